"""Logs findings, with the host's own wording and levels where it has them."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from ...checks.display import shown
from ...checks.findings import Finding, Group, Levels
from ...checks.linter import Linter, of_reference
from ...checks.report import EXAMPLES, Report, examples
from ...checks.rules import DEAD_ANCHOR, DEAD_LINK, LEVELS, OUTSIDE_DOCS, SITE_ABSOLUTE, Level
from ...extension import Site
from ...extension.site import has_blocks
from ...reference import Reference
from .options import SdkReferenceConfig
from .reading import Reader

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)
_MISSING = (DEAD_LINK, OUTSIDE_DOCS)


def levels(options: SdkReferenceConfig, config: MkDocsConfig) -> Levels:
    """Return the levels of rules: the user's, or else the host's for similar messages."""
    of_host = config.validation.links
    chosen = {rule.name: _level_like(of_host.not_found) for rule in _MISSING}
    chosen[DEAD_ANCHOR.name] = _level_like(of_host.anchors)
    if not options.absolute_links_base:
        chosen[SITE_ABSOLUTE.name] = _level_like(of_host.absolute_links)
    return chosen | {name: LEVELS[word] for name, word in options.validation.items()}


def report(reader: Reader, reference: Reference, home: str, levels_: Levels) -> Report:
    """Return the report of a build.

    Args:
        reader: The reader of the site's files.
        reference: The reference.
        home: Path of the home page made from the repository's README; "" without one.
        levels_: Levels that differ from the rules' own.
    """
    readmes = {home, *(sdk.readme for sdk in reference.sdks)}
    linter = Linter(reference, all_pages=False, skipped=readmes)
    return Report(
        pages=Counter(page.kind.value for page in reference.pages.values()),
        read_anew=reader.read_anew,
        findings=[*reader.findings, *linter.pages(), *of_reference(reference)],
        levels=levels_,
    )


def _level_like(level: int) -> Level:
    """Return the level of findings for a logging level; the host also has lower ones of its own."""
    if level >= logging.WARNING:
        return Level.WARN
    return Level.INFO if level >= logging.INFO else Level.IGNORE


def log_findings(report: Report, files: Files) -> None:
    """Log findings by rule: how many, and the first few. Each warning is a separate line."""
    for group in report.groups():
        if group.level is not Level.WARN:
            _log.info(examples(group, _headline(group)))
            continue
        if len(group.findings) > 1:
            _log.info(_headline(group))
        first = group.distinct[:EXAMPLES]
        for finding in first:
            _log.log(_level(finding, files), _message(finding, group))
        if more := len(group.findings) - len(first):
            _log.info(f"{group.rule.name}: and {more:,} more.")


def _headline(group: Group) -> str:
    fixed = " The site is already right; `sdk-reference fix` corrects the files."
    return group.headline + (fixed if group.fixable == len(group.findings) else "")


def _level(finding: Finding, files: Files) -> int:
    """Return the logging level of a finding; unpublished pages cause no warning."""
    file = files.src_uris.get(finding.path)
    return logging.INFO if file and file.inclusion.is_excluded() else logging.WARNING


def _message(finding: Finding, group: Group) -> str:
    path, line = shown(finding.path), f" (line {finding.line})" if finding.line else ""
    if group.rule in _MISSING:
        link, missing = shown(finding.text), shown(finding.read_as)
        target = f" '{missing}'" if missing != link.lstrip("/") else ""
        return (
            f"Doc file '{path}' contains a link '{link}', but the target{target} "
            f"is not found among documentation files.{line}"
        )
    if group.rule is DEAD_ANCHOR:
        link = shown(finding.text)
        return f"Doc file '{path}' contains a link '{link}', but there is no such anchor.{line}"
    what = finding.what or group.rule.summary
    return f"Doc file '{path}'{line.replace(' (', ', ').rstrip(')')}: {what}."


def warn_of_missing_package(site: Site) -> None:
    """Warn if a page embeds a type and the required package is missing."""
    if site.has_embeds and not has_blocks():
        _log.warning("A page contains '/// sdk', which needs the package pymdown-extensions.")
