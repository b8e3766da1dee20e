"""The commands. One module a command; each is thin: arguments, a call, a print."""

from __future__ import annotations

import importlib
import sys

import click

from shuzibao import __version__
from shuzibao.errors import ShuzibaoError

# name -> one line for `shuzibao --help`; the module is shuzibao.cli.<name> and holds `command`.
COMMANDS = {
    "read": "Show what is on the pages.",
    "add": "Read pages and keep their articles.",
    "list": "Name every issue in the archive.",
    "show": "Show an issue, a page or an article.",
    "check": "Verify files, database, articles and index.",
    "rebuild": "Read the originals again with today's code.",
    "remove": "Take out issues or pages.",
    "hide": "Show an article or a person to nobody, or show it again.",
    "export": "Write the whole archive into one file.",
    "import": "Make an archive of an exported file.",
    "search": "Find articles, in either script.",
    "facts": "Show what articles tell, or all that is told of a name; export it.",
    "names": "Names that are perhaps the same, and what was decided on them.",
    "title": "Show the papers and their settings, or change them.",
    "serve": "Publish the archive as a newspaper site.",
    "demo": "See the sample paper, or your own pages, in the browser.",
}


class Commands(click.Group):
    """Loads a command's module when it is called: `shuzibao --help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"shuzibao.cli.{name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands)
@click.version_option(__version__)
def shuzibao() -> None:
    """A newspaper's pages in, a digital newspaper and its memory out."""


def main() -> None:
    """The entry point: an error of ours is two lines on stderr and an exit code, never a traceback."""
    try:
        shuzibao.main(standalone_mode=True)
    except ShuzibaoError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(error.exit_code)
