"""`shuzibao remove`."""

from __future__ import annotations

from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@archive_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(ids: tuple[str, ...], folder: Path, yes: bool) -> None:
    """Take issues or pages out of the archive, with their originals, index entries and facts.

    What is left of an issue is rebuilt. An article cannot be taken out of its page: hide it instead.

    \b
        shuzibao remove xuhuibao/2021-11-29
        shuzibao remove xuhuibao/2021-11-29/2 --yes
    """
    with Archive.open(folder, write=True) as archive:
        from shuzibao.archive.remove import plan, remove

        for id_ in ids:
            removal = plan(id_)
            if yes or click.confirm(f"Remove {removal}?", err=True):
                remove(archive, id_)
                say(f"removed {removal}")
            else:
                say(f"kept {id_}")
