"""`shuzibao hide`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say


@click.command()
@click.argument("id_", metavar="ARTICLE|person:NAME", required=False)
@archive_option
@click.option("--reason", help="Why; it is kept with the decision.")
@click.option("--by", default="", help="Who decided it.")
@click.option("--undo", is_flag=True, help="Show it, or the person, again.")
def command(id_: str | None, folder: Path, reason: str | None, by: str, undo: bool) -> None:
    """Show an article to nobody: not on the site, in search, feeds or exports of text.

    Without an ARTICLE: list what is hidden, with the reason and the date. It stays in the archive, and every rebuild keeps it hidden, however its page is then cut. A person
    who is hidden has no page and stands in no list, suggestion, facet, export or answer of the API; the
    articles stay as they were printed.

    \b
        shuzibao hide xuhuibao/2021-11-29/1/3 --reason "asked by the family"
        shuzibao hide xuhuibao/2021-11-29/1/3 --undo
        shuzibao hide person:林若溪 --reason "asked by herself"
        shuzibao hide
    """
    if id_ is None:
        with Archive.open(folder):
            from shuzibao.archive import fetch

            for subject, why in fetch.every_hidden().items():
                say(f"{subject}  {why}")
        return
    if not undo and not reason:
        raise click.UsageError("say why: --reason TEXT")
    with Archive.open(folder, write=True) as archive:
        from shuzibao.archive import changes, decisions, edits

        today, person = dt.date.today().isoformat(), id_.removeprefix("person:")
        if person != id_ and undo:
            decisions.show_person(person)
        elif person != id_:
            decisions.hide_person(person, reason or "", today, by)
        elif undo:
            edits.unhide(id_)
        else:
            edits.hide(id_, reason or "", today, by)
        changes.tell(archive)
    say(f"{id_} is {'shown again' if undo else 'hidden'}")
