"""What is wrong in a docs folder, and the edits that fix it.

`linter` runs the `rules` over pages and yields `findings`. `links` and `notices` are what it
checks on each page, `edits` is what `fix` does, `baseline` leaves out known findings, `report`
is the result of one run, and `display` makes untrusted text safe to print.
"""
