"""Readers side by side: one process a core reads and rebuilds originals while this one writes.

The processes are started when the first long batch comes, and know nothing of the archive. They end with
the process that started them, also when it is killed: a crew without its captain goes home.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from shuzibao.archive.reading import Read, read_alone
from shuzibao.errors import BadInput

# Fewer files than this are read sooner than a crew is on deck (its imports take a second or two).
WORTHWHILE = 12
WATCH_S = 1.0

Pending = Callable[[], Read]


class Crew:
    """Reads originals, in other processes where that is quicker.

    hands: processes; 1 reads everything in this process.
    """

    def __init__(self, hands: int) -> None:
        self.hands = hands
        self._pool: ProcessPoolExecutor | None = None

    def take(self, name: str, data: bytes, given: dict[str, Any], many: bool) -> Pending:
        """Begin to read; what is given back waits for the end of it, and raises as `read_alone` does.

        many: whether so many files are to come that a crew is worth its while.
        """
        if self.hands < 2 or not (many or self._pool):
            return lambda: read_alone(name, data, given)
        if self._pool is None:
            self._pool = self._on_deck(self.hands)
        try:
            future = self._pool.submit(read_alone, name, data, given)
        except BrokenProcessPool:
            self._pool = self._on_deck(self.hands)
            future = self._pool.submit(read_alone, name, data, given)
        return lambda: self._wait(future, name, data, given)

    def _wait(self, future: Future[Read], name: str, data: bytes, given: dict[str, Any]) -> Read:
        try:
            return future.result()
        except BrokenProcessPool:
            # One of them took all down. Read alone, the culprit is known.
            with self._on_deck(1) as lone:
                try:
                    return lone.submit(read_alone, name, data, given).result()
                except BrokenProcessPool as error:
                    what = "reading it ended the process that did"
                    raise BadInput(what, name, "report it, with the file") from error

    @staticmethod
    def _on_deck(hands: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a child must not inherit the database, nor the archive's lock.
        return ProcessPoolExecutor(hands, get_context("spawn"), _follow, (os.getpid(),))

    def dismiss(self) -> None:
        """Send all home; what was not begun is dropped."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _follow(captain: int) -> None:
    """Watch over the process that started this one, and end with it."""

    def watch() -> None:
        while os.getppid() == captain:
            time.sleep(WATCH_S)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def hands_of_this_machine() -> int:
    """One process a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
