"""`sdk-reference fix`: what it changes, what it leaves, and what becomes of a run that dies."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from mkdocs_sdk_reference.cli import main
from mkdocs_sdk_reference.exports import atomic

from tests.cli.test_check import BROKEN, OWNER, check
from tests.conftest import runner
from tests.support.writing import field, object_, write

PET = "models/shared/pet.md"
SITE = {PET: BROKEN, "models/shared/owner.md": OWNER}
LINK = "[shared.Owner](undefined/models/shared/owner.md)"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "docs", SITE)
    return Path("docs")


def fix(*arguments: object) -> Result:
    done = runner().invoke(main, ["fix", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_mdx_is_fixed_where_it_stands(docs: Path) -> None:
    page = (
        "---\r\ntitle: Guide\r\n---\r\n\r\n<Steps>\r\n  <Step title='a'>See {/* not */} [b]({}).\r\n"
        '  </Step>\r\n</Steps>\r\n<Card\r\n  icon="x"\r\n  href="{}"\r\n  title="c"\r\n/>\r\n'
    )
    broken = page.replace("{}", "models/shared/Owner.mdx")
    (docs / "guide.mdx").write_bytes(broken.encode())
    (docs / "models/shared/owner.mdx").write_text(f"---\ntitle: Owner\n---\n{OWNER}", "utf-8")
    assert "docs/guide.mdx:6:" in check(docs).stdout
    fix(docs, "--write", "--only", "letter-case")
    right = page.replace("{}", "models/shared/owner.mdx")
    assert (docs / "guide.mdx").read_bytes() == right.encode()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_nothing_is_written_without_being_asked(docs: Path) -> None:
    before = contents(docs)
    done = fix(docs)
    assert contents(docs) == before
    assert (done.exit_code, done.stderr) == (
        0,
        "Would fix 1 finding in 1 file (1 undefined-prefix). Use --write to apply.\n",
    )


def test_the_diff_is_one_that_git_applies(docs: Path) -> None:
    odd = ("a b", 'q"q', "t\tt", "n\nn", "ü")
    write(docs, {f"models/shared/{name}.md": BROKEN for name in odd})
    write(
        docs,
        {
            "a.md": "# A\r\n\r\n[x](MODELS/shared/pet.md)\r\nend",
            "b.md": "[x](Models/shared/pet.md)",
        },
    )
    done = fix(docs)
    Path("it.patch").write_bytes(done.stdout_bytes)
    shutil.copytree(docs, "copy")
    subprocess.run(["git", "apply", "it.patch"], check=True, capture_output=True)
    applied = contents(docs)
    shutil.rmtree(docs)
    shutil.move("copy", docs)
    assert applied != contents(docs)
    fix("--write", docs)
    assert contents(docs) == applied


def test_terminal_sees_no_escapes_of_a_page(docs: Path) -> None:
    pty = pytest.importorskip("pty")
    (docs / PET).write_text(BROKEN.replace("N/A", "\x1b]0;pwn\x07\u202e"))
    leader, follower = pty.openpty()
    program = Path(sys.executable).with_name("sdk-reference")
    subprocess.run([program, "fix", docs], stdout=follower, stderr=subprocess.DEVNULL, check=True)
    os.close(follower)
    shown = os.read(leader, 50_000).decode()
    os.close(leader)
    assert "undefined/" in shown
    assert not set("\x07\u202e") & set(shown)
    assert "\x1b]" not in shown


def test_twice_is_the_same_as_once(docs: Path) -> None:
    assert fix("--write", docs).stderr == "Fixed 1 finding in 1 file (1 undefined-prefix).\n"
    once = contents(docs)
    assert fix("--write", docs).stderr == "Nothing to fix.\n"
    assert contents(docs) == once
    assert "](../../models/shared/owner.md)" in once[PET].decode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(BROKEN.encode(), id="no final newline"),
        pytest.param(BROKEN.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + BROKEN.encode(), id="BOM"),
        pytest.param(b"---\ntitle: x\n---\n\n" + BROKEN.encode(), id="front matter"),
        pytest.param(b"---\r\ntitle: x\r\n---\r\n" + BROKEN.replace("\n", "\r\n").encode(), id="front matter, CRLF"),
        pytest.param(BROKEN.replace("N/A", "lone \r<br/> \u2028 and \x0b \x85 ü😀").encode(), id="odd line ends"),
        pytest.param(BROKEN.encode().replace(b"N/A", b"bytes \xff\xfe\xc3 and \x00"), id="bad bytes"),
        pytest.param(BROKEN.replace(" |", "      |").encode() + b"\n\n   \t\n", id="padding"),
    ],
)  # fmt: skip
def test_all_other_bytes_stay(docs: Path, data: bytes) -> None:
    (docs / PET).write_bytes(data)
    fix("--write", docs)
    wanted = data.replace(b"(undefined/models/shared/owner.md)", b"(../../models/shared/owner.md)")
    assert (docs / PET).read_bytes() == wanted


@pytest.mark.parametrize(
    "text",
    [
        "`[x](undefined/models/shared/owner.md)`",
        "```\n[x](undefined/models/shared/owner.md)\n```",
        "<!-- [x](undefined/models/shared/owner.md) -->",
        "\\[x](undefined/models/shared/owner.md)",
        "    [x](undefined/models/shared/owner.md)",
        "the path undefined/models/shared/owner.md",
        "[x](gone.md)",
        "[x](#pet)",
        "[^1]: undefined/models/shared/owner.md says so",
        "[note]: docs/models/shared/owner.md says so",
        "- a\n\n        [x](undefined/models/shared/owner.md)",
    ],
)
def test_what_is_no_link_stays(docs: Path, text: str) -> None:
    (docs / PET).write_text(f"# Pet\n\n{text}\n\n{OWNER.partition(chr(10))[2]}")
    before = contents(docs)
    fix("--write", docs)
    assert contents(docs) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<a href="undefined/models/shared/owner.md">x</a>', '<a href="../../models/shared/owner.md">x</a>'),
        ("[x](<undefined/models/shared/owner.md> 'y')", "[x](<../../models/shared/owner.md> 'y')"),
        ("[x](undefined/models/shared/owner.md#field-name)", "[x](../../models/shared/owner.md#field-name)"),
        ("[x]: undefined/models/shared/owner.md 'y'", "[x]: ../../models/shared/owner.md 'y'"),
        ("[x](undefined/models/shared/a%20b.md)", "[x](../../models/shared/a%20b.md)"),
        ("[x](<undefined/models/shared/a b.md>)", "[x](<../../models/shared/a%20b.md>)"),
        ("[x](undefined/models/shared/own&#101;r.md)", "[x](../../models/shared/owner.md)"),
        ("[x](undefined/models/shared/own&#101;r.md#a&amp;b)", "[x](../../models/shared/owner.md#a&amp;b)"),
        ("[x](undefined/models/shared/owner.md?a=1#b)", "[x](../../models/shared/owner.md?a=1#b)"),
        ('[x](undefined/models/shared/owner.md "a \\" b")', '[x](../../models/shared/owner.md "a \\" b")'),
    ],
)  # fmt: skip
def test_destinations_of_every_form(docs: Path, old: str, new: str) -> None:
    write(docs, {"models/shared/a b.md": OWNER})
    page = f"# Pet\n\n{{}}\n\n{OWNER.partition(chr(10))[2]}"
    (docs / PET).write_text(page.format(old))
    fix("--write", docs)
    assert (docs / PET).read_text() == page.format(new)


def test_fixed_destination_closes_nothing_around_it(docs: Path) -> None:
    name = "o')(\"|<b>&.md"
    write(docs, {f"models/shared/{name}": OWNER})
    row = field("a", "[X](<undefined/models/shared/O')(\"%7C&lt;b&gt;&amp;.md>)")
    (docs / PET).write_text(object_("Pet", row))
    fix("--write", docs)
    assert "(<../../models/shared/o%27%29%28%22%7C%3Cb%3E%26.md>)" in (docs / PET).read_text()
    assert check(docs).exit_code == 0


def test_links_that_can_have_no_target(docs: Path) -> None:
    links = "**[Dict[str, Any]](../../models/.md)**, [*float64](../.md), [str](<.md>)"
    write(docs, {PET: object_("Pet", field("a", "*str*", links))})
    fix("--write", docs)
    assert "**Dict[str, Any]**, *float64, [str](<.md>)" in (docs / PET).read_text("utf-8")
    assert check("--fail-on", "warn", docs).exit_code == 0


def test_deprecation_marks(docs: Path) -> None:
    (docs / PET).write_text(
        object_("Pet", field("a", "*str*", ": warning: ** DEPRECATED **: Old."))
    )
    fix("--write", docs)
    assert "| :warning: **DEPRECATED**: Old. |" in (docs / PET).read_text()


def test_only_some_rules(docs: Path) -> None:
    row = field("a", LINK, ": warning: ** DEPRECATED **: Old.")
    (docs / PET).write_text(object_("Pet", row))
    fix("--write", "--only", "deprecation-mark", docs)
    text = (docs / PET).read_text()
    assert "undefined/" in text
    assert ":warning: **DEPRECATED**:" in text


def test_site_absolute_links_with_a_base(docs: Path) -> None:
    (docs / PET).write_text(object_("Pet", field("a", "*str*", "[it](/scopes#x)")))
    fix("--write", docs)
    assert "[it](/scopes#x)" in (docs / PET).read_text()
    fix("--write", "--absolute-links-base", "https://docs.example.com/", docs)
    assert "[it](https://docs.example.com/scopes#x)" in (docs / PET).read_text()
    (docs / PET).write_text(object_("Pet", field("a", "*str*", "[it](/q?a=1&amp;copy;=2)")))
    fix("--write", "--absolute-links-base", "https://docs.example.com", docs)
    assert "[it](https://docs.example.com/q?a=1&amp;copy;=2)" in (docs / PET).read_text()


def test_symbolic_links_are_not_followed(docs: Path, tmp_path: Path) -> None:
    away = write(tmp_path / "away", SITE)
    (docs / "away").symlink_to(away)
    (docs / "models/shared/linked.md").symlink_to(away / PET)
    (docs / "models/shared/inner.md").symlink_to((docs / PET).resolve())
    before = contents(away)
    fix("--write", docs)
    assert contents(away) == before
    assert (docs / "models/shared/linked.md").is_symlink()
    assert (docs / "models/shared/inner.md").is_symlink()
    assert "undefined/" not in (docs / PET).read_text()


def test_mode_of_a_file_stays(docs: Path) -> None:
    (docs / PET).chmod(0o640)
    fix("--write", docs)
    assert (docs / PET).stat().st_mode & 0o777 == 0o640


def test_replacing_a_read_only_file_is_reported(docs: Path) -> None:
    (docs / PET).chmod(0o444)
    done = fix("--write", docs)
    assert done.stderr.splitlines() == [
        f"docs/{PET}: replaced, although it is read-only",
        "Fixed 1 finding in 1 file (1 undefined-prefix).",
    ]
    assert (docs / PET).stat().st_mode & 0o777 == 0o444
    assert "undefined/" not in (docs / PET).read_text()


def test_hidden_characters_of_names_are_quoted_in_the_diff(docs: Path) -> None:
    write(docs, {"models/shared/a\u202e\x9b.md": BROKEN})
    done = fix(docs)
    assert "\u202e" not in done.stdout
    Path("it.patch").write_bytes(done.stdout_bytes)
    subprocess.run(["git", "apply", "it.patch"], check=True, capture_output=True)
    assert "undefined/" not in (docs / "models/shared/a\u202e\x9b.md").read_text("utf-8")


def test_disk_that_is_full(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(docs, {"models/shared/other.md": BROKEN.replace("# Pet", "# Other")})
    before = contents(docs)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = fix("--write", docs)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[:2] == [
        f"docs/models/shared/{name}.md: can't be written: No space left on device"
        for name in ("other", "pet")
    ]
    assert "nothing" not in done.stderr
    assert contents(docs) == before


def test_what_a_killed_run_left_is_taken_away(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", die)
        patch.setattr(os, "unlink", lambda path: None)  # a killed process cleans nothing up
        fix("--write", docs)
    left = set(contents(docs)) - set(SITE)
    assert len(left) == 1
    fix("--write", docs)
    assert set(contents(docs)) == set(SITE)


def test_a_file_in_the_temporary_ones_place_is_not_written_through(
    docs: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    names: list[str] = []
    real = os.open

    def note(path: str, *rest: int) -> int:
        names.append(str(path))
        return real(path, *rest)

    atomic.os.open, saved = note, atomic.os.open  # type: ignore[attr-defined]
    try:
        atomic.replace_file(docs / PET, b"x")
        Path(names[0]).symlink_to(victim)
        atomic.replace_file(docs / PET, b"y")
    finally:
        atomic.os.open = saved  # type: ignore[attr-defined]
    assert victim.read_text() == "mine"
    assert (docs / PET).read_bytes() == b"y"
