"""The plugin's options."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

from ...checks.rules import LEVELS, RULES
from ...extension import Options
from ...reference.added import AddedKind
from ...rendering.words import UnknownWordError, in_language, translated
from .releases import ReleaseEntry, VersionName
from .sdks import SdkConfig


class Levels(c.DictOfItems[str]):
    """Levels by rule."""

    def __init__(self) -> None:
        super().__init__(c.Choice(tuple(LEVELS)), default={})

    def run_validation(self, value: object) -> dict[str, str]:
        """Accept only known rules.

        Raises:
            ValidationError: A rule is unknown.
        """
        levels = super().run_validation(value)
        if unknown := sorted(set(levels) - set(RULES)):
            raise base.ValidationError(
                f"There is no rule '{unknown[0]}'. The rules are {', '.join(RULES)}."
            )
        return levels


class SdkReferenceConfig(base.Config):
    """The plugin's options; the defaults suit most sites."""

    sdks = c.ListOfItems(c.SubConfig(SdkConfig), default=[])
    """SDKs of one API that share the site, each from its own repository. See [Several
    SDKs](several-sdks.md)."""

    home = c.Type(bool, default=True)
    """Add a home page if there are generated pages and the docs folder has no `index.md` or
    `README.md` (or `.mdx`): the repository's `README.md`, or else a list of the operation pages."""

    models_in_nav = c.Type(bool, default=False)
    """Show model pages in the navigation. Material writes the whole navigation into every page, so
    a thousand models make a site of half a gigabyte."""

    flat_navigation = c.Type(bool, default=True)
    """List the operation pages in the navigation by title, without a section for each folder. The
    plugin never changes your own `nav`."""

    model_index = c.Type(bool, default=True)
    """Add a page that lists all types of an SDK, in the folder of its models. A site with several
    SDKs has one for each."""

    errors_page = c.Type(bool, default=True)
    """Add a page that lists the errors of an SDK, in the folder of its models: status, type,
    meaning, and the operations that fail with it. A site with several SDKs has one for each."""

    split_operations = c.Type(int, default=0)
    """Split operation pages with more operations than this number, such as `30`. Each operation
    gets [its own page](added-pages.md#a-page-for-each-operation), outside the navigation; the
    operation page lists them, and links lead to them. `0` splits none."""

    type_map = c.Type(bool, default=True)
    """Add a small diagram to type pages: what the type contains and what uses it."""

    stylesheet = c.Type(bool, default=True)
    """Load the plugin's stylesheet, `assets/sdk-reference.css`. A file at that path in the docs
    folder replaces it."""

    script = c.Type(bool, default=True)
    """Load the plugin's script, `assets/sdk-reference.js`. It filters the model index, adds copy
    buttons, remembers the tab that a reader chose, and opens `<details>` when a link leads into
    them. A file at that path in the docs folder replaces it."""

    words = c.Type(dict, default={})
    """Texts for individual labels, such as `used_by: Referenced by`, instead of those of the site's
    language. [Languages and labels](labels.md) lists all of them."""

    markdown_in_details = c.Optional(c.Type(bool))
    """Render Markdown inside `<details>` on your own pages, as GitHub does. If unset, this is on
    for sites that have generated pages, and off for others. Generated pages always render it."""

    absolute_links_base = c.Type(str, default="")
    """URL to put before site-absolute links in the OpenAPI description, such as `/scopes`. If
    empty, these links stay as they are."""

    link_code = c.Type(bool, default=False)
    """Link inline code on hand-written pages, and in notes, if it names exactly one thing in the
    reference: `Type`, `namespace.Type`, `Type.field`, `Page.operation`. Off by default, because a
    word in code doesn't always mean the type of that name. `[operations.Foo][]` needs the autorefs
    plugin, but not this option."""

    search = c.Choice(("fields", "pages", "none"), default="fields")
    """Scope of the site's search in the reference. `fields`: each field, value and parameter is a
    search result of its own. `pages`: only the types and operations that have them. `none`: nothing
    of the reference."""

    inventory = c.Type(bool, default=True)
    """Write `objects.inv`, with which mkdocstrings, Sphinx and other sites can link to types,
    fields, values and operations. This takes a few milliseconds, and pages don't load the file."""

    markdown = c.Type(bool, default=False)
    """Also write each reference page as Markdown, with correct links and without padding, and list
    the files in `llms.txt`. Off by default, because it doubles the number of the site's files."""

    models_json = c.Type(bool, default=False)
    """Write `models.json`, a file for programs with every type and operation. Off by default,
    because it is as large as the text of the pages and few sites need it. Hooks and templates can
    use the same data, `config.extra.sdk_reference`, without it."""

    releases = c.ListOfItems(ReleaseEntry(), default=[])
    """The `models.json` of earlier releases, for the page of changes and "since 2.1": files, or
    folders of them, relative to the configuration file. A file's name is its version, as in
    `2.1.0.json`; for another name, write `{version: "2.1.0", path: old/models.json}`. See
    [Versions](versions.md)."""

    version = VersionName()
    """Version of the current pages, such as `"2.2.0"`, for the page of changes. Only earlier
    `releases` count. If empty, the pages are called unreleased."""

    trust_text = c.Type(bool, default=False)
    """Keep the raw HTML of generated pages as it is. Off by default, because the text comes from an
    OpenAPI description: anyone who can edit it could run scripts in your readers' browsers.
    [Security](security.md) describes what the plugin guarantees while this is off. Macros, snippets
    and other extensions of your site have no effect on generated pages either way."""

    templates = c.Optional(c.Dir(exists=True))
    """Folder of your own [templates](templates.md), relative to the configuration file. Each
    replaces the plugin's template of the same name."""

    notes = c.Optional(c.Dir(exists=False))
    """Folder of your own [notes](notes.md), relative to the configuration file. Each Markdown file
    appears on the page of the type or operation that it is named after. The folder need not exist
    until there is a note."""

    validation = Levels()
    """Levels of findings, `warn`, `info` or `ignore` by [rule](findings.md), such as
    `letter-case: ignore`. A warning fails `mkdocs build --strict`. Unless you set them, some
    rules follow MkDocs' own `validation.links`: `dead-link` and `outside-docs` follow `not_found`,
    `dead-anchor` follows `anchors`, and `site-absolute` follows `absolute_links` while
    `absolute_links_base` is empty."""

    report = c.Optional(c.Type(str))
    """File for a JSON report of all findings ([schema](report.schema.json)), written by each build,
    relative to the configuration file."""


def kinds_of(options: SdkReferenceConfig) -> frozenset[AddedKind]:
    """Return the kinds of pages to add."""
    wanted = {
        AddedKind.MODELS: options.model_index,
        AddedKind.ERRORS: options.errors_page,
        AddedKind.HOME: options.home,
        AddedKind.OVERVIEW: True,  # of a site of several SDKs
        AddedKind.CHANGES: bool(options.releases),
    }
    return frozenset(kind for kind, is_wanted in wanted.items() if is_wanted)


def site_options(options: SdkReferenceConfig, theme: Theme) -> Options:
    """Return the options that decide how pages look.

    Raises:
        PluginError: A label is unknown.
    """
    # Material has a language, MkDocs' own themes a locale, and others may have neither.
    language = str(theme.get("language") or theme.get("locale") or "")
    try:
        words = translated(options.words, in_language(language))
    except UnknownWordError as error:
        raise PluginError(f"sdk-reference: option 'words': {error}") from None
    return Options(
        trust_text=options.trust_text,
        type_map=options.type_map,
        templates=options.templates or "",
        words=words,
        link_code=options.link_code,
        markdown=options.markdown,
    )
