"""`sdk-reference assets`: the stylesheet and the script, for hosts without plugins."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from ..checks.display import shown

_PACKAGE = "mkdocs_sdk_reference"
_HELP = """\
Write sdk-reference.css and sdk-reference.js to FOLDER, such as docs/assets.

Only hosts without plugins need this. Name the files in `extra_css` and `extra_javascript`, and
write them again after each update of this package.
"""


@click.command(
    help=_HELP, short_help="Write the stylesheet and the script, for hosts without plugins."
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def assets(folder: Path) -> None:
    """Write the plugin's assets into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files(_PACKAGE).joinpath("assets").iterdir():
        target = folder / file.name
        target.write_bytes(file.read_bytes())
        click.echo(shown(str(target)))
