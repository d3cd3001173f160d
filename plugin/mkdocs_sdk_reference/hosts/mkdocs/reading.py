"""Reads the host's files into pages; unchanged files are read only once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from ...checks.findings import Finding
from ...checks.linter import of_problems
from ...checks.rules import SAME_ADDRESS
from ...commonmark.ids import Slugify, slug_rule
from ...commonmark.mdx import is_mdx
from ...diff import History
from ...model import Page
from ...reference import Loader, Reference, Sdk
from ...reference.loader import Loaded
from .files import make_page
from .notes import NotesFolder
from .options import SdkReferenceConfig

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Reader:
    """Reads a site's files, build by build.

    Attributes:
        texts: By path, texts of hand-written pages that replace what the host reads itself.
        findings: Problems with the files.
        read_anew: Number of pages parsed for this build.
    """

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.read_anew = 0
        self._loader = Loader()
        self._reference: Reference | None = None
        self._settings: object = None

    def read(  # noqa: PLR0913 (the parts of a site)
        self,
        files: Files,
        options: SdkReferenceConfig,
        config: MkDocsConfig,
        home: str,
        sdks: Sequence[Sdk] = (),
        *,
        history: Callable[[Reference], History] | None = None,
        notes: NotesFolder,
        is_preview: bool,
    ) -> Reference:
        """Read each page that will be built, and record its problems.

        Args:
            files: The host's files.
            options: The plugin's options.
            config: The host's settings.
            home: Path of the home page made from the repository's README; "" without one.
            sdks: The SDKs of one API that share the site; () for a site of one SDK.
            history: Compares a reference with earlier releases; None without any.
            notes: The author's notes.
            is_preview: Whether to read drafts, too, and to keep what was read for the next build.
        """
        settings = (dict(options), config.mdx_configs.get("toc"))
        before = self._reference if settings == self._settings else None
        if before is None:
            self._loader = Loader(slug_of(config))
        reference = Reference(
            self._pages(files, is_preview=is_preview),
            files.src_uris,
            os.path.basename(config.docs_dir),
            slug_of(config),
            absolute_base=options.absolute_links_base,
            outside={"../README.md": home} if home else {},
            sdks=sdks,
            history=history,
            notes=notes.files,
            before=before,
        )
        self.findings += notes.findings
        self._reference = reference if is_preview else None
        self._settings = settings
        return reference

    def _pages(self, files: Files, *, is_preview: bool) -> Iterator[Page]:
        reads, self.texts, self.findings = self._loader.reads, {}, []
        outputs: dict[str, str] = {}
        is_shown = InclusionLevel.is_in_serve if is_preview else InclusionLevel.is_included
        self._take_mdx(files)
        for file in files.documentation_pages(inclusion=is_shown):
            _check_name(file)
            loaded = self._load(file)
            self.findings += of_problems(file.src_uri, loaded.problems)
            if not loaded.readable:
                file.content_string = file.content_bytes.decode("utf-8-sig", errors="replace")
            if loaded.replacement is not None:
                self.texts[file.src_uri] = loaded.replacement
            other = outputs.setdefault(file.dest_uri, file.src_uri)
            if other != file.src_uri:
                detail = f"'{other}' has the same output URL, '{file.dest_uri}'"
                self.findings.append(Finding(SAME_ADDRESS, file.src_uri, 0, detail=detail))
            yield loaded.page
        self._loader.keep_only(set(files.src_uris) if is_preview else set())
        self.read_anew = self._loader.reads - reads

    def _take_mdx(self, files: Files) -> None:
        """Make MDX files pages if a generator wrote any of them; the host would just copy them."""
        found = [f for f in files if is_mdx(f.src_uri) and not f.inclusion.is_excluded()]
        if self.knows_any(found):
            for file in found:
                make_page(file)

    def knows_any(self, files: Iterable[File]) -> bool:
        """Return whether a generator certainly wrote one of the files; reads up to the first."""
        return any(self._load(file).page.is_sure for file in files)

    def _load(self, file: File) -> Loaded:
        if file.abs_src_path is None:
            return self._loader.data(file.src_uri, file.content_bytes)
        try:
            return self._loader.file(file.src_uri, file.abs_src_path)
        except OSError as error:
            raise PluginError(f"Doc file '{file.src_uri}' can't be read: {error}") from error


def has_generated(files: Files) -> bool:
    """Return whether a generator wrote any of a site's pages."""
    pages = (file for file in files if file.is_documentation_page() or is_mdx(file.src_uri))
    return Reader().knows_any(pages)  # a separate one: what it reads isn't counted


def slug_of(config: MkDocsConfig) -> Slugify:
    """Return the host's rule from a heading's text to its anchor."""
    return slug_rule(config.mdx_configs.get("toc", {}))


def _check_name(file: File) -> None:
    """Raise PluginError if a page's name isn't valid text: the host can't make a URL from it."""
    try:
        file.src_uri.encode()
    except UnicodeEncodeError:
        name = file.src_uri.encode("utf-8", "backslashreplace").decode()
        hint = "Rename it, or exclude it with 'exclude_docs'"
        raise PluginError(f"Doc file '{name}' has a name that is not UTF-8. {hint}.") from None
