"""`sdk-reference check`: reports what is broken, without building a site."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..checks.baseline import Baseline, BaselineError
from ..checks.display import counted, shown
from ..checks.findings import Finding, level_of
from ..checks.linter import Linter, of_problems, of_reference
from ..checks.report import Report
from ..checks.rules import LEVELS, RULES, Level
from ..exports.atomic import replace_file
from ..reference.loader import Folder
from .folders import DOCS, name_in, read_folders
from .formats import FORMATS, as_text

_HELP = """\
Report what is broken in docs folders, where, why, and where to fix it.

DOCS are folders of generated pages; each is checked on its own. Without DOCS, the command reads
mkdocs.yml in the current folder, and checks the docs folder of that site and those of its SDKs.
"""
_EPILOG = """\
Examples:

\b
  sdk-reference check docs
  sdk-reference check docs --fail-on warn --level dead-anchor=ignore
  sdk-reference check docs --format github
  sdk-reference check docs --format sarif > findings.sarif
  sdk-reference check docs --baseline known.json --update-baseline
  sdk-reference check docs --baseline known.json

Exit status: 0 if no finding counts, 1 if one does, 2 for wrong usage or unreadable files.
"""


if TYPE_CHECKING:
    _TypeOfLevels = click.ParamType[tuple[str, Level]]
else:
    _TypeOfLevels = click.ParamType  # takes no types before click 8.4


class LevelOfRule(_TypeOfLevels):
    """``RULE=LEVEL``."""

    name = "rule=level"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Level]:
        """Accept only known rules and levels."""
        rule, _, level = str(value).partition("=")
        if rule not in RULES:
            self.fail(f"there is no rule '{rule}'; the rules are {', '.join(RULES)}", param, ctx)
        if level not in LEVELS:
            self.fail(f"there is no level '{level}'; use one of {', '.join(LEVELS)}", param, ctx)
        return rule, LEVELS[level]


@click.command(
    help=_HELP, epilog=_EPILOG, short_help="Report what is broken, where, why, and where to fix it."
)
@click.argument("docs", nargs=-1, type=DOCS)
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="Output format: text for people, json for programs, github for annotations in a "
    "workflow, sarif for code scanning.",
)  # fmt: skip
@click.option(
    "--level", "levels", multiple=True, type=LevelOfRule(), metavar="RULE=LEVEL",
    help="Set the level of a rule: warn, info or ignore. Can be repeated.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["info", "warn"]), default="info", show_default=True,
    help="Lowest level that makes the exit status 1.",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Leave out the findings in this file.",
)  # fmt: skip
@click.option("--update-baseline", is_flag=True, help="Write all findings to that file.")
@click.option(
    "--all", "show_all", is_flag=True,
    help="Print every finding, including those that `fix` can fix.",
)  # fmt: skip
@click.option(
    "--absolute-links-base", default="", metavar="URL",
    help="URL to put before links such as '/scopes', which `fix` can then fix.",
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
    """Check docs folders."""
    if show_all and format_ != "text":
        raise click.UsageError(f"--format {format_} always prints all findings: leave out --all.")
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    known = _read(baseline) if baseline and not update_baseline else None
    report, is_complete = _lint(docs, dict(levels), absolute_links_base)
    if baseline and update_baseline:
        _update(baseline, report)
        context.exit(0 if is_complete else 2)
    notes = _leave_out(known, baseline, report) if baseline and known else []
    format_report = partial(as_text, show_all=True) if show_all else FORMATS[format_]
    click.echo(format_report(report), nl=False)
    for note in notes:
        click.echo(note, err=True)
    fails = any(level_of(f.rule, report.levels) >= LEVELS[fail_on] for f in report.findings)
    context.exit(int(fails) if is_complete else 2)


def _lint(
    docs: Sequence[Path], levels: Mapping[str, Level], absolute_base: str
) -> tuple[Report, bool]:
    """Check the folders; return the report, and whether every file could be read."""
    report, is_complete = Report(levels=levels), True
    for folder in read_folders(docs, absolute_base):
        is_complete = is_complete and not folder.unreadable
        report.pages += Counter(page.kind.value for page in folder.reference.pages.values())
        report.findings += (
            replace(finding, path=name_in(folder, finding.path)) for finding in _findings(folder)
        )
    report.read_anew = report.pages.total()
    return report, is_complete


def _findings(folder: Folder) -> Iterator[Finding]:
    for path, problems in folder.problems.items():
        yield from of_problems(path, problems)
    yield from Linter(folder.reference, all_pages=True, beyond=folder.beyond).pages()
    yield from of_reference(folder.reference)


def _reported(report: Report) -> list[Finding]:
    """Return the findings that aren't ignored."""
    return [f for f in report.findings if level_of(f.rule, report.levels) > Level.IGNORE]


def _update(path: Path, report: Report) -> None:
    """Write the report's findings to a baseline."""
    found = _reported(report)
    baseline = Baseline.of(_seen_from(path, found))
    try:
        replace_file(path, baseline.dump().encode("utf-8", "surrogateescape"))
    except OSError as error:
        message = f"Cannot write '{shown(str(path))}': {error.strerror}."
        raise click.UsageError(message) from None
    click.echo(f"Wrote {counted(len(found), 'finding')} to {shown(str(path))}.")


def _leave_out(known: Baseline, path: Path, report: Report) -> list[str]:
    """Remove known findings from a report; return the lines to print about them."""
    found = _reported(report)
    new, old, gone = known.split(_seen_from(path, found))
    report.findings = [found[at] for at in new]
    notes = []
    if old:
        notes.append(f"Not shown because they are in the baseline: {counted(old, 'finding')}.")
    if gone:
        notes.append(f"In the baseline but no longer found: {counted(gone, 'finding')}.")
    return notes


def _seen_from(baseline: Path, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings with paths relative to the baseline's folder, not the working folder."""
    here = os.path.realpath(baseline.parent)
    for finding in findings:
        path = os.path.relpath(os.path.realpath(finding.path), here)
        yield replace(finding, path=Path(path).as_posix())


def _read(path: Path) -> Baseline:
    name = shown(str(path))
    try:
        return Baseline.parse(path.read_text("utf-8"))
    except FileNotFoundError:
        hint = "Use --update-baseline to create it."
        raise click.UsageError(f"There is no file '{name}'. {hint}") from None
    except OSError as error:
        raise click.UsageError(f"Cannot read '{name}': {error.strerror}.") from None
    except (UnicodeDecodeError, BaselineError) as error:
        raise click.UsageError(f"Cannot read '{name}': {error}.") from None
