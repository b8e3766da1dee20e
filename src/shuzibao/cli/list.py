"""`shuzibao list`."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.words import say, visible

HEAD = ("ISSUE", "TITLE", "DATE", "NO.", "PAGES", "ARTICLES")


@click.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object an issue, one a line.")
def command(folder: Path, as_json: bool) -> None:
    """Name every issue in the archive, the latest first.

    \b
        shuzibao list
        shuzibao list --json | jq -r .id
    """
    with Archive.open(folder) as archive:
        issues = archive.issues()
    if as_json:
        for row in issues:
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    cells = [
        (
            row["id"],
            row["title"] or "",
            row["date"] or (str(row["year"]) if row["year"] else ""),
            str(row["number"] or ""),
            str(row["pages"]),
            str(row["articles"]),
        )
        for row in issues
    ]
    say(table([HEAD, *[tuple(map(visible, row)) for row in cells]]))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side; a Chinese character takes two places in a terminal."""
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = (
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def width(text: str) -> int:
    """Places that a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
