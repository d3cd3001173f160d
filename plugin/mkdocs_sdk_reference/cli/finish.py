"""`sdk-reference finish`: search hits and files for programs, after another host's build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ..checks.display import shown
from ..checks.rules import LEVELS, RULES
from ..hosts.files.finish import FinishError, Outputs, finish
from ..hosts.files.places import SitePages, pages_in
from ..reference import Reference
from ..reference.sdk_folders import SdkError, read_site
from .folders import DOCS, read_folders
from .settings import plugin_options, read_settings, settings_here, site_named

_HELP = """\
Finish SITE, which a host without plugins has built from DOCS.

Fields, values and parameters become results of the site's search, if its index is that of Zensical,
Material for MkDocs or MkDocs. objects.inv is written and, if asked for, models.json, the pages as
Markdown with llms.txt, and a report. Without DOCS, mkdocs.yml in the current folder says what the
docs folder is, and what the plugin's options are. Run it after each build.
"""
_EPILOG = """\
Examples:

\b
  zensical build && sdk-reference finish site docs
  sdk-reference finish site docs --markdown --url https://example.com/docs/
  sdk-reference finish site

Exit status: 0, or 2 if the site has no page of DOCS, or a file can't be read or written.
"""
_SEARCHES = ("fields", "pages", "none")


class _Failure(click.ClickException):
    """An error in one line."""

    exit_code = 2


@click.command(
    "finish", help=_HELP, epilog=_EPILOG, short_help="Add search hits and data after a build."
)
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
@click.argument("docs", type=DOCS, required=False)
@click.option(
    "--search", type=click.Choice(_SEARCHES), help="What the search finds in the reference."
)
@click.option("--inventory/--no-inventory", default=None, help="Write objects.inv, or don't.")
@click.option("--markdown", is_flag=True, default=None, help="Write pages as Markdown, llms.txt.")
@click.option("--models-json", is_flag=True, default=None, help="Write models.json.")
@click.option(
    "--report", type=click.Path(dir_okay=False), help="Write all findings to this JSON file."
)
@click.option("--name", help="The site's name, for objects.inv and llms.txt.")
@click.option("--url", help="The site's address, for llms.txt.")
def finish_command(site: Path, docs: Path | None, **given: Any) -> None:
    """Finish a built site."""
    if not site.is_dir():
        raise _Failure(f"There is no folder '{shown(str(site))}': build the site first.")
    options: Mapping[str, Any] = {}
    if docs is None:
        file = settings_here()
        reference, docs = _of_site(file)
        named = site_named(file)
        options = {**plugin_options(file), **named}
    else:
        (folder,) = read_folders([docs], "")
        reference = folder.reference
    options = {**options, **{name: value for name, value in given.items() if value is not None}}
    try:
        for line in finish(_pages(site, docs, reference, options), _outputs(options)):
            click.echo(line)
    except FinishError as error:
        raise _Failure(str(error)) from None


def _pages(site: Path, docs: Path, reference: Reference, options: Mapping[str, Any]) -> SitePages:
    """Return the pages of a docs folder that are in a site.

    Raises:
        FinishError: None is.
    """
    most = options.get("split_operations") or 0
    pages = pages_in(site, reference, most if isinstance(most, int) else 0)
    if not pages.generated:
        raise FinishError(
            f"No page of the reference in '{shown(str(docs))}' is in '{shown(str(site))}': "
            "is that the folder of the built site?"
        )
    return pages


def _of_site(file: Path) -> tuple[Reference, Path]:
    """Return what the pages of a site say, and its docs folder.

    Raises:
        UsageError: The settings are wrong, or a folder can't be read.
    """
    docs, sdks = read_settings(file)
    try:
        return read_site(docs, sdks), docs
    except (SdkError, OSError) as error:
        raise click.UsageError(f"{shown(str(file))}: {error}.") from None


def _outputs(options: Mapping[str, Any]) -> Outputs:
    """Return what is asked for.

    Raises:
        FinishError: An option has a value that isn't known.
    """
    search = options.get("search", "fields")
    if search not in _SEARCHES:
        raise FinishError(f"Option 'search' is one of {', '.join(_SEARCHES)}.")
    levels = options.get("validation") or {}
    report = options.get("report")
    return Outputs(
        name=str(options.get("name") or "SDK reference"),
        url=str(options.get("url") or ""),
        search=search,
        inventory=bool(options.get("inventory", True)),
        markdown=bool(options.get("markdown", False)),
        models_json=bool(options.get("models_json", False)),
        report=Path(str(report)) if report else None,
        levels={r: LEVELS[n] for r, n in levels.items() if r in RULES and n in LEVELS},
    )
