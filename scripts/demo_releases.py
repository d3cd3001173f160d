"""Writes the `models.json` of two invented earlier releases of the demo's SDKs.

Each is the current demo without what the later releases are supposed to have added.
``python -m scripts.demo_releases`` writes them again after a change of the demo.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs_sdk_reference.exports.models_json import Data
from mkdocs_sdk_reference.reference import read_folder

DOCS = Path(__file__).parents[1] / "docs"
DEMOS = ("demo", "demo-openapi")
RELEASES = DOCS / "releases"
_ROW = r"^\|? ?[*`~]*{}[*`~]* *\|.*\n?"
"""The row of a field, by its name."""


def before_1_2_0(docs: Path) -> None:
    """Undo the changes of 1.2.0."""
    shutil.rmtree(docs / "demo/sdks/ping")
    (docs / "demo/models/shared/servicestatus.md").unlink()
    models = docs / "demo/models/shared"
    edit(models / "crate.md", without("shipment"))
    edit(models / "cratestatus.md", lambda text: text.replace('- `"booked"`\n', ""))
    edit(models / "orchard.md", lambda text: re.sub(r"~~|: ?warning: ?\*\*.*?possible\.", "", text))
    edit(
        models / "sensor.md",
        lambda text: re.sub(_ROW.format("firmware"), added, text, flags=re.MULTILINE),
    )
    edit(docs / "demo-openapi/docs/Crate.md", without("labels"))


def before_1_1_0(docs: Path) -> None:
    """Undo the changes of 1.1.0 and 1.2.0."""
    before_1_2_0(docs)
    shutil.rmtree(docs / "demo/sdks/shipments")
    edit(docs / "demo/models/shared/crate.md", without("last_seen"))
    edit(docs / "demo-openapi/docs/Crate.md", without("lastSeen"))


def added(row: re.Match[str]) -> str:
    """Return a row followed by one that a later release removed."""
    line = row[0].rstrip("\n")
    return f"{line}\n{line.replace('firmware', 'firmware_url')}\n"


def without(name: str) -> Callable[[str], str]:
    """Return a function that removes the row of a field from a page."""
    return lambda text: re.sub(_ROW.format(name), "", text, flags=re.MULTILINE)


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Change a page.

    Raises:
        ValueError: The change has no effect.
    """
    text = file.read_text("utf-8")
    changed = change(text)
    if changed == text:
        raise ValueError(f"nothing to change in {file.name}")
    file.write_text(changed, "utf-8")


def recorded(before: Callable[[Path], None]) -> str:
    """Return the `models.json` of the demo with some changes undone."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder)
        for demo in DEMOS:
            shutil.copytree(DOCS / demo, docs / demo)
        before(docs)
        reference = read_folder(docs).reference
        data = Data(lambda: reference, {}).as_dict()
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


RECORDED = {"1.0.0": before_1_1_0, "1.1.0": before_1_2_0}
"""The releases, each with what undoes the later ones."""


def main() -> None:
    """Write the files."""
    RELEASES.mkdir(exist_ok=True)
    for version, before in RECORDED.items():
        (RELEASES / f"{version}.json").write_text(recorded(before), "utf-8")


if __name__ == "__main__":
    main()
