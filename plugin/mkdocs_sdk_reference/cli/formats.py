"""A report as text for people, as JSON, as annotations of a workflow, and as SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import click

from .. import __version__
from ..checks.findings import Finding, Group, counted, level_of
from ..checks.report import EXAMPLES, Report, line_of
from ..checks.rules import CODES, Level

_COLOURS = {Level.WARN: "red", Level.INFO: "yellow"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {Level.WARN: "warning", Level.INFO: "note"}


Format = Callable[[Report], str]
"""Writes a report as text, with a newline at its end where there is any."""


def as_text(report: Report, *, show_all: bool = False) -> str:
    """For people: by code; of what `fix` mends a few, unless all are asked for."""
    lines: list[str] = []
    groups = report.groups()
    for group in groups:
        lines += [*_of_group(group, show_all=show_all), ""]
    found = sum(len(group.findings) for group in groups)
    mendable = sum(group.mendable for group in groups)
    lines.append(f"{counted(report.pages.total(), 'page')}, {counted(found, 'finding')}.")
    if mendable:
        lines[-1] += f" `sdk-reference fix` mends {mendable:,} of them."
    return "\n".join(lines) + "\n"


def _of_group(group: Group, *, show_all: bool) -> Iterator[str]:
    level = click.style(group.level.word, fg=_COLOURS[group.level], bold=True)
    yield f"{level}: {group.headline}"
    is_mendable = group.mendable == len(group.findings)
    findings = group.distinct[:EXAMPLES] if is_mendable and not show_all else group.findings
    yield from (f"  {line_of(finding)}" for finding in findings)
    if more := len(group.findings) - len(findings):
        yield f"  and {more:,} more; --all prints them"


def as_json(report: Report) -> str:
    """For programs, by docs/report.schema.json."""
    return report.as_json() + "\n"


def as_annotations(report: Report) -> str:
    """Annotations of a GitHub workflow: a line for each finding, the loudest first.

    The form is that of "Workflow commands for GitHub Actions", with its escapes.
    """
    lines = []
    for group in report.groups():
        command = "warning" if group.level is Level.WARN else "notice"
        for finding in group.findings:
            properties = {"file": finding.path, "line": finding.line, "col": finding.column}
            given = [f"{k}={_property(str(v))}" for k, v in properties.items() if v]
            given.append(f"title={_property(finding.code.name)}")
            lines.append(f"::{command} {','.join(given)}::{_data(finding.message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(report: Report) -> str:
    """For code scanning: SARIF 2.1.0."""
    groups = report.groups()
    rules = [_rule(name) for name in CODES]
    index = {name: at for at, name in enumerate(CODES)}
    results = [
        _result(finding, index[group.code.name], report)
        for group in groups
        for finding in group.findings
    ]
    driver = {
        "name": "sdk-reference",
        "version": __version__,
        "rules": rules,
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str) -> dict[str, Any]:
    code = CODES[name]
    things = code.things[0].upper() + code.things[1:]
    return {
        "id": name,
        "shortDescription": {"text": f"{things} {code.cause}."},
        "help": {"text": code.advice},
        "defaultConfiguration": {"level": _SARIF_LEVELS.get(code.level, "none")},
    }


def _result(finding: Finding, index: int, report: Report) -> dict[str, Any]:
    level = level_of(finding.code, report.levels)
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
        "ruleId": finding.code.name,
        "ruleIndex": index,
        "level": _SARIF_LEVELS[level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"codeAndText/v1": f"{finding.code.name}:{finding.text}"},
    }


FORMATS: dict[str, Format] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "sarif": as_sarif,
}
"""The formats by the names that the option takes."""
