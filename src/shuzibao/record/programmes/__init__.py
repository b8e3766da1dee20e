"""Programmes: named schemes, their parts, and who answers for them."""
