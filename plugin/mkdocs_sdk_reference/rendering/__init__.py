"""Values → ``xml.etree`` elements. Nothing in here knows a host."""
