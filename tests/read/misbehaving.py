"""Tasks for the guard that misbehave on purpose."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import Any

from shuzibao.read.guard import HEADER


def counts(name: str, most: int, limits: Any, progress: Any) -> Iterator[int]:
    yield from range(most)


def hangs(name: str, limits: Any, progress: Any) -> Iterator[int]:
    time.sleep(60)
    yield 1


def crashes(name: str, limits: Any, progress: Any) -> Iterator[int]:
    os.abort()
    yield 1


def fills_memory(name: str, limits: Any, progress: Any) -> Iterator[int]:
    kept = []
    while True:
        kept.append(bytearray(64 << 20))
        if not kept:
            yield 1


def holds_memory(name: str, limits: Any, progress: Any) -> Iterator[int]:
    kept = _touched()
    time.sleep(20)
    yield len(kept)


def grows(name: str, limits: Any, progress: Any) -> Iterator[int]:
    """Ends its work calm, and keeps what it took."""
    globals()["kept"] = _touched()
    yield os.getpid()


def _touched() -> bytearray:
    """160 MB that are really held."""
    kept = bytearray(160 << 20)
    kept[::4096] = b"x" * len(kept[::4096])
    return kept


def raises(name: str, limits: Any, progress: Any) -> Iterator[float]:
    yield 1 / 0


class Code:
    """Unpickles to a call of `os.system`."""

    def __reduce__(self) -> Any:
        return os.system, ("echo taken over",)


def answers_code(name: str, limits: Any, progress: Any) -> Iterator[Code]:
    yield Code()


def answers_noise(name: str, limits: Any, progress: Any) -> Iterator[int]:
    for number in range(3, 20):
        try:
            os.write(number, HEADER.pack(4) + b"\x00\x01\x02\x03")
        except OSError:
            continue
    yield 1


def prints(name: str, limits: Any, progress: Any) -> Iterator[str]:
    print("noise of a library")
    os.write(1, b"noise on the descriptor")
    sys.stdout.flush()
    yield "calm"


def who(name: str, limits: Any, progress: Any) -> Iterator[int]:
    yield os.getpid()


def tells(name: str, limits: Any, progress: Any) -> Iterator[int]:
    progress(1, 2)
    progress(2, 2)
    yield 1


def without_engine(name: str, data: bytes, limits: Any, progress: Any) -> Iterator[Any]:
    """A PDF read as on a machine without OCR."""
    from shuzibao.read.pdf import pages as pdf_pages

    there, pdf_pages.has_engine = pdf_pages.has_engine, lambda: False
    try:
        yield from pdf_pages.pages(name, data, None, None, None, limits, progress)
    finally:
        pdf_pages.has_engine = there


def cut_out(name: str, data: bytes, limits: Any, progress: Any) -> Iterator[Any]:
    """The sheets of an image, and that it was too small for a page."""
    from shuzibao.read.scan.image import sheets

    for sheet in sheets(name, data, None, limits):
        yield sheet.image.size
