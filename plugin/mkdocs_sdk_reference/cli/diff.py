"""`sdk-reference diff`: lists what changed between two releases of an SDK."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from ..checks.display import json_text, shown
from ..diff import (
    Comparison,
    RecordedError,
    ReferenceRelease,
    Release,
    compare_releases,
    read_recorded,
)
from ..reference.sdks import Sdk, sdk_at
from .folders import RELEASE, read_folders
from .settings import reference_of, settings_here

_SETTINGS = {".yml", ".yaml"}
"""Extensions of a site's settings."""

_HELP = """\
List changes between two releases of an SDK, breaking ones first.

OLD and NEW are each the docs folder of a release, the models.json that its site's build wrote, or
the mkdocs.yml of a site with several SDKs. NEW defaults to the site whose mkdocs.yml is in the
current folder. The command compares types, fields, values, members, operations, parameters and
errors. It ignores fixed links, `Optional` around a type, and namespaces, and it recognizes renamed
pages.
"""
_EPILOG = """\
Examples:

\b
  sdk-reference diff old/docs docs
  sdk-reference diff old/docs docs >> CHANGELOG.md
  sdk-reference diff --format json old/docs docs
  sdk-reference diff --redirects old/docs docs
  sdk-reference diff releases/2.1.0.json docs
  sdk-reference diff releases/2.1.0.json

To compare with a committed release:

\b
  git worktree add ../released v1.4.0
  sdk-reference diff ../released/docs docs

Exit status: 0 without breaking changes, 1 with them, 2 for wrong usage or unreadable files.
"""


@click.command(help=_HELP, epilog=_EPILOG, short_help="List changes between two releases.")
@click.argument("old", type=RELEASE)
@click.argument("new", type=RELEASE, required=False)
@click.option(
    "--format", "format_", type=click.Choice(["markdown", "json"]), default="markdown",
    show_default=True, help="Output format: markdown for a changelog, json for programs.",
)  # fmt: skip
@click.option(
    "--redirects", is_flag=True,
    help="Print only the pages that moved, as configuration for mkdocs-redirects.",
)  # fmt: skip
@click.pass_context
def diff(
    context: click.Context, old: Path, new: Path | None, *, format_: str, redirects: bool
) -> None:
    """Compare two releases of an SDK."""
    sdks: list[Sdk] = []
    before, is_old_whole = _read(old, sdks)
    after, is_new_whole = _read(new or settings_here(), sdks)
    found, _ = compare_releases(before, after)
    if redirects:
        click.echo(_redirects(found), nl=False)
    elif format_ == "json":
        click.echo(json_text(found.as_dict()))
    else:
        click.echo(found.as_markdown(lambda page: _title(sdks, page)), nl=False)
    context.exit(2 if not (is_old_whole and is_new_whole) else int(bool(found.breaking)))


def _read(path: Path, sdks: list[Sdk]) -> tuple[Release, bool]:
    """Return a release, and whether all of it could be read; add a site's SDKs to `sdks`."""
    if path.is_dir():
        (folder,) = read_folders([path], "")
        return ReferenceRelease(folder.reference), not folder.unreadable
    name = shown(str(path))
    if path.suffix in _SETTINGS:
        reference = reference_of(path)
        sdks += reference.sdks
        return ReferenceRelease(reference), True
    try:
        return read_recorded(path.read_bytes()), True
    except OSError as error:
        raise click.UsageError(f"Cannot read '{name}': {error.strerror}.") from None
    except RecordedError as error:
        raise click.UsageError(f"'{name}' is not a models.json file: {error}.") from None


def _title(sdks: Sequence[Sdk], page: str) -> str:
    sdk = sdk_at(sdks, page)
    return shown(sdk.title) if sdk else ""


def _redirects(found: Comparison) -> str:
    """Return a part of mkdocs.yml; JSON strings are valid YAML."""
    if not found.moved:
        return "# No page moved.\n"
    lines = ["plugins:", "  - redirects:", "      redirect_maps:"]
    lines += [f"        {json.dumps(r.old)}: {json.dumps(r.new)}" for r in found.moved]
    return "\n".join(lines) + "\n"
