"""Where real SDKs' docs are, for the tests that are also run on them."""

from __future__ import annotations

import os
from pathlib import Path

_BESIDE = Path(__file__).parents[3] / "shared"
FOLDER = Path(os.environ.get("SDK_REFERENCE_TREES", _BESIDE / "corpus"))
"""A folder of repositories, each with `docs/`; none of it is part of this project."""

TREES = sorted(p.parent.name for p in FOLDER.glob("*/docs")) if FOLDER.is_dir() else []
REASON = f"no real SDKs' docs in {FOLDER.name}: set SDK_REFERENCE_TREES to a folder of them"

EVERY_GENERATOR = Path(
    os.environ.get("SDK_REFERENCE_EVERY_GENERATOR", _BESIDE / "corpus-openapi" / "every-generator")
)
"""A folder with an `openapi.yaml`, and in `docs` what each generator writes for it."""
NO_GENERATORS = (
    f"no output of generators in {EVERY_GENERATOR.name}: set SDK_REFERENCE_EVERY_GENERATOR to a"
    " folder with an openapi.yaml, and the output of each generator in docs"
)
