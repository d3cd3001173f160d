"""The command `sdk-reference`: sets up a site, and checks, fixes and compares docs folders."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from typing import Any

import click

from .. import __version__
from ..checks.display import escaped
from .check import check
from .diff import diff
from .finish import finish_command
from .fix import fix
from .init import init
from .note import note
from .prepare import prepare_command

_EPILOG = """\
Examples:

\b
  sdk-reference init                write a first mkdocs.yml
  sdk-reference check docs          report what is broken, where, and why
  sdk-reference fix docs            show the fixes as a diff
  sdk-reference fix --write docs    apply the fixes
  sdk-reference diff old/docs docs  list changes since another release
  sdk-reference note shared.Pet     start a note on a type or an operation
  sdk-reference finish site docs    add search results to a site of another host

Shell completion for bash (zsh and fish are similar):

\b
  eval "$(_SDK_REFERENCE_COMPLETE=bash_source sdk-reference)"
"""
_FAILED = 2
_INTERRUPTED = 130
_PIPE_CLOSED = 141
"""Exit status of a command that SIGPIPE ended, as in shells; never 1, which means a finding."""


class _Program(click.Group):
    """The command group. Exit status 1 always means a finding, never an error."""

    def main(  # type: ignore[override]  # of two overloads one suffices
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run the command; if its output can't be written, print one line and no traceback."""
        try:
            status = super().main(args, standalone_mode=False, **extra)
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except click.ClickException as error:
            _show(error)
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted.", err=True)
            status = _INTERRUPTED
        except OSError as error:
            click.echo(f"Cannot write the output: {error.strerror}.", err=True)
            _drop_output()
            status = _FAILED
        except SystemExit:  # click's answer to a closed pipe
            status = _PIPE_CLOSED
        if standalone_mode:
            sys.exit(status or 0)
        return status


def _show(error: click.ClickException) -> None:
    """Print an error; click would repeat arguments with all their characters."""
    text = StringIO()
    error.show(file=text)
    click.echo(escaped(text.getvalue()), err=True, nl=False)


def _drop_output() -> None:
    """Keep Python's flush at exit from failing again on a closed stdout."""
    with suppress(AttributeError, OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


@click.group(
    cls=_Program,
    help="Check, fix and compare the Markdown that SDK generators write, or set up a site.",
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="sdk-reference")
def main() -> None:
    """The command `sdk-reference`.

    Help is passed to click as text, here and below: `python -OO` strips docstrings.
    """
    for stream in (sys.stdout, sys.stderr):
        # File names need not be valid text; printing one must not stop the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


main.add_command(init)
main.add_command(check)
main.add_command(fix)
main.add_command(diff)
main.add_command(note)
main.add_command(prepare_command)
main.add_command(finish_command)
