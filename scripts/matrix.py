"""Runs the quick tests on each installed Python, with the newest and the oldest dependencies.

``python -m scripts.matrix`` prints one line for each combination at the end. ``--python 3.12`` and
``--dependencies oldest`` choose one; other arguments, such as ``-n 1``, go to pytest.
Environments are created in ``.venv/matrix`` and kept.

The oldest dependencies are the lower bounds in ``pyproject.toml``; test dependencies and transitive
ones are always the newest.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pytest depends on it

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
AGES = ("oldest", "newest")
_FOLDER = ROOT / ".venv" / "matrix"
_BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\w.]+)(?:,<[\w.]+)?")
_TESTS = ("--ignore", "tests/browser", "--ignore", "tests/long")
"""The same as `make quick`."""
_LAST_LINE = re.compile(r"=+ (.*\b(?:passed|failed|error)\b.*?) =+")


def lower_bounds(pyproject: Path) -> dict[str, str]:
    """Return the oldest supported version of each dependency."""
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    found = [_BOUND.fullmatch(text) for text in chain(project["dependencies"], extras)]
    return {bound["name"]: bound["version"] for bound in found if bound}


def interpreter(version: str) -> Path | None:
    """Return a working Python of this version, on the path or from pyenv; None without one."""
    return next((path for path in _candidates(version) if _version_of(path) == version), None)


def _candidates(version: str) -> Iterator[Path]:
    if on_path := shutil.which(f"python{version}"):
        yield Path(on_path)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(pyenv.glob(f"versions/{version}.*/bin/python"), reverse=True)


def _version_of(python: Path) -> str:
    """Return a Python's version in two numbers; "" if it doesn't run, as some pyenv shims don't."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip()


def environment(python: Path, name: str, constraints: Path | None) -> Path:
    """Create or update an environment; return its Python.

    Raises:
        CalledProcessError: A command fails.
    """
    folder = _FOLDER / name
    inside = folder / "bin" / "python"
    if not inside.exists():
        _run([python, "-m", "venv", folder])
        _run([inside, "-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1"])
    limits = ["--constraint", constraints] if constraints else ["--upgrade"]
    install = [inside, "-m", "pip", "install", "--quiet", *limits]
    _run([*install, "--editable", ".[material]", "--group", "dev"])
    return inside


def _run(command: Sequence[str | Path]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


def run_tests(python: Path, arguments: Sequence[str]) -> tuple[bool, str]:
    """Run the quick tests; return whether they passed, and pytest's last line."""
    command: list[str | Path] = [python, "-m", "pytest", "-q", *_TESTS, *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, text=True) as tests:  # noqa: S603
        assert tests.stdout is not None
        last = ""
        for line in tests.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            last = line if line.strip() else last
    found = _LAST_LINE.search(last)
    return not tests.returncode, found[1] if found else last.strip()


def run(version: str, age: str, constraints: Path, arguments: Sequence[str]) -> tuple[bool, str]:
    """Run one combination; return whether it passed, and a line to print."""
    python = interpreter(version)
    if python is None:
        return True, f"{version}  {age}  skipped: Python isn't installed"
    start = time.monotonic()
    try:
        inside = environment(python, f"{version}-{age}", constraints if age == "oldest" else None)
        passed, summary = run_tests(inside, arguments)
    except subprocess.CalledProcessError as error:
        passed, summary = False, f"not installed: {error.stderr.strip()[-200:]}"
    word = "passed" if passed else "FAILED"
    seconds = time.monotonic() - start
    return passed, f"{version}  {age}  {word}  {summary}  ({seconds:.0f} s, with installation)"


def main(arguments: Sequence[str]) -> int:
    """Run the combinations; return 1 if one failed."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--python", choices=PYTHONS)
    parser.add_argument("--dependencies", choices=AGES)
    chosen, rest = parser.parse_known_args(arguments)
    if chosen.python and interpreter(chosen.python) is None:
        parser.error(f"Python {chosen.python} isn't installed")
    _FOLDER.mkdir(parents=True, exist_ok=True)
    oldest = _FOLDER / "oldest.txt"
    bounds = lower_bounds(ROOT / "pyproject.toml").items()
    oldest.write_text("".join(f"{name}=={version}\n" for name, version in bounds))
    results = [
        run(version, age, oldest, rest)
        for version in ([chosen.python] if chosen.python else PYTHONS)
        for age in ([chosen.dependencies] if chosen.dependencies else AGES)
    ]
    print("\n".join(["", *(line for _, line in results)]))  # noqa: T201 (the result)
    return int(not all(passed for passed, _ in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
