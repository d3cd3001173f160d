"""The hosts, each in a package of its own."""
