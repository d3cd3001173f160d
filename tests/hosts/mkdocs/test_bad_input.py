"""Input that is broken, huge or missing: the build goes on, and says in one line what is wrong."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest

from tests.support.writing import field, object_

HEAD = b"## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
GOOD = b"# Good\n\n\n" + HEAD + b"| `id` | *str* | :heavy_check_mark: | Sound. |"
BAD = "models/shared/bad.md"
OF_BAD = f"mkdocs_sdk_reference: Doc file '{BAD}'"
MISSING = "is not found among documentation files."
REPLACED = "the invalid bytes are shown as U+FFFD."
SECONDS = 5
"""Far more than a build takes whose time grows linearly, far less than one that doesn't."""


class Site:
    """A docs folder with one sound page, and the outcome of its build."""

    def __init__(self, tmp_path: Path, build_site: Callable[..., list[str]]) -> None:
        self.docs = tmp_path / "docs"
        self.site = tmp_path / "site"
        self._build_site = build_site
        self.docs.mkdir()
        self.write("models/shared/good.md", GOOD)

    def write(self, path: str, data: bytes) -> None:
        target = self.docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def warnings(self, **settings: Any) -> list[str]:
        """Build, see that the sound page is there, and give the warnings and errors."""
        start = time.process_time()
        log = self._build_site(self.docs, **settings)
        assert time.process_time() - start < SECONDS
        assert '<tr id="field-id">' in self.page("models/shared/good.md")
        assert all("\n" not in line for line in log if not line.startswith("INFO"))
        return [line.split(maxsplit=1)[1] for line in log if not line.startswith("INFO")]

    def page(self, path: str) -> str:
        name = path.removesuffix(".md").replace("README", "index")
        flat, nested = self.site / f"{name}.html", self.site / name / "index.html"
        return (flat if flat.exists() else nested).read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path, build_site: Callable[..., list[str]]) -> Site:
    return Site(tmp_path, build_site)


def row(name: str = "`x`", kind: str = "*str*", description: str = "N/A") -> bytes:
    return f"| {name} | {kind} | :heavy_check_mark: | {description} |\n".encode()


def model(*rows: bytes, lead: bytes = b"") -> bytes:
    return b"# Bad\n\n" + lead + b"\n\n" + HEAD + b"".join(rows)


def test_bytes_that_are_not_utf_8(site: Site) -> None:
    site.write(BAD, model(row(description="sound"), b"| `y` | *str* | | caf\xe9 |"))

    assert site.warnings() == [f"{OF_BAD}, line 10: is not UTF-8: {REPLACED}"]
    assert "<td>sound</td>" in site.page(BAD)
    assert "<td>caf\N{REPLACEMENT CHARACTER}</td>" in site.page(BAD)


def test_page_by_hand_that_is_not_utf_8(site: Site) -> None:
    site.write("guide.md", b"# Guide\n\ncaf\xe9")

    assert site.warnings() == [
        f"mkdocs_sdk_reference: Doc file 'guide.md', line 3: is not UTF-8: {REPLACED}"
    ]
    assert "<p>caf\N{REPLACEMENT CHARACTER}</p>" in site.page("guide.md")


def test_nul_byte(site: Site) -> None:
    site.write(BAD, model(row(description="a\0b")))

    assert site.warnings() == [f"{OF_BAD}, line 9: contains NUL bytes, which are left out."]
    assert "<td>ab</td>" in site.page(BAD)


def test_placeholders_of_the_host_s_own(site: Site) -> None:
    raw = b"<script>alert(1)</script>"
    site.write(BAD, model(row(description="`a\x02wzxhzdk:0\x03b`"), lead=raw))

    assert site.warnings(markdown_extensions=["pymdownx.inlinehilite"]) == []
    assert "awzxhzdk:0b</code>" in site.page(BAD)


def test_lone_carriage_return_in_a_cell(site: Site) -> None:
    site.write(BAD, model(row(description="account. \r<br/>\r<br/>next"), row("`y`")))

    assert site.warnings() == []
    assert "<p>account.</p>\n<p>next</p>" in site.page(BAD)
    assert '<tr id="field-y">' in site.page(BAD)


def test_lone_carriage_return_in_text_that_the_host_renders(site: Site) -> None:
    site.write(BAD, model(row(), lead=b"One \rline"))

    assert site.warnings() == []
    assert "<p>One  line</p>" in site.page(BAD)


@pytest.mark.parametrize("path", [BAD, "sdks/bad/README.md"])
def test_windows_line_ends(site: Site, path: str) -> None:
    unix = model(row(description="one<br/>- two"), lead=b"The lead.\n\n- a\n- b")
    site.write(path, unix)
    site.warnings()
    expected = site.page(path)
    site.write(path, unix.replace(b"\n", b"\r\n"))

    assert site.warnings() == []
    assert site.page(path) == expected


def test_byte_order_mark(site: Site) -> None:
    site.write(BAD, b"\xef\xbb\xbf" + model(row()))

    assert site.warnings() == []
    assert site.page(BAD).startswith('<h1 id="bad">Bad</h1>')


def test_table_cut_off_in_a_row(site: Site) -> None:
    site.write(BAD, model(row(), b"| `y` | *str"))

    assert site.warnings() == [
        f"{OF_BAD}, line 10: a row has 2 cells, but its table has 4 columns."
    ]
    assert '<tr id="field-y">' in site.page(BAD)
    assert '<code class="sdk-type">*str</code>' in site.page(BAD)


@pytest.mark.parametrize("rest", [b"", b"\n", b"\n| --- | --"], ids=["bare", "line", "delimiter"])
def test_table_cut_off_below_its_head(site: Site, rest: bytes) -> None:
    site.write(BAD, b"# Bad\n\n\n## Fields\n\n| Field | Type | Required | Description |" + rest)

    assert site.warnings() == [f"{OF_BAD}, line 6: the table is cut off below its header."]
    assert "| Field | Type | Required | Description |" in site.page(BAD)


def test_second_table_cut_off_below_its_head(site: Site) -> None:
    head = b"\n## BackOff\n\n### Fields\n\n| Field | Type | Required | Description |"
    site.write(BAD, model(row()) + head)

    assert site.warnings() == [f"{OF_BAD}, line 15: the table is cut off below its header."]
    assert '<tr id="field-x">' in site.page(BAD)
    assert "| Field | Type | Required | Description |" in site.page(BAD)


def test_row_with_a_cell_too_many(site: Site) -> None:
    site.write(BAD, model(row(description="either | or"), row("`y`")))

    assert site.warnings() == [f"{OF_BAD}, line 9: a row has 5 cells, but its table has 4 columns."]
    assert "<td>either</td>" in site.page(BAD)
    assert "<code>y</code>" in site.page(BAD)


BRACKETS = {
    "opening": "[" * 100_000,
    "pairs": "[" * 50_000 + "]" * 50_000,
    "links": "[a](" * 25_000,
    "images": "![" * 50_000,
    "angles": "<" * 100_000,
    "tags": "<a " * 33_000,
    "list": "- x<br/>" + "[" * 100_000,
}


@pytest.mark.parametrize("name", BRACKETS)
def test_brackets_in_a_description(site: Site, name: str) -> None:
    site.write(BAD, model(row(description=BRACKETS[name]), row("`y`")))

    assert site.warnings() == []
    assert site.page(BAD).count("[") == BRACKETS[name].count("[")
    assert '<tr id="field-y">' in site.page(BAD)


@pytest.mark.parametrize("name", BRACKETS)
def test_brackets_in_a_type(site: Site, name: str) -> None:
    site.write(BAD, model(row(kind=BRACKETS[name]), row("`y`")))

    assert site.warnings() == []
    assert site.page(BAD).count("[") == BRACKETS[name].count("[")
    assert '<tr id="field-y">' in site.page(BAD)


TICKS = b"`" * 6_000 + b"a"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            model(b"| " + TICKS + b" | *str* | | N/A |"),
            marks=pytest.mark.skipif(
                markdown.__version_info__ < (3, 11),
                reason="Python-Markdown before 3.11 itself takes minutes for the row",
            ),
            id="name of a field",
        ),
        pytest.param(model(row(kind=TICKS.decode())), id="type"),
        pytest.param(model(row(description=f"Word {TICKS.decode()}")), id="description"),
        pytest.param(
            b"# Bad\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `A` | " + TICKS + b" |",
            id="value",
        ),
    ],
)
def test_run_of_backticks(site: Site, data: bytes) -> None:
    site.write(BAD, data)

    assert site.warnings() == []
    assert TICKS.decode() in site.page(BAD)


def test_long_comment_before_an_example(site: Site) -> None:
    comment = b"<!-- UsageSnippet " + b"a" * 40_000 + b" -->"
    operation = b"# Bad\n\n## get\n\n" + comment + b"\n\n### Response\n\n**str**\n"
    site.write("sdks/bad/README.md", operation)

    assert site.warnings() == []
    assert '<code class="sdk-type">str</code>' in site.page("sdks/bad/README.md")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(row(name="`x`" + " " * 100_000), id="name"),
        pytest.param(row(kind="*str*" + " " * 100_000), id="type"),
        pytest.param(row(description="N/A" + " " * 100_000), id="description"),
        pytest.param(row(description=": warning: ** DEPRECATED **" + " " * 100_000), id="notice"),
    ],
)
def test_line_of_padding(site: Site, data: bytes) -> None:
    site.write(BAD, model(data, row("`y`")))

    assert site.warnings() == []
    assert len(site.page(BAD)) < 1_000
    assert '<tr id="field-y">' in site.page(BAD)


def test_page_of_two_megabytes(site: Site) -> None:
    rows = [
        row(f"`f{i}`", "[shared.Good](good.md)", f"Number {i}." + " " * 300) for i in range(5_000)
    ]
    site.write(BAD, model(*rows))

    assert site.warnings() == []
    assert site.page(BAD).count('href="good.html">shared.Good</a>') == 5_000


def test_description_of_two_megabytes(site: Site) -> None:
    site.write(BAD, model(row(description="word " * 400_000)))

    assert site.warnings() == []
    assert site.page(BAD).count("word") == 400_000


def test_list_nested_deeply(site: Site) -> None:
    lines = [f"{'  ' * depth}- level{depth}." for depth in range(40)]
    site.write(BAD, model(row(description="<br/>".join(lines))))

    assert site.warnings() == []
    assert [d for d in range(40) if f"level{d}." not in site.page(BAD)] == []


def test_quotes_nested_deeply(site: Site) -> None:
    site.write(BAD, model(row(description="> " * 40 + "Word.")))

    assert site.warnings() == []
    assert "Word." in site.page(BAD)


def test_tags_nested_deeply(site: Site) -> None:
    site.write(BAD, model(row(description="<b>" * 3_000 + "Word.")))

    assert site.warnings() == []
    assert "Word." in site.page(BAD)


def test_details_nested_deeply(site: Site) -> None:
    opened, closed = b"<details>\n\n" * 1_000, b"\n\n</details>" * 1_000
    site.write("guide.md", b"# Guide\n\n" + opened + b"Word." + closed)

    assert site.warnings() == []
    assert "Word." in site.page("guide.md")


def test_two_sources_of_one_address(site: Site) -> None:
    site.write("guide/x.md", b"# One")
    site.write("guide/x/index.md", b"# Other")

    (warning,) = site.warnings(use_directory_urls=True)
    other = "'guide/x.md' has the same output URL, 'guide/x/index.html'"
    assert warning == f"mkdocs_sdk_reference: Doc file 'guide/x/index.md': {other}."


def test_link_that_climbs_out_of_the_docs(site: Site) -> None:
    out = "../../../../etc/passwd.md"
    description = f"See [it]({out}), [more](../{out}) and <a href='{out}'>again</a>."
    site.write(BAD, model(row(kind=f"[shared.X]({out})"), row("`y`", description=description)))

    targets = {out: "'../../etc/passwd.md'", f"../{out}": "'../../../etc/passwd.md'"}
    assert site.warnings() == [
        f"{OF_BAD} contains a link '{href}', but the target {target} {MISSING} (line {line})"
        for line, (href, target) in enumerate(targets.items(), start=9)
    ]
    assert "passwd" not in site.page(BAD)
    assert '<code class="sdk-type">shared.X</code>' in site.page(BAD)


def test_link_to_a_file_that_exists_outside_the_docs(site: Site) -> None:
    (site.docs.parent / "secret.md").write_text("# Secret", "utf-8")
    site.write(BAD, model(row(kind="[shared.X](../../../secret.md)")))

    link = "contains a link '../../../secret.md', but the target '../secret.md'"
    assert site.warnings() == [f"{OF_BAD} {link} {MISSING} (line 9)"]
    assert "secret" not in site.page(BAD)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"---\n---\n"])
def test_empty_file(site: Site, data: bytes) -> None:
    site.write(BAD, data)

    assert site.warnings() == []


def test_empty_docs_folder(tmp_path: Path, build_site: Callable[..., list[str]]) -> None:
    (tmp_path / "docs").mkdir()

    log = build_site(tmp_path / "docs")

    assert [line for line in log if not line.startswith("INFO")] == []


def test_no_model_pages(tmp_path: Path, build_site: Callable[..., list[str]]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# By hand\n\n| A |\n| - |\n| 1 |\n", "utf-8")

    log = build_site(tmp_path / "docs")

    assert [line for line in log if not line.startswith("INFO")] == []
    assert "<td>1</td>" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_front_matter(site: Site) -> None:
    site.write(BAD, b"---\ntitle: Shown\ntags:\n  - a\n---\n\n" + model(row(), b"| `y` | *str"))

    assert site.warnings() == [
        f"{OF_BAD}, line 16: a row has 2 cells, but its table has 4 columns."
    ]
    assert site.page(BAD).startswith('<h1 id="bad">Bad</h1>')
    assert '<tr id="field-x">' in site.page(BAD)


def test_front_matter_that_is_not_yaml(site: Site) -> None:
    site.write(BAD, b"---\ntitle: [\n---\n" + model(row()))

    assert site.warnings() == []
    assert site.page(BAD).startswith('<h1 id="bad">Bad</h1>')
    assert '<tr id="field-x">' in site.page(BAD)


def test_page_that_changes_between_builds(site: Site) -> None:
    site.write(BAD, model(row()))
    assert site.warnings() == []
    site.write(BAD, model(row("`z`")))

    assert site.warnings() == []
    assert '<tr id="field-z">' in site.page(BAD)


@pytest.mark.parametrize(
    ("event", "taken"),
    [
        ("on_files(files, config)", "files.remove(file)"),
        ("on_files(files, config)", "file.inclusion = InclusionLevel.EXCLUDED"),
        ("on_nav(nav, config, files)", "files.remove(file)"),
    ],
)
def test_a_page_that_another_plugin_takes_out(
    event: str, taken: str, tmp_path: Path, build_site: Callable[..., list[str]]
) -> None:
    """Its links break, in the source's tables and in what other pages say; one line says why."""
    hook = tmp_path / "exclude.py"
    hook.write_text(
        "from mkdocs.structure.files import InclusionLevel\n"
        f"def {event}:\n"
        "    file = files.get_file_from_path('models/vet.md')\n"
        f"    {taken}\n"
    )
    docs = tmp_path / "docs"
    (docs / "models").mkdir(parents=True)
    (docs / "models/pet.md").write_text(object_("Pet", field("name", "*str*")))
    (docs / "models/vet.md").write_text(object_("Vet", field("pet", "[Pet](../models/pet.md)")))
    log = build_site(docs, hooks=[str(hook)])

    assert [line for line in log if line.startswith("WARNING")] == [
        "WARNING  mkdocs_sdk_reference: Doc file 'models/vet.md' was removed after it had been "
        "read: links to it break, such as the one in 'models/pet.md'."
    ]
    html = (tmp_path / "site/models/pet.html").read_text("utf-8")
    assert 'href="vet.html#field-pet"' in html


def test_an_added_page_that_another_plugin_takes_out(
    tmp_path: Path, build_site: Callable[..., list[str]]
) -> None:
    hook = tmp_path / "exclude.py"
    hook.write_text(
        "def on_files(files, config):\n    files.remove(files.get_file_from_path('models/index.md'))\n"
    )
    docs = tmp_path / "docs"
    (docs / "models/shared").mkdir(parents=True)
    for name in ("pet", "vet"):
        text = object_(name.title(), field(name, "*str*"))
        (docs / f"models/shared/{name}.md").write_text(text)
    log = build_site(docs, hooks=[str(hook)], plugins=["sdk-reference"])

    assert [line for line in log if line.startswith("WARNING")] == [
        "WARNING  mkdocs_sdk_reference: Doc file 'models/index.md' was removed after it had been "
        "read: links to it break, such as the one in 'models/shared/pet.md'."
    ]


def test_a_page_that_another_plugin_calls_otherwise(
    tmp_path: Path, build_site: Callable[..., list[str]]
) -> None:
    """The host finds it by its old name, and builds it."""
    hook = tmp_path / "rename.py"
    hook.write_text(
        "def on_files(files, config):\n"
        "    files.get_file_from_path('guide.md').src_uri = 'guide.en.md'\n"
    )
    docs = tmp_path / "docs"
    (docs / "models").mkdir(parents=True)
    (docs / "guide.md").write_text("# Guide\n")
    (docs / "models/pet.md").write_text(object_("Pet", field("name", "*str*")))
    build_site(docs, hooks=[str(hook)], plugins=["sdk-reference"])

    assert (tmp_path / "site/guide.html").exists()
    assert (tmp_path / "site/models/pet.html").exists()
