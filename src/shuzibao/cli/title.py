"""`shuzibao title`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say
from shuzibao.errors import NotFound


def colour_of(context: click.Context, option: click.Parameter, said: str | None) -> str | None:
    """Six hexadecimal digits after a #, in small letters."""
    colour = said.strip().lower() if said is not None else None
    if colour and not re.fullmatch("#[0-9a-f]{6}", colour):
        raise click.BadParameter("write it as #RRGGBB, such as #0b5a3c")
    return colour


@click.command()
@click.argument("slug", required=False)
@archive_option
@click.option(
    "--district",
    metavar="NAME",
    help="What a bare 区, 市 or 区委 means: 青禾市云浦区. Empty: unsaid.",
)
@click.option(
    "--ordinary-people/--no-ordinary-people", default=None,
    help="Whether people without a public post have a page and stand in lists. By default not.",
)  # fmt: skip
@click.option(
    "--accent", metavar="#RRGGBB", callback=colour_of,
    help="The paper's own colour, for what is red by default. Empty: red again.",
)  # fmt: skip
def command(
    slug: str | None,
    folder: Path,
    district: str | None,
    ordinary_people: bool | None,
    accent: str | None,
) -> None:
    """Show the papers and their settings, or change those of the paper SLUG.

    \b
        shuzibao title
        shuzibao title xuhuibao --district 上海市徐汇区
        shuzibao title xuhuibao --ordinary-people
        shuzibao title xuhuibao --accent "#0b5a3c"
    """
    given = {
        name: value
        for name, value in (
            ("district", district), ("ordinary_people", ordinary_people), ("accent", accent),
        )
        if value is not None
    }  # fmt: skip
    if given and not slug:
        raise click.UsageError("say which paper: shuzibao title SLUG …")
    with Archive.open(folder, write=bool(given)) as archive:
        from shuzibao.archive import changes, settings

        if slug and given:
            settings.change(slug, given)
            changes.tell(archive)
        rows = settings.all_of(slug)
        if slug and not rows:
            raise NotFound("no such paper", slug, "`shuzibao title` names every one")
        for row in rows:
            said = "  ".join(f"{name}={value}" for name, value in sorted(row.settings.items()))
            say(f"{row.slug}  {row.name}  {said}".rstrip())
