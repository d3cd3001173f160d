"""MDX becomes the Markdown that it says, with each line where it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs_sdk_reference.commonmark.mdx import to_markdown
from mkdocs_sdk_reference.commonmark.source import after_front_matter, decode


def markdown(mdx: str) -> str:
    made = to_markdown(mdx, 0)
    assert made.text.count("\n") == mdx.count("\n"), "lines moved"
    return "\n".join(map(str.rstrip, made.text.split("\n")))


@pytest.mark.parametrize(
    ("mdx", "wanted"),
    [
        ("<Note>\n  A *b*.\n\n  C\n</Note>\nD", "> [!Note]\n> A *b*.\n>\n> C\n\nD"),
        ("<Tip>One line.</Tip>", "> [!Tip]<br/>One line."),
        ("<Callout icon='key' color=\"#fff\">\nx\n</Callout>", "> [!Note]\n> x\n"),
        ("A <Warning>b</Warning> c", "A **Warning:** b c"),
        ("| `a` | <Info>b</Info> |", "| `a` | **Info:** b |"),
        (
            "<Note>\n  <Check>\n    x\n  </Check>\n</Note>",
            "> [!Note]\n> > [!Check]\n> > x\n>\n",
        ),
        (
            '<Tabs>\n  <Tab title="Go">\n    ```go\n    x\n      y\n    ```\n  </Tab>\n</Tabs>',
            "\n**Go**\n```go\nx\n  y\n```\n\n",
        ),
        ('<Tab title="a">\n  text\n</Tab>', "**a**<br/>\ntext\n"),
        (
            '<Steps>\n  <Step title="A">\n    x\n  </Step>\n  <Step title="B" />\n</Steps>',
            "\n1. **A**<br/>\n   x\n\n2. **B**\n",
        ),
        ("<Step>\nx\n</Step>", "1.\n   x\n"),
        (
            '<ParamField path="id" type="string" required>\n  The id.\n</ParamField>',
            "+ **`id`** `string`, required<br/>\n  The id.\n",
        ),
        (
            '<ResponseField name="a" deprecated={true} required={false} default="`x`" />',
            "+ **`a`** deprecated, default: `` `x` ``",
        ),
        (
            '<Card title="Pets" icon="dog" href="/sdks/pets/README">\n  All.\n</Card>',
            "[**Pets**](</sdks/pets/README>)<br/>\nAll.\n",
        ),
        ('<Card title="Pets" href="a>b) <script>" />', "**Pets**"),
        ('<Card title="Pets" href="javascript:a" />', "**Pets**"),
        ('<Card title="Pets" href={url} />', "**Pets**"),
        ('<Card href="a.mdx" />', "[a.mdx](<a.mdx>)"),
        ('<Expandable title="a">\n  <ParamField path="b" />\n</Expandable>', "**a**\n+ **`b`**\n"),
        ('<Accordion title="Why?" description="or not">Because</Accordion>', "**Why?** or not<br/>Because"),
        ('<Frame caption="A lamp">\n  ![a](a.png)\n</Frame>', "**A lamp**<br/>\n![a](a.png)\n"),
        ('<Tooltip tip="Same each time">idempotent</Tooltip>', "idempotent (Same each time)"),
        ('a <Icon icon="flag" size={32} /> b', "a  b"),
        ('<Unknown title="T" data={[{ a: "}" }]}>\n  kept\n</Unknown>', "**T**<br/>\nkept\n"),
        ("<Tree.Folder>\n  kept\n</Tree.Folder>", "\nkept\n"),
        ("<>\n  kept\n</>", "\nkept\n"),
        ("<Tab\n  title=\"a\"\n>\n  x\n</Tab>", "\n\n**a**<br/>\nx\n"),
        ("1. a\n   <Note>\n   b\n   </Note>", "1. a\n   > [!Note]\n   > b\n"),
        ("<Note>\n## Fields\n\nx\n</Note>", "**Note:**\n## Fields\n\nx\n"),
        ('<Tab title="*a* <b> [c](d) `e`">\n</Tab>', "**\\*a\\* \\<b\\> \\[c\\](d) \\`e\\`**\n"),
        ('<Tab title={"a"} />', "**a**"),
        ("<Tab title={'it\\'s'} />", "**it's**"),
        ("<Tab title={`a`} />", "**a**"),
        ('<Tab title="a &amp; b" />', "**a \\& b**"),
    ],
)  # fmt: skip
def test_a_component_is_what_it_says(mdx: str, wanted: str) -> None:
    assert markdown(mdx) == wanted


@pytest.mark.parametrize(
    "code",
    [
        "`<Note>a</Note> {/* b */}`",
        "``<Note> ` {b}``",
        "```mdx\n<Note>\n{/* a */}\nimport x from 'y'\n</Note>\n```",
        "  ~~~\n  <Note>\n  ~~~",
        "a `<Note>\n</Note>` b",
        "\\<Note\\> and \\{/* a */\\}",
        "<!-- <Note>a</Note> -->",
        "```\n<Note>",
    ],
)
def test_code_is_left_alone(code: str) -> None:
    assert markdown(code) == code


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "a <> b",
        "List<Pet> of <agg>/<dimension>",
        "{id} and {{ id }} and {% raw %}",
        "<Note",
        "<Note a={",
        '<Note a="b',
        "</Pet>",
        "import pets from the shop",
        "export default settings to a file",
        "<https://example.com/A>",
        'a <b title="x">c</b>',
    ],
)
def test_what_is_no_component_is_left_alone(text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("mdx", "wanted"),
    [
        ("{/* a */}\nb", "<!-- a -->\nb"),
        ("{/* a\n\nb */}\n\nc", "<!-- a\n\nb -->\n\nc"),
        ("a {/* b */} c", "a  c"),
        ("{/* a --> b */}", ""),
        ("{/* a", "{/* a"),
        ("| a{/* b */} |", "| a |"),
        ('a {"b {c}"} {\'d\'} {" "}e', "a b {c} d  e"),
        ('import A from "/a.mdx";\nimport {\n  B\n} from "/b";\n\na', "\n\n\n\n\na"),
        ("export const a = [\n\n  {b: 1},\n\n];\n\nc", "\n\n\n\n\n\nc"),
        ("export const a = {\n\n# Pet", "\n\n# Pet"),
        ("a\nimport b from 'c'", "a\nimport b from 'c'"),
        ("<img src={`a.png`} alt=\"b\" style={{ c: 'd' }} />", '<img src="a.png" alt="b" />'),
        ("<div style={{a: '>'}} {...props}>b</div>", "<div>b</div>"),
    ],
)
def test_scripts_go_and_strings_stay(mdx: str, wanted: str) -> None:
    assert markdown(mdx) == wanted


@pytest.mark.parametrize(
    ("mdx", "wanted"),
    [
        ("<Note>\na\n\n# Pet", "**Note:**\na\n\n# Pet"),
        ("a\n</Note>\n\nb", "a\n\n\nb"),
        ("<Note>\na\n<Tip>\n</Note>\nb\n</Tip>", "> [!Note]\n> a\n> **Tip:**\n\nb\n"),
        ("<Note/><Note/>", "**Note:** **Note:**"),
    ],
)
def test_a_component_that_is_never_closed_holds_nothing(mdx: str, wanted: str) -> None:
    assert markdown(mdx) == wanted


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: Pet", "Pet"),
        ('title: "Pet: \\"a\\" \\u00e9"', 'Pet: "a" é'),
        ("title: 'It''s'  # a comment", "It's"),
        ("icon: dog\ntitle: Pet # a comment\n", "Pet"),
        ('title: "~~Pet~~"', "~~Pet~~"),
        ("title: <b>*a*</b>", "\\<b\\>\\*a\\*\\</b\\>"),
        ('title: "\\ud800a\\u0000"', "a"),
        ('title: "a\\_b"', "a\\\\\\_b"),
    ],
)
def test_the_title_is_that_of_the_front_matter(front: str, title: str) -> None:
    source = decode(f"---\n{front}\n---\n\ntext".encode(), as_mdx=True)
    assert source.text == f"# {title}\ntext"
    assert source.first_line + 1 == front.count("\n") + 5


@pytest.mark.parametrize(
    "mdx",
    [
        *("---\ntitle: A\n---\n# B\n\nc", "---\nicon: a\n---\nb", "a"),
        *("---\ntitle: |\n  A\n---\nb", "---\ntitle: # none\n---\nb"),
    ],
)
def test_no_title_is_made_where_there_is_one_or_none(mdx: str) -> None:
    source = decode(mdx.encode(), as_mdx=True)
    assert source.text == mdx[after_front_matter(mdx) :]


PIECES = (
    *("<Note>", "</Note>", "<Step title='a'>", "</Step>", '<Card href="x.mdx" title="b">'),
    *("</Card>", "<Icon />", "<Pet>", "<a href={", "}", "{", '{"c"}', "{/*", "*/}", "<!--", "-->"),
    *("`", "``", "\n", "\n\n", "\n```\n", "\n# D\n", "\n| e |", "\n  ", "\\", '"', "'", ">", "<"),
    *("import f from 'g'", "export const h = [", "]", "[i](j.mdx)", "word", " "),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_each_link_is_found_in_its_file(mdx: str) -> None:
    text = f"---\ntitle: T\n---\n{mdx}"
    body = after_front_matter(text)
    made = to_markdown(text, body)
    assert made.first_line + made.text.count("\n") == 1 + text.count("\n")
    at = -1
    while (at := made.text.find("j.mdx", at + 1)) >= 0:
        place = made.place(at)
        assert text[place : place + 5] == "j.mdx"
