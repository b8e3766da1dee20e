"""Rows of headings cut into the heads of stories, each given to the body that it speaks of.

A tool that writes a page band by band puts the heads of neighbours in one row and their texts behind it, or all
heads at an end of the file. Line by line that cannot be undone: a kicker alone says little of its body. So once the
bodies are threaded, the heading lines outside of them are read again, row by row: every way to cut a row into heads
of one to four lines is weighed together with the body that each would get. The body may stand right below (the rule),
elsewhere in the file, or nowhere (a section head). A beam search over all rows of the page keeps the cheapest ways.

Costs are in nats, on the scale of `links.py`; the constants were set on the dev split of `python -m bench.dumps`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shuzibao.articles.heads import speaks_from_above
from shuzibao.articles.lexical import gains
from shuzibao.articles.links import Evidence, Links
from shuzibao.conventions.furniture import LABELS

LONGEST_HEAD = 4  # lines
BEAM = 60
CANDIDATES = 5  # bodies weighed for a head, by its words; those near by are always weighed

NEAR, FAR = -0.4, 3.2
IN_ORDER = -1.6  # the heads of a row come in the order of their bodies
UNHEARD_FAR = 1.5  # a far body that a head shares nothing with
PER_GAIN, MOST_GAIN, LEAST_GAIN = 0.3, 9.0, -2.0
TAKES_HEAD_FROM_NEAR = 1.0  # the body has other headings right above it
ENDS_AS_KICKER = 2.5
BACKWARD = 0.8


@dataclass(frozen=True, slots=True)
class _Way:
    """A reading of the rows so far: its cost, the bodies that have a head, and (first, last, body) of each head."""

    cost: float
    used: frozenset[int]
    heads: tuple[tuple[int, int, int], ...]
    last: int = -1


def regroup(
    evidence: Evidence, links: Links, chains: Sequence[Sequence[int]]
) -> tuple[list[list[int]], float]:
    """The chains with their heads given anew, and what the whole reading costs."""
    nodes = evidence.nodes
    bodies: list[list[int]] = []
    free: list[int] = []
    cost = 0.0
    for chain in chains:
        first = next((n for n, i in enumerate(chain) if nodes[i].is_text), len(chain))
        free += chain[:first]
        if first < len(chain):
            body = list(chain[first:])
            bodies.append(body)
            cost += float(links.ends[body[-1]])
            cost += sum(float(links.costs[a, b]) for a, b in zip(body[:-1], body[1:], strict=True))
    bodies.sort()
    free.sort()
    way = _search(evidence, links, bodies, _rows(free))
    out = []
    for first, last, body in way.heads:
        out.append([*range(first, last + 1), *(bodies[body] if body >= 0 else ())])
    out += [body for k, body in enumerate(bodies) if k not in way.used]
    cost += sum(float(links.starts[b[0]]) for k, b in enumerate(bodies) if k not in way.used)
    return sorted(out), cost + way.cost


def _rows(free: Sequence[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for i in free:
        if rows and rows[-1][-1] == i - 1:
            rows[-1].append(i)
        else:
            rows.append([i])
    return rows


def _search(
    evidence: Evidence, links: Links, bodies: Sequence[Sequence[int]], rows: Sequence[Sequence[int]]
) -> _Way:
    nodes = evidence.nodes
    lines = [i for row in rows for i in row]
    texts = [node.text if node.is_text else "" for node in nodes]
    heard = PER_GAIN * gains([nodes[i].text for i in lines], texts, bodies) if bodies else None
    place = {i: n for n, i in enumerate(lines)}
    firsts = [body[0] for body in bodies]
    ways = [_Way(0.0, frozenset(), ())]
    for row in rows:
        below = next((k for k, first in enumerate(firsts) if first == row[-1] + 1), -1)
        done: list[list[_Way]] = [[] for _ in range(len(row) + 1)]
        done[0] = [_Way(way.cost, way.used, way.heads) for way in ways]
        for at in range(len(row)):
            done[at] = sorted(done[at], key=lambda way: way.cost)[:BEAM]
            for size in range(1, min(LONGEST_HEAD, len(row) - at) + 1):
                first, last = row[at], row[at + size - 1]
                joints = _joints(evidence, links, first, last)
                words = (
                    heard[place[first] : place[last] + 1].sum(axis=0)
                    if heard is not None
                    else np.zeros(0)
                )
                options = _options(evidence, bodies, words, first, last, below)
                for way in done[at]:
                    done[at + size] += _longer(way, first, last, joints, options)
        ways = sorted(done[-1], key=lambda way: way.cost)[:BEAM]
    return ways[0]


def _longer(
    way: _Way, first: int, last: int, joints: float, options: Sequence[tuple[int, float, bool]]
) -> list[_Way]:
    out = []
    for body, cost, far in options:
        if body in way.used:
            continue
        total = way.cost + joints + cost
        if far and body > way.last >= 0:
            total += IN_ORDER
        used = way.used | {body} if body >= 0 else way.used
        out.append(_Way(total, used, (*way.heads, (first, last, body)), max(way.last, body)))
    return out


def _joints(evidence: Evidence, links: Links, first: int, last: int) -> float:
    """What it costs that these lines are one head."""
    cost = float(links.starts[first])
    for i in range(first, last):
        cost += float(min(links.costs[i, i + 1], 6.0))
    texts = [evidence.nodes[i].text for i in range(first, last + 1)]
    if speaks_from_above(texts[-1]):
        cost += ENDS_AS_KICKER
    return cost


def _options(
    evidence: Evidence,
    bodies: Sequence[Sequence[int]],
    words: np.ndarray,
    first: int,
    last: int,
    below: int,
) -> list[tuple[int, float, bool]]:
    """The bodies that a head may get: (body, cost, whether it stands elsewhere); -1 for none."""
    nodes = evidence.nodes
    out: list[tuple[int, float, bool]] = []
    best = {int(k) for k in np.argsort(-words)[:CANDIDATES]} if len(words) else set()
    following = [k for k, body in enumerate(bodies) if body[0] > last][:3]
    for k in best | set(following) | ({below} if below >= 0 else set()):
        lead = nodes[bodies[k][0]]
        gain = float(np.clip(words[k], LEAST_GAIN, MOST_GAIN))
        cost = -gain - 0.3 * max(0.0, lead.opening) + 0.3 * max(0.0, -lead.opening)
        cost += 0.0 if lead.opens else 2.3
        near = bodies[k][0] == last + 1
        if near:
            cost += NEAR + evidence.gap[bodies[k][0]]
        else:
            cost += FAR + (UNHEARD_FAR if gain <= 0 else 0.0)
            above = bodies[k][0] - 1
            cost += BACKWARD if bodies[k][0] < first else 0.0
            cost += 3.0 if evidence.marked else 0.0
            if above > last or (0 <= above < first):
                cost += TAKES_HEAD_FROM_NEAR * float(not nodes[above].is_text)
            cost -= 0.8 * float(lead.bylined) + 0.6 * evidence.gap[bodies[k][0]]
        out.append((k, cost, not near))
    label = LABELS.match(nodes[first].text) is not None
    out.append((-1, 1.0 if label else 3.0, True))
    return out
