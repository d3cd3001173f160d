"""Writes a release down as a site does, and reads it again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mkdocs_sdk_reference.diff import Past, RecordedRelease, read_recorded
from mkdocs_sdk_reference.exports.models_json import Data
from mkdocs_sdk_reference.reference import Reference, Sdk

from tests.support.writing import reference


def models_json(of: Reference) -> dict[str, Any]:
    """What a site's `models.json` says, whose operations stand where they are described."""
    return json.loads(json.dumps(Data(lambda: of, {}).as_dict()))  # type: ignore[no-any-return]


def recorded(of: Reference) -> RecordedRelease:
    """A release as its site wrote it down."""
    return read_recorded(json.dumps(models_json(of)).encode())


def with_past(
    now: dict[str, str], *earlier: dict[str, str], version: str = "", sdks: Sequence[Sdk] = ()
) -> Reference:
    """A reference that knows earlier releases, called 1.0, 1.1 and so on."""
    releases = [(f"1.{at}", recorded(reference(site))) for at, site in enumerate(earlier)]
    of = reference(now)
    past = Past(releases, version)
    return Reference(of.pages.values(), now, "docs", str.lower, sdks=sdks, history=past.history)
