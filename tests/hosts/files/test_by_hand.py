"""Hand-written pages in a prepared folder: what is changed in them, and what isn't."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_sdk_reference.hosts.files import prepare, settings_from

from tests.support.writing import field, object_

DETAILS = "<details>\n<summary>More</summary>\n\n*words*\n\n</details>\n"
OPENED = DETAILS.replace("<details>", '<details markdown="1">')


def prepared(folder: Path, page: str, **options: object) -> str:
    """A hand-written page as it is prepared beside a page of a type."""
    (folder / "docs").mkdir()
    (folder / "docs" / "pet.md").write_text(object_("Pet", field("name", "*str*")), "utf-8")
    (folder / "docs" / "guide.md").write_text(page, "utf-8")
    prepare(settings_from(folder / "docs", folder / "out", folder, options))
    return (folder / "out" / "guide.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (f"# A\n\n{DETAILS}", f"# A\n\n{OPENED}"),
        (f"---\nx: 1\n---\n# A\n\n{DETAILS}", f"---\nx: 1\n---\n# A\n\n{OPENED}"),
        (f"```html\n{DETAILS}```\n", f"```html\n{DETAILS}```\n"),
        (
            "<details><summary>S</summary>x</details>\n",
            "<details><summary>S</summary>x</details>\n",
        ),
        (f"{DETAILS}\n[Pet](Pet.md)\n", f"{OPENED}\n[Pet](pet.md)\n"),
    ],
    ids=["details", "front matter", "code", "raw", "link behind"],
)
def test_details_that_hold_markdown(page: str, wanted: str, tmp_path: Path) -> None:
    assert prepared(tmp_path, page) == wanted


def test_details_that_shall_stay(tmp_path: Path) -> None:
    assert prepared(tmp_path, DETAILS, markdown_in_details=False) == DETAILS
