"""Keeps the theme's compiled templates from one rebuild of a preview to the next.

The host makes a new environment for each, which compiles all templates anew: that is a quarter of
a rebuild of a thousand pages.
"""

from __future__ import annotations

from types import CodeType

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from mkdocs.utils.templates import script_tag_filter, url_filter

_FILTERS = {**FILTERS, "url": url_filter, "script_tag": script_tag_filter}


class CompiledTemplates(BytecodeCache):
    """The code of each template, as long as all that it rests on stays the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], CodeType]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a template is known by; the path of a file need not be UTF-8."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over the code of a template, if there is any that still holds."""
        rests_on, code = self._kept.get(bucket.key, (None, None))
        if code is not None and rests_on == _rests_on(bucket):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None and _is_of_host(bucket.environment):
            self._kept[bucket.key] = _rests_on(bucket), bucket.code


def _rests_on(bucket: Bucket) -> tuple[object, ...]:
    env = bucket.environment
    settings = (env.lexer, *env.extensions, env.autoescape, env.finalize, env.optimized)
    return bucket.checksum, _is_of_host(env), *settings


def _is_of_host(environment: Environment) -> bool:
    """Whether other plugins left the filters and tests as the host has them.

    Jinja calls them while it compiles, where they are given a constant; another plugin's may say
    something else in each build.
    """
    return environment.filters == _FILTERS and environment.tests == TESTS
