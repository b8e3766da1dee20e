"""Rules made of the strokes of a PDF: dots in a row are one, pieces that touch are one, four that meet are a frame."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from shuzibao.model import Box, Frame, Rule

TOUCHING = 0.5  # points between pieces of one rule
FAR_DOT, MANY_DOTS = 6.0, 8  # points between dots of a rule, and how many make one


def dotted(dots: list[Box]) -> list[Rule]:
    """Rows of dots or dashes, each drawn by itself, as the rules that they make."""
    rules: list[Rule] = []
    left = set(dots)
    for across in (True, False):
        rows: dict[tuple[float, float], list[Box]] = {}
        for dot in dict.fromkeys(dots):
            if dot in left:
                key = (dot.top, dot.bottom) if across else (dot.left, dot.right)
                rows.setdefault((round(key[0], 1), round(key[1], 1)), []).append(dot)
        for row in rows.values():
            row.sort(key=lambda dot: dot.left if across else dot.top)
            begins = np.array([dot.left if across else dot.top for dot in row])
            ends = np.array([dot.right if across else dot.bottom for dot in row])
            cuts = [0, *(np.flatnonzero(begins[1:] - ends[:-1] > FAR_DOT) + 1).tolist(), len(row)]
            for first, last in pairwise(cuts):
                if last - first >= MANY_DOTS:
                    rules.append(Rule(row[first].union(row[last - 1]), True))
                    left.difference_update(row[first:last])
    return rules


def frames_of_rules(rules: list[Rule]) -> tuple[list[Frame], list[Rule]]:
    """Four rules that meet at their ends are a frame."""
    flat = [rule for rule in rules if rule.box.width > rule.box.height]
    tall = [rule for rule in rules if rule.box.width <= rule.box.height]
    if len(flat) < 2 or len(tall) < 2 or len(flat) * len(tall) > 40_000:
        return [], rules
    frames: list[Frame] = []
    used: set[int] = set()
    for at, upper in enumerate(flat):
        for lower in flat[at + 1 :]:
            top, bottom = sorted((upper.box, lower.box), key=lambda box: box.top)
            if abs(top.left - bottom.left) > 2 or abs(top.right - bottom.right) > 2:
                continue
            sides = [
                side for side in tall
                if abs(side.box.top - top.top) < 3 and abs(side.box.bottom - bottom.bottom) < 3
            ]  # fmt: skip
            left = [side for side in sides if abs(side.box.left - top.left) < 3]
            right = [side for side in sides if abs(side.box.right - top.right) < 3]
            if left and right:
                frames.append(Frame(top.union(bottom)))
                used.update(map(id, (upper, lower, left[0], right[0])))
    return frames, [rule for rule in rules if id(rule) not in used]


def joined(rules: list[Rule]) -> list[Rule]:
    """Rules; pieces of one thickness that touch end to end are one: tables are ruled cell by cell."""
    across = [rule for rule in rules if rule.box.width > rule.box.height]
    down = [rule for rule in rules if rule.box.width <= rule.box.height]
    across.sort(key=lambda rule: (rule.box.top, rule.box.bottom, rule.box.left))
    down.sort(key=lambda rule: (rule.box.left, rule.box.right, rule.box.top))
    whole: list[Rule] = []
    for rule in (*across, *down):
        if whole and _goes_on(whole[-1], rule):
            whole[-1] = replace(whole[-1], box=whole[-1].box.union(rule.box))
        else:
            whole.append(rule)
    return whole


def _goes_on(one: Rule, two: Rule) -> bool:
    a, b = one.box, two.box
    level = abs(a.top - b.top) + abs(a.bottom - b.bottom) < TOUCHING
    upright = abs(a.left - b.left) + abs(a.right - b.right) < TOUCHING
    touch = (level and abs(b.left - a.right) < TOUCHING) or (
        upright and abs(b.top - a.bottom) < TOUCHING
    )
    return touch and one.dashed == two.dashed
