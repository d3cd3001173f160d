"""Type expressions: the visible text survives, whatever the wrappers, and time is linear."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs_sdk_reference.commonmark.expressions import parse_type
from mkdocs_sdk_reference.model import Link, TypeExpr

Written = tuple[str, str]
"""A type as a page writes it, and its visible text."""

names = st.from_regex(r"[A-Z][A-Za-z0-9]{0,12}", fullmatch=True)
primitives = st.sampled_from(["str", "string", "int64", "bool", "any", "::String", "?string"])
spaces = st.sampled_from(
    ["shared.", "models.", "Models::Shared::", "Components\\", "::Sdk::X::", ""]
)
hrefs = st.from_regex(r"(undefined|\.\./\.\.)/models/[a-z]{1,9}/[a-z0-9]{1,12}\.md", fullmatch=True)


@st.composite
def linked(draw: st.DrawFn) -> Written:
    text = draw(spaces) + draw(names)
    return f"[{text}]({draw(hrefs)})", text


@st.composite
def emphasised(draw: st.DrawFn) -> Written:
    text = draw(primitives)
    return f"*{text}*", text


@st.composite
def pointer(draw: st.DrawFn) -> Written:
    text = draw(names)
    return draw(
        st.sampled_from(
            [
                (f"**{text}*", f"*{text}"),
                (f"[*{text}](../x.md)", f"*{text}"),
                (f"`*{text}`", f"*{text}"),
            ]
        )
    )


leaves = linked() | emphasised() | pointer() | names.map(lambda name: (name, name))


def wrapped(inner: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    """Wrap types as the seven languages do."""
    return st.one_of(
        inner.map(lambda t: (f"List[{t[0]}]", f"List[{t[1]}]")),
        inner.map(lambda t: (f"dict[str, {t[0]}]", f"dict[str, {t[1]}]")),
        inner.map(lambda t: (f"{t[0]}[]", f"{t[1]}[]")),
        inner.map(lambda t: (f"[]{t[0]}", f"[]{t[1]}")),
        inner.map(lambda t: (f"map[string]{t[0]}", f"map[string]{t[1]}")),
        inner.map(lambda t: (f"Record<string, {t[0]}>", f"Record<string, {t[1]}>")),
        inner.map(lambda t: (f"List\\<{t[0]}>", f"List<{t[1]}>")),
        inner.map(lambda t: (f"Map\\<String, List\\\\<{t[0]}>>", f"Map<String, List<{t[1]}>>")),
        inner.map(lambda t: (f"T::Array<{t[0]}>", f"T::Array<{t[1]}>")),
        inner.map(lambda t: (f"array<string, {t[0]}>", f"array<string, {t[1]}>")),
    )


@given(st.recursive(leaves, wrapped, max_leaves=4))
def test_visible_text_survives(written: Written) -> None:
    source, visible = written
    assert parse_type(source).text == visible


@given(st.text(alphabet="[]()*`\\<>| aB.:/\"'", max_size=60))
def test_no_letter_is_ever_lost(source: str) -> None:
    # Destinations are no visible text; without parentheses there are none.
    source = source.replace("(", "").replace(")", "")
    letters = [c for c in source if c.isalpha()]
    assert [c for c in parse_type(source).text if c.isalpha()] == letters


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("", ()),
        ("*Optional[str]*", ("Optional[str]",)),
        ("[Optional[a.B]](u/b.md)", (Link("Optional[a.B]", "u/b.md"),)),
        ("List[[a.B](u/b.md)]", ("List[", Link("a.B", "u/b.md"), "]")),
        ("[][a.B](b.md)", ("[]", Link("a.B", "b.md"))),
        ('[A](b.md "a title")', (Link("A", "b.md"),)),
        ("[A](<b c.md>)", (Link("A", "b c.md"),)),
        ("[A](b_(c).md)", (Link("A", "b_(c).md"),)),
        ("[A](b.md", ("[A](b.md",)),
        ("[\\DateTime](https://x.test/)", (Link("\\DateTime", "https://x.test/"),)),
        ("[A](b&amp;c\\_d.md)", (Link("A", "b&c_d.md"),)),
        ("*Pet&region&lt;A&gt;*", ("Pet&region<A>",)),
        ("\\&lt;", ("&lt;",)),
        ("&nothing; &#60;", ("&nothing; <",)),
        ("``a`b``", ("a`b",)),
        ("`a", ("`a",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_parts(source: str, parts: tuple[str | Link, ...]) -> None:
    assert parse_type(source) == TypeExpr(parts)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "[" * n,
        lambda n: "]" * n,
        lambda n: "](" * n,
        lambda n: "[a](" * n,
        lambda n: "[" * n + "]" * n,
        lambda n: "*a " * n,
        lambda n: "`" + "``a" * n,
        lambda n: "\\<" * n,
        lambda n: "[a](b " * n,
        lambda n: "[a](b" + " " * n,
    ],
    ids=["[", "]", "](", "[a](", "[]", "*", "`", "escapes", "destinations", "spaces"],
)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    parse = parse_type.__wrapped__  # the text is new each time, as on a page

    def seconds(n: int) -> float:
        source = make(n)
        runs = []
        for _ in range(3):
            start = time.process_time()
            parse(source)
            runs.append(time.process_time() - start)
        return min(runs)

    small, large = seconds(2_000), seconds(20_000)
    # Ten times the text: ten times the time, not a hundred.
    assert large < 40 * max(small, 0.001)
