"""Rows of headings cut into the heads of stories, each given to the body that it speaks of.

A tool that writes a page band by band puts the heads of neighbours in one row and their texts behind it, or all
heads at an end of the file. Line by line that cannot be undone: a kicker alone says little of its body. So once the
bodies are threaded, the heading lines outside of them are read again, row by row: every way to cut a row into heads
of one to four lines is weighed together with the body that each would get. The body may stand right below (the rule),
elsewhere in the file, or nowhere (a section head). A tool that writes the heads of neighbours line by line interleaves
them: a stretch of a row may also go on with a head that stands earlier in it. A beam search over all rows of the page
keeps the cheapest ways.

Costs are features times the weights of `rowweights.py`, in nats, on the scale of `links.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from shuzibao.articles.cover import FORBIDDEN
from shuzibao.articles.evidence import Evidence
from shuzibao.articles.heads import Heading, best_cut
from shuzibao.articles.headwording import DASHED, speaks_from_above
from shuzibao.articles.lexical import Floats, gains
from shuzibao.articles.links import Links
from shuzibao.articles.node import Node
from shuzibao.articles.rowweights import WEIGHTS
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import plain

NO_BODY = -1
LONGEST_HEAD = 5  # lines
BEAM = 60
CANDIDATES = 5  # bodies weighed for a head, by its words; those near by are always weighed

SCALE, MOST_GAIN, LEAST_GAIN = 0.3, 9.0, -2.0  # of the words that a head shares with a body
WORDING_USUAL = -0.5  # how well lines make kicker, headline and deck
DEAREST_JOINT = 6.0
# A body below a row belongs to its band where a head of the row is heard in it this much; nats.
HEARD = 0.5
# A kicker that stands alone goes to a headline whose body says its words this much, and this much more than others.
KICKER_HEARD, KICKER_CLEAR = 1.5, 0.7

Told = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Option:
    """A body that a head may get, NO_BODY for none, with what speaks for or against it."""

    body: int
    told: Told
    far: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """A reading of the rows so far: its cost, the bodies that have a head, and (first, last, body) of each stretch.

    A head may be torn into several stretches of one row. tied: bodies that a heading between them makes one story, as its crosshead.
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
    bodies, rows = parted(nodes, chains)
    cost = sum(
        float(links.ends[body[-1]]) + sum(float(links.costs[a, b]) for a, b in pairwise(body))
        for body in bodies
    )
    way = search(Page_(evidence, links, bodies, rows, printed, scattered))[0]
    out: dict[int, list[int]] = {k: list(body) for k, body in enumerate(bodies)}
    alone: list[list[int]] = []
    for first, last, body in reversed(way.heads):
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
    headless = [
        float(links.starts[body[0]])
        for k, body in enumerate(bodies)
        if k not in way.used and not nodes[body[0]].run_in
    ]
    cost += weighed([("headless", sum(headless)), ("scattered", float(scattered))])
    return sorted([*out.values(), *_sections(alone, nodes)]), cost + way.cost


def weighed(told: Told) -> float:
    """What features cost."""
    return sum(WEIGHTS[name] * value for name, value in told)


def parted(
    nodes: Sequence[Node], chains: Sequence[Sequence[int]]
) -> tuple[list[list[int]], list[list[int]]]:
    """The bodies of the chains, and the rows of the headings above them, in file order. A head that runs in is its body's."""
    bodies: list[list[int]] = []
    free: list[int] = []
    for chain in chains:
        at = next(
            (n for n, i in enumerate(chain) if nodes[i].is_text or nodes[i].run_in), len(chain)
        )
        free += chain[:at]
        if at < len(chain):
            bodies.append(list(chain[at:]))
    return sorted(bodies), _rows(sorted(free))


def _sections(alone: Sequence[list[int]], nodes: Sequence[Node]) -> list[list[int]]:
    """Lines that head nothing: those that follow each other are one section's name, labels stand by themselves."""
    out: list[list[int]] = []
    for lines in sorted(alone):
        labels = [nodes[i].is_label for i in ((out[-1] if out else []) + lines)]
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
    heard = SCALE * gains([kicker], texts, bodies)[0]
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


class Page_:
    """A page whose bodies are threaded, with its rows of headings: what its heads may be."""

    def __init__(
        self,
        evidence: Evidence,
        links: Links,
        bodies: Sequence[Sequence[int]],
        rows: Sequence[Sequence[int]],
        printed: Sequence[Heading],
        scattered: bool,
    ) -> None:
        self.evidence, self.links, self.bodies, self.rows = evidence, links, bodies, rows
        self.printed, self.scattered = printed, scattered
        self.nodes = nodes = evidence.nodes
        self.place = {i: n for n, i in enumerate(i for row in rows for i in row)}
        self.row_of = {i: row[0] for row in rows for i in row}
        # of each body the row that stands last above it in the file, -1 for none
        self.row_above = [
            max((row[0] for row in rows if row[-1] < body[0]), default=-1) for body in bodies
        ]
        texts = [node.text if node.is_text else "" for node in nodes]
        self.heard = SCALE * gains([nodes[i].text for i in self.place], texts, bodies)

    def below(self, row: Sequence[int]) -> int:
        """The body right below a row, -1 for none."""
        return next((k for k, body in enumerate(self.bodies) if body[0] == row[-1] + 1), -1)

    def joints(self, first: int, last: int) -> Told:
        """What speaks for or against these lines' being one head."""
        lines = self.printed[first : last + 1]
        costs = self.links.costs
        told: Told = [
            ("start", float(self.links.starts[first])),
            ("joint", sum(min(float(costs[i, i + 1]), DEAREST_JOINT) for i in range(first, last))),
            (f"lines {len(lines)}", 1.0),
            ("deck first", float(DASHED.match(plain(lines[0].text)) is not None)),
            (
                "kicker last",
                float(speaks_from_above(SPACE.sub("", plain(lines[-1].text)))),
            ),
        ]
        if len(lines) > 1:
            told.append(("wording", best_cut(lines)[0] - WORDING_USUAL))
        return told

    def torn(self, before: Sequence[int], first: int, last: int, k: int) -> Told:
        """What speaks for or against these lines' going on with the head of body k that stands earlier in the row."""
        old = [self.printed[i] for i in before]
        new = self.printed[first : last + 1]
        costs = self.links.costs
        words = self._words(first, last)
        was = best_cut(old)[0] - WORDING_USUAL if len(old) > 1 else 0.0
        return [
            ("torn", 1.0),
            ("joint", sum(min(float(costs[i, i + 1]), DEAREST_JOINT) for i in range(first, last))),
            ("gain", float(words[k])),
            ("rank", float(words[k] - np.log(np.exp(words).sum() + 1.0))),
            ("wording", best_cut([*old, *new])[0] - WORDING_USUAL - was),
        ]

    def options(self, first: int, last: int, below: int) -> list[Option]:
        """The bodies that a head may get. below: the body right below its row."""
        bodies = self.bodies
        words = self._words(first, last)
        best = {int(k) for k in np.argsort(-words)[:CANDIDATES]}
        following = [k for k, body in enumerate(bodies) if body[0] > last][:3]
        found = [
            self.option(k, first, last)
            for k in best | set(following) | ({below} if below >= 0 else set())
            if not (self.nodes[bodies[k][0]].run_in or self.nodes[bodies[k][0]].mends >= 0)
        ]
        label = first == last and self.nodes[first].is_label
        alone: Told = [("alone label", 1.0)] if label else [("alone", 1.0)]
        heard = float(words.max()) if len(words) else 0.0
        over = last + 1 in self.place and last + 1 < len(self.nodes) and not label
        alone += [("alone heard", max(0.0, heard)), ("alone over head", float(over))]
        return [*found, Option(NO_BODY, alone, True)]

    def _words(self, first: int, last: int) -> Floats:
        words = self.heard[self.place[first] : self.place[last] + 1].sum(axis=0)
        found: Floats = np.clip(words, LEAST_GAIN, MOST_GAIN)
        return found

    def option(self, k: int, first: int, last: int) -> Option:
        """What speaks for or against a head's getting a body."""
        words = self._words(first, last)
        gain, surest = float(words[k]), float(np.log(np.exp(words).sum() + 1.0))
        nodes, gap = self.nodes, self.evidence.gap
        at = self.bodies[k][0]
        lead = nodes[at]
        told: Told = [
            ("gain", gain),
            ("rank", gain - surest),
            ("opening", max(0.0, lead.opening)),
            ("follows", max(0.0, -lead.opening)),
            ("inside", float(not lead.opens)),
        ]
        if at == last + 1:
            return Option(k, [*told, ("near", 1.0), ("near gap", gap[at])], False)
        above = at - 1
        between = sum(last < body[0] < at or at < body[0] < first for body in self.bodies)
        told += [
            ("far scattered" if self.scattered else "far", 1.0),
            ("unheard", float(gain <= 0)),
            ("backward", float(at < first)),
            ("marked", float(self.evidence.marked)),
            (
                "headed",
                float((above > last or 0 <= above < first) and not nodes[above].is_text),
            ),
            ("bylined", float(lead.bylined)),
            ("band", float(self.row_above[k] == self.row_of[first] and gain > HEARD)),
            ("far gap", gap[at]),
            ("far off", float(np.log1p(between))),
        ]
        return Option(k, told, True)


def search(page: Page_) -> list[_Way]:
    """The cheapest ways to read a page's heads, best first."""
    ways = [_Way(0.0, frozenset(), ())]
    for row in page.rows:
        below = page.below(row)
        done: list[list[_Way]] = [[] for _ in range(len(row) + 1)]
        done[0] = [_Way(way.cost, way.used, way.heads, way.tied) for way in ways]
        tie = _tie(page.links, page.bodies, row, below)
        costs: dict[tuple[int, ...], float] = {}
        for at in range(len(row)):
            done[at] = sorted(done[at], key=lambda way: way.cost)[:BEAM]
            for size in range(1, min(LONGEST_HEAD, len(row) - at) + 1):
                first, last = row[at], row[at + size - 1]
                joints = weighed(page.joints(first, last))
                options = [
                    (one.body, joints + weighed(one.told), one.far)
                    for one in page.options(first, last, below)
                ]
                for way in done[at]:
                    done[at + size] += _longer(way, first, last, options)
                    done[at + size] += _going_on(page, way, row[0], first, last, costs)
        if tie is not None:
            done[-1] += [_tied(way, row[0], tie) for way in done[0] if below not in way.used]
        ways = sorted(done[-1], key=lambda way: way.cost)[:BEAM]
    return ways


def _longer(
    way: _Way, first: int, last: int, options: Sequence[tuple[int, float, bool]]
) -> list[_Way]:
    out = []
    for body, cost, far in options:
        if body in way.used:
            continue
        total = way.cost + cost
        if in_order(far, body, way.last):
            total += WEIGHTS["in order"]
        used = way.used | {body} if body != NO_BODY else way.used
        heads = (*way.heads, (first, last, body))
        out.append(_Way(total, used, heads, way.tied, max(way.last, body)))
    return out


def _going_on(
    page: Page_,
    way: _Way,
    row: int,
    first: int,
    last: int,
    costs: dict[tuple[int, ...], float],
) -> list[_Way]:
    """Ways in which a stretch goes on with a head that stands earlier in its row, not right above it.

    costs: what such readings cost, as far as they were asked for.
    """
    out = []
    mine = [head[2] for head in way.heads if head[0] >= row and head[2] != NO_BODY]
    again = WEIGHTS["torn again"] if len(set(mine)) < len(mine) else 0.0
    for body in set(mine):
        before = [i for a, b, k in way.heads if k == body for i in range(a, b + 1)]
        if before[-1] == first - 1 or len(before) + last - first + 1 > LONGEST_HEAD:
            continue
        key = (*before, NO_BODY, first, last, body)
        if key not in costs:
            costs[key] = weighed(page.torn(before, first, last, body))
        heads = (*way.heads, (first, last, body))
        out.append(_Way(way.cost + costs[key] + again, way.used, heads, way.tied, way.last))
    return out


def in_order(far: bool, body: int, before: int) -> bool:
    """The heads of a row come in the order of their bodies. before: the last body that a head of the row has."""
    return far and body > before >= 0


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
        way.cost + cost + WEIGHTS["tied"],
        way.used | {below},
        (*way.heads, (heading, heading, below)),
        (*way.tied, (above, below)),
    )
