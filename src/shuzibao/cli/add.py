"""`shuzibao add`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Literal

import click

from shuzibao.archive.crew import hands_of_this_machine
from shuzibao.archive.options import Options, Outcome
from shuzibao.archive.store import Archive
from shuzibao.cli.files import files_in
from shuzibao.cli.folder import archive_option
from shuzibao.cli.progress import above_the_bar, reading_bar
from shuzibao.cli.words import DAY, DPI, PAGE, counted
from shuzibao.errors import ShuzibaoError

PARTLY = 2


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@archive_option
@click.option("--title", help="The paper's name, where it is not printed.")
@click.option("--date", type=DAY, help="The issue's date, where it is not printed.")
@click.option(
    "--page", type=PAGE, help="The number of the first page; the others count on from it."
)
@click.option("--encoding", help="Force the encoding of texts: utf-8, gb18030, big5 …")
@click.option("--dpi", type=DPI, help="Resolution of scans, whatever the files say.")
@click.option(
    "--direction",
    type=click.Choice(["across", "down"]),
    help="Which way the lines of scans run; told from the page if not given.",
)
@click.option("--password", help="Of locked PDFs. It is kept in the archive, to read them again.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that read; one a core if not given."
)
@click.option("--quiet", is_flag=True, help="No progress, no summary; errors are still told.")
def command(
    paths: tuple[Path, ...],
    folder: Path,
    title: str | None,
    date: dt.date | None,
    page: int | None,
    encoding: str | None,
    dpi: float | None,
    direction: Literal["across", "down"] | None,
    password: str | None,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Read the pages in PATHS, rebuild their articles and keep them.

    Folders are walked: their texts, Markdown, HTML, ALTO, PDF files and scans are read, other files only where
    they are named. Files that print the same paper and date become one issue; so do files of one
    folder where only the first has a masthead. What is in the archive already changes nothing, so the
    command can be killed and called again.

    Exit code: 0 all is kept, 2 some files are not, 1 none is, 4 the archive cannot be written.

    \b
        shuzibao add week47/*.pdf
        shuzibao add dump.txt --title 云泽报 --date 2023-10-30
    """
    if jobs:  # as many cores as processes, and no more
        os.environ.setdefault("SHUZIBAO_OCR_THREADS", "1")
    files = files_in(paths)
    with Archive.open(folder, create=True, write=True) as archive:
        with reading_bar(len(files), quiet) as (tick, reading):
            options = Options(
                title,
                date,
                page,
                encoding,
                dpi,
                password,
                jobs or hands_of_this_machine(),
                on_read=lambda path: tick(1),
                on_lines=reading.lines_done,
                direction=direction,
            )
            outcomes, fault = kept(archive, files, options)
        failed = sum(1 for outcome in outcomes if outcome.error)
        if not quiet:
            click.echo(summary(outcomes))
    if fault:
        raise fault
    if failed:
        sys.exit(exit_code(outcomes))


def kept(
    archive: Archive, files: list[Path], options: Options
) -> tuple[list[Outcome], ShuzibaoError | None]:
    """What became of the files, and what failed over them when all were kept: the index, the record."""
    from shuzibao.archive.changes import NotHeard  # needs the archive's tables

    outcomes: list[Outcome] = []
    try:
        for outcome in archive.add(files, options):
            outcomes.append(tell(outcome))
    except NotHeard as fault:
        return outcomes, fault
    return outcomes, None


def tell(outcome: Outcome) -> Outcome:
    """An error is told at once, above the bar."""
    if outcome.error:
        above_the_bar(f"error: {outcome.error}")
    return outcome


def exit_code(outcomes: list[Outcome]) -> int:
    """2 for partial success; where every file failed, the code of the last error."""
    errors = [outcome.error for outcome in outcomes if outcome.error]
    return PARTLY if len(errors) < len(outcomes) else errors[-1].exit_code


def summary(outcomes: list[Outcome]) -> str:
    """What became of the files: one line an issue, one for the whole."""
    states = {outcome.issue: outcome.state for outcome in outcomes if outcome.issue}
    for outcome in outcomes:
        if outcome.issue and outcome.state != "same":
            states[outcome.issue] = outcome.state
    pages = Counter(outcome.issue for outcome in outcomes)
    told = [
        f"{issue}  {state}, {counted(pages[issue], 'file')}"
        for issue, state in states.items()
        if state != "same"
    ]
    same = sum(1 for outcome in outcomes if outcome.state == "same")
    failed = sum(1 for outcome in outcomes if outcome.error)
    kept = len(outcomes) - same - failed
    return "\n".join([*told, f"{kept} added, {same} known already, {failed} failed"])
