"""Prints the section of CHANGELOG.md about a release; fails unless the release can be published.

``python -m scripts.release_notes v1.2.0`` exits with 1 if the tag, the package and the newest
section of the changelog have different versions, or if the section has no date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECTION = re.compile(r"^## \[(?P<version>[^]]+)\] - (?P<date>\S+)$", re.MULTILINE)
_PACKAGE = ROOT / "plugin" / "mkdocs_sdk_reference" / "__init__.py"
_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)


def notes(tag: str, package: str, changelog: str) -> str:
    """Return the newest section of a changelog, without its heading.

    Args:
        tag: The release's tag, such as ``v1.2.0``.
        package: Version of the package.
        changelog: The whole file.

    Raises:
        ValueError: The release can't be published.
    """
    first, *rest = SECTION.finditer(changelog)
    if tag != f"v{package}":
        raise ValueError(f"the tag is {tag}, but the package's version is {package}")
    if first["version"] != package:
        raise ValueError(f"the newest section of CHANGELOG.md is about {first['version']}")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", first["date"]):
        raise ValueError(f"CHANGELOG.md has no date for {package}")
    return changelog[first.end() : rest[0].start() if rest else None].strip() + "\n"


def main(arguments: list[str]) -> int:
    """Print the notes.

    Returns:
        The exit code.
    """
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m scripts.release_notes TAG\n")
        return 2
    (package,) = _VERSION.findall(_PACKAGE.read_text("utf-8"))
    try:
        sys.stdout.write(notes(arguments[0], package, (ROOT / "CHANGELOG.md").read_text("utf-8")))
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
