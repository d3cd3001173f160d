"""What changed between two releases: what is told, what breaks, and what is no change."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from mkdocs_sdk_reference.cli import main
from mkdocs_sdk_reference.diff import Change, ChangeKind, Comparison, compare

from tests.conftest import runner
from tests.dialects.fern import writing as fern
from tests.diff.recording import models_json
from tests.support.growth import assert_linear
from tests.support.writing import (
    enum,
    field,
    object_,
    operation,
    reference,
    sdk,
    table,
    union,
    write,
)

PET = "models/shared/pet.md"
OWNER = "models/shared/owner.md"
SDK = "sdks/pets/README.md"
SCHEMA = Path(__file__).parents[2] / "docs" / "diff.schema.json"

Site = dict[str, str]


def between(old: Site, new: Site) -> Comparison:
    return compare(reference(old), reference(new))


def constants(*pairs: tuple[str, str]) -> str:
    """An enum's page, by the names and values of its constants."""
    rows = ((f"`{name}`", value) for name, value in pairs)
    return f"# Pet\n\n\n## Values\n\n{table(('Name', 'Value'), *rows)}"


def told(old: Site, new: Site) -> list[tuple[str, str, str, str, str, bool]]:
    """Each change in short."""
    return [
        (c.kind.value, c.thing, c.owner, c.name, f"{c.old}>{c.new}", c.is_breaking)
        for c in between(old, new).changes
    ]


def test_pages_that_became_mdx_are_the_same() -> None:
    site = {PET: object_("Pet", field("a", "[shared.Owner](owner.md)")), OWNER: object_("Owner")}
    as_mdx = {
        path + "x": text.replace(".md", ".mdx").replace("# Pet", "---\ntitle: Pet\n---", 1)
        for path, text in site.items()
    }
    assert told(site, as_mdx) == []


def pet(*rows: tuple[str, ...], title: str = "Pet") -> Site:
    return {PET: object_(title, *rows)}


NAME = field("name", "*str*")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("*Optional[str]*", "*str*", id="optional round a primitive"),
        pytest.param("[Optional[shared.X]](x.md)", "[shared.X](x.md)", id="optional round a type"),
        pytest.param("[shared.X](x.md)", "[X](x.md)", id="namespace that is gone"),
        pytest.param("[shared.X](undefined/models/shared/x.md)", "[shared.X](x.md)", id="fixed link"),
        pytest.param("list[[shared.X](x.md)]", "List[[X](../../models/shared/x.md)]", id="spelling of list"),
        pytest.param("*Optional\\<String>*", "*String*", id="Java"),
        pytest.param("Map\\<String, List\\\\<*String*>>", "Map<String, List<String>>", id="escaped twice"),
        pytest.param("*Union[str, int]*", "*int \\| str*", id="union in another notation"),
        pytest.param("[Models\\Shared\\X](x.md)", "[Components\\X](x.md)", id="PHP"),
    ],
)  # fmt: skip
def test_no_change_of_a_type(old: str, new: str) -> None:
    x = {"models/shared/x.md": object_("X", NAME)}
    assert told(pet(field("a", old)) | x, pet(field("a", new)) | x) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('*Literal["a", "b"]*', "*Literal['b', 'a']*", id="literals"),
        pytest.param("*string \\| undefined*", "*string*", id="undefined"),
        pytest.param("*Optional[Union[str, int]]*", "*Union[str, int, None]*", id="None"),
        pytest.param(
            "*Union[Union[str, int], bool]*", "*Union[bool, int, str]*", id="nested unions"
        ),
        pytest.param("[Odd](../../notes.txt)", "[Odd](../../notes.txt)", id="link to no model"),
    ],
)
def test_no_change_of_an_optional_type(old: str, new: str) -> None:
    more = {"notes.txt": "x"}
    one, other = (pet(field("a", kind, required=False)) | more for kind in (old, new))
    assert told(one, other) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*str*", "*int*"),
        ("*str*", "*Nullable[str]*"),
        ("*Optional[str]*", "*OptionalNullable[str]*"),
        ("List[*str*]", "*str*"),
        ("[shared.X](x.md)", "[shared.Y](y.md)"),
        ("*?string*", "*string*"),
        ("Dict[str, *int*]", "Dict[str, *str*]"),
        ("*Union[str, int]*", "*Union[str, int, bool]*"),
        ('*Literal["a"]*', '*Literal["b"]*'),
    ],
)
def test_change_of_a_type(old: str, new: str) -> None:
    both = {
        "models/shared/x.md": object_("X", NAME),
        "models/shared/y.md": object_("Y", field("other", "*str*"), field("more", "*str*")),
    }
    (change,) = told(pet(field("a", old)) | both, pet(field("a", new)) | both)
    assert change[:4] == ("changed", "field", "shared.Pet", "a")
    assert change[5] is True


def test_marks_of_absence_go_with_the_required_column() -> None:
    old = pet(field("a", "*string*"), field("b", "*T.nilable(::String)*", required=False))
    new = pet(field("a", "*?string*", required=False), field("b", "*::String*"))
    assert told(old, new) == [
        ("required", "field", "shared.Pet", "b", ">", True),
        ("optional", "field", "shared.Pet", "a", ">", False),
    ]


def test_fields() -> None:
    old = pet(NAME, field("gone", "*str*"), field("later", "*str*", required=False))
    new = pet(NAME, field("later", "*str*"), field("new", "*int*"))
    assert told(old, new) == [
        ("removed", "field", "shared.Pet", "gone", "str>", True),
        ("required", "field", "shared.Pet", "later", ">", True),
        ("added", "field", "shared.Pet", "new", ">int", False),
    ]


def test_new_required_field_breaks_only_what_is_sent() -> None:
    body = field("request", "[shared.Pet](../../models/shared/pet.md)")
    api = {SDK: sdk("Pets", operation("create", body))}
    (change,) = told(pet(NAME) | api, pet(NAME, field("kind", "*str*")) | api)
    assert change == ("added", "field", "shared.Pet", "kind", ">str", True)
    (change,) = told(pet(NAME) | api, pet(NAME, field("kind", "*str*", required=False)) | api)
    assert change == ("added", "field", "shared.Pet", "kind", ">str", False)


def test_new_required_field_deep_in_what_is_sent() -> None:
    body = field("request", "[shared.Order](../../models/shared/order.md)")
    api = {
        SDK: sdk("Pets", operation("create", body)),
        "models/shared/order.md": object_("Order", field("what", "[shared.Item](item.md)")),
        "models/shared/item.md": union("Item", "shared.Pet"),
    }
    (change,) = told(pet(NAME) | api, pet(NAME, field("kind", "*str*")) | api)
    assert change[5] is True


def test_values() -> None:
    old = {PET: enum("Kind", "cat", "dog")}
    assert told(old, {PET: enum("Kind", "cat", "bird")}) == [
        ("removed", "value", "shared.Kind", "dog", "DOG>", True),
        ("added", "value", "shared.Kind", "bird", ">BIRD", False),
    ]


def test_values_in_another_form_are_no_change() -> None:
    old = {PET: enum("Kind", "cat", "dog")}
    new = {PET: '# Kind\n\n\n## Values\n\n- `"cat"`\n- `"dog"`\n'}
    assert told(old, new) == []


def test_constant_of_another_name() -> None:
    new = {PET: enum("Kind", "cat").replace("`CAT`", "`FELINE`")}
    assert told({PET: enum("Kind", "cat")}, new) == [
        ("changed", "value", "shared.Kind", "cat", "CAT>FELINE", True)
    ]


def test_members() -> None:
    old = {PET: union("Pet", "shared.Cat", "str")}
    new = {PET: union("Pet", "models.shared.Cat", "int")}
    assert told(old, new) == [
        ("removed", "member", "shared.Pet", "", "str>", True),
        ("added", "member", "shared.Pet", "", ">int", False),
    ]


def test_type_of_another_kind_is_one_change() -> None:
    assert told(pet(NAME), {PET: enum("Pet", "cat", "dog")}) == [
        ("changed", "type", "shared.Pet", "", "object>enum", True)
    ]


def test_types_that_come_and_go() -> None:
    new = {"models/shared/owner.md": object_("Owner", NAME, field("age", "*int*"))}
    assert told(pet(NAME), new) == [
        ("removed", "type", "shared.Pet", "", ">", True),
        ("added", "type", "shared.Owner", "", ">", False),
    ]


def test_page_that_moved_is_the_same_type() -> None:
    found = between(pet(NAME), {"models/components/pet.md": object_("Pet", NAME)})
    assert found.changes == ()
    assert [(r.old, r.new) for r in found.moved] == [(PET, "models/components/pet.md")]


def test_renamed_type_is_told_by_the_field_that_names_it() -> None:
    shop = "models/shared/shop.md"
    one = pet(NAME) | {shop: object_("Shop", field("pet", "[shared.Pet](pet.md)"))}
    other = {
        "models/shared/animal.md": object_("Animal", NAME, field("age", "*int*", required=False)),
        shop: object_("Shop", field("pet", "[shared.Animal](animal.md)")),
    }
    assert told(one, other) == [
        ("renamed", "type", "shared.Animal", "", "shared.Pet>shared.Animal", True),
        ("added", "field", "shared.Animal", "age", ">int", False),
    ]
    assert len(between(one, other).moved) == 1


def test_renames_are_followed_from_type_to_type() -> None:
    def site(*names: str) -> Site:
        pages = {"models/shared/top.md": object_("Top", field("x", f"[{names[0]}]({names[0]}.md)"))}
        for name, below in pairwise(names):
            pages[f"models/shared/{name}.md"] = object_(name, field("x", f"[{below}]({below}.md)"))
        return pages | {f"models/shared/{names[-1]}.md": object_(names[-1], NAME)}

    found = between(site("A", "B", "C"), site("D", "E", "F"))
    assert [(c.kind, c.old, c.new) for c in found.changes] == [
        (ChangeKind.RENAMED, f"shared.{one}", f"shared.{other}")
        for one, other in ("AD", "BE", "CF")
    ]


def test_another_type_in_a_field_is_no_rename() -> None:
    shop = "models/shared/shop.md"
    one = pet(NAME) | {shop: object_("Shop", field("pet", "[shared.Pet](pet.md)"))}
    other = {
        "models/shared/car.md": object_("Car", field("wheels", "*int*"), field("seats", "*int*")),
        shop: object_("Shop", field("pet", "[shared.Car](car.md)")),
    }
    assert [change[:3] for change in told(one, other)] == [
        ("removed", "type", "shared.Pet"),
        ("changed", "field", "shared.Shop"),
        ("added", "type", "shared.Car"),
    ]


def test_two_types_of_one_form_are_no_rename() -> None:
    rows = NAME, field("age", "*int*")
    one = {"models/shared/a.md": object_("A", *rows), "models/shared/b.md": object_("B", *rows)}
    other = {"models/shared/c.md": object_("C", *rows)}
    assert [change[0] for change in told(one, other)] == ["removed", "removed", "added"]


def test_page_of_the_same_content_alone_is_a_rename() -> None:
    rows = NAME, field("age", "*int*")
    other = {"models/shared/animal.md": object_("Animal", *rows)}
    assert [change[0] for change in told(pet(*rows), other)] == ["renamed"]


def test_operations() -> None:
    get = operation("get", field("id", "*str*"), field("mode", "*str*", required=False))
    now = operation("get", field("id", "*int*"), field("mode", "*str*"), field("new", "*str*"))
    old = {SDK: sdk("Pets", get, operation("drop", field("id", "*str*")))}
    new = {SDK: sdk("Pets", now, operation("put", field("id", "*str*")))}
    assert told(old, new) == [
        ("removed", "operation", "Pets.drop", "", ">", True),
        ("changed", "parameter", "Pets.get", "id", "str>int", True),
        ("required", "parameter", "Pets.get", "mode", ">", True),
        ("added", "parameter", "Pets.get", "new", ">str", True),
        ("added", "operation", "Pets.put", "", ">", False),
    ]


def test_operation_is_told_by_its_route() -> None:
    old = {SDK: sdk("Pets", operation("get", field("id", "*str*"), route="get /pets/{id}"))}
    new = {
        "sdks/animals/README.md": sdk(
            "Animals", operation("fetch", field("id", "*str*"), route="get /pets/{id}")
        )
    }
    assert told(old, new) == [
        ("renamed", "operation", "Animals.fetch", "", "Pets.get>Animals.fetch", True)
    ]
    assert [(r.old, r.new) for r in between(old, new).moved] == [(SDK, "sdks/animals/README.md")]


def test_errors_by_status() -> None:
    pages = {f"models/errors/{n.lower()}.md": object_(n, NAME, field(n, "*str*")) for n in "ABC"}
    old = operation("get", errors=(("errors.A", "401, 403"), ("errors.B", "404")), response="str")
    new = operation("get", errors=(("errors.A", "401"), ("errors.C", "404")), response="str")
    new = new.replace("| errors.C", "| errors.A | 500 | application/json |\n| errors.C")
    assert told(pages | {SDK: sdk("Pets", old)}, pages | {SDK: sdk("Pets", new)}) == [
        ("removed", "error", "Pets.get", "403", "errors.A>", True),
        ("changed", "error", "Pets.get", "404", "errors.B>errors.C", True),
        ("added", "error", "Pets.get", "500", ">errors.A", False),
    ]


def test_response() -> None:
    old = {SDK: sdk("Pets", operation("get", field("id", "*str*"), response="str"))}
    new = {SDK: sdk("Pets", operation("get", field("id", "*str*"), response="List[str]"))}
    assert told(old, new) == [("changed", "response", "Pets.get", "", "str>List[str]", True)]


def test_optional_response_is_a_change() -> None:
    old = {SDK: sdk("Pets", operation("get", field("id", "*str*"), response="str"))}
    new = {SDK: sdk("Pets", operation("get", field("id", "*str*"), response="Optional[str]"))}
    assert [change[:2] for change in told(old, new)] == [("changed", "response")]


def test_group_of_another_name() -> None:
    call = operation("get", field("id", "*str*"), route="get /pets/{id}")
    old = {SDK: sdk("Pets", call).replace("# Pets", "# Pets\n(*pets*)", 1)}
    new = {SDK: sdk("Animals", call).replace("# Animals", "# Animals\n(*animals*)", 1)}
    assert [change[:2] for change in told(old, new)] == [("renamed", "operation")]
    assert told(old, {SDK: old[SDK].replace("# Pets", "# All pets", 1)}) == []


def test_operations_of_one_name_are_told_apart_by_their_groups() -> None:
    def group(name: str) -> str:
        code = f'client.{name}.<a href="src/{name}/client.py">list</a>(...) -> int'
        return fern.group(name.title(), fern.call(code))

    old = {"reference.md": fern.page(group("pets"), group("dogs"))}
    new = {"reference.md": fern.page(group("dogs"), group("pets"))}
    assert told(old, new) == []


def test_pages_of_operations_that_moved_are_found_by_title() -> None:
    def site(folder: str) -> Site:
        return {
            f"{folder}/{name}/README.md": sdk(name.title(), operation("get", field(name, "*str*")))
            for name in ("pets", "dogs")
        }

    found = between(site("sdks"), site("sdk"))
    assert found.changes == ()
    assert len(found.moved) == 2


def test_type_of_the_same_name_elsewhere_is_told_with_its_page() -> None:
    both = {
        "models/shared/x.md": object_("X", NAME),
        "models/operations/x.md": object_("X", field("other", "*str*")),
    }
    old = pet(field("a", "[X](../shared/x.md)")) | both
    new = pet(field("a", "[X](../operations/x.md)")) | both
    (change,) = between(old, new).changes
    assert (change.old, change.new) == ("X (models/shared/x.md)", "X (models/operations/x.md)")


def test_constant_that_shares_its_value() -> None:
    def kind(*names: str) -> Site:
        rows = "\n".join(f"| `{name}` | x |" for name in names)
        return {PET: f"# Kind\n\n\n## Values\n\n| Name | Value |\n| --- | --- |\n{rows}\n"}

    assert told(kind("A", "B"), kind("B")) == [("removed", "value", "shared.Kind", "x", "A>", True)]


def test_two_fields_of_one_name() -> None:
    old = pet(field("a", "*str*"), field("a", "*int*"))
    assert told(old, old) == []
    assert len(told(old, pet(field("a", "*str*"), field("a", "*bool*")))) == 1


def test_deprecation_breaks_nothing() -> None:
    row = ("~~`name`~~", *NAME[1:])
    api = operation("get", field("id", "*str*"))
    old = pet(NAME) | {SDK: sdk("Pets", api)}
    new = pet(row, title="~~Pet~~") | {SDK: sdk("Pets", api).replace("## get", "## ~~get~~")}
    assert told(old, new) == [
        ("deprecated", "operation", "Pets.get", "", ">", False),
        ("deprecated", "type", "shared.Pet", "", ">", False),
        ("deprecated", "field", "shared.Pet", "name", ">", False),
    ]


def test_pages_of_two_docs_roots_are_not_mixed_up() -> None:
    def site(*names: str) -> Site:
        return {f"{name}/docs/{PET}": object_("Pet", field(name, "*str*")) for name in names}

    assert told(site("a", "b"), site("a", "b")) == []
    assert [change[:2] for change in told(site("a", "b"), site("b"))] == [("removed", "type")]


def test_a_type_goes_from_no_docs_root_to_another_that_is_still_there() -> None:
    both = {f"{name}/docs/{OWNER}": object_("Owner", NAME) for name in "ab"}
    rows = NAME, field("age", "*int*")
    old, new = ({f"{name}/docs/{PET}": object_("Pet", *rows)} for name in "ab")
    assert [change[:3] for change in told(both | old, both | new)] == [
        ("removed", "type", "shared.Pet"),
        ("added", "type", "shared.Pet"),
    ]
    assert told(old, new) == []


def test_markdown() -> None:
    old = pet(NAME, field("gone", "*str*"), field("later", "*str*", required=False))
    old[SDK] = sdk("Pets", operation("drop", field("id", "*str*")))
    new = pet(NAME, field("later", "List[*str*]"), field("new", "*Map<a, `b`>*"))
    assert between(old, new).as_markdown() == (
        "## Breaking changes\n\n"
        "- operation `Pets.drop` removed\n"
        "- `shared.Pet`\n"
        "  - field `gone` removed\n"
        "  - field `later` was `str` and is now `List[str]`\n"
        "  - field `later` is now required\n"
        "\n## Other changes\n\n"
        "- `shared.Pet`\n"
        "  - field `new` added: ``Map<a, b>``\n"
    ).replace("``Map<a, b>``", "`Map<a, b>`")


def test_markdown_of_no_change() -> None:
    assert between(pet(NAME), pet(NAME)).as_markdown() == "Nothing changed.\n"


def test_untrusted_names_are_code_whatever_they_contain() -> None:
    old, new = {PET: enum("Kind", "cat", "a`b``c")}, {PET: enum("Kind", "cat")}
    assert "```a`b``c```" in between(old, new).as_markdown()


def test_every_kind_has_words() -> None:
    for kind in ChangeKind:
        change = Change(kind, "field", "shared.Pet", PET, "name", "str", "int")
        assert "`name`" in Comparison((change,), ()).as_markdown() or kind is ChangeKind.RENAMED


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(lambda n, k: {PET: union("Pet", *(f"T{i}{k}" for i in range(n)))}, id="members"),
        pytest.param(
            lambda n, k: pet(field("a", f"*Union[{', '.join(f'T{i}{k}' for i in range(n)[::1 if k else -1])}]*")),
            id="union",
        ),
        pytest.param(
            lambda n, k: {SDK: sdk("Pets", operation("get", errors=tuple((f"errors.E{i}{k}", str(i)) for i in range(n))))},
            id="errors",
        ),
        pytest.param(
            lambda n, k: {SDK: sdk("Pets", *(operation("get", field("a", "*str*")) for _ in range(n)))},
            id="operations of one name",
        ),
        pytest.param(lambda n, k: {PET: constants(*((f"A{i}{k}", "x") for i in range(10 * n)))}, id="constants of one value"),
        pytest.param(lambda n, k: pet(field("a", "x" * 20 * n + k)), id="type of one long word"),
        pytest.param(
            lambda n, k: {
                SDK: sdk("Pets", operation("get", response=f"[shared.T0{k}](../../models/shared/t0{k}.md)")),
                **{
                    f"models/shared/t{i}{k}.md": object_(
                        f"T{i}{k}", field("next", f"[shared.T{i + 1}{k}](t{i + 1}{k}.md)"), field(f"f{i // 2}", "*str*")
                    )
                    for i in range(n)
                },
            },
            id="renamed types that name one another",
        ),
    ],
)  # fmt: skip
def test_time_is_linear(site: Callable[[int, str], Site]) -> None:
    def prepared(count: int) -> Callable[[], object]:
        old, new = (reference(site(count, mark)) for mark in ("", "x"))
        return lambda: (compare(old, new), compare(old, old))

    assert_linear(100, prepared)


def test_json_and_redirects(tmp_path: Path) -> None:
    old = write(tmp_path / "old", pet(NAME, field("gone", "*str*")))
    new = write(tmp_path / "new", {"models/components/pet.md": object_("Pet", NAME)})
    done = runner().invoke(main, ["diff", "--format", "json", str(old), str(new)])
    found = json.loads(done.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(found)
    assert (done.exit_code, found["breaking"]) == (1, 1)
    done = runner().invoke(main, ["diff", "--redirects", str(old), str(new)])
    (plugin,) = yaml.safe_load(done.stdout)["plugins"]
    assert plugin["redirects"]["redirect_maps"] == {PET: "models/components/pet.md"}


def test_a_release_may_be_a_models_json(tmp_path: Path) -> None:
    old = pet(NAME, field("gone", "*str*"))
    write(tmp_path, {"1.0.json": json.dumps(models_json(reference(old)))})
    new = write(tmp_path / "new", pet(NAME))
    done = runner().invoke(main, ["diff", str(tmp_path / "1.0.json"), str(new)])
    assert (done.exit_code, "field `gone` removed" in done.stdout) == (1, True)
    done = runner().invoke(main, ["diff", str(new / PET), str(new)])
    assert (done.exit_code, "is not a models.json file: it is not JSON" in done.stderr) == (2, True)
