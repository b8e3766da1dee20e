"""Work side by side: one process a core reads and rebuilds originals while this one writes.

The processes are started when the first long batch comes, and know nothing of the archive. They end with
the process that started them, also when it is killed: a crew without its captain goes home.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any, TypeVar

from shuzibao.archive.reading import Tell, listen
from shuzibao.errors import BadInput
from shuzibao.read.scan.reader import is_scan

# Fewer files than this are read sooner than a crew is on deck (its imports take a second or two).
WORTHWHILE = 12
SLOW_WORTHWHILE = 2
WATCH_S = 1.0
LAST_WORDS_S = 2.0  # for what the crew still has to tell

Result = TypeVar("Result")


def worthwhile(paths: Sequence[Path]) -> bool:
    """Whether reading these files takes so long that a crew is worth its while: two scans are."""
    if len(paths) >= WORTHWHILE:
        return True
    return sum(_is_slow(path) for path in paths) >= SLOW_WORTHWHILE


def _is_slow(path: Path) -> bool:
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            return is_scan(file.read(16))
    except OSError:
        return False


class Crew:
    """Does pure work, in other processes where that is quicker: reading originals, telling facts.

    hands: processes; 1 does everything in this process, when it is asked for. tell: hears from all of them
        how far the reading of a page has come.
    """

    def __init__(self, hands: int, tell: Tell | None = None) -> None:
        self.hands = hands
        self._tell = tell
        self._told: Any = None
        self._hears: threading.Thread | None = None
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

    def _on_deck(self, hands: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a child must not inherit the database, nor the archive's lock.
        context = get_context("spawn")
        if self._tell and self._told is None:
            # A queue with a feeder: a process that is killed while it tells does not hold up the others.
            self._told = context.Queue()
            self._told.cancel_join_thread()
            self._hears = threading.Thread(
                target=_pass_on, args=(self._told, self._tell), daemon=True
            )
            self._hears.start()
        threads = max(1, hands_of_this_machine() // hands)
        return ProcessPoolExecutor(hands, context, _follow, (os.getpid(), threads, self._told))

    def dismiss(self) -> None:
        """Send all home; what was not begun is dropped. Where somebody pressed Ctrl-C nobody is waited for."""
        if isinstance(sys.exc_info()[1], KeyboardInterrupt):
            # One may have been starting just then, and would wait for the rest of its orders for ever.
            for hand in active_children():
                hand.kill()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        if self._told is not None and self._hears is not None:
            self._told.put(None)
            self._hears.join(LAST_WORDS_S)
            self._told = self._hears = None


def _pass_on(told: Any, tell: Tell) -> None:
    """What the crew tells, until it is sent home."""
    while (news := told.get()) is not None:
        tell(*news)


def _follow(captain: int, threads: int, told: Any) -> None:
    """Watch over the process that started this one, and end with it.

    threads: that recognition may use here, so that the crew together uses every core once.
    """
    os.environ.setdefault("SHUZIBAO_OCR_THREADS", str(threads))
    signal.signal(signal.SIGINT, lambda *_: os._exit(1))  # a Ctrl-C reaches all; the captain tells
    if told is not None:
        told.cancel_join_thread()
        listen(lambda *news: told.put(news))

    def watch() -> None:
        while os.getppid() == captain:
            time.sleep(WATCH_S)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def hands_of_this_machine() -> int:
    """One process a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
