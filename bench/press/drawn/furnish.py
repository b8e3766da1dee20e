"""What stands around stories on the fourth press: mastheads, lines of furniture, advertisements."""

from __future__ import annotations

import datetime as dt

from bench.press.drawn.copy import PAPERS, SECTIONS
from bench.press.drawn.ink import BLACK, BLUE, RED, WHITE, Rect, Type
from bench.press.drawn.setting import Press

WEEK = "一二三四五六日"


def day(p: Press) -> dt.date:
    return p.writer.desk.date


def put(
    p: Press,
    role: str,
    text: str,
    x: float,
    y: float,
    look: Type,
    right: bool = False,
    loose: bool = False,
) -> float:
    """A line of furniture; right: x is its right end."""
    text = p.text(text)
    piece = p.sheet.piece(None, role, text, loose)
    return p.sheet.across(piece, text, x - p.sheet.length(text, look) * right, y, look)


def masthead(p: Press, rect: Rect) -> float:
    """The name at the top left with its facts below it, or across the page; gives where stories may begin at the left."""
    rng, s = p.rng, p.sheet
    left, top, right, _ = rect
    title = p.text(rng.choice(PAPERS))
    date = day(p)
    number, running = rng.randint(20, 200), rng.randint(900, 9800)
    week = f"星期{WEEK[date.weekday()]}"
    facts = [f"{date.year}年{date.month}月{date.day}日", week, f"第{running}期", "今日4版"]
    s.facts = {
        "title": title,
        "date": date.isoformat(),
        "number": running,
        "running_number": None,
        "permit": None,
    }
    del number
    if rng.random() < 0.5:  # name over a box of facts at the left, a story beside it
        wide = (right - left) * 0.36
        size = wide / (len(title) * 1.06)
        put(p, "masthead", title, left, top, Type("song-bold", size, colour=RED))
        y = top + size * 1.25
        s.box((left, y, left + wide, y + 15), fill=RED)
        put(
            p, "masthead", f"中共{title[:2]}委机关报", left + 4, y + 3, Type("hei", 9, colour=WHITE)
        )
        put(
            p,
            "masthead",
            "今日4版",
            left + wide - 4,
            y + 3,
            Type("hei", 9, colour=WHITE),
            right=True,
        )
        y += 20
        for line in (
            f"{facts[0]}　{week}",
            f"国内统一连续出版物号CN 44—00{running % 90 + 10}　{facts[2]}",
        ):
            put(p, "masthead", line, left, y, Type("song", 8.5))
            y += 12.5
        return y + 6
    size = min(62, (right - left) * 0.5 / len(title))
    wide = len(title) * size * 1.15
    x = left + (right - left - wide) / 2
    piece = s.piece(None, "masthead", title)
    s.across(
        piece, title, x, top, Type("song-bold", size, colour=rng.choice((RED, BLACK))), size * 0.15
    )
    put(p, "masthead", facts[0], left, top + 6, Type("hei", 10))
    put(p, "masthead", week, left, top + 20, Type("hei", 10))
    put(p, "masthead", facts[2], right, top + 6, Type("hei", 10), right=True)
    put(p, "masthead", facts[3], right, top + 20, Type("hei", 10), right=True)
    y = top + size * 1.2
    s.rule(left, y, right, y, 1.2)
    put(
        p,
        "masthead",
        "网址：www.example.cn　新闻热线：8234567　邮发代号：45-78",
        left,
        y + 4,
        Type("song", 8.5),
    )
    s.rule(left, y + 17, right, y + 17, 0.4)
    return y + 26


def folio(p: Press, rect: Rect) -> float:
    """The line at the head of an inner page in one of five forms; gives where stories may begin."""
    rng, s = p.rng, p.sheet
    left, top, right, bottom = rect
    date, n, name = day(p), s.number, s.name
    when = f"{date.year}年{date.month}月{date.day}日 星期{WEEK[date.weekday()]}"
    people = f"责任编辑：{p.writer.name()}　版式：{p.writer.name()}　校对：{p.writer.name()}"
    form = rng.randrange(5)
    if form == 0:
        s.box((left, top, left + 26, top + 26), fill=rng.choice((RED, BLACK, BLUE)))
        put(p, "folio", str(n), left + 8, top + 4, Type("hei-bold", 17, colour=WHITE))
        put(p, "folio", name, left + 34, top + 5, Type("song-bold", 18))
        put(p, "folio", when, right, top + 2, Type("song", 8.5), right=True)
        put(p, "furniture", people, right, top + 14, Type("song", 8.5), right=True)
    elif form == 1:
        x = put(p, "folio", f"{n:02d}", left, top, Type("hei-bold", 24, 0.85))
        put(p, "folio", name, x + 10, top + 1, Type("hei", 15))
        put(p, "folio", when, (left + right) / 2 - 50, top + 14, Type("song", 9))
        put(p, "furniture", people, right, top + 14, Type("song", 8.5), right=True)
    elif form == 2:
        put(p, "folio", f"A{n:02d}", right, top, Type("hei-bold", 22), right=True)
        put(p, "folio", name, right - 60, top + 5, Type("song-bold", 16), right=True)
        put(p, "folio", when, left, top + 4, Type("song", 9))
        put(
            p,
            "furniture",
            "编辑部电话：8226688　投稿邮箱：tougao@example.cn",
            left,
            top + 16,
            Type("song", 8.5),
        )
    elif form == 3:
        put(p, "folio", f"第{n}版", left, top + 8, Type("hei", 11))
        put(p, "folio", name, (left + right) / 2 - len(name) * 12, top, Type("song-bold", 22))
        put(p, "folio", when, right, top + 8, Type("hei", 9), right=True)
        put(p, "furniture", people, left, bottom + 6, Type("song", 8))
    else:
        s.box((left, top, right, top + 22), fill=(0.88, 0.9, 0.93))
        put(p, "folio", f"{name}　{n}", left + 8, top + 4, Type("hei-bold", 14))
        put(
            p,
            "folio",
            f"{when}　{rng.choice(PAPERS)}",
            right - 8,
            top + 6,
            Type("song", 9),
            right=True,
        )
    s.rule(left, top + 29, right, top + 29, rng.choice((0.5, 1.5)))
    return top + 38


def section(p: Press, text: str, rect: Rect, look: str = "bar") -> float:
    """A section head over several stories; gives where they may begin."""
    left, top, right, _ = rect
    size = 13.0
    if look == "bar":
        p.sheet.box(
            (left, top, right, top + size * 1.6), fill=p.rng.choice((RED, BLUE, (0.3, 0.3, 0.3)))
        )
        put(
            p,
            "section_head",
            text,
            left + 8,
            top + size * 0.3,
            Type("hei-bold", size, colour=WHITE),
            loose=True,
        )
    else:
        put(p, "section_head", text, left, top + 2, Type("hei-bold", size, colour=RED), loose=True)
        p.sheet.rule(left, top + size * 1.5, right, top + size * 1.5, 1.0, colour=RED)
    return top + size * 1.6 + 8


def any_section(p: Press) -> str:
    return p.text(p.rng.choice(SECTIONS))


def advert(p: Press, rect: Rect) -> None:
    """An advertisement: a name, a promise, an address, in large and small type of several faces."""
    rng, s = p.rng, p.sheet
    left, top, right, bottom = rect
    owner = s.article("advertisement")
    s.box(rect, stroke=BLACK, width=1)
    tint = rng.random() < 0.5
    if tint:
        s.box((left + 1, top + 1, right - 1, bottom - 1), fill=(0.98, 0.93, 0.8))
    wide, high = right - left, bottom - top
    lines = [
        (p.writer.fill("{town}国际家居城"), 0.11, "hei-bold"), (p.writer.fill("盛大开业　全场{ord}折起"), 0.075, "song-bold"),
        (p.writer.fill("活动时间：{ord}月1日—{ord}月18日"), 0.045, "song"), (p.writer.fill("地址：{town}大道{num}号　热线：8{d7}"), 0.045, "hei"),
    ]  # fmt: skip
    pitch = high / (len(lines) + 1)
    for n, (text, share, kind) in enumerate(lines):
        text = p.text(text)
        size = min(wide * share, pitch * 0.7, wide * 0.9 / len(text))
        look = Type(kind, size, colour=RED if n < 2 and tint else BLACK)
        piece = s.piece(owner, "paragraph" if n else "headline", text)
        s.across(
            piece, text, left + (wide - s.length(text, look)) / 2, top + pitch * (n + 0.6), look
        )
