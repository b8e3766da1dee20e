"""An article in, its facts out. The order in which the grammars lean on each other is this page."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from shuzibao.model import Article, Fact, printed_at
from shuzibao.record.base import Context, Found, NameFinder, Word
from shuzibao.record.bodies.bodies import PARTY_PART
from shuzibao.record.bodies.districts import district_in, with_county
from shuzibao.record.bodies.homes import homes
from shuzibao.record.dates.dates import find_dates
from shuzibao.record.figures.figures import find_figures
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.leanings import Leanings
from shuzibao.record.language.passage import Passage, passages_of
from shuzibao.record.people.people import find_people
from shuzibao.record.places.organisations import find_organisations
from shuzibao.record.places.places import find_places
from shuzibao.record.places.span_reading import read_names
from shuzibao.record.posts.post_bodies import with_bodies
from shuzibao.record.programmes.programmes import find_programmes
from shuzibao.record.speech.demands import find_demands
from shuzibao.record.speech.events import find_events
from shuzibao.record.speech.quotations import find_quotations
from shuzibao.script import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN = Context()


@functools.cache
def default_finder() -> NameFinder:
    """LAC where it is installed, else dictionary and grammar alone."""
    from shuzibao.errors import MissingEngine
    from shuzibao.record.language.jieba import JiebaFinder
    from shuzibao.record.language.lac import LacFinder

    try:
        return LacFinder()
    except (MissingEngine, ImportError):
        return JiebaFinder()


def facts_of(
    article: Article, context: Context = UNKNOWN, finder: NameFinder | None = None
) -> tuple[Fact, ...]:
    """What the article tells, in the order of its text.

    context: the issue's date and the title's district; without them a bare 23日 and a bare 区委 stay open.
    finder: the first guess at names, LAC by default (loaded at the first call: 0.3 s, 100 MB).
    """
    return facts_of_all([article], context, finder)[0]


def facts_of_all(
    articles: Sequence[Article], context: Context = UNKNOWN, finder: NameFinder | None = None
) -> list[tuple[Fact, ...]]:
    """What each article tells; the finder is asked once for all of them, which is quicker."""
    told = [passages_of(article) for article in articles]
    worded = iter(
        _with_words([p for passages in told for p in passages], finder or default_finder())
    )
    return [
        _facts_in(article, [next(worded) for _ in passages], context)
        for article, passages in zip(articles, told, strict=True)
    ]


def _facts_in(article: Article, passages: Sequence[Passage], context: Context) -> tuple[Fact, ...]:
    district = fold(context.district) if context.district else district_in(passages)
    context = replace(context, district=with_county(district, passages))
    found = found_in(passages, context)
    return tuple(_fact(f, article, passages[f.passage], context) for f in _ordered(found))


def _with_words(passages: Sequence[Passage], finder: NameFinder) -> list[Passage]:
    """Each passage with its words; the finder is asked a sentence at a time, as it was taught."""
    places = [(i, a, b) for i, p in enumerate(passages) for a, b in p.sentences if b > a]
    guesses = finder.read([passages[i].text[a:b] for i, a, b in places])
    words: list[list[Word]] = [[] for _ in passages]
    states: list[list[NDArray[np.float32]]] = [[] for _ in passages]
    for (i, a, _), (found, state) in zip(places, guesses, strict=True):
        said = passages[i].text
        for w in found:
            word = Word(w.start + a, w.end + a, w.tag, w.person, w.place, w.body)
            words[i] += _without_day(word) if said[word.end - 1] == "昨" else [word]
        states[i] += [state] if state is not None else []
    return [
        replace(p, words=tuple(w), leanings=Leanings(np.concatenate(s) if s else None))
        for p, w, s in zip(passages, words, states, strict=True)
    ]


def _without_day(word: Word) -> list[Word]:
    """柯立|昨 of a finder that reads the day with the name before it."""
    if word.tag != "PER" or word.end - word.start < 3:
        return [word]
    return [word._replace(end=word.end - 1), Word(word.end - 1, word.end, "TIME")]


def found_in(passages: Sequence[Passage], context: Context) -> list[Found]:
    """All facts of an article's passages, before they are tied to the print."""
    whole = "\n".join(passage.text for passage in passages)
    cuts = [Cut(passage, whole) for passage in passages]
    dates = find_dates(passages, context)
    meant = homes(passages, context.district)
    people, posts = find_people(passages, cuts, meant)
    people, dates = _apart(people, dates)
    taken = [[(p.start, p.end) for p in people if p.passage == i] for i in range(len(cuts))]
    read = read_names(cuts, context.district, taken)
    bodies = find_organisations(cuts, read, meant, context.district)
    bodies = [o for o in bodies if not _begins_inside(o, people)]
    posts = with_bodies(posts, bodies, passages, cuts, context)
    organisations = _outside_posts(bodies, posts, people)
    programmes = find_programmes(passages, cuts, organisations)
    days = {(d.passage, d.start, d.end) for d in dates}  # 第十一个老年节 is a day
    programmes = [p for p in programmes if (p.passage, p.start, p.end) not in days]
    organisations = [o for o in organisations if not _within(o, programmes)]
    places = find_places(cuts, read, [*people, *organisations, *programmes], context.district)
    places = [p for p in places if not _within(p, dates) and not _within(p, posts)]
    dates = [d for d in dates if not _within(d, programmes)]
    names = [*people, *organisations, *programmes, *places]
    figures = find_figures(passages, cuts, dates, names, context.district)
    demands = find_demands(passages, names, dates, context.date)
    quotations = find_quotations(passages, [*people, *organisations])
    events = find_events(passages, people, posts, places, dates, organisations)
    return [
        *people,
        *posts,
        *organisations,
        *places,
        *dates,
        *figures,
        *programmes,
        *demands,
        *events,
        *quotations,
    ]


def _apart(people: list[Found], dates: list[Found]) -> tuple[list[Found], list[Found]]:
    """A name wins over a weekday or a season inside it (周一鸣)."""
    dates = [d for d in dates if not any(d.overlaps(p) and p.start <= d.start for p in people)]
    return people, dates


def _within(found: Found, others: Iterable[Found]) -> bool:
    return any(
        o.passage == found.passage and o.start <= found.start and found.end <= o.end for o in others
    )


def _begins_inside(found: Found, people: Sequence[Found]) -> bool:
    """Whether a body begins in the middle of somebody's name."""
    return any(
        p.passage == found.passage and p.start < found.start < p.end < found.end for p in people
    )


def _outside_posts(
    organisations: list[Found], posts: Sequence[Found], people: Sequence[Found]
) -> list[Found]:
    """A bare 区委 inside 区委书记 is told by the post; a body named in full is told beside it, without the part that
    goes with the title (淮江钢厂|党委书记)."""
    outside = []
    for one in organisations:
        cut = next(
            (
                p
                for p in posts
                if p.passage == one.passage and one.start < p.start < one.end <= p.end
            ),
            None,
        )
        part = str(cut.value)[: one.end - cut.start] if cut is not None else ""
        if cut is not None and PARTY_PART.fullmatch(part) and str(one.value).endswith(part):
            one = replace(one, end=cut.start, value=str(one.value).removesuffix(part))
        outside.append(one)
    return [o for o in outside if not _within(o, posts)]


def _ordered(found: list[Found]) -> list[Found]:
    return sorted(
        found, key=lambda f: (f.passage, f.start, f.end, f.kind, str(f.parts.get("person")))
    )


def _fact(found: Found, article: Article, passage: Passage, context: Context) -> Fact:
    start, end = passage.place(found.start, found.end)
    element = article.elements[passage.element]
    first, last = passage.sentence_at(found.start)
    sentence_start, sentence_end = passage.place(first, last) if last > first else (start, end)
    return Fact(
        kind=found.kind,
        text=passage.printed[start:end],
        name=_name(passage.text[found.start : found.end]),
        element=passage.element,
        start=start,
        end=end,
        sentence=passage.printed[sentence_start:sentence_end].strip(),
        by=found.by,
        confidence=round(found.confidence, 2),
        value=found.value,
        parts=found.parts,
        spans=printed_at(element, start, end, context.texts),
    )


def _name(text: str) -> str:
    return re.sub(r"[“”《》 ]", "", text)
