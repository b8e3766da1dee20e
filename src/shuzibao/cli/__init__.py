"""The commands. One module a command; each is thin: arguments, a call, a print."""

from __future__ import annotations

import errno
import importlib
import sqlite3
import sys

import click

from shuzibao import __version__
from shuzibao.cli.words import say
from shuzibao.errors import ArchiveError, ShuzibaoError

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
    """The entry point: an error of ours is two lines on stderr and an exit code, never a traceback.

    So is what a disk or a database refuses, wherever it does.
    """
    try:
        # 0 from --help and --version; whoever says no where a command asks ends with 1
        sys.exit(shuzibao.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort as error:
        interrupted = isinstance(error.__cause__, KeyboardInterrupt)
        click.echo("stopped; what is kept stays" if interrupted else "Aborted!", err=True)
        sys.exit(INTERRUPTED if interrupted else 1)
    except Exception as error:
        ours = error if isinstance(error, ShuzibaoError) else _refused(error)
        if ours is None:
            raise
        say(f"error: {ours}", err=True)
        sys.exit(ours.exit_code)


INTERRUPTED = 130  # as shells count a Ctrl-C
# What a disk says that is full, not ours to write to, or failing.
REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}


def _refused(error: Exception) -> ShuzibaoError | None:
    """The error as ours, where a disk or a database refused; None where the fault is in our code."""
    remedy = "make room, or check who owns the archive's folder; then call again"
    if isinstance(error, OSError) and error.errno in REFUSALS:
        return ArchiveError(error.strerror or str(error), str(error.filename or ""), remedy)
    database = sys.modules.get("django.db")  # most commands never load it
    if database and isinstance(error, database.OperationalError):
        return ArchiveError(f"the database: {str(error).strip()}", "", remedy)
    if database and type(error) in (database.DatabaseError, sqlite3.DatabaseError):
        from django.conf import settings

        from shuzibao.archive.connection import unreadable

        return unreadable(f"the database is damaged: {error}", settings.ARCHIVE)
    return None
