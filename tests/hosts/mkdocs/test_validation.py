"""The levels at which a build reports findings, each of them once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from tests.cli.test_check import BROKEN, OWNER
from tests.support.writing import field, object_, write

DEAD = "Doc file 'models/shared/pet.md' contains a link 'gone.md'"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write(
        tmp_path / "docs", {"models/shared/pet.md": BROKEN, "models/shared/owner.md": OWNER}
    )


def said(
    build_site: Any, docs: Path, code: str, settings: dict[str, Any] | None = None, **levels: str
) -> list[str]:
    """The levels of the lines that name a rule or the dead link."""
    named = {name.replace("_", "-"): level for name, level in levels.items()}
    log = build_site(docs, plugins=[{"sdk-reference": {"validation": named}}], **(settings or {}))
    return [
        line.split()[0] for line in log if code in line or (code == "dead-link" and DEAD in line)
    ]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({}, ["INFO"]),
        ({"undefined_prefix": "warn"}, ["WARNING"]),
        ({"undefined_prefix": "ignore"}, []),
    ],
)
def test_level_of_a_rule(
    build_site: Any, docs: Path, levels: dict[str, str], expected: list[str]
) -> None:
    code = "undefined/models" if levels.get("undefined_prefix") == "warn" else "undefined-prefix"
    assert said(build_site, docs, code, None, **levels) == expected


@pytest.mark.parametrize(
    ("of_host", "levels", "expected"),
    [
        ("warn", {}, ["WARNING"]),
        ("info", {}, ["INFO"]),
        ("ignore", {}, []),
        ("ignore", {"dead_link": "warn"}, ["WARNING"]),
        ("warn", {"dead_link": "info"}, ["INFO"]),
    ],
)
def test_level_of_a_dead_link_is_the_hosts_unless_set(
    build_site: Any, docs: Path, of_host: str, levels: dict[str, str], expected: list[str]
) -> None:
    settings = {"validation": {"links": {"not_found": of_host}}}
    assert said(build_site, docs, "dead-link", settings, **levels) == expected


@pytest.mark.parametrize("wrong", [{"dead-links": "warn"}, {"dead-link": "loud"}, ["dead-link"]])
def test_unknown_rule_or_level(
    build_site: Any, docs: Path, wrong: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_site(docs, plugins=[{"sdk-reference": {"validation": wrong}}], strict=True)
    assert "Plugin 'sdk-reference' option 'validation'" in caplog.text


def test_one_cause_is_said_once(build_site: Any, docs: Path) -> None:
    rows = [field(f"f{i}", "[shared.Owner](undefined/models/shared/owner.md)") for i in range(50)]
    for name in "abcd":
        (docs / f"models/shared/{name}.md").write_text(object_(name, *rows))
    log = "\n".join(build_site(docs))
    assert log.count("undefined-prefix") == 1
    assert "undefined-prefix (201 in 5 files)" in log
    assert "and 198 more" in log


def test_dead_link_on_a_page_by_hand_is_said_by_the_host_alone(build_site: Any, docs: Path) -> None:
    (docs / "guide.md").write_text("# Guide\n\n[x](nowhere.md) ![y](nowhere.png)\n")
    log = [line for line in build_site(docs) if "nowhere" in line]
    assert len(log) == 2
    assert not any("mkdocs_sdk_reference" in line for line in log)


def test_link_that_an_extension_makes_is_not_lost(build_site: Any, docs: Path) -> None:
    (docs / "models/shared/pet.md").write_text(
        f"# Pet\n\nSee *[[it]][ref]*.\n\n{OWNER.split(chr(10), 1)[1]}\n\n[ref]:\n  lost.md\n"
    )
    assert [line for line in build_site(docs) if "lost.md" in line]
