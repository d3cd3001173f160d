"""The stylesheet and the script, as files of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

STYLESHEET = "assets/sdk-reference.css"
SCRIPT = "assets/sdk-reference.js"
_FOLDER = Path(__file__).parent.parent


def add_asset(files: Files, config: MkDocsConfig, path: str) -> None:
    """Add a file of the package to the site, unless the user has one at that place."""
    if files.get_file_from_path(path) is None:
        files.append(File.generated(config, path, abs_src_path=str(_FOLDER / path)))
