"""Writes docs/generators.md from what the tests know about each generator's pages.

``python -m scripts.generators_page`` exits with 1 if the page is out of date; ``--write`` rewrites
it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.support.generators import FACTS, GENERATORS, Fact

PAGE = Path(__file__).parent.parent / "docs" / "generators.md"
_TOP = """\
# Languages of OpenAPI Generator

OpenAPI Generator has a template for each language, and each template leaves out something
different. The plugin reads only the pages, and doesn't guess. For example, if a page leaves open
whether a field is required, readers see neither "required" nor "optional".

This page lists what {count} generators of OpenAPI Generator 7.26.0 write, by their names for the
option `-g`. Other releases, Swagger Codegen and your own templates may write more or less. Given
the output, `tests/dialects/openapi_generator/test_every_generator.py` compares the pages of each
generator with the OpenAPI description that they were generated from; `scripts/generators_page.py`
generates this page from what the test expects.
"""
_SEEN = """\
## What readers see

- **Required**: "required" or "optional" next to the name of a field or parameter; neither where the
  pages leave it open.
- **Unions**: most templates print a union as an object that has the fields of all its members. A
  field that one member requires then looks required in all of them. So readers don't see "required"
  at such a field, nor at a field of a type that has the same fields as a union.
- **Enums**: if an enum's page has no values, a line says that nothing is listed. It could also be
  the page of a union or an empty object: they look the same.
- **Values at fields**: a field or parameter with its own enum shows the values in its row.
- **Defaults**: placeholders that a template prints for "none", such as `null` or `undefined`, are
  left out. An enum's default is written as in the language: `KindEnum.Box`, `.box`.
- **Statuses**: if the pages have no table of them, the type that an operation returns is marked
  `2XX`, for any success. No operation names the types of its errors, so they have a "Used by" only
  if another type refers to them.
- **Signatures**: shown as code. Some generators without signatures, such as PHP and Swift, begin
  each operation with a code block instead, which stays as it is.
"""
_WORDS = {"told": "yes", "partly": "partly", "not told": "no"}
_TITLES = {"types": "Types", "operations": "Operations"}


def page() -> str:
    """Return the page as Markdown."""
    by_all = [fact for fact in FACTS if set(fact.told.split()) == set(GENERATORS)]
    by_none = [fact for fact in FACTS if not fact.told and not fact.partly]
    parts = [
        _TOP.format(count=len(GENERATORS)),
        "## What all of them write\n",
        _listed(by_all),
        "## What none of them writes\n",
        _listed(by_none),
    ]
    for subject, title in _TITLES.items():
        facts = [fact for fact in FACTS if fact.subject == subject and fact.title]
        parts += [f"## {title}\n", "\n".join(_table(facts)) + "\n"]
        parts += ['"Partly" means:\n', "\n".join(_left_out(facts)) + "\n"]
    return "\n".join([*parts, _SEEN])


def _listed(facts: Sequence[Fact]) -> str:
    return "\n".join(f"- {fact.text}" for fact in facts) + "\n"


def _table(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the lines of a table with a row for each generator and a column for each fact."""
    yield f"| Generator | {' | '.join(fact.title for fact in facts)} |"
    yield "| --- |" + " --- |" * len(facts)
    for generator in GENERATORS:
        words = (_WORDS[fact.outcome(generator)] for fact in facts)
        yield f"| `{generator}` | {' | '.join(words)} |"


def _left_out(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield an item for each thing that generators leave out, naming them if they differ."""
    for fact in facts:
        for left_out, names in fact.partly.items():
            who = f"`{'`, `'.join(names.split())}`: " if len(fact.partly) > 1 else ""
            yield f"- {fact.title}: {who}{left_out}"


def main(arguments: list[str]) -> int:
    """Compare or write the page.

    Returns:
        The exit code.
    """
    wanted = page()
    if arguments == ["--write"]:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    command = "python -m scripts.generators_page --write"
    sys.stderr.write(f"{PAGE.name} is out of date: run `{command}`\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
