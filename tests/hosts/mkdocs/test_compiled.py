"""Templates are compiled once in a preview, and once more when their source changes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.templates import script_tag_filter, url_filter
from mkdocs_sdk_reference.hosts.mkdocs.compiled import CompiledTemplates


def rendered(folder: Path, kept: CompiledTemplates) -> tuple[str, list[str | None]]:
    """A template as a new environment renders it, and the names of what that compiled."""
    compiled: list[str | None] = []

    class Environment(jinja2.Environment):
        def compile(self, source: Any, name: str | None = None, *rest: Any) -> Any:  # type: ignore[override]
            compiled.append(name)
            return super().compile(source, name, *rest)

    loader = jinja2.FileSystemLoader(folder)
    environment = Environment(loader=loader, bytecode_cache=kept, autoescape=True)
    environment.filters |= {"url": url_filter, "script_tag": script_tag_filter}  # as the host does
    return environment.get_template("a.html").render(), compiled


def site(folder: Path, template: str, settings: str = "") -> Any:
    """The configuration of a site of one page, whose theme is one template."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Home\n")
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_text(template)
    file = folder / "mkdocs.yml"
    theme = "theme: {name: null, custom_dir: theme}"
    file.write_text(f"site_name: x\n{theme}\nplugins: [sdk-reference]\n{settings}\n")
    return load_config(str(file))


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


def test_path_that_is_not_utf_8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"p\xff")
    try:
        folder.mkdir()
    except OSError as error:
        pytest.skip(f"no such name here: {error}")
    (folder / "a.html").write_text("x")
    kept = CompiledTemplates()
    assert [rendered(folder, kept)[1] for _ in range(2)] == [["a.html"], []]


HOOK = """
from pathlib import Path
def on_env(env, config, files):
    env.filters["stamp"] = lambda name: (Path(__file__).parent / name).read_text()
    return env
"""


def test_filter_of_another_that_says_something_else(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(HOOK)
    config = site(tmp_path, "{{ 'stamp.txt' | stamp }}", "hooks: [hook.py]")
    config.plugins.on_startup(command="serve", dirty=False)
    for stamp in ("one", "two"):
        (tmp_path / "stamp.txt").write_text(stamp)
        build(config)
        assert (tmp_path / "site/index.html").read_text() == stamp


@pytest.mark.parametrize(("command", "is_compiled"), [("serve", False), ("build", True)])
def test_second_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Any, is_compiled: bool
) -> None:
    config = site(tmp_path, "{{ page.content }}")
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
