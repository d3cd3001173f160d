"""The public names: each is exported, documented, unique, and cheap to have."""

from __future__ import annotations

import builtins
import inspect
import re
import subprocess
import sys
import typing
from collections import abc
from pathlib import Path

import mkdocs_sdk_reference
import pytest
from mkdocs_sdk_reference import compare, findings, read

from scripts.api_page import INTERNAL, fields, members, signature
from tests.support.writing import field, object_, operation, sdk, write

SCRIPT = Path(__file__).parents[1] / "scripts" / "api_page.py"
NAMES = mkdocs_sdk_reference.__all__
SITE = {
    "models/pet.md": object_("Pet", field("name", "*str*"), lead="A pet."),
    "sdks/pets/README.md": sdk(
        "Pets", operation("list", response="[models.Pet](../../models/Pet.md)", route="get /pets")
    ),
}


def test_names_are_sorted_and_unique() -> None:
    assert sorted(set(NAMES)) == NAMES
    things = [getattr(mkdocs_sdk_reference, name) for name in NAMES]
    assert len({id(thing) for thing in things}) == len(NAMES)
    assert set(NAMES) <= set(dir(mkdocs_sdk_reference))


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="Gone"):
        _ = mkdocs_sdk_reference.Gone  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_each_is_documented(name: str) -> None:
    thing = getattr(mkdocs_sdk_reference, name)
    assert thing.__name__ == name
    assert thing.__module__.startswith("mkdocs_sdk_reference")
    assert inspect.getdoc(thing)
    assert "input.md" not in (inspect.getdoc(thing) or "")
    if inspect.isclass(thing):
        public = {
            n for n, m in vars(thing).items() if not n.startswith("_") and inspect.isfunction(m)
        }
        left_out = {member.partition(".")[2] for member in INTERNAL}
        assert public - left_out <= {n for n, _ in members(thing)}, "a method without a docstring"


@pytest.mark.parametrize("name", NAMES)
def test_all_that_it_names_is_public(name: str) -> None:
    thing = getattr(mkdocs_sdk_reference, name)
    told = (
        [*fields(thing).values(), *(signature(n, m) for n, m in members(thing))]
        if inspect.isclass(thing)
        else [signature(name, thing)]
    )
    named = {word for text in told for word in re.findall(r"\b[A-Z]\w+", text)}
    known = {*NAMES, *dir(builtins), *dir(typing), *dir(abc), "PathLike"}
    assert sorted(named - known) == []


@pytest.mark.parametrize("member", sorted(INTERNAL))
def test_what_the_page_leaves_out_exists(member: str) -> None:
    owner, _, name = member.partition(".")
    assert hasattr(getattr(mkdocs_sdk_reference, owner), name)


def test_page_is_what_the_script_writes() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_folder_read_checked_and_compared(tmp_path: Path) -> None:
    write(tmp_path / "old", SITE)
    changed = object_("Pet", field("name", "*int*"))
    write(tmp_path / "new", {**SITE, "models/pet.md": changed})
    old, new = read(tmp_path / "old"), read(str(tmp_path / "new"))

    (pet,) = old.types.values()
    assert (pet.name, old.full_name(pet), pet.lead) == ("Pet", "models.Pet", "A pet.")
    (listed,) = old.operations
    assert (listed.route, [r.status for r in listed.responses]) == ("GET /pets", [""])
    assert [usage.operation for usage in old.usages(pet.key)] == [listed]
    assert [finding.read_as for finding in findings(old)] == ["models/pet.md"]
    (change,) = compare(old, new).breaking
    assert (change.owner, change.name, change.new) == ("models.Pet", "name", "int")
