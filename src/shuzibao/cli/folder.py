"""The options that commands on an archive share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def archive_option(command: Command) -> Command:
    """`--archive DIR`, else SHUZIBAO_ARCHIVE, else ./archive."""
    return click.option(
        "--archive",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="SHUZIBAO_ARCHIVE",
        default=Path("archive"),
        show_default=True,
        help="The archive's folder (also SHUZIBAO_ARCHIVE).",
    )(command)
