"""`shuzibao search`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say, visible
from shuzibao.search import Hit, Order, Results, Snippet, search
from shuzibao.search.archived import ready, understood


@click.command()
@click.argument("query")
@archive_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object: total and hits.")
@click.option("--newest", is_flag=True, help="The latest first, instead of the best.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100))
@click.option("--page", default=1, show_default=True, type=click.IntRange(1), help="Of the hits.")
def command(query: str, folder: Path, as_json: bool, newest: bool, limit: int, page: int) -> None:
    """Find articles: words, names, "exact phrases", in either Chinese script.

    \b
        shuzibao search '养老机构 -托幼 date:2021..2023'
        shuzibao search --json 'title:重阳' | jq -r '.hits[].id'
    """
    with Archive.open(folder) as archive:
        order: Order = "newest" if newest else "relevance"
        if ready(archive):
            click.echo("the index was made anew", err=True)
        asked = understood(query)
        results = search(archive.folder, asked, order=order, page=page, size=limit, facets=())
    for note in results.notes:
        say(f"note: {note.what}", err=True)
    if as_json:
        click.echo(json.dumps(to_json(results), ensure_ascii=False))
    else:
        click.echo(as_text(results, sys.stdout.isatty()))


def to_json(results: Results) -> dict[str, Any]:
    """The documented form, stable: total and hits."""
    return {"total": results.total, "hits": [_hit_to_json(hit) for hit in results.hits]}


def _hit_to_json(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "headline": hit.headline,
        "date": hit.date.isoformat() if hit.date else None,
        "page": hit.page,
        "score": round(hit.score, 4),
        "snippets": [
            {"role": str(one.role), "text": one.text, "marks": [list(mark) for mark in one.marks]}
            for one in (*(head for head in hit.heads if head.marks), *hit.snippets)
        ],
    }


def as_text(results: Results, bold: bool) -> str:
    """Hits for reading in a terminal. bold: mark with escapes; else with brackets."""
    shown = f"{len(results.hits)} of {results.total}" if results.total else "nothing found"
    return "\n".join([shown, *(line for hit in results.hits for line in _hit_lines(hit, bold))])


def _hit_lines(hit: Hit, bold: bool) -> list[str]:
    title = " ".join(_marked(head, bold) for head in hit.heads if head.role == "headline")
    lines = ["", title or f"({visible(hit.display_title)})", f"  {hit.id}"]
    others = [head for head in hit.heads if head.role != "headline" and head.marks]
    return lines + [f"  {_marked(one, bold)}" for one in (*others, *hit.snippets)]


def _marked(snippet: Snippet, bold: bool) -> str:
    opening, closing = ("\x1b[1m", "\x1b[0m") if bold else ("【", "】")
    parts, done = [], 0
    for start, end in snippet.marks:
        parts += [
            visible(snippet.text[done:start]),
            opening,
            visible(snippet.text[start:end]),
            closing,
        ]
        done = end
    return "".join([*parts, visible(snippet.text[done:])])
