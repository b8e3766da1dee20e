"""Pages to an issue: stories on each page, continuations across pages, ids, and every character accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from shuzibao.articles.continuation import linked
from shuzibao.articles.elements import Compositor
from shuzibao.articles.folio import with_printed_number, with_told_number
from shuzibao.articles.heads import split_heading
from shuzibao.articles.kinds import kind_of_words
from shuzibao.articles.masthead import Masthead, inferred_year, read_masthead
from shuzibao.articles.node import Piece
from shuzibao.articles.onepage import PageStories, stories_on
from shuzibao.articles.openings import signed
from shuzibao.articles.printed import is_printed
from shuzibao.articles.stories import Part, Story
from shuzibao.articles.titles import made_title
from shuzibao.articles.typeset import PrintedStory
from shuzibao.model import (
    Article,
    Element,
    Given,
    Issue,
    Jump,
    Kind,
    Notice,
    Page,
    Role,
    Title,
    article_id,
    issue_id,
)
from shuzibao.script.fold import fold, script_of
from shuzibao.script.slug import slug


def rebuild_issue(pages: Sequence[Page], given: Given, told: Iterable[PageStories] = ()) -> Issue:
    """The articles of one issue. Same pages, same issue: nothing here depends on clock or chance.

    told: the stories of some of these pages, where somebody threaded them already.
    """
    numbered, notices = number_pages(_foliated(pages), given)
    each = _each_page(numbered, told)
    names = [one.name for one in each]
    aside = [[p.line for loose in one.furniture for p in loose.pieces] for one in each]
    head = read_masthead(numbered, names, aside)
    year = None
    if not (given.date or head.date):
        year = inferred_year([line.text for page in numbered for line in page.lines])
    title = _title(head, given)
    date = given.date or head.date
    iid = issue_id(
        slug(title.name) if title else None, date, "".join(_content(p) for p in numbered)
    )
    articles: list[Article] = []
    furniture: list[Element] = []
    unplaced: list[Element] = []
    for page, one in zip(numbered, each, strict=True):
        setter = Compositor(page)
        assert page.number is not None
        for number, (story, zones) in enumerate(zip(one.stories, one.zones, strict=True), 1):
            article = _article(article_id(iid, page.number, number), page.number, story, setter)
            articles.append(replace(article, zones=zones))
        for piece in sorted([*one.furniture, *one.loose], key=lambda x: x.pieces[0].line):
            made = setter.set(piece.role, piece.pieces)
            (unplaced if piece.role is Role.UNPLACED else furniture).append(made)
    articles, open_ends = linked(articles, numbered)
    notices += open_ends
    if given.date and head.date and given.date != head.date:
        notices.append(
            Notice(numbered[0].source, f"{head.date} is printed, {given.date} was given and holds")
        )
    return Issue(
        iid,
        title,
        numbered,
        tuple(articles),
        tuple(furniture),
        tuple(unplaced),
        (*(n for p in numbered for n in p.notices), *notices, *head.notices),
        date=date,
        date_basis="given" if given.date else "printed" if date else "inferred" if year else "none",
        year=date.year if date else year,
        weekday=head.weekday,
        number=head.number,
        running_number=head.running_number,
        permit=head.permit,
        website=head.website,
        masthead=tuple(sorted(head.more.items())),
    )


def each_page(pages: Sequence[Page], given: Given) -> tuple[PageStories, ...]:
    """The stories of each page, as `rebuild_issue` takes them again where other pages join these."""
    return tuple(_each_page(number_pages(_foliated(pages), given)[0], ()))


def _each_page(numbered: Sequence[Page], told: Iterable[PageStories]) -> list[PageStories]:
    alike: dict[tuple[int, str], list[PageStories]] = {}
    for one in told:
        alike.setdefault(_look(one.page), []).append(one)
    return [
        next(filter(None, (one.on(page) for one in alike.get(_look(page), ()))), None)
        or stories_on(page)
        for page in numbered
    ]


def _look(page: Page) -> tuple[int, str]:
    """What two pages seldom have in common."""
    return len(page.lines), "".join(line.text for line in page.lines[:3])


def _content(page: Page) -> str:
    return page.text or "".join(line.text for line in page.lines)


def _title(head: Masthead, given: Given) -> Title | None:
    if given.title is None:
        return head.title
    if head.title and fold(head.title.name) == fold(given.title):
        return head.title
    return Title(given.title, tuple(dict.fromkeys((given.title, fold(given.title)))))


def _foliated(pages: Sequence[Page]) -> list[Page]:
    """Pages take number and name from the folio, where neither user nor file name says."""
    return [
        with_printed_number(page) if is_printed(page) else with_told_number(page) for page in pages
    ]


def number_pages(pages: Sequence[Page], given: Given) -> tuple[tuple[Page, ...], list[Notice]]:
    """Pages with unique numbers, in order: as given, as printed, else the next free one."""
    taken: set[int] = set()
    out: list[Page] = []
    notices: list[Notice] = []
    for place, page in enumerate(pages):
        number = page.number or (given.page + place if given.page else None)
        if number in taken:
            notices.append(
                Notice(
                    page.source, f"page {number} is there twice; this one got the next free number"
                )
            )
            number = None
        if number is None:
            number = 1
            while number in taken:
                number += 1
        taken.add(number)
        out.append(replace(page, number=number))
    return tuple(sorted(out, key=lambda page: page.number or 0)), notices


def _article(aid: str, page: int, story: Story, setter: Compositor) -> Article:
    # where type sizes are known they have told headline and deck apart already
    sized = isinstance(story, PrintedStory)
    parts = (
        story.parts if sized else [s for part in story.parts for s in _split_heading(part, setter)]
    )
    elements = tuple(setter.set(part.role, part.pieces) for part in parts)
    headline = " ".join(e.text for e in elements if e.role is Role.HEADLINE)
    body = [e.text for e in elements if e.role is Role.PARAGRAPH]
    dateline, byline = signed(elements)
    text = "".join(e.text for e in elements)
    return Article(
        aid,
        page,
        elements,
        display_title=headline or made_title(body[0] if body else text),
        display_title_made=not headline,
        byline=byline,
        dateline=dateline,
        kind=story.kind if isinstance(story, PrintedStory) else kind_told(elements),
        script=script_of(text),
        confidence=story.confidence,
        continues_on=Jump(story.jump_on.page) if story.jump_on else None,
        continued_from=Jump(story.jump_from.page) if story.jump_from else None,
    )


def kind_told(elements: Sequence[Element]) -> Kind:
    """What kind of piece the words tell: an article where they do not say otherwise."""
    head, body, caption = (
        fold("".join(element.text for element in elements if element.role is role))
        for role in (Role.HEADLINE, Role.PARAGRAPH, Role.CAPTION)
    )
    return kind_of_words(head, body, caption)


def _split_heading(part: Part, setter: Compositor) -> list[Part]:
    """A headline and its deck printed on one line are told apart."""
    if part.role is not Role.HEADLINE or len(part.pieces) != 1:
        return [part]
    piece = part.pieces[0]
    return [
        Part(role, (Piece(piece.line, piece.start + start, piece.start + end),))
        for start, end, role in split_heading(setter.printed(piece))
    ]
