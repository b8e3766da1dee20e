"""The measures 栏宽 that the lines of a dump are set to, found from their widths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from shuzibao.layout.signs import Signs

# Candidates for the measure: peaks of the widths of lines that do not end a sentence.
MOST_MEASURES = 8
RAGGED_STRETCH = 24  # lines
NARROWEST_MEASURE = 5.0
WIDEST_MEASURE = 60.0
INDENT = 2.0  # ems that a paragraph's first line is set in


def measures_of(signs: Sequence[Signs]) -> list[float]:
    """The widths that lines are set to on this page, commonest first."""
    latin = [sign.width for sign in signs if sign.latin and not sign.heading]
    if len(latin) * 2 > len(signs):
        return _ragged_measures(latin)
    widths = Counter(
        round(sign.width * 2) / 2
        for sign in signs
        if not sign.ends_sentence
        and sign.heading is None
        and NARROWEST_MEASURE <= sign.width <= WIDEST_MEASURE
    )
    smooth = {w: widths[w] + 0.6 * (widths[w - 0.5] + widths[w + 0.5]) + 0.01 * w for w in widths}
    found: list[float] = []
    for width, weight in sorted(smooth.items(), key=lambda item: -item[1]):
        if weight < 2.5 or len(found) == MOST_MEASURES:
            break
        if (
            _is_text(signs, width)
            and _in_runs(signs, width)
            and all(abs(width - other) > 0.6 for other in found)
        ):
            found.append(width)
    return found


def _is_text(signs: Sequence[Signs], width: float) -> bool:
    """Lines of this width are text: a good part of them holds punctuation, which headings of one width do not."""
    lines = [sign for sign in signs if abs(sign.width - width) <= 0.5]
    return 4 * sum(bool(sign.pauses or sign.stops or sign.ends_sentence) for sign in lines) >= len(
        lines
    )


# A measure is told by this many lines in a row, or by as many paragraphs that end below lines of it.
SET_IN_A_ROW, PARAGRAPHS_TELL = 3, 2


def _in_runs(signs: Sequence[Signs], width: float) -> bool:
    """Lines of this width run on to a sentence's end, as a paragraph's do and the halves of a headline do not."""
    row = longest = ended = 0
    for sign in signs:
        if sign.heading is None and abs(sign.width - width) <= 0.75:
            row += 1
            longest = max(longest, row)
            continue
        if row and abs(sign.width + INDENT - width) <= 0.6:
            continue  # a paragraph's first line
        ended += bool(row and sign.ends_sentence and sign.width < width)
        row = 0
    return longest >= SET_IN_A_ROW or ended >= PARAGRAPHS_TELL


def _ragged_measures(widths: Sequence[float]) -> list[float]:
    """The measures of Latin text set ragged: the widest lines of every stretch, a headline's outlier left out."""
    found: list[float] = []
    for start in range(0, len(widths), RAGGED_STRETCH // 2):
        stretch = sorted(widths[start : start + RAGGED_STRETCH])
        widest = stretch[max(0, int(0.93 * len(stretch)) - 1)]
        if NARROWEST_MEASURE <= widest <= WIDEST_MEASURE and all(
            abs(widest - other) > 1.5 for other in found
        ):
            found.append(widest)
    return found[:MOST_MEASURES]
