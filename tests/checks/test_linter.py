"""What is found on a page: rule, place, what it was read as, and how it is fixed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from mkdocs_sdk_reference.checks.findings import Finding
from mkdocs_sdk_reference.checks.linter import Linter, of_reference

from tests.support.growth import assert_linear
from tests.support.writing import field, object_, operation, reference, sdk

PET = "models/shared/pet.md"
Site = dict[str, str]


def found(site: Site, *, all_pages: bool = True) -> list[Finding]:
    return list(Linter(reference(site), all_pages=all_pages).pages())


def one(site: Site, *, all_pages: bool = True) -> tuple[str, str, str | None]:
    """Rule, what it was read as, and the new text of the only finding."""
    (finding,) = found(site, all_pages=all_pages)
    return finding.rule.name, finding.read_as, finding.edit.new if finding.edit else None


def pet(kind: str, description: str = "N/A") -> Site:
    return {PET: object_("Pet", field("a", kind, description))}


OWNER = {"models/shared/owner.md": object_("Owner", field("name", "*str*"))}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(
            "[shared.Owner](undefined/models/shared/owner.md)",
            ("undefined-prefix", "models/shared/owner.md", "../../models/shared/owner.md"),
            id="undefined",
        ),
        pytest.param(
            "[shared.Owner](undefined/models/shared/owner.md#field-name)",
            ("undefined-prefix", "models/shared/owner.md", "../../models/shared/owner.md#field-name"),
            id="fragment stays",
        ),
        pytest.param(
            "[shared.Owner](../../Models/Shared/owner.md)",
            ("letter-case", "models/shared/owner.md", "../../models/shared/owner.md"),
            id="letter case",
        ),
        pytest.param(
            "[shared.Owner](../../models/components/owner.md)",
            ("wrong-folder", "models/shared/owner.md", "../../models/shared/owner.md"),
            id="wrong folder",
        ),
        pytest.param(
            "[shared.Owner](docs/models/shared/owner.md)",
            ("root-relative", "models/shared/owner.md", "../../models/shared/owner.md"),
            id="root-relative",
        ),
        pytest.param(
            "[List[shared.Owner]](../../models/.md)",
            ("empty-name", "models/shared/owner.md", "../../models/shared/owner.md"),
            id="empty name",
        ),
        pytest.param(
            "[Union[shared.Owner, shared.Pet]](../../models/.md)",
            ("empty-name", "models/shared/owner.md, models/shared/pet.md", None),
            id="empty name with two types",
        ),
        pytest.param("[List[str]](../../models//.md)", ("empty-name", "", "List[str]"), id="no type"),
        pytest.param("[httpx.Response](../../.md)", ("empty-name", "", "httpx.Response"), id="library's type"),
        pytest.param("[`{ [k: string]: any }`](.md)", ("empty-name", "", "`{ [k: string]: any }`"), id="no type in code"),
        pytest.param(
            "[{ [k: string]: shared.Owner }](../../models/.md)",
            ("empty-name", "models/shared/owner.md", "../../models/shared/owner.md"),
            id="empty name with a key",
        ),
        pytest.param("[str](<../../models/.md>)", ("empty-name", "", None), id="no type, in angle brackets"),
        pytest.param("[](../../models/.md)", ("empty-name", "", None), id="no type, no text"),
        pytest.param("[X](x.md)", ("dead-link", "models/shared/x.md", None), id="dead"),
        pytest.param("[X](../../../../x.md)", ("outside-docs", "../../x.md", None), id="outside"),
        pytest.param("[X](owner.md#nothing)", ("dead-anchor", "", None), id="anchor"),
        pytest.param("[X](javascript:alert)", ("unsafe-address", "", None), id="script"),
    ],
)  # fmt: skip
def test_link_of_a_type(kind: str, expected: tuple[str, str, str | None]) -> None:
    assert one(pet(kind) | OWNER) == expected


@pytest.mark.parametrize(
    "kind",
    [
        "[shared.Owner](owner.md)",
        "[shared.Owner](../../models/shared/owner.md#field-name)",
        "[shared.Owner](owner.md#fields)",
        "[shared.Pet](#pet)",
        "[date](https://docs.python.org/3/library/datetime.html#date-objects)",
        "[X](owner)",
        "[X](?query)",
    ],
)
def test_sound_links(kind: str) -> None:
    assert found(pet(kind) | OWNER) == []


def test_two_files_that_could_be_meant() -> None:
    two = {
        f"models/{space}/owner.md": object_("Owner", field("b", "*str*")) for space in ("a", "b")
    }
    expected = "models/a/owner.md, models/b/owner.md"
    assert one(pet("[Owner](owner.md)") | two) == ("ambiguous-link", expected, None)


def test_of_many_files_that_could_be_meant_the_first_are_told() -> None:
    many = {f"models/s{n:02}/owner.md": object_("Owner", field("b", "*str*")) for n in range(30)}
    _, read_as, _ = one(pet("[Owner](owner.md)") | many)
    assert read_as == ", ".join([*list(many)[:20], "…"])


DEAD = "[x](gone.md) "


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(lambda n: {f"models/shared/t{i}.md": object_("Pet", field("a", "[shared.Pet](undefined/pet.md)")) for i in range(n)}, id="types of one title"),
        pytest.param(lambda n: {f"models/shared/t{i}.md": object_("Pet", field("a", "[shared.Pet](.md)")) for i in range(n)}, id="links without a name to types of one title"),
        pytest.param(lambda n: {f"models/n{i}/pet.md": object_("Pet", field("a", f"n{i}.Pet")) for i in range(n)}, id="namespaces with a type of one name"),
        pytest.param(lambda n: {f"models/n{i}/pet.md": object_("Pet", field("a", "[Pet](../gone/pet.md)")) for i in range(n)}, id="folders with a file of one name"),
        pytest.param(lambda n: {f"n{i}/models/shared/pet.md": object_("Pet", field("a", "[Pet](../gone/pet.md)")) for i in range(n)}, id="docs roots with a file of one name"),
        pytest.param(lambda n: {PET: object_("Pet", field("a", "*str*"), lead=DEAD * 10 * n)}, id="dead links in a lead"),
        pytest.param(lambda n: {PET: object_("Pet", field("a", "*str*", DEAD * 10 * n))}, id="dead links in a cell"),
        pytest.param(lambda n: {PET: object_("Pet", *(field(f"f{i}", DEAD) for i in range(n)))}, id="dead links in rows"),
    ],
)  # fmt: skip
def test_time_is_linear(site: Callable[[int], Site]) -> None:
    def checked(site: Site) -> None:
        of = reference(site)
        assert [*Linter(of, all_pages=True).pages(), *of_reference(of)]

    assert_linear(100, lambda n: partial(checked, site(n)))


def test_place_is_that_of_the_destination() -> None:
    site = pet("*str*", "see [it](x.md)")
    (finding,) = found({PET: "---\ntitle: x\n---\n\n" + site[PET]})
    line = (site[PET].split("\n"))[finding.line - 5]
    assert line[finding.column - 1 :].startswith("x.md)")
    assert finding.text == "x.md"


def test_operation_named_like_its_page() -> None:
    site = {"sdks/ping/README.md": sdk("Ping", operation("ping", field("id", "*str*")))}
    assert one(site) == ("heading-anchor", "sdks/ping/README.md", None)


def test_site_absolute_links() -> None:
    site = reference(pet("*str*", "[it](/scopes#a)"))
    (finding,) = Linter(site, all_pages=True).pages()
    assert (finding.rule.name, finding.edit) == ("site-absolute", None)


@pytest.mark.parametrize(
    ("mark", "new"),
    [
        (": warning: ** DEPRECATED **", ":warning: **DEPRECATED**"),
        (":warning: ** DEPRECATED **", ":warning: **DEPRECATED**"),
        (":warning: **DEPRECATED**", None),
    ],
)
def test_deprecation_mark(mark: str, new: str | None) -> None:
    site = pet("*str*", f"{mark}: Gone soon.") | {"x.md": ": warning: ** DEPRECATED **"}
    assert [f.edit.new for f in found(site) if f.edit] == ([new] if new else [])


def test_mark_amid_a_description_is_no_mark() -> None:
    assert found(pet("*str*", "The text `: warning: ** DEPRECATED **` shows.")) == []
    assert found(pet(": warning: ** DEPRECATED **")) == []


HELPER = "# Float Utility Class\n\nThe [`Float`]({}) class.\n\n## Use\n"


@pytest.mark.parametrize(
    ("href", "rules"),
    [
        ("../../src/main/java/utils/Float.java", []),
        ("../models/missing.md", ["dead-link"]),
    ],
)
def test_helper_of_the_generator_may_link_to_sources(href: str, rules: list[str]) -> None:
    site = pet("*str*") | {"utils/Float.md": HELPER.format(href)}
    assert [finding.rule.name for finding in found(site)] == rules


def test_link_to_sources_on_a_page_by_hand() -> None:
    site = pet("*str*") | {"guides/float.md": HELPER.format("../../src/Float.java")}
    assert one(site) == ("outside-docs", "../src/Float.java", None)


HAND = "guide.md"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("[a](models/owner.md)", "wrong-folder", id="into the reference"),
        pytest.param("[a](Other.md)", "letter-case", id="hand-written to hand-written"),
        pytest.param("[a](missing.md)", "dead-link", id="dead"),
        pytest.param("![a](missing.png)", "dead-link", id="image"),
        pytest.param("[a](models/shared/owner.md#x)", "dead-anchor", id="anchor of the reference"),
        pytest.param("[a](b/other.md)", "dead-link", id="similar names of hand-written pages"),
        pytest.param("[a](/abs)", "site-absolute", id="absolute"),
        pytest.param("[a](javascript:alert)", "unsafe-address", id="script"),
        pytest.param("[a](#nothere)", "dead-anchor", id="own anchor"),
    ],
)
def test_hand_written_page(text: str, rule: str) -> None:
    site = OWNER | {HAND: f"# Guide\n\n{text}\n", "other.md": "# Other\n"}
    assert one(site)[0] == rule
    # A host says itself that an anchor is missing: it knows those of all pages.
    is_told = "owner.md" in text and rule != "dead-anchor"
    assert len(found(site, all_pages=False)) == is_told


@pytest.mark.parametrize("text", ["{{ heading }}", "::: module", '--8<-- "x.md"'])
def test_anchors_that_other_plugins_may_make_are_not_reported(text: str) -> None:
    assert found(OWNER | {HAND: f"# Guide\n\n[a](#nothere)\n\n{text}\n"}) == []


def test_similar_names_are_no_rule_between_hand_written_pages() -> None:
    site = OWNER | {HAND: "# Guide\n\n[a](b/other.md)\n", "other.md": "# Other\n"}
    assert one(site) == ("dead-link", "b/other.md", None)
    assert found(site, all_pages=False) == []


def test_types_that_no_page_names_are_reported() -> None:
    of_site = reference(OWNER)
    (finding,) = of_reference(of_site)
    assert (finding.rule.name, finding.path) == ("unnamed-type", "models/shared/owner.md")


def test_message_is_one_line_of_bounded_length() -> None:
    (finding,) = found(pet(f"[X](<a\x1b[31m{'b' * 3000}.md>)"))
    assert "\x1b" not in finding.message
    assert len(finding.what) < 600
