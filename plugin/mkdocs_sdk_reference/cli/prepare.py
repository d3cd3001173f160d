"""`sdk-reference prepare`: every page of the reference as a finished file, for any host."""

from __future__ import annotations

from pathlib import Path

import click

from .host_settings import host_settings

_HELP = """\
Write the pages of a docs folder as finished Markdown files, for a host without plugins.

OUT gets each page of the reference with its tables, links and relations, the pages that are added,
a stylesheet and a script; all other files are copied. Let the host build OUT in place of DOCS.
Files are written only where they change, and what is gone is taken away.

Options are those of the plugin, from the settings in the current folder: zensical.toml,
mkdocs.yml or pyproject.toml. DOCS is their option 'docs', OUT what the host builds.
"""
_EPILOG = """\
Examples:

\b
  sdk-reference prepare docs prepared
  sdk-reference prepare docs prepared --check    for CI

Exit status: 0, 1 if --check finds that OUT is not up to date, or 2 for wrong usage.
"""
_MOST_NAMED = 5


@click.command("prepare", help=_HELP, epilog=_EPILOG, short_help="Write finished pages.")
@click.argument("docs", required=False, type=click.Path(path_type=Path))
@click.argument("out", required=False, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; say whether OUT is up to date.")
@click.option("--mdx", is_flag=True, help="Write pages of MDX, for Docusaurus.")
@click.pass_context
def prepare_command(
    context: click.Context, docs: Path | None, out: Path | None, *, check: bool, mdx: bool
) -> None:
    """Prepare a docs folder."""
    # Other commands render nothing.
    from ..hosts.files import OutputError, SettingsError, outdated, prepare, settings_from  # noqa: PLC0415

    options, built = host_settings()
    if mdx:
        options["mdx"] = True
    docs = docs or _path(options.get("docs"))
    out = out or _path(options.get("out") or built)
    if docs is None or out is None:
        raise click.UsageError("Name DOCS and OUT, or set 'docs' in the settings of the site.")
    try:
        settings = settings_from(docs, out, Path(), options)
        if check:
            _report(context, out, outdated(settings))
            return
        done = prepare(settings)
    except (SettingsError, OutputError) as error:
        raise click.UsageError(f"{error}.") from None
    if done is None:
        click.echo(f"'{out}' is up to date.", err=True)
    else:
        click.echo(f"Prepared {done.pages} pages: {len(done.written)} files written.", err=True)


def _path(name: object) -> Path | None:
    return Path(str(name)) if name else None


def _report(context: click.Context, out: Path, paths: list[str]) -> None:
    """Say which files aren't up to date; any makes the exit status 1."""
    if not paths:
        click.echo(f"'{out}' is up to date.", err=True)
        return
    more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    click.echo(f"'{out}' is not up to date: {', '.join(paths[:_MOST_NAMED])}{more}.", err=True)
    context.exit(1)
