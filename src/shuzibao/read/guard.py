"""The guard: hostile files are read in a child process, with limits on time and memory.

A PDF or an image from a stranger may crash, hang or fill the memory of whoever opens it. So it is
opened in a child, which is used again for the next file while it behaves (starting one costs 0.2 s).
What comes back is unpickled with the nouns of `shuzibao.model` and the errors only.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from shuzibao.errors import BadInput, ShuzibaoError, TooLarge
from shuzibao.read.limits import Limits

MOST_IDLE = 2
TASKS_A_CHILD = 200  # then a fresh one: libraries leak
HEAVY = 0.6  # of the memory that a child may hold: one that keeps as much is not used again
LOOK_S = 0.25  # between two looks at how much memory a child holds
LARGEST_ANSWER = 1 << 30
HEADER = struct.Struct("<Q")
PAGE_MB = (os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096) / (1 << 20)
# Modules whose classes an answer may hold.
ANSWER_MODULES = ("shuzibao.model.", "shuzibao.errors", "shuzibao.read.picture")

VALUE, END, ERROR, PROGRESS = "value", "end", "error", "progress"


class _Answers(pickle.Unpickler):
    """Unpickles our own nouns, nothing else: a child that was taken over cannot run code here."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(ANSWER_MODULES):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no answer")


class _Silent(Exception):
    """No sign of life within the time."""


class _Gone(Exception):
    """The child ended in the middle of its work."""


class _Fat(Exception):
    """The child holds more memory than it may."""


class _Child:
    """One child process and the pipe to it."""

    def __init__(self) -> None:
        self.tasks = 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "shuzibao.read.guard_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "OPENBLAS_NUM_THREADS": "1",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )

    def send(self, task: tuple[Any, ...]) -> None:
        data = pickle.dumps(task, protocol=5)
        assert self.process.stdin
        try:
            self.process.stdin.write(HEADER.pack(len(data)))
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except OSError as error:
            raise _Gone from error

    def receive(self, limits: Limits) -> tuple[Any, ...]:
        until = time.monotonic() + limits.seconds
        (length,) = HEADER.unpack(self._exactly(HEADER.size, until, limits.memory_mb))
        if length > LARGEST_ANSWER:
            raise pickle.UnpicklingError(f"an answer of {length} bytes")
        answer = _Answers(io.BytesIO(self._exactly(length, until, limits.memory_mb))).load()
        if not isinstance(answer, tuple) or not answer:
            raise pickle.UnpicklingError("an answer of no kind")
        return answer

    def _exactly(self, count: int, until: float, memory_mb: int) -> bytes:
        assert self.process.stdout
        pipe = self.process.stdout.fileno()
        parts: list[bytes] = []
        while count:
            left = until - time.monotonic()
            if left <= 0:
                raise _Silent
            if not select.select([pipe], [], [], min(left, LOOK_S))[0]:
                if self.holds_mb() > memory_mb:
                    raise _Fat
                continue
            part = os.read(pipe, min(count, 1 << 20))
            if not part:
                raise _Gone
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def holds_mb(self) -> float:
        """The memory that it holds now; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self.process.pid}/statm", "rb") as told:
                return int(told.read().split()[1]) * PAGE_MB
        except (OSError, ValueError, IndexError):
            return 0.0

    def end(self) -> int | None:
        """Ends it and gives its exit status."""
        with suppress(OSError):
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        return self.process.wait()


_idle: list[_Child] = []
_lock = threading.Lock()
_owner = os.getpid()


def _take() -> _Child:
    global _owner
    with _lock:
        if _owner != os.getpid():  # after a fork the pipes belong to the parent
            _idle.clear()
            _owner = os.getpid()
        while _idle:
            child = _idle.pop()
            if child.process.poll() is None:
                return child
            child.end()
    return _Child()


def _give_back(child: _Child, limits: Limits) -> None:
    child.tasks += 1
    calm = child.tasks < TASKS_A_CHILD and child.holds_mb() < HEAVY * limits.memory_mb
    with _lock:
        if len(_idle) < MOST_IDLE and calm and _owner == os.getpid():
            _idle.append(child)
            return
    child.end()


@atexit.register
def end_children() -> None:
    """Ends the idle children of this process."""
    with _lock:
        if _owner == os.getpid():
            while _idle:
                _idle.pop().end()


def guarded(
    task: str,
    where: str,
    limits: Limits,
    arguments: tuple[Any, ...],
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Any]:
    """Runs the generator function `task` ("module:function") in a child and passes on what it yields.

    Raises:
        BadInput: the child crashed, or answered nonsense. TooLarge: beyond time or memory.
        ShuzibaoError: whatever the task raises on purpose.
    """
    child = _take()
    done = False
    try:
        child.send((task, limits, arguments))
        while True:
            kind, *rest = child.receive(limits)
            if kind == END:
                done = True
                return
            if kind == ERROR:
                done = True
                raise rest[0]
            if kind == PROGRESS:
                if progress:
                    progress(*rest)
                continue
            yield rest[0]
    except _Silent:
        raise TooLarge(
            f"no end of reading within {limits.seconds:g} s", where,
            "split the file, or raise SHUZIBAO_MAX_SECONDS",
        ) from None  # fmt: skip
    except _Fat:
        raise TooLarge(
            f"reading it holds more than {limits.memory_mb} MB", where,
            "scan or print it at a lower resolution, or raise SHUZIBAO_MAX_MEMORY_MB",
        ) from None  # fmt: skip
    except _Gone:
        raise _crash(child.end(), where) from None
    except ShuzibaoError:
        raise
    except (pickle.UnpicklingError, ValueError, TypeError, AttributeError, EOFError) as error:
        raise BadInput(
            "reading gave nonsense", where, "print the page to a new PDF or image"
        ) from error
    finally:
        if done:
            _give_back(child, limits)
        else:
            child.end()


def _crash(status: int | None, where: str) -> BadInput:
    if status in (-9, -24):  # killed: by the kernel for memory, by its limit for processor time
        return TooLarge(
            "reading took more memory or time than it may",
            where,
            "print the page to a new PDF or image",
        )
    return BadInput(
        f"the file crashed its reader (status {status})",
        where,
        "print the page to a new PDF or image",
    )
