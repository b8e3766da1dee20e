"""Where characters are read wrong: by script and direction, by kind of error, by pair of characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.distance import Levenshtein

from bench.press.match import page_numbers
from bench.press.reading import beside_each_other, running


@dataclass(slots=True)
class Misread:
    """Errors and characters by (script, flow); errors by kind; pairs of characters confused."""

    errors: Counter[str] = field(default_factory=Counter)
    chars: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[int, str, str, str]] = field(default_factory=list)

    def add(self, other: Misread) -> None:
        for name in ("errors", "chars", "kinds", "pairs"):
            getattr(self, name).update(getattr(other, name))
        self.lines += other.lines


def misread(truth: dict[str, Any], answer: dict[str, Any]) -> Misread:
    """The errors of one sample; the answer's boxes stand in the truth's frame (`frame.aligned`)."""
    found = Misread()
    number_of = page_numbers(truth, answer)
    for page in truth["pages"]:
        said = [line for line in answer["lines"] if line["page"] == number_of[page["number"]]]
        for mine, theirs in beside_each_other(page["lines"], said):
            _group(found, truth, mine, theirs)
    return found


def _group(
    found: Misread, truth: dict[str, Any], mine: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> None:
    down = bool(mine) and mine[0]["flow"] == "down"
    key = f"{truth['script']} {'down' if down else 'across'}"
    one, two = running(mine, down), running(theirs, down)
    found.chars[key] += len(one)
    wrong = Levenshtein.distance(one, two)
    if not wrong:
        return
    found.errors[key] += wrong
    kind = _kind(mine, theirs, one, two, down)
    found.kinds[f"{key}: {kind}"] += wrong
    found.lines.append((wrong, f"{truth['id']} {key}: {kind}", one, two))
    if kind == "characters":
        found.pairs.update(_pairs(one, two))


def _kind(
    mine: list[dict[str, Any]], theirs: list[dict[str, Any]], one: str, two: str, down: bool
) -> str:
    if not theirs:
        return "line lost"
    if not mine:
        return "line invented"
    if Counter(one) == Counter(two):
        return "order"
    turned = any("flow" in line and (line["flow"] == "down") != down for line in theirs)
    if turned and len(one) > 2:
        return "direction"
    if len(mine) > 1:
        return "lines merged"
    if len(theirs) > 1 and len(two) != len(one):
        return "line in pieces"
    return "characters" if Levenshtein.distance(one, two) <= 0.4 * len(one) else "unreadable"


def _pairs(one: str, two: str) -> Iterable[str]:
    for step in Levenshtein.editops(one, two):
        was = one[step.src_pos] if step.tag != "insert" else ""
        now = two[step.dest_pos] if step.tag != "delete" else ""
        yield f"{was or '·'}→{now or '·'}"


def told(found: Misread, most: int = 25) -> str:
    """The errors as a text."""
    rows = ["script, direction      errors   characters      CER"]
    for key in sorted(found.chars, key=lambda key: -found.chars[key]):
        share = found.errors[key] / max(1, found.chars[key])
        rows.append(f"  {key:<18}{found.errors[key]:>8}{found.chars[key]:>13}{share:>9.4%}")
    rows.append("errors by kind")
    rows += [f"  {count:>6}  {kind}" for kind, count in found.kinds.most_common()]
    rows.append("confused: " + "  ".join(f"{p} {n}" for p, n in found.pairs.most_common(most)))
    return "\n".join(rows)
