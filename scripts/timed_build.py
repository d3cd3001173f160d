#!/usr/bin/env python3
"""Builds a site as `mkdocs build` does, and says what the plugin's own work took, by stage.

``python scripts/timed_build.py mkdocs.yml`` prints a JSON object: CPU seconds by stage.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.plugins import CombinedEvent
from mkdocs_sdk_reference.extension import (
    SdkReferenceExtension,
    anchors,
    code_links,
    escapes,
    mending,
    pieces,
    raw_html,
    strikes,
    surroundings,
)
from mkdocs_sdk_reference.hosts.mkdocs import plugin as plugin_module
from mkdocs_sdk_reference.hosts.mkdocs.outputs import Outputs
from mkdocs_sdk_reference.hosts.mkdocs.pages import SitePages

_EVENTS = {
    "_read_files": "files and findings",
    "_leave_navigation": "navigation",
    "on_nav": "navigation",
    "_register": "outputs",
    "_let_go": "outputs",
    "_mend_text": "page events",
    "_hand_page": "page events",
    "on_page_content": "page events",
    "_flatten": "page events",
    "_unfold": "page events",
    "on_post_page": "page events",
    "on_post_build": "outputs",
}
_FUNCTIONS = {"relate": "relations", "Catalog": "catalog"}
_STAGES = (pieces, raw_html, escapes, strikes, anchors, mending, code_links, surroundings)


class Stages:
    """CPU seconds by stage; a stage within another counts for itself alone.

    Reading the clock is a call of the system, and some eighty a page are three parts in a hundred
    of what they measure: so what they take themselves is not counted.
    """

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner: list[float] = []
        self._of_clock = 0.0
        self._of_clock = self._measured(10_000)

    def _measured(self, times: int) -> float:
        """CPU seconds that are counted for a call of nothing."""
        nothing = self.timed("", lambda: None)
        for _ in range(times):
            nothing()
        return self.seconds.pop("") / times

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its own time counted for a stage."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            self._inner.append(0.0)
            try:
                result = function(*args, **kwargs)
                return list(result) if stage == "reading" else result
            finally:
                took = time.process_time() - start - self._of_clock
                self.seconds[stage] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return run


def time_plugin(stages: Stages) -> None:
    """Wrap the plugin's events and the processors of its Markdown extension."""
    for name, event in list(vars(plugin_module.SdkReferencePlugin).items()):
        if isinstance(event, CombinedEvent):
            event.methods = tuple(
                stages.timed(_EVENTS[method.__name__], method) for method in event.methods
            )
        elif name in _EVENTS:
            setattr(plugin_module.SdkReferencePlugin, name, stages.timed(_EVENTS[name], event))
    SitePages.read = stages.timed("reading", SitePages.read)
    Outputs.make = stages.timed("outputs", Outputs.make)
    SdkReferenceExtension.extendMarkdown = stages.timed(
        "rendering", SdkReferenceExtension.extendMarkdown
    )
    for name, stage in _FUNCTIONS.items():
        setattr(plugin_module, name, stages.timed(stage, getattr(plugin_module, name)))
    for module in _STAGES:
        for processor in vars(module).values():
            if isinstance(processor, type) and processor.__module__ == module.__name__:
                for method in ("run", "test", "handleMatch"):
                    if method in vars(processor):
                        timed = stages.timed("rendering", vars(processor)[method])
                        setattr(processor, method, timed)


def main(arguments: list[str]) -> int:
    """Build, and print the stages."""
    (config_file,) = arguments
    stages = Stages()
    time_plugin(stages)
    config = load_config(config_file)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    sys.stdout.write(json.dumps(dict(stages.seconds.most_common())) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
