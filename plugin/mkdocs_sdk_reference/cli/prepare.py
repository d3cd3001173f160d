"""`sdk-reference prepare`: writes each page of the reference as a finished file, for any host."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .host_settings import SETTINGS, host_settings

if TYPE_CHECKING:
    from ..hosts.files import Prepared, Settings

_HELP = """\
Write the pages of a docs folder as finished Markdown files, for a host without plugins.

Writes each page of the reference to OUT with its tables, links and relations, and adds the index
and error pages, a stylesheet and a script. Other files are copied. Have the host build OUT instead
of DOCS. Only changed files are written, and files whose source is gone are deleted.

Options are the plugin's, from zensical.toml, mkdocs.yml or pyproject.toml in the current folder.
DOCS defaults to their option 'docs', OUT to the folder that the host builds.
"""
_EPILOG = """\
Examples:

\b
  sdk-reference prepare docs prepared
  sdk-reference prepare docs prepared --check    for CI
  sdk-reference prepare docs prepared --watch    for a preview

Exit status: 0 if all is well, 1 if --check finds OUT out of date, 2 for wrong usage.
"""
_MOST_NAMED = 5


@click.command("prepare", help=_HELP, epilog=_EPILOG, short_help="Write finished pages.")
@click.argument("docs", required=False, type=click.Path(path_type=Path))
@click.argument("out", required=False, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Check whether OUT is up to date; write nothing.")
@click.option("--watch", "is_watch", is_flag=True, help="Prepare again after each change.")
@click.option("--mdx", is_flag=True, help="Write MDX pages, for Docusaurus.")
@click.pass_context
def prepare_command(  # noqa: PLR0913 (an option each)
    context: click.Context,
    docs: Path | None,
    out: Path | None,
    *,
    check: bool,
    is_watch: bool,
    mdx: bool,
) -> None:
    """Prepare a docs folder."""
    # Other commands render nothing.
    from ..hosts.files import SettingsError, WatchError, WriteError, outdated, prepare, watch  # noqa: PLC0415

    if check and is_watch:
        raise click.UsageError("Use either --check or --watch, not both.")
    try:
        if is_watch:
            also = [Path(name) for name in SETTINGS]
            watch(partial(_settings_again, docs, out, mdx=mdx), also, _print_result, _print_error)
            return
        settings = _settings(docs, out, mdx=mdx)
        if check:
            _report(context, settings.out, outdated(settings))
            return
        done = prepare(settings)
    except (SettingsError, WatchError, WriteError) as error:
        raise click.UsageError(f"{error}.") from None
    except KeyboardInterrupt:
        if not is_watch:
            raise
        return
    _print_result(done, settings.out)


def _settings(docs: Path | None, out: Path | None, *, mdx: bool) -> Settings:
    """Read the settings in the current folder.

    Raises:
        UsageError: They can't be read, or don't name the folders.
        SettingsError: One is wrong.
    """
    from ..hosts.files import settings_from  # noqa: PLC0415

    options, built = host_settings()
    if mdx:
        options["mdx"] = True
    docs = docs or _path(options.get("docs"))
    out = out or _path(options.get("out") or built)
    if docs is None or out is None:
        raise click.UsageError("Pass DOCS and OUT, or set 'docs' in the site's settings.")
    return settings_from(docs, out, Path(), options)


def _settings_again(docs: Path | None, out: Path | None, *, mdx: bool) -> Settings:
    """Read the settings for a watch, which goes on even if they are wrong."""
    from ..hosts.files import SettingsError  # noqa: PLC0415

    try:
        return _settings(docs, out, mdx=mdx)
    except click.UsageError as error:
        raise SettingsError(error.message.removesuffix(".")) from None


def _print_result(done: Prepared | None, out: Path | None = None) -> None:
    """Print what a run did."""
    if done is None:
        click.echo(f"'{out}' is up to date." if out else "Up to date.", err=True)
        return
    for warning in done.warnings:
        click.echo(warning, err=True)
    click.echo(f"Prepared {done.pages} pages: {len(done.written)} files written.", err=True)


def _print_error(reason: str) -> None:
    click.echo(f"Error: {reason}.", err=True)


def _path(name: object) -> Path | None:
    return Path(str(name)) if name else None


def _report(context: click.Context, out: Path, paths: list[str]) -> None:
    """Print the files that aren't up to date, and exit with status 1 if there are any."""
    if not paths:
        click.echo(f"'{out}' is up to date.", err=True)
        return
    more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    click.echo(f"'{out}' is not up to date: {', '.join(paths[:_MOST_NAMED])}{more}.", err=True)
    context.exit(1)
