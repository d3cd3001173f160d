"""The words for since when something is there, or deprecated, at each of its places."""

from __future__ import annotations

import re

import pytest
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.rendering.parts import Section

from tests.diff.recording import with_past
from tests.support.writing import enum, field, object_, operation, sdk

PET = "models/shared/pet.md"
SDK = "sdks/pets/README.md"
NAME, AGE = field("name", "*str*"), field("age", "*int*", required=False)
OLD_NAME = ("~~`name`~~", *NAME[1:])
OTHER = {"models/shared/other.md": object_("Other", field("other", "*str*"))}

Pages = dict[str, str]


def text(path: str, template: str, now: Pages, *earlier: Pages, version: str = "") -> str:
    """The text of a page's sections of a template, in one line."""
    of = with_past(now, *earlier, version=version)
    site = Site(of, Options(), lambda _: str)
    view = site.view(path)
    found = [p for p in site.parts(path) if isinstance(p, Section) and p.template == template]
    html = " ".join(site.html(section, view) for section in found)
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def pet(*rows: tuple[str, ...], title: str = "Pet") -> Pages:
    return {PET: object_(title, *rows)}


def test_a_type() -> None:
    both = OTHER | pet(NAME)
    assert text(PET, "place", both, OTHER, both) == "shared · object · since 1.1"
    assert text(PET, "place", both, OTHER) == "shared · object · unreleased"
    assert text(PET, "place", both, both, both) == "shared · object"


def test_a_deprecated_type() -> None:
    now = pet(NAME, title="~~Pet~~")
    assert text(PET, "place", now, pet(NAME), now) == "shared · object · deprecated since 1.1"
    assert text(PET, "place", now, now, now) == "shared · object · deprecated"
    assert text(PET, "place", now, pet(NAME)) == "shared · object · deprecated"


def test_fields() -> None:
    now = pet(OLD_NAME, AGE)
    found = text(PET, "fields", now, pet(NAME), now)
    assert "name required deprecated since 1.1 str" in found
    assert "age optional · since 1.1 int" in found


@pytest.mark.parametrize("as_list", [False, True])
def test_values(as_list: bool) -> None:
    def kind(*values: str) -> Pages:
        bullets = "\n".join(f"- `{value}`" for value in values)
        page = f"# Kind\n\n\n## Values\n\n{bullets}\n" if as_list else enum("Kind", *values)
        return {PET: page}

    found = text(PET, "values", kind("cat", "dog"), kind("cat"), kind("cat", "dog"))
    assert found.count("· since 1.1") == 1
    assert re.search("(?i)dog · since 1.1", found)


def test_operations_and_parameters() -> None:
    def pets(*operations: str) -> Pages:
        return {SDK: sdk("Pets", *operations)}

    get, put = operation("get", NAME), operation("put", NAME)
    now = pets(operation("get", NAME, AGE).replace("## get", "## ~~get~~"), put)
    assert text(SDK, "route", now, pets(get), now) == "deprecated since 1.1 since 1.1"
    assert "age optional · since 1.1" in text(SDK, "fields", now, pets(get), now)


def test_a_version_is_text() -> None:
    now = pet(NAME, AGE)
    of = Site(with_past(now, pet(NAME), version="2<b>"), Options(), lambda _: str)
    (fields,) = [p for p in of.parts(PET) if isinstance(p, Section) and p.template == "fields"]
    assert "since 2&lt;b&gt;" in of.html(fields, of.view(PET))
