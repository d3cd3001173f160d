"""Model index, errors page and relations in sites that make it hard for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.writing import enum, field, object_, operation, sdk, write

GONE = object_("Gone", field("message", "*str*"))
HEAD = ["Status", "Type", "Meaning", "Operations"]
BARE_HEAD = [title for title in HEAD if title != "Meaning"]
TRANSPORT = (field("content_type", "*str*"), field("status_code", "*int*"))


class Site:
    """Builds pages by path, and reads what comes of them."""

    def __init__(self, tmp_path: Path, build_site: Callable[..., list[str]]) -> None:
        self._folder = tmp_path
        self._build_site = build_site

    def build(self, pages: dict[str, str], **settings: Any) -> list[str]:
        write(self._folder / "docs", pages)
        return self._build_site(self._folder / "docs", **{"plugins": ["sdk-reference"], **settings})

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup((self._folder / "site" / path).read_text("utf-8"), "html.parser")

    def exists(self, path: str) -> bool:
        return (self._folder / "site" / path).exists()

    def ids(self, path: str) -> list[str]:
        return [str(element["id"]) for element in self.page(path).select("[id]")]


@pytest.fixture
def site(tmp_path: Path, build_site: Callable[..., list[str]]) -> Site:
    return Site(tmp_path, build_site)


def statuses_of(**operations: dict[str, str]) -> str:
    """A page of OpenAPI Generator's, which names no type for a status."""
    text = "# PetsApi\n\nMethod | HTTP request | Description\n--- | --- | ---\n"
    for name in operations:
        text += f"[**{name}**](PetsApi.md#{name}) | **GET** /{name} | \n"
    for name, statuses in operations.items():
        text += f"\n# **{name}**\n\n### HTTP response details\n\n"
        text += "| Status code | Description | Response headers |\n|---|---|---|\n"
        text += "".join(f"**{status}** | {said} |  -  |\n" for status, said in statuses.items())
    return text


def cells(soup: Tag) -> list[list[str]]:
    return [
        [c.get_text(" ", strip=True) for c in row.select("th, td")] for row in soup.select("tr")
    ]


def test_a_success_is_no_failure(site: Site) -> None:
    get = operation(
        "get", response="[operations.GetResponse](../../models/operations/getresponse.md)"
    )
    rows = (
        field("get_200_text_plain_string", "*str*"),
        field("get_404_application_json_object", "[Gone](gone.md)"),
    )
    site.build({
        "models/operations/getresponse.md": object_("GetResponse", *TRANSPORT, *rows),
        "models/operations/gone.md": GONE,
        "sdks/pets/README.md": sdk("Pets", get),
    })  # fmt: skip
    errors = site.page("models/errors.html")

    assert cells(errors) == [BARE_HEAD, ["404", "Gone", "get"]]


def test_every_operation_is_every_one(site: Site) -> None:
    failing = operation("get", errors=(("errors.SDKError", "4XX"),))
    site.build(
        {
            "models/gone.md": GONE,
            "sdks/pets/README.md": sdk("Pets", failing, operation("put", response="*str*")),
        }
    )
    errors = site.page("models/errors.html")

    assert "Every operation" not in errors.get_text()
    assert cells(errors) == [BARE_HEAD, ["4XX", "errors.SDKError", "get"]]


def test_every_operation_said_once(site: Site) -> None:
    operations = [
        operation(name, errors=(("errors.SDKError", "4XX, 5XX"),)) for name in ("get", "put")
    ]
    site.build({"models/gone.md": GONE, "sdks/pets/README.md": sdk("Pets", *operations)})

    text = site.page("models/errors.html").get_text()
    assert "Every operation may fail with errors.SDKError (4XX, 5XX)." in text


def test_statuses_without_a_type_are_there(site: Site) -> None:
    site.build({
        "Gone.md": "# Gone\n\n## Properties\n\nName | Type | Description | Notes\n"
        "--- | --- | --- | ---\n**id** | **str** |  | \n",
        "PetsApi.md": statuses_of(get={"200": "Here", "401": "No key.", "404": "No pet"}, put={"401": "No key.", "409": ""}),
    })  # fmt: skip
    errors = site.page("models/errors.html")

    assert "Every operation may fail with 401 (No key)." in errors.get_text()
    assert cells(errors) == [
        ["Status", "Meaning", "Operations"],
        ["404", "No pet", "get GET /get"],
        ["409", "", "put GET /put"],
    ]


@pytest.mark.parametrize("setting", ["draft_docs", "exclude_docs"])
def test_pages_that_the_user_left_out(site: Site, setting: str) -> None:
    pages = {
        "models/pet.md": object_("Pet", field("inner", "[Inner](inner.md)")),
        "models/inner.md": object_("Inner", field("hidden", "[Hidden](hidden.md)")),
        "models/hidden.md": object_("Hidden", field("inner", "[Inner](inner.md)")),
    }
    site.build(pages, **{setting: "hidden.md"})

    for page in ("models/pet.html", "models/index.html"):
        assert not site.page(page).select('a[href*="hidden"]'), page
    assert "Hidden" not in site.page("models/index.html").get_text()


@pytest.mark.parametrize("nav", [None, ["models/pet.md"]])
def test_an_index_that_the_user_excludes(site: Site, nav: list[str] | None) -> None:
    site.build({"models/pet.md": enum("Pet", "cat")}, exclude_docs="/models/index.md", nav=nav)

    assert not site.exists("models/index.html")
    link = site.page("models/pet.html").select(".sdk-trail a")[0]
    assert str(link["href"]).partition("#")[0] == "types.html"


def test_neighbours_follow_the_navigation(site: Site, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text(
        "{{ page.previous_page.title }} < {{ page.title }} < {{ page.next_page.title }}"
    )
    pages = {
        "index.md": "# Home",
        "models/pet.md": enum("Pet", "cat"),
        "sdks/a/README.md": sdk("A", operation("get", errors=(("errors.Gone", "404"),))),
        "sdks/b/README.md": sdk("B", operation("get")),
    }
    site.build(pages, theme={"name": None, "custom_dir": str(theme)})
    found = [
        site.page(p).get_text()
        for p in (
            "sdks/a/index.html",
            "sdks/b/index.html",
            "models/index.html",
            "models/errors.html",
        )
    ]

    assert found == ["Home < A < B", "A < B < Models", "B < Models < Errors", "Models < Errors < "]


def test_a_nav_that_another_plugin_sets(site: Site, tmp_path: Path) -> None:
    hook = tmp_path / "late.py"
    hook.write_text(
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-100)\n"
        "def on_files(files, config):\n"
        "    config.nav = ['index.md', 'models/pet.md']\n"
    )
    pages = {"index.md": "# Home", "models/pet.md": enum("Pet", "cat")}
    log = site.build(pages, hooks=[str(hook)], validation={"nav": {"omitted_files": "warn"}})

    assert [line for line in log if line.startswith("WARNING")] == []


def test_text_that_looks_like_attributes(site: Site) -> None:
    description = "Missing {petId}"
    rows = (
        field("get_404_application_json_object", "[Gone](gone.md)", description),
        field("raw_response", "*str*"),
    )
    get = operation(
        "get", response="[operations.GetResponse](../../models/operations/getresponse.md)"
    )
    bad = operation("bad", errors=(("errors.Gone{: #forged }", "405 {: #forged }"),))
    site.build(
        {
            "models/operations/getresponse.md": object_("GetResponse", *TRANSPORT, *rows),
            "models/operations/gone.md": GONE,
            "sdks/pets/README.md": sdk("Pets", get, bad),
        },
        markdown_extensions=["attr_list"],
    )
    page = site.page("sdks/pets/index.html")

    assert description in page.get_text()
    assert "405 {: #forged }" in page.get_text()
    assert "forged" not in site.ids("sdks/pets/index.html")


def test_ids_that_a_lead_claims(site: Site) -> None:
    lead = "### Foo {: #sdk-used-by }\n\n- a\n- b\n{: #sdk-fields-Inner }"
    site.build(
        {
            "models/pet.md": object_("Pet", field("inner", "[Inner](inner.md)"), lead=lead),
            "models/inner.md": object_("Inner", field("pet", "[Pet](pet.md)")),
        },
        markdown_extensions=["attr_list"],
    )
    ids = site.ids("models/pet.html")

    assert len(ids) == len(set(ids))
    assert site.page("models/pet.html").select_one("div > h2#sdk-used-by, details#sdk-fields-Inner")


def test_namespaces_that_are_hard_to_name(site: Site) -> None:
    paths = ("a.md", "My Things/b.md", "shared/c.md", "Shared/d.md", "shared/e.md")
    site.build({f"docs/models/{path}": enum(path[-4].upper(), path[-4]) for path in paths})
    ids = site.ids("docs/models/index.html")

    assert len(ids) == len(set(ids))
    assert all(" " not in identifier for identifier in ids)
    assert all(
        heading.get_text(strip=True) for heading in site.page("docs/models/index.html").select("h2")
    )


def test_a_type_without_a_title(site: Site) -> None:
    untitled = GONE.partition("\n")[2].lstrip()
    site.build({"models/noh1.md": untitled, "models/twin.md": GONE})

    assert all(link.get_text(strip=True) for link in site.page("models/index.html").select("a"))
    assert all(link.get_text(strip=True) for link in site.page("models/twin.html").select("a"))


def test_headings_that_are_links(site: Site) -> None:
    get = operation("get", response="[Pet](../../models/pet.md)", errors=(("errors.Gone", "404"),))
    pages = {
        "models/pet.md": enum("Pet", "cat"),
        "models/errors/gone.md": GONE,
        "sdks/pets/README.md": sdk("Pets", get),
    }
    site.build(pages, markdown_extensions=[{"toc": {"anchorlink": True}}])

    for path in ("models/pet.html", "models/errors/gone.html", "models/errors/index.html"):
        assert site.page(path).select("a a") == [], path


def test_a_hook_that_moves_the_text(site: Site, tmp_path: Path) -> None:
    hook = tmp_path / "moving.py"
    hook.write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('## Overview', 'x\\n\\n' * 40 + '## Overview')\n"
    )
    pages = {}
    for name in ("Alpha", "Beta"):
        row = field(f"{name}_404_application_json_object", f"[{name}Gone]({name.lower()}gone.md)")
        pages[f"models/operations/{name.lower()}response.md"] = object_(
            f"{name}Response", *TRANSPORT, row
        )
        pages[f"models/operations/{name.lower()}gone.md"] = object_(f"{name}Gone")
    pages["sdks/x/README.md"] = sdk(
        "X",
        *(
            operation(n, response=f"[{n}Response](../../models/operations/{n.lower()}response.md)")
            for n in ("Alpha", "Beta")
        ),
    )
    site.build(pages, hooks=[str(hook)])

    tables = site.page("sdks/x/index.html").select(".sdk-statuses")
    assert [cells(table)[1][1] for table in tables] == ["AlphaGone", "BetaGone"]


def test_a_long_type_of_another_page_is_cut(site: Site) -> None:
    members = ", ".join(f"[M{i}](m{i}.md)" for i in range(40))
    pages = {f"models/m{i}.md": object_(f"M{i}", field("hub", "[Hub](hub.md)")) for i in range(40)}
    site.build({**pages, "models/hub.md": object_("Hub", field("event", f"Union[{members}]"))})
    nested = site.page("models/m0.html").select_one("details.sdk-nested li > code")

    assert nested is not None
    assert len(nested.select("a")) == 11
    assert nested.select("a")[-1].get_text() == " … (+30)"
    assert nested.select("a")[-1]["href"] == "hub.html"


SDK = {
    "models/gone.md": GONE,
    "models/pet.md": object_("Pet", field("name", "*str*")),
    "sdks/pets/README.md": sdk(
        "Pets",
        operation("get", errors=(("[Gone](../../models/gone.md)", "404"),)),
        operation("put"),
    ),
}


def listed(soup: BeautifulSoup) -> list[tuple[str, str]]:
    return [(li.get_text(), str(li.a["href"])) for li in soup.select(".sdk-index li") if li.a]


def test_home_of_a_site_without_one(site: Site) -> None:
    site.build(SDK | {"guide.md": "# Guide\n"})

    home = site.page("index.html")
    assert home.h1 is not None
    assert home.h1.get_text() == "API reference"
    assert listed(home) == [
        ("Pets · 2 operations", "sdks/pets/index.html"),
        ("Models · 2 types", "models/index.html"),
        ("Errors", "models/errors.html"),
    ]


def test_home_lists_no_page_that_is_not_there(site: Site) -> None:
    site.build(SDK, plugins=[{"sdk-reference": {"model_index": False, "errors_page": False}}])

    assert listed(site.page("index.html")) == [("Pets · 2 operations", "sdks/pets/index.html")]


def test_home_gives_way_to_a_readme_beside_the_docs(site: Site, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Hello\n", "utf-8")
    site.build(SDK)

    assert "Hello" in site.page("index.html").get_text()
    assert not listed(site.page("index.html"))


def test_home_where_the_one_in_the_docs_is_excluded(site: Site) -> None:
    site.build(SDK | {"README.md": "# Hello\n"}, exclude_docs="/README.md")

    assert listed(site.page("index.html"))


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param({"index.md": "# Hello\n"}, id="index"),
        pytest.param({"README.md": "# Hello\n"}, id="readme"),
        pytest.param({"index.markdown": "# Hello\n"}, id="another extension"),
        pytest.param({"index.html": "<h1>Hello</h1>"}, id="html"),
    ],
)
def test_home_of_the_user_stays(site: Site, pages: dict[str, str]) -> None:
    site.build(SDK | pages)

    assert site.page("index.html").get_text().strip().startswith("Hello")


def test_home_that_the_theme_makes_stays(site: Site, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text("{{ page.content }}")
    (theme / "index.html").write_text("Hello")
    site.build(
        SDK,
        theme={"name": None, "custom_dir": str(theme), "static_templates": ["index.html"]},
    )

    assert site.page("index.html").get_text() == "Hello"


def test_home_that_another_plugin_makes_stays(site: Site, tmp_path: Path) -> None:
    hook = tmp_path / "home.py"
    hook.write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    old = files.get_file_from_path('index.md')\n"
        "    files.remove(old)\n"
        "    files.append(File.generated(config, 'index.md', content='# Hello'))\n"
    )
    site.build(SDK, hooks=[str(hook)])

    assert site.page("index.html").get_text().strip() == "Hello"


@pytest.mark.parametrize(
    ("pages", "home"),
    [
        pytest.param({"guide.md": "# Guide\n"}, True, id="no generated page"),
        pytest.param(SDK, False, id="option"),
    ],
)
def test_no_home(site: Site, pages: dict[str, str], home: bool) -> None:
    site.build(pages, plugins=[{"sdk-reference": {"home": home}}])

    assert not site.exists("index.html")


@pytest.mark.parametrize(
    ("path", "marked"),
    [("models/pet", ["Models"]), ("index", ["Home"]), ("models/index", ["Models"])],
)
def test_entry_of_the_index_is_marked_on_pages_of_types(
    site: Site, tmp_path: Path, path: str, marked: list[str]
) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text(
        "{% for item in nav %}{% if item.active %}<b>{{ item.title }}</b>{% endif %}{% endfor %}"
        "{{ page.content }}",
        "utf-8",
    )
    site.build(
        {"index.md": "# Home\n", "models/pet.md": enum("Pet", "cat")},
        theme={"name": None, "custom_dir": str(tmp_path / "theme")},
    )

    assert [item.get_text() for item in site.page(f"{path}.html").select("b")] == marked


def test_models_in_the_navigation_are_marked_themselves(site: Site, tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text(
        "{% for item in nav.pages %}{% if item.active %}<b>{{ item.title }}</b>{% endif %}{% endfor %}",
        "utf-8",
    )
    site.build(
        {"index.md": "# Home\n", "models/pet.md": enum("Pet", "cat")},
        theme={"name": None, "custom_dir": str(tmp_path / "theme")},
        plugins=[{"sdk-reference": {"models_in_nav": True}}],
    )

    assert [item.get_text() for item in site.page("models/pet.html").select("b")] == ["Pet"]
