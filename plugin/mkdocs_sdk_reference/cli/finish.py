"""`sdk-reference finish`: adds search results and data files to a site of another host."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..checks.display import shown
from ..checks.rules import LEVELS, RULES, Level
from .folders import DOCS
from .host_settings import host_settings, site_named

if TYPE_CHECKING:
    from ..hosts.files import Outputs, SitePages

_HELP = """\
Finish SITE, which a host without plugins built from DOCS.

Adds fields, values and parameters to the site's search, if its index is that of Zensical, Material
for MkDocs, MkDocs or Pagefind. Writes objects.inv and, on request, models.json, pages as Markdown
with llms.txt, and a report. DOCS is the folder given to `prepare`. Options are the plugin's, from
the same settings. Run this after each build.
"""
_EPILOG = """\
Examples:

\b
  zensical build && sdk-reference finish site docs
  sdk-reference finish site docs --markdown --url https://example.com/docs/
  sdk-reference finish site

Exit status: 0, or 2 if SITE has no page of DOCS, or a file can't be read or written.
"""
_SEARCHES = ("fields", "pages", "none")


class _Failure(click.ClickException):
    """An error in one line."""

    exit_code = 2


@click.command(
    "finish",
    help=_HELP,
    epilog=_EPILOG,
    short_help="Add search results and data to a built site.",
)
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
@click.argument("docs", type=DOCS, required=False)
@click.option(
    "--search", type=click.Choice(_SEARCHES), help="Scope of the search in the reference."
)
@click.option("--inventory/--no-inventory", default=None, help="Write objects.inv, or skip it.")
@click.option("--markdown", is_flag=True, default=None, help="Write Markdown pages and llms.txt.")
@click.option("--models-json", is_flag=True, default=None, help="Write models.json.")
@click.option(
    "--report", type=click.Path(dir_okay=False), help="Write all findings to this JSON file."
)
@click.option("--name", help="The site's name, for objects.inv and llms.txt.")
@click.option("--url", help="The site's address, for llms.txt.")
def finish_command(site: Path, docs: Path | None, **given: Any) -> None:
    """Finish a built site."""
    # Other commands render nothing.
    from ..hosts.files import FinishError, SettingsError, finish  # noqa: PLC0415

    if not site.is_dir():
        raise _Failure(f"there is no folder '{shown(str(site))}': build the site first.")
    found, built = host_settings()
    chosen = {name: value for name, value in given.items() if value is not None}
    options = {**found, **site_named(), **chosen}
    docs = docs or Path(str(options.get("docs") or built or ""))
    if docs == Path():
        raise click.UsageError("Pass DOCS, or set 'docs' in the site's settings.")
    try:
        for line in finish(_pages(site, docs, found), _outputs(options)):
            click.echo(line)
    except (FinishError, SettingsError) as error:
        raise _Failure(f"{error}.") from None


def _pages(site: Path, docs: Path, options: Mapping[str, Any]) -> SitePages:
    """Return the pages of a docs folder that are in a site.

    Raises:
        SettingsError: An option is wrong, or the folder can't be read.
        FinishError: The site has none of them.
    """
    from ..hosts.files import FinishError, pages_in, read_site, settings_from  # noqa: PLC0415

    read = read_site(settings_from(docs, site, Path(), options))
    known = read.site
    added, split = known.added.values(), known.split
    pages = pages_in(site, known.reference, read.places, added, split)
    if not pages.generated:
        raise FinishError(
            f"'{shown(str(site))}' has no page of the reference in '{shown(str(docs))}': "
            "pass the folder of the built site"
        )
    return pages


def _outputs(options: Mapping[str, Any]) -> Outputs:
    """Return what to write.

    Raises:
        FinishError: An option has an unknown value.
    """
    from ..hosts.files import FinishError, Outputs  # noqa: PLC0415

    for name in ("inventory", "markdown", "models_json"):
        if not isinstance(options.get(name, False), bool):
            raise FinishError(f"option '{name}' must be true or false, not {options[name]!r}")
    if not isinstance(options.get("report") or "", str):
        raise FinishError(f"option 'report' must be a path, not {options['report']!r}")
    search = options.get("search", "fields")
    if search not in _SEARCHES:
        raise FinishError(f"option 'search' must be one of {', '.join(_SEARCHES)}")
    report = options.get("report")
    return Outputs(
        name=str(options.get("name") or "SDK reference"),
        url=str(options.get("url") or ""),
        search=search,
        inventory=bool(options.get("inventory", True)),
        markdown=bool(options.get("markdown", False)),
        models_json=bool(options.get("models_json", False)),
        report=Path(report) if report else None,
        levels=_levels(options.get("validation") or {}),
    )


def _levels(found: object) -> dict[str, Level]:
    """Return the levels that the option `validation` sets, by the rules' names.

    Raises:
        FinishError: A rule or a level is unknown.
    """
    from ..hosts.files import FinishError  # noqa: PLC0415

    if not isinstance(found, dict):
        raise FinishError(f"option 'validation' must be a table, not {found!r}")
    for rule, level in found.items():
        if rule not in RULES:
            near = get_close_matches(str(rule), RULES, 1)
            reason = f"there is no rule '{rule}'" + "".join(f"; the closest is '{n}'" for n in near)
            raise FinishError(f"option 'validation': {reason}")
        if not isinstance(level, str) or level not in LEVELS:
            reason = f"'{rule}' must be one of {', '.join(LEVELS)}, not {level!r}"
            raise FinishError(f"option 'validation': {reason}")
    return {rule: LEVELS[level] for rule, level in found.items()}
