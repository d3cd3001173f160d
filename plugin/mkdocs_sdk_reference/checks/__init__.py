"""Finds defects in a docs folder, and makes the edits that fix them.

`linter` applies the `rules` to pages and yields `findings`. `links` and `notices` check a page,
`edits` implements `fix`, `baseline` leaves out known findings, `report` is the result of one run,
and `display` makes untrusted text safe to print.
"""
