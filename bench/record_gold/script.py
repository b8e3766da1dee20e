"""The script that a line of the gold set is printed in."""

from __future__ import annotations

import functools
import re

from opencc import OpenCC


@functools.cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def traditional(line: str) -> str:
    """The printed words in traditional script, the values as they are."""
    if line[0] in "?!“":
        return line
    pieces = re.split(r"([@=][^{}]*\})", line)
    return "".join(p if p[:1] in "@=" else _converter().convert(p) for p in pieces)
