"""`shuzibao serve`."""

from __future__ import annotations

from pathlib import Path

import click

from shuzibao.cli.folder import archive_option


@click.command()
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for the network.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--url", default="", help="Public address, where a proxy stands in front.")
@click.option("--host-name", "names", multiple=True, help="A further name the site answers to.")
@click.option("--processes", type=click.IntRange(1), help="Of the server; one a core if not said.")
def command(
    folder: Path, host: str, port: int, url: str, names: tuple[str, ...], processes: int | None
) -> None:
    """Publish the archive: the paper, its search and its feeds, for readers only.

    Exit code: 0 stopped, 4 no archive there, or the port is taken or not ours; the message names a free one.

    \b
        shuzibao serve
        shuzibao serve --host 0.0.0.0 --port 80 --url https://paper.example
    """
    from shuzibao.reader.serving import serve

    def ready(address: str) -> None:
        click.echo(f"The paper is at {url or address}  (stop with Ctrl-C)")

    serve(folder, host, port, url=url, names=names, processes=processes, when_ready=ready)
