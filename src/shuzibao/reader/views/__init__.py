"""One module a subject; each view fetches from the shelf, composes, and shows."""
