"""What bench.search asks of: invented articles, as many as wanted, and the queries of each kind cut out of them."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Sequence

from bench.invent import InventedArticle, invent_articles
from shuzibao.model import Role
from shuzibao.search import Indexable

SEED = 20211129
POOL = 100_000  # articles invented afresh; more are recombined from them
PER_KIND = 20
SECTIONS = ("要闻", "综合", "社会", "民生", "文化", "教育", "健康", "副刊")
PAPERS = ("lantai", "yunxi", "beigang", "qinghe")


class Articles:
    """The same invented articles each time one goes through them; a million is never held at once."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.pool = invent_articles(SEED, min(count, POOL))

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Indexable]:
        return articles(self.count, self.pool)


def articles(count: int, pool: Sequence[InventedArticle]) -> Iterator[Indexable]:
    """Invented articles over twenty years of four papers."""
    rng = random.Random(SEED)
    for number in range(count):
        article = pool[number] if number < len(pool) else recombined(rng, pool)
        yield (
            as_indexable(rng, number, *article)
            if isinstance(article, tuple)
            else as_indexable(
                rng, number, article, [(piece.role, piece.text) for piece in article.body]
            )
        )


def recombined(
    rng: random.Random, pool: Sequence[InventedArticle]
) -> tuple[InventedArticle, list[tuple[str, str]]]:
    """The heads of one article over paragraphs of three others."""
    others = [rng.choice(pool) for _ in range(3)]
    body = [rng.choice(other.body) for other in others if other.body]
    return rng.choice(pool), [(piece.role, piece.text) for piece in body]


def as_indexable(
    rng: random.Random, number: int, article: InventedArticle, body: list[tuple[str, str]]
) -> Indexable:
    date = dt.date(2006, 1, 2) + dt.timedelta(days=rng.randrange(7300))
    paper = rng.choice(PAPERS)
    heads = (
        (Role.KICKER, article.kicker),
        (Role.HEADLINE, article.headline),
        (Role.DECK, article.deck),
    )
    pieces = [(role, " ".join(lines)) for role, lines in heads if lines]
    pieces += [(Role(role), text) for role, text in body]
    return Indexable(
        id=f"{paper}/{date}/{1 + number // 400 % 8}/{number}",
        pieces=tuple(pieces),
        display_title=" ".join(article.headline) or "无题",
        byline=article.byline,
        paper=paper,
        page=1 + number // 400 % 8,
        date=date,
        year=date.year,
        sections=(rng.choices(SECTIONS, range(8, 0, -1))[0],),
    )


# The queries, drawn from the articles themselves


def queries(sample: list[Indexable]) -> dict[str, list[str]]:
    """Twenty of each kind; frequent words come up more often, as they do with readers."""
    rng = random.Random(SEED + 1)

    def stretch(length: int) -> str:
        while True:
            text = rng.choice(rng.choice(sample).texts("body") or [""])
            runs = [run for run in re.findall(r"[\u4e00-\u9fff]+", text) if len(run) >= length]
            if runs:
                run = rng.choice(runs)
                at = rng.randrange(len(run) - length + 1)
                return run[at : at + length]

    def word() -> str:
        texts = "".join("\n".join(rng.choice(sample).texts("body")) for _ in range(20))
        return rng.choice(re.findall(r"[0-9A-Za-z]+", texts) or ["5"])

    def many(make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(PER_KIND)]

    return {
        "1 character": many(lambda: stretch(1)),
        "2 characters": many(lambda: stretch(2)),
        "4 characters": many(lambda: stretch(4)),
        "name": many(lambda: name_in(rng, sample)),
        "phrase 5-12": many(lambda: f'"{stretch(rng.randint(5, 12))}"'),
        "number": many(word),
        "AND": many(lambda: f"{stretch(2)} {stretch(2)}"),
        "OR": many(lambda: f"{stretch(2)} OR {stretch(3)}"),
        "NOT": many(lambda: f"{stretch(3)} -{stretch(2)}"),
        "title:": many(lambda: f"title:{stretch(2)}"),
        "+ date + section": many(lambda: stretch(4)),
        "newest first": many(lambda: stretch(4)),
    }


NAME = re.compile(r"(?:书记|区长|主任|县长|局长|记者)([\u4e00-\u9fff]{3})(?=[，。、出主指说）])")


def name_in(rng: random.Random, sample: list[Indexable]) -> str:
    while True:
        found = NAME.findall("\n".join(rng.choice(sample).texts("body")))
        if found:
            return str(rng.choice(found))
