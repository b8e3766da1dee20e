"""Scores one answer against one truth. All counts are pooled over cases before they are divided."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.dumps.answer import OUTSIDE, Answer
from bench.dumps.case import Case
from bench.dumps.fair import TITLES, differences, key, page_of, squeezed, titles_of
from bench.dumps.tape import FURNITURE, Owner
from bench.dumps.truth import BODY

ROLES = ("kicker", "headline", "deck", "byline", "section_head", "paragraph", "crosshead",
         "caption", "credit", "jump_line", "furniture")  # fmt: skip
FURNITURE_ROLES = frozenset(
    {"masthead", "folio", "furniture", "unplaced", "advertisement", "notice"}
)


@dataclass(slots=True)
class Count:
    """True positives, answered, in truth."""

    hit: float = 0.0
    got: float = 0.0
    want: float = 0.0

    def add(self, other: Count) -> None:
        self.hit, self.got, self.want = (
            self.hit + other.hit,
            self.got + other.got,
            self.want + other.want,
        )

    @property
    def precision(self) -> float:
        return self.hit / self.got if self.got else 1.0

    @property
    def recall(self) -> float:
        return self.hit / self.want if self.want else 1.0

    @property
    def f1(self) -> float:
        both = self.got + self.want
        return 2 * self.hit / both if both else 1.0


@dataclass(slots=True)
class Score:
    """exact counts articles right in all parts; parts says which part was wrong how often.

    bcubed_p, bcubed_r: sums over `characters`.
    """

    cases: int = 0
    articles: int = 0
    exact: int = 0
    characters: int = 0
    bcubed_p: float = 0.0
    bcubed_r: float = 0.0
    seconds: float = 0.0
    failures: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    counts: dict[str, Count] = field(default_factory=dict)
    roles: dict[str, Count] = field(default_factory=dict)

    def count(self, name: str) -> Count:
        return self.counts.setdefault(name, Count())

    def add(self, other: Score) -> None:
        for name in (
            "cases",
            "articles",
            "exact",
            "characters",
            "bcubed_p",
            "bcubed_r",
            "seconds",
            "failures",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong
        for mine, theirs in ((self.counts, other.counts), (self.roles, other.roles)):
            for name, count in theirs.items():
                mine.setdefault(name, Count()).add(count)

    @property
    def bcubed(self) -> float:
        precision, recall = (
            x / self.characters if self.characters else 1.0 for x in (self.bcubed_p, self.bcubed_r)
        )
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def role_f1(self) -> float:
        """The mean over roles that are in the truth, so that the rare ones count."""
        found = [count.f1 for count in self.roles.values() if count.want]
        return sum(found) / len(found) if found else 1.0

    def summary(self) -> dict[str, Any]:
        return {
            "cases": self.cases,
            "articles": self.articles,
            "exact": self.exact / max(1, self.articles),
            "bcubed": self.bcubed,
            **{name: count.f1 for name, count in self.counts.items()},
            "headline_p": self.count("headline").precision,
            "headline_r": self.count("headline").recall,
            "role_f1": self.role_f1,
            "roles": {name: count.f1 for name, count in self.roles.items()},
            "wrong": dict(self.wrong.most_common()),
            "failures": self.failures,
            "seconds_per_page": self.seconds / max(1, self.cases),
        }


Where = tuple[int, int]


def truth_places(case: Case) -> dict[Where, Owner]:
    """The owner of every printed non-space character."""
    return {
        (file, offset): owner
        for file, (_, text, owners) in enumerate(case.files)
        for offset, owner in enumerate(owners)
        if owner is not None and not text[offset].isspace()
    }


def score(case: Case, answer: Answer) -> Score:
    """One case's counts."""
    places = truth_places(case)
    pairs = match(case, answer, places)
    result = Score(cases=1, articles=len(case.truth.articles), characters=len(places))
    _bcubed(result, places, answer)
    for index, truth in enumerate(case.truth.articles):
        got = answer.articles[pairs[index]] if index in pairs else None
        faults = differences(truth, got)
        result.exact += not faults
        result.wrong.update(faults)
        _titles(result, truth, got)
        result.count("kind").add(Count(got is not None and got["kind"] == truth["kind"], 1, 1))
    _headlines(result, case, answer, places)
    _roles(result, case, answer, places, pairs)
    _boundaries(result, case, answer, places)
    _joins(result, case, answer, places)
    _order(result, case, answer, places)
    _continuation(result, case, answer, pairs)
    _masthead(result, case, answer)
    return result


def match(case: Case, answer: Answer, places: dict[Where, Owner]) -> dict[int, int]:
    """Truth article -> answered article, one to one, by most shared characters."""
    shared = np.zeros((len(case.truth.articles), len(answer.articles)))
    for place, owner in places.items():
        found = answer.where.get(place)
        if owner[0] != FURNITURE and found and found[0] != OUTSIDE:
            shared[owner[0], found[0]] += 1
    rows, columns = linear_sum_assignment(-shared)
    return {
        int(row): int(column)
        for row, column in zip(rows, columns, strict=True)
        if shared[row, column]
    }


def _bcubed(result: Score, places: dict[Where, Owner], answer: Answer) -> None:
    cells = Counter(
        (owner[0], answer.where.get(place, (OUTSIDE,))[0]) for place, owner in places.items()
    )
    gold: Counter[int] = Counter()
    system: Counter[int] = Counter()
    for (truth, got), count in cells.items():
        gold[truth] += count
        system[got] += count
    for (truth, got), count in cells.items():
        result.bcubed_p += count * count / system[got]
        result.bcubed_r += count * count / gold[truth]


def _titles(result: Score, truth: dict[str, Any], got: dict[str, Any] | None) -> None:
    """Kicker and deck by value; a fair other reading counts as the truth."""
    have = titles_of(got) if got else (None, None, None)
    fair = [tuple(key(part) for part in reading) for reading in truth["accept"]["titles"]]
    want = have if have in fair else fair[0]
    for at, name in ((0, "kicker"), (2, "deck")):
        hit = want[at] is not None and want[at] == have[at]
        result.count(name).add(Count(hit, have[at] is not None, want[at] is not None))


def _headlines(result: Score, case: Case, answer: Answer, places: dict[Where, Owner]) -> None:
    """Attachment: an answered headline is right where most of its characters come from the titles
    of the story whose text most of its article is.
    """
    heads: dict[int, Counter[int]] = {}
    bodies: dict[int, Counter[int]] = {}
    for place, owner in places.items():
        found = answer.where.get(place)
        if not found or found[0] == OUTSIDE:
            continue
        role = case.truth.role(owner)
        if found[2] == "headline":
            story = owner[0] if role in TITLES else -2
            heads.setdefault(found[0], Counter())[story] += 1
        if role in BODY and found[2] in BODY:
            bodies.setdefault(found[0], Counter())[owner[0]] += 1
    hits = set()
    for article, head in heads.items():
        story = head.most_common(1)[0][0]
        if article in bodies and bodies[article].most_common(1)[0][0] == story:
            hits.add(story)
    want = sum(article["headline"] is not None for article in case.truth.articles)
    result.count("headline").add(Count(len(hits), len(heads), want))


def _roles(
    result: Score, case: Case, answer: Answer, places: dict[Where, Owner], pairs: dict[int, int]
) -> None:
    """Characters by role. Where the answer took a fair other reading of the titles, that counts."""
    taken = {
        index: _reading(case, answer, index, pairs) for index in range(len(case.truth.articles))
    }
    heads: dict[int, list[Where]] = {}
    want: dict[Where, str] = {}
    for place, owner in places.items():
        want[place] = case.truth.role(owner)
        if want[place] in TITLES:
            heads.setdefault(owner[0], []).append(place)
    for index, found in heads.items():
        found.sort(key=lambda place: (places[place][1], place))
        roles = [
            name
            for name, part in zip(TITLES, taken[index], strict=True)
            for _ in squeezed(part) or ""
        ]
        want.update(zip(found, roles, strict=False))
    for place, role in want.items():
        got = answer.where.get(place, (OUTSIDE, 0, "furniture"))[2]
        if got in FURNITURE_ROLES or (
            got == "section_head" and case.truth.is_banner(places[place])
        ):
            got = "furniture"
        result.roles.setdefault(role, Count()).want += 1
        result.roles.setdefault(got, Count()).got += 1
        if got == role:
            result.roles[role].hit += 1


def _reading(
    case: Case, answer: Answer, index: int, pairs: dict[int, int]
) -> tuple[str | None, ...]:
    readings = case.truth.articles[index]["accept"]["titles"]
    if index in pairs:
        have = titles_of(answer.articles[pairs[index]])
        for reading in readings:
            if tuple(key(part) for part in reading) == have:
                return tuple(reading)
    return tuple(readings[0])


def _boundaries(result: Score, case: Case, answer: Answer, places: dict[Where, Owner]) -> None:
    """First characters of paragraphs, crossheads, captions, but for the first of each article."""
    want: set[Where] = set()
    last: dict[int, Owner] = {}
    firsts: dict[Owner, Where] = {}
    for place, owner in places.items():
        if owner[0] != FURNITURE and case.truth.role(owner) in BODY:
            firsts.setdefault(owner, place)
    for owner in sorted(firsts):
        if owner[0] in last:
            want.add(firsts[owner])
        last[owner[0]] = owner
    got: set[Where] = set()
    begun: set[int] = set()
    for order in answer.order:
        if not order or order[0] not in answer.where:
            continue
        article, _, role = answer.where[order[0]]
        if role in BODY:
            if article in begun:
                got.add(order[0])
            begun.add(article)
    got &= set(places)
    result.count("paragraphs").add(Count(len(want & got), len(got), len(want)))


def _joins(result: Score, case: Case, answer: Answer, places: dict[Where, Owner]) -> None:
    """Pairs of characters that follow each other in an element and not on one line of the file."""
    order: dict[Owner, list[Where]] = {}
    for place, owner in places.items():
        if owner[0] != FURNITURE:
            order.setdefault(owner, []).append(place)
    truth = {pair for found in order.values() for pair in _jumps(case, found)}
    got = {pair for found in answer.order for pair in _jumps(case, found)}
    result.count("joins").add(Count(len(truth & got), len(got), len(truth)))


RUNNING = ("paragraph", "crosshead")


def _order(result: Score, case: Case, answer: Answer, places: dict[Where, Owner]) -> None:
    """The same over a whole story's running text: whether each line, also a paragraph's last, is followed by its own.

    It tells how much of a wrong body is that its columns were put together wrongly.
    """
    want: dict[Owner, list[Where]] = {}
    for place, owner in places.items():
        if owner[0] != FURNITURE and case.truth.role(owner) in RUNNING:
            want.setdefault(owner, []).append(place)
    have: dict[int, list[Where]] = {}
    for order in answer.order:
        if order and order[0] in answer.where and answer.where[order[0]][2] in RUNNING:
            have.setdefault(answer.where[order[0]][0], []).extend(order)
    stories: dict[int, list[Where]] = {}
    for owner in sorted(want):
        stories.setdefault(owner[0], []).extend(want[owner])
    truth = {pair for found in stories.values() for pair in _jumps(case, found)}
    got = {pair for found in have.values() for pair in _jumps(case, found)}
    result.count("order").add(Count(len(truth & got), len(got), len(truth)))


def _jumps(case: Case, order: list[Where]) -> set[tuple[Where, Where]]:
    found = set()
    for left, right in pairwise(order):
        if left[0] != right[0]:
            found.add((left, right))
        elif right[1] != left[1] + 1:
            between = case.files[left[0]][1][min(left[1], right[1]) : max(left[1], right[1])]
            if "\n" in between or "\f" in between or right[1] < left[1]:
                found.add((left, right))
    return found


def _continuation(result: Score, case: Case, answer: Answer, pairs: dict[int, int]) -> None:
    for name in ("continues_on", "continued_from"):
        want = {
            index: page_of(article[name])
            for index, article in enumerate(case.truth.articles)
            if article[name]
        }
        got = sum(bool(article[name]) for article in answer.articles)
        hit = sum(
            index in pairs and page_of(answer.articles[pairs[index]][name]) == page
            for index, page in want.items()
        )
        result.count("continuation").add(Count(hit, got, len(want)))


def _masthead(result: Score, case: Case, answer: Answer) -> None:
    for name, value in case.truth.masthead.items():
        have = answer.masthead.get(name)
        result.count("masthead").add(Count(_same(name, have, value), have is not None, 1))


def _same(name: str, have: Any, value: Any) -> bool:
    if name in {"permit", "website"} and have is not None:
        return _bare(str(have)) == _bare(str(value))
    return bool(have == value)


def _bare(text: str) -> str:
    """Without the brackets, the scheme and the closing slash that may be printed or not."""
    return re.sub(r"^https?://|[()（）<>\s]|/$", "", text)
