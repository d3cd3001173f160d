"""Templates are compiled once in a preview, and once more when their source changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs_sdk_reference.plugin.compiled import CompiledTemplates


def rendered(folder: Path, kept: CompiledTemplates) -> tuple[str, list[str | None]]:
    """A template as a new environment renders it, and the names of what that compiled."""
    compiled: list[str | None] = []

    class Environment(jinja2.Environment):
        def compile(self, source: Any, name: str | None = None, *rest: Any) -> Any:  # type: ignore[override]
            compiled.append(name)
            return super().compile(source, name, *rest)

    loader = jinja2.FileSystemLoader(folder)
    environment = Environment(loader=loader, bytecode_cache=kept, autoescape=True)
    return environment.get_template("a.html").render(), compiled


def test_template_is_compiled_when_its_source_is_new(tmp_path: Path) -> None:
    kept = CompiledTemplates()
    template = tmp_path / "a.html"
    template.write_text("{{ 1 + 1 }}")
    assert rendered(tmp_path, kept) == ("2", ["a.html"])
    assert rendered(tmp_path, kept) == ("2", [])
    template.write_text("{{ 1 + 2 }}")
    assert rendered(tmp_path, kept) == ("3", ["a.html"])
    template.write_text("{{ 1 + 1 }}")
    assert rendered(tmp_path, kept) == ("2", ["a.html"])


@pytest.mark.parametrize(("command", "is_compiled"), [("serve", False), ("build", True)])
def test_second_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Any, is_compiled: bool
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}")
    file = tmp_path / "mkdocs.yml"
    theme = "theme: {name: null, custom_dir: theme}"
    file.write_text(f"site_name: x\n{theme}\nplugins: [sdk-reference]\n")
    config = load_config(str(file))
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    names: list[str | None] = []
    compile_ = jinja2.Environment.compile

    def counted(self: Any, source: Any, name: str | None = None, *rest: Any) -> Any:
        names.append(name)
        return compile_(self, source, name, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    build(config)
    assert ("main.html" in names) is is_compiled
