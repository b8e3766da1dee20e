"""Posts: who holds which, and where its words begin and end."""
