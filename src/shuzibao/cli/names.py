"""`shuzibao names`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say

PAIR = (str, str)


@click.command()
@archive_option
@click.option("--same", type=PAIR, default=None, metavar="A B", help="These two are one person.")
@click.option("--different", type=PAIR, default=None, metavar="A B", help="These two are two.")
@click.option(
    "--undo", type=PAIR, default=None, metavar="A B", help="Leave it to the evidence again."
)
@click.option("--reason", help="Why; it is kept with the decision.")
@click.option("--by", default="", help="Who decided it.")
def command(
    folder: Path,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    undo: tuple[str, str] | None,
    reason: str | None,
    by: str,
) -> None:
    """Names that are perhaps the same, and what was decided on them.

    A name is a person's key as the record shows it: 林若溪, or 林若溪~2 for another who bears it. What is
    decided here is kept apart from the facts, and every rebuild respects it.

    \b
        shuzibao names
        shuzibao names --same 高世昀 高世昫 --reason "a misprint"
        shuzibao names --undo 高世昀 高世昫
    """
    asked = [one for one in (same, different, undo) if one]
    if len(asked) > 1:
        raise click.UsageError("one of --same, --different and --undo at a time")
    if (same or different) and not reason:
        raise click.UsageError("say why: --reason TEXT")
    with Archive.open(folder, write=bool(asked)) as archive:
        from shuzibao.archive import changes, decided, decisions

        today = dt.date.today().isoformat()
        if same:
            decisions.decide(decided.SAME, *same, reason or "", today, by)
        if different:
            decisions.decide(decided.DIFFERENT, *different, reason or "", today, by)
        if undo:
            decisions.undo(*undo)
        if asked:
            changes.tell(archive)
        else:
            _list()


def _list() -> None:
    from shuzibao.archive import decisions
    from shuzibao.archive.models import Decision

    for one, two in decisions.twins():
        say(f"perhaps the same  {one}  {two}")
    for row in Decision.objects.order_by("made"):
        said = row.value or {}
        subject = row.subject.removeprefix("person:").replace("|", "  ")
        say(f"{row.kind:16}  {subject}  {said.get('date', '')}  {said.get('reason', '')}")
