"""The hosts, one package each."""
