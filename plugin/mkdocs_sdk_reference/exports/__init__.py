"""What programs read: search entries, the inventory, JSON, Markdown."""
