"""The child's side of `shuzibao.read.guard`: takes tasks from stdin, answers on stdout."""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import sys
from typing import Any, BinaryIO

from shuzibao.errors import BadInput, ShuzibaoError, TooLarge
from shuzibao.read.guard import END, ERROR, HEADER, PROGRESS, VALUE
from shuzibao.read.limits import MB, Limits


def main() -> None:
    """Works until stdin closes. Prints of libraries go to stderr, which nobody reads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source = sys.stdin.buffer
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _no_core()
    while header := source.read(HEADER.size):
        task, limits, arguments = pickle.loads(source.read(HEADER.unpack(header)[0]))
        _limit(limits)
        _work(out, task, limits, arguments)


def _work(out: BinaryIO, task: str, limits: Limits, arguments: tuple[Any, ...]) -> None:
    def progress(done: int, total: int) -> None:
        _answer(out, PROGRESS, done, total)

    where = str(arguments[0]) if arguments else ""
    try:
        module, _, name = task.partition(":")
        for value in getattr(importlib.import_module(module), name)(*arguments, limits, progress):
            _answer(out, VALUE, value)
            _limit(limits)
    except ShuzibaoError as error:
        _answer(out, ERROR, error)
    except MemoryError:
        _answer(
            out, ERROR,
            TooLarge(f"needs more than {limits.memory_mb} MB", where, "raise SHUZIBAO_MAX_MEMORY_MB"),
        )  # fmt: skip
    except Exception as error:  # whatever a library raises over a stranger's file
        what = f"cannot be read ({type(error).__name__}: {str(error)[:200]})"
        _answer(out, ERROR, BadInput(what, where, "print the page to a new PDF or image"))
    else:
        _answer(out, END)


def _answer(out: BinaryIO, *parts: Any) -> None:
    data = pickle.dumps(parts, protocol=5)
    out.write(HEADER.pack(len(data)))
    out.write(data)
    out.flush()


def _no_core() -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the time limit alone holds
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit(limits: Limits) -> None:
    """Address space, and processor time counted from now."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(usage.ru_utime + usage.ru_stime + 2 * limits.seconds) + 1
    room = (limits.address_mb or limits.memory_mb) * MB
    for kind, soft in ((resource.RLIMIT_AS, room), (resource.RLIMIT_CPU, seconds)):
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or soft <= hard:
            resource.setrlimit(kind, (soft, hard))


if __name__ == "__main__":
    main()
