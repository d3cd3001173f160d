"""All pages of a site as one object, which other packages use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..commonmark.ids import Slugify, default_slug
from ..dialects import Dialect
from ..model import Destination, Operation, Page, Response, Type, TypeExpr
from .catalog import Catalog
from .duplicates import find_duplicates
from .notes import LostNote, Note, NoteFile, Notes
from .operations import find_operations
from .owners import find_owners
from .resolver import Resolution, Resolver
from .samples import Sample, samples_on
from .sdks import Sdk, sdk_at
from .symbols import Symbol, embeddable, symbols_on, unique_names
from .ties import tie_operations, tie_types
from .types import Expression, plain_expression, read_expression
from .usages import AmbiguousName, Usage, Usages, find_usages

if TYPE_CHECKING:
    from ..diff import History


class Reference:
    """A site's types and operations, their relations, and where links lead.

    Each relation is computed once, when it is first needed.

    Args:
        pages: The Markdown pages, read.
        files: Paths of all files under the docs folder that links may lead to.
        docs_name: Name of the docs folder itself, for links from the repository's root.
        slug: The host's rule for anchors, by which the pages were read, too.
        absolute_base: Address before links such as ``/scopes``, which come from the OpenAPI
            text and mean the vendor's site; "" leaves them to the host.
        outside: Pages made of files outside the docs folder, by those files' paths from it.
        sdks: The SDKs of one API that share the site; () for a site of one SDK.
        history: Compares a reference with earlier releases; None if none are known.
        notes: Files of the author's notes on what the pages describe.
        before: The reference of an earlier build of the same site. Its relations are reused
            if they still hold.

    Attributes:
        slug: The host's rule for anchors.
        sdks: The SDKs of one API that share the site, in the order in which readers see them.
    """

    def __init__(  # noqa: PLR0913 (what a site consists of)
        self,
        pages: Iterable[Page],
        files: Iterable[str],
        docs_name: str = "docs",
        slug: Slugify = default_slug,
        *,
        absolute_base: str = "",
        outside: Mapping[str, str] = MappingProxyType({}),
        sdks: Sequence[Sdk] = (),
        history: Callable[[Reference], History] | None = None,
        notes: Sequence[NoteFile] = (),
        before: Reference | None = None,
    ) -> None:
        self.sdks = tuple(sdks)
        self._catalog = Catalog(pages, files, docs_name, slug, outside, self.sdks)
        self._resolver = Resolver(self._catalog, absolute_base)
        self.slug = slug
        self._find_history = history
        self._note_files = tuple(notes)
        self._expressions: dict[str, dict[TypeExpr, Expression]] = {}
        self._samples: dict[str, Mapping[int, Sample]] = {}
        self._earlier: Mapping[str, Page] | None = None
        if before is not None and self._resolver.take_over(before._resolver):  # noqa: SLF001 (its own kind)
            self._follow(before)

    def _follow(self, before: Reference) -> None:
        """Reuse what an earlier reference knows of unchanged pages."""
        self._earlier = before.pages
        self._expressions = {
            path: known
            for path, known in before._expressions.items()
            if before.pages.get(path) is self.pages.get(path)
        }

    def follows(self, pages: Mapping[str, Page]) -> bool:
        """Return whether links and names lead to the same places as among these earlier pages."""
        return self._earlier is pages

    @property
    def pages(self) -> Mapping[str, Page]:
        """All pages of the site, by path."""
        return self._catalog.pages

    @property
    def files(self) -> frozenset[str]:
        """Paths of all files of the site."""
        return self._catalog.files

    @cached_property
    def has_generated(self) -> bool:
        """Whether a generator wrote any of the pages."""
        return any(page.generated for page in self.pages.values())

    @property
    def types(self) -> Mapping[str, Type]:
        """All types by key, in the order of paths and of the source."""
        return self._catalog.types

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """All operations with what they may return, in the order of paths and of the source.

        Operations that only response types show come last.
        """
        return tuple(find_operations(self))

    def operations_on(self, path: str) -> tuple[Operation, ...]:
        """Return the operations that a page describes, in source order."""
        return self._operations_on.get(path, ())

    @cached_property
    def _operations_on(self) -> Mapping[str, tuple[Operation, ...]]:
        found: dict[str, list[Operation]] = {}
        for operation in self.operations:
            if operation.is_described:
                found.setdefault(operation.page, []).append(operation)
        return {path: tuple(operations) for path, operations in found.items()}

    def operation_at(self, path: str, anchor: str) -> Operation | None:
        """Return the operation whose heading has this id on a page."""
        return self._operation_at.get((path, anchor))

    @cached_property
    def _operation_at(self) -> Mapping[tuple[str, str], Operation]:
        return {(o.page, o.anchor): o for o in self.operations if o.is_described}

    def sample_of(self, operation: Operation) -> Sample | None:
        """Return the first sample in an operation's own section; None without one."""
        page = self.pages[operation.page]
        if page.path not in self._samples:
            sdk = self.sdk_of(page.path)
            self._samples[page.path] = samples_on(page, sdk.language if sdk else "")
        found = self._samples[page.path].get(operation.heading)
        return found if operation.is_described else None

    def root_of(self, path: str) -> str:
        """Return the docs root that a file is in: "" or a folder with a ``/`` at its end."""
        return self._catalog.root_of(path)

    def sdk_of(self, path: str) -> Sdk | None:
        """Return the SDK that a file belongs to, where several share the site."""
        return sdk_at(self.sdks, path)

    def counterparts(self, key: str) -> tuple[str, ...]:
        """Return the keys of the same type in the other SDKs, in the order of `sdks`."""
        return tuple(other for other in self._tied_types.get(key, ()) if other != key)

    @cached_property
    def _tied_types(self) -> Mapping[str, tuple[str, ...]]:
        groups = tie_types(self, self._operation_groups) if self.sdks else ()
        return {key: group for group in groups for key in group}

    def operation_counterparts(self, operation: Operation) -> tuple[Operation, ...]:
        """Return the same operation in the other SDKs, in the order of `sdks`."""
        place = operation.page, operation.heading
        group = self._tied_operations.get(place, ())
        return tuple(other for other in group if (other.page, other.heading) != place)

    @cached_property
    def _operation_groups(self) -> Sequence[tuple[Operation, ...]]:
        return tie_operations(self) if self.sdks else ()

    @cached_property
    def _tied_operations(self) -> Mapping[tuple[str, int], tuple[Operation, ...]]:
        groups = self._operation_groups
        return {(one.page, one.heading): group for group in groups for one in group}

    def types_in(self, root: str) -> Sequence[Type]:
        """Return the types that are in a docs root."""
        return self._catalog.types_in(root)

    def namespace(self, type_: Type) -> str:
        """Return a type's namespace: the folders below that of the types, with dots."""
        return self._catalog.namespace(type_)

    def full_name(self, type_: Type) -> str:
        """Return a type's name within its namespace, such as ``operations.Pet``."""
        space = self.namespace(type_)
        return f"{space}.{type_.name}" if space else type_.name

    def is_untrusted(self, page: Page) -> bool:
        """Return whether a page's text is an OpenAPI description's, not the site's author's."""
        return self._catalog.is_untrusted(page)

    def dialect_of(self, page: Page) -> Dialect:
        """Return the dialect of a page; of a hand-written one, that of its docs root."""
        return page.dialect or self._catalog.dialect_at(page.path)

    def resolve(self, page: Page, href: str, text: str = "") -> Resolution:
        """Return what a link on a page means.

        Args:
            page: The page.
            href: The link's destination, as a reader of Markdown takes it.
            text: The link's own text, for links that lack a file's name.
        """
        return self._resolver.resolve(page, href, text)

    def resolve_at(self, page: Page, destination: Destination) -> Resolution:
        """Return what a link of a page's text means."""
        return self._resolver.resolve_at(page, destination)

    def wanted(self, page: Page, href: str) -> str:
        """Return the path that a relative link literally names; "" for any other link."""
        return self._resolver.wanted(page, href)

    def href_to(self, page: Page, target: str, fragment: str = "") -> str:
        """Return a relative link from a page to a file, for the host to resolve."""
        return self._resolver.href_to(page, target, fragment)

    def path_to(self, page: Page, target: str) -> str:
        """Return the relative path from a page's folder to a file."""
        return self._resolver.path_to(page, target)

    def key_of(self, resolution: Resolution) -> str:
        """Return the key of the type, or the path of the file, that a link leads to, or ""."""
        path = resolution.target or ""
        key = f"{path}#{resolution.fragment}" if path and resolution.fragment else path
        return key if key in self.types else path

    def path_of(self, target: str) -> str:
        """Return the path of the file that a type's key or a file's path means."""
        type_ = self.types.get(target)
        return type_.page if type_ is not None else target

    def named(self, name: str, origin: str) -> Sequence[Type]:
        """Return the types that a name on the page `origin` can mean."""
        return self._catalog.named(name, origin)

    def expression(self, page: Page, type_: TypeExpr) -> Expression:
        """Return where the names and links of a type on a page lead."""
        if (plain := plain_expression(type_)) is not None:
            return plain
        known = self._expressions.setdefault(page.path, {})
        found = known.get(type_)
        if found is None:
            found = known[type_] = read_expression(self._resolver, page, type_)
        return found

    def targets(self, page: Page, type_: TypeExpr) -> tuple[str, ...]:
        """Return keys of the types and paths of the files that a type on a page leads to."""
        return self.expression(page, type_).targets

    @cached_property
    def _usages(self) -> Usages:
        return find_usages(self)

    def usages(self, key: str) -> tuple[Usage, ...]:
        """Return the places that name a type, in the order of roles, statuses and paths."""
        return self._usages.of.get(key, ())

    def returned_by(self, key: str) -> tuple[tuple[Operation, Response], ...]:
        """Return the operations that may return a type, each with the response."""
        return self._usages.returned_by.get(key, ())

    @cached_property
    def _owners(self) -> Mapping[str, Operation | None]:
        return find_owners(self)

    def owner_of(self, key: str) -> Operation | None:
        """Return the only operation that uses a type, directly or inside others; None for none."""
        return self._owners.get(key)

    @property
    def ambiguous(self) -> tuple[AmbiguousName, ...]:
        """Names that could mean more than one type, each once per page."""
        return self._usages.ambiguous

    @property
    def unnamed(self) -> tuple[str, ...]:
        """Keys of the types that no other type or page names."""
        return self._usages.unnamed

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups of types with the same fields or values, as keys in order."""
        return tuple(find_duplicates(self))

    @cached_property
    def _group_of(self) -> Mapping[str, tuple[str, ...]]:
        return {key: group for group in self.groups for key in group}

    def duplicates(self, key: str) -> tuple[str, ...]:
        """Return the group of duplicates that contains a type; () if it has none."""
        return self._group_of.get(key, ())

    @cached_property
    def history(self) -> History | None:
        """How this release differs from earlier ones; None where none are known."""
        return None if self._find_history is None else self._find_history(self)

    @cached_property
    def _notes(self) -> Notes:
        return Notes(self, self._note_files)

    def notes_on(self, path: str) -> tuple[Note, ...]:
        """Return the author's notes that are shown on a page."""
        return self._notes.on.get(path, ())

    @property
    def lost_notes(self) -> Sequence[LostNote]:
        """The author's notes whose names fit no place, or several."""
        return self._notes.lost

    def symbols(self) -> Iterator[Symbol]:
        """Yield everything that has a name, in the order of paths and of the source."""
        for _, page in sorted(self.pages.items()):
            yield from self.symbols_on(page)

    def symbols_on(self, page: Page) -> Iterator[Symbol]:
        """Yield everything on a page that has a name, in the order of the source."""
        return symbols_on(self, page)

    @cached_property
    def embeddable(self) -> Mapping[str, tuple[Symbol, ...]]:
        """Types and operations by each of their full and short names."""
        return embeddable(self.symbols())

    @cached_property
    def unique_names(self) -> Mapping[str, tuple[str, str]]:
        """Page and anchor by each unique name, full or short."""
        return unique_names(self.symbols())
