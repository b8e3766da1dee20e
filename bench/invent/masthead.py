"""Mastheads, folios and the other furniture of a page, with the facts that they print."""

from __future__ import annotations

import datetime as dt
from random import Random

from pypinyin import lazy_pinyin

from bench.invent import names
from bench.invent.model import Masthead
from bench.invent.world import World

WEEKDAYS = "一二三四五六日"


def date_text(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def make_masthead(rng: Random, world: World, pages: int, level: str) -> Masthead:
    """A masthead whose weekday agrees with its date; each fact is printed or missing by chance."""
    date = world.date
    week = "星期" + WEEKDAYS[date.weekday()]
    number = date.isocalendar().week if rng.random() < 0.6 else None
    running = rng.randint(120, 9800) if rng.random() < 0.85 else None
    permit, permit_line = _permit(rng)
    website = f"http://www.{''.join(lazy_pinyin(world.title))}.com" if rng.random() < 0.6 else None
    editors = tuple(names.people(rng, 2)) if rng.random() < 0.4 else ()
    today = pages if rng.random() < 0.5 else None
    lines = [world.title]
    if website:
        lines.append(
            rng.choice(("《{}》数字报 {}", "{}数字报 {}", "{}网址：{}")).format(
                world.title, website
            )
        )
    lines += _facts(rng, date, week, number, running, permit_line, today)
    if editors:
        lines.append(f"责任编辑 {editors[0]} 校对 {editors[1]}")
    return Masthead(
        world.title,
        date,
        week,
        number,
        running,
        permit,
        website,
        None,
        today,
        editors,
        tuple(lines),
    )


def _permit(rng: Random) -> tuple[str | None, str | None]:
    """(the permit's value, the words printed)."""
    draw = rng.random()
    if draw < 0.35:
        value = f"({rng.choice('BKZN')}){rng.randint(1, 999):04d}"
        return value, f"准印证号{value}"
    if draw < 0.7:
        value = f"CN{rng.randint(11, 65)}-{rng.randint(1, 320):04d}"
        return value, rng.choice(
            ("国内统一刊号 {}", "国内统一连续出版物号 {}", "国内统一刊号：{}")
        ).format(value)
    return None, None


def _facts(
    rng: Random,
    date: dt.date,
    week: str,
    number: int | None,
    running: int | None,
    permit: str | None,
    today: int | None,
) -> list[str]:
    """The facts as printed: on one line with bars or slashes, or on several."""
    issue = ""
    if number and running:
        issue = rng.choice(
            (
                f"第{number}期（总第{running}期）",
                f"第{number}期(总第{running}期)",
                f"第{number}期 总第{running}期",
            )
        )
    elif number:
        issue = f"第{number}期"
    elif running:
        issue = rng.choice((f"总第{running}期", f"第{running}期"))
    day = f"{date_text(date)} {week}"
    parts = [part for part in (permit, issue, day, f"今日{today}版" if today else None) if part]
    if rng.random() < 0.5:
        rng.shuffle(parts)
    if rng.random() < 0.5:
        return [rng.choice((" / ", "　", " | ", "  ")).join(parts)]
    return parts


def folio(rng: Random, world: World, number: int, name: str, masthead: Masthead) -> str:
    """The line at a page's edge."""
    day = f"{date_text(masthead.date)} {masthead.weekday}"
    return rng.choice(
        (
            f"{number}版 {name} {day}",
            f"第{number}版　{name}　{day}",
            f"{name} {number:02d} {day}",
            f"{day} 第{number}版 {name}",
            f"{world.title} {number} {name}",
        )
    )


def page_furniture(
    rng: Random, world: World, number: int, name: str, masthead: Masthead
) -> tuple[tuple[str, str], ...]:
    """Folio, channels, hotline, editors: (role, text) as printed."""
    found: list[tuple[str, str]] = []
    if number > 1 or rng.random() < 0.4:
        found.append(("folio", folio(rng, world, number, name, masthead)))
    if number == 1 and rng.random() < 0.5:
        channels = (
            f"{world.core}发布微信",
            f"{world.core}发布微博",
            f"{world.core}通APP",
            f"{world.core}抖音号",
        )
        found += [("furniture", line) for line in rng.sample(channels, rng.randint(2, 4))]
    if rng.random() < 0.35:
        phone = f"{rng.randint(2, 8)}{rng.randint(1000000, 9999999)}"
        found.append(
            ("furniture", rng.choice(("新闻热线：{}", "投稿热线 {}", "服务热线：{}")).format(phone))
        )
    if number > 1 and rng.random() < 0.5:
        editor, artist = names.people(rng, 2)
        found.append(
            (
                "furniture",
                rng.choice(
                    (
                        f"责任编辑 {editor} 版面设计 {artist}",
                        f"编辑：{editor}　美编：{artist}",
                        f"责编/{editor} 美编/{artist}",
                    )
                ),
            )
        )
    return tuple(found)
