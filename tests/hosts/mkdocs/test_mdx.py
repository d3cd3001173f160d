"""Pages of MDX, which MkDocs itself would copy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.hostile import CASES
from tests.support.judge import COPIED, complaints
from tests.support.writing import field, object_, write

FRONT = '---\ntitle: "{}"\n---\n\n'
PET = FRONT.format("Pet") + object_("Pet", field("a", "*str*")).partition("\n")[2]
GUIDE = FRONT.format("Guide") + "[A pet](models/pet#field-a)\n"


def files(site: Path) -> list[str]:
    found = (p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    return sorted(path for path in found if not path.startswith("assets/") and "nav" not in path)


@pytest.mark.parametrize("is_folder", [True, False], ids=["folders", "files"])
def test_an_address_has_no_ending_of_mdx(is_folder: bool, tmp_path: Path, build_site: Any) -> None:
    docs = write(tmp_path / "docs", {"models/pet.mdx": PET, "guide.mdx": GUIDE, "README.mdx": "a"})
    build_site(docs, use_directory_urls=is_folder)
    site = tmp_path / "site"
    names = ("guide/index.html", "models/pet/index.html", "guide/../models/pet/")
    names = names if is_folder else ("guide.html", "models/pet.html", "models/pet.html")
    assert [p for p in files(site) if p.endswith((".html", ".mdx"))] == sorted(
        ["index.html", *names[:2]]
    )
    link = f"../{names[2].rpartition('../')[2]}" if is_folder else names[2]
    assert f'<a href="{link}#field-a">A pet</a>' in (site / names[0]).read_text("utf-8")


def test_mdx_without_a_generators_page_is_copied_as_ever(tmp_path: Path, build_site: Any) -> None:
    bare = FRONT.format("Note") + "A text.\n"
    docs = write(tmp_path / "docs", {"note.mdx": bare, "index.md": "# Home\n"})
    build_site(docs)
    assert "note.html" not in files(tmp_path / "site")
    assert (tmp_path / "site" / "note.mdx").read_text("utf-8") == bare


def test_a_page_that_is_excluded_stays_out(tmp_path: Path, build_site: Any) -> None:
    docs = write(tmp_path / "docs", {"models/pet.mdx": PET, "guide.mdx": GUIDE})
    build_site(docs, exclude_docs="guide.mdx")
    assert not [path for path in files(tmp_path / "site") if "guide" in path]


def test_a_nav_may_name_it(tmp_path: Path, build_site: Any) -> None:
    docs = write(tmp_path / "docs", {"models/pet.mdx": PET, "guide.mdx": GUIDE})
    build_site(docs, nav=["guide.mdx", {"Animal": "models/pet.mdx"}])
    nav = (tmp_path / "site" / "nav.txt").read_text("utf-8")
    assert "title='Guide', url='guide.html'" in nav
    assert "title='Animal', url='models/pet.html'" in nav


def test_front_matter_of_mintlify_does_nothing_to_a_theme(tmp_path: Path, build_site: Any) -> None:
    page = PET.replace("---\n\n", "icon: no/such/icon\nhide: [footer]\ntags: [a]\n---\n\n", 1)
    docs = write(tmp_path / "docs", {"models/pet.mdx": page})
    options = {"models_in_nav": True, "trust_text": True}
    build_site(docs, theme={"name": "material"}, plugins=[{"sdk-reference": options}])
    assert "<h1" in (tmp_path / "site" / "models" / "pet.html").read_text("utf-8")


def test_it_is_written_as_markdown_and_listed(tmp_path: Path, build_site: Any) -> None:
    docs = write(
        tmp_path / "docs", {"models/pet.mdx": PET.replace("\n\n", "\n\n<Tip>A b</Tip>\n\n", 1)}
    )
    build_site(docs, plugins=[{"sdk-reference": {"markdown": True, "models_json": True}}])
    site = tmp_path / "site"
    assert (site / "models/pet.md").read_text("utf-8").startswith("# Pet\n> [!Tip]<br/>A b\n")
    assert "[Pet](models/pet.md)" in (site / "llms.txt").read_text("utf-8")
    data = (site / "models.json").read_text("utf-8")
    assert '"source":"models/pet.mdx","url":"models/pet.html"' in data


HOSTILE = (
    '<Card title="</strong><script>alert(1)</script>" href="javascript:alert(1)">a</Card>',
    '<Card title="a" href=\'x"onclick=alert(1)\'>a</Card>',
    '<Card title="a" href="x>)<img src=x onerror=alert(1)>">a</Card>',
    '<Card title="a" href="java&#115;cript:alert(1)" />',
    '<Tab title={"<img src=x onerror=alert(1)>"} />',
    '<Tab title="&lt;script&gt;alert(1)&lt;/script&gt;" />',
    '<ParamField path="`<script>alert(1)</script>" type="`` ``` <b onclick=alert(1)>" />',
    "<div style={{a: 1}} onclick={`alert(1)`} id={'__config'}>a</div>",
    "<a href={`javascript:alert(1)`}>a</a>",
    '<img src={"x"} onError={"alert(1)"} alt={`"><script>alert(1)</script>`} />',
    '{"<script>alert(1)</script>"} {`<img src=x onerror=alert(1)>`}',
    "{/* --><script>alert(1)</script> */}",
    "{/*> <script>alert(1)</script> */}\n{/* <!-- */}\n",
    "<Note>\n<script>alert(1)</script>\n</Note>",
    "<script>{`alert(1)`}</script>",
    "<Icon icon={<script>alert(1)</script>} />",
    "<script onload={alert(1)} src={'//x'}>a</script>",
    "<Tooltip tip='<script>alert(1)</script>'>a</Tooltip>",
    "> [!Note]<script>alert(1)</script>\n",
    "export const a = <script>alert(1)</script>;",
)


@pytest.mark.slow
def test_nothing_of_it_is_active(tmp_path: Path, build_site: Any) -> None:
    # Most texts stand in three places, one after the other.
    pages = {re.sub(r"\.md$", ".mdx", case.path): case.page for case in CASES[::3]}
    for number, text in enumerate(HOSTILE):
        cell = text.replace("|", "\\|").replace("\n", "<br/>")
        of_type = object_("X", field("a", "*str*", cell), lead=text).partition("\n")[2]
        pages[f"models/shared/h{number}.mdx"] = FRONT.format("X") + of_type
        pages[f"h{number}.mdx"] = f"{text}\n\nend"
    build_site(write(tmp_path / "docs", pages), plugins=["sdk-reference"])
    wrong = []
    for path in pages:
        built = path.replace("README.mdx", "index.mdx")
        html = (
            (tmp_path / "site" / built).with_suffix(".html").read_text("utf-8").replace(COPIED, "")
        )
        wrong += [f"{path}: {complaint[:200]}" for complaint in complaints(html)]
    assert wrong == []


def test_components_are_no_raw_text(tmp_path: Path, build_site: Any) -> None:
    text = "\n\n".join(HOSTILE)
    docs = write(tmp_path / "docs", {"models/pet.mdx": PET, "guide.mdx": text})
    build_site(docs)
    html = (tmp_path / "site" / "guide.html").read_text("utf-8")
    assert not re.search(r"&lt;/?(?:Card|Tab|ParamField|Icon|Note|Tooltip|div)\b", html)
