"""Adds what developers look for to the index of a site's search.

- `names`: the names that operations, types and errors are found by;
- `hits`: what a search gets of each page: those names, and its fields, values and parameters;
- `index`: the known forms of an index, as a file;
- `entries`: adds hits to an index that MkDocs' search plugins wrote;
- `finish`: adds them to one that a host without plugins wrote;
- `pagefind`: adds them to Pagefind's bundle.
"""
