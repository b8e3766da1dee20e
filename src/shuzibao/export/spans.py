"""Spans as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shuzibao.model import Span


def spans_of(spans: Sequence[Span]) -> list[dict[str, Any]]:
    """Spans as plain data; neighbours on consecutive lines of one source become one range."""
    merged: list[dict[str, Any]] = []
    last: Span | None = None
    for span in spans:
        if span.start is None or span.end is None:
            box = span.box
            assert box is not None
            merged.append({"page": span.page, "box": [box.left, box.top, box.right, box.bottom]})
        elif (
            last
            and last.source == span.source
            and span.line == last.line + 1
            and last.end is not None
        ) or (
            last
            and last.source == span.source
            and last.line == span.line
            and last.end == span.start
        ):
            merged[-1]["end"] = span.end
        else:
            merged.append({"source": span.source, "start": span.start, "end": span.end})
        last = span
    return merged
