"""`shuzibao facts`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say
from shuzibao.errors import NotFound
from shuzibao.export.facts import as_table
from shuzibao.export.record import write_folder, write_table
from shuzibao.model import FactKind
from shuzibao.script import fold

LEFT_OUT = frozenset(
    ("article", "kind", "key", "text", "name", "spans", "sentence", "by", "confidence")
)


@click.command()
@click.argument("what", metavar="ID|NAME|QUERY|all", default="all")
@archive_option
@click.option("--kind", type=click.Choice([str(kind) for kind in FactKind]), help="Only this kind.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a fact, one a line.")
@click.option("--csv", "as_csv", is_flag=True, help="A table with a header line.")
@click.option(
    "--export", "target", metavar="FILE.parquet|FILE.csv|DIR", type=click.Path(path_type=Path),
    help="Write them into one file, or into a folder with a CSV file a kind.",
)  # fmt: skip
def command(
    what: str, folder: Path, kind: str | None, as_json: bool, as_csv: bool, target: Path | None
) -> None:
    """Show what an issue, page or article tells, all that is told of a name, or what a search's articles tell.

    Hidden articles, hidden people and people without a public post are left out, as on the site.

    \b
        shuzibao facts xuhuibao/2021-11-29/1/3 --kind figure
        shuzibao facts 林若溪 --json | jq -r .sentence
        shuzibao facts '养老 date:2021' --kind figure
        shuzibao facts --export record.parquet
    """
    with Archive.open(folder) as archive:
        if target is not None:
            count = export(archive, what, kind, target)
            click.echo(f"{count} facts are in {target}", err=True)
            return
        rows = facts_about(archive, what, kind)
        if as_csv:
            click.echo(as_table(rows), nl=False)
            return
        for row in rows:
            if as_json:
                click.echo(json.dumps(row, ensure_ascii=False))
            else:
                say(f"{row['article']}  {row['kind']:12} {row['text']}  {told(row)}")


def export(archive: Archive, what: str, kind: str | None, target: Path) -> int:
    """Write the facts to the target; how many."""
    from shuzibao.archive import seen, shown

    rows = shown.export_rows(chosen(archive, what, kind))
    if target.suffix in (".parquet", ".csv"):
        return write_table(rows, target)
    return write_folder(rows, seen.export_names(), target)


def facts_about(archive: Archive, what: str, kind: str | None) -> Iterator[dict[str, Any]]:
    """The facts of an id, of a name in either script, or all, as they are read."""
    from shuzibao.archive import shown

    rows = chosen(archive, what, kind).order_by("article_id", "position")
    return shown.as_rows(rows.iterator(chunk_size=shown.BATCH))


def chosen(archive: Archive, what: str, kind: str | None) -> Any:
    """The facts that are asked for.

    Raises:
        NotFound: no such id, and nothing is told of such a name.
    """
    from django.db.models import Q

    from shuzibao.archive import shown
    from shuzibao.archive.decided import decisions

    rows = shown.told().filter(kind=kind) if kind else shown.told()
    if what == "all":
        return rows
    if "/" in what:
        one = archive.current(what)
        return rows.filter(Q(article_id=one) | Q(article__page_id=one) | Q(article__issue_id=one))
    name = fold(what.strip())
    named = Q(key=name) | Q(key__startswith=f"{name}~") | Q(value=name) | Q(name=name)
    found = rows.filter(named | Q(key=decisions().home(name)) | Q(body=name))
    return found if found.exists() else rows.filter(article_id__in=articles_on(archive, what))


def articles_on(archive: Archive, query: str) -> list[str]:
    """The articles that a search finds, as far as it leafs.

    Raises:
        NotFound: none. BadQuery: it cannot be understood.
    """
    from shuzibao.search import search
    from shuzibao.search.archived import understood

    asked = understood(query)
    found: list[str] = []
    page = pages = 1
    while page <= pages:
        results = search(archive.folder, asked, page=page, size=100, facets=())
        pages, page = results.pages, page + 1
        found += [hit.id for hit in results.hits]
    if not found:
        raise NotFound("nothing is told of this", query, "`shuzibao list` names every issue")
    return found


def told(row: dict[str, Any]) -> str:
    """The value and the parts of its kind, in a line."""
    parts = {k: v for k, v in row.items() if k not in LEFT_OUT and v not in (None, "", [], False)}
    return "  ".join(f"{key}={value}" for key, value in parts.items())
