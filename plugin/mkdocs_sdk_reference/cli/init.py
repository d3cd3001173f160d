"""`sdk-reference init`: writes a first `mkdocs.yml` for a repository with generated pages."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import click

from ..checks.display import shown
from ..commonmark.document import Document, shown_heading
from ..commonmark.source import decode
from ..reference.files import Sort, find_files
from .folders import DOCS
from .settings import FILES

SETTINGS = """\
site_name: {name}
# Address of the published site: search engines, instant navigation and link previews need it.
# site_url: https://example.com/
theme:
  name: material
  features:
    - content.code.copy
    - navigation.instant
    - navigation.instant.prefetch
    - navigation.instant.preview
    - toc.follow
  palette:
    - media: "(prefers-color-scheme)"
      toggle:
        icon: material/brightness-auto
        name: Switch to light mode
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle:
        icon: material/weather-sunny
        name: Switch to dark mode
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle:
        icon: material/weather-night
        name: Switch to system preference
markdown_extensions:
  - pymdownx.highlight
  - pymdownx.superfences
plugins:
  - search
  - sdk-reference
"""
"""The file to write; README and quick start show it."""

_NAMES = ("docs", "doc", "documentation")
"""What generators call the folder of their pages: `doc` is APIMatic's, `documentation` liblab's."""
_ABOVE = (".", "*", "*/*")
"""Where such a folder is looked for, nearest first."""
_ONE_FILE = "reference.md"
"""The single page that Fern writes, next to the SDK's README."""
_NOT_OWN = {"node_modules", "site-packages", "vendor"}
_NOT_IN_A_NAME = {*'<>"'}
"""Themes write a site's name into HTML without escaping it."""
_HELP = """\
Write a first mkdocs.yml for the generated pages in FOLDER.

FOLDER defaults to the nearest folder called `docs`, `doc` or `documentation`. The file goes into
the current folder; an existing one is never overwritten.
"""


@click.command(help=_HELP, short_help="Write a first mkdocs.yml.")
@click.argument("folder", type=DOCS, required=False)
@click.option("--print", "is_printed", is_flag=True, help="Print the file instead of writing it.")
def init(folder: Path | None, *, is_printed: bool) -> None:
    """Write or print the settings of a site."""
    docs = folder or found_docs()
    text = settings(docs)
    if is_printed:
        click.echo(text, nl=False)
        return
    _write(text)
    click.echo(f"Wrote {FILES[0]} for the pages in '{shown(str(docs))}'.")
    if find_spec("material") is None:
        click.echo('Install the theme: pip install "mkdocs-sdk-reference[material]"')
    click.echo("Preview the site: mkdocs serve")


def settings(docs: Path) -> str:
    """Return the settings of a site with these pages."""
    place = Path(os.path.relpath(docs)).as_posix()
    if Path.cwd().resolve().is_relative_to(docs.resolve()):
        raise click.UsageError(
            "mkdocs.yml can't be inside the docs folder: run this in the folder above it."
        )
    if not place.isprintable():
        raise click.UsageError(f"mkdocs.yml can't contain this folder's name: '{shown(place)}'.")
    name, rest = SETTINGS.format(name=json.dumps(_name(docs), ensure_ascii=False)).split("\n", 1)
    if place != "docs":  # MkDocs' default
        name += f"\ndocs_dir: {json.dumps(place, ensure_ascii=False)}"
    return f"{name}\n{rest}"


def _write(text: str) -> None:
    """Write the file, unless it exists.

    Raises:
        UsageError: It exists, or it can't be written.
    """
    for file in FILES:
        if os.path.lexists(file):
            raise click.UsageError(
                f"There is already a {file}. Add 'sdk-reference' to its plugins, or see what this"
                " command would write: sdk-reference init --print"
            )
    try:
        with open(FILES[0], "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise click.UsageError(f"Cannot write '{FILES[0]}': {error.strerror}.") from None


def found_docs() -> Path:
    """Return the docs folder nearest to the current one.

    Raises:
        UsageError: There is none, or several are equally near.
    """
    for above in _ABOVE:
        places = (path for name in _NAMES for path in Path().glob(f"{above}/{name}"))
        found = sorted(filter(_has_pages, places))
        if len(found) == 1:
            return found[0]
        if found:
            raise click.UsageError(
                f"There are several docs folders: {_listed(found)}. Pass one of them."
            )
    if Path(_ONE_FILE).is_file():
        raise click.UsageError(
            f"'{_ONE_FILE}' must be in a folder. Run this first:"
            f" mkdir docs && ln -s ../{_ONE_FILE} docs"
        )
    raise click.UsageError(
        "No folder called 'docs', 'doc' or 'documentation' has Markdown files. Pass the folder."
    )


def _has_pages(path: Path) -> bool:
    """Whether a folder belongs to the repository itself and has Markdown files."""
    if any(part.startswith(".") or part in _NOT_OWN for part in path.parts):
        return False
    with suppress(OSError):
        return any(file.sort is Sort.PAGE for file in find_files(path))
    return False


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(f"'{shown(str(path))}'" for path in paths[:5]) + ", …" * (len(paths) > 5)


def _name(docs: Path) -> str:
    """Return the title of the README next to the pages, or the name of their repository."""
    root = docs.resolve().parent
    with suppress(OSError):
        title = Document(decode((root / "README.md").read_bytes())).title
        name = _printable(shown_heading(title.text)) if title else ""
        if name and not _NOT_IN_A_NAME & {*name}:
            return name
    return "".join(char for char in _printable(root.name) if char not in _NOT_IN_A_NAME) or "SDK"


def _printable(text: str) -> str:
    return " ".join("".join(char for char in text if char.isprintable()).split())
