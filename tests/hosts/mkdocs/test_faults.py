"""What goes wrong on a disk: odd names, files that vanish, no room. One line says it, and names the place."""

from __future__ import annotations

import json
import logging
import os
import posixpath
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import Abort
from mkdocs.structure.nav import get_navigation
from mkdocs_sdk_reference.checks.findings import Finding
from mkdocs_sdk_reference.checks.linter import Linter
from mkdocs_sdk_reference.cli import main
from mkdocs_sdk_reference.hosts.mkdocs import outputs
from mkdocs_sdk_reference.model import Page

from tests.conftest import runner
from tests.support.writing import field, object_, operation, sdk, write

BuildSite = Callable[..., list[str]]
NFC, NFD = (unicodedata.normalize(form, "caf\u00e9") for form in ("NFC", "NFD"))
NAMES = {
    "space": "a b",
    "hash": "a#b",
    "per cent": "a%b",
    "escape": "a%20b",
    "question mark": "a?b",
    "quotes": "a\"b'c",
    "ampersand": "a&b",
    "entity": "a&amp;b",
    "tag": "a<b>",
    "plus": "a+b",
    "brackets": "a[b](c){d}",
    "colon": "a:b",
    "pipe": "a|b",
    "backslash": "a\\b",
    "marks of Markdown": "_a_*b*`c`~d",
    "dots": "a..b",
    "line end": "a\nb",
    "outer spaces": " a ",
    "135 characters": "x" * 135,
    "all that a disk takes": "x" * 250,
    "reserved on Windows": "con",
    "composed accent": NFC,
    "accent apart": NFD,
    "beyond the BMP": "\U0001f600",
}


def named(name: str) -> dict[str, str]:
    """A type of this file name, which others link to and which links to others."""
    link = quote(name, safe="")
    return {
        "index.md": f"# Home\n\n[it](models/shared/{link}.md)\n",
        f"models/shared/{name}.md": object_("Odd", field("o", "[shared.Owner](owner.md)")),
        "models/shared/owner.md": object_(
            "Owner",
            field("sound", f"[shared.Odd](../../models/shared/{link}.md)"),
            field("repaired", f"[shared.Odd](undefined/models/shared/{link}.md)"),
        ),
        "sdks/odd/README.md": sdk(
            "Odds",
            operation("get", response=f"[shared.Odd](../../models/shared/{link}.md)"),
        ),
    }


def hrefs(page: Path) -> Iterator[str]:
    """The paths that a browser would ask for, as seen from the page's folder."""
    for link in BeautifulSoup(page.read_text("utf-8"), "lxml").find_all("a", href=True):
        parts = urlsplit(str(link["href"]))
        assert not parts.scheme, f"{page}: {link}"
        if parts.path:
            yield unquote(parts.path)


@pytest.mark.parametrize("pretty", [False, True], ids=["flat", "pretty"])
@pytest.mark.parametrize("name", NAMES)
def test_links_to_and_from_a_page_of_an_odd_name(
    name: str, pretty: bool, tmp_path: Path, build_site: BuildSite
) -> None:
    docs = write(tmp_path / "docs", named(NAMES[name]))
    options = {"markdown": True, "models_json": True}
    log = build_site(docs, use_directory_urls=pretty, plugins=[{"sdk-reference": options}])
    site = tmp_path / "site"
    odd = site / "models" / "shared" / NAMES[name]
    odd = odd / "index.html" if pretty else odd.with_name(f"{odd.name}.html")

    assert [line for line in log if not line.startswith("INFO")] == []
    leading = {}
    for page in site.rglob("*.html"):
        found = [os.path.normpath(page.parent / href) for href in hrefs(page)]
        found = [posixpath.join(f, "index.html") if os.path.isdir(f) else f for f in found]
        assert [path for path in found if not os.path.isfile(path)] == []
        leading[page.relative_to(site).as_posix()] = found.count(str(odd))
    owner = "models/shared/owner/index.html" if pretty else "models/shared/owner.html"
    assert leading["index.html"] == 1
    assert leading[owner] >= 2
    assert leading["sdks/odd/index.html"] >= 1
    assert leading["models/index.html"] >= 1


def test_names_that_differ_in_letter_case_alone(tmp_path: Path, build_site: BuildSite) -> None:
    upper, lower = "models/shared/Pet.md", "models/shared/pet.md"
    pages = {upper: object_("Pet", field("a", "*str*")), lower: object_("pet", field("b", "*str*"))}
    links = [field(f"x{i}", f"[shared.Pet](../../{path})") for i, path in enumerate(pages)]
    write(tmp_path / "docs", pages | {"models/shared/owner.md": object_("Owner", *links)})
    if len(list((tmp_path / "docs/models/shared").iterdir())) < 3:
        pytest.skip("this disk doesn't tell letter case apart")

    log = build_site(tmp_path / "docs")

    assert [line for line in log if not line.startswith("INFO")] == []
    found = list(hrefs(tmp_path / "site/models/shared/owner.html"))
    assert "Pet.html" in found
    assert "pet.html" in found


@pytest.mark.parametrize(
    ("link", "name"),
    [
        pytest.param(f"../../models/shared/{NFC}.md", NFD, id="composed to apart"),
        pytest.param(f"../../models/shared/{NFD}.md", NFC, id="apart to composed"),
        pytest.param("..\\shared\\pet.md", "pet", id="backslashes"),
    ],
)
def test_link_that_is_spelt_otherwise_than_its_file(
    link: str, name: str, tmp_path: Path, build_site: BuildSite
) -> None:
    lead = f"See [the pet]({link})."
    owner = object_(
        "Owner", field("pet", f"[shared.Pet]({link})", f"Like [it]({link})."), lead=lead
    )
    pages = {f"models/shared/{name}.md": object_("Pet"), "models/shared/owner.md": owner}

    log = build_site(write(tmp_path / "docs", pages))

    assert [line for line in log if not line.startswith("INFO")] == []
    assert any("other-spelling (3 in 1 file)" in line for line in log)
    found = list(hrefs(tmp_path / "site/models/shared/owner.html"))
    assert found.count(f"{name}.html") >= 3


@pytest.mark.parametrize(
    "link", ["../../models/shared/a\\_b.md", "undefined/models/shared/a\\_b.md"]
)
def test_link_with_escapes_of_markdown(link: str, tmp_path: Path, build_site: BuildSite) -> None:
    owner = object_(
        "Owner", field("pet", "*str*", f"Like [it]({link})."), lead=f"See [it]({link})."
    )
    pages = {"models/shared/a_b.md": object_("Pet"), "models/shared/owner.md": owner}

    log = build_site(write(tmp_path / "docs", pages))

    assert [line for line in log if not line.startswith("INFO")] == []
    assert list(hrefs(tmp_path / "site/models/shared/owner.html")).count("a_b.html") >= 2


def write_bytes_name(folder: Path, name: bytes, text: str) -> Path:
    """A file whose name is no text, on a disk that takes it."""
    target = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    except OSError:
        pytest.skip("this disk takes only names that are text")
    return target


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"caf\xe9/pet.md"], ids=["page", "folder"])
def test_page_whose_name_is_no_text(
    name: bytes, tmp_path: Path, build_site: BuildSite, caplog: Any
) -> None:
    docs = write(tmp_path / "docs", named("pet"))
    write_bytes_name(docs, name, object_("Pet"))
    shown = name.decode("utf-8", "backslashreplace").replace("\\x", "\\udc")
    reason = "has a name that is not UTF-8. Rename it, or exclude it with 'exclude_docs'."

    assert errors_of(build_site, docs, caplog) == [f"Doc file '{shown}' {reason}"]
    log = build_site(docs, exclude_docs="/caf*")
    assert [line for line in log if not line.startswith("INFO")] == []
    assert (tmp_path / "site/models/shared/pet.html").exists()


def test_image_whose_name_is_no_text(tmp_path: Path, build_site: BuildSite) -> None:
    docs = write(tmp_path / "docs", named("pet"))
    image = write_bytes_name(docs, b"models/Caf\xe9.PNG", "x")
    (docs / "models/shared/owner.md").write_text(object_("Owner", lead="See [it](../caf%E9.png)."))

    log = build_site(docs, plugins=[{"sdk-reference": {"report": "report.json"}}])

    assert len([line for line in log if line.startswith("WARNING")]) == 1  # the link
    assert (tmp_path / "site/models" / image.name).exists()
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["version"] == 1


def test_name_that_is_two_lines_is_said_in_one(tmp_path: Path, build_site: BuildSite) -> None:
    docs = write(tmp_path / "docs", named("pet"))
    (docs / "models/shared/a\nb.md").write_text(
        object_("B", field("x", "[shared.X](x.md)")), "utf-8"
    )

    assert [line for line in build_site(docs) if not line.startswith("INFO")] == [
        "WARNING  mkdocs_sdk_reference: Doc file 'models/shared/a b.md' contains a link 'x.md', "
        "but the target 'models/shared/x.md' is not found among documentation files. (line 9)"
    ]


def errors_of(build_site: BuildSite, docs: Path, log: Any, **settings: Any) -> list[str]:
    """What the host reports when it aborts a build, without a traceback."""
    with pytest.raises(Abort):
        build_site(docs, **settings)
    return [r.getMessage() for r in log.records if r.levelno >= logging.ERROR and not r.exc_info]


@pytest.mark.parametrize("target", ["nowhere.md", "pet.md"], ids=["dangling", "in a circle"])
def test_page_by_a_link_that_leads_nowhere(
    target: str, tmp_path: Path, build_site: BuildSite, caplog: Any
) -> None:
    docs = write(tmp_path / "docs", named("other"))
    (docs / "pet.md").symlink_to(target)

    (error,) = errors_of(build_site, docs, caplog)
    assert error.startswith("Doc file 'pet.md' can't be read: ")


def once_all_is_read(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> None:
    """Let somebody do something between the plugin's reading and the host's."""

    def then_make_navigation(*arguments: Any) -> Any:
        do()
        return get_navigation(*arguments)

    monkeypatch.setattr("mkdocs.commands.build.get_navigation", then_make_navigation)


def take_away(page: Path) -> None:
    page.unlink()


def make_a_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


def spoil(page: Path) -> None:
    page.write_bytes(b"# caf\xe9")


@pytest.mark.parametrize("fault", [take_away, make_a_folder, spoil])
def test_page_that_was_read_and_can_not_be_read_again(
    fault: Callable[[Path], None],
    tmp_path: Path,
    build_site: BuildSite,
    caplog: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The host reads a page once more; what it says is the same with the plugin and without."""
    said, docs = [], tmp_path / "docs"
    once_all_is_read(monkeypatch, lambda: fault(docs / "models/shared/owner.md"))
    for plugins in ([], ["sdk-reference"]):
        shutil.rmtree(docs, ignore_errors=True)
        write(docs, named("pet"))
        with pytest.raises((OSError, UnicodeDecodeError)) as caught:
            build_site(docs, plugins=plugins)
        frames = [str(frame.path) for frame in caught.traceback]
        assert not any(f"{os.sep}mkdocs_sdk_reference{os.sep}" in path for path in frames)
        said.append([r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR])
    assert said[0] == said[1]
    assert len(said[0]) == 2


def test_page_that_changes_once_it_was_read_is_that_which_was_read(
    tmp_path: Path, build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = write(tmp_path / "docs", named("pet"))
    text = object_("Owner", field("anew", "[shared.Odd](undefined/models/shared/pet.md)"))
    owner = docs / "models/shared/owner.md"

    once_all_is_read(monkeypatch, lambda: owner.write_text(text, "utf-8"))
    log = build_site(docs)

    assert [line for line in log if not line.startswith("INFO")] == []
    page = tmp_path / "site/models/shared/owner.html"
    assert 'id="field-anew"' not in page.read_text("utf-8")
    assert 'id="field-sound"' in page.read_text("utf-8")
    assert "pet.html" in list(hrefs(page))


@contextmanager
def room(size: int) -> Iterator[None]:
    """Let no file grow past `size` bytes: a write then fails as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


ROWS = [field(f"f{i}", "[shared.Kind](kind.md)", "Words. " * 9) for i in range(99)]
TYPES = {
    "index.md": "# Home\n",
    "models/shared/large.md": object_("Large", *ROWS),
    "models/shared/kind.md": object_("Kind", field("x", "*str*")),
}


@pytest.mark.parametrize(
    ("written_by", "output"),
    [
        ("_write_search", "site/search/search_index.json"),
        ("write_markdown", "site/models/shared/kind.md"),
        ("write_json", "site/models.json"),
        ("write_inventory", "site/objects.inv"),
        ("write_report", "out/report.json"),
    ],
)
def test_no_room_for_an_output(
    written_by: str,
    output: str,
    tmp_path: Path,
    build_site: BuildSite,
    caplog: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    docs, write_it = write(tmp_path / "docs", TYPES), getattr(outputs, written_by)
    target, before = tmp_path / output, []

    def write_with_little_room(*arguments: Any, **named: Any) -> None:
        before.append(target.read_bytes() if target.exists() else None)
        with room(20):
            write_it(*arguments, **named)

    monkeypatch.setattr(outputs, written_by, write_with_little_room)
    options = {"markdown": True, "models_json": True, "report": "out/report.json"}
    plugins = ["search", {"sdk-reference": options}]

    assert errors_of(build_site, docs, caplog, plugins=plugins) == [
        f"'{target}' can't be written: File too large"
    ]
    assert before == [target.read_bytes() if target.exists() else None]
    assert [*tmp_path.rglob("*.tmp")] == []


def test_report_in_a_place_that_is_no_folder(
    tmp_path: Path, build_site: BuildSite, caplog: Any
) -> None:
    docs = write(tmp_path / "docs", TYPES)
    plugins = [{"sdk-reference": {"report": "mkdocs.yml/report.json"}}]

    (error,) = errors_of(build_site, docs, caplog, plugins=plugins)
    assert error.startswith(f"'{tmp_path}/mkdocs.yml/report.json' can't be written: ")


@pytest.mark.parametrize("is_linked", [True, False], ids=["by a link", "itself"])
def test_report_to_a_device(is_linked: bool, tmp_path: Path, build_site: BuildSite) -> None:
    if is_linked:
        (tmp_path / "report.json").symlink_to(os.devnull)
    report = "report.json" if is_linked else os.devnull
    docs = write(tmp_path / "docs", TYPES)

    log = build_site(docs, plugins=[{"sdk-reference": {"report": report}}])

    assert [line for line in log if not line.startswith("INFO")] == []
    assert Path(os.devnull).is_char_device()


TORN_INDEXES = {
    "no UTF-8": b'{"config":{},"docs":[]}caf\xe9',
    "head": b'{"config":{',
    "entry": b'{"config":{},"docs":[{"location":"x","title":"","text":""},{]}',
}


@pytest.mark.parametrize("kind", TORN_INDEXES)
def test_search_index_of_another_that_is_torn(
    kind: str, tmp_path: Path, build_site: BuildSite
) -> None:
    docs = write(tmp_path / "docs", TYPES)
    index = docs / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_bytes(TORN_INDEXES[kind])

    log = build_site(docs)

    warnings = [line for line in log if not line.startswith("INFO")]
    assert all("'search/search_index.json' is left as it is" in line for line in warnings)
    assert (tmp_path / "site/search/search_index.json").read_bytes() == TORN_INDEXES[kind]


def test_listing_of_the_user_that_is_not_utf_8(tmp_path: Path, build_site: BuildSite) -> None:
    docs = write(tmp_path / "docs", TYPES)
    (docs / "llms.txt").write_bytes(b"# caf\xe9\n")

    log = build_site(docs, plugins=[{"sdk-reference": {"markdown": True}}])

    assert [line for line in log if not line.startswith("INFO")] == []
    found = (tmp_path / "site" / "llms.txt").read_bytes()
    assert found.startswith(b"# caf\xe9\n\n<!-- ")
    assert b"(models/shared/kind.md)" in found


def command(*arguments: object) -> tuple[int, list[str]]:
    """The exit status of the program, and what it says of its own work."""
    done = runner().invoke(main, [str(argument) for argument in arguments])
    return done.exit_code, done.stderr.splitlines()


COMMANDS = [["check", "docs"], ["fix", "docs"], ["diff", "docs", "docs"]]


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "docs", named("a b"))


@pytest.mark.parametrize("arguments", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_folder_that_can_not_be_listed(
    arguments: list[str], docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", deny)

    status, lines = command(*arguments)
    assert (status, lines[-1]) == (2, "Error: Cannot read 'docs': Permission denied.")


@pytest.mark.parametrize("arguments", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_folder_within_that_can_not_be_listed(
    arguments: list[str], docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_it = os.scandir

    def deny(path: str) -> Any:
        if path.endswith("/sdks"):
            raise PermissionError(13, "Permission denied", path)
        return list_it(path)

    monkeypatch.setattr(os, "scandir", deny)

    status, lines = command(*arguments)
    assert (status, lines[0]) == (2, "docs/sdks: can't be read: it can't be listed")


def meanwhile(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> None:
    """Have something done, once, while pages are checked."""
    look, still_to_do = Linter.page, [do]

    def page(self: Linter, page: Page) -> Iterator[Finding]:
        if still_to_do:
            still_to_do.pop()()
        return look(self, page)

    monkeypatch.setattr(Linter, "page", page)


def test_file_that_is_gone_when_it_is_to_be_fixed(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = docs / "models/shared/owner.md"
    meanwhile(monkeypatch, owner.unlink)

    status, lines = command("fix", "--write", "docs")
    assert status == 2
    assert lines == ["docs/models/shared/owner.md: can't be read: No such file or directory"]


def test_file_that_changes_before_it_is_fixed(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = docs / "models/shared/owner.md"
    text = f"{owner.read_text('utf-8')}\n\nMore words.\n"
    meanwhile(monkeypatch, lambda: owner.write_text(text, "utf-8"))

    status, _ = command("fix", "--write", "docs")
    assert status == 0
    assert owner.read_text("utf-8") == text.replace("undefined/", "../../")
