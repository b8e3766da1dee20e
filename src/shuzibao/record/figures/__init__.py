"""Figures: the number, its unit, of what, as of when, part of what."""
