"""The command `sdk-reference`: checks, mends and compares docs folders without a site."""

from __future__ import annotations

import sys

import click

from .. import __version__
from .check import check
from .diff import diff
from .fix import fix

_EPILOG = """\
Examples:

\b
  sdk-reference check docs          what is broken, where, and why
  sdk-reference fix docs            what would be mended, as a diff
  sdk-reference fix --write docs    mend it
  sdk-reference diff old/docs docs  what changed since another release

Shell completion, for bash (zsh and fish likewise):

\b
  eval "$(_SDK_REFERENCE_COMPLETE=bash_source sdk-reference)"
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sdk-reference")
def main() -> None:
    """Check, mend and compare the Markdown reference that an SDK generator writes."""
    for stream in (sys.stdout, sys.stderr):
        # Names of files need not be text; what is printed of them must not stop the work.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


main.add_command(check)
main.add_command(fix)
main.add_command(diff)
