"""The place a paper writes about: its people with posts, its streets, bodies and firms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bench.invent import names
from bench.invent.model import Person

CN = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Level:
    """A kind of paper: the word for its area, its leaders' posts by rank, its lower units."""

    unit: str
    own: str
    sub: tuple[str, ...]
    posts: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()


def _area(unit: str, head: str, sub: tuple[str, ...], titles: tuple[str, ...]) -> Level:
    return Level(
        unit,
        unit,
        sub,
        (
            (f"{unit}委书记",),
            (f"{unit}委副书记", head),
            (f"{unit}人大常委会主任",),
            (f"{unit}政协主席",),
            (f"{unit}委副书记",),
            (f"{unit}委常委", f"常务副{head}"),
            (f"{unit}委常委", "宣传部部长"),
            (f"副{head}",),
            (f"副{head}",),
            (f"副{head}",),
        ),
        titles,
    )


LEVELS: Mapping[str, Level] = {
    "district": _area("区", "区长", ("街道", "街道", "镇"), ("{d0}报", "今日{d0}", "{d0}新闻")),
    "county": _area("县", "县长", ("镇", "镇", "乡"), ("{d0}日报", "{d0}报", "今日{d0}")),
    "city": _area("市", "市长", ("街道", "镇", "区"), ("{d0}日报", "{d0}晚报", "{d0}晨报")),
    "university": Level(
        "校",
        "学校",
        ("学院", "学院", "书院"),
        (
            ("校党委书记",),
            ("校党委副书记", "校长"),
            ("校党委副书记",),
            ("副校长",),
            ("副校长",),
            ("校党委常委", "副校长"),
            ("校长助理",),
        ),
        ("{d0}大学报", "{d0}大学校报"),
        ("教育", "科技", "图书", "体育", "生态", "医疗"),
        (
            "{d0}大学图书馆",
            "{d0}大学教务处",
            "{d0}大学团委",
            "{d0}大学后勤保障部",
            "{d0}大学校医院",
            "{d0}大学科研院",
            "{d0}大学体育部",
        ),
    ),
    "company": Level(
        "集团",
        "集团",
        ("分公司", "事业部", "工厂"),
        (
            ("集团党委书记", "董事长"),
            ("集团党委副书记", "总经理"),
            ("集团党委副书记", "工会主席"),
            ("副总经理",),
            ("副总经理",),
            ("总工程师",),
        ),
        ("{d0}钢铁报", "{d0}港务报", "{d0}纺织报"),
        ("产业", "科技", "体育", "生态", "医疗", "图书"),
        (
            "集团技术中心",
            "集团工会",
            "集团安全环保部",
            "集团人力资源部",
            "集团职工医院",
            "集团团委",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class World:
    """One paper's world; everything in simplified characters."""

    level: str
    core: str
    district: str
    city: str
    title: str
    leaders: tuple[Person, ...]
    subs: tuple[str, ...]
    comms: tuple[str, ...]
    places: tuple[str, ...]
    roads: tuple[str, ...]
    schools: tuple[str, ...]
    firms: tuple[str, ...]
    reporters: tuple[str, ...]
    date: dt.date


def make_world(rng: Random, level: str, date: dt.date) -> World:
    kind = LEVELS[level]
    core = names.core(rng)
    crowd = names.people(rng, len(kind.posts) + 10)
    subs = _different(rng, 8, lambda: rng.choice(names.STREET_CORE) + rng.choice(kind.sub))
    places = _different(
        rng, 14, lambda: rng.choice(names.STREET_CORE) + rng.choice(names.PLACE_KIND)
    )
    suffix = {"university": "大学", "company": "集团"}.get(level, kind.unit)
    return World(
        level=level,
        core=core,
        district=core + suffix,
        city=names.core(rng) + "市",
        title=rng.choice(kind.titles).replace("{d0}", core),
        leaders=tuple(Person(name, posts) for name, posts in zip(crowd, kind.posts, strict=False)),
        subs=subs,
        comms=_different(
            rng, 8, lambda: rng.choice(names.STREET_CORE) + rng.choice(("社区", "新村", "花园小区"))
        ),
        places=places,
        roads=_different(rng, 10, lambda: names.road(rng)),
        schools=_different(
            rng, 5, lambda: rng.choice(names.STREET_CORE) + rng.choice(names.SCHOOL_KIND)
        ),
        firms=_different(rng, 6, lambda: rng.choice(names.FIRM_CORE) + rng.choice(names.FIRM_KIND)),
        reporters=tuple(crowd[len(kind.posts) :][:8]),
        date=date,
    )


def _different(rng: Random, count: int, make) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """`count` different names, none of which begins as another does."""
    found: dict[str, str] = {}
    for _ in range(count * 40):
        name = make()
        found.setdefault(name[:2], name)
        if len(found) == count:
            break
    return tuple(found.values())


def numbers(rng: Random, date: dt.date) -> dict[str, object]:
    """Slots for figures, dates and telephone numbers, asked anew at each use."""

    def day() -> str:
        when = date - dt.timedelta(days=rng.randint(1, 6))
        return f"{when.month}月{when.day}日"

    return {
        "n1": lambda: str(rng.randint(2, 9)),
        "n1.cn": lambda: CN[rng.randint(3, 9)],
        "n2": lambda: str(rng.randint(11, 98)),
        "n3": lambda: str(rng.randint(104, 985)),
        "n4": lambda: _thousands(rng, rng.randint(1012, 9860)),
        "n3to4": lambda: rng.choice("三四"),
        "d1": lambda: f"{rng.randint(11, 96) / 10}",
        "d2": lambda: f"{rng.randint(112, 989) / 10}",
        "pct": lambda: rng.choice((f"{rng.randint(52, 399) / 10}%", f"{rng.randint(61, 99)}%")),
        "t1": lambda: str(rng.randint(2, 12)),
        "t2": lambda: str(rng.randint(99, 120) // 5),
        "age": lambda: str(rng.randint(61, 88)),
        "m": lambda: str(rng.randint(1, 12)),
        "m2": lambda: str(rng.randint(1, 12)),
        "dd": lambda: str(rng.randint(2, 27)),
        "dd2": lambda: str(rng.randint(2, 27)),
        "y1": lambda: str(date.year - rng.randint(1, 4)),
        "y2": lambda: str(date.year + rng.randint(2, 3)),
        "tel": lambda: f"{rng.randint(2, 8)}{rng.randint(1000000, 9999999)}",
        "day": day,
        "name": lambda: names.person(rng),
    }


def _thousands(rng: Random, number: int) -> str:
    return f"{number:,}" if rng.random() < 0.1 else str(number)
