"""`shuzibao read`."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from shuzibao.archive.walk import printable, read_all, read_file
from shuzibao.articles import PageStories
from shuzibao.cli.files import files_in
from shuzibao.cli.words import DAY, DPI, PAGE, say, visible
from shuzibao.errors import ShuzibaoError, costing_a_file
from shuzibao.export.shuzibao1 import issue_to_json
from shuzibao.gather import gather, said_by
from shuzibao.model import Flow, Given, Issue, Page
from shuzibao.pipeline import page_stories, read_pages, rebuild
from shuzibao.read import Source

SOME_FAILED = 2


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object an issue, one a line (shuzibao/1)."
)
@click.option("--title", help="The paper's name, where it is not printed.")
@click.option("--date", type=DAY, help="The issue's date, where it is not printed.")
@click.option(
    "--page", type=PAGE, help="The number of the first page; the others count on from it."
)
@click.option(
    "--facts/--no-facts",
    default=True,
    help="With --json: what each article tells (loads the name model).",
)
@click.option("--encoding", help="Force the encoding of texts: utf-8, gb18030, big5 …")
@click.option("--dpi", type=DPI, help="Resolution of scans, whatever the files say.")
@click.option(
    "--direction",
    type=click.Choice(["across", "down"]),
    help="Which way the lines of scans run; told from the page if not given.",
)
@click.option("--password", help="Of locked PDFs.")
def command(
    paths: tuple[Path, ...],
    as_json: bool,
    title: str | None,
    date: dt.date | None,
    page: int | None,
    facts: bool,
    encoding: str | None,
    dpi: float | None,
    direction: str | None,
    password: str | None,
) -> None:
    """Show what is on the pages in PATHS; folders are walked; `-` is standard input.

    Files that print the same paper and date are one issue; so is a page without masthead that follows
    one in its folder. Exit code: 0 all was read, 2 some files were not, 1 none was.

    \b
        shuzibao read page1.txt
        shuzibao read --json page1.txt | jq -r '.articles[].headline'
    """
    given = Given(title, date, page)
    files: list[File] = []
    failed = 0
    for path in files_in(paths):
        try:
            with costing_a_file(_name(path)):
                source = Source(
                    _name(path),
                    _bytes(path),
                    encoding=encoding,
                    dpi=dpi,
                    direction=Flow(direction) if direction else None,
                    password=password,
                    page=None if page is None else page + sum(len(file.pages) for file in files),
                )
                pages = read_pages(source)
                told = page_stories(pages, given)
                files.append(File(path, pages, rebuild(pages, given, told), told))
        except ShuzibaoError as error:
            say(f"error: {error}", err=True)
            failed += 1
    for issue in issues_of(files, given):
        try:
            with costing_a_file(issue.id):
                shown = as_json_line(issue, facts) if as_json else visible(as_text(issue))
        except ShuzibaoError as error:
            say(f"error: {error}", err=True)
            failed += 1
        else:
            click.echo(shown)
    if failed:
        sys.exit(SOME_FAILED if files else 1)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read, with its pages, the issue that they make alone, and the stories of each page."""

    path: Path
    pages: list[Page]
    alone: Issue
    told: tuple[PageStories, ...]


def issues_of(files: Sequence[File], given: Given) -> list[Issue]:
    """The issues that the files make, in the order of their first file."""
    said = [
        said_by(file.alone, file.pages, file.path.name, str(file.path.parent)) for file in files
    ]
    return [
        files[group[0]].alone
        if len(group) == 1
        else rebuild(
            [page for at in group for page in files[at].pages],
            given,
            [one for at in group for one in files[at].told],
        )
        for group in gather(said)
    ]


def _name(path: Path) -> str:
    """The file's name; bytes that are no text are shown as such, so that JSON can hold it."""
    return "stdin" if str(path) == "-" else printable(path.name)


def _bytes(path: Path) -> bytes:
    if str(path) == "-":
        return read_all(sys.stdin.buffer, "standard input")
    return read_file(path, pipes=True)


def as_json_line(issue: Issue, facts: bool) -> str:
    """One issue in shuzibao/1, on one line."""
    if not facts:
        return json.dumps(issue_to_json(issue), ensure_ascii=False)
    from shuzibao.record.issue import facts_of_issue, printed_between  # the name model: here only

    told = facts_of_issue(issue)
    between = None if issue.date else printed_between(f for some in told.values() for f in some)
    return json.dumps(issue_to_json(issue, told, between), ensure_ascii=False)


def as_text(issue: Issue) -> str:
    """A page for reading in a terminal."""
    rows: list[str] = [issue.id]
    for article in issue.articles:
        made = "  (made from the lead)" if article.display_title_made else ""
        rows += ["", f"── {article.id}  {article.display_title}{made}"]
        rows += [f"   {piece.role}: {piece.text}" for piece in article.elements]
    for piece in (*issue.furniture, *issue.unplaced):
        rows.append(f"   {piece.role}: {piece.text}")
    rows += [f"note: {notice.where}: {notice.what}" for notice in issue.notices]
    return "\n".join(rows)
