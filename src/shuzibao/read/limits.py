"""How much a single file may cost. Settings by environment, with defaults that no newspaper reaches."""

from __future__ import annotations

import os
from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take.

    pages: of one file. pixels: of one picture or scan. characters: of one page.
    seconds: without a sign of life (a page done, a line recognised). memory_mb: of the child process.
    """

    pages: int = 400
    pixels: int = 250_000_000
    characters: int = 400_000
    seconds: float = 120.0
    memory_mb: int = 3072


def limits_from_environment() -> Limits:
    """SHUZIBAO_MAX_PAGES, _PIXELS, _CHARACTERS, _SECONDS and _MEMORY_MB over the defaults."""
    default = Limits()
    return Limits(
        pages=_number("PAGES", default.pages),
        pixels=_number("PIXELS", default.pixels),
        characters=_number("CHARACTERS", default.characters),
        seconds=_number("SECONDS", int(default.seconds)),
        memory_mb=_number("MEMORY_MB", default.memory_mb),
    )


def _number(name: str, default: int) -> int:
    try:
        return max(1, int(os.environ.get(f"SHUZIBAO_MAX_{name}", default)))
    except ValueError:
        return default
