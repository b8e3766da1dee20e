"""Scores of one answer against one truth. Every measure is defined in bench/README.md."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.press.frame import aligned
from bench.press.match import Matched, match_lines, page_numbers
from bench.press.order import order_scores
from bench.press.reading import character_errors
from bench.press.zones import zone_ious

FURNITURE = frozenset({"masthead", "folio", "furniture", "section_head"})
HEAD = "headline"
# A share below this of an article is no split, only a stray line.
STRAY = 0.1


@dataclass(slots=True)
class Score:
    """Sums, so that scores of many samples add up. Ratios are taken in `table.ratios`."""

    sums: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    roles: dict[str, list[float]] = field(
        default_factory=dict
    )  # role -> [right, said, true] characters
    confidence: list[tuple[float, bool]] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)  # truth articles that are not exact

    def add(self, other: Score) -> None:
        for key, value in other.sums.items():
            self.sums[key] += value
        for role, counts in other.roles.items():
            mine = self.roles.setdefault(role, [0.0, 0.0, 0.0])
            for n in range(3):
                mine[n] += counts[n]
        self.confidence.extend(other.confidence)


def score(truth: dict[str, Any], answer: dict[str, Any]) -> Score:
    """All measures of one sample."""
    answer = aligned(truth, answer)
    matched = match_lines(truth, answer)
    kinds = {article["id"]: article["kind"] for article in truth["articles"]}
    result = Score()
    counted = _counted(matched)
    _grouping(result, counted)
    _exact(result, counted, truth, answer)
    _headlines(result, matched, truth)
    _roles(result, matched, kinds, answer)
    _links(result, counted, truth, answer)
    for key, value in order_scores(matched).items():
        result.sums[key] += value
    for key, value in zone_ious(matched, truth, answer, majority(counted)).items():
        result.sums[key] += value
    for key, value in character_errors(truth, answer).items():
        result.sums[key] += value
    _masthead(result, truth, answer)
    result.sums["pages"] += len(truth["pages"])
    result.sums["seconds"] += answer.get("seconds") or 0.0
    result.sums["peak_mb"] = answer.get("peak_mb") or 0.0
    result.sums["lines"] += len(matched)
    result.sums["lines_found"] += sum(m.found for m in matched)
    return result


def _counted(matched: Sequence[Matched]) -> list[Matched]:
    """The lines that grouping is judged by.

    Furniture said to be furniture shows nothing. Loose lines (a banner over several stories, a list
    of contents) may stand alone or with any: they count only where they intrude on a story, which
    is where most of an answer's article is something else.
    """
    firm: Counter[Any] = Counter()
    for m in matched:
        if not m.line.get("loose"):
            firm[m.article] += m.weight
    kept = []
    for m in matched:
        if m.line.get("loose") and (m.line["role"] == "section_head" or not firm[m.article]):
            continue
        if m.line["article"] is None and m.article is None:
            continue
        kept.append(m)
    return kept


def true_key(m: Matched) -> tuple[str, Any]:
    return ("article", m.line["article"]) if m.line["article"] is not None else ("alone", id(m))


def _grouping(result: Score, items: Sequence[Matched]) -> None:
    """B-cubed and pairwise sums, characters as weights."""
    both: Counter[Any] = Counter()
    true: Counter[Any] = Counter()
    said: Counter[Any] = Counter()
    alone: Counter[str] = Counter()
    for m in items:
        t, a = true_key(m), m.key
        both[t, a] += m.weight
        true[t] += m.weight
        said[a] += m.weight
        alone["w2"] += m.weight**2
    sums = result.sums
    sums["b3_weight"] += sum(true.values())
    for (t, a), weight in both.items():
        sums["b3_precision"] += weight * weight / said[a]
        sums["b3_recall"] += weight * weight / true[t]
    own = alone["w2"]
    sums["pair_both"] += (sum(w * w for w in both.values()) - own) / 2
    sums["pair_said"] += (sum(w * w for w in said.values()) - own) / 2
    sums["pair_true"] += (sum(w * w for w in true.values()) - own) / 2
    for t in true:
        parts = [w for (tt, _), w in both.items() if tt == t]
        sums["splits"] += max(0, sum(w > STRAY * true[t] for w in parts) - 1)
    for a in said:
        parts = [w for (_, aa), w in both.items() if aa == a]
        sums["merges"] += max(0, sum(w > STRAY * said[a] for w in parts) - 1)


def _sets(items: Sequence[Matched]) -> tuple[dict[int, frozenset[int]], dict[int, frozenset[int]]]:
    true: dict[int, set[int]] = defaultdict(set)
    said: dict[int, set[int]] = defaultdict(set)
    for n, m in enumerate(items):
        if m.line["article"] is not None:
            true[m.line["article"]].add(n)
        if m.article is not None:
            said[m.article].add(n)
    return (
        {key: frozenset(value) for key, value in true.items()},
        {key: frozenset(value) for key, value in said.items()},
    )


def _exact(
    result: Score, items: Sequence[Matched], truth: dict[str, Any], answer: dict[str, Any]
) -> None:
    true, said = _sets(items)
    right = set(said.values())
    result.sums["articles"] += len(true)
    result.sums["exact"] += sum(lines in right for lines in true.values())
    result.wrong = [key for key, lines in true.items() if lines not in right]
    result.sums["said_articles"] += len(said)
    known = set(true.values())
    for article in answer["articles"]:
        if article["id"] in said and article.get("confidence") is not None:
            result.confidence.append((article["confidence"], said[article["id"]] in known))


def exactness(truth: dict[str, Any], answer: dict[str, Any]) -> list[tuple[float, bool, int]]:
    """(confidence, exactly right, id) of each article of the answer that has printed lines."""
    answer = aligned(truth, answer)
    true, said = _sets(_counted(match_lines(truth, answer)))
    known = set(true.values())
    return [
        (article["confidence"], said[article["id"]] in known, article["id"])
        for article in answer["articles"]
        if article["id"] in said and article.get("confidence") is not None
    ]


def majority(items: Sequence[Matched]) -> dict[int, int | None]:
    """For each true article, the answer's article that holds most of it."""
    votes: dict[int, Counter[int | None]] = defaultdict(Counter)
    for m in items:
        if m.line["article"] is not None:
            votes[m.line["article"]][m.article] += m.weight
    return {key: count.most_common(1)[0][0] for key, count in votes.items()}


def _headlines(result: Score, matched: Sequence[Matched], truth: dict[str, Any]) -> None:
    """Right: the answer's headline is the printed one, over the body that it was printed over."""
    body = majority([m for m in matched if m.line["role"] not in ("headline", "kicker", "deck")])
    heads: dict[int, Counter[bool]] = defaultdict(Counter)
    said = {m.article for m in matched if m.article is not None and m.role == HEAD}
    called: dict[int, int] = defaultdict(
        int
    )  # characters called headline in an article of the answer
    for m in matched:
        owner = m.line["article"]
        if owner is not None and m.line["role"] == HEAD:
            home = body.get(owner, m.article)
            right = m.article is not None and m.article == home and m.role == HEAD
            heads[owner][right] += m.weight
        if m.role == HEAD and m.article is not None:
            called[m.article] += m.weight
    true = 0
    for owner, count in heads.items():
        true += 1
        whole = count[True] + count[False]
        home = body.get(owner)
        extra = called.get(home, 0) - count[True] if home is not None else 0
        if count[True] >= 0.9 * whole and extra <= 0.3 * whole:
            result.sums["head_right"] += 1
    result.sums["head_true"] += true
    result.sums["head_said"] += len(said)


LENIENT = {"advertisement", "notice"}


def _roles(
    result: Score, matched: Sequence[Matched], kinds: dict[int, str], answer: dict[str, Any]
) -> None:
    """Characters whose role is right. Of advertisements and notices only the kind is asked."""
    said_kind = {article["id"]: article["kind"] for article in answer["articles"]}
    for m in matched:
        if m.line.get("loose"):
            continue
        true, role = m.line["role"], m.role
        kind = kinds.get(m.line["article"], "")
        if kind in LENIENT:
            same = said_kind.get(m.article) == kind if m.article is not None else False
            true, role = kind, kind if same or m.role == kind else m.role
        result.sums["role_chars"] += m.weight
        result.sums["role_right"] += m.weight * (true == role)
        result.roles.setdefault(true, [0.0, 0.0, 0.0])[2] += m.weight
        result.roles.setdefault(role, [0.0, 0.0, 0.0])[1] += m.weight
        if true == role:
            result.roles[true][0] += m.weight


def _links(
    result: Score, items: Sequence[Matched], truth: dict[str, Any], answer: dict[str, Any]
) -> None:
    home = majority(items)
    back: dict[int, Counter[int]] = defaultdict(Counter)
    for m in items:
        if m.article is not None and m.line["article"] is not None:
            back[m.article][m.line["article"]] += m.weight
    true = {
        (a["id"], a["continues_on"]) for a in truth["articles"] if a["continues_on"] is not None
    }
    said = set()
    for article in answer["articles"]:
        on = article.get("continues_on")
        if on is not None and article["id"] in back and on in back:
            said.add((back[article["id"]].most_common(1)[0][0], back[on].most_common(1)[0][0]))
    joined = {(a, b) for a, b in true if home.get(a) is not None and home.get(a) == home.get(b)}
    said |= joined  # a system that makes one article of both halves has linked them
    result.sums["link_true"] += len(true)
    result.sums["link_said"] += len(said)
    result.sums["link_right"] += len(true & said)


def _masthead(result: Score, truth: dict[str, Any], answer: dict[str, Any]) -> None:
    said = answer.get("masthead") or {}
    numbers = page_numbers(truth, answer)
    result.sums["numbers"] += len(numbers)
    result.sums["numbers_right"] += sum(one == two for one, two in numbers.items())
    for key, value in (truth.get("masthead") or {}).items():
        if value is not None:
            result.sums["facts"] += 1
            result.sums["facts_right"] += _same(said.get(key), value)


def _same(one: Any, two: Any) -> bool:
    return "".join(str(one).split()) == "".join(str(two).split())
