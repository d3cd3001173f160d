"""Reads the host's files into pages, each once as long as it stays the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from ...checks.findings import Finding
from ...checks.linter import of_problems
from ...checks.report import Report
from ...checks.rules import SAME_ADDRESS
from ...commonmark.ids import slug_rule
from ...model import Page
from ...reference.loader import Loaded, Loader


class SitePages:
    """The pages of a site's files.

    Attributes:
        mended: Texts by path that the host must be given in place of what it reads itself.
    """

    def __init__(self) -> None:
        self.mended: dict[str, str] = {}
        self._loader: Loader | None = None
        self._toc: object = None

    def read(
        self, files: Files, report: Report, toc: Mapping[str, Any], *, is_preview: bool
    ) -> Iterator[Page]:
        """Read each page that will be built, and say what is wrong with it.

        Args:
            files: The host's files.
            report: Takes the findings, and how many pages were parsed.
            toc: The settings of Python-Markdown's `toc`, by which headings have their ids.
            is_preview: Whether drafts are built, too, and what is read is kept for the next time.
        """
        if self._loader is None or toc != self._toc:
            self._loader, self._toc = Loader(slug_rule(toc)), toc
        loader = self._loader
        reads, self.mended = loader.reads, {}
        outputs: dict[str, str] = {}
        is_shown = InclusionLevel.is_in_serve if is_preview else InclusionLevel.is_included
        for file in files.documentation_pages(inclusion=is_shown):
            _check_name(file)
            kept = _loaded(loader, file)
            report.findings += of_problems(file.src_uri, kept.problems)
            if not kept.readable:
                file.content_string = file.content_bytes.decode("utf-8-sig", errors="replace")
            if kept.replacement is not None:
                self.mended[file.src_uri] = kept.replacement
            other = outputs.setdefault(file.dest_uri, file.src_uri)
            if other != file.src_uri:
                detail = f"'{other}' has the same output address, '{file.dest_uri}', too"
                report.findings.append(Finding(SAME_ADDRESS, file.src_uri, 0, detail=detail))
            yield kept.page
        loader.keep_only(set(files.src_uris) if is_preview else set())
        report.read_anew = loader.reads - reads


def _loaded(loader: Loader, file: File) -> Loaded:
    if file.abs_src_path is None:
        return loader.data(file.src_uri, file.content_bytes)
    try:
        return loader.file(file.src_uri, file.abs_src_path)
    except OSError as error:
        raise PluginError(f"Doc file '{file.src_uri}' can't be read: {error}") from error


def _check_name(file: File) -> None:
    """Say of a page whose name is no text that the host can't make an address of it."""
    try:
        file.src_uri.encode()
    except UnicodeEncodeError:
        name = file.src_uri.encode("utf-8", "backslashreplace").decode()
        hint = "Rename it, or leave it out by 'exclude_docs'"
        raise PluginError(f"Doc file '{name}' has a name that is not UTF-8. {hint}.") from None
