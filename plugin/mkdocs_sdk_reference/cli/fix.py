"""`sdk-reference fix`: fixes what has a single right answer."""

from __future__ import annotations

import difflib
import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..checks.display import counted, shown
from ..checks.edits import read_editable
from ..checks.findings import Finding
from ..checks.linter import Linter
from ..checks.rules import RULES
from ..exports.atomic import replace_file
from ..reference.loader import Folder
from .folders import DOCS, Progress, name_in, read_folders

_HELP = """\
Fix what has a single right answer: links whose target is certain, links that can have no target,
and malformed deprecation notices.

Prints a diff and changes no files, unless --write is given. Only links and those notices change:
line endings, padding and encoding stay. Each file is replaced as a whole or not at all. Symbolic
links are not followed.

Without DOCS, the command fixes the folders of the site whose mkdocs.yml is in the current folder.
"""
_EPILOG = """\
Examples:

\b
  sdk-reference fix docs                           show the changes
  sdk-reference fix docs | git apply               same as --write
  sdk-reference fix --write docs
  sdk-reference fix --write --only undefined-prefix docs

Exit status: 0, or 2 for wrong usage or files that can't be read or written.
"""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ODD = re.compile(
    '[\x00-\x1f"\\\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\udc80-\udcff]'
)
"""Characters for which `git` quotes a name, and those that could disguise one."""
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file with something to fix.

    Attributes:
        name: Its path as the user would write it.
        old: Its bytes.
        new: Its bytes with the fixes applied.
        findings: What is fixed.
    """

    name: str
    old: bytes
    new: bytes
    findings: tuple[Finding, ...]


@click.command(help=_HELP, epilog=_EPILOG, short_help="Fix what has a single right answer.")
@click.argument("docs", nargs=-1, type=DOCS)
@click.option("--write", is_flag=True, help="Change the files instead of printing a diff.")
@click.option(
    "--only", multiple=True, type=click.Choice(list(RULES)), metavar="RULE",
    help="Fix only findings of this rule. Can be repeated.",
)  # fmt: skip
@click.option(
    "--absolute-links-base", default="", metavar="URL",
    help="URL to put before links such as '/scopes'.",
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
    """Fix docs folders."""
    is_complete, counts, files, failed = True, Counter[str](), 0, 0
    for folder in read_folders(docs, absolute_links_base):
        is_complete = is_complete and not folder.unreadable
        for file in _fix(folder, frozenset(only)):
            if file is None or (write and not _write(file)):
                failed += 1
                continue
            if not write:
                _print_diff(file)
            files += 1
            counts.update(finding.rule.name for finding in file.findings)
    if files or not failed:
        click.echo(_summary(counts, files, is_written=write), err=True)
    context.exit(0 if is_complete and not failed else 2)


def _summary(counts: Counter[str], files: int, *, is_written: bool) -> str:
    if not files:
        return "Nothing to fix."
    by_rule = ", ".join(f"{count:,} {name}" for name, count in counts.most_common())
    verb = "Fixed" if is_written else "Would fix"
    hint = "" if is_written else " Use --write to apply."
    findings = counted(counts.total(), "finding")
    return f"{verb} {findings} in {counted(files, 'file')} ({by_rule}).{hint}"


def _fix(folder: Folder, only: frozenset[str]) -> Iterator[FixedFile | None]:
    """Yield the files of a folder with something to fix, in the order of their paths.

    None stands for a file that could not be read again.
    """
    linter = Linter(folder.reference, all_pages=True, beyond=folder.beyond)
    pages = [page for path, page in sorted(folder.reference.pages.items()) if path in folder.own]
    with Progress(f"Fixing {shown(str(folder.path))}", len(pages)) as progress:
        for page in pages:
            if any(finding.edit for finding in linter.page(page)):
                yield from _fix_file(folder, page.path, linter, only)
            progress.step()


def _fix_file(
    folder: Folder, path: str, linter: Linter, only: frozenset[str]
) -> Iterator[FixedFile | None]:
    """Read a file again, without normalizing it, and apply the fixes."""
    name = name_in(folder, path)
    try:
        old = (folder.path / path).read_bytes()
    except OSError as error:
        click.echo(f"{shown(name)}: can't be read: {error.strerror}", err=True)
        yield None
        return
    dialect = folder.reference.pages[path].dialect  # decided by the pages around it
    editable = read_editable(path, old, folder.reference.slug, (dialect,) if dialect else ())
    findings = tuple(
        finding
        for finding in linter.page(editable.page)
        if finding.edit and (not only or finding.rule.name in only)
    )
    new = editable.apply(finding.edit for finding in findings if finding.edit)
    if new != old:
        yield FixedFile(name, old, new, findings)


def _write(file: FixedFile) -> bool:
    path = Path(file.name)
    try:
        is_read_only = _is_read_only(path)
        replace_file(path, file.new)
    except OSError as error:
        click.echo(f"{shown(file.name)}: can't be written: {error.strerror}", err=True)
        return False
    if is_read_only:
        click.echo(f"{shown(file.name)}: replaced, although it is read-only", err=True)
    return True


def _is_read_only(path: Path) -> bool:
    """Whether a file may not be written to; it can be replaced if its folder is writable."""
    # For root every file is writable, so check the mode, too.
    return not (os.access(path, os.W_OK) and path.stat().st_mode & stat.S_IWUSR)


def _print_diff(file: FixedFile) -> None:
    """Print a diff that `git apply` accepts, byte for byte; on a terminal, a readable one."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    for line in unified(file):
        if not is_terminal:
            click.echo(line.encode("utf-8", "surrogateescape"), nl=False)
            continue
        text = "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in line)
        colour = None if "NO_COLOR" in os.environ else _COLOURS.get(line[:1])
        click.echo(click.style(text, fg=colour) if colour else text, nl=False)


def unified(file: FixedFile) -> Iterator[str]:
    """Yield the lines of a file's diff, with their line endings."""
    old, new = _lines(file.old), _lines(file.new)
    name = _path_in_diff(file.name)
    for line in difflib.unified_diff(old, new, _quoted(f"a/{name}"), _quoted(f"b/{name}")):
        if line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"


def _path_in_diff(name: str) -> str:
    """Return a path from the working folder, or from the root of the disk if it isn't below."""
    path = os.path.relpath(name)
    return os.path.realpath(name).lstrip(os.sep) if path.startswith(os.pardir) else path


def _quoted(name: str) -> str:
    """Return a name as `git` writes it: quoted if it is odd, then a tab if it has a space."""
    if not _ODD.search(name):
        return f"{name}\t" if " " in name else name
    escaped = _ODD.sub(lambda odd: "".join(f"\\{b:03o}" for b in os.fsencode(odd[0])), name)
    return f'"{escaped}"'


def _lines(data: bytes) -> Sequence[str]:
    """Return the lines as `git` sees them: a lone CR doesn't end one."""
    return _LINE.findall(data.decode("utf-8", "surrogateescape"))
