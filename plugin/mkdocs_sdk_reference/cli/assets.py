"""`sdk-reference assets`: the stylesheet and the script, for a host whose site takes no plugins."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

_PACKAGE = "mkdocs_sdk_reference"


@click.command(short_help="the stylesheet and the script, for hosts without plugins")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def assets(folder: Path) -> None:
    """Write sdk-reference.css and sdk-reference.js into FOLDER, such as docs/assets.

    Only hosts without plugins need this. Name the files as `extra_css` and `extra_javascript`,
    and write them anew after each update of this package.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file in files(_PACKAGE).joinpath("assets").iterdir():
        target = folder / file.name
        target.write_bytes(file.read_bytes())
        click.echo(target)
