"""Notes by hand on a phone: at the field, readable, and their tabs are their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import PHONE, SCHEMES, BuildDocs, Visit
from tests.support.writing import field, object_, write

NOTE = """# Pet

Ask the [owner](guide.md).

=== "One"

    First.

=== "Two"

    Second.

## `name`

Never `null`, whatever_a_very_long_name_that_has_no_end_on_a_phone_says_of_it.

```python
pet.name
```
"""
PET = object_("Pet", field("id", "*str*", "Its id."), field("name", "*str*"))


@pytest.fixture(scope="module")
def site(build_docs: BuildDocs, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("notes")
    write(
        folder, {"docs/models/pet.md": PET, "docs/guide.md": "# Guide\n", "docs/notes/Pet.md": NOTE}
    )
    return build_docs(
        f"site_name: Pets\ndocs_dir: {folder}/docs\nrepo_url: https://example.com/r\n"
        "edit_uri: edit/docs/\n"
        "theme:\n  name: material\n  font: false\n  palette: {scheme: default}\n"
        "markdown_extensions:\n  - pymdownx.superfences\n"
        "  - pymdownx.tabbed: {alternate_style: true}\n"
        f"plugins: [search, sdk-reference: {{notes: {folder}/docs/notes}}]\n"
        "validation: {links: {not_found: info}}\n"
    )


def test_a_phone(visit: Callable[..., Visit], site: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(f"{site}/models/pet/")
    row = seen.page.locator("#field-name .sdk-note")

    assert row.is_visible()
    assert seen.page.locator("#field-id .sdk-note").count() == 0
    assert seen.overflow() <= 0
    seen.page.get_by_text("Two", exact=True).click()
    assert seen.page.get_by_text("Second.").is_visible()
    assert not seen.page.get_by_text("First.").is_visible()
    for scheme in SCHEMES:
        seen.scheme(scheme)
        assert seen.axe() == []
    assert seen.complaints == []
