"""`shuzibao show`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say
from shuzibao.export.shuzibao1 import issue_to_json
from shuzibao.model import Article, Element, Issue, Role

# How an element stands in a terminal; paragraphs are set by themselves.
MARKS = {Role.HEADLINE: "# ", Role.CROSSHEAD: "## ", Role.CAPTION: "[图] ", Role.JUMP_LINE: "→ "}


@click.command()
@click.argument("id_", metavar="ID")
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Schema shuzibao/1; of an article its part.")
def command(id_: str, folder: Path, as_json: bool) -> None:
    """Show an issue, a page or an article: its id is its address on the site.

    \b
        shuzibao show xuhuibao/2021-11-29
        shuzibao show xuhuibao/2021-11-29/1/3 --json | jq .headline
    """
    with Archive.open(folder) as archive:
        id_ = archive.current(id_)
        issue = archive.issue("/".join(id_.split("/")[:2]))
        hidden = archive.hidden(issue.id)
        facts = archive.facts(issue.id) if as_json else {}
    parts = [int(part) for part in id_.split("/")[2:]]
    if as_json:
        click.echo(json.dumps(as_data(issue, id_, parts, facts), ensure_ascii=False))
    elif len(parts) == 2:
        [article] = [one for one in issue.articles if one.id == id_]
        say("\n".join(article_lines(article, hidden)))
    else:
        say("\n".join(issue_lines(issue, parts[0] if parts else None, hidden)))


def as_data(
    issue: Issue, id_: str, parts: list[int], facts: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    """The issue in schema shuzibao/1 with its facts; of a page what stands on it; of an article its part."""
    data = issue_to_json(issue)
    for article in data["articles"]:
        article["facts"] = facts.get(article["id"], [])
    if len(parts) == 2:
        found: dict[str, Any] = next(one for one in data["articles"] if one["id"] == id_)
        return found
    if parts:
        data["pages"] = [page for page in data["pages"] if page["id"] == id_]
        data["articles"] = [one for one in data["articles"] if one["page"] == parts[0]]
    return data


def issue_lines(issue: Issue, page: int | None, hidden: dict[str, str]) -> list[str]:
    """The issue, or one page of it."""
    title = issue.title.name if issue.title else "?"
    lines = [f"{title}  {issue.date or issue.year or ''}  {issue.id}".replace("    ", "  ")]
    for one in issue.pages:
        if page in (None, one.number):
            name = f" {one.name}" if one.name else ""
            lines += ["", f"── 第{one.number}版{name}  {one.source} " + "─" * 20]
            for article in issue.articles:
                if article.page == one.number:
                    lines += ["", *article_lines(article, hidden)]
            lines += _loose("furniture", issue.furniture, one.number)
            lines += _loose("unplaced", issue.unplaced, one.number)
    if page is None and issue.notices:
        lines += ["", *(f"note: {notice.where}: {notice.what}" for notice in issue.notices)]
    return lines


def article_lines(article: Article, hidden: dict[str, str]) -> list[str]:
    made = "  (headline made)" if article.display_title_made else ""
    shut = f"  HIDDEN: {hidden[article.id]}" if article.id in hidden else ""
    lines = [f"{article.id}  {article.display_title}{made}{shut}"]
    return lines + [f"   {MARKS.get(piece.role, '')}{piece.text}" for piece in article.elements]


def _loose(name: str, pieces: tuple[Element, ...], page: int | None) -> list[str]:
    here = [piece for piece in pieces if piece.spans and piece.spans[0].page == page]
    return ["", f"{name}:", *(f"   {piece.role}: {piece.text}" for piece in here)] if here else []
