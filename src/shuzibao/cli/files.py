"""The files that a command on pages is about, and what is said of those that it passes over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from shuzibao.archive.walk import printable, walk
from shuzibao.cli.words import counted, visible
from shuzibao.errors import BadInput

NAMED = 3  # of the files that are left out


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the pages in the folders named; what a folder holds beside them is told in a line.

    Raises:
        BadInput: there are none.
    """
    paths = list(paths)
    left_out: list[Path] = []
    files = list(walk(paths, left_out.append))
    if left_out:
        click.echo(told(left_out), err=True)
    if not files:
        where = ", ".join(printable(str(path)) for path in paths)
        remedy = "name files, or folders of texts, Markdown, HTML, ALTO, PDF files or scans"
        raise BadInput("no file here has the name of a page", where, remedy)
    return files


def told(left_out: list[Path]) -> str:
    """How many are left out, the first of them by name, and what to do where one is a page."""
    names = ", ".join(visible(printable(path.name)).replace("\n", "␊") for path in left_out[:NAMED])
    more = " …" if len(left_out) > NAMED else ""
    it = "it" if len(left_out) == 1 else "one"
    return (
        f"note: left out {counted(len(left_out), 'file')} that a folder holds beside pages: {names}{more}"
        f" (name {it} itself to have it read)"
    )
