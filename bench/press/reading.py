"""Characters read wrong: boxes of the answer are brought to the printed lines, then edit distance."""

from __future__ import annotations

from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from bench.press.match import page_numbers, plain


def character_errors(truth: dict[str, Any], answer: dict[str, Any]) -> dict[str, float]:
    """Edit distance and characters, by groups of lines that lie on one another. Nothing when the answer has no texts."""
    if any(line["text"] is None for line in answer["lines"]):
        return {}
    errors = chars = 0.0
    number_of = page_numbers(truth, answer)
    for page in truth["pages"]:
        number = number_of[page["number"]]
        said = [line for line in answer["lines"] if line["page"] == number]
        wrong, count = _page_errors(page["lines"], said)
        errors += wrong
        chars += count
    return {"cer_errors": errors, "cer_chars": chars}


def _page_errors(true: list[dict[str, Any]], said: list[dict[str, Any]]) -> tuple[float, float]:
    chars = float(sum(len(plain(line["text"])) for line in true))
    errors = 0.0
    for mine, theirs in beside_each_other(true, said):
        down = bool(mine) and mine[0]["flow"] == "down"
        errors += Levenshtein.distance(running(mine, down), running(theirs, down))
    return errors, chars


def beside_each_other(
    true: list[dict[str, Any]], said: list[dict[str, Any]]
) -> list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """Lines of the truth and lines of the answer that lie on one another, group by group."""
    if not said or not true:
        return [([line], []) for line in true] + [([], [line]) for line in said]
    a = np.array([line["box"] for line in true], float)
    b = np.array([line["box"] for line in said], float)
    parent = list(range(len(true) + len(said)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    small = np.maximum((b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1]), 1e-6)
    for n, (left, top, right, bottom) in enumerate(a):
        wide = np.clip(np.minimum(b[:, 2], right) - np.maximum(b[:, 0], left), 0, None)
        high = np.clip(np.minimum(b[:, 3], bottom) - np.maximum(b[:, 1], top), 0, None)
        least = np.minimum(small, max(1e-6, (right - left) * (bottom - top)))
        for hit in np.nonzero(wide * high > 0.4 * least)[0]:
            parent[root(len(true) + int(hit))] = root(n)
    groups: dict[int, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for n, line in enumerate([*true, *said]):
        pair = groups.setdefault(root(n), ([], []))
        pair[n >= len(true)].append(line)
    return list(groups.values())


def running(lines: list[dict[str, Any]], down: bool) -> str:
    """The texts of lines as they are read one after the other."""

    def across(line: dict[str, Any]) -> float:
        left, top, right, bottom = line["box"]
        return -(left + right) / 2 if down else (top + bottom) / 2

    rows: list[list[dict[str, Any]]] = []
    last = 0.0
    for line in sorted(lines, key=across):
        left, top, right, bottom = line["box"]
        if not rows or across(line) - last > 0.5 * max(4.0, min(right - left, bottom - top)):
            rows.append([])
        rows[-1].append(line)
        last = across(line)
    begin = 1 if down else 0
    return "".join(
        plain(line["text"]) for row in rows for line in sorted(row, key=lambda one: one["box"][begin])
    )  # fmt: skip
