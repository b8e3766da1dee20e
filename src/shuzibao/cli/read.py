"""`shuzibao read`."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from shuzibao.errors import NotAPage, ShuzibaoError
from shuzibao.export.shuzibao1 import issue_to_json
from shuzibao.gather import gather, said_by
from shuzibao.model import Flow, Given, Issue, Page
from shuzibao.pipeline import read_pages, rebuild
from shuzibao.read import Source

SOME_FAILED = 2


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object an issue, one a line (shuzibao/1)."
)
@click.option("--title", help="The paper's name, where it is not printed.")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), help="The issue's date, where it is not printed."
)
@click.option("--page", type=int, help="The number of the first page; the others count on from it.")
@click.option(
    "--facts/--no-facts",
    default=True,
    help="With --json: what each article tells (loads the name model).",
)
@click.option("--encoding", help="Force the encoding of texts: utf-8, gb18030, big5 …")
@click.option("--dpi", type=float, help="Resolution of scans, where the files do not say.")
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
    date: dt.datetime | None,
    page: int | None,
    facts: bool,
    encoding: str | None,
    dpi: float | None,
    direction: str | None,
    password: str | None,
) -> None:
    """Show what is on the pages in PATHS; `-` is standard input.

    Files that print the same paper and date are one issue; so is a page without masthead that follows
    one in its folder. Exit code: 0 all was read, 2 some files were not, 1 none was.

    \b
        shuzibao read page1.txt
        shuzibao read --json page1.txt | jq -r '.articles[].headline'
    """
    given = Given(title, date.date() if date else None, page)
    files: list[File] = []
    for path in paths:
        try:
            source = Source(
                _name(path),
                _bytes(path),
                encoding=encoding,
                dpi=dpi,
                direction=Flow(direction) if direction else None,
                password=password,
            )
            files.append(File(path, read_pages(source)))
        except ShuzibaoError as error:
            click.echo(f"error: {error}", err=True)
    for issue in issues_of(files, given):
        click.echo(as_json_line(issue, facts) if as_json else as_text(issue))
    if len(files) < len(paths):
        sys.exit(SOME_FAILED if files else 1)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read, with its pages."""

    path: Path
    pages: list[Page]


def issues_of(files: Sequence[File], given: Given) -> list[Issue]:
    """The issues that the files make, in the order of their first file."""
    alone = [rebuild(file.pages, given) for file in files]
    said = [
        said_by(issue, file.pages, file.path.name, str(file.path.parent))
        for file, issue in zip(files, alone, strict=True)
    ]
    return [
        alone[group[0]]
        if len(group) == 1
        else rebuild([page for at in group for page in files[at].pages], given)
        for group in gather(said)
    ]


def _name(path: Path) -> str:
    """The file's name; bytes that are no text are shown as such, so that JSON can hold it."""
    name = "stdin" if str(path) == "-" else path.name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotAPage(
            error.strerror or "cannot be opened", str(path), "check the path and its permissions"
        ) from error


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
