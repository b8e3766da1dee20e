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
from itertools import pairwise

import numpy as np

from shuzibao.articles.cover import FORBIDDEN
from shuzibao.articles.evidence import Evidence
from shuzibao.articles.heads import DASHED, Heading, best_cut, speaks_from_above
from shuzibao.articles.lexical import Floats, gains
from shuzibao.articles.links import Links
from shuzibao.articles.nodes import Node
from shuzibao.conventions.furniture import LABELS
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import plain

NO_BODY = -1
LONGEST_HEAD = 4  # lines
BEAM = 60
CANDIDATES = 5  # bodies weighed for a head, by its words; those near by are always weighed

NEAR, FAR = -0.4, 4.2
# On some pages heads stand apart from their bodies as a rule: such a page is rare, a far head on it is not.
SCATTERED, FAR_SCATTERED = 5.0, 2.2
IN_ORDER = -2.4  # the heads of a row come in the order of their bodies
UNHEARD_FAR = 1.5  # a far body that a head shares nothing with
PER_GAIN, MOST_GAIN, LEAST_GAIN = 0.3, 9.0, -2.0
TAKES_HEAD_FROM_NEAR = 1.0  # the body has other headings right above it
ENDS_AS_KICKER = 2.5
OPENS_AS_DECK = 3.0
PER_WORDING, WORDING_USUAL = (
    0.6,
    -0.5,
)  # how well the lines make kicker, headline and deck
BACKWARD = 0.8
# A kicker that stands alone goes to a headline whose body says its words this much, and this much more than others.
KICKER_HEARD, KICKER_CLEAR = 1.5, 0.7
# A head of nothing is a section's name, which is short; lengths in characters.
ALONE, SHORT, PER_LONG = 2.5, 6, 0.0


@dataclass(frozen=True, slots=True)
class _Way:
    """A reading of the rows so far: its cost, the bodies that have a head, and (first, last, body) of each head.

    tied: bodies that a heading between them makes one story, as its crosshead.
    """

    cost: float
    used: frozenset[int]
    heads: tuple[tuple[int, int, int], ...]
    tied: tuple[tuple[int, int], ...] = ()
    last: int = -1


def regroup(
    evidence: Evidence,
    links: Links,
    chains: Sequence[Sequence[int]],
    printed: Sequence[Heading],
    scattered: bool = False,
) -> tuple[list[list[int]], float]:
    """The chains with their heads given anew, and what the whole reading costs.

    printed: each node's first line, for the wording of a head.
    scattered: the page is held to be one whose heads stand apart from their bodies as a rule.
    """
    nodes = evidence.nodes
    bodies: list[list[int]] = []
    free: list[int] = []
    cost = 0.0
    for chain in chains:
        at = next((n for n, i in enumerate(chain) if nodes[i].is_text), len(chain))
        free += chain[:at]
        if at < len(chain):
            bodies.append(list(chain[at:]))
            cost += float(links.ends[chain[-1]])
            cost += sum(float(links.costs[a, b]) for a, b in pairwise(chain[at:]))
    bodies.sort()
    free.sort()
    far = FAR_SCATTERED if scattered else FAR
    way = _search(evidence, links, bodies, _rows(free), printed, far)
    out: dict[int, list[int]] = {k: list(body) for k, body in enumerate(bodies)}
    alone: list[list[int]] = []
    for first, last, body in way.heads:
        if body != NO_BODY:
            out[body] = [*range(first, last + 1), *out[body]]
    for first, last, body in way.heads:
        if body != NO_BODY:
            continue
        rest = []
        for line in range(first, last + 1):
            home = _torn_from(nodes[line].text, nodes, bodies)
            if home in way.used and not speaks_from_above(nodes[out[home][0]].text):
                out[home] = [line, *out[home]]
            else:
                rest.append(line)
        alone += [rest] if rest else []
    for above, below in sorted(way.tied, reverse=True):
        out[above] += out.pop(below)
    cost += sum(float(links.starts[b[0]]) for k, b in enumerate(bodies) if k not in way.used)
    rare = SCATTERED if scattered else 0.0
    return sorted([*out.values(), *_sections(alone, nodes)]), cost + way.cost + rare


def _sections(alone: Sequence[list[int]], nodes: Sequence[Node]) -> list[list[int]]:
    """Lines that head nothing: those that follow each other are one section's name, labels stand by themselves."""
    out: list[list[int]] = []
    for lines in sorted(alone):
        labels = [LABELS.match(nodes[i].text) for i in ((out[-1] if out else []) + lines)]
        if out and out[-1][-1] == lines[0] - 1 and not any(labels):
            out[-1] += lines
        else:
            out.append(lines)
    return out


def _torn_from(kicker: str, nodes: Sequence[Node], bodies: Sequence[Sequence[int]]) -> int:
    """The body whose head has lost this kicker, NO_BODY where the line is none or is heard in no body clearly."""
    if not bodies or not speaks_from_above(kicker):
        return NO_BODY
    texts = [node.text if node.is_text else "" for node in nodes]
    heard = PER_GAIN * gains([kicker], texts, bodies)[0]
    best = int(heard.argmax())
    others = np.delete(heard, best)
    clear = not len(others) or heard[best] > others.max() + KICKER_CLEAR
    return best if heard[best] > KICKER_HEARD and clear else NO_BODY


def _rows(free: Sequence[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for i in free:
        if rows and rows[-1][-1] == i - 1:
            rows[-1].append(i)
        else:
            rows.append([i])
    return rows


def _search(
    evidence: Evidence,
    links: Links,
    bodies: Sequence[Sequence[int]],
    rows: Sequence[Sequence[int]],
    printed: Sequence[Heading],
    far: float,
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
        done[0] = [_Way(way.cost, way.used, way.heads, way.tied) for way in ways]
        tie = _tie(links, bodies, row, below)
        for at in range(len(row)):
            done[at] = sorted(done[at], key=lambda way: way.cost)[:BEAM]
            for size in range(1, min(LONGEST_HEAD, len(row) - at) + 1):
                first, last = row[at], row[at + size - 1]
                joints = _joints(links, printed[first : last + 1], first)
                words = (
                    heard[place[first] : place[last] + 1].sum(axis=0)
                    if heard is not None
                    else np.zeros(0)
                )
                options = _options(evidence, bodies, words, first, last, below, far)
                for way in done[at]:
                    done[at + size] += _longer(way, first, last, joints, options)
        if tie is not None:
            done[-1] += [_tied(way, row[0], tie) for way in done[0] if below not in way.used]
        ways = sorted(done[-1], key=lambda way: way.cost)[:BEAM]
    return ways[0]


def _longer(
    way: _Way,
    first: int,
    last: int,
    joints: float,
    options: Sequence[tuple[int, float, bool]],
) -> list[_Way]:
    out = []
    for body, cost, far in options:
        if body in way.used:
            continue
        total = way.cost + joints + cost
        if far and body > way.last >= 0:
            total += IN_ORDER
        used = way.used | {body} if body != NO_BODY else way.used
        heads = (*way.heads, (first, last, body))
        out.append(_Way(total, used, heads, way.tied, max(way.last, body)))
    return out


def _tie(
    links: Links, bodies: Sequence[Sequence[int]], row: Sequence[int], below: int
) -> tuple[int, int, float] | None:
    """What it costs that a single heading between two bodies is a crosshead of both: (above, below, cost)."""
    above = next((k for k, body in enumerate(bodies) if body[-1] == row[0] - 1), -1)
    if len(row) != 1 or above < 0 or below < 0 or above == below:
        return None
    i, j = bodies[above][-1], bodies[below][0]
    cost = float(links.costs[i, row[0]] + links.costs[row[0], j] - links.ends[i])
    return (above, below, cost) if cost < FORBIDDEN / 2 else None


def _tied(way: _Way, heading: int, tie: tuple[int, int, float]) -> _Way:
    above, below, cost = tie
    return _Way(
        way.cost + cost,
        way.used | {below},
        (*way.heads, (heading, heading, below)),
        (*way.tied, (above, below)),
    )


def _joints(links: Links, lines: Sequence[Heading], first: int) -> float:
    """What it costs that these lines are one head."""
    cost = float(links.starts[first])
    for i in range(first, first + len(lines) - 1):
        cost += float(min(links.costs[i, i + 1], 6.0))
    opening, closing = plain(lines[0].text), SPACE.sub("", plain(lines[-1].text))
    if speaks_from_above(closing):
        cost += ENDS_AS_KICKER
    if DASHED.match(opening):
        cost += OPENS_AS_DECK
    if len(lines) > 1:
        cost -= PER_WORDING * (best_cut(lines)[0] - WORDING_USUAL)
    return cost


def _options(
    evidence: Evidence,
    bodies: Sequence[Sequence[int]],
    words: Floats,
    first: int,
    last: int,
    below: int,
    far: float,
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
            cost += far + (UNHEARD_FAR if gain <= 0 else 0.0)
            above = bodies[k][0] - 1
            cost += BACKWARD if bodies[k][0] < first else 0.0
            cost += 3.0 if evidence.marked else 0.0
            if above > last or (0 <= above < first):
                cost += TAKES_HEAD_FROM_NEAR * float(not nodes[above].is_text)
            cost -= 0.8 * float(lead.bylined) + 0.6 * evidence.gap[bodies[k][0]]
        out.append((k, cost, not near))
    out.append((NO_BODY, _alone([nodes[i].text for i in range(first, last + 1)]), True))
    return out


def _alone(lines: Sequence[str]) -> float:
    """What it costs that these lines head nothing: a section's name does, a headline hardly ever."""
    if len(lines) == 1 and LABELS.match(lines[0]):
        return 1.0
    return ALONE + PER_LONG * max(0, sum(map(len, lines)) - SHORT)
