"""Invents an issue: a world, its front and inner pages, masthead, folios, and stories that turn over."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from random import Random

from bench.invent import names, scripts
from bench.invent.english import invent_english_issue
from bench.invent.masthead import folio, make_masthead, page_furniture
from bench.invent.model import (
    PARAGRAPH,
    InventedArticle,
    InventedIssue,
    InventedJump,
    InventedPage,
    Person,
    Piece,
)
from bench.invent.republican import invent_republican_issue
from bench.invent.stories import KINDS, Told, pick_kind
from bench.invent.telling import Desk, Story, open_story
from bench.invent.world import LEVELS, World, make_world

PAGE_NAMES = ("要闻", "综合", "社会", "民生", "文化", "教育", "健康", "专版", "副刊", "服务")
SECTIONS = (
    "■走基层", "【民生直通车】", "■一线见闻", "【街镇动态】", "●身边人身边事", "【新时代新作为】", "■聚焦“两会”",
)  # fmt: skip
DATELINED = frozenset({"meeting", "visit", "event", "news", "brief", "awards"})


def invent_issue(
    seed: int,
    *,
    pages: int = 4,
    script: str | None = None,
    level: str | None = None,
    period: str = "today",
    stories: tuple[int, int] = (3, 7),
    continued: bool = True,
) -> InventedIssue:
    """One issue of an invented paper; the same seed and settings give the same issue.

    script: "hans", "hant", "mixed" or "latn" (English); one of the first three by the seed when not
        given. level: see `LEVELS`. period: "today" or
        "republican" (1925 to 1937, traditional unless told otherwise).
    stories: least and most stories a page. continued: whether stories may turn to another page.
    """
    if script == "latn":
        return invent_english_issue(seed, pages, stories)
    rng = Random(f"issue/{seed}")
    if period == "republican":
        return _in_script(rng, invent_republican_issue(seed, pages, stories), script or "hant")
    script = script or rng.choices(("hans", "hant", "mixed"), (5, 3, 2))[0]
    level = level or rng.choices(tuple(LEVELS), (5, 2, 2, 1, 1))[0]
    date = dt.date(2009, 1, 5) + dt.timedelta(days=rng.randrange(6200))
    world = make_world(rng, level, date)
    told = _pages(rng, world, pages, stories, continued and pages > 1)
    masthead = make_masthead(rng, world, pages, level)
    made = tuple(
        InventedPage(number, name, articles, page_furniture(rng, world, number, name, masthead))
        for number, (name, articles) in enumerate(told, 1)
    )
    issue = InventedIssue(
        seed, world.title, script, "today", level, masthead, made, world.district, world.leaders
    )
    return _in_script(rng, issue, script)


def _in_script(rng: Random, issue: InventedIssue, script: str) -> InventedIssue:
    """The issue, told in simplified characters, as it is printed."""
    if script == "hans":
        return issue
    issue = dataclasses.replace(issue, script=script)
    config = rng.choice(scripts.VARIANTS)
    kept = rng.uniform(0.01, 0.06) if script == "mixed" else 0.0
    converted: InventedIssue = scripts.convert(issue, scripts.changer(rng, config, kept))
    return converted


def invent_articles(
    seed: int, count: int, *, script: str = "hans", level: str | None = None
) -> list[InventedArticle]:
    """Many articles from many papers, quickly: for search and speed measurements."""
    found: list[InventedArticle] = []
    number = 0
    while len(found) < count:
        issue = invent_issue(
            seed * 1_000_003 + number, pages=4, script=script, level=level, stories=(8, 8)
        )
        found += issue.articles
        number += 1
    return found[:count]


def _pages(
    rng: Random, world: World, count: int, stories: tuple[int, int], continued: bool
) -> list[tuple[str, tuple[InventedArticle, ...]]]:
    names_left = list(PAGE_NAMES[1:])
    rng.shuffle(names_left)
    made: list[tuple[str, list[InventedArticle]]] = []
    for number in range(1, count + 1):
        mix = "front" if number == 1 else ("service" if number == count > 2 else "inner")
        name = PAGE_NAMES[0] if number == 1 else names_left.pop()
        desk = Desk(rng, world)
        articles = _stories(rng, desk, mix, rng.randint(*stories), number)
        made.append((name, articles))
    if continued:
        _turn_over(rng, made)
    return [
        (name, tuple(_numbered(articles, number)))
        for number, (name, articles) in enumerate(made, 1)
    ]


def _numbered(articles: list[InventedArticle], page: int) -> list[InventedArticle]:
    return [
        dataclasses.replace(article, key=f"{page}/{number}")
        for number, article in enumerate(articles, 1)
    ]


def _stories(rng: Random, desk: Desk, mix: str, count: int, page: int) -> list[InventedArticle]:
    """Stories of one page; at times two of them are on one subject. Same lists come once a page."""
    articles: list[InventedArticle] = []
    seen: set[str] = set()
    texts: set[str] = set()
    last: str | None = None
    while len(articles) < count:
        kind = pick_kind(rng, mix)
        if kind in seen and kind in {"weather", "classified", "letter", "awards", "lottery"}:
            continue
        seen.add(kind)
        close = last if rng.random() < 0.12 else None
        story = open_story(desk, close)
        last = story.subject
        told = _signed(rng, desk.world, KINDS[kind](story))
        said = {piece.text for piece in told.body if len(piece.text) > 20}
        if said & texts:  # a paragraph that a neighbour has too
            continue
        texts |= said
        section = (
            rng.choice(SECTIONS) if told.subject == "feature" and rng.random() < 0.15 else None
        )
        articles.append(_article(told, story, f"{page}-{len(articles)}", page, section))
    return sorted(articles, key=lambda article: -article.weight)


def _signed(rng: Random, world: World, told: Told) -> Told:
    """The told story with a byline and a dateline, as its kind has them."""
    first, second = rng.sample(world.reporters, 2)
    if told.subject in DATELINED and rng.random() < 0.55:
        return _datelined(rng, told, first, second)
    if told.subject in {"feature", "interview", "event", "comment"} and rng.random() < 0.6:
        line = rng.choice(
            (
                f"本报记者 {first}",
                f"记者 {first} 通讯员 {second}",
                f"□ 本报记者 {first}",
                f"记者 {first}",
            )
        )
        return dataclasses.replace(told, byline=line, byline_set="line")
    if told.subject in {"news", "event", "brief", "feature"} and rng.random() < 0.3:
        last = told.body[-1]
        if last.role == PARAGRAPH:
            tail = rng.choice((f"（{first}）", f"（记者 {first}）", f"（{first} {second}）"))
            body = (*told.body[:-1], Piece(PARAGRAPH, last.text + tail))
            return dataclasses.replace(told, body=body, byline=tail, byline_set="tail")
    return told


def _datelined(rng: Random, told: Told, first: str, second: str) -> Told:
    byline = rng.choice(
        (None, f"记者 {first}", f"记者 {first} 通讯员 {second}", f"通讯员 {second}")
    )
    word = rng.choice(("本报讯", "本报讯", "本报讯", "本报综合消息", "【本报讯】"))
    if byline:
        dateline = f"{word}（{byline}）"
        lead = dateline
    else:
        dateline, lead = word, word if word.endswith("】") else word + " "
    body = (Piece(told.body[0].role, lead + told.body[0].text), *told.body[1:])
    return dataclasses.replace(
        told, body=body, dateline=dateline, byline=byline, byline_set="lead" if byline else None
    )


def _article(
    told: Told, story: Story, name: str, page: int, section: str | None
) -> InventedArticle:
    text = "".join(
        (*told.cluster.headline, *told.cluster.deck, *(piece.text for piece in told.body))
    )
    people = [person for person in (*story.leaders, *story.voices) if person.name in text]
    fixed = story.fixed
    return InventedArticle(
        key="",
        page=page,
        kind=told.kind,
        subject=told.subject,
        story=name,
        body=told.body,
        kicker=told.cluster.kicker,
        headline=told.cluster.headline,
        deck=told.cluster.deck,
        readings=told.cluster.readings,
        byline=told.byline,
        byline_set=told.byline_set,
        dateline=told.dateline,
        section=section,
        people=tuple(Person(person.name, person.posts) for person in people),
        organisations=tuple(fixed[key] for key in ("org", "org2") if fixed[key] in text),
        places=tuple(
            fixed[key] for key in ("place0", "sub", "comm", "street") if fixed[key] in text
        ),
        programmes=tuple(fixed[key] for key in ("prog", "event", "meet") if fixed[key] in text),
        weight=told.weight,
    )


def _turn_over(rng: Random, made: list[tuple[str, list[InventedArticle]]]) -> None:
    """One or two long front-page stories go on inside."""
    front = made[0][1]
    long = [article for article in front if len(article.text) > 260 and article.kind == "article"]
    rng.shuffle(long)
    for article in long[: rng.choice((0, 1, 1, 2))]:
        target = rng.randint(2, len(made))
        if any(other.continued_from for other in made[target - 1][1]):
            continue
        first, second = _halves(rng, article, target)
        if second is not None:
            front[front.index(article)] = first
            made[target - 1][1].append(second)


def _halves(
    rng: Random, article: InventedArticle, target: int
) -> tuple[InventedArticle, InventedArticle | None]:
    """The story cut in the middle of a sentence of one of its inner paragraphs."""
    places = [
        (number, cut)
        for number, piece in enumerate(article.body)
        if piece.role == PARAGRAPH and number >= len(article.body) // 3
        for cut in _inner_cuts(piece.text)
    ]
    if not places:
        return article, None
    number, cut = rng.choice(places)
    piece = article.body[number]
    head = (*article.body[:number], Piece(piece.role, piece.text[:cut]))
    tail = (Piece(piece.role, piece.text[cut:]), *article.body[number + 1 :])
    out, back = rng.choice(
        (("（下转第{}版）", "（上接第{}版）"), ("下转第{}版", "上接第{}版"), ("▶下转{}版", "◀上接{}版"),
         ("(下转第{}版)", "(上接第{}版)"), ("（紧转{}版）", "（紧接{}版）"))
    )  # fmt: skip
    first = dataclasses.replace(
        article,
        body=head,
        continues_on=InventedJump(target, out.format(target)),
        byline=None if article.byline_set == "tail" else article.byline,
        byline_set=None if article.byline_set == "tail" else article.byline_set,
    )
    tail_signed = article.byline_set == "tail"
    again = rng.random() < 0.6
    second = dataclasses.replace(
        article,
        page=target,
        body=tail,
        kicker=(),
        headline=article.headline if again else (),
        deck=(),
        readings=(),
        byline=article.byline if tail_signed else None,
        byline_set="tail" if tail_signed else None,
        dateline=None,
        section=None,
        continued_from=InventedJump(article.page, back.format(article.page)),
        weight=3,
    )
    return first, second


def _inner_cuts(text: str) -> list[int]:
    """Places inside sentences: after a comma-like mark or between two Han characters."""
    return [
        match.end()
        for match in re.finditer(r"[，、\u4e00-\u9fff](?=[\u4e00-\u9fff])", text)
        if 30 <= match.end() <= len(text) - 15
    ]


def editor_names(rng: Random) -> tuple[str, str]:
    first, second = names.people(rng, 2)
    return first, second


__all__ = ["folio", "invent_articles", "invent_issue"]
