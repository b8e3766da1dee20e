"""Dates told by a word: 昨天, 上周五, 近日, 重阳节; and the table of all readings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from shuzibao.record.calendar import FIRST_ELDERS_DAY, festival
from shuzibao.record.date_values import (
    DAY_WORDS,
    SHORT,
    WEEKDAYS,
    Clock,
    Value,
    century_value,
    day_value,
    days_value,
    decade_value,
    lunar_value,
    month_value,
    months_value,
    numeric_value,
    only_year_value,
    plan_value,
    rel_month_value,
    season_value,
    stated_year,
    whole_number,
    whole_value,
    year_part_value,
    years_value,
)


def _week(match: re.Match[str], clock: Clock) -> Value | None:
    if clock.issue is None:
        return Value(None, "day")
    step = {"上上": -2, "上": -1, "下": 1}.get(match["which"], 0)
    monday = clock.issue - dt.timedelta(days=clock.issue.weekday()) + dt.timedelta(weeks=step)
    if not match["day"] or match["day"] == "末":
        first = monday + dt.timedelta(days=5 if match["day"] else 0)
        last = monday + dt.timedelta(days=6)
        return Value(f"{first.isoformat()}/{last.isoformat()}", "week")
    clock.last = monday + dt.timedelta(days=WEEKDAYS[match["day"]])
    return Value(clock.last.isoformat(), "day")


def _weekday(match: re.Match[str], clock: Clock) -> Value | None:
    if clock.issue is None:
        return None
    back = (clock.issue.weekday() - WEEKDAYS[match["day"]]) % 7
    clock.last = clock.issue + dt.timedelta(days=(7 - back) % 7 if clock.future else -back)
    return Value(clock.last.isoformat(), "day")


def _rel_day(match: re.Match[str], clock: Clock) -> Value | None:
    which = match["which"]
    if which in ("今", "明", "昨") and not (match["part2"] or match["part"]):
        return None
    if which in DAY_WORDS:
        base, step = clock.issue, DAY_WORDS[which]
    else:
        base, step = clock.last, 1 if which in ("次日", "翌日") else 0
    if base is None:
        return Value(None, "day")
    clock.last = base + dt.timedelta(days=step)
    return Value(clock.last.isoformat(), "day")


def _about(match: re.Match[str], clock: Clock) -> Value | None:
    if clock.issue is None:
        return Value(None, "about")
    week = clock.issue - dt.timedelta(days=7)
    return Value(f"{week.isoformat()}/{clock.issue.isoformat()}", "about")


def _ago(match: re.Match[str], clock: Clock) -> Value | None:
    number = whole_number(match["n"])
    if number is None or clock.year is None:
        return Value(None, "about")
    if match["unit"] == "年":
        return Value(f"{clock.year - number:04}", "year")
    if clock.issue is None:
        return Value(None, "about")
    if match["unit"] == "个月":
        year, month = divmod(clock.issue.year * 12 + clock.issue.month - 1 - number, 12)
        return Value(f"{year:04}-{month + 1:02}", "month")
    days = number * (1 if match["unit"] == "天" else 7)
    return Value((clock.issue - dt.timedelta(days=days)).isoformat(), "day")


def _elders(match: re.Match[str], clock: Clock) -> Value | None:
    firsts = {"老年节": FIRST_ELDERS_DAY, "教师节": 1985, "记者节": 2000, "中国医师节": 2018}
    day = festival(match["name"], firsts[match["name"]] + (whole_number(match["nth"]) or 1) - 1)
    clock.last = day or clock.last
    return Value(day.isoformat(), "day") if day else None


def _festival(match: re.Match[str], clock: Clock) -> Value | None:
    name = match["name"]
    year = stated_year(match, clock)
    if year is None and clock.issue is not None:
        days = [_named_day(name, clock.issue.year + step) for step in (-1, 0, 1)]
        best = min((d for d in days if d), key=lambda d: _distance(d, clock), default=None)
    else:
        year = year or clock.year
        best = _named_day(name, year) if year else None
    clock.last = best or clock.last
    return Value(best.isoformat() if best else None, "day")


def _distance(day: dt.date, clock: Clock) -> int:
    """Days from the issue; what lies ahead counts twice where nothing says that it is to come."""
    ahead = (day - clock.issue).days if clock.issue else 0
    return ahead * (1 if clock.future else 2) if ahead > 0 else -ahead


def _named_day(name: str, year: int) -> dt.date | None:
    return dt.date(year, *SHORT[name]) if name in SHORT else festival(name, year)


def _lone_day(match: re.Match[str], clock: Clock) -> Value | None:
    day = whole_number(match["day"]) or 0
    if not 1 <= day <= 31 or (match.end() - match.start() == 2 and match["day"] == "一"):
        return None
    base = clock.last or clock.issue
    if base is None:
        month = clock.month
        return Value(f"XXXX-{month:02}-{day:02}" if month else f"XXXX-XX-{day:02}", "day")
    year, month = base.year, base.month
    if clock.last is None and clock.issue and day > clock.issue.day and not clock.future:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return whole_value(year, month, day, clock)


def _lone_clock(match: re.Match[str], clock: Clock) -> Value | None:
    return Value(clock.last.isoformat(), "day") if clock.last else None


READ: dict[str, Callable[[re.Match[str], Clock], Value | None]] = {
    "numeric": numeric_value, "years": years_value, "lunar": lunar_value, "days": days_value, "day": day_value,
    "months": months_value, "rel_month": rel_month_value, "month": month_value, "year_part": year_part_value,
    "year_end": year_part_value, "season": season_value, "year": only_year_value, "reign_year": only_year_value,
    "rel_year": only_year_value, "decade": decade_value, "century": century_value, "plan": plan_value, "week": _week,
    "weekday": _weekday, "rel_day": _rel_day, "about": _about, "ago": _ago, "elders": _elders,
    "festival": _festival, "short_festival": _festival, "lone_day": _lone_day,
    "lone_clock": _lone_clock,
}  # fmt: skip
