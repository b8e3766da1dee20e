"""PDF pages: characters with places to printed lines, and what else is printed."""
