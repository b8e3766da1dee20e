"""Scans: images of pages to printed lines, by recognition."""
