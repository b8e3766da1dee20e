"""`shuzibao export`."""

from __future__ import annotations

from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.progress import bar


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@archive_option
@click.option("--quiet", is_flag=True, help="No progress.")
def command(file: Path, folder: Path, quiet: bool) -> None:
    """Write the whole archive into one FILE that `shuzibao import` reads on another machine.

    Originals, articles, older readings and what editors decided are in it (hidden articles too); the
    index is made anew there. The same archive gives the same file.

    \b
        shuzibao export xuhuibao.zip
    """
    with Archive.open(folder, write=True) as archive:  # nobody adds while it is written
        from shuzibao.archive.bundle import export
        from shuzibao.archive.references import referenced

        with bar(len(referenced()), "file", quiet) as tick:
            size = export(archive, file, tick)
    if not quiet:
        click.echo(f"{file}: {size:,} bytes")
