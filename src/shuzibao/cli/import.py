"""`shuzibao import`."""

from __future__ import annotations

from pathlib import Path

import click

from shuzibao.cli.folder import archive_option
from shuzibao.cli.progress import bar
from shuzibao.cli.words import counted


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@archive_option
@click.option("--quiet", is_flag=True, help="No progress.")
def command(file: Path, folder: Path, quiet: bool) -> None:
    """Make an archive of an exported FILE, in a folder that is not there yet.

    Every digest is checked; a file that holds anything else than an archive is refused.

    \b
        shuzibao import xuhuibao.zip --archive copy
    """
    from shuzibao.archive.connection import set_up

    set_up()
    from shuzibao.archive.unbundle import import_

    with bar(0, "file", quiet) as tick:
        issues = import_(file, folder.absolute(), tick)
    if not quiet:
        click.echo(f"{folder}: {counted(issues, 'issue')}")
