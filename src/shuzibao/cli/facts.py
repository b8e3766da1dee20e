"""`shuzibao facts`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.errors import NotFound
from shuzibao.export.facts import as_table
from shuzibao.model import FactKind
from shuzibao.script import fold

MOST = 2000


@click.command()
@click.argument("what", metavar="ID|NAME|all")
@archive_option
@click.option("--kind", type=click.Choice([str(kind) for kind in FactKind]), help="Only this kind.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a fact, one a line.")
@click.option("--csv", "as_csv", is_flag=True, help="A table with a header line.")
def command(what: str, folder: Path, kind: str | None, as_json: bool, as_csv: bool) -> None:
    """Show what an issue, page or article tells, or all that is told of a name.

    \b
        shuzibao facts xuhuibao/2021-11-29/1/3 --kind figure
        shuzibao facts 林若溪 --json | jq -r .sentence
        shuzibao facts all --csv > record.csv
    """
    with Archive.open(folder) as archive:
        rows = facts_about(archive, what, kind)
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif as_csv:
        click.echo(as_table(rows), nl=False)
    else:
        for row in rows:
            click.echo(f"{row['article']}  {row['kind']:12} {row['text']}  {told(row)}")


def facts_about(archive: Archive, what: str, kind: str | None) -> list[dict[str, Any]]:
    """The facts of an id, or those of a name in either script.

    Raises:
        NotFound: no such id, and nothing is told of such a name.
    """
    from django.db.models import Q

    from shuzibao.archive import models, recording

    if what == "all":
        every = models.Fact.objects.filter(article__hidden__isnull=True)
        chosen = every.filter(kind=kind) if kind else every
        ordered = chosen.order_by("article_id", "position")
        return [recording.to_json(row) for row in ordered.iterator(chunk_size=MOST)]
    name = fold(what.strip())
    by_id = (
        Q(article_id=archive.current(what)) | Q(article__id__startswith=f"{archive.current(what)}/")
        if "/" in what
        else Q(pk__in=[])
    )
    by_name = (
        Q(key=name) | Q(key__startswith=f"{name}~") | Q(value=name) | Q(name=name) | Q(body=name)
    )
    rows = models.Fact.objects.filter(by_id | by_name, article__hidden__isnull=True)
    rows = rows.filter(kind=kind) if kind else rows
    found = [recording.to_json(row) for row in rows.order_by("article_id", "position")[:MOST]]
    if not found:
        raise NotFound("nothing is told of this", what, "`shuzibao list` names every issue")
    return found


def told(row: dict[str, Any]) -> str:
    """The value and the parts of its kind, in a line."""
    left_out = {"article", "kind", "key", "text", "name", "spans", "sentence", "by", "confidence"}
    parts = {k: v for k, v in row.items() if k not in left_out and v not in (None, "", [], False)}
    return "  ".join(f"{key}={value}" for key, value in parts.items())
