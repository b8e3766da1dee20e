"""One writer at a time. The lock dies with its process, however it is killed."""

from __future__ import annotations

import fcntl
import json
import os
import platform
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from shuzibao.errors import ArchiveError

LOCK_FILE = ".writing"
PAUSE_S = 0.05


class Locked(ArchiveError):
    """Somebody else is writing to the archive."""


class Unwritable(ArchiveError):
    """The folder is not ours to write to."""


class WriteLock:
    """Held from `take` to `release` by one writer; readers need none.

    It is an flock: the kernel lets go when the process ends, so a killed writer locks nobody out. Who
    holds it stands in the file, for the message only.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOCK_FILE
        self._held: IO[str] | None = None

    def take(self, patience_s: float = 0.0) -> None:
        """Raises Locked after patience_s seconds: who holds it, since when, and what to do; or Unwritable."""
        until = time.monotonic() + patience_s
        try:
            held = self.path.open("a+", encoding="utf-8")
        except OSError as error:
            what = f"cannot be written: {error.strerror or error}"
            remedy = "check who owns the archive's folder; reading needs no right to write"
            raise Unwritable(what, str(self.path.parent), remedy) from error
        while not _locked(held):
            if time.monotonic() >= until:
                who = _read(held)
                held.close()
                raise _refusal(self.path.parent, who)
            time.sleep(PAUSE_S)
        held.seek(0)
        held.truncate()
        json.dump(_myself(), held)
        held.flush()
        self._held = held

    def release(self) -> None:
        if self._held:
            self._held.truncate(0)
            self._held.close()
            self._held = None


def _locked(held: IO[str]) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _myself() -> dict[str, Any]:
    return {
        "process": os.getpid(),
        "host": platform.node(),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]) if sys.argv else "",
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
    }


def _read(held: IO[str]) -> dict[str, Any]:
    held.seek(0)
    try:
        found: dict[str, Any] = json.loads(held.read())
    except ValueError:
        return {}
    return found


def _refusal(folder: Path, who: dict[str, Any]) -> Locked:
    holder = (
        "process {process} on {host} ({command}), since {since}".format_map(who)
        if {"process", "host", "command", "since"} <= who.keys()
        else "another process"
    )
    return Locked(
        f"being written by {holder}", str(folder), "wait until it is done, then call again"
    )
