"""The likeliest reading of a passage: which of the proposed spans are names, none over another.

Each span has a weight, the sum of its signs' weights; a reading's weight is the sum of its spans'. The
weights were fitted so that true readings are the likely ones among all (`python -m bench.fit_spans`).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shuzibao.record.language.cut import Cut
from shuzibao.record.language.leanings import Ask
from shuzibao.record.places.span_signs import end_signs, span_signs, start_signs
from shuzibao.record.places.span_weights import WEIGHTS
from shuzibao.record.places.spans import PLACE, Ground, Span, proposed

Weights = Mapping[str, Mapping[str, float]]
Weighed = Sequence[tuple[Span, float]]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the likeliest reading. sure: 0 to 1, its share in all readings of the passage."""

    kind: str
    start: int
    end: int
    ending: int
    sure: float


SENT = 0.9  # how sure a name is that a story's opening tells
NOTHING = itertools.repeat(0.0)  # the weight of a sign that was never learnt
LOST = -2.5
"""A span whose two ends weigh less together is not asked about as a whole, which is most of the work. On the dev gold that is half
of the spans: the whole adds 4.0 at most, -3.3 as a rule, and none of them was ever read (nor any below 0)."""


def read_names(
    cuts: Sequence[Cut],
    district: str | None,
    people: Sequence[Sequence[tuple[int, int]]],
    weights: Weights = WEIGHTS,
) -> list[list[Named]]:
    """The places and organisations of an article's passages. people: of each, characters that persons' names take."""
    grounds = [Ground(cut, district, own) for cut, own in zip(cuts, people, strict=True)]
    told = [weighed(ground, weights) for ground in grounds]
    read = told_again(told, [cut.text for cut in cuts])
    return [
        sorted(
            [
                *(Named(s.kind, s.start, s.end, s.ending, sure) for s, sure in names),
                *(Named(kind, start, end, end, SENT) for kind, start, end in ground.sent),
            ],
            key=lambda named: named.start,
        )
        for ground, names in zip(grounds, read, strict=True)
    ]


AGAIN = 2.0
"""What it weighs that a place's name was read for certain elsewhere in the article. Of 0 to 3, by articles left out of the
fit: .836 without, .847 with 2, .843 with 3. For organisations no such weight helped, nor against a name of the other kind."""


def told_again(told: Sequence[Weighed], texts: Sequence[str]) -> Sequence[Weighed]:
    """The likeliest readings of an article's passages. told: the spans of each with their weights.

    A place that one sentence makes certain is likelier in another that says less: 家住|锦棠里 for 锦棠里|又添. Not inside of a
    longer name (望江 in 望江小学), by how sure that is.
    """
    read = [likeliest(spans) for spans in told]
    certain: dict[str, float] = {}
    for names, text in zip(read, texts, strict=True):
        for span, sure in names:
            if span.kind == PLACE and sure > 0.5:
                name = text[span.start : span.end]
                certain[name] = max(sure, certain.get(name, 0.0))
    for index, (spans, text) in enumerate(zip(told, texts, strict=True)):
        raised = [(s, w + _more(s, text, read[index], certain)) for s, w in spans]
        if raised != list(spans):
            read[index] = likeliest(raised)
    return read


def _more(span: Span, text: str, read: Weighed, certain: Mapping[str, float]) -> float:
    """What a span gains by what is certain elsewhere; nothing if it is read as it is."""
    if span.kind != PLACE or not (told := certain.get(text[span.start : span.end])):
        return 0.0
    over = [(s, sure) for s, sure in read if s.start <= span.start and span.end <= s.end]
    if any(s == span for s, _ in over):
        return 0.0
    longer = [sure for s, sure in over if s.end - s.start > span.end - span.start]
    return AGAIN * told * (1.0 - max(longer, default=0.0))


def weighed(ground: Ground, weights: Weights) -> list[tuple[Span, float]]:
    """The proposed spans with their weights, without those that their ends rule out."""
    begins: dict[int, list[str]] = {}
    starts: dict[tuple[str, int], float] = {}
    ends: dict[tuple[str, int], float] = {}
    leanings = ground.cut.leanings
    found = []
    for span in proposed(ground):
        table = weights[span.kind]
        here = (span.kind, span.start)
        if here not in starts:
            if span.start not in begins:
                begins[span.start] = ["<" + sign for sign in start_signs(ground, span.start)]
            starts[here] = sum(map(table.get, begins[span.start], NOTHING))
            starts[here] += leanings.of(start_asks(*here))
        there = (span.kind, span.end)
        if there not in ends:
            signs = end_signs(ground, span.kind, span.ending, span.end)
            ends[there] = sum(map(table.get, [">" + sign for sign in signs], NOTHING))
            ends[there] += leanings.of(end_asks(*there))
        of_ends = starts[here] + ends[there]
        if of_ends > LOST:
            own = sum(map(table.get, span_signs(ground, span), NOTHING))
            found.append((span, of_ends + own))
    return found


def start_asks(kind: str, start: int) -> tuple[Ask, ...]:
    """What the finder's state is asked where a name of a kind may begin."""
    return (f"{kind}-left", start - 1), (f"{kind}-first", start), (f"{kind}-second", start + 1)


def end_asks(kind: str, end: int) -> tuple[Ask, ...]:
    """What it is asked where one may end."""
    return (f"{kind}-last", end - 1), (f"{kind}-next", end)


def signs_of(ground: Ground, span: Span) -> list[str]:
    """All signs of a span by the names that their weights have."""
    return [
        *("<" + sign for sign in start_signs(ground, span.start)),
        *(">" + sign for sign in end_signs(ground, span.kind, span.ending, span.end)),
        *span_signs(ground, span),
    ]


def likeliest(spans: Sequence[tuple[Span, float]]) -> list[tuple[Span, float]]:
    """The spans of the likeliest reading, each with how sure it is (0 to 1: its share in all readings)."""
    spans = sorted(spans, key=lambda s: s[0].end)
    bounds = sorted({0, *(s.start for s, _ in spans), *(s.end for s, _ in spans)})
    node = {position: i for i, position in enumerate(bounds)}
    arcs = [(node[s.start], node[s.end], w) for s, w in spans]
    best, chosen = [0.0] * len(bounds), [-1] * len(bounds)
    ahead: list[list[int]] = [[] for _ in bounds]
    for i, (_, end, _) in enumerate(arcs):
        ahead[end].append(i)
    for at in range(1, len(bounds)):
        best[at] = best[at - 1]
        for i in ahead[at]:
            start, _, weight = arcs[i]
            if best[start] + weight > best[at]:
                best[at], chosen[at] = best[start] + weight, i
    forward, backward = sums(arcs, len(bounds))
    taken = []
    at = len(bounds) - 1
    while at > 0:
        if chosen[at] < 0:
            at -= 1
            continue
        start, end, weight = arcs[chosen[at]]
        share = math.exp(forward[start] + weight + backward[end] - forward[-1])
        taken.append((spans[chosen[at]][0], min(1.0, share)))
        at = start
    return taken[::-1]


def sums(arcs: Sequence[tuple[int, int, float]], nodes: int) -> tuple[list[float], list[float]]:
    """Logarithms of the summed weights of all readings up to each node, and from each node on."""
    into: list[list[tuple[int, float]]] = [[] for _ in range(nodes)]
    out: list[list[tuple[int, float]]] = [[] for _ in range(nodes)]
    for start, end, weight in arcs:
        into[end].append((start, weight))
        out[start].append((end, weight))
    forward, backward = [0.0] * nodes, [0.0] * nodes
    for at in range(1, nodes):
        forward[at] = _added([forward[at - 1], *(forward[s] + w for s, w in into[at])])
    for at in range(nodes - 2, -1, -1):
        backward[at] = _added([backward[at + 1], *(backward[e] + w for e, w in out[at])])
    return forward, backward


def _added(logarithms: list[float]) -> float:
    if len(logarithms) == 1:
        return logarithms[0]
    top = max(logarithms)
    return top + math.log(sum(math.exp(x - top) for x in logarithms))
