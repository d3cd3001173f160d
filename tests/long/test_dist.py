"""What is published: wheel and sdist, each installed alone where nothing else is."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from scripts.set_home import home
from tests.project.test_readme import README
from tests.support.writing import field, object_, operation, sdk, write

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow
PAGES = {
    "index.md": "# Home\n",
    "models/shared/pet.md": object_(
        "Pet", field("owner", "[shared.Owner](undefined/models/shared/owner.md)")
    ),
    "models/shared/owner.md": object_("Owner", field("name", "*str*")),
    "sdks/pets/README.md": sdk(
        "Pets", operation("get", response="[shared.Pet](../../models/shared/pet.md)")
    ),
}
WITHOUT_HOST = """
from importlib.util import find_spec
import mkdocs_sdk_reference
assert find_spec("mkdocs") is None
assert mkdocs_sdk_reference.__version__
"""


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Run a program; returns what it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == status, f"{command}:\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    pytest.importorskip("build", reason="needs the package build")
    reach = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "hatchling"]
    if subprocess.run(reach, cwd=folder, capture_output=True, check=False).returncode:
        pytest.skip("needs a package registry")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return folder


def one(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def environment(folder: Path, package: str) -> Path:
    """An environment with this package alone; returns the folder of its programs."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", package, cwd=folder)
    return programs


def write_pages(folder: Path) -> Path:
    write(folder / "docs", PAGES)
    return folder


def test_wheel_holds_what_a_site_needs(dist: Path) -> None:
    with zipfile.ZipFile(one(dist, "mkdocs_sdk_reference-*.whl")) as wheel:
        names = wheel.namelist()

    assert {
        "mkdocs_sdk_reference/assets/sdk-reference.css",
        "mkdocs_sdk_reference/assets/sdk-reference.js",
        "mkdocs_sdk_reference/py.typed",
        "mkdocs_sdk_reference/hosts/mkdocs/plugin.py",
    } <= set(names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"mkdocs_sdk_reference"}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert [name for name in names if "test" in name or "__pycache__" in name] == []


def test_links_of_the_readme_are_whole(dist: Path) -> None:
    with zipfile.ZipFile(one(dist, "mkdocs_sdk_reference-*.whl")) as wheel:
        (path,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        shown = wheel.read(path).decode().partition("\n\n")[2]

    links = re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```", "", shown, flags=re.DOTALL))
    assert links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    assert f"https://github.com/{home(ROOT)}/blob/main/CONTRIBUTING.md" in links


def test_sdist_holds_what_makes_the_wheel(dist: Path) -> None:
    with tarfile.open(one(dist, "mkdocs_sdk_reference-*.tar.gz")) as sdist:
        names = {name.partition("/")[2].partition("/")[0] for name in sdist.getnames()}
        (path,) = (name for name in sdist.getnames() if name.endswith("/LICENSE"))
        licence = sdist.extractfile(path)
        assert licence is not None
        assert licence.read() == (ROOT / "LICENSE").read_bytes()

    assert names - {""} == {
        "plugin", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore",
    }  # fmt: skip


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"], ids=["wheel", "sdist"])
def test_quick_example_of_the_readme(pattern: str, dist: Path, tmp_path: Path) -> None:
    package = one(dist, f"mkdocs_sdk_reference-{pattern}")
    assert 'pip install "mkdocs-sdk-reference[material]"' in README
    programs = environment(tmp_path / "venv", f"{package}[material]")
    assert "sdk-reference init" in README
    write_pages(tmp_path)

    run(programs / "sdk-reference", "init", cwd=tmp_path)
    log = run(programs / "mkdocs", "build", "--strict", cwd=tmp_path)

    assert "mkdocs_sdk_reference: 4 pages (2 of models, 1 of operations)" in log
    page = (tmp_path / "site/models/shared/pet/index.html").read_text("utf-8")
    assert '<tr id="field-owner">' in page
    assert '<a href="../owner/">shared.Owner</a>' in page
    assert (tmp_path / "site/assets/sdk-reference.css").is_file()
    assert (tmp_path / "site/assets/sdk-reference.js").is_file()


def test_without_a_host(dist: Path, tmp_path: Path) -> None:
    package = one(dist, "mkdocs_sdk_reference-*.whl")
    programs = environment(tmp_path / "venv", str(package))
    write_pages(tmp_path)

    run(programs / "python", "-c", WITHOUT_HOST, cwd=tmp_path)
    run(programs / "sdk-reference", "check", "docs", cwd=tmp_path, status=1)
    run(programs / "sdk-reference", "fix", "--write", "docs", cwd=tmp_path)
    run(programs / "sdk-reference", "check", "docs", cwd=tmp_path)
    run(programs / "sdk-reference", "diff", "docs", "docs", cwd=tmp_path)
    run(programs / "sdk-reference", "prepare", "docs", "prepared", cwd=tmp_path)
