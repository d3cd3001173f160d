"""`sdk-reference diff`: what changed between two releases of an SDK."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..diff import Comparison, compare
from .folders import DOCS, read_folders

_EPILOG = """\
Examples:

\b
  sdk-reference diff old/docs docs
  sdk-reference diff old/docs docs >> CHANGELOG.md
  sdk-reference diff --format json old/docs docs
  sdk-reference diff --redirects old/docs docs

To compare with what is committed:

\b
  git worktree add ../released v1.4.0
  sdk-reference diff ../released/docs docs

Exit status: 0 where nothing breaks, 1 where something does, 2 for wrong usage or unreadable files.
"""


@click.command(epilog=_EPILOG, short_help="what changed between two releases")
@click.argument("old", type=DOCS)
@click.argument("new", type=DOCS)
@click.option(
    "--format", "format_", type=click.Choice(["markdown", "json"]), default="markdown",
    show_default=True, help="markdown for a changelog, json for programs.",
)  # fmt: skip
@click.option(
    "--redirects", is_flag=True,
    help="Print the pages that moved instead, as options of the plugin mkdocs-redirects.",
)  # fmt: skip
@click.pass_context
def diff(context: click.Context, old: Path, new: Path, *, format_: str, redirects: bool) -> None:
    """Say what changed between two releases of an SDK, what breaks first.

    OLD and NEW are the docs folders of an earlier and a later release. Types, fields, values,
    members, operations, parameters and errors are compared. A link that was mended, `Optional`
    round a type and another namespace are no changes, and a page that was renamed is not gone.
    """
    releases, is_whole = [], True
    for path in (old, new):
        (folder,) = read_folders([path], "")
        is_whole = is_whole and not folder.unreadable
        releases.append(folder.reference)
    found = compare(*releases)
    if redirects:
        click.echo(_redirects(found), nl=False)
    elif format_ == "json":
        click.echo(json.dumps(found.as_dict(), indent=2, ensure_ascii=False))
    else:
        click.echo(found.as_markdown(), nl=False)
    context.exit(2 if not is_whole else int(bool(found.breaking)))


def _redirects(found: Comparison) -> str:
    """A part of mkdocs.yml; JSON strings are YAML's, too."""
    if not found.moved:
        return "# No page moved.\n"
    lines = ["plugins:", "  - redirects:", "      redirect_maps:"]
    lines += [f"        {json.dumps(r.old)}: {json.dumps(r.new)}" for r in found.moved]
    return "\n".join(lines) + "\n"
