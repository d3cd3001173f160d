"""Builds a site as `mkdocs build` does, and measures the plugin's own work by stage.

``python -m scripts.timed_build mkdocs.yml`` prints a JSON object: CPU seconds by stage.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from operator import itemgetter
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.plugins import CombinedEvent
from mkdocs_sdk_reference.extension import (
    Sections,
    SiteExtension,
    code_links,
    context,
    details,
    expand,
    links,
)
from mkdocs_sdk_reference.hosts.mkdocs.plugin import SdkReferencePlugin
from mkdocs_sdk_reference.hosts.mkdocs.reading import Reader
from mkdocs_sdk_reference.reference import Loader, Reference

_EVENTS = {
    "_read": "files and findings",
    "_leave_navigation": "navigation",
    "on_nav": "navigation",
    "_hide": "page events",
    "_begin": "page events",
    "on_page_content": "page events",
    "_show_search": "page events",
    "_hide_again": "page events",
    "on_post_page": "rendering",
    "on_env": "outputs",
    "on_post_build": "outputs",
}
_METHODS = (
    (Loader, "data", "reading"),
    (Loader, "file", "reading"),
    (Reader, "read", "reference"),
    (Reference, "usages", "reference"),
    (Reference, "duplicates", "reference"),
    (Reference, "operations_on", "reference"),
    (Sections, "add", "rendering"),
    (SiteExtension, "extendMarkdown", "rendering"),
)
_PROCESSORS = (context, expand, links, code_links, details)


class Stages:
    """CPU seconds by stage; a nested stage doesn't count for the outer one.

    The clock is read about eighty times per page, which takes three percent of the measured time.
    So the time for reading it is subtracted.
    """

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inner: list[float] = []
        self._of_clock = 0.0
        self._of_clock = self._measured(10_000)

    def _measured(self, times: int) -> float:
        """Return the CPU seconds measured for an empty function."""
        nothing = self.timed("", lambda: None)
        for _ in range(times):
            nothing()
        return float(self.seconds.pop("")) / times

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, wrapped so that its own time counts for a stage."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                took = time.process_time() - start - self._of_clock
                self.seconds[stage] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return run


def time_plugin(stages: Stages) -> None:
    """Wrap the plugin's events and the processors of its Markdown extension."""
    for name, event in list(vars(SdkReferencePlugin).items()):
        if isinstance(event, CombinedEvent):
            event.methods = tuple(
                stages.timed(_EVENTS[method.__name__], method) for method in event.methods
            )
        elif name in _EVENTS:
            setattr(SdkReferencePlugin, name, stages.timed(_EVENTS[name], event))
    for owner, name, stage in _METHODS:
        setattr(owner, name, stages.timed(stage, vars(owner)[name]))
    for module in _PROCESSORS:
        for processor in vars(module).values():
            if isinstance(processor, type) and processor.__module__ == module.__name__:
                for method in ("run", "test"):
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
    sys.stdout.write(
        json.dumps(dict(sorted(stages.seconds.items(), key=itemgetter(1), reverse=True))) + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
