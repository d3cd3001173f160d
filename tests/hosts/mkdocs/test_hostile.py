"""What untrusted people write into an OpenAPI document reaches no reader's browser as more than text."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import material.extensions.emoji as material_emoji
import pymdownx.superfences
import pytest
from bs4 import BeautifulSoup
from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs_sdk_reference.hosts.mkdocs import navigation

from tests.support.hostile import CASES, Case
from tests.support.judge import COPIED, complaints, runs
from tests.support.writing import enum, field, object_, operation, sdk, write

EXTENSIONS: list[str | dict[str, Any]] = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "nl2br"),
    *("sane_lists", "wikilinks", {"smarty": {"smart_angled_quotes": True}}),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
    *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink"),
    *("pymdownx.mark", "pymdownx.progressbar", "pymdownx.smartsymbols", "pymdownx.snippets"),
    *("pymdownx.tasklist", "pymdownx.tilde", {"pymdownx.arithmatex": {"generic": True}}),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
    *("pymdownx.blocks.tab", {"pymdownx.tabbed": {"alternate_style": True}}),
    {
        "pymdownx.emoji": {
            "emoji_index": material_emoji.twemoji,
            "emoji_generator": material_emoji.to_svg,
        }
    },
    {
        "pymdownx.superfences": {
            "custom_fences": [
                {
                    "name": "mermaid",
                    "class": "mermaid",
                    "format": pymdownx.superfences.fence_code_format,
                }
            ]
        }
    },
]


def squashed(text: str) -> str:
    return " ".join(text.split())


def letters(text: str) -> str:
    """What signs of a typographic extension leave alone."""
    return "".join(filter(str.isalnum, text))


def found_on(html: str, case: Case, *, is_typographic: bool) -> Iterator[str]:
    """What is wrong with a case's page."""
    yield from (f"{case.name}: {complaint[:200]}" for complaint in complaints(html))
    kept = letters if is_typographic else squashed
    text = lxml.html.document_fromstring(f"<body>{html}</body>").text_content()
    if kept(case.shown) not in kept(text):
        yield f"{case.name}: {case.shown!r} is lost"


def test_each_case_has_a_name_of_its_own() -> None:
    assert [name for name, n in Counter(case.name for case in CASES).items() if n > 1] == []


@pytest.mark.slow
@pytest.mark.parametrize("extensions", [[], EXTENSIONS], ids=["no extensions", "many extensions"])
def test_nothing_is_active_and_nothing_is_lost(
    extensions: list[Any], tmp_path: Path, build_site: Any
) -> None:
    docs = tmp_path / "docs"
    write(docs, {case.path: case.page for case in CASES})
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")

    # MkDocs takes apart what it is given.
    settings = {"markdown_extensions": copy.deepcopy(extensions)}
    build_site(docs, plugins=["sdk-reference"], **settings)

    wrong: list[str] = []
    for case in CASES:
        html = (tmp_path / "site" / case.html).read_text("utf-8").replace(COPIED, "")
        wrong += found_on(html, case, is_typographic=bool(extensions))
    for path in ("models/index.html", "models/errors.html"):
        html = (tmp_path / "site" / path).read_text("utf-8")
        html = re.sub(r' data-sdk-\w+="[^"]*"|<template>.*?</template>', "", html)
        wrong += [f"{path}: {complaint[:200]}" for complaint in complaints(html)]
    assert wrong == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=x></SCRIPT>",
        "<p onclick=alert(1)>x</p>",
        "<p/onclick=alert(1)>x</p>",
        "<img src=x onerror=alert(1)>",
        "<iframe></iframe>",
        "<style>p {}</style>",
        "<base href=x>",
        "<meta http-equiv=refresh>",
        "<link rel=stylesheet href=x>",
        "<object data=x></object>",
        "<form action=x></form>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><foreignobject></foreignobject></svg>",
        '<p style="position: fixed">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java\nscript:alert(1)">x</a>',
        '<a href="&#106;avascript&colon;alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<img src="data:text/html,x">',
        '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
        '<blockquote cite="javascript:alert(1)">x</blockquote>',
        '<img srcset="x 2x" src="x">',
        '<a ping="x">x</a>',
        '<a target="_blank">x</a>',
        '<p id="__config">x</p>',
        '<h2 id="__config">x</h2>',
        '<p id="location">x</p>',
        '<img name="body">',
        '<p class="md-overlay">x</p>',
        '<p data-md-component="search">x</p>',
        '<p title="&lt;img src=x onerror=alert(1)&gt;">x</p>',
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<?php x ?>",
        "<textarea>x",
        "<noscript>x</noscript>",
    ],
)
def test_the_judge_complains_of_what_is_active(html: str) -> None:
    assert complaints(f"<p>before</p>{html}<p>after</p>")


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="fields">Fields</h2><p>a &lt;script&gt; b</p>',
        '<a href="../x.html#field-a">x</a><a href="https://example.com/">y</a><a href="#">z</a>',
        '<img src="data:image/png;base64,x" alt="">',
        '<tr id="field-x"><td style="text-align: left;">x</td></tr>',
        '<svg viewBox="0 0 1 1"><a xlink:href="x.html"><path d="M0 0z"/><text x="1">x</text></a></svg>',
        '<p title="a &lt;&#x2060;b&gt; c">x</p>',
    ],
)
def test_the_judge_has_no_complaint_of_what_pages_are_made_of(html: str) -> None:
    assert complaints(html) == []


@pytest.mark.parametrize(
    ("url", "is_active"),
    [
        ("\x01javascript:x", True),
        ("java\tscript:x", True),
        ("JAVASCRIPT:x", True),
        ("javascript%3Ax", False),
        ("\u200bjavascript:x", False),
        ("x/javascript:x", False),
        ("mailto:x@example.com", False),
    ],
)
def test_the_judge_reads_addresses_as_browsers_do(url: str, is_active: bool) -> None:
    assert runs(url) is is_active


MODEL = object_("Model", field("x", "*str*"), lead="LEAD")


def build_page(build_site: Any, tmp_path: Path, lead: str, trust: bool, **settings: Any) -> str:
    write(tmp_path / "docs", {"models/model.md": MODEL.replace("LEAD", lead)})
    (tmp_path / "docs" / "secret.txt").write_text("the secret", encoding="utf-8")
    plugins = [{"sdk-reference": {"trust_text": trust}}]
    # MkDocs takes apart what it is given.
    build_site(tmp_path / "docs", plugins=plugins, **copy.deepcopy(settings))
    return (tmp_path / "site" / "models" / "model.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("lead", "trusted", "shown"),
    [
        ('<b onclick="x()">a</b>', '<b onclick="x()">a</b>', "<b>a</b>"),
        ('<div style="color: red">\na\n</div>', '<div style="color: red">', "<div>"),
        ("[a](javascript:x)", 'href="javascript:x"', "<p>a</p>"),
    ],
    ids=["inline", "block", "address"],
)
def test_raw_html_of_text_that_is_trusted_stays(
    lead: str, trusted: str, shown: str, tmp_path: Path, build_site: Any
) -> None:
    page = build_page(build_site, tmp_path, lead, trust=False)
    assert shown in page
    assert trusted not in page

    assert trusted in build_page(build_site, tmp_path, lead, trust=True)


@pytest.mark.parametrize("trust", [False, True], ids=["untrusted", "trusted"])
@pytest.mark.parametrize(
    ("extension", "lead", "ran"),
    [
        ("attr_list", "*a*{: .soft }", '<em class="soft">a</em>'),
        ("attr_list", "## a {: .soft }", 'class="soft"'),
        ("md_in_html", '<div markdown="1">\n*a*\n</div>', "<em>a</em>"),
        ("pymdownx.blocks.html", "/// html | div.soft\na\n///", '<div class="soft">'),
        ("toc", "[TOC]", '<div class="toc">'),
    ],
)
def test_no_extension_of_the_host_sees_generated_text(
    extension: str, lead: str, ran: str, trust: bool, tmp_path: Path, build_site: Any
) -> None:
    write(tmp_path / "docs", {"guide.md": f"# Guide\n\n{lead}"})

    page = build_page(build_site, tmp_path, lead, trust, markdown_extensions=[extension])

    assert ran not in page
    assert ran in (tmp_path / "site" / "guide.html").read_text("utf-8")


@pytest.mark.parametrize(
    "heading",
    ["&#95;&#95;config", "&lowbar;&UnderBar;config", "\uff3f\uff3fconfig", "\ufe4d\ufe33config"],
)
def test_nothing_makes_an_id_of_materials_own(
    heading: str, tmp_path: Path, build_site: Any
) -> None:
    page = enum("Shade", "red").replace("## Values", f"## {heading}\n\nx\n\n## Values")
    assert "_" not in page  # nothing else makes headings be looked into
    write(tmp_path / "docs", {"models/shade.md": page})

    build_site(tmp_path / "docs", plugins=["sdk-reference"])

    html = (tmp_path / "site" / "models" / "shade.html").read_text("utf-8")
    assert re.search('<h2[^>]* id="config"', html)


def test_trusted_pages_are_still_rendered(tmp_path: Path, build_site: Any) -> None:
    page = build_page(build_site, tmp_path, "Text.", trust=True)

    assert page == build_page(build_site, tmp_path, "Text.", trust=False)
    assert '<tr id="field-x">' in page


@pytest.mark.parametrize("trust", [False, True], ids=["untrusted", "trusted"])
@pytest.mark.parametrize(
    "lead", ['--8<-- "secret.txt"', "--8<--\nsecret.txt\n--8<--", '- a\n\n    -8<- "secret.txt"']
)
def test_no_snippet_is_included(lead: str, trust: bool, tmp_path: Path, build_site: Any) -> None:
    snippets = {"pymdownx.snippets": {"base_path": [str(tmp_path / "docs")]}}
    write(tmp_path / "docs", {"guide.md": f"# Guide\n\n{lead}"})

    page = build_page(build_site, tmp_path, lead, trust, markdown_extensions=[snippets])

    assert "the secret" not in page
    assert "8&lt;-" in page
    assert "the secret" in (tmp_path / "site" / "guide.html").read_text("utf-8")


MACROS = """
import jinja2
from mkdocs.plugins import event_priority

@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    {honoured}
    ran = []
    html = jinja2.Environment().from_string(markdown).render(run=lambda: ran.append(1) or "RAN")
    return html + "\\n\\nChanged."
"""
"""What plugins for macros and includes do; mkdocs-macros asks the page's front matter first."""


@pytest.mark.parametrize(
    "honoured",
    ["", "if page.meta.get('render_macros') is False: return markdown + '\\n\\nChanged.'"],
    ids=["any plugin", "mkdocs-macros"],
)
@pytest.mark.parametrize("trust", [False, True], ids=["untrusted", "trusted"])
def test_no_template_is_evaluated(
    honoured: str, trust: bool, tmp_path: Path, build_site: Any
) -> None:
    text = "a {{ run() }} {% if 1 %}b{% endif %} {# c #}"
    page = object_("Model", field("x", "*str*", text), lead=text)
    hook = tmp_path / "macros.py"
    hook.write_text(MACROS.format(honoured=honoured), encoding="utf-8")
    write(tmp_path / "docs", {"models/model.md": page, "guide.md": f"# Guide\n\n{text}"})

    plugins = [{"sdk-reference": {"trust_text": trust}}]
    build_site(tmp_path / "docs", plugins=plugins, hooks=[str(hook)])

    html = (tmp_path / "site" / "models" / "model.html").read_text("utf-8")
    assert html.count(text) == 2
    assert "RAN" not in html
    assert "Changed." in html
    assert "RAN" in (tmp_path / "site" / "guide.html").read_text("utf-8")


class ReadsModules(Extension):
    """Stands in for mkdocstrings, which reads and may run the module that a block names."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        class Processor(BlockProcessor):
            def test(self, parent: Any, block: str) -> bool:
                return block.startswith("::: ")

            def run(self, parent: Any, blocks: list[str]) -> None:
                blocks[0] = "READ"

        md.parser.blockprocessors.register(Processor(md.parser), "mkdocstrings", 75)


class ReadsFiles(Extension):
    """Stands in for markdown-include."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        class Processor(Preprocessor):
            def run(self, lines: list[str]) -> list[str]:
                return ["READ" if line == "{!secret.txt!}" else line for line in lines]

        md.preprocessors.register(Processor(md), "include", 101)


class EmbedsFiles(Extension):
    """Stands in for pymdownx.b64."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        class Processor(Postprocessor):
            def run(self, text: str) -> str:
                return text.replace("secret.png", "READ")

        md.postprocessors.register(Processor(md), "b64", 2)


@pytest.mark.parametrize("trust", [False, True], ids=["untrusted", "trusted"])
@pytest.mark.parametrize(
    ("extension", "lead"),
    [(ReadsModules, "::: os"), (ReadsFiles, "{!secret.txt!}"), (EmbedsFiles, "![a](secret.png)")],
)
def test_no_file_is_read(
    extension: type[Extension], lead: str, trust: bool, tmp_path: Path, build_site: Any
) -> None:
    write(tmp_path / "docs", {"guide.md": f"# Guide\n\n{lead}"})
    settings = {"markdown_extensions": [f"{__name__}:{extension.__name__}"]}

    assert "READ" not in build_page(build_site, tmp_path, lead, trust, **settings)
    assert "READ" in (tmp_path / "site" / "guide.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["python", "*"])
@pytest.mark.parametrize(
    "fence", ['```python exec="on"', '```{.python exec="on"}', "~~~ python exec=on", "> ```python exec"]
)  # fmt: skip
def test_no_custom_fence_sees_a_code_block(
    fence: str, name: str, tmp_path: Path, build_site: Any
) -> None:
    said: list[str] = []

    def validate(language: str, inputs: Any, options: Any, attrs: Any, md: Any) -> bool:
        return True

    def render(source: str, *args: Any, **kwargs: Any) -> str:
        said.append(source)
        return "<pre><code>x</code></pre>"

    custom = [{"name": name, "class": "x", "validator": validate, "format": render}]
    settings = {"markdown_extensions": [{"pymdownx.superfences": {"custom_fences": custom}}]}
    start = "> " if fence.startswith(">") else ""
    end = "~~~" if fence.startswith("~") else "```"
    write(tmp_path / "docs", {"guide.md": "# Guide\n\n```python\nby_hand()\n```"})

    build_page(build_site, tmp_path, f"a\n\n{fence}\n{start}x\n{start}{end}", False, **settings)

    assert said == ["by_hand()"]


def test_a_file_may_be_called_like_a_script(tmp_path: Path, build_site: Any) -> None:
    name = "javascript:alert(1)"
    pages = {
        f"models/{name}.md": object_("Odd", field("x", "*str*")),
        "models/user.md": object_(
            "User", field("odd", f"[Odd](./{name}.md)", f"See [it]({name}.md).")
        ),
    }
    write(tmp_path / "docs", pages)

    build_site(tmp_path / "docs", plugins=["sdk-reference"])

    for path in (tmp_path / "site").rglob("*.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert [a["href"] for a in soup.find_all("a", href=True) if runs(str(a["href"]))] == []
    index = (tmp_path / "site" / "models" / "index.html").read_text("utf-8")
    assert 'href="javascript%3Aalert%281%29.html"' in index


SPOILT = "A lead.\n\n```\n\n<script>alert(1)</script>"
"""It opens a code block for CommonMark, and none for Python-Markdown."""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("models/spoilt.md", object_("Spoilt", field("x", "*str*"), lead=SPOILT)),
        ("models/spoilt.md", enum("Spoilt", "a").replace("\n\n\n", f"\n\n{SPOILT}\n\n")),
        ("models/spoilt.md", f"# Spoilt\n\n{SPOILT}\n\n## Heading"),
        ("types/spoilt.md", object_("Spoilt", field("x", "*str*"), lead=SPOILT)),
        ("sdks/spoilt/README.md", sdk("Spoilt", operation("get", field("x", "*str*"))).replace("## Overview", SPOILT)),
    ],
    ids=["object", "enum", "bare", "other folder", "operations"],
)  # fmt: skip
def test_text_that_spoils_a_page_s_shape_wins_nothing(
    path: str, text: str, tmp_path: Path, build_site: Any
) -> None:
    write(tmp_path / "docs", {"models/other.md": MODEL, "types/other.md": MODEL, path: text})

    build_site(tmp_path / "docs", plugins=["sdk-reference"])

    html = (tmp_path / "site" / path).with_suffix(".html")
    html = html if html.exists() else html.with_name("index.html")
    assert complaints(html.read_text("utf-8")) == []


def test_titles_that_a_preview_gives_to_unread_pages_are_text(tmp_path: Path) -> None:
    write(tmp_path / "docs", {"models/x.md": object_("&lt;b>x&lt;/b>", field("x", "*str*"))})
    (tmp_path / "mkdocs.yml").touch()
    config = load_config(
        str(tmp_path / "mkdocs.yml"),
        site_name="x",
        docs_dir=str(tmp_path / "docs"),
        site_dir=str(tmp_path / "site"),
        plugins=["sdk-reference"],
    )
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)

    site = config.plugins["sdk-reference"]._site  # type: ignore[attr-defined]
    title = navigation._title("models/x.md", site)
    assert BeautifulSoup(title, "html.parser").find(True) is None
    assert title.startswith("&lt;")


@pytest.mark.parametrize("path", ["guide.md", "models/guide.md", "sdks/guide.md"])
def test_pages_by_hand_stay_as_they_are_among_generated_ones(
    path: str, tmp_path: Path, build_site: Any
) -> None:
    guide = '# How to use it\n\n<b onclick="x()">a</b>'
    write(tmp_path / "docs", {"models/other.md": MODEL, path: guide})

    build_site(tmp_path / "docs", plugins=["sdk-reference"])

    html = (tmp_path / "site" / path).with_suffix(".html").read_text("utf-8")
    assert '<b onclick="x()">a</b>' in html


def test_titles_of_references_are_text(tmp_path: Path, build_site: Any) -> None:
    name = 'x" onmouseover="alert(1)'
    write(tmp_path / "docs", {
        "models/model.md": enum("Model", "a").replace("`A`", f"`{name}`"),
        "guide.md": f"# Guide\n\n[words][Model.{name}] and [Model][]",
    })  # fmt: skip

    build_site(tmp_path / "docs", plugins=["autorefs", "sdk-reference"])

    soup = BeautifulSoup((tmp_path / "site" / "guide.html").read_text("utf-8"), "html.parser")
    assert [a.get("onmouseover") for a in soup.find_all("a")] == [None, None]


def test_the_list_for_programs_has_no_link_that_runs(tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", {
        "models/model.md": MODEL.replace("LEAD", r"A \[link\](javascript:alert(1))."),
        "sdks/x.md": sdk("`[a](javascript:alert(1))`", operation("get", field("x", "*str*"))),
    })  # fmt: skip

    build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"markdown": True}}])

    listing = (tmp_path / "site" / "llms.txt").read_text("utf-8")
    assert "](javascript" not in listing
    assert "javascript:alert(1)" in listing


@pytest.mark.parametrize("event", ["on_env(env, config, files)", "on_post_build(config)"])
def test_a_page_that_a_plugin_has_rendered_late(
    event: str, tmp_path: Path, build_site: Any
) -> None:
    """A build has released its pages by then, and must still know whose text that is."""
    hook = tmp_path / "late.py"
    hook.write_text(
        "from mkdocs.commands.build import _populate_page\n"
        "from mkdocs.plugins import event_priority\n"
        "kept = []\n"
        "def on_files(files, config):\n"
        "    kept.append(files)\n"
        "@event_priority(-150)\n"
        f"def {event}:\n"
        "    file = kept[0].get_file_from_path('models/pet.md')\n"
        "    before = file.page.content\n"
        "    _populate_page(file.page, config, kept[0])\n"
        "    assert file.page.content.partition('<!--')[0] == before.partition('<!--')[0]\n"
        "    plugin = config.plugins['sdk-reference']\n"
        f"    with open({str(tmp_path / 'late.html')!r}, 'w') as late:\n"
        "        late.write(plugin.on_post_page(file.page.content, page=file.page, config=config))\n"
    )
    text = object_(
        "Pet", field("x", "*str*", "A. <script>alert(1)</script>"), lead="<script>1</script>"
    )
    write(tmp_path / "docs", {"models/pet.md": text})
    build_site(tmp_path / "docs", hooks=[str(hook)], plugins=["sdk-reference"])

    html = (tmp_path / "late.html").read_text("utf-8")
    assert complaints(html) == []
    assert 'id="field-x"' in html
