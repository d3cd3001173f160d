"""`sdk-reference fix`: mends in the files what has one right text."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..checks.edits import read_exact
from ..checks.findings import Finding, counted, shown
from ..checks.linter import Examination
from ..checks.rules import CODES
from ..exports.atomic import replace_file
from ..reference.loader import Folder
from .folders import DOCS, Progress, name_in, read_folders

_EPILOG = """\
Examples:

\b
  sdk-reference fix docs                           show what would change
  sdk-reference fix docs | git apply               the same as --write
  sdk-reference fix --write docs
  sdk-reference fix --write --only undefined-prefix docs

Exit status: 0, or 2 for wrong usage or files that can't be read or written.
"""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ODD = re.compile(r"[\x00-\x1f\"\\\x7f\udc80-\udcff]")
"""Characters that `git` quotes a name for."""
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that has something to mend.

    Attributes:
        name: Its path as the user would write it.
        old: Its bytes.
        new: Its bytes, mended.
    """

    name: str
    old: bytes
    new: bytes
    findings: tuple[Finding, ...]


@click.command(epilog=_EPILOG, short_help="mend what has one right answer")
@click.argument("docs", nargs=-1, required=True, type=DOCS)
@click.option("--write", is_flag=True, help="Change the files, instead of printing a diff.")
@click.option(
    "--only", multiple=True, type=click.Choice(list(CODES)), metavar="CODE",
    help="Mend findings of this code alone. Can be given again.",
)  # fmt: skip
@click.option(
    "--absolute-links-base", default="", metavar="URL",
    help="Put this address before links such as '/scopes'.",
)  # fmt: skip
@click.pass_context
def fix(
    context: click.Context,
    docs: tuple[Path, ...],
    *,
    write: bool,
    only: tuple[str, ...],
    absolute_links_base: str,
) -> None:
    """Mend what has one right answer: links with a target, and malformed deprecation marks.

    Prints a diff, and changes no file unless you say --write. Nothing but the destinations of
    links and those marks is changed: line ends, padding and encoding stay. Each file is replaced
    whole or not at all. Symbolic links are not followed.
    """
    is_whole, counts, files, failed = True, Counter[str](), 0, 0
    for folder in read_folders(docs, absolute_links_base):
        is_whole = is_whole and not folder.unreadable
        for mended in _mend(folder, frozenset(only)):
            if mended is None or (write and not _write(mended)):
                failed += 1
                continue
            if not write:
                _print_diff(mended)
            files += 1
            counts.update(finding.code.name for finding in mended.findings)
    if files or not failed:
        click.echo(_summary(counts, files, is_written=write), err=True)
    context.exit(0 if is_whole and not failed else 2)


def _summary(counts: Counter[str], files: int, *, is_written: bool) -> str:
    if not files:
        return "There is nothing to mend."
    by_code = ", ".join(f"{count:,} {name}" for name, count in counts.most_common())
    verb = "Mended" if is_written else "Would mend"
    hint = "" if is_written else " --write does it."
    places = counted(counts.total(), "place")
    return f"{verb} {places} in {counted(files, 'file')} ({by_code}).{hint}"


def _mend(folder: Folder, only: frozenset[str]) -> Iterator[Mended | None]:
    """The files of a folder that have something to mend, in the order of their paths.

    None stands for a file that could not be read again.
    """
    examination = Examination(folder.reference, all_pages=True, beyond=folder.beyond)
    pages = [page for path, page in sorted(folder.reference.pages.items()) if path in folder.own]
    with Progress(f"Mending {click.format_filename(folder.path)}", len(pages)) as progress:
        for page in pages:
            if any(finding.mend for finding in examination.page(page)):
                yield from _mend_file(folder, page.path, examination, only)
            progress.step()


def _mend_file(
    folder: Folder, path: str, examination: Examination, only: frozenset[str]
) -> Iterator[Mended | None]:
    """Read a file again, with every character in its place, and mend it."""
    name = name_in(folder, path)
    try:
        old = (folder.path / path).read_bytes()
    except OSError as error:
        click.echo(f"{shown(name)}: can't be read: {error.strerror}", err=True)
        yield None
        return
    dialect = folder.reference.pages[path].dialect  # as the pages around it have settled it
    exact = read_exact(path, old, folder.reference.slug, (dialect,) if dialect else ())
    findings = tuple(
        finding
        for finding in examination.page(exact.page)
        if finding.mend and (not only or finding.code.name in only)
    )
    new = exact.mended(finding.mend for finding in findings if finding.mend)
    if new != old:
        yield Mended(name, old, new, findings)


def _write(mended: Mended) -> bool:
    try:
        replace_file(Path(mended.name), mended.new)
    except OSError as error:
        click.echo(f"{shown(mended.name)}: can't be written: {error.strerror}", err=True)
        return False
    return True


def _print_diff(mended: Mended) -> None:
    """Print a diff that `git apply` takes, byte by byte; on a terminal one that can be read."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    for line in unified(mended):
        if not is_terminal:
            click.echo(line.encode("utf-8", "surrogateescape"), nl=False)
            continue
        text = "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in line)
        colour = None if "NO_COLOR" in os.environ else _COLOURS.get(line[:1])
        click.echo(click.style(text, fg=colour) if colour else text, nl=False)


def unified(mended: Mended) -> Iterator[str]:
    """The lines of a file's diff, each with its end."""
    old, new = _lines(mended.old), _lines(mended.new)
    name = _path_in_diff(mended.name)
    for line in difflib.unified_diff(old, new, _quoted(f"a/{name}"), _quoted(f"b/{name}")):
        if line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"


def _path_in_diff(name: str) -> str:
    """A file's path from where we stand, or from the disk's root where it isn't below."""
    path = os.path.relpath(name)
    return os.path.realpath(name).lstrip(os.sep) if path.startswith(os.pardir) else path


def _quoted(name: str) -> str:
    """A name as `git` writes it: quoted where it holds a mark, and marked off where a space."""
    if not _ODD.search(name):
        return f"{name}\t" if " " in name else name
    escaped = _ODD.sub(lambda odd: "".join(f"\\{b:03o}" for b in os.fsencode(odd[0])), name)
    return f'"{escaped}"'


def _lines(data: bytes) -> Sequence[str]:
    """Lines as `git` sees them: a lone CR ends none."""
    return _LINE.findall(data.decode("utf-8", "surrogateescape"))
