"""Columns that stand side by side in a text: cut apart, and read one after the other."""
