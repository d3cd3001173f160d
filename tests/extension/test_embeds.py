"""Which sites embed a type or an operation: what needs a package is asked for there alone."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.extension import Options, Site

from tests.support.writing import reference


def embeds(text: str) -> bool:
    return Site(reference({"guide.md": text}), Options(), lambda _page: str).has_embeds


@pytest.mark.parametrize(
    "text",
    [
        "/// sdk | shared.Pet\n///\n",
        "- item\n\n    /// sdk | shared.Pet\n    ///\n",
        "```\ncode\n```\n\n/// sdk | shared.Pet\n///\n",
        "````\n```\n````\n//// sdk | shared.Pet\n////\n",
    ],
)
def test_page_that_embeds_a_type(text: str) -> None:
    assert embeds(text)


@pytest.mark.parametrize(
    "text",
    [
        "```md\n/// sdk | shared.Pet\n///\n```\n",
        "~~~\n/// sdk | shared.Pet\n///\n~~~\n",
        "- item\n\n    ```\n    /// sdk | shared.Pet\n    ///\n    ```\n",
        "````\n```\n/// sdk | shared.Pet\n```\n````\n",
        "```\n/// sdk | shared.Pet\n",
        "Write `/// sdk | shared.Pet` there.",
    ],
)
def test_code_that_shows_how_to_embed(text: str) -> None:
    assert not embeds(text)
