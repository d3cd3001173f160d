"""Finding `<details>` that hold Markdown; the search always comes to an end."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.extension.details import find_ends

ONE_LINE = "<details><summary>S</summary>x</details>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ONE_LINE, []),
        (f"{ONE_LINE}\n{ONE_LINE}", []),
        (f"text\n\n{ONE_LINE}\n\ntext", []),
        ("<details>\n<summary>S</summary>\nx\n</details>", []),
        ("<details>", []),
        ("<details>\n\nx", []),
        ("</details>", []),
        ("<details>\n\nx\n\n</details>", [0, 4]),
        (f"<details>\n\n{ONE_LINE}\n\n</details>", [0, 4]),
        ("<details>\n\n<details>\n\nx\n\n</details>\n\n</details>", [0, 2, 6, 8]),
        ("<details markdown>\n\nx\n\n</details>", []),
        ("<details>\n<summary>S</summary>\n\nx\n</details>", [0, 4]),
    ],
)
def test_lines_of_both_ends(text: str, found: list[int]) -> None:
    assert [start for start, _ in find_ends(text.split("\n"))] == found
