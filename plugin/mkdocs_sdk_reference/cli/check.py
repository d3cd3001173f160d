"""`sdk-reference check`: what is broken, without a site."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..checks.baseline import Baseline, BaselineError
from ..checks.findings import Finding, counted, level_of
from ..checks.linter import Examination, of_problems, of_relations
from ..checks.report import Report
from ..checks.rules import CODES, LEVELS, Level
from ..exports.atomic import replace_file
from ..reference.loader import Folder
from .folders import DOCS, name_in, read_folders
from .formats import FORMATS, as_text

_EPILOG = """\
Examples:

\b
  sdk-reference check docs
  sdk-reference check docs --fail-on warn --level dead-anchor=ignore
  sdk-reference check docs --format github
  sdk-reference check docs --format sarif > findings.sarif
  sdk-reference check docs --baseline known.json --update-baseline
  sdk-reference check docs --baseline known.json

Exit status: 0 where nothing counts, 1 where something does, 2 for wrong usage or unreadable files.
"""


if TYPE_CHECKING:
    _TypeOfLevels = click.ParamType[tuple[str, Level]]
else:
    _TypeOfLevels = click.ParamType  # takes no types before click 8.4


class LevelOfCode(_TypeOfLevels):
    """``CODE=LEVEL``."""

    name = "code=level"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Level]:
        """Take known codes and levels alone."""
        code, _, level = str(value).partition("=")
        if code not in CODES:
            self.fail(f"there is no code '{code}'; the codes are {', '.join(CODES)}", param, ctx)
        if level not in LEVELS:
            self.fail(f"'{level}' is no level; the levels are {', '.join(LEVELS)}", param, ctx)
        return code, LEVELS[level]


@click.command(epilog=_EPILOG, short_help="what is broken, where, why, and where the fix belongs")
@click.argument("docs", nargs=-1, required=True, type=DOCS)
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="How to print it: text for people, json for programs, github for annotations in a "
    "workflow's log, sarif for code scanning.",
)  # fmt: skip
@click.option(
    "--level", "levels", multiple=True, type=LevelOfCode(), metavar="CODE=LEVEL",
    help="How loud a kind of finding is said: warn, info or ignore. Can be given again.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["info", "warn"]), default="info", show_default=True,
    help="The lowest level of a finding that makes the exit status 1.",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Leave out the findings that this file knows.",
)  # fmt: skip
@click.option("--update-baseline", is_flag=True, help="Write all findings to that file instead.")
@click.option(
    "--all", "show_all", is_flag=True,
    help="Print all findings, also the many that `fix` mends.",
)  # fmt: skip
@click.option(
    "--absolute-links-base", default="", metavar="URL",
    help="Address before links such as '/scopes', which then count as mendable.",
)  # fmt: skip
@click.pass_context
def check(  # noqa: PLR0913 (an option each)
    context: click.Context,
    docs: tuple[Path, ...],
    *,
    format_: str,
    levels: tuple[tuple[str, Level], ...],
    fail_on: str,
    baseline: Path | None,
    update_baseline: bool,
    show_all: bool,
    absolute_links_base: str,
) -> None:
    """Say what is broken in docs folders, where, why, and where the fix belongs.

    DOCS are folders as the generator writes them; each is looked at by itself.
    """
    if show_all and format_ != "text":
        raise click.UsageError(f"--format {format_} prints all findings as it is: leave out --all.")
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    known = _read(baseline) if baseline and not update_baseline else None
    report, is_whole = Report(levels=dict(levels)), True
    for folder in read_folders(docs, absolute_links_base):
        is_whole = is_whole and not folder.unreadable
        report.pages += _kinds(folder)
        report.findings += _named(folder, _examine(folder))
    report.read_anew = report.pages.total()
    audible = [f for f in report.findings if level_of(f.code, report.levels) > Level.IGNORE]
    if update_baseline:
        assert baseline is not None
        _write(baseline, Baseline.of(_seen_from(baseline, audible)))
        written = counted(len(audible), "finding")
        click.echo(f"{written} written to {click.format_filename(baseline)}.")
    else:
        notes = []
        if known is not None:
            assert baseline is not None
            new, old, gone = known.split(_seen_from(baseline, audible))
            report.findings = [audible[at] for at in new]
            if old:
                notes.append(f"In the baseline, and not shown: {counted(old, 'finding')}.")
            if gone:
                notes.append(f"Gone since the baseline: {counted(gone, 'finding')}.")
        format_report = partial(as_text, show_all=True) if show_all else FORMATS[format_]
        click.echo(format_report(report), nl=False)
        for note in notes:
            click.echo(note, err=True)
    lowest = LEVELS[fail_on]
    counts = any(level_of(f.code, report.levels) >= lowest for f in report.findings)
    context.exit(2 if not is_whole else int(counts and not update_baseline))


def _examine(folder: Folder) -> Iterable[Finding]:
    for path, problems in folder.problems.items():
        yield from of_problems(path, problems)
    yield from Examination(folder.reference, all_pages=True, beyond=folder.beyond).pages()
    yield from of_relations(folder.reference)


def _named(folder: Folder, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings with their pages as the user would write them."""
    return (replace(finding, path=name_in(folder, finding.path)) for finding in findings)


def _kinds(folder: Folder) -> Counter[str]:
    return Counter(page.kind.value for page in folder.reference.pages.values())


def _seen_from(baseline: Path, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings with their pages as seen from the baseline's folder, wherever we stand."""
    here = os.path.realpath(baseline.parent)
    for finding in findings:
        path = os.path.relpath(os.path.realpath(finding.path), here)
        yield replace(finding, path=Path(path).as_posix())


def _read(path: Path) -> Baseline:
    try:
        return Baseline.parse(path.read_text("utf-8"))
    except FileNotFoundError:
        hint = "Make it with --update-baseline."
        raise click.UsageError(f"There is no '{click.format_filename(path)}'. {hint}") from None
    except (OSError, UnicodeDecodeError, BaselineError) as error:
        name = click.format_filename(path)
        raise click.UsageError(f"'{name}' can't be read: {error}") from None


def _write(path: Path, baseline: Baseline) -> None:
    try:
        replace_file(path, baseline.dump().encode("utf-8", "surrogateescape"))
    except OSError as error:
        name = click.format_filename(path)
        raise click.UsageError(f"'{name}' can't be written: {error.strerror}") from None
