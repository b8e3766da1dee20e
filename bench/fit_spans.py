"""Fit the weights of the signs of places and organisations: writes src/shuzibao/record/places/span_weights.py.

PYTHONPATH=src python -m bench.fit_spans            # fits on dev and writes
PYTHONPATH=src python -m bench.fit_spans --check    # five folds by article: how well each is read by the others' weights

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/lessons`, which were
written for this and mark places and organisations alone. The weights are those under which the
true readings of the passages are likeliest among all readings, with a quadratic penalty.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.fit_names import squeezed
from bench.fitting import States, Weights, keep, least
from bench.record_gold.mark import FOLDER, Gold, gold_set, read
from shuzibao.record.bodies.bodies import head_of
from shuzibao.record.bodies.districts import district_in, with_county
from shuzibao.record.bodies.homes import homes
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.leanings import Ask, Leanings
from shuzibao.record.language.passage import Passage, passages_of
from shuzibao.record.people.people import find_people
from shuzibao.record.places import span_weights
from shuzibao.record.places.span_reading import end_asks, likeliest, signs_of, start_asks, sums
from shuzibao.record.places.spans import BODY, PLACE, Ground, Span, proposed
from shuzibao.record.posts.post_borders import told_with_title
from shuzibao.record.tell import _with_words, default_finder
from shuzibao.script import fold

PENALTY = 2.0
LEANING = 120.0  # of 60 and 120, by held-out articles
SEEN = 3  # a sign must have been seen so often
SMALLEST = 0.03  # weights below are left out
FOLDS = 5
Key = tuple[str, int, int]
Piece = tuple[int, list[tuple[int, int]], int, list[int], list[int]]
BEFORE = re.compile("时任|现任|新任|[原前代]")


@dataclass(slots=True)
class Lesson:
    """A passage with its proposed spans: their signs, which are names, and which may be either."""

    article: str
    text: str
    spans: list[Span]
    signs: list[list[str]]
    true: set[Key]
    free: list[tuple[int, int]]
    leanings: Leanings

    def without_free(self, keys: set[Key]) -> set[Key]:
        return {k for k in keys if not any(a < k[2] and k[1] < b for a, b in self.free)}

    def shown(self, keys: set[Key]) -> list[str]:
        text = self.text
        return [f"{text[max(0, a - 4) : a]}[{text[a:b]}]{text[b : b + 4]}" for _, a, b in keys]


def lessons(gold: Gold, passages: Sequence[Passage]) -> list[Lesson]:
    whole = "\n".join(p.text for p in passages)
    cuts = [Cut(p, whole) for p in passages]
    district = fold(gold.context.district) if gold.context.district else district_in(passages)
    district = with_county(district, passages)
    people, _ = find_people(passages, cuts, homes(passages, district))
    found = []
    for index, (passage, cut) in enumerate(zip(passages, cuts, strict=True)):
        named = [(p.start, p.end) for p in people if p.passage == index]
        ground = Ground(cut, district, named)
        spans = proposed(ground)
        true, free = truth(gold, passage)
        true = {k for k in true if not any(k[1] < b and a < k[2] for _, a, b in ground.sent)}
        found.append(
            Lesson(
                gold.id,
                cut.text,
                spans,
                [signs_of(ground, s) for s in spans],
                true,
                free,
                cut.leanings,
            )
        )
    return found


def truth(gold: Gold, passage: Passage) -> tuple[set[Key], list[tuple[int, int]]]:
    """The names of a passage, with the bodies inside its posts; and where other marks leave open what is one."""
    true: set[Key] = set()
    free: list[tuple[int, int]] = []
    for mark in gold.marks:
        if mark.element != passage.element:
            continue
        start, end = squeezed(passage, mark.start, mark.end)
        if mark.kind in (BODY, PLACE):
            true.add((mark.kind, start, end))
        elif mark.kind in ("programme", "person"):
            free.append((start, end))
        elif mark.kind == "post":
            title = end - len(head_of(passage.text[start:end]))
            began = BEFORE.match(passage.text, start, title)
            start = began.end() if began else start
            if mark.extra[1] and told_with_title(passage.text, start, title):
                true.add((BODY, start, title))
    return true, free


class Learner:
    """All lessons as one table of signs; each passage a lattice of spans between its characters."""

    def __init__(self, told: Sequence[Lesson]) -> None:
        counts = Counter(
            (span.kind, sign)
            for lesson in told
            for span, signs in zip(lesson.spans, lesson.signs, strict=True)
            for sign in signs
        )
        common = sorted(key for key, n in counts.items() if n >= SEEN)
        self.known = {key: i for i, key in enumerate(common)}
        self.pieces: list[Piece] = []
        columns: list[int] = []
        lines: list[int] = []
        line = 0
        for lesson in told:
            for span, signs in zip(lesson.spans, lesson.signs, strict=True):
                row = [self.known[k] for sign in signs if (k := (span.kind, sign)) in self.known]
                columns += row
                lines += [line] * len(row)
                line += 1
            self.pieces.append(piece(lesson, line - len(lesson.spans)))
        self.columns, self.lines, self.rows = np.array(columns), np.array(lines), line
        self.states = States((asks_of(s), lesson.leanings) for lesson in told for s in lesson.spans)
        self.strict = np.concatenate(
            [np.full(len(common), PENALTY), np.full(self.states.size, LEANING)]
        )

    def loss(self, theta: np.ndarray) -> tuple[float, np.ndarray]:
        size = len(self.known)
        weights = np.bincount(self.lines, weights=theta[self.columns], minlength=self.rows)
        weights += self.states.odds(theta[size:])
        error = np.zeros(self.rows)
        value = 0.0
        for line, arcs, nodes, sure, free in self.pieces:
            own = weights[line : line + len(arcs)].tolist()
            in_all, log_all = _shares(arcs, own, range(len(arcs)), nodes)
            in_true, log_true = _shares(arcs, own, free, nodes)
            value += log_all - log_true - sum(own[i] for i in sure)
            error[line : line + len(arcs)] += in_all
            for i, share in zip(free, in_true, strict=True):
                error[line + i] -= share
            for i in sure:
                error[line + i] -= 1.0
        slope = np.bincount(self.columns, weights=error[self.lines], minlength=size)
        slope = np.concatenate([slope, self.states.slope(error)]) + self.strict * theta
        return value + 0.5 * float((self.strict * theta) @ theta), slope

    def fitted(self) -> tuple[dict[str, dict[str, float]], dict[str, np.ndarray]]:
        """The weights of signs by kind, and the questions."""
        size = len(self.known)
        theta = least(self.loss, np.zeros(size + self.states.size), rounds=120)
        found: dict[str, dict[str, float]] = {BODY: {}, PLACE: {}}
        for (kind, sign), i in self.known.items():
            if abs(theta[i]) >= SMALLEST:
                found[kind][sign] = float(theta[i])
        return found, self.states.questions(theta[size:])


def asks_of(span: Span) -> tuple[Ask, ...]:
    return start_asks(span.kind, span.start) + end_asks(span.kind, span.end)


def piece(lesson: Lesson, line: int) -> Piece:
    """The lattice of a lesson: the row of its first span, spans as steps between nodes, which are true, which free."""
    bounds = sorted({0, *(s.start for s in lesson.spans), *(s.end for s in lesson.spans)})
    node = {position: i for i, position in enumerate(bounds)}
    arcs = [(node[s.start], node[s.end]) for s in lesson.spans]
    sure = [i for i, s in enumerate(lesson.spans) if (s.kind, s.start, s.end) in lesson.true]
    free = [
        i
        for i, s in enumerate(lesson.spans)
        if any(a <= s.start and s.end <= b for a, b in lesson.free)
        and not any(arcs[i][0] < arcs[j][1] and arcs[j][0] < arcs[i][1] for j in sure)
    ]
    return line, arcs, len(bounds), sure, free


def _shares(
    arcs: Sequence[tuple[int, int]], weights: Sequence[float], chosen: Iterable[int], nodes: int
) -> tuple[list[float], float]:
    """The share of all readings that each chosen arc has, and the logarithm of their sum."""
    mine = [(*arcs[i], weights[i]) for i in chosen]
    if not mine:
        return [], 0.0
    forward, backward = sums(mine, nodes)
    total = forward[-1]
    return [float(np.exp(forward[a] + w + backward[b] - total)) for a, b, w in mine], total


def read_by(lesson: Lesson, weights: dict[str, dict[str, float]]) -> set[Key]:
    told = [
        (
            span,
            sum(weights[span.kind].get(sign, 0.0) for sign in signs)
            + lesson.leanings.of(asks_of(span)),
        )
        for span, signs in zip(lesson.spans, lesson.signs, strict=True)
    ]
    return {(s.kind, s.start, s.end) for s, _ in likeliest(told)}


def fold_of(article: str) -> int:
    return zlib.crc32(article.encode()) // 3 % FOLDS


def check(told: Sequence[Lesson], more: Sequence[Lesson], show: str) -> None:
    """Each fold read with the weights of the others, by who wrote the articles. show: the kind whose errors to print."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for fold_ in range(FOLDS):
        others = [lesson for lesson in told if fold_of(lesson.article) != fold_]
        weights, asked = Learner([*more, *others]).fitted()
        anew = Weights({}, asked).asked()
        for lesson in (lesson for lesson in told if fold_of(lesson.article) == fold_):
            lesson.leanings.ask(anew)
            true = lesson.without_free(lesson.true)
            found = lesson.without_free(read_by(lesson, weights))
            for kind in (BODY, PLACE):
                t, f = ({k for k in keys if k[0] == kind} for keys in (true, found))
                for group in (lesson.article.rstrip("0123456789"), "all"):
                    counts[kind, group].update(hit=len(t & f), false=len(f - t), missed=len(t - f))
                if t != f and kind == show:
                    print(
                        f"  {lesson.article}: missed {lesson.shown(t - f)}; false {lesson.shown(f - t)}"
                    )
    for (kind, group), c in sorted(counts.items()):
        precision = c["hit"] / max(1, c["hit"] + c["false"])
        recall = c["hit"] / max(1, c["hit"] + c["missed"])
        f1 = 2 * c["hit"] / max(1, 2 * c["hit"] + c["false"] + c["missed"])
        print(
            f"{kind} {group:4} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({c['hit']}+{c['missed']})"
        )


def written(weights: dict[str, dict[str, float]]) -> str:
    """The module, a family of signs a line."""
    tables: list[str] = []
    for kind, table in weights.items():
        families: dict[str, list[str]] = {}
        for sign, weight in sorted(table.items()):
            family, colon, rest = sign.partition(":")
            families.setdefault(family, []).append(f"{colon + rest or '-'} {weight:.2f}")
        rows = "\n".join(f'        "{f}": "{"  ".join(found)}",' for f, found in families.items())
        tables.append(f'    "{kind}": {{\n{rows}\n    }},')
    head = f'"""{span_weights.__doc__}"""\n\nfrom __future__ import annotations\n\n'
    return head + "FAMILIES = {\n" + "\n".join(tables) + "\n}  # fmt: skip\n" + TAIL


TAIL = """WEIGHTS: dict[str, dict[str, float]] = {
    kind: {
        (family if sign == "-" else family + sign): float(weight)
        for family, row in families.items()
        for sign, weight in (pair.rsplit(" ", 1) for pair in row.split("  "))
    }
    for kind, families in FAMILIES.items()
}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", choices=(BODY, PLACE), default="")
    given = parser.parse_args()
    finder = default_finder()
    files = sorted((FOLDER / "lessons").glob("*.txt"))
    golds = [gold for gold in gold_set() if not gold.test]
    extra = [gold for path in files for gold in read(path.read_text(encoding="utf-8"))]
    told, more = (
        [
            lesson
            for gold in some
            for lesson in lessons(gold, _with_words(passages_of(gold.article), finder))
        ]
        for some in (golds, extra)
    )
    spans = sum(len(lesson.spans) for lesson in [*told, *more])
    print(f"{len(told)} passages of the gold set, {len(more)} of lessons, {spans} spans")
    if given.check:
        check(told, more, given.show)
        return
    weights, asked = Learner([*told, *more]).fitted()
    keep(span_weights, Weights({}, asked))
    Path(span_weights.__file__).write_text(written(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
