"""Spans as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shuzibao.model import Span

# Characters between two printed lines with nothing printed between them: a line's end, and one more. Print of
# another column takes three, for a gutter parts it from the line and a line's end follows.
BETWEEN_LINES = 2


def spans_of(spans: Sequence[Span]) -> list[dict[str, Any]]:
    """Spans as plain data; neighbours become one range where nothing is printed between them.

    Lines that follow each other in a column need not in the file: a dump of a page with columns side by side has
    the other columns' lines between them, and those belong to other spans.
    """
    merged: list[dict[str, Any]] = []
    last: Span | None = None
    for span in spans:
        if span.start is None or span.end is None:
            box = span.box
            assert box is not None
            merged.append({"page": span.page, "box": [box.left, box.top, box.right, box.bottom]})
        elif last and _runs_on(last, span):
            merged[-1]["end"] = span.end
        else:
            merged.append({"source": span.source, "start": span.start, "end": span.end})
        last = span
    return merged


def _runs_on(last: Span, span: Span) -> bool:
    if last.source != span.source or last.end is None or span.start is None:
        return False
    gap = span.start - last.end
    if span.line == last.line:
        return gap == 0
    return span.line == last.line + 1 and 0 <= gap <= BETWEEN_LINES
