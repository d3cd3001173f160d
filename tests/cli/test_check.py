"""`sdk-reference check`: what it prints, in which form, and its exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from mkdocs_sdk_reference.cli import main
from mkdocs_sdk_reference.model import Kind

from tests.conftest import runner
from tests.support.writing import field, object_, write

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"
BROKEN = object_(
    "Pet",
    field("a", "[shared.Owner](undefined/models/shared/owner.md)"),
    field("b", "[shared.Gone](gone.md)"),
)
OWNER = object_("Owner", field("name", "*str*"))


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    site = {"models/shared/pet.md": BROKEN, "models/shared/owner.md": OWNER}
    write(tmp_path / "docs", site)
    return Path("docs")


def check(*arguments: object) -> Result:
    return runner().invoke(main, ["check", *map(str, arguments)])


def test_text(docs: Path) -> None:
    done = check(docs)
    assert done.exit_code == 1
    assert done.stdout == (
        "warn: dead-link (1 in 1 file): link target does not exist in the docs. Add the missing page, "
        "or remove the link at its source. Where to fix it: page.\n"
        "  docs/models/shared/pet.md:10:23: 'gone.md' read as 'models/shared/gone.md'\n"
        "\n"
        "info: undefined-prefix (1 in 1 file): link starts with 'undefined/' instead of a path to the "
        "docs folder. Newer releases of the generator write these links correctly. Where to fix it: "
        "generator.\n"
        "  docs/models/shared/pet.md:9:24: 'undefined/models/shared/owner.md' read as "
        "'models/shared/owner.md'\n"
        "\n"
        "2 pages, 2 findings. `sdk-reference fix` can fix 1 of them.\n"
    )


def test_clean(docs: Path) -> None:
    (docs / "models/shared/pet.md").write_text(object_("Pet", field("a", "[Owner](owner.md)")))
    done = check(docs)
    assert (done.exit_code, done.stdout) == (0, "2 pages, no findings.\n")


def test_many_fixable_findings_are_cut_unless_all_are_asked_for(docs: Path) -> None:
    rows = [field(f"f{i}", "[shared.Owner](undefined/models/shared/owner.md)") for i in range(9)]
    for name in "abcde":
        (docs / f"models/shared/{name}.md").write_text(object_(name, *rows))
    assert check(docs).stdout.count("undefined/models") == 3
    assert "and 43 more; use --all to print them" in check(docs).stdout
    assert check(docs, "--all").stdout.count("undefined/models") == 46


def test_dead_links_are_never_cut(docs: Path) -> None:
    rows = [field(f"f{i}", f"[shared.Gone](gone{i}.md)") for i in range(9)]
    (docs / "models/shared/owner.md").write_text(object_("Owner", *rows))
    assert check(docs).stdout.count("gone") == 20


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 1),
        (["--fail-on", "warn"], 1),
        (["--fail-on", "warn", "--level", "dead-link=info"], 0),
        (["--level", "dead-link=ignore"], 1),
        (["--level", "dead-link=ignore", "--level", "undefined-prefix=ignore"], 0),
        (["--level", "undefined-prefix=warn", "--level", "dead-link=ignore"], 1),
        (["--level", "no-such=warn"], 2),
        (["--level", "dead-link=loud"], 2),
        (["--format", "yaml"], 2),
        (["--update-baseline"], 2),
        (["--baseline", "missing.json"], 2),
        (["nowhere"], 2),
    ],
)
def test_exit_status(docs: Path, arguments: list[str], status: int) -> None:
    assert check(docs, *arguments).exit_code == status


def test_folder_without_pages(tmp_path: Path) -> None:
    done = check(tmp_path)
    assert done.exit_code == 2
    assert "no Markdown files" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_unreadable_file_by_its_mode(docs: Path) -> None:
    (docs / "models/shared/owner.md").chmod(0)
    done = check(docs)
    assert (done.exit_code, "owner.md: can't be read" in done.stderr) == (2, True)


def test_unreadable_file(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object, path: str, file: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("mkdocs_sdk_reference.reference.loader.Loader.file", fail)
    done = check(docs)
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        f"docs/models/shared/{name}.md: can't be read: Permission denied"
        for name in ("owner", "pet")
    ]


def test_json(docs: Path) -> None:
    done = check(docs, "--format", "json")
    report = json.loads(done.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(report)
    assert done.exit_code == 1
    assert report["counts"] == {"undefined-prefix": 1, "dead-link": 1, "unnamed-type": 1}
    first = report["findings"][0]
    assert (first["file"], first["line"], first["column"]) == ("docs/models/shared/pet.md", 9, 24)
    assert first["fix"] == "../../models/shared/owner.md"


def test_annotations(docs: Path) -> None:
    lines = check(docs, "--format", "github").stdout.splitlines()
    assert [line.rpartition("::")[0] for line in lines] == [
        "::warning file=docs/models/shared/pet.md,line=10,col=23,title=dead-link",
        "::notice file=docs/models/shared/pet.md,line=9,col=24,title=undefined-prefix",
    ]


def test_annotations_escape_what_a_page_holds(docs: Path) -> None:
    row = field("a", "[X](<100%,x:y::error::z.md>)")
    (docs / "models/shared/a,b.md").write_text(object_("X", row))
    (line,) = (x for x in check(docs, "--format", "github").stdout.splitlines() if "100" in x)
    assert line.startswith("::warning file=docs/models/shared/a%2Cb.md,line=9,col=")
    assert "100%25,x" in line


def test_sarif(docs: Path) -> None:
    (docs / "models/shared/ö x.md").write_text(object_("X", field("a", "[X](y.md)")), "utf-8")
    log = json.loads(check(docs, "--format", "sarif").stdout)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(run["results"]) == 3
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"warning", "note"}
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["endColumn"] > region["startColumn"] > 1
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"docs/models/shared/(pet|%C3%B6%20x)\.md", uri)


def test_baseline(docs: Path) -> None:
    assert check(docs, "--baseline", "known.json", "--update-baseline").exit_code == 0
    assert check(docs, "--baseline", "known.json").exit_code == 0
    pet = docs / "models/shared/pet.md"
    pet.write_text("# Pet\n\nMoved down.\n\n" + pet.read_text().removeprefix("# Pet\n"), "utf-8")
    assert check(docs, "--baseline", "known.json").exit_code == 0
    pet.write_text(pet.read_text() + "\n\n[again](gone.md) and [new](new.md)\n", "utf-8")
    done = check(docs, "--baseline", "known.json")
    assert done.exit_code == 1
    assert "dead-link (2 in 1 file)" in done.stdout
    assert "Not shown because they are in the baseline: 2 findings." in done.stderr


def test_baseline_that_is_out_of_date(docs: Path) -> None:
    check(docs, "--baseline", "known.json", "--update-baseline")
    (docs / "models/shared/pet.md").write_text(OWNER)
    done = check(docs, "--baseline", "known.json")
    assert done.exit_code == 0
    assert "In the baseline but no longer found: 2 findings." in done.stderr


ENTRY = '{"version": 1, "known": [{"file": "a", "rule": "b", "text": "c", "count": %s}]}'


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2}', '{"version": 1, "known": 3}', ENTRY % "1e400", ENTRY % "-5",
     ENTRY % '"2"', ENTRY.replace('"a"', "[]") % 1, "[" * 100_000],
)  # fmt: skip
def test_baseline_that_is_none(docs: Path, text: str) -> None:
    Path("known.json").write_text(text)
    done = check(docs, "--baseline", "known.json")
    assert done.exit_code == 2
    assert "Cannot read 'known.json'" in done.stderr


def test_baseline_holds_wherever_one_stands(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(docs, "--baseline", "known.json", "--update-baseline")
    assert check(docs.resolve(), "--baseline", "known.json").exit_code == 0
    monkeypatch.chdir(docs)
    assert check(".", "--baseline", "../known.json").exit_code == 0


def test_more_than_one_folder(docs: Path) -> None:
    write(Path("other/docs"), {"models/shared/pet.md": BROKEN, "models/shared/owner.md": OWNER})
    done = check(docs, "other/docs", "docs/")
    assert "4 pages, 4 findings" in done.stdout
    assert "other/docs/models/shared/pet.md:10" in done.stdout


def test_links_that_lead_out_by_symbolic_links(docs: Path, tmp_path: Path) -> None:
    write(tmp_path / "away", {"far.md": "# Far\n\n[x](undefined/y.md)\n", "y.md": "# Y\n"})
    (docs / "away").symlink_to(tmp_path / "away")
    (docs / "loop").symlink_to(docs.resolve())
    (docs / "broken.md").symlink_to(tmp_path / "nothing.md")
    (docs / "guide.md").write_text("# Guide\n\n[there](away/far.md) [not](broken.md)\n")
    (docs / "circle").symlink_to(docs / "ring")
    (docs / "ring").symlink_to(docs / "circle")
    done = check(docs, "--all")
    assert "far.md" not in done.stdout
    assert "broken.md" in done.stdout


def test_folders_that_link_to_each_other_are_walked_once(docs: Path) -> None:
    names = [f"folder{n}" for n in range(12)]
    for one in names:
        (docs / one).mkdir()
        for other in names:
            (docs / one / f"to-{other}").symlink_to(f"../{other}")
    start = time.monotonic()
    check(docs)
    assert time.monotonic() - start < 5


def test_names_of_files_run_nothing_in_a_log(docs: Path) -> None:
    name = "a\n::error::pwned\x1b[31m\x07.md"
    (docs / name).write_text("# A\n\n[x](gone.md)\n")
    done = check(docs)
    assert not any(line.startswith("::") for line in done.stdout.splitlines())
    assert not set("\x1b\x07") & set(done.stdout)


HIDDEN = "\x9b\x85\u202e\u2066\u200f\u061c"
"""C1 controls, and characters that change the direction of text."""


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_hidden_characters_of_paths_and_texts_are_escaped(docs: Path, form: str) -> None:
    link = f"[X](<gone{HIDDEN}.md>)"
    (docs / f"a{HIDDEN}.md").write_text(f"# A\n\n{link}\n", "utf-8")
    done = check(docs, "--format", form)
    assert done.exit_code == 1
    assert not set(HIDDEN) & set(done.stdout)
    assert "\\u202e" in done.stdout
    if form in {"json", "sarif"}:
        texts = values_in(json.loads(done.stdout))
        assert any(f"gone{HIDDEN}.md" in text for text in texts)


def values_in(data: Any) -> list[str]:
    """All strings in JSON data."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in values_in(value)]
    if isinstance(data, list):
        return [text for value in data for text in values_in(value)]
    return [data] if isinstance(data, str) else []


def test_hidden_characters_of_arguments_are_escaped(tmp_path: Path) -> None:
    missing = check(tmp_path / HIDDEN)
    (tmp_path / HIDDEN).mkdir()
    empty = check(tmp_path / HIDDEN)
    assert missing.exit_code == empty.exit_code == 2
    assert "does not exist" in missing.stderr
    assert "no Markdown files" in empty.stderr
    assert not set(HIDDEN) & set(missing.stderr + empty.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["check", "docs"], ["fix", "docs"], ["diff", "docs", "docs"]])
def test_output_that_can_not_be_written(docs: Path, command: list[str]) -> None:
    program = Path(sys.executable).with_name("sdk-reference")
    with open("/dev/full", "w") as full:
        done = subprocess.run([program, *command], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == b"Cannot write the output: No space left on device."


def test_reader_that_is_gone(docs: Path) -> None:
    program = Path(sys.executable).with_name("sdk-reference")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [program, "check", docs], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_name_of_a_file_that_is_no_text(docs: Path) -> None:
    name = os.fsencode(docs) + b"/models/shared/\xff.md"
    try:
        Path(os.fsdecode(name)).write_text(BROKEN)
    except OSError:
        pytest.skip("this disk takes only names that are text")
    for form in ("text", "json", "github", "sarif"):
        done = check(docs, "--format", form)
        assert done.exit_code == 1, form


def test_help_has_examples_for_each_command() -> None:
    for command in ("check", "fix", "diff"):
        done = runner().invoke(main, [command, "--help"])
        assert done.exit_code == 0
        assert f"  sdk-reference {command} " in done.stdout


def test_help_needs_no_docstrings() -> None:
    code = """if True:
        from mkdocs_sdk_reference.cli import main
        for command in ([], ["check"], ["fix"], ["diff"]):
            main([*command, "--help"], prog_name="x", standalone_mode=False)
            print(end="\\0")
    """
    texts = [
        subprocess.run(
            [sys.executable, *flags, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split("\0")
        for flags in ([], ["-OO"])
    ]
    assert texts[0] == texts[1]
    assert [len(text.split("\n\n")[1]) > 40 for text in texts[0][:-1]] == [True] * 4


def test_the_installed_command(docs: Path) -> None:
    program = Path(sys.executable).with_name("sdk-reference")
    done = subprocess.run([program, "check", docs], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("sdk-reference, version ")


def test_command_needs_no_host() -> None:
    code = (
        "import sys; import mkdocs_sdk_reference.cli;"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'mkdocs', 'zensical', 'pymdownx'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_progress_bar_on_a_terminal_that_waits_long(docs: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("mkdocs_sdk_reference.cli.folders._PATIENCE", -1)
    assert check(docs).stderr == ""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    code = (
        "import mkdocs_sdk_reference.cli.folders as f; f._PATIENCE = -1;"
        "from mkdocs_sdk_reference.cli import main; main(['check', 'docs'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=follower
    ) as run:
        out = run.communicate()[0]
    os.close(follower)
    assert b"Reading docs" in os.read(leader, 10_000)
    assert b"Reading" not in out
    os.close(leader)


def test_pages_that_are_not_read(tmp_path: Path) -> None:
    done = check(write(tmp_path / "docs", {"lamp.md": "# Lamp\n\nHow to light it.\n"}))
    assert done.stdout == (
        "1 page, no findings. None is from a supported generator (Speakeasy, OpenAPI "
        "Generator, APIMatic, liblab, Fern).\n"
    )


def test_schema_has_each_kind_of_page() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    kinds = schema["properties"]["pages"]["propertyNames"]["enum"]
    assert kinds == [kind.value for kind in Kind]
