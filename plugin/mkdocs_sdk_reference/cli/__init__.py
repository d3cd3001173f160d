"""The command `sdk-reference`: checks, mends and compares docs folders without a site."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from .. import __version__
from .assets import assets
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
_FAILED = 2
_INTERRUPTED = 130
_PIPE_CLOSED = 141
"""What shells say of a command that a signal ended; never 1, which means a finding."""


class _Program(click.Group):
    """The command, whose exit status is 1 only where a command says so."""

    def main(  # type: ignore[override]  # of two overloads one suffices
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run it; what goes wrong with its output is one line, not a traceback."""
        try:
            status = super().main(args, standalone_mode=False, **extra)
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted.", err=True)
            status = _INTERRUPTED
        except OSError as error:
            click.echo(f"The output can't be written: {error.strerror}.", err=True)
            _drop_output()
            status = _FAILED
        except SystemExit:  # click's answer to a closed pipe
            status = _PIPE_CLOSED
        if standalone_mode:
            sys.exit(status or 0)
        return status


def _drop_output() -> None:
    """Let Python flush a stdout that takes nothing, at its end, without another error."""
    with suppress(AttributeError, OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


@click.group(cls=_Program, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
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
main.add_command(assets)
