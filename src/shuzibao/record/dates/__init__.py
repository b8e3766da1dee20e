"""Dates and times: as written, and what they mean."""
