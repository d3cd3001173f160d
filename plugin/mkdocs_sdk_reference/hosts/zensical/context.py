"""The page that Zensical renders, by its page context.

The context is no public interface: it is as Zensical 0.0.73 to 0.1.3 have it, and looked for here
alone. Where it moved, the build stops with a word of it; pages without their relations would look
right, and be wrong.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markdown import Markdown


class MovedError(RuntimeError):
    """Zensical's page context isn't where it was."""


@dataclass(frozen=True, slots=True)
class CurrentPage:
    """A page that Zensical renders.

    Attributes:
        path: Path under the docs folder, with ``/``.
        docs: The docs folder.
        toc: The user's settings of the `toc` extension.
        language: The theme's language.
    """

    path: str
    docs: str
    toc: Mapping[str, Any]
    language: str = ""


def current_page(md: Markdown) -> CurrentPage | None:
    """The page that a Markdown instance is for; None where the host isn't Zensical.

    Raises MovedError.
    """
    if "zensical" not in sys.modules:
        return None
    try:
        from zensical.extensions.context import ContextPreprocessor  # noqa: PLC0415

        context = ContextPreprocessor.from_markdown(md)
        if context is None:
            return None  # a Markdown instance of another extension
        config = context.config
        docs = os.path.join(config["root_dir"], config["docs_dir"])
        toc = config["mdx_configs"].get("toc", {})
        return CurrentPage(context.page.path, docs, toc, str(config["theme"].get("language", "")))
    except (ImportError, AttributeError, KeyError, TypeError) as error:
        message = (
            "mkdocs_sdk_reference: this version of Zensical gives extensions their page in another "
            f"way ({error!r}). Take Zensical 0.0.73 to 0.1.3, or a later version of this package."
        )
        raise MovedError(message) from error
