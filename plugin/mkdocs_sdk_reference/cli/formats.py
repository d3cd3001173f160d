"""Formats a report as text, JSON, GitHub annotations or SARIF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import click

from .. import __version__
from ..checks.display import counted, escaped, json_text
from ..checks.findings import Finding, Group, level_of
from ..checks.report import EXAMPLES, Report, line_of
from ..checks.rules import RULES, Level, Rule

_COLOURS = {Level.WARN: "red", Level.INFO: "yellow"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {Level.WARN: "warning", Level.INFO: "note"}


Format = Callable[[Report], str]
"""Turns a report into text that ends with a newline, if there is any."""


def as_text(report: Report, *, show_all: bool = False) -> str:
    """For people: findings by rule; only a few of those that `fix` can fix, unless `show_all`."""
    lines: list[str] = []
    groups = report.groups()
    for group in groups:
        lines += [*_of_group(group, show_all=show_all), ""]
    found = sum(len(group.findings) for group in groups)
    fixable = sum(group.fixable for group in groups)
    lines.append(f"{counted(report.pages.total(), 'page')}, {counted(found, 'finding')}.")
    if fixable:
        lines[-1] += f" `sdk-reference fix` can fix {fixable:,} of them."
    return "\n".join(lines) + f"{report.none_known()}\n"


def _of_group(group: Group, *, show_all: bool) -> Iterator[str]:
    level = click.style(group.level.word, fg=_COLOURS[group.level], bold=True)
    yield f"{level}: {group.headline}"
    is_fixable = group.fixable == len(group.findings)
    findings = group.distinct[:EXAMPLES] if is_fixable and not show_all else group.findings
    yield from (f"  {line_of(finding)}" for finding in findings)
    if more := len(group.findings) - len(findings):
        yield f"  and {more:,} more; use --all to print them"


def as_json(report: Report) -> str:
    """For programs, by docs/report.schema.json."""
    return report.as_json() + "\n"


def as_annotations(report: Report) -> str:
    """For GitHub workflows: an annotation for each finding, the highest level first.

    The format and its escapes are those of "Workflow commands for GitHub Actions".
    """
    lines = []
    for group in report.groups():
        command = "warning" if group.level is Level.WARN else "notice"
        for finding in group.findings:
            properties = {"file": finding.path, "line": finding.line, "col": finding.column}
            given = [f"{k}={_property(str(v))}" for k, v in properties.items() if v]
            given.append(f"title={_property(finding.rule.name)}")
            lines.append(f"::{command} {','.join(given)}::{_data(finding.message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return escaped(_data(text)).replace(":", "%3A").replace(",", "%2C")


def as_sarif(report: Report) -> str:
    """For code scanning: SARIF 2.1.0."""
    groups = report.groups()
    index = {name: at for at, name in enumerate(RULES)}
    results = [
        _result(finding, index[group.rule.name], report)
        for group in groups
        for finding in group.findings
    ]
    driver = {
        "name": "sdk-reference",
        "version": __version__,
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.sentence},
        "help": {"text": rule.advice},
        "defaultConfiguration": {"level": _SARIF_LEVELS.get(rule.level, "none")},
    }


def _result(finding: Finding, index: int, report: Report) -> dict[str, Any]:
    level = level_of(finding.rule, report.levels)
    uri = quote(finding.path.encode("utf-8", "surrogateescape"))
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding.line:
        region = {"startLine": finding.line}
        if finding.column:
            region |= {
                "startColumn": finding.column,
                "endColumn": finding.column + len(finding.text),
            }
        location["region"] = region
    return {
        "ruleId": finding.rule.name,
        "ruleIndex": index,
        "level": _SARIF_LEVELS[level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"ruleAndText/v1": f"{finding.rule.name}:{finding.text}"},
    }


FORMATS: dict[str, Format] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "sarif": as_sarif,
}
"""The formats by name."""
