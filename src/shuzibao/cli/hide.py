"""`shuzibao hide`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option


@click.command()
@click.argument("id_", metavar="ARTICLE")
@archive_option
@click.option("--reason", help="Why; it is kept with the article.")
@click.option("--by", default="", help="Who decided it.")
@click.option("--undo", is_flag=True, help="Show the article again.")
def command(id_: str, folder: Path, reason: str | None, by: str, undo: bool) -> None:
    """Show an article to nobody: not on the site, in search, feeds or exports of text.

    It stays in the archive, and every rebuild keeps it hidden, however its page is then cut.

    \b
        shuzibao hide xuhuibao/2021-11-29/1/3 --reason "asked by the family"
        shuzibao hide xuhuibao/2021-11-29/1/3 --undo
    """
    if not undo and not reason:
        raise click.UsageError("say why: --reason TEXT")
    with Archive.open(folder, write=True) as archive:
        from shuzibao.archive import changes, edits

        if undo:
            edits.unhide(id_)
        else:
            edits.hide(id_, reason or "", dt.date.today().isoformat(), by)
        changes.tell(archive)
    click.echo(f"{id_} is {'shown again' if undo else 'hidden'}")
