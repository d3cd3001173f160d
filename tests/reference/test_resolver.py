"""What a link means: each rule has one right answer, or none."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from mkdocs_sdk_reference.commonmark.expressions import parse_type
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import Reference, Resolution

FIELDS = "\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n"


def reference(*paths: str, titles: dict[str, str] | None = None, base: str = "") -> Reference:
    """A site with these files; those that end in `.md` or `.mdx` are pages of types."""
    titles = titles or {}
    pages = [
        read_page(p, decode(f"# {titles.get(p, _stem(p))}{FIELDS}".encode()))
        for p in paths
        if p.endswith((".md", ".mdx"))
    ]
    return Reference(pages, paths, "docs", str.lower, absolute_base=base)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".mdx").removesuffix(".md")


def resolve(site: Reference, origin: str, href: str, text: str = "") -> Resolution:
    return site.resolve(site.pages[origin], href, text)


def repaired_by(found: Resolution) -> str | None:
    """Name of the rule that repaired a link."""
    return found.rule.name if found.rule is not None and found.is_repaired else None


A = "models/shared/a.md"
B = "models/operations/b.md"
AX, BX = "models/shared/a.mdx", "models/operations/b.mdx"
NFC, NFD = "caf\u00e9", "cafe\u0301"


@pytest.mark.parametrize(
    ("paths", "origin", "href", "target", "rule"),
    [
        ((A, B), A, "../operations/b.md", B, None),
        ((A, B), A, "undefined/models/operations/b.md", B, "undefined-prefix"),
        (("x/" + A, "x/" + B, B), "x/" + A, "undefined/" + B, "x/" + B, "undefined-prefix"),
        (("x/" + A, B), "x/" + A, "undefined/" + B, B, "undefined-prefix"),
        (("x/" + A, "y/" + B), "x/" + A, "undefined/" + B, None, None),
        ((A, "models/operations/a.md"), A, "undefined/models/other/a.md", None, None),
        ((A, "models/shared/undefined.md"), A, "undefined.md", "models/shared/undefined.md", None),
        ((A, "models/shared/undefined/b.md"), A, "undefined/b.md", "models/shared/undefined/b.md", None),
        ((A, "models/Operations/B.md"), A, "../operations/B.md", "models/Operations/B.md", "letter-case"),
        ((A, "models/X/b.md", "models/x/B.md"), A, "../x/b.md", None, None),
        ((A, BX), A, "../operations/b.md", BX, "other-extension"),
        ((AX, B), AX, "../operations/b.mdx", B, "other-extension"),
        ((A, BX), A, "../operations/B.md", BX, "other-extension"),
        ((A, BX), A, "undefined/models/operations/b.md", BX, "undefined-prefix"),
        ((A, BX), A, "models/operations/b.md", BX, "root-relative"),
        ((A, "models/operations/b.doc"), A, "../operations/b.docx", None, None),
        ((AX, BX), AX, "../operations/b.mdx", BX, None),
        ((AX, BX), AX, "../operations/b", BX, None),
        ((AX, BX), AX, "../operations/b#field-x", BX, None),
        ((AX, "models/x/index.mdx"), AX, "../x", "models/x/index.mdx", None),
        ((AX, B), AX, "../operations/b", B, None),
        ((AX, BX), AX, "../Operations/b", BX, "letter-case"),
        ((AX, BX), AX, "../operations/gone", None, None),
        ((AX, BX), AX, "/models/operations/b", BX, None),
        (("x/docs/" + AX, "x/docs/" + BX), "x/docs/" + AX, "/models/operations/b", "x/docs/" + BX, None),
        ((AX, "logo.png"), AX, "/logo.png", "logo.png", None),
        ((AX, BX), AX, "../elsewhere/b.mdx", BX, "wrong-folder"),
        ((A, B), A, "..\\operations\\b.md", B, "other-spelling"),
        ((A, B), A, "..%5COperations%5Cb.md", B, "other-spelling"),
        ((A, B, "models/shared/..\\operations\\b.md"), A, "..\\operations\\b.md",
         "models/shared/..\\operations\\b.md", None),
        ((A, f"x/{NFD}.md"), A, f"../../x/{NFC}.md", f"x/{NFD}.md", "other-spelling"),
        ((A, f"x/{NFC}.md"), A, f"../../x/{quote(NFD)}.md", f"x/{NFC}.md", "other-spelling"),
        ((A, f"x/{NFC}.md", f"x/{NFD}.md"), A, f"../../x/{NFD}.md", f"x/{NFD}.md", None),
        ((A, f"x/{NFC}.md", f"x/{NFD}.md"), A, f"../../x/{NFD.upper()}.md", f"x/{NFD}.md", "letter-case"),
        ((A, B), A, "../shared/b.md", B, "wrong-folder"),
        ((A, B, "models/errors/b.md"), A, "../shared/b.md", None, None),
        (("x/docs/" + A, "y/docs/" + B), "x/docs/" + A, "../shared/b.md", None, None),
        (("x/docs/" + A, "x/docs/" + B, "y/docs/" + B), "x/docs/" + A, "b.md", "x/docs/" + B, "wrong-folder"),
        ((A, B), A, "docs/models/operations/b.md", B, "root-relative"),
        ((A, B), A, "models/operations/b.md", B, "root-relative"),
        ((A, B), A, "../../../../etc/passwd.md", None, None),
        ((A, B), A, "../../models/.md", None, None),
        ((A, B), A, "gone.md", None, None),
        ((A, "models/readme.md", "sdks/README.md"), A, "README.md", None, None),
    ],
)  # fmt: skip
def test_target(
    paths: tuple[str, ...], origin: str, href: str, target: str | None, rule: str | None
) -> None:
    found = resolve(reference(*paths), origin, href)
    assert (found.target, repaired_by(found), found.is_dead) == (target, rule, target is None)


@pytest.mark.parametrize("href", ["../Operations/b", "/models/operations/b", "../operations/gone"])
def test_markdown_that_names_no_file_is_the_hosts_to_judge(href: str) -> None:
    found = resolve(reference(A, BX), A, href)
    assert (found.target, found.href, found.is_dead) == (None, href, False)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("List[shared.B]", "models/shared/b.md"),
        ("Optional[List[shared.B]]", "models/shared/b.md"),
        ("List\\<B>", "models/shared/b.md"),
        ("list[operations.B]", "models/operations/b.md"),
        ("str", None),
        ("Union[shared.B, shared.C]", None),
        ("", None),
    ],
)
def test_an_empty_name_is_read_off_the_text(text: str, target: str | None) -> None:
    paths = [A, "models/shared/b.md"]
    if "operations" in text:
        paths.append(B)
    site = reference(*paths, titles=dict.fromkeys(paths[1:], "B"))
    found = resolve(site, A, "../../models//.md", text)
    assert (found.target, found.is_dead) == (target, target is None)


def test_an_empty_name_between_two_is_dead() -> None:
    site = reference(A, B, "models/shared/b.md", titles={B: "B", "models/shared/b.md": "B"})
    assert resolve(site, A, "../.md", "List[models.B]").is_dead


@pytest.mark.parametrize(
    "href",
    ["https://x.test/a.md", "mailto:a@x.test", "//x.test/a.md", "/scopes", "#here", "?q=1",
     "connect/flow", "javascript:alert(1)"],
)  # fmt: skip
def test_other_links_are_left_to_the_host(href: str) -> None:
    assert resolve(reference(A), A, href) == Resolution(href)


def test_site_absolute_links_get_the_base() -> None:
    found = resolve(reference(A, base="https://api.test/"), A, "/scopes#x")
    assert (found.href, found.target) == ("https://api.test/scopes#x", None)
    assert repaired_by(found) == "site-absolute"


def test_a_link_to_a_name_with_a_colon_is_no_address_of_another_scheme() -> None:
    site = reference(A, "models/shared/x:y.md")
    assert resolve(site, A, "undefined/models/shared/x%3Ay.md").href == "x%3Ay.md"


def test_an_address_that_no_host_can_read_is_dead() -> None:
    assert resolve(reference(A), A, "http://[broken").is_dead


def test_a_fragment_goes_with_the_repair() -> None:
    found = resolve(reference(A, B), A, "undefined/models/operations/b.md#field-x")
    assert found.href == "../operations/b.md#field-x"


def test_names_with_spaces_are_quoted() -> None:
    site = reference(A, "models/x y/b.md")
    assert resolve(site, A, "undefined/models/x%20y/b.md").href == "../x%20y/b.md"


@pytest.mark.parametrize("type_", ["[op]()", "[op](gone.md)", "List[[op]()]", "[shared.X](.md)"])
def test_a_type_whose_link_leads_nowhere_keeps_its_text(type_: str) -> None:
    site = reference("models/shared/a.md")
    expression = parse_type(type_)
    reading = site.expression(site.pages["models/shared/a.md"], expression)
    assert "".join(run.text for run in reading.runs) == expression.text
    assert reading.targets == ()


def test_a_file_s_name_is_no_scheme() -> None:
    site = reference("models/javascript:x.md", "models/a.md")
    page = site.pages["models/a.md"]

    assert site.href_to(page, "models/javascript:x.md") == "javascript%3Ax.md"


@pytest.mark.parametrize(
    "text",
    ["List[shared.B]", "shared.B[]", "T.nilable(Models::Shared::B)", "T::Array<Models::Shared::B>"],
)
def test_a_link_without_a_name_means_the_one_type_that_its_text_names(text: str) -> None:
    site = reference("models/shared/a.md", "models/shared/b.md", titles={"models/shared/b.md": "B"})
    found = resolve(site, "models/shared/a.md", "../../models/.md", text)
    assert (found.target, repaired_by(found)) == ("models/shared/b.md", "empty-name")
