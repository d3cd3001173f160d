"""When the first sample of an operation stands together with those of other SDKs."""

from __future__ import annotations

from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.reference.sdks import Sdk
from mkdocs_sdk_reference.reference.split import Split
from mkdocs_sdk_reference.rendering.parts import CodePart, FoldPart, TabsPart
from mkdocs_sdk_reference.rendering.queries import is_stale

from tests.support.several import Several, sampled
from tests.support.writing import operation, reference, sdk

PYTHON, GO, RUBY = (f"{at}/docs/sdks/pets/README.md" for at in ("python", "go", "ruby"))
FOLDER = PYTHON.removesuffix("README.md")
GET = sampled("get_pet", "python")
OTHERS = {GO: sdk("Pets", sampled("GetPet", "go")), RUBY: sdk("Pets", operation("get_pet"))}


def tabs(of: Reference, path: str = PYTHON) -> list[TabsPart]:
    return [part for part in Site(of, Options(), lambda _: str).parts(path) if isinstance(part, TabsPart)]  # fmt: skip


def titles(of: Reference) -> list[list[str]]:
    return [[title for title, _ in part.tabs] for part in tabs(of)]


def test_own_sample_comes_first() -> None:
    (part,) = tabs(Several({PYTHON: sdk("Pets", GET), **OTHERS}), GO)

    assert part.tabs == (
        ("Go", CodePart("go", "go.GetPet()")),
        ("Python", CodePart("python", "python.get_pet()")),
    )
    assert part.group == f"{GO}#getpet"


def test_each_operation_has_its_own() -> None:
    pages = {
        PYTHON: sdk("Pets", GET, sampled("drop", "python"), sampled("put", "python")),
        GO: sdk("Pets", sampled("Put", "go"), sampled("GetPet", "go")),
    }
    found = [[code.text for _, code in part.tabs] for part in tabs(Several(pages))]

    assert found == [["python.get_pet()", "go.GetPet()"], ["python.put()", "go.Put()"]]


def test_none_where_no_other_sdk_has_a_sample() -> None:
    assert titles(Several({PYTHON: sdk("Pets", GET), RUBY: OTHERS[RUBY]})) == []


def test_none_where_the_page_has_no_sample() -> None:
    assert titles(Several({PYTHON: sdk("Pets", operation("get_pet")), **OTHERS})) == []


def test_none_in_a_site_of_one_sdk() -> None:
    assert titles(reference({PYTHON: sdk("Pets", GET), **OTHERS})) == []


def test_operation_with_a_page_of_its_own() -> None:
    text = sdk("Pets", sampled("drop", "python"), GET)
    of = Several({PYTHON: text, GO: sdk("Pets", sampled("drop", "go"), sampled("GetPet", "go"))})
    site = Site(of, Options(), lambda _: str, split=Split(of.pages.values()))
    (part,) = (part for part in site.parts(f"{FOLDER}get_pet.md") if isinstance(part, TabsPart))

    assert [code.text for _, code in part.tabs] == ["python.get_pet()", "go.GetPet()"]


def test_six_at_most() -> None:
    sdks = tuple(Sdk(f"{name}/", name.upper(), name) for name in "abcdefgh")
    pages = {f"{s.at}docs/sdks/pets/README.md": sdk("Pets", sampled("get", s.language)) for s in sdks}  # fmt: skip
    (part,) = tabs(Several(pages, sdks), "c/docs/sdks/pets/README.md")

    assert [title for title, _ in part.tabs] == list("CABDEF")


def test_further_samples_stay_folded() -> None:
    text = sdk("Pets", f"{GET}\n\n### In a loop\n\n```python\nloop()\n```")
    site = Site(Several({PYTHON: text, **OTHERS}), Options(), lambda _: str)

    kinds = [type(part) for part in site.parts(PYTHON)]
    assert [kind for kind in kinds if kind in {TabsPart, FoldPart}] == [TabsPart, FoldPart]


def test_page_is_stale_once_a_sample_of_another_sdk_changes() -> None:
    pages = {PYTHON: sdk("Pets", GET), **OTHERS}
    site = Site(Several(pages), Options(), lambda _: str, notes={})
    site.parts(PYTHON)
    assert site.notes is not None

    changed = pages | {GO: sdk("Pets", sampled("GetPet", "go", "other()"))}
    assert is_stale(site.notes[PYTHON], Several(changed), {})
