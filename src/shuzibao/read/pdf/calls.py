"""Calls to PDFium without the argument checks of the binding: 0.5 µs a call instead of 2."""

from __future__ import annotations

import ctypes
from typing import Any

INT, POINTER = ctypes.c_int, ctypes.c_void_p


def bare(function: Any, *types: Any) -> Any:
    """The function itself. types: of its answer, then of its arguments."""
    return ctypes.PYFUNCTYPE(*types)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]
