"""kill -9 at any moment: the archive opens, the same call does the rest, nothing is lost or doubled."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from archive_papers import LAKE, LIBRARY, SCHOOL, add, dated, everything, write

from shuzibao.archive.files import Files
from shuzibao.archive.options import Options
from shuzibao.archive.store import Archive

pytestmark = pytest.mark.usefixtures("either_database")

FORK = multiprocessing.get_context("fork")


def papers(folder: Path) -> Path:
    """Three issues in three folders, one of two pages."""
    write(folder / "08", p1=dated(8, LAKE), p2=LIBRARY)
    write(folder / "15", p1=dated(15, SCHOOL, LAKE))
    write(folder / "22", p1=dated(22, LIBRARY))
    return folder


def add_in_child(folder: Path, pages: Path, before: Callable[[], Any]) -> int:
    """`add` in a process of its own; its exit code, negative where a signal ended it."""

    def work() -> None:
        before()
        with Archive.open(folder, create=True, write=True) as archive:
            failed = [one for one in archive.add([pages], Options()) if one.error]
        os._exit(len(failed))

    child = FORK.Process(target=work)
    child.start()
    child.join()
    return child.exitcode or 0


def die_at(step: int) -> None:
    """Kill this process before its step-th query or file, counted together."""
    from django.db.backends.utils import CursorWrapper

    left = iter(range(step, -1, -1))

    def counted(inner: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            if next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return inner(*args, **kwargs)

        return wrapper

    for kind, name in (
        (CursorWrapper, "execute"),
        (CursorWrapper, "executemany"),
        (Files, "put"),
        (os, "fsync"),
        (Path, "replace"),
    ):
        setattr(kind, name, counted(getattr(kind, name)))


def test_killed_before_any_query_or_file_add_completes(tmp_path: Path) -> None:
    """Every third step of an `add` is the last one of some process; the archive is the same at the end."""
    pages = papers(tmp_path / "in")
    add(tmp_path / "whole", pages)
    whole = everything(tmp_path / "whole", times=False)
    killed = 0
    code = -signal.SIGKILL
    step = 2
    while code == -signal.SIGKILL:
        code = add_in_child(tmp_path / "torn", pages, lambda at=step: die_at(at))  # type: ignore[misc]
        killed += code == -signal.SIGKILL
        step += 3

    assert code == 0
    assert killed > 12
    assert everything(tmp_path / "torn", times=False) == whole


def test_killed_at_random_moments_add_completes(tmp_path: Path) -> None:
    """The clock chooses: twelve processes die somewhere on their way."""
    pages = papers(tmp_path / "in")
    add(tmp_path / "whole", pages)
    chance = random.Random(20240315)
    for _ in range(12):
        child = FORK.Process(target=_add_all, args=(tmp_path / "torn", pages))
        child.start()
        time.sleep(chance.uniform(0.0, 0.25))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        with Archive.open(tmp_path / "torn", create=True) as archive:
            for row in archive.issues():
                archive.issue(row["id"])
    outcomes = add(tmp_path / "torn", pages)

    assert [one.error for one in outcomes] == [None] * 4
    assert everything(tmp_path / "torn", times=False) == everything(tmp_path / "whole", times=False)


def _add_all(folder: Path, pages: Path) -> None:
    with ExitStack() as open_:
        archive = open_.enter_context(Archive.open(folder, create=True, write=True, patience_s=5))
        for _ in archive.add([pages], Options()):
            pass
    os._exit(0)
