"""Sets the address of the project's repository in all files.

``python -m scripts.set_home OWNER/NAME`` replaces the address that ``pyproject.toml`` has under
``Repository`` in settings, documentation and workflows, and the address of the site on GitHub
Pages. Until the project has a repository, ``OWNER`` is a placeholder.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PLACES = ("*.md", "*.toml", "*.yml", "*.yaml", "docs/*.md", "docs/*.yaml", ".github/**/*.*")
_REPOSITORY = re.compile(r'^Repository = "https://github\.com/([\w.-]+)/([\w.-]+)"$', re.MULTILINE)
_HOME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[\w.-]+")


def files(root: Path) -> Iterator[Path]:
    """Yield the files that may name the repository."""
    found = chain.from_iterable(root.glob(place) for place in _PLACES)
    return (path for path in sorted(found) if path.is_file())


def home(root: Path) -> str:
    """Return the repository's owner and name, as ``OWNER/NAME``.

    Raises:
        ValueError: `pyproject.toml` doesn't have them.
    """
    found = _REPOSITORY.search((root / "pyproject.toml").read_text("utf-8"))
    if found is None:
        raise ValueError("pyproject.toml names no repository on GitHub")
    return "/".join(found.groups())


def set_home(root: Path, new: str) -> list[Path]:
    """Replace the old owner and name by the new ones.

    Returns:
        The files that changed.

    Raises:
        ValueError: `new` isn't ``OWNER/NAME``, or the old address is unknown.
    """
    if not _HOME.fullmatch(new):
        raise ValueError(f"'{new}' isn't OWNER/NAME")
    names = {_on_pages(home(root)): _on_pages(new), home(root): new}
    old = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    changed = []
    for path in files(root):
        text = path.read_bytes().decode()
        replaced = old.sub(lambda found: names[found[0]], text)
        if replaced != text:
            path.write_bytes(replaced.encode())
            changed.append(path)
    return changed


def _on_pages(home: str) -> str:
    owner, name = home.split("/")
    return f"{owner}.github.io/{name}"


def main(arguments: list[str]) -> int:
    """Set the address.

    Returns:
        The exit code.
    """
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m scripts.set_home OWNER/NAME\n")
        return 2
    try:
        changed = set_home(ROOT, arguments[0])
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.writelines(f"{path.relative_to(ROOT)}\n" for path in changed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
