"""What the errors page has a row for, and which operations it names."""

from __future__ import annotations

from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage
from mkdocs_sdk_reference.rendering.parts import Section

from tests.support.writing import field, object_, operation, reference, sdk

PAGE = "models/errors.md"
GONE = {"models/errors/gone.md": object_("Gone", field("message", "*str*"), lead="It left.")}


def sections(pages: dict[str, str]) -> dict[str, Section]:
    """The sections of the errors page of a site, by template."""
    added = {PAGE: AddedPage(PAGE, AddedKind.ERRORS, "")}
    site = Site(reference(pages), Options(), lambda _: str, added=added)
    return {part.template: part for part in site.parts(PAGE) if isinstance(part, Section)}


def rows(*operations: str) -> list[tuple[str, str, list[str], bool]]:
    """Statuses, type, names of the operations, and whether those are the others."""
    pages = {**GONE, "sdks/pets/README.md": sdk("Pets", *operations)}
    return [
        (", ".join(f.statuses), f.text, [operation.name for operation in found], is_rest)
        for f, _, found, is_rest in sections(pages)["errors_page"].given["rows"]
    ]


def failing(name: str, *statuses: str) -> str:
    return operation(name, errors=tuple(("errors.Gone", status) for status in statuses))


def test_a_type_with_several_statuses_is_one_row() -> None:
    assert rows(failing("get", "404", "400"), failing("put", "409, 404"), operation("list")) == [
        ("400, 404, 409", "errors.Gone", ["get", "put"], False)
    ]


def test_what_every_operation_fails_with_lists_none() -> None:
    assert rows(failing("get", "404"), failing("put", "404")) == [("404", "errors.Gone", [], True)]


def test_what_most_operations_fail_with_lists_the_others() -> None:
    most = [failing(f"get{i}", "404") for i in range(5)]

    assert rows(*most, operation("list")) == [("404", "errors.Gone", ["list"], True)]


def test_few_operations_are_named_even_where_they_are_most() -> None:
    found = rows(failing("get", "404"), failing("put", "404"), operation("list"))

    assert found == [("404", "errors.Gone", ["get", "put"], False)]


def test_rows_stand_in_the_order_of_statuses() -> None:
    errors = (("errors.B", "default"), ("errors.Gone", "404"), ("errors.A", "4XX"))
    found = rows(operation("get", errors=errors), operation("list"))

    assert [statuses for statuses, *_ in found] == ["404", "4XX", "default"]


STATUSES = tuple(map(str, range(401, 417)))


def test_many_errors_of_single_operations_stand_by_operation() -> None:
    pages = {
        f"models/errors/{name}{status}.md": object_(
            f"{name.title()}{status}", field("message", "*str*"), lead=f"Means {status}."
        )
        for name in ("get", "put")
        for status in STATUSES
    }
    operations = [
        operation(
            name,
            errors=tuple(
                (f"[errors.{name.title()}{status}](../../models/errors/{name}{status}.md)", status)
                for status in STATUSES
            ),
        )
        for name in ("get", "put")
    ]
    found = sections({**pages, "sdks/pets/README.md": sdk("Pets", *operations)})
    given = found["errors_by_operation"].given

    assert found["errors_page"].given["rows"] == []
    assert [(o.name, [f.statuses for f in own]) for o, own in given["rows"]] == [
        (name, [(status,) for status in STATUSES]) for name in ("get", "put")
    ]
    assert given["meanings"] == [(status, f"Means {status}.") for status in STATUSES]
