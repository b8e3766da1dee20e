"""One frame for truth and answer of a scan: a system may say where things stand on the scan or on the straightened page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.press.match import page_numbers, plain

LEAST_PAIRS = 6
LEAST_LENGTH = 5
STRAY_PT = 12.0  # a pair this far off the fit is a chance likeness


def aligned(truth: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with boxes and zones moved onto the truth by one affine map a page.

    The map is fitted on lines whose text stands once in both. Born-digital pages are left alone:
    there the frame is the page's own.
    """
    if not truth.get("dpi"):
        return answer
    number_of = page_numbers(truth, answer)
    moves = {}
    for page in truth["pages"]:
        said = [line for line in answer["lines"] if line["page"] == number_of[page["number"]]]
        move = _fit(page["lines"], said)
        if move is not None:
            moves[number_of[page["number"]]] = move
    return answer | {
        "lines": [
            line | {"box": _box(line["box"], moves.get(line["page"]))} for line in answer["lines"]
        ],
        "articles": [
            article
            | {
                "zones": [
                    zone | {"points": _points(zone["points"], moves.get(zone["page"]))}
                    for zone in article.get("zones") or []
                ]
            }
            for article in answer["articles"]
        ],
    }


def _fit(true: Sequence[dict[str, Any]], said: Sequence[dict[str, Any]]) -> np.ndarray | None:
    """The affine map (3 x 2) from the answer's points to the truth's; None where too little is alike."""
    one, two = _once(true), _once(said)
    pairs = [(two[text], one[text]) for text in one.keys() & two.keys()]
    if len(pairs) < LEAST_PAIRS:
        return None
    source = np.array([[*_middle(a), 1.0] for a, _ in pairs])
    target = np.array([_middle(b) for _, b in pairs])
    keep = np.ones(len(pairs), bool)
    for _ in range(3):
        move = np.linalg.lstsq(source[keep], target[keep], rcond=None)[0]
        off = np.abs(source @ move - target).max(axis=1)
        keep = off < max(STRAY_PT, float(np.median(off)) * 2)
    return move


def _once(lines: Sequence[dict[str, Any]]) -> dict[str, list[float]]:
    texts = [plain(line["text"] or "") for line in lines]
    count = Counter(texts)
    return {
        text: line["box"]
        for text, line in zip(texts, lines, strict=True)
        if count[text] == 1 and len(text) >= LEAST_LENGTH
    }


def _middle(box: Sequence[float]) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _points(points: Sequence[Sequence[float]], move: np.ndarray | None) -> list[list[float]]:
    if move is None:
        return [list(point) for point in points]
    moved = np.array([[x, y, 1.0] for x, y in points]) @ move
    return [[float(x), float(y)] for x, y in moved]


def _box(box: Sequence[float], move: np.ndarray | None) -> list[float]:
    """The middle is moved; the size stays, scaled, so that a turn by a degree does not fatten lines."""
    if move is None:
        return list(box)
    (x, y), wide, high = _middle(box), box[2] - box[0], box[3] - box[1]
    cx, cy = np.array([x, y, 1.0]) @ move
    wide *= float(np.hypot(*move[0]))
    high *= float(np.hypot(*move[1]))
    return [float(cx - wide / 2), float(cy - high / 2), float(cx + wide / 2), float(cy + high / 2)]
