"""`shuzibao check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from shuzibao.archive.store import Archive
from shuzibao.cli.folder import archive_option
from shuzibao.cli.progress import bar
from shuzibao.cli.words import counted, say
from shuzibao.errors import ArchiveError


@click.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding, one a line.")
@click.option("--quiet", is_flag=True, help="No progress.")
def command(folder: Path, as_json: bool, quiet: bool) -> None:
    """Verify digests, the database, that every printed character is in its place, and the index.

    Exit code: 0 all is well, 4 something is lost, damaged or does not agree.

    \b
        shuzibao check
        shuzibao check --json | jq -r .where
    """
    grave = found = 0
    with Archive.open(folder) as archive:
        from shuzibao.archive.checking import check, steps

        with bar(steps() + 1, "issue", quiet) as tick:
            for finding in check(archive):
                if finding is None:
                    tick(1)
                    continue
                found += 1
                grave += finding.grave
                told = {"where": finding.where, "what": finding.what, "grave": finding.grave}
                sign = "" if finding.grave else "note: "
                if as_json:
                    click.echo(json.dumps(told, ensure_ascii=False))
                else:
                    say(f"{sign}{finding.where}: {finding.what}")
        issues = len(archive.issues())
        files = sum(1 for _ in archive.files.digests())
    if not as_json:
        are = "is" if grave == 1 else "are"
        verdict = f"{grave} of {counted(found, 'finding')} {are} grave" if grave else "all is well"
        click.echo(f"{counted(issues, 'issue')}, {counted(files, 'file')}: {verdict}")
    if grave:
        sys.exit(ArchiveError.exit_code)
