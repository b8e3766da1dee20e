"""`shuzibao read`."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from shuzibao.errors import ShuzibaoError
from shuzibao.export.shuzibao1 import issue_to_json
from shuzibao.model import Given, Issue
from shuzibao.pipeline import make_issue
from shuzibao.read import Source


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object an issue, one a line (schema shuzibao/1).")
@click.option("--title", help="The paper's name, where it is not printed.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The issue's date, where it is not printed.")
@click.option("--page", type=int, help="The number of the (first) page.")
@click.option("--facts/--no-facts", default=True, help="With --json: what each article tells (loads the name model).")
@click.option("--encoding", help="Force the encoding of texts: utf-8, gb18030, big5 …")
def command(
    paths: tuple[Path, ...], as_json: bool, title: str | None, date: dt.datetime | None, page: int | None,
    facts: bool, encoding: str | None,
) -> None:
    """Show what is on the pages in PATHS.

    \b
        shuzibao read page1.txt
        shuzibao read --json page1.txt | jq -r '.articles[].headline'
    """
    given = Given(title, date.date() if date else None, page)
    failed = 0
    for path in paths:
        try:
            issue = make_issue([Source(path.name, path.read_bytes(), encoding=encoding, page=page)], given)
        except ShuzibaoError as error:
            failed += 1
            click.echo(f"error: {error}", err=True)
            continue
        click.echo(as_json_line(issue, facts) if as_json else as_text(issue))
    if failed:
        sys.exit(1 if failed == len(paths) else 2)


def as_json_line(issue: Issue, facts: bool) -> str:
    from shuzibao.record.issue import facts_of_issue  # the name model: 0.5 s, only where it is wanted

    return json.dumps(issue_to_json(issue, facts_of_issue(issue) if facts else None), ensure_ascii=False)


def as_text(issue: Issue) -> str:
    """A page for reading in a terminal."""
    rows: list[str] = [issue.id]
    for article in issue.articles:
        rows += ["", f"── {article.id}  {article.display_title}"]
        rows += [f"   {piece.role}: {piece.text}" for piece in article.elements]
    return "\n".join(rows)
