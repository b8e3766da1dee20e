"""How much a single file may cost. Settings by environment, with defaults that no newspaper reaches."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take.

    pages: of one file. pixels: of one picture or scan. characters: of one page.
    seconds: without a sign of life (a page done, a line recognised). memory_mb: that the child process
    holds; a child that holds more is ended. address_mb: that it may ask for, where that is more: engines
    map far more than they touch. threads: of recognition, -1 for one a core.
    """

    pages: int = 400
    pixels: int = 250_000_000
    characters: int = 400_000
    seconds: float = 120.0
    memory_mb: int = 3072
    address_mb: int | None = None
    threads: int = -1


def limits_from_environment() -> Limits:
    """SHUZIBAO_MAX_PAGES, _PIXELS, _CHARACTERS, _SECONDS and _MEMORY_MB over the defaults; SHUZIBAO_OCR_THREADS."""
    default = Limits()
    return Limits(
        pages=_number("PAGES", default.pages),
        pixels=_number("PIXELS", default.pixels),
        characters=_number("CHARACTERS", default.characters),
        seconds=_number("SECONDS", int(default.seconds)),
        memory_mb=_number("MEMORY_MB", default.memory_mb),
        threads=_threads(),
    )


ENGINE_ROOM = 3  # address space of an engine for the memory that it holds


def with_engine(limits: Limits) -> Limits:
    """The same, with the address space that recognition maps."""
    return replace(limits, address_mb=ENGINE_ROOM * limits.memory_mb)


def make_room(limits: Limits) -> None:
    """Lets this process map what an engine maps; what it may hold stays the same."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (ENGINE_ROOM * limits.memory_mb * MB, hard))


def _threads() -> int:
    try:
        return int(os.environ.get("SHUZIBAO_OCR_THREADS", "-1"))
    except ValueError:
        return -1


def _number(name: str, default: int) -> int:
    try:
        return max(1, int(os.environ.get(f"SHUZIBAO_MAX_{name}", default)))
    except ValueError:
        return default
