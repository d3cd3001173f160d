"""The plugin's options."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError

from ...checks.rules import CODES, LEVELS
from ...reference.added import AddedKind
from ...rendering.words import UnknownWordError, Words, translated


class Levels(c.DictOfItems[str]):
    """Levels by the codes of findings."""

    def __init__(self) -> None:
        super().__init__(c.Choice(tuple(LEVELS)), default={})

    def run_validation(self, value: object) -> dict[str, str]:
        """Take what has known codes alone; raises ValidationError."""
        levels = super().run_validation(value)
        if unknown := sorted(set(levels) - set(CODES)):
            raise base.ValidationError(
                f"There is no code '{unknown[0]}'. The codes are {', '.join(CODES)}."
            )
        return levels


class SdkReferenceConfig(base.Config):
    """The plugin's options; each has a default that is right for most sites."""

    home = c.Type(bool, default=True)
    """Whether the repository's `README.md` becomes the site's home where the docs folder has
    no `index.md` or `README.md` of its own."""

    models_in_nav = c.Type(bool, default=False)
    """Whether model pages stand in the navigation. Material writes the whole tree into every
    page, so that a thousand models make a site of half a gigabyte."""

    flat_navigation = c.Type(bool, default=True)
    """Whether the pages of operations stand in the navigation as one list by their titles,
    not as a section for each folder. A `nav` of your own is never changed."""

    model_index = c.Type(bool, default=True)
    """Whether each SDK gets a page that lists all its types, in the folder of its models."""

    errors_page = c.Type(bool, default=True)
    """Whether each SDK gets a page that sets its operations against the statuses they may
    return, in the folder of its models."""

    type_map = c.Type(bool, default=True)
    """Whether pages of types get a small diagram of what the type holds and who uses it."""

    stylesheet = c.Type(bool, default=True)
    """Whether pages load the plugin's stylesheet, `assets/sdk-reference.css`. A file of yours at
    that place in the docs folder is taken instead."""

    script = c.Type(bool, default=True)
    """Whether pages load the plugin's script, `assets/sdk-reference.js`: the filter of the model
    index, and `<details>` that open when a link leads into them. A file of yours at that place
    in the docs folder is taken instead."""

    words = c.Type(dict, default={})
    """What the plugin's own labels say, where they shall say something else than in English, such
    as `used_by: Utilisé par`. [These labels](#labels) can be set."""

    markdown_in_details = c.Optional(c.Type(bool))
    """Whether Markdown inside `<details>` of hand-written pages renders as on GitHub. Without a word
    of yours it does on sites that have generated pages."""

    absolute_links_base = c.Type(str, default="")
    """Address to put before site-absolute links of the OpenAPI text, such as `/scopes`. Empty
    leaves them as they are."""

    link_code = c.Type(bool, default=False)
    """Whether inline code of hand-written pages that names one thing of the reference, and no
    other, links to it: `Type`, `namespace.Type`, `Type.field`, `Page.operation`. Off, since a
    word in code need not mean the type that has its name. With the autorefs plugin,
    `[operations.Foo][]` works without this."""

    search = c.Choice(("fields", "pages", "none"), default="fields")
    """What the site's search finds of the reference. `fields` makes each field, value and
    parameter a hit of its own, which is what a reader with a name in hand looks for; `pages`
    leaves them to the pages that they stand on; `none` leaves out the pages of types and
    operations altogether."""

    inventory = c.Type(bool, default=True)
    """Whether `objects.inv` is written, by which mkdocstrings, Sphinx and other sites link to
    types, fields, values and operations. It costs a few milliseconds, and nobody loads it who
    doesn't ask for it."""

    markdown = c.Type(bool, default=False)
    """Whether each page of the reference also stands as Markdown beside its HTML, with its links
    right and its padding gone, and `llms.txt` lists them: for programs that read pages. Off,
    since it doubles the number of the site's files."""

    models_json = c.Type(bool, default=False)
    """Whether `models.json` is written: every type and operation with all that is known of them,
    for programs. Off, since it is as large as the pages' text and few sites need it. The same
    is at hand for hooks and templates as `config.extra.sdk_reference`, whatever this says."""

    templates = c.Type(str, default="")
    """Folder, relative to the configuration file, of [templates](templates.md) of your own. Each
    replaces the plugin's template of the same name."""

    trust_text = c.Type(bool, default=False)
    """Whether raw HTML in generated pages stays as it is. Off, since it comes from an OpenAPI
    document, and whoever may edit that would have scripts run for your readers.
    [What is promised](security.md) holds while this is off."""

    validation = Levels()
    """How loud each kind of finding is said: `warn`, `info` or `ignore` by its
    [code](findings.md), such as `letter-case: ignore`. A warning fails `mkdocs build --strict`.
    Links to missing files have the level of MkDocs' own `validation.links.not_found` unless you
    say another."""

    report = c.Optional(c.Type(str))
    """File, relative to the configuration file, that all findings of each build are written to, as
    JSON ([its schema](report.schema.json))."""


def kinds_of(options: SdkReferenceConfig) -> frozenset[AddedKind]:
    """Return the pages that the plugin shall add."""
    wanted = {AddedKind.MODELS: options.model_index, AddedKind.ERRORS: options.errors_page}
    return frozenset(kind for kind, is_wanted in wanted.items() if is_wanted)


def words_of(options: SdkReferenceConfig) -> Words:
    """Return the labels; raises PluginError where one isn't known."""
    try:
        return translated(options.words)
    except UnknownWordError as error:
        raise PluginError(f"sdk-reference: option 'words': {error}") from None
