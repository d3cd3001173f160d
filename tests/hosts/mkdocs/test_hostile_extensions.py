"""No extension and no plugin of a host finds anything in the text of generated pages."""

from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from tests.hosts.mkdocs.test_hostile import EXTENSIONS
from tests.support.judge import complaints, ran_by
from tests.support.writing import enum, field, object_, operation, sdk, union, write

pytestmark = pytest.mark.slow

_SEEN = re.compile(r"(?:\{\{|:::) ?(\w[\w-]*)")
found: set[tuple[str, str]] = set()
"""By whom the text of which place was found."""


def look(by: str, text: str) -> None:
    """Note all expressions and blocks in a text; each has the name of its place."""
    found.update((by, place) for place in _SEEN.findall(text))


class LooksAtAll(Extension):
    """Finds expressions and blocks, at every stage of Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        for priority in (2000, 31, 27, 24.5, 22, 5):
            name = f"preprocessor {priority:g}"
            md.preprocessors.register(_Lines(md, name), name, priority)
        md.parser.blockprocessors.register(_Blocks(md.parser), "block processor", 1000)
        md.inlinePatterns.register(_Text(r"(?s).+", md), "inline pattern", 1000)
        for priority in (1000, 21, 19, 6, 4, -1000):
            name = f"tree processor {priority}"
            md.treeprocessors.register(_Tree(md, name), name, priority)
        for priority in (1000, 0, -1000):
            name = f"postprocessor {priority}"
            md.postprocessors.register(_Html(md, name), name, priority)


class _Lines(Preprocessor):
    def __init__(self, md: Markdown, name: str) -> None:
        super().__init__(md)
        self._name = name

    def run(self, lines: list[str]) -> list[str]:
        look(self._name, "\n".join(lines))
        return lines


class _Blocks(BlockProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        look("block processor", block)
        return False


class _Text(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        look("inline pattern", data)
        return None, None, None


class _Tree(Treeprocessor):
    def __init__(self, md: Markdown, name: str) -> None:
        super().__init__(md)
        self._name = name

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for text in (element.text, element.tail, *element.attrib.values()):
                look(self._name, str(text or ""))


class _Html(Postprocessor):
    def __init__(self, md: Markdown, name: str) -> None:
        super().__init__(md)
        self._name = name

    def run(self, text: str) -> str:
        look(self._name, text)
        return text


HOOK = """
from mkdocs.plugins import event_priority
from {module} import look

def on_env(env, config, files):
    for file in files.documentation_pages():
        look("env", file.page.content)
"""
_EVENTS = {
    "on_page_markdown(markdown, page, config, files)": "markdown",
    "on_page_content(html, page, config, files)": "html",
    "on_page_context(context, page, config, nav)": "page.content",
}


def plugin_that_looks(priority: int) -> str:
    """The source of a hook that looks at all that a host gives plugins before it writes a page."""
    events = "".join(
        f"\n@event_priority({priority})\ndef {event}:\n    look('{event[:15]} {priority}', {text})\n"
        for event, text in _EVENTS.items()
    )
    return HOOK.format(module=__name__) + events


def marked(place: str) -> str:
    """A text that says where it stands, once for each mark; nothing that a page shows is lost."""
    return f"{{{{ {place} }}}} and ::: {place}"


def in_a_block(place: str) -> str:
    return f"::: {place}\n    :module: os\n\n{{{{ {place} }}}}\n"


def generated() -> Iterator[tuple[str, str]]:
    """Yield pages with a marked text in each place."""
    x = field("x", "*str*")
    yield "models/h1.md", object_(marked("h1"), x)
    yield "models/setext.md", object_("X", x).replace("# X", f"{marked('setext')}\n===", 1)
    lead = "\n\n".join(
        (
            in_a_block("lead"),
            f"## {marked('lead-heading')}",
            f"::: {marked('lead-heading-first')}\n---",
            f"```\n{in_a_block('fence')}```",
            f"```python\n{in_a_block('fence-python')}```",
            f"~~~ mermaid\n{in_a_block('fence-mermaid')}~~~",
            f"    {marked('indented')}\n    ::: indented",
            f"- {marked('list')}\n\n    ::: list\n\n    ```\n    ::: list-fence\n    ```",
            f"> {marked('quote')}\n>\n> ::: quote",
            f"> [!NOTE]\n> {marked('alert')}",
            f"<details><summary>{marked('summary')}</summary>\n\n{in_a_block('details')}\n</details>",
            f"<div>\n::: html\n{marked('html')}\n</div>",
            f'<b title="{marked("attribute")}">a</b> [a](https://example.com/ "{marked("title")}")',
            f"`{marked('code')}` ![{marked('image')}](x.png)",
            f"| {marked('th')} |\n| --- |\n| {marked('td')} |",
            "&#123;&#123; entity }} &#58;&#58;&#58; entity &lbrace;{ half }} \\{{ escaped }}",
        )
    )
    yield "models/lead.md", object_("Lead", x, lead=lead)
    rows = (
        field(marked("field"), "*str*", marked("cell").replace(" and ", "<br/>")),
        field(
            "y", marked("type"), f": warning: ** DEPRECATED **: {marked('deprecated')}<br/><br/>a"
        ),
    )
    yield "models/cells.md", object_("Cells", *rows)
    yield "models/values.md", enum(marked("enum"), marked("value"))
    yield "models/members.md", union("Members", marked("member"), "str")
    call = operation(
        marked("operation"),
        field("x", "*str*", marked("parameter")),
        response=marked("response"),
        errors=((marked("error"), "404"),),
        route="get /x",
    ).replace("Does it.", f"> :warning: **DEPRECATED**: {marked('notice')}\n\n{in_a_block('said')}")
    overview = f"## Overview\n\n{in_a_block('overview')}"
    yield "sdks/a/README.md", sdk(marked("sdk"), call).replace("## Overview", overview)
    front = f"---\ntitle: '{marked('meta')}'\ndescription: '{marked('meta-description')}'\n---\n"
    yield "models/meta.md", front + object_("Meta", x)


@pytest.fixture
def looked_at(tmp_path: Path, build_site: Any) -> Iterator[set[tuple[str, str]]]:
    """What extensions and plugins find on generated pages, and on one that is written by hand."""
    found.clear()
    write(tmp_path / "docs", dict(generated()))
    write(tmp_path / "docs", {"guide.md": f"# Guide\n\n{marked('by-hand')}\n\n::: by-hand\n"})
    (tmp_path / "README.md").write_text(
        f"# {marked('readme')}\n\n{in_a_block('readme')}\n```\n{in_a_block('readme')}```\n", "utf-8"
    )
    hooks = []
    for number, priority in enumerate((900, 0, -90, -1000)):
        hook = tmp_path / f"looks{number}.py"
        hook.write_text(plugin_that_looks(priority), encoding="utf-8")
        hooks.append(str(hook))
    extensions = [
        *copy.deepcopy(EXTENSIONS),
        {"toc": {"permalink": True}},
        f"{__name__}:LooksAtAll",
    ]
    plugins = ["search", "autorefs", "sdk-reference"]
    build_site(tmp_path / "docs", plugins=plugins, markdown_extensions=extensions, hooks=hooks)
    yield set(found)
    found.clear()


def test_nothing_is_found_in_text_of_an_api(looked_at: set[tuple[str, str]]) -> None:
    assert {entry for entry in looked_at if entry[1] != "by-hand"} == set()


def test_every_one_that_looks_finds_what_is_written_by_hand(
    looked_at: set[tuple[str, str]],
) -> None:
    looking = {by for by, place in looked_at if place == "by-hand"}
    assert len(looking) == 6 + 1 + 1 + 6 + 3 + 3 * 4 + 1


REFERENCES = [
    form.format(x="<img src=x onerror=alert(1)>")
    for form in (
        "[{x}][]", "[{x}]", "[a][{x}]", "[`{x}`][]", "[a][`{x}`]", "[**{x}**][b]", "[{x}][{x}]",
        "[a][b {x}]", "[a] [{x}]", "![a][{x}]", "![{x}][]", "[a][\\{x}]", "[\\{x}][]",
        "[a][&lt;img src=x onerror=alert(1)&gt;]", "[&lt;img src=x onerror=alert(1)&gt;][]",
        '<autoref identifier="{x}">a</autoref>', "<autoref identifier='b'>{x}</autoref>",
        '<autoref identifier="Model" onclick=alert(1)>a</autoref>',
        '<autoref optional identifier="&quot;onclick=&quot;alert(1)">a</autoref>',
        '<span data-autorefs-identifier="Model" onclick=alert(1)>a</span>',
        '<span data-autorefs-optional-hover="b" onclick=alert(1)>{x}</span>',
        "[a][Model]{{: onclick=alert(1) }}", '<a id="{x}"></a>', "[](){{#alert onclick=alert(1)}}",
        "`[a][{x}]`", "```\n[a][{x}]\n```",
        "&lt;autoref identifier=Model onclick=alert(1)&gt;a&lt;/autoref&gt;",
    )
]  # fmt: skip


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_no_reference_becomes_raw_html(theme: str, tmp_path: Path, build_site: Any) -> None:
    pages = {}
    for number, form in enumerate(REFERENCES):
        title = form.partition("\n")[0]
        lead = f"{form}\n\n## {title}\n\n{title}\n---\n\n- {form}\n\n> {title}"
        cell = field("x", "*str*", title.replace("|", "\\|"))
        pages[f"models/model{number}.md"] = object_(title, cell, lead=lead)
        pages[f"sdks/{number}/README.md"] = sdk(title, operation(title, response="str"))
    write(tmp_path / "docs", pages)
    (tmp_path / "README.md").write_text("# Home\n\n" + "\n\n".join(REFERENCES), encoding="utf-8")

    build_site(
        tmp_path / "docs",
        theme={"name": theme},
        plugins=["autorefs", {"sdk-reference": {"models_in_nav": True}}],
        markdown_extensions=["attr_list", {"toc": {"permalink": True}}],
    )

    wrong = []
    for page in sorted((tmp_path / "site").rglob("*.html")):
        html = page.read_text("utf-8")
        wrong += [f"{page.name}: {complaint}" for complaint in ran_by(html)]
        assert 'class="autorefs' not in html, page
    assert wrong == []


def test_what_references_on_other_pages_say_of_a_heading_is_text(
    tmp_path: Path, build_site: Any
) -> None:
    title = 'Hi "onmouseover="alert(1)" \\<img src=x onerror=alert(1)\\>'
    write(tmp_path / "docs", {
        "models/model.md": object_("Model", field("x", "*str*"), lead=f"## {title}"),
        "guide.md": "# Guide\n\n[words][hi-onmouseoveralert1-img-srcx-onerroralert1] [Fields][]",
    })  # fmt: skip

    build_site(tmp_path / "docs", plugins=["autorefs", "sdk-reference"])

    html = (tmp_path / "site" / "guide.html").read_text("utf-8")
    assert html.count('class="autorefs') == 2
    assert complaints(html) == []
    assert "\x02" not in html


SYNTAX = [
    "::: mkdocs-click\n    :module: os\n    :command: system",
    "::: os.system\n    options:\n      show_source: true",
    "/// html | img[src=x onerror=alert(1)]\n///",
    "/// html | script\nalert(1)\n///",
    "/// admonition | <img src=x onerror=alert(1)>\n    attrs: {onclick: alert(1)}\n///",
    "/// tab | <img src=x onerror=alert(1)>\na\n///",
    "/// details | <img src=x onerror=alert(1)>\n///",
    "/// caption\n<img src=x onerror=alert(1)>\n///",
    '--8<-- "secret.txt"',
    "--8<--\nsecret.txt\n--8<--",
    '```\n--8<-- "secret.txt"\n```',
    "{!secret.txt!}",
    "$$\n\\href{javascript:alert(1)}{a}\n$$",
    "\\[\\href{javascript:alert(1)}{a}\\] \\(\\unicode{<img src=x onerror=alert(1)>}\\)",
    "\\begin{align}<img src=x onerror=alert(1)>\\end{align}",
    ":smile: :material-<img src=x onerror=alert(1)>: :fontawesome-brands-x:{: onclick=alert(1) }",
    "==<img src=x onerror=alert(1)>== ^^<b onclick=alert(1)>a</b>^^ ~a~ ^a^ (tm) --> 1/2",
    '++"<img src=x onerror=alert(1)>"++ ++ctrl+alt+<b onclick=alert(1)>++',
    "{++<img src=x onerror=alert(1)>++} {--a--} {~~a~>b~~} {==a==}{>>onclick=alert(1)<<}",
    "![a](secret.svg) <img src=secret.svg onerror=alert(1)>",
    "#1 @user user/repo#1 https://github.com/user/repo?<img src=x onerror=alert(1)>",
    '=== "<img src=x onerror=alert(1)>"\n\n    a',
    '!!! note "<img src=x onerror=alert(1)>"\n    a',
    '```mermaid\nclick A "javascript:alert(1)"\n```',
    "```custom onclick=alert(1)\n<img src=x onerror=alert(1)>\n```",
    "```{.custom #x onclick=alert(1)}\n<img src=x onerror=alert(1)>\n```",
    "`#!custom <img src=x onerror=alert(1)>`",
    "[=50% \"<img src=x onerror=alert(1)>\"]{: onclick=alert(1) }",
    "a\n:   <img src=x onerror=alert(1)>\n\n*[a]: <img src=x onerror=alert(1)>",
    "[[<img src=x onerror=alert(1)>]]",
    "<!-- md:version <img src=x onerror=alert(1)> -->",
    "<!--sdk-0000000000000000-0-0--> <!--more-->",
    "sdkreference0000000000000000x0\n\nsdkheading0000000000000000x0",
]  # fmt: skip


def active_fence(source: str, *args: Any, **kwargs: Any) -> str:
    """What a site's own fence might make of a block."""
    return f"<div onclick='alert(1)'>{source}</div>"


def all_extensions(docs: Path) -> list[Any]:
    """Return the extensions, with the strongest settings that a site may give them."""
    active = {"class": "custom", "format": active_fence}
    own = ("custom", "mermaid", "python")
    settings = {
        "pymdownx.snippets": {"base_path": [str(docs)], "check_paths": False},
        "pymdownx.b64": {"base_path": str(docs)},
        "pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True, "user": "a", "repo": "b"},
        "pymdownx.superfences": {"custom_fences": [{"name": name, **active} for name in own]},
        "pymdownx.inlinehilite": {"custom_inline": [{"name": "custom", "class": "c", "format": active_fence}]},
        "pymdownx.blocks.caption": {},
        "toc": {"permalink": True},
    }  # fmt: skip
    named = {(e if isinstance(e, str) else next(iter(e))): e for e in copy.deepcopy(EXTENSIONS)}
    return [e for n, e in named.items() if n not in settings] + [
        {n: s} for n, s in settings.items()
    ]


def test_no_syntax_of_an_extension_does_anything(tmp_path: Path, build_site: Any) -> None:
    docs = tmp_path / "docs"
    pages = {}
    for number, text in enumerate(SYNTAX):
        title = text.partition("\n")[0]
        cell = field("x", "*str*", text.replace("|", "\\|").replace("\n", "<br/>"))
        pages[f"models/a{number}.md"] = object_(title, cell, lead=f"{text}\n\n## {title}")
        call = operation(title, response="str").replace("Does it.", text)
        page = sdk(title, call).replace("## Overview", f"## Overview\n\n{text}")
        pages[f"sdks/{number}/README.md"] = page
    write(docs, pages)
    write(docs, {"secret.txt": "the secret", "secret.svg": "<svg>the secret</svg>"})
    home = "\n\n".join(SYNTAX)
    (tmp_path / "README.md").write_text(f"# Home\n\n{home}", encoding="utf-8")

    build_site(docs, markdown_extensions=all_extensions(docs), plugins=["sdk-reference"])

    wrong = []
    for file in sorted((tmp_path / "site").rglob("*.html")):
        html = file.read_text("utf-8")
        wrong += [f"{file.name}: {complaint}" for complaint in ran_by(html)]
        if "the secret" in html or "data:image" in html:
            wrong.append(f"{file.name}: a file is included")
        if "md-" not in html and file.name not in {"index.html", "errors.html"}:
            own = re.sub(r'<a class="headerlink".*?</a>', "", html)
            wrong += [f"{file.name}: {complaint[:300]}" for complaint in complaints(own)]
    assert wrong == []


def test_a_page_by_hand_is_rendered_with_all_of_them(tmp_path: Path, build_site: Any) -> None:
    """The same syntax does something there, so that the test above says something."""
    docs = tmp_path / "docs"
    home = "\n\n".join(SYNTAX)
    write(docs, {"guide.md": f"# Guide\n\n{home}", "secret.txt": "the secret"})

    build_site(docs, markdown_extensions=all_extensions(docs), plugins=["sdk-reference"])

    html = (tmp_path / "site" / "guide.html").read_text("utf-8")
    assert "the secret" in html
    assert "<div onclick='alert(1)'>" in html
    assert '<span class="twemoji">' in html or 'class="twemoji"' in html


_PERMALINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>')
_CODE = re.compile(r'\s*(?:<div class="[^"]*highlight">)?<pre.*?</pre>(?:</div>)?\s*', re.DOTALL)


def article(html: str) -> str:
    """A page's HTML without what the host itself makes: permalinks and highlighted code."""
    return _CODE.sub("\n(code)\n", _PERMALINK.sub("", html))


def articles(docs: Path, site: Path, build_site: Any, extensions: list[Any]) -> dict[str, str]:
    """Return the articles of a site, by path; the golden theme's pages hold little else."""
    build_site(docs, markdown_extensions=copy.deepcopy(extensions), plugins=["sdk-reference"])
    return {
        page.relative_to(site).as_posix(): article(page.read_text("utf-8"))
        for page in sorted(site.rglob("*.html"))
    }


def test_articles_are_the_same_with_and_without_extensions(tmp_path: Path, build_site: Any) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    write(docs, dict(generated()))
    x = field("x", "*str*")
    write(docs, {
        "models/text.md": object_(
            "Text -- 'and' signs", x, lead="It's (c) -- \"quoted\" <<a>>... 1/2 H~2~O\nnext line\n\n* a\n1. b"
        ),
        "models/long.md": object_("DeleteCandidatesCandidateIDTags401ApplicationJSON", x),
        **{f"models/s{n}.md": object_("S", x, lead=text) for n, text in enumerate(SYNTAX)},
    })  # fmt: skip

    without = articles(docs, site, build_site, [])
    assert len(without) > len(SYNTAX)
    assert articles(docs, site, build_site, all_extensions(docs)) == without
