"""English papers: fewer kinds of story, set in words instead of characters."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from random import Random

from bench.invent.grammar import Teller, read_packs, read_rules
from bench.invent.model import (
    CROSSHEAD,
    PARAGRAPH,
    InventedArticle,
    InventedIssue,
    InventedJump,
    InventedPage,
    Masthead,
    Person,
    Piece,
)

HERE = Path(__file__).parent / "english"
TOWNS = (
    "Marlow Quay",
    "Thornby",
    "Alder Cove",
    "Wexmoor",
    "Little Hatherby",
    "Saltern",
    "Kingsferry",
)
NAMES = ("Chronicle", "Gazette", "Weekly Post", "Courier", "Messenger")
FIRST = ("Nora", "Edwin", "Hattie", "Joss", "Miriam", "Leopold", "Tess", "Gideon", "Ada", "Rufus", "Ines", "Caleb")  # fmt: skip
LAST = ("Fenwick", "Harrowgate", "Plum", "Okafor", "Sandoval", "Birch", "Lindqvist", "Mottram", "Ashdown", "Pell", "Varga", "Threlkeld")  # fmt: skip
STREETS = ("Mill Lane", "Orchard Street", "Quay Road", "Chapel Hill", "Lamplighter Row", "Weir Street", "Tanner's Yard")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = ("March", "April", "May", "September", "October", "November")


@lru_cache
def subjects() -> dict[str, dict[str, tuple[str, ...]]]:
    return dict(read_packs(HERE / "subjects.txt"))


@lru_cache
def rules() -> dict[str, tuple[str, ...]]:
    return dict(read_rules(HERE / "rules.txt"))


def invent_english_issue(seed: int, pages: int, stories: tuple[int, int]) -> InventedIssue:
    """An English weekly: short stories under one subject each, some of which turn over."""
    rng = Random(f"english/{seed}")
    town = rng.choice(TOWNS)
    date = dt.date(2012, 1, 6) + dt.timedelta(days=7 * rng.randrange(600))
    left = list(subjects())
    rng.shuffle(left)
    made: list[list[InventedArticle]] = []
    for number in range(1, pages + 1):
        count = min(rng.randint(*stories), len(left)) if pages == 1 else max(2, 6 // pages)
        made.append([_story(rng, town, left.pop(), number) for _ in range(min(count, len(left)))])
    if pages > 1 and made[0] and made[1]:
        _turn_over(made)
    title = f"The {town} {rng.choice(NAMES)}"
    masthead = Masthead(
        title, date, date.strftime("%A"), lines=(title, f"{date:%A, %B} {date.day}, {date.year}")
    )
    return InventedIssue(
        seed, title, "latn", "today", "district", masthead,
        tuple(
            InventedPage(number, "News", _numbered(articles, number), _folio(title, number))
            for number, articles in enumerate(made, 1)
        ),
        town,
    )  # fmt: skip


def _folio(title: str, number: int) -> tuple[tuple[str, str], ...]:
    return (("folio", f"{title}  Page {number}"),) if number > 1 else ()


def _numbered(articles: list[InventedArticle], page: int) -> tuple[InventedArticle, ...]:
    from dataclasses import replace

    return tuple(replace(a, key=f"{page}/{n}") for n, a in enumerate(articles, 1))


def _name(rng: Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def _story(rng: Random, town: str, subject: str, page: int) -> InventedArticle:
    teller = _teller(rng, town, subject)
    byline = f"By {_name(rng)}" if rng.random() < 0.6 else None
    dateline = f"{town.upper()} —" if rng.random() < 0.4 else None
    body = [
        Piece(PARAGRAPH, (f"{dateline} " if dateline else "") + _sentences(teller, "lead", 1, 2))
    ]
    for _ in range(rng.randint(2, 6)):
        if rng.random() < 0.2:
            body.append(Piece(CROSSHEAD, teller.rule("cross")))
        body.append(Piece(PARAGRAPH, _sentences(teller, "sent", 1, 3)))
    body.append(Piece(PARAGRAPH, teller.rule("close")))
    kicker = (_upper(teller.rule("kicker")),) if rng.random() < 0.2 else ()
    deck = (_upper(teller.rule("deck")),) if rng.random() < 0.3 else ()
    headline = _in_lines(rng, _upper(teller.rule("headline")))
    text = " ".join(headline)
    other = ((None, f"{' '.join(kicker)} {text}", deck[0] if deck else None),) if kicker else ()
    both = ((kicker[0] if kicker else None, f"{text} {deck[0]}", None),) if deck else ()
    councillor = str(teller.facts["councillor"])
    return InventedArticle(
        "", page, "article", "news", f"{page}-{subject}", tuple(body), kicker, headline, deck,
        other + both, byline, "line" if byline else None, dateline,
        people=(Person(councillor.removeprefix("Councillor "), ("Councillor",)),), weight=3,
    )  # fmt: skip


def _sentences(teller: Teller, first: str, low: int, high: int) -> str:
    found = [teller.rule(first)]
    found += [teller.rule("sent") for _ in range(teller.rng.randint(low, high) - 1)]
    return " ".join(_upper(sentence) for sentence in found)


def _teller(rng: Random, town: str, subject: str) -> Teller:
    pack = subjects()[subject]
    teller = Teller(rng, pack, {}, ruleset=rules())
    street, second, third = rng.sample(STREETS, 3)
    teller.facts.update(
        {
            "town": town,
            "street": street,
            "street2": second,
            "street3": third,
            "councillor": f"Councillor {_name(rng)}",
            "day": rng.choice(DAYS),
            "day2": rng.choice(DAYS),
            "month": rng.choice(MONTHS),
            "n1": lambda: rng.choice(("two", "three", "four", "five", "six")),
            "n2": lambda: str(rng.randint(11, 60)),
            "n3": lambda: str(rng.randint(110, 980)),
            "n4": lambda: f"{rng.randint(1020, 9800):,}",
            "pct": lambda: f"{rng.randint(11, 390) / 10}",
        }
    )
    for key in ("topic", "event", "place", "org", "act", "aim"):
        teller.facts[key] = teller.say(teller.draw(key, pack[key]))
    teller.facts["act2"] = lambda: teller.say(teller.draw("act", pack["act"]))
    voices = [_name(rng) for _ in range(3)]
    teller.facts["voice"] = lambda: rng.choice(voices)
    for key in ("topic", "event", "org", "councillor"):
        teller.facts[_upper(key)] = _upper(str(teller.facts[key]))
    teller.facts["Fig"] = lambda: _upper(teller.say("{fig}"))
    teller.facts["placeshort"] = str(teller.facts["place"])
    teller.facts["Orgshort"] = _upper(str(teller.facts["org"]).removeprefix("the "))
    return teller


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_lines(rng: Random, headline: str) -> tuple[str, ...]:
    """A long headline in two or three lines."""
    words = headline.split(" ")
    count = 1 if len(headline) < 28 else (2 if len(headline) < 50 else 3)
    each = -(-len(words) // count)
    return tuple(" ".join(words[at : at + each]) for at in range(0, len(words), each))


def _turn_over(made: list[list[InventedArticle]]) -> None:
    """The first story goes on inside, cut between two words."""
    from dataclasses import replace

    article = made[0][0]
    at = next(
        (
            n
            for n, p in enumerate(article.body)
            if n > 1 and p.role == PARAGRAPH and len(p.text) > 120
        ),
        None,
    )
    if at is None:
        return
    text = article.body[at].text
    cut = text.index(" ", len(text) // 2)
    head = (*article.body[:at], Piece(PARAGRAPH, text[:cut]))
    tail = (Piece(PARAGRAPH, text[cut + 1 :]), *article.body[at + 1 :])
    made[0][0] = replace(article, body=head, continues_on=InventedJump(2, "Continued on page 2"))
    made[1].append(
        replace(
            article, page=2, body=tail, kicker=(), deck=(), readings=(), byline=None,
            byline_set=None, dateline=None, headline=article.headline[:1],
            continued_from=InventedJump(1, "Continued from page 1"),
        )
    )  # fmt: skip
