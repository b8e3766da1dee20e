"""`shuzibao rebuild`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from shuzibao.archive.crew import hands_of_this_machine
from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.progress import above_the_bar, bar
from shuzibao.cli.words import counted, say

PARTLY = 2


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID…]")
@archive_option
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that read; one a core if not given."
)
@click.option(
    "--quiet", is_flag=True, help="No progress, and no differences; errors are still told."
)
def command(ids: tuple[str, ...], folder: Path, jobs: int | None, quiet: bool) -> None:
    """Read the originals again with today's code, and show what came out other than before.

    Without ID all issues, the index and the record are made anew. The older reading is kept as a version;
    what editors decided stays. `-` was, `+` is.

    Exit code: 0 all was read, 2 some originals no longer can be; their older reading is kept.

    \b
        shuzibao rebuild
        shuzibao rebuild xuhuibao/2021-11-29
    """
    states: Counter[str] = Counter()
    failed = 0
    with Archive.open(folder, write=True) as archive:
        from shuzibao.archive.rebuilding import rebuild_archive

        total = len(ids) or len(archive.issues())
        with bar(total, "issue", quiet) as tick:
            for rebuilt in rebuild_archive(archive, ids, jobs or hands_of_this_machine()):
                tick(1)
                states[rebuilt.state] += 1
                failed += len(rebuilt.errors)
                for error in rebuilt.errors:
                    above_the_bar(f"error: {error}")
                if rebuilt.difference and not quiet:
                    say("\n".join([f"=== {rebuilt.issue}", *rebuilt.difference]))
    if not quiet:
        click.echo(verdict(states.total(), states["changed"] + states["new"]))
    if failed:
        sys.exit(PARTLY)


def verdict(read: int, other: int) -> str:
    """What came of reading so many issues again, of which so many came out other than they stood."""
    came = counted(other, "issue") if other else "nothing"
    return f"{counted(read, 'issue')} read again: {came} came out other than before"
