"""Pages that Speakeasy writes."""
