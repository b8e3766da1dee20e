"""Continuations 转版: the two halves of a story that runs on to another page find each other.

All ends of an issue are matched in one assignment: what page each points to, whether the headline is
repeated, whether the broken sentence reads on, what both are about, and who else is still open.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shuzibao.articles.terms import Weights, likeness
from shuzibao.model import Article, Jump, Notice, Page, Role
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS
from shuzibao.script.fold import fold
from shuzibao.script.words import word_across

# In nats, against leaving both ends open. Hand-set; `python -m bench.pages` scores the links.
OPEN_END = 2.0
FORBIDDEN = 1e6
WRONG_PAGE = 5.0
NO_JUMP_LINE = 3.2
SAME_HEADLINE, OTHER_HEADLINE = -3.0, 1.0
READS_ON, BREAKS_OFF = -1.5, 0.8


def linked(
    articles: Sequence[Article], pages: Sequence[Page]
) -> tuple[list[Article], list[Notice]]:
    """The articles with both ends of each continuation pointing at each other, and a notice for open ends."""
    onward = [n for n, one in enumerate(articles) if one.continues_on]
    if not onward and not any(one.continued_from for one in articles):
        return list(articles), []
    targets = [n for n, one in enumerate(articles) if _may_continue(one)]
    pairs = _matched(articles, onward, targets, pages)
    out = list(articles)
    for first, second in pairs:
        one, two = out[first], out[second]
        assert one.continues_on
        out[first] = replace(one, continues_on=replace(one.continues_on, article=two.id))
        back = two.continued_from or Jump(one.page)
        out[second] = replace(two, continued_from=replace(back, article=one.id))
    return out, [notice for one in out for notice in _open_ends(one)]


def _may_continue(article: Article) -> bool:
    """A half that says 上接, or one that begins inside a sentence or without a headline."""
    return article.continued_from is not None or bool(article.body)


def _matched(
    articles: Sequence[Article],
    onward: Sequence[int],
    targets: Sequence[int],
    pages: Sequence[Page],
) -> list[tuple[int, int]]:
    from scipy.optimize import linear_sum_assignment

    if not onward or not targets:
        return []
    labels = {page.number: page.label for page in pages}
    told = [_told(one) for one in articles]
    weights = Weights(told)
    terms = [weights.vector([text]) for text in told]
    costs = np.full((len(onward), len(targets) + len(onward)), OPEN_END)
    for i, first in enumerate(onward):
        for j, second in enumerate(targets):
            one, two = articles[first], articles[second]
            costs[i, j] = FORBIDDEN
            if one.page != two.page:
                costs[i, j] = _cost(one, two, labels, likeness(terms[first], terms[second]))
    rows, columns = linear_sum_assignment(costs)
    return [
        (onward[i], targets[j])
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
        if j < len(targets) and costs[i, j] < OPEN_END
    ]


def _cost(one: Article, two: Article, labels: dict[int | None, str | None], alike: float) -> float:
    """alike: how much both tell of the same things, 0 to 1."""
    assert one.continues_on
    cost = 0.0 if _is_page(one.continues_on.page, two.page, labels) else WRONG_PAGE
    if two.continued_from is None:
        cost += NO_JUMP_LINE
    elif not _is_page(two.continued_from.page, one.page, labels):
        cost += WRONG_PAGE
    cost += _headline_cost(one.headline, two.headline)
    cost += _break_cost(one, two)
    return cost - max(-1.0, min(1.5, math.log((alike + 0.02) / 0.08)))


def _is_page(stated: int | str, number: int, labels: dict[int | None, str | None]) -> bool:
    return stated == number or (
        isinstance(stated, str) and stated in (labels.get(number), f"A{number}")
    )


def _headline_cost(one: str | None, two: str | None) -> float:
    if not one or not two:
        return 0.0
    first, second = _pairs(one), _pairs(two)
    shared = len(first & second) / max(1, min(len(first), len(second)))
    return SAME_HEADLINE * shared if shared > 0.3 else OTHER_HEADLINE


def _pairs(text: str) -> set[str]:
    bare = "".join(c for c in fold(text) if c.isalnum())
    return {bare[n : n + 2] for n in range(len(bare) - 1)}


def _break_cost(one: Article, two: Article) -> float:
    """Does the sentence that the first half breaks off go on in the second?"""
    last = [piece.text for piece in one.elements if piece.role is Role.PARAGRAPH][-1:]
    first = [piece.text for piece in two.elements if piece.role is Role.PARAGRAPH][:1]
    if not last or not first:
        return 0.0
    broken = last[0].rstrip(CLOSERS)[-1:] not in SENTENCE_ENDS + "."
    if not broken:
        return 0.0
    return READS_ON if word_across(fold(last[0]), fold(first[0])) else READS_ON / 3


def _told(article: Article) -> str:
    return fold(
        "".join(piece.text for piece in article.elements if piece.role is not Role.JUMP_LINE)
    )


def _open_ends(article: Article) -> list[Notice]:
    notices = []
    if article.continues_on and article.continues_on.article is None:
        notices.append(
            Notice(
                article.id, f"goes on on page {article.continues_on.page}; that part is not found"
            )
        )
    if article.continued_from and article.continued_from.article is None:
        notices.append(
            Notice(
                article.id, f"comes from page {article.continued_from.page}; that part is not found"
            )
        )
    return notices
