"""Renders code blocks as HTML, coloured by Pygments if it is installed.

A fence would be visible to all extensions that read the lines of a page.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ...rendering.parts import CodePart

_WORD = re.compile(r"[\w+#.-]+")


def version_of_highlighter() -> str:
    """Return the version of Pygments; "" if it isn't installed."""
    try:
        return version("pygments")
    except PackageNotFoundError:
        return ""


def highlighted(code: CodePart) -> str | None:
    """Return a code block's HTML with the classes of the host's themes; None for plain code."""
    lexer = _lexer(code.language.lower())
    if lexer is None:
        return None
    from pygments import highlight  # type: ignore[import-untyped]  # noqa: PLC0415 (optional)

    inner = highlight(code.text, lexer, _formatter())
    return (
        f'<div class="language-{code.language} highlight"><pre><span></span><code>{inner}</code>'
        "</pre></div>"
    )


@cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]  # noqa: PLC0415

    return HtmlFormatter(nowrap=True)


@cache
def _lexer(language: str) -> Any:
    """Return the lexer of a language; None without one."""
    if not _WORD.fullmatch(language):
        return None
    try:
        from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]  # noqa: PLC0415
        from pygments.util import ClassNotFound  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
