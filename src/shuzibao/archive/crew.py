"""Work side by side: one process a core reads and rebuilds originals while this one writes.

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
from typing import Any, TypeVar

from shuzibao.errors import BadInput

# Fewer files than this are read sooner than a crew is on deck (its imports take a second or two).
WORTHWHILE = 12
WATCH_S = 1.0

Result = TypeVar("Result")


class Crew:
    """Does pure work, in other processes where that is quicker: reading originals, telling facts.

    hands: processes; 1 does everything in this process, when it is asked for.
    """

    def __init__(self, hands: int) -> None:
        self.hands = hands
        self._pool: ProcessPoolExecutor | None = None

    def begin(
        self, many: bool, work: Callable[..., Result], where: str, *arguments: Any
    ) -> Callable[[], Result]:
        """Begin a piece of work; what is given back waits for its end, and raises what it raised.

        many: whether so much is to come that a crew is worth its while. where: the file or issue, for
            the message where the work ends the process that does it.
        """
        if self.hands < 2 or not (many or self._pool):
            return lambda: work(*arguments)
        if self._pool is None:
            self._pool = self._on_deck(self.hands)
        try:
            future = self._pool.submit(work, *arguments)
        except BrokenProcessPool:
            self._pool = self._on_deck(self.hands)
            future = self._pool.submit(work, *arguments)
        return lambda: self._wait(future, work, where, *arguments)

    def _wait(
        self, future: Future[Result], work: Callable[..., Result], where: str, *arguments: Any
    ) -> Result:
        try:
            return future.result()
        except BrokenProcessPool:
            # One of them took all down. Done alone, the culprit is known.
            with self._on_deck(1) as lone:
                try:
                    return lone.submit(work, *arguments).result()
                except BrokenProcessPool as error:
                    what = "reading it ended the process that did"
                    raise BadInput(what, where, "report it, with the file") from error

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
