"""Where rules and lines of print meet: lines that a rule parts, rules that only underline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shuzibao.model import Box, Flow, Line, Rule

LONG_RULE = 2.5  # of a line's height: a rule so long parts columns


def without_underlines(rules: tuple[Rule, ...], lines: Sequence[Line]) -> tuple[Rule, ...]:
    """The rules that part something: a line drawn under or through words, no wider than they are, parts nothing."""
    across = [line for line in lines if line.flow is Flow.ACROSS and line.box]
    if not across or not rules:
        return rules
    boxes = np.array([(o.left, o.top, o.right, o.bottom) for line in across if (o := line.box)])
    size = np.array([line.size or 10.0 for line in across])
    kept = []
    for rule in rules:
        box = rule.box
        foot = (box.top + box.bottom) / 2 - boxes[:, 3]
        under = (foot > -0.7 * size) & (foot < 0.15 * size) & (box.height < 0.2 * size)
        under &= (box.left > boxes[:, 0] - 0.3 * size) & (box.right < boxes[:, 2] + 0.3 * size)
        if not under.any():
            kept.append(rule)
    return tuple(kept)


def parted_by_rules(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Line]:
    """The lines; one that runs past an upright rule that is much longer than the line is high is two."""
    tall = [rule.box for rule in rules if rule.box.height > rule.box.width]
    out: list[Line] = []
    for line in lines:
        rest = line
        for upright in sorted(tall, key=lambda box: box.left):
            at = _cut_by(rest, upright)
            if at is not None:
                first, rest = _cut_line(rest, at)
                out.append(first)
        out.append(rest)
    return out


def _cut_by(line: Line, rule: Box) -> int | None:
    """The first character behind an upright rule that runs through a gap of the line."""
    box = line.box
    if box is None or line.flow is not Flow.ACROSS or not line.edges or line.angle:
        return None
    if not box.left < rule.left < box.right or rule.height < LONG_RULE * box.height:
        return None
    if rule.top > box.top + 0.3 * box.height or rule.bottom < box.bottom - 0.3 * box.height:
        return None
    at = int(np.searchsorted(np.array(line.edges), rule.left))
    if not 0 < at < len(line.text):
        return None
    free = line.text[at - 1].isspace() or rule.left - line.edges[at - 1] > 0.7 * (line.size or 0.0)
    return at if free else None


def _cut_line(line: Line, at: int) -> tuple[Line, Line]:
    box, size = line.box, line.size or 0.0
    assert box is not None
    end = len(line.text[:at].rstrip())
    stop = min(line.edges[end], line.edges[max(0, end - 1)] + size)
    one = replace(
        line, text=line.text[:end], box=Box(box.left, box.top, stop, box.bottom),
        edges=(*line.edges[:end], stop),
    )  # fmt: skip
    two = replace(
        line, text=line.text[at:], box=Box(line.edges[at], box.top, box.right, box.bottom),
        edges=line.edges[at:],
    )  # fmt: skip
    return one, two
