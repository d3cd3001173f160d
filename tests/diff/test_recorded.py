"""A release that was written down: it is the same, whatever its dialect, and bad files say why."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from mkdocs_sdk_reference.diff import (
    RecordedError,
    RecordedRelease,
    ReferenceRelease,
    Release,
    compare,
    compare_releases,
    read_recorded,
)

from tests.dialects.apimatic import writing as apimatic
from tests.dialects.fern import writing as fern
from tests.dialects.liblab import writing as liblab
from tests.dialects.openapi_generator import writing as openapi
from tests.diff.recording import models_json, recorded
from tests.support.writing import enum, field, object_, operation, reference, sdk, table, union

Site = dict[str, str]
SIZE = "docs/models/size.md"
"""An enum whose value is empty, which files of before don't tell from one without."""
SPEAKEASY = {
    "docs/models/pet.md": object_(
        "Pet",
        field("kind", "[models.Kind](kind.md)"),
        field("tags", "List[*Optional[str]*]", required=False),
        field("tags", "*str*"),
    ),
    "docs/models/kind.md": enum("Kind", "cat", "dog"),
    "docs/models/colour.md": '# Colour\n\n\n## Values\n\n- `"red"`\n- `"blue"`\n',
    SIZE: f"# Size\n\n\n## Values\n\n{table(('Name', 'Value'), ('`BIG`', ''))}",
    "docs/models/either.md": union("Either", "models.Pet", "str"),
    "docs/sdks/pets/README.md": sdk(
        "Pets",
        operation("get", field("id", "*str*"), response="[models.Pet](../../models/pet.md)",
                  errors=(("models.Kind", "404, 410"), ("models.Either", "5XX")), route="get /pets/{id}"),
        operation("put", field("pet", "[models.Pet](../../models/pet.md)")),
    ),
}  # fmt: skip
OPENAPI = {
    "docs/Pet.md": openapi.object_(
        "Pet", openapi.row("kind", "[**Kind**](Kind.md)"), openapi.row("id", notes="[optional]")
    ),
    "docs/Kind.md": openapi.enum("Kind", "cat", "dog"),
    "docs/PetsApi.md": openapi.api(
        "PetsApi",
        (openapi.listed("get", "**GET** /pets/{id}"), openapi.listed("put", "**PUT** /pets")),
        openapi.call("get", openapi.row("id"), returns="[**Pet**](Pet.md)", statuses=(("404", "Gone", "-"),)),
        openapi.call("put", openapi.row("pet", "[**Pet**](Pet.md)")),
    ),
}  # fmt: skip
APIMATIC = {
    apimatic.LAMP: apimatic.object_("Lamp", apimatic.row("hue", "[`Hue`](hue.md)")),
    "models/hue.md": apimatic.enum("Hue", "RED", "BLUE"),
    apimatic.LAMPS: apimatic.controller(
        "Lamps",
        apimatic.call(
            "Get Lamp",
            apimatic.row("id"),
            returns="[`Lamp`](../../doc/models/lamp.md)",
            errors=(("404", "Gone", "`ApiException`"),),
        ),
    ),
}
LIBLAB = {
    liblab.LAMP: liblab.type_("Lamp", liblab.row("hue", "Hue"), liblab.row("id", required="✅")),
    "documentation/models/Hue.md": liblab.type_("Hue", liblab.value("RED", "red")),
    liblab.LAMPS: liblab.service("LampsService", liblab.call("get_lamp", liblab.row("id"))),
}
FERN = {
    "reference.md": fern.page(
        fern.group("Lamps", fern.call(fern.CALL, fern.parameter("id"))),
        fern.group("Rooms", fern.call("client.rooms.list() -> Rooms")),
    )
}
SITES = {"speakeasy": SPEAKEASY, "openapi": OPENAPI, "apimatic": APIMATIC, "liblab": LIBLAB, "fern": FERN}  # fmt: skip


def told(old: Release, new: Release) -> list[tuple[str, ...]]:
    found, _ = compare_releases(old, new)
    return [(c.kind.value, c.thing, c.owner, c.name, c.old, c.new) for c in found.changes]


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_a_release_is_the_same_as_its_pages(site: Site) -> None:
    of = reference(site)
    now, then = ReferenceRelease(of), recorded(of)
    assert then.operations
    assert [told(then, now), told(now, then), told(then, then)] == [[], [], []]
    assert compare_releases(then, now)[0].moved == ()


def changed() -> Site:
    site = dict(SPEAKEASY)
    site["docs/models/kind.md"] = enum("Kind", "cat", "bird")
    site["docs/models/either.md"] = union("Either", "models.Pet", "int")
    site["docs/models/pet.md"] = object_("Pet", field("kind", "*str*"), field("born", "*date*"))
    page = "docs/sdks/pets/README.md"
    site[page] = site[page].replace("404, 410", "404").replace("## put", "## ~~put~~")
    return site


def test_changes_are_those_of_the_pages() -> None:
    old, new = reference(SPEAKEASY), reference(changed())
    by_pages = [
        (c.kind.value, c.thing, c.owner, c.name, c.old, c.new) for c in compare(old, new).changes
    ]
    assert len(by_pages) == 10
    assert told(recorded(old), ReferenceRelease(new)) == by_pages
    assert told(recorded(old), recorded(new)) == by_pages


def test_types_of_one_page_are_told_apart() -> None:
    page = liblab.type_("Lamp", liblab.row("a")) + liblab.type_("Shade", liblab.row("b"))
    of = reference({liblab.LAMP: page})
    assert set(recorded(of).types) == set(of.types)


def test_a_file_of_before_tells_what_it_knows() -> None:
    of = reference({path: text for path, text in SPEAKEASY.items() if path != SIZE})
    data = models_json(of)
    for type_ in data["types"]:
        del type_["root"]
        for value in type_["values"]:
            del value["is_named"], value["has_value"]
    for one in data["operations"]:
        for name in ("group", "root", "title", "page"):
            del one[name]
        for outcome in one["outcomes"]:
            del outcome["line"], outcome["tree"]
    assert told(RecordedRelease(data), ReferenceRelease(of)) == []


def test_operations_with_pages_of_their_own_that_moved() -> None:
    def release(name: str, page: str) -> RecordedRelease:
        call = operation(name, field("id", "*str*"), route="get /pets/{id}")
        data = models_json(reference({"sdks/pets/README.md": sdk("Pets", call)}))
        data["operations"][0]["page"] = page
        return RecordedRelease(data)

    old, new = release("get", "sdks/pets/get.md"), release("fetch", "sdks/pets/fetch.md")
    (moved,) = compare_releases(old, new)[0].moved
    assert (moved.old, moved.new) == ("sdks/pets/get.md", "sdks/pets/fetch.md")
    assert compare_releases(old, release("get", "sdks/pets/get.md"))[0].moved == ()


def with_type(**parts: Any) -> bytes:
    data = models_json(reference({"pet.md": object_("Pet", field("a", "*str*"))}))
    data["types"][0] |= parts
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(b"", "it is not JSON (line 1)", id="nothing"),
        pytest.param(b'{"version": 1,\n "types": [', "it is not JSON (line 2)", id="cut"),
        pytest.param(b"\xff\xfe\xff", "it is not JSON", id="bytes"),
        pytest.param(b"[" * 100_000, "it is nested too deeply", id="deep"),
        pytest.param(b'{"version": "\\ud800"}', "it contains invalid Unicode", id="half a pair"),
        pytest.param(b"[]", "the file is a list, not an object", id="list"),
        pytest.param(b"{}", "its version is None, not 1", id="other JSON"),
        pytest.param(b'{"version": 2}', "its version is 2, not 1", id="version"),
        pytest.param(b'{"version": 1}', "'types' is missing, not a list", id="no types"),
        pytest.param(with_type(name=5), "'name' is a number, not text", id="name"),
        pytest.param(with_type(kind="x"), "'kind' is 'x'", id="kind"),
        pytest.param(with_type(fields=[1]), "an entry of 'fields' is a number, not an object", id="field"),
        pytest.param(with_type(members=[{"text": "x", "pages": []}]), "'tree' is missing, not an object", id="tree"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_says_why(text: bytes, reason: str) -> None:
    with pytest.raises(RecordedError, match=f"^{re.escape(reason)}$"):
        read_recorded(text)
