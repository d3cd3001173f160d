"""A page grows by what its own fields name and by what names it, whatever stands beyond."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.writing import enum, field, object_, write

FEW, MANY = 15, 60
USERS = 120


def page_size(site: dict[str, str], path: str, tmp_path: Path, build_site: Any) -> int:
    docs = tmp_path / f"docs-{len(site)}"
    write(docs / "models", site)
    build_site(docs)
    return (tmp_path / "site" / "models" / path).stat().st_size


def like_enums(n: int) -> dict[str, str]:
    return {f"e{i:02}.md": enum(f"E{i:02}", "error") for i in range(n)}


def ring(n: int) -> dict[str, str]:
    """A cycle through every page, each with two fields of the next."""
    return {
        f"r{i:02}.md": object_(
            f"R{i:02}",
            field("next", f"[R{(i + 1) % n:02}](r{(i + 1) % n:02}.md)"),
            field("last", f"[R{(i - 1) % n:02}](r{(i - 1) % n:02}.md)"),
            field(f"own{i:02}", "*str*"),
        )
        for i in range(n)
    }


def values(n: int) -> dict[str, str]:
    holder = object_("Holder", field("colour", "[Colour](colour.md)"))
    return {"r00.md": holder, "colour.md": enum("Colour", *(f"c{i:02}" for i in range(n)))}


def nested(n: int) -> dict[str, str]:
    holder = object_("Holder", field("inner", "[Inner](inner.md)"))
    inner = object_("Inner", *(field(f"f{i:02}", "*str*") for i in range(2 * n)))
    return {"r00.md": holder, "inner.md": inner}


@pytest.mark.parametrize(
    ("site", "path"),
    [(like_enums, "e07.html"), (ring, "r00.html"), (values, "r00.html"), (nested, "r00.html")],
    ids=lambda case: getattr(case, "__name__", case),
)
def test_a_page_does_not_grow_with_what_stands_beyond(
    site: Any, path: str, tmp_path: Path, build_site: Any
) -> None:
    few = page_size(site(FEW), path, tmp_path, build_site)
    many = page_size(site(MANY), path, tmp_path, build_site)

    assert abs(many - few) < 20, (few, many)


def test_used_by_is_whole(tmp_path: Path, build_site: Any) -> None:
    site = {"pet.md": enum("Pet", "cat")}
    site |= {f"u{i}.md": object_(f"U{i}", field("pet", "[Pet](pet.md)")) for i in range(USERS)}
    page_size(site, "pet.html", tmp_path, build_site)
    html = (tmp_path / "site" / "models" / "pet.html").read_text("utf-8")

    assert [i for i in range(USERS) if f'"u{i}.html#field-pet"' not in html] == []
    assert f"<summary>{USERS} places</summary>" in html
