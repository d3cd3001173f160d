"""The page on the architecture names only what exists, and its examples work; add-a-generator.md's, too."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import mkdocs_sdk_reference
import pytest
from mkdocs_sdk_reference.commonmark.ids import default_slug
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.speakeasy import SPEAKEASY
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.rendering.environment import Templates
from mkdocs_sdk_reference.rendering.words import ENGLISH

from tests.support.writing import field, object_

PACKAGE = Path(mkdocs_sdk_reference.__file__).parent
PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
GENERATOR = (PROJECT / "docs" / "add-a-generator.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", f"{PAGE}\n{GENERATOR}", re.MULTILINE | re.DOTALL)
PROSE = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
CODE = sorted(set(re.findall(r"`([^`\n]+)`", PROSE)))
IS_PATH = re.compile(r"[\w./-]*/|[\w./-]+\.(?:py|md|html)")
MADE_UP = {
    "html-extension", "pet.html", "pet.md", "required.html",
    "repairs.py", "objects.inv", "models.json", "mkdocs serve --dirty", "--dirty", "sdk-reference",
    "sdk_reference", "fix",
}  # fmt: skip
"""Names of examples, of files that a build writes, and of commands."""
PATHS = [text for text in CODE if IS_PATH.fullmatch(text) and text not in MADE_UP]
NAMES = [text for text in CODE if not IS_PATH.fullmatch(text) and text not in MADE_UP]


def defined() -> set[str]:
    """Return what the package defines: functions, classes, their attributes and parameters."""
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.add(node.name)
                found |= {f"{node.name}.{name}" for name in _names_in(node)}
            elif isinstance(node, ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
    return found


def _names_in(class_: ast.ClassDef) -> set[str]:
    functions = {node.name for node in class_.body if isinstance(node, ast.FunctionDef)}
    fields = {ast.unparse(node.target) for node in class_.body if isinstance(node, ast.AnnAssign)}
    return functions | fields


def run(mark: str, **known: Any) -> dict[str, Any]:
    """Run the example that a text is in."""
    (text,) = [text for language, text in BLOCKS if language == "python" and mark in text]
    exec(compile(text, "an example", "exec"), known)
    return known


def test_page_is_short() -> None:
    assert len(PAGE.splitlines()) <= 200


@pytest.mark.parametrize("path", PATHS)
def test_path_exists(path: str) -> None:
    assert (PACKAGE / path).exists() or (PROJECT / path).exists()


def test_names_exist() -> None:
    known = defined() | {"None", "view"}
    assert [name for name in NAMES if name not in known] == []


def test_repair_rule() -> None:
    rule = run("HTML_EXTENSION")["HTML_EXTENSION"]

    class Dialect(type(SPEAKEASY)):  # type: ignore[misc]
        link_rules = (rule,)

    texts = {
        "models/a.md": object_("A", field("b", "[B](b.html)")),
        "models/b.md": object_("B", field("id", "*str*")),
    }
    pages = [read_page(p, decode(t.encode()), dialects=(Dialect(),)) for p, t in texts.items()]
    reference = Reference(pages, texts, "docs", default_slug)

    found = reference.resolve(reference.pages["models/a.md"], "b.html")
    assert (found.href, found.rule) == ("b.md", rule)


def test_section(tmp_path: Path) -> None:
    (template,) = [text for language, text in BLOCKS if language == "jinja"]
    (tmp_path / "required.html").write_text(template, "utf-8")
    known = vars(__import__("mkdocs_sdk_reference.rendering.page", fromlist=["Section"]))
    page = read_page("a.md", decode(object_("A", field("b", "*str*")).encode()))
    (section,) = run("def _required", **known)["_required"](page.types[0])

    html = Templates(str(tmp_path)).render(section.template, words=ENGLISH, **section.given)
    assert html.strip() == '<p class="sdk-summary">required: b</p>'


def test_dialect() -> None:
    dialect = run("class Keys")["Keys"]()
    text = "# Pet\n\n| Key | Kind |\n| --- | --- |\n| id | str |\n"

    page = read_page("pet.md", decode(text.encode()), dialects=(dialect,))
    assert page.dialect is dialect
    assert [(f.name, f.type.text, f.line, f.anchor) for f in page.fields] == [
        ("id", "str", 5, "field-id")
    ]


def test_host(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "a.md").write_text(object_("A", field("b", "[B](b.md)")), "utf-8")
    (tmp_path / "models" / "b.md").write_text(object_("B", field("id", "*str*")), "utf-8")
    (tmp_path / "guide.md").write_text("# Guide\n\nSee [A](models/A.md).\n", "utf-8")

    html = run("def build")["build"](tmp_path)
    assert '<h1 id="a">A</h1>' in html["models/a.md"]
    assert '<a href="b.html">B</a>' in html["models/a.md"]
    assert '<a href="models/a.md">A</a>' in html["guide.md"]
