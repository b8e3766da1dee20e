"""Made-up worlds with known people: how many pairs of mentions are merged that are two, or kept apart that are one.

Names are few on purpose, so that strangers share them: officials of districts that have nothing to do with
each other, ordinary people of other ages, a headmaster and a head of a bureau of
one district, a byline and an official, near-twins that differ by a character.
The articles go the whole way: text, facts, sightings, `identify`.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from bench.record_gold.mark import Gold
from shuzibao.model import Article, Element, Fact, FactKind, Role, Span
from shuzibao.record import Context, facts_of
from shuzibao.record.world import Sighting, clash, identify
from shuzibao.script import fold

NAMES = (
    "王伟",
    "李静",
    "张建国",
    "陈晓明",
    "高文昀",
    "高文昫",
    "刘志强",
    "刘志疆",
    "周明",
    "欧阳静",
    "赵敏",
    "孙立",
)
DISTRICTS = ("云浦区", "石鼓区", "临泽区", "枫林县", "青岚县", "望江区")
OFFICES = ("民政局局长", "教育局副局长", "财政局局长", "审计局局长", "妇联主席")
SCHOOLS = ("第二小学", "实验中学", "星河幼儿园")
PLAIN = ("居民", "市民", "志愿者", "百岁老人", "退休教师", "村民")
PAPERS = ("jiabao", "yibao", "bingbao")
Truth = dict[tuple[str, str], int]  # article, name -> the person's number


def _people(random_: random.Random) -> list[tuple[str, str, str, int]]:
    """Name, kind, what stands before the name, year of birth. No two officials of a name share a district."""
    people = []
    taken: set[tuple[str, str]] = set()
    for _ in range(90):
        name, district = random_.choice(NAMES), random_.choice(DISTRICTS)
        born = random_.randint(1920, 1990)
        kind = random_.choice(("official", "official", "head", "plain", "reporter"))
        where = PAPERS[DISTRICTS.index(district) % 3] if kind == "reporter" else district
        if kind != "plain" and (name, where + kind) in taken:
            continue
        taken.add((name, where + kind))
        said = {
            "official": district + random_.choice(OFFICES),
            "plain": random_.choice(PLAIN),
            "reporter": district,
            "head": f"{district}{random_.choice(SCHOOLS)}校长",
        }
        people.append((name, kind, said[kind], born))
    return people


def _article(number: int, one: tuple[str, str, str, int], random_: random.Random) -> Article:
    name, kind, said, born = one
    year = random_.randint(2019, 2024)
    day = dt.date(year, random_.randint(1, 12), random_.randint(1, 28))
    if kind in ("official", "head"):
        text = f"{said}{name}表示，将办好民生实事。"
    elif kind == "plain":
        text = f"家住锦书路的{said}{name}今年{max(18, year - born)}岁，每天下楼散步。"
    else:
        text = f"本报讯（记者 {name}）昨天，第三届读书节开幕。"
    paper = PAPERS[DISTRICTS.index(said) % 3] if kind == "reporter" else random_.choice(PAPERS)
    id_ = f"{paper}/{day.isoformat()}/1/{number}"
    span = Span(1, "made.txt", 1, 0, len(text), None, 0, len(text))
    return Article(id_, 1, (Element(Role.PARAGRAPH, text, (span,)),), text[:12])


def sightings_of(
    article: Article, facts: Sequence[Fact], year: int | None = None
) -> Iterable[Sighting]:
    """What an article says of each name, as the archive gathers it. year: of its issue, else by its id."""
    posts = [f for f in facts if f.kind is FactKind.POST]
    for name in {str(f.value) for f in facts if f.kind is FactKind.PERSON}:
        told = [f.parts for f in facts if f.kind is FactKind.PERSON and f.value == name]
        bodies = frozenset(
            str(p.parts["body"]) for p in posts if p.parts["person"] == name and p.parts["body"]
        )
        age = next((p["age"] for p in told if "age" in p), None)
        yield Sighting(
            article.id, name, year or int(article.id.split("/")[1][:4]), bodies,
            age if isinstance(age, int) else None,
            next((str(p["described"]) for p in told if "described" in p), None),
            any("credit" in p for p in told) and not bodies,
            frozenset(str(p.parts["person"]) for p in posts) - {name},
        )  # fmt: skip


def merges(keys: Mapping[tuple[str, str], str], truth: Truth) -> tuple[int, int, int, int]:
    """Pairs: truly one and merged, truly one in all, truly two and merged, truly two in all."""
    one = same = false = two = 0
    mentions = [mention for mention in truth if mention in keys]
    for a, b in combinations(mentions, 2):
        merged = keys[a] == keys[b]
        if truth[a] == truth[b]:
            one, same = one + merged, same + 1
        elif a[1] == b[1] or merged:
            false, two = false + merged, two + 1
    return one, same, false, two


def measure(worlds: int = 5, articles: int = 120) -> tuple[int, int, int, int]:
    """The pairs of several worlds, each of its own seed."""
    total = [0, 0, 0, 0]
    for seed in range(worlds):
        random_ = random.Random(4200 + seed)
        people = _people(random_)
        seen: list[Sighting] = []
        truth: Truth = {}
        for number in range(articles):
            who = random_.randrange(len(people))
            article = _article(number, people[who], random_)
            context = Context(dt.date.fromisoformat(article.id.split("/")[1]))
            seen += sightings_of(article, facts_of(article, context))
            truth[article.id, people[who][0]] = who
        total = [a + b for a, b in zip(total, merges(identify(seen), truth), strict=True)]
    return total[0], total[1], total[2], total[3]


PLACE = re.compile(
    r"^(中共|共青团|政协)?[一-鿿]{1,7}?([省市区县镇乡])(?!委)|^(中共)[一-鿿]{2,7}?([市区县])(?=委)"
)


def _elsewhere(bodies: frozenset[str]) -> frozenset[str]:
    """中共云浦区委 → 中共沧澜区委."""
    return frozenset(PLACE.sub(r"\1\3沧澜\2\4", body) for body in bodies)


def gold_merges(golds: Sequence[Gold]) -> tuple[int, int, int, int]:
    """The same count on the gold set: who holds a post of one body in two articles is one person.

    Two are those whose posts are in places that have nothing to do with each other, by the gold's own marks; and
    every holder of a post beside a namesake who holds the same post elsewhere. The articles are told as if one
    paper had printed them all, which is the hardest case.
    """
    seen: list[Sighting] = []
    bodies: dict[tuple[str, str], frozenset[str]] = {}
    for gold in golds:
        year = gold.context.year or 1940
        seen += sightings_of(gold.article, facts_of(gold.article, gold.context), year)
        for mark in gold.marks:
            if mark.kind == "post" and mark.extra[1]:
                for person in mark.extra[0].split(","):
                    held = gold.article.id, fold(person)
                    bodies[held] = bodies.get(held, frozenset()) | {fold(mark.extra[1])}
    seen += [
        replace(
            s, article=f"{s.article}-elsewhere", bodies=_elsewhere(s.bodies), others=frozenset()
        )
        for s in seen
        if _elsewhere(s.bodies) != s.bodies
    ]
    bodies |= {
        (f"{article}-elsewhere", name): _elsewhere(held)
        for (article, name), held in bodies.items()
        if _elsewhere(held) != held
    }
    keys = identify(seen)
    one = same = false = two = 0
    for a, b in combinations([held for held in bodies if held in keys], 2):
        if a[1] != b[1]:
            continue
        merged = keys[a] == keys[b]
        if bodies[a] & bodies[b]:
            one, same = one + merged, same + 1
        elif clash(Sighting(*a, bodies=bodies[a]), Sighting(*b, bodies=bodies[b])):
            false, two = false + merged, two + 1
    return one, same, false, two
