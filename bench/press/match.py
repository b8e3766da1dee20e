"""Which line of the answer stands where a line of the truth was printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.press.sheet import UNFORMED


@dataclass(slots=True)
class Matched:
    """A printed line with what the answer says of it.

    key: which cluster the answer puts it in; lines the answer has not, or leaves out, are alone.
    rank: its place in the answer's reading order. found: False where the answer has nothing there.
    """

    line: dict[str, Any]
    page: int
    weight: int
    article: int | None = None
    role: str = "missing"
    rank: int = -1
    found: bool = False
    key: tuple[str, int] = ("alone", 0)


def plain(text: str) -> str:
    """Without spaces, vertical presentation forms as the marks they show."""
    return "".join(text.split()).translate(UNFORMED)


def weight_of(text: str) -> int:
    return max(1, len(plain(text)))


def page_numbers(truth: dict[str, Any], answer: dict[str, Any]) -> dict[int, int]:
    """The answer's number for each true page: the same, or the page that has most of its lines.

    So that one misread folio does not void the pages; the number itself is scored as a fact. Where
    the answer gives no texts, its pages are taken in their order.
    """
    true = [page["number"] for page in truth["pages"]]
    said = sorted({line["page"] for line in answer["lines"]})
    texts = [_texts(line for line in answer["lines"] if line["page"] == number) for number in said]
    if not any(texts):
        if set(said) <= set(true):
            return {number: number for number in true}
        return dict(zip(true, [*said, *([-1] * len(true))], strict=False))
    found = {}
    for page in truth["pages"]:
        mine = _texts(page["lines"])
        # A tie goes to the right number; no line in common is no page at all.
        alike = [
            len(mine & theirs) + 0.5 * (n == page["number"])
            for theirs, n in zip(texts, said, strict=True)
        ]
        best = max(range(len(said)), key=lambda k: alike[k])
        found[page["number"]] = said[best] if alike[best] else -1
    return found


def _texts(lines: Iterable[dict[str, Any]]) -> set[str]:
    return {plain(line["text"]) for line in lines if line["text"]}


# A line counts as found when the answer's boxes cover this much of it.
COVER = 0.35


def match_lines(truth: dict[str, Any], answer: dict[str, Any]) -> list[Matched]:
    """Every printed line with the answer's article, role and order for it."""
    out: list[Matched] = []
    number_of = page_numbers(truth, answer)
    for page in truth["pages"]:
        number = number_of[page["number"]]
        said = [(n, line) for n, line in enumerate(answer["lines"]) if line["page"] == number]
        boxes = np.array([line["box"] for _, line in said], float).reshape(-1, 4)
        for line in page["lines"]:
            found = Matched(line, page["number"], weight_of(line["text"]))
            _fill(found, said, boxes)
            out.append(found)
    for n, item in enumerate(out):
        item.key = ("article", item.article) if item.article is not None else ("alone", n)
    return out


def _fill(found: Matched, said: Sequence[tuple[int, dict[str, Any]]], boxes: np.ndarray) -> None:
    if not len(boxes):
        return
    left, top, right, bottom = found.line["box"]
    wide = np.minimum(boxes[:, 2], right) - np.maximum(boxes[:, 0], left)
    high = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
    area = np.clip(wide, 0, None) * np.clip(high, 0, None)
    whole = max(1e-6, (right - left) * (bottom - top))
    hits = np.nonzero(area > 0.05 * whole)[0]
    if not len(hits) or area[hits].sum() < COVER * whole:
        return
    votes: dict[int | None, float] = {}
    for hit in hits:
        article = said[hit][1]["article"]
        votes[article] = votes.get(article, 0.0) + float(area[hit])
    found.article = max(votes, key=lambda key: votes[key])
    best = max((h for h in hits if said[h][1]["article"] == found.article), key=lambda h: area[h])
    found.rank = said[best][0]
    found.role = said[best][1]["role"]
    found.found = True
