"""All pages of a site together: what their names and links lead to."""
