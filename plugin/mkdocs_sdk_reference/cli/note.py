"""`sdk-reference note`: starts a note on a type, an operation or an operation page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from ..checks.display import shown
from ..reference import Reference
from ..reference.files import Sort, find_files
from ..reference.notes import Target, Targets, rows_of
from .folders import DOCS, read_folders
from .init import found_docs
from .settings import FILES, reference_of, settings_here

_HELP = """\
Start a note on NAME, and print the path of its file.

NAME is the full or short name of a type, an operation as `Page.operation`, or the title of an
operation page. In a site with several SDKs, put the SDK's folder before it: `python/Pet`. Without
DOCS, the command reads the site whose mkdocs.yml is in the current folder, or else the nearest
folder called `docs`, `doc` or `documentation`. An existing note stays as it is.
"""


@click.command(help=_HELP, short_help="Start a note on a type or an operation.")
@click.argument("name")
@click.argument("docs", type=DOCS, required=False)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="notes",
    show_default=True,
    help="Folder of notes, as in the option `notes` of mkdocs.yml.",
)
def note(name: str, docs: Path | None, folder: Path) -> None:
    """Write a note's file, unless it exists."""
    targets = Targets(_reference(docs))
    target = _one(targets, name)
    if present := next(_notes_on(target, targets, folder), None):
        click.echo(f"There is already a note on '{shown(name)}':", err=True)
        click.echo(present.as_posix())
        return
    file = folder / f"{targets.name_of(target)}.md"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(skeleton(target))
    except OSError as error:
        message = f"Cannot write '{shown(str(file))}': {error.strerror}."
        raise click.UsageError(message) from None
    click.echo(file.as_posix())


def _reference(docs: Path | None) -> Reference:
    """Return the reference that the note may be about."""
    if docs is None and any(Path(name).is_file() for name in FILES):
        return reference_of(settings_here())
    (read,) = read_folders([docs or found_docs()], "")
    return read.reference


def skeleton(target: Target) -> str:
    """Return the first text of a note: its title, and headings for rows in a comment."""
    # As code, because the name comes from the API's description and notes may hold raw HTML.
    title = f"# `{target.names[0].replace('`', '')}`\n"
    headings = [f"## `{name}`" for name, anchor in rows_of(target.thing).items() if anchor]
    # Two hyphens would end the comment, and a line break in a name would start another line.
    named = [text.replace("--", "- -") for text in headings if text.isprintable()]
    if not named:
        return f"{title}\n"
    return "\n".join(
        [
            title,
            "<!--",
            "For a note on a field, copy its heading out of this comment:",
            *named,
            "-->",
            "",
        ]
    )


def _one(targets: Targets, name: str) -> Target:
    """Return what a name means.

    Raises:
        UsageError: It means nothing, or several things.
    """
    found = targets.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(map(targets.name_of, found[:5])) + ", …" * (len(found) > 5)
        raise click.UsageError(f"'{shown(name)}' could be any of {shown(names)}.")
    near = targets.nearest(name)
    hint = f" The closest names are {', '.join(map(shown, near))}." if near else ""
    raise click.UsageError(f"There is no type or operation '{shown(name)}'.{hint}")


def _notes_on(target: Target, targets: Targets, folder: Path) -> Iterator[Path]:
    """Yield the files in the folder of notes that are about the target, whatever their names."""
    if not folder.is_dir():
        return
    for file in find_files(folder):
        if file.sort is Sort.PAGE and targets.find(os.path.splitext(file.path)[0]) == [target]:
            yield folder / file.path
