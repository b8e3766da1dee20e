"""Papers of the Republican period: traditional, in the written style of the time, dated 中華民國."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import lru_cache
from pathlib import Path
from random import Random

from bench.invent import names
from bench.invent.grammar import Teller, read_packs, read_rules
from bench.invent.model import (
    PARAGRAPH,
    InventedArticle,
    InventedIssue,
    InventedPage,
    Masthead,
    Person,
    Piece,
)

HERE = Path(__file__).parent / "republican"
CN = "〇一二三四五六七八九"
HALLS = ("县议会旧址", "商会大厅", "民众教育馆", "明伦堂", "东门茶园", "青年会", "第一舞台")
PAGE_NAMES = ("本埠新闻", "电讯", "教育商情", "副刊")


@lru_cache
def subjects() -> dict[str, dict[str, tuple[str, ...]]]:
    return dict(read_packs(HERE / "subjects.txt"))


@lru_cache
def rules() -> dict[str, tuple[str, ...]]:
    return dict(read_rules(HERE / "rules.txt"))


def chinese(number: int) -> str:
    """31 as 三十一, 1234 as 一千二百三十四."""
    text, unit = "", 0
    digits = [int(digit) for digit in str(number)]
    for at, digit in enumerate(digits):
        unit = len(digits) - at - 1
        if digit:
            text += CN[digit] + ("", "十", "百", "千", "万")[unit]
        elif text and not text.endswith("零") and any(digits[at + 1 :]):
            text += "零"
    return text.removeprefix("一") if 10 <= number < 20 else text


def invent_republican_issue(seed: int, pages: int, stories: tuple[int, int]) -> InventedIssue:
    """In simplified characters; the caller converts. Every story has a subject of its own."""
    rng = Random(f"republican/{seed}")
    core = names.core(rng)
    date = dt.date(1925, 1, 4) + dt.timedelta(days=rng.randrange(4700))
    title = rng.choice((f"{core}日报", f"{core}时报", f"新{core}报", f"{core}民报"))
    week = "星期" + "一二三四五六日"[date.weekday()]
    running = rng.randint(105, 4980)
    day = (
        f"中华民国{chinese(date.year - 1911)}年{chinese(date.month)}月{chinese(date.day)}日 {week}"
    )
    lines = (title, day, f"第{chinese(running)}号", "今日出版一大张")
    masthead = Masthead(title, date, week, None, running, None, None, lines=lines)
    made = []
    for number in range(1, pages + 1):
        left = list(subjects())
        rng.shuffle(left)
        count = min(rng.randint(*stories), len(left))
        articles = [_story(rng, core, left.pop(), number) for _ in range(count)]
        folio = (("folio", f"{title} 第{chinese(number)}版"),) if number > 1 else ()
        made.append(
            InventedPage(number, PAGE_NAMES[(number - 1) % 4], _numbered(articles, number), folio)
        )
    return InventedIssue(
        seed, title, "hans", "republican", "county", masthead, tuple(made), f"{core}县"
    )


def _numbered(articles: list[InventedArticle], page: int) -> tuple[InventedArticle, ...]:
    return tuple(
        dataclasses.replace(a, key=f"{page}/{number}") for number, a in enumerate(articles, 1)
    )


def _teller(rng: Random, core: str, subject: str) -> Teller:
    pack = subjects()[subject]
    teller = Teller(rng, pack, {"d0": core}, ruleset=rules())
    who = names.people(rng, 2)
    teller.facts.update(
        {
            "name0": who[0],
            "name1": who[1],
            "name": lambda: names.person(rng),
            "hall": rng.choice(HALLS),
            "place": names.core(rng),
            "street": names.road(rng),
            "shop": rng.choice(("行", "号", "社", "庄")),
            "bank": f"{core}银行",
            "h": lambda: chinese(rng.randint(2, 10)),
            "dd": lambda: chinese(rng.randint(1, 28)),
            "n1": lambda: chinese(rng.randint(2, 9)),
            "n2": lambda: chinese(rng.randint(12, 60)),
            "n3": lambda: chinese(rng.randint(105, 980)),
            "n4": lambda: chinese(rng.randint(1020, 9800)),
            "what0": rng.choice(pack["what"]),
        }
    )
    for key in ("topic", "org"):
        teller.facts[key] = teller.say(teller.draw(key, pack[key]))
    return teller


def _story(rng: Random, core: str, subject: str, page: int) -> InventedArticle:
    teller = _teller(rng, core, subject)
    if rng.random() < 0.15:
        head = teller.say(rng.choice(rules()["noticehead"]))
        body = (Piece(PARAGRAPH, teller.rule("notice")),)
        return InventedArticle(
            "", page, "notice", "notice", f"{page}-{subject}", body, headline=(head,)
        )
    dateline = rng.choice(
        (None, "【本报讯】", "【本报特讯】", f"【{names.core(rng)}{teller.say('{dd}')}日专电】")
    )
    first = (dateline or "") + teller.rule("lead") + teller.rule("sent")
    texts = [first] + [
        "".join(teller.rule("sent") for _ in range(rng.randint(1, 3)))
        for _ in range(rng.randint(0, 3))
    ]
    texts[-1] += teller.rule("close")
    headline = teller.rule("headline")
    decks: list[str] = []
    for _ in range(rng.choice((0, 0, 1, 2))):
        line = teller.rule("deck")
        if line not in headline and line not in decks:
            decks.append(line)
    deck = " ".join(decks)
    readings = ((None, f"{headline} {deck}", None), (headline, deck, None)) if deck else ()
    text = "".join(texts)
    known = (str(teller.facts["name0"]), str(teller.facts["name1"]))
    return InventedArticle(
        "", page, "article", "news", f"{page}-{subject}",
        tuple(Piece(PARAGRAPH, part) for part in texts),
        headline=(headline,), deck=tuple(decks), readings=readings, dateline=dateline,
        people=tuple(Person(name) for name in known if name in text),
        organisations=(str(teller.facts["org"]),) if str(teller.facts["org"]) in text else (),
        weight=3,
    )  # fmt: skip
