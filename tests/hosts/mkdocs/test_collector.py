"""Python's collector of cycles leaves pages alone for one build, and for no longer."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs_sdk_reference.hosts.mkdocs.plugin import SdkReferencePlugin

from tests.writing import field, object_

HOOK = """
import gc
def on_nav(nav, config, files):
    assert gc.isenabled() is {is_on}
    assert bool(gc.get_freeze_count()) is {is_apart}
"""


@pytest.fixture(autouse=True)
def _together() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.enable()
    gc.unfreeze()


def write(folder: Path, *, is_on: bool = True, is_apart: bool = True) -> list[str]:
    """Write a page, and a hook that fails where the collector isn't as it must be."""
    (folder / "docs").mkdir()
    (folder / "docs" / "pet.md").write_text(object_("Pet", field("x", "*str*")))
    hook = folder / "hook.py"
    hook.write_text(HOOK.format(is_on=is_on, is_apart=is_apart))
    return [str(hook)]


@contextmanager
def preview() -> Iterator[None]:
    """Have the plugin take builds for those of `mkdocs serve`."""
    started = SdkReferencePlugin.on_startup

    def serve(self: SdkReferencePlugin, **_: Any) -> None:
        started(self, command="serve", dirty=False)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SdkReferencePlugin, "on_startup", serve)
        yield


def test_pages_are_apart_while_they_are_rendered(tmp_path: Path, build_site: Any) -> None:
    hooks = write(tmp_path)

    build_site(tmp_path / "docs", plugins=["sdk-reference"], hooks=hooks)

    assert gc.get_freeze_count() == 0


def test_a_collector_that_is_off_stays_off(tmp_path: Path, build_site: Any) -> None:
    hooks = write(tmp_path, is_on=False)
    gc.disable()

    build_site(tmp_path / "docs", plugins=["sdk-reference"], hooks=hooks)

    assert not gc.isenabled()


def test_nothing_is_apart_once_a_build_has_failed(tmp_path: Path, build_site: Any) -> None:
    hooks = write(tmp_path, is_apart=False)  # which is wrong, and so the hook fails

    with pytest.raises(AssertionError):
        build_site(tmp_path / "docs", plugins=["sdk-reference"], hooks=hooks)

    assert gc.get_freeze_count() == 0
    assert gc.isenabled()


def test_nothing_is_apart_in_a_preview(tmp_path: Path, build_site: Any) -> None:
    """Its next build would keep what the host left of this one."""
    hooks = write(tmp_path, is_apart=False)

    with preview():
        build_site(tmp_path / "docs", plugins=["sdk-reference"], hooks=hooks)


def test_what_a_preview_has_set_apart_stays_so(tmp_path: Path, build_site: Any) -> None:
    """Once it has settled, its rebuilds needn't look through what the first one made."""
    hooks = write(tmp_path)
    gc.freeze()

    with preview():
        build_site(tmp_path / "docs", plugins=["sdk-reference"], hooks=hooks)

    assert gc.get_freeze_count() > 0
