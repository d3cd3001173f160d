"""A browser finds nothing active on pages of hostile text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.hostile import CASES
from tests.hosts.mkdocs.test_hostile import EXTENSIONS, write
from tests.judge import of_element

_ELEMENTS = """(html) => {
  const all = new DOMParser().parseFromString(`<body>${html}`, "text/html").querySelectorAll("*");
  return [...all].map((element) => [
    element.localName,
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  ]).filter(([name]) => !["html", "head", "body"].includes(name));
}"""


@pytest.mark.parametrize("extensions", [[], EXTENSIONS], ids=["no extensions", "many extensions"])
def test_a_browser_reads_nothing_active(
    extensions: list[Any], browser: Any, tmp_path: Path, build_site: Any
) -> None:
    write(tmp_path / "docs", {case.path: case.page for case in CASES})
    build_site(tmp_path / "docs", plugins=["sdk-reference"], markdown_extensions=extensions)

    page = browser.new_page()
    wrong = []
    for case in CASES:
        html = (tmp_path / "site" / case.path).with_suffix(".html").read_text("utf-8")
        for tag, attributes in page.evaluate(_ELEMENTS, html):
            wrong += [f"{case.name}: {complaint}" for complaint in of_element(tag, attributes)]
    page.close()
    assert wrong == []
