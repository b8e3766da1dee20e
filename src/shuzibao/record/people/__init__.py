"""People: whose name stands where, and what is said of them."""
