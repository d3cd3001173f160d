"""Which block of code is the first sample of an operation."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.reference.samples import Sample

from tests.support.several import Several
from tests.support.writing import reference, sdk

PAGE = "sdks/pets/README.md"
CALL = "```python\npets.get()\n```"
OTHER = "```python\npets.other()\n```"


def sample(*parts: str) -> Sample | None:
    """The sample of an operation whose section is of these parts, before another operation."""
    text = sdk("Pets", "\n\n".join(["## get", *parts]), f"## put\n\n{OTHER}")
    of = reference({PAGE: text})
    return of.sample_of(of.operations[0])


@pytest.mark.parametrize(
    "parts",
    [
        (CALL,),
        ("### Example Usage", CALL),
        ("### Example Usage", CALL, "### Another", OTHER),
        ("### Request", "```json\n{}\n```", "### Example Usage", CALL),
        ("```\nget() -> Pet\n```", CALL),
        ("```python\ndef get() -> Pet\n```", "### Example Usage", CALL),
        (CALL, "### Flow", "```mermaid\na-->b\n```"),
        ("### Example Usage", '```python title="a.py"\npets.get()\n\n```'),
        ("### Example Usage", "```python\npets.get()"),
    ],
    ids=[
        "right below",
        "in a section",
        "the first of two",
        "behind data",
        "behind code of no language",
        "behind a declaration",
        "behind code of another language than most",
        "with a title",
        "without an end",
    ],
)
def test_sample(parts: tuple[str, ...]) -> None:
    found = sample(*parts)

    assert found is not None
    assert (found.language, found.code.split("\n")[0]) == ("python", "pets.get()")


@pytest.mark.parametrize(
    "parts",
    [(), ("### Request", "```json\n{}\n```"), ("### Call", "```\nget()\n```")],
    ids=["nothing", "data", "code of no language"],
)
def test_no_sample(parts: tuple[str, ...]) -> None:
    assert sample(*parts) is None


def test_the_language_of_the_sdk_comes_first() -> None:
    curl = "### Call\n\n```curl\ncurl x\n```"
    of = Several({f"python/{PAGE}": sdk("Pets", f"## get\n\n{curl}\n\n### In Python\n\n{CALL}")})

    assert of.sample_of(of.operations[0]) == Sample("python", "pets.get()")


def test_a_section_behind_the_operations_is_of_none() -> None:
    of = reference({PAGE: sdk("Pets", "## get", "## More") + f"\n\n## Setup\n\n{CALL}\n"})

    assert [of.sample_of(operation) for operation in of.operations] == [None] * len(of.operations)
