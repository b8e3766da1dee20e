"""What was said, asked, promised and held: demands, quotations, events."""
