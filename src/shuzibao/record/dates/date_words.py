"""Dates told by a word: 昨天, 上周五, 近日, 重阳节; and the table of all readings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from shuzibao.record.dates.calendar import FIRST_ELDERS_DAY, festival
from shuzibao.record.dates.date_values import (
    DAY_WORDS,
    SHORT,
    WEEKDAYS,
    Clock,
    Value,
    calendar_day,
    day_value,
    days_value,
    distance,
    dotted_value,
    holidays_value,
    lunar_value,
    month_after,
    month_end_value,
    month_value,
    months_value,
    new_year_value,
    numeric_value,
    rel_month_value,
    stated_year,
    third_alone_value,
    whole_number,
    whole_value,
    years_value,
)
from shuzibao.record.dates.year_values import (
    century_value,
    cycle_value,
    decade_value,
    only_year_value,
    plan_value,
    reign_value,
    rel_quarter_value,
    republic_value,
    season_value,
    two_years_value,
    year_part_value,
)

EVERY = re.compile(r"[每逢][^，。；]{0,12}$")
TOLD_SINCE = 3  # days after what happened in which a paper tells it
TURN = 20  # days by which a lone day must lie before the last one told to be of the next month


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
    if clock.issue is None or EVERY.search(match.string, 0, match.start()):
        return None
    back = (clock.issue.weekday() - WEEKDAYS[match["day"]]) % 7
    clock.last = clock.issue + dt.timedelta(days=(7 - back) % 7 if clock.future else -back)
    return Value(clock.last.isoformat(), "day")


def _rel_day(match: re.Match[str], clock: Clock) -> Value | None:
    which = match["which"]
    if which in ("今", "明", "昨") and not (match["part2"] or match["part"] or match["clock"]):
        return None
    if which in DAY_WORDS:
        base, step = _today(match, clock), DAY_WORDS[which]
    else:
        base, step = clock.last, 1 if which in ("次日", "翌日") else 0
    if base is None:
        return Value(None, "day")
    clock.last = base + dt.timedelta(days=step)
    return Value(clock.last.isoformat(), "day")


def spoken(text: str, at: int) -> bool:
    """Whether this stands in quotation marks."""
    return text.count("“", 0, at) > text.count("”", 0, at)


def _today(match: re.Match[str], clock: Clock) -> dt.date | None:
    """The day of the dateline, else of the issue; what somebody says in quotes he said on the day just told."""
    today = clock.here or clock.issue
    if (
        spoken(match.string, match.start())
        and clock.last
        and today
        and 0 < (today - clock.last).days <= TOLD_SINCE
    ):
        return clock.last
    return today


def _two_days(match: re.Match[str], clock: Clock) -> Value | None:
    """今明两天: from the first of them to the last."""
    today = clock.here or clock.issue
    if today is None:
        return Value(None, "day")
    first = DAY_WORDS[match["which"][0]]
    low, high = (today + dt.timedelta(days=first + step) for step in (0, 1))
    return Value(f"{low.isoformat()}/{high.isoformat()}", "day")


def _told_day(match: re.Match[str], clock: Clock) -> Value | None:
    """今（20）日: the number decides, near the issue's day."""
    if clock.issue is None:
        return Value(None, "day")
    day = whole_number(match["day"]) or 0
    near = clock.issue + dt.timedelta(days=DAY_WORDS[match["which"]])
    days = [near + dt.timedelta(days=step) for step in (0, -1, 1, -2, 2)]
    clock.last = next((d for d in days if d.day == day), near)
    return Value(clock.last.isoformat(), "day")


def _about(match: re.Match[str], clock: Clock) -> Value | None:
    if clock.issue is None:
        return Value(None, "about")
    if match.string.endswith(("将于", "将在", "拟于", "定于"), 0, match.start()):
        return Value(f"{clock.issue.isoformat()}/{clock.issue + dt.timedelta(days=7)}", "about")
    week = clock.issue - dt.timedelta(days=7)
    return Value(f"{week.isoformat()}/{clock.issue.isoformat()}", "about")


def _month_before(issue: dt.date, number: int) -> str:
    year, month = month_after(issue.year, issue.month, -number)
    return f"{year:04}-{month:02}"


def _ago(match: re.Match[str], clock: Clock) -> Value | None:
    number = 0 if match["n"] == "半" else whole_number(match["n"])
    if number is None or clock.year is None:
        return Value(None, "about")
    if match["unit"] == "年" and match["n"] == "半":
        return (
            Value(_month_before(clock.issue, 6), "month") if clock.issue else Value(None, "about")
        )
    if match["unit"] == "年":
        return Value(f"{clock.year - number:04}", "year")
    if clock.issue is None:
        return Value(None, "about")
    if match["unit"] == "个月":
        return Value(_month_before(clock.issue, number), "month")
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
        days = [_named_day(name, clock.issue.year + step, clock) for step in (-1, 0, 1)]
        best = min((d for d in days if d), key=lambda d: distance(d, clock), default=None)
    else:
        year = year or clock.year
        best = _named_day(name, year, clock) if year else None
    clock.last = best or clock.last
    return Value(best.isoformat() if best else None, "day")


def _named_day(name: str, year: int, clock: Clock) -> dt.date | None:
    if clock.double_tenth and name.startswith("国庆"):
        return dt.date(year, 10, 10)
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
    if clock.last is None and clock.issue:
        months = [month_after(year, month, step) for step in (0, -1, 1)]
        told = [d for y, m in months if (d := calendar_day(y, m, day))]
        near = min(told, key=lambda d: distance(d, clock), default=base)
        year, month = near.year, near.month
    elif (
        clock.last and day < clock.last.day - TURN and (not clock.issue or clock.last < clock.issue)
    ):
        year, month = month_after(year, month, 1)  # 11月30日…2日
        if clock.issue and not clock.future and calendar_day(year, month, day) > clock.issue:  # type: ignore[operator]
            year, month = clock.last.year, clock.last.month
    return whole_value(year, month, day, clock)


READ: dict[str, Callable[[re.Match[str], Clock], Value | None]] = {
    "numeric": numeric_value, "years": years_value, "lunar": lunar_value, "days": days_value, "day": day_value,
    "months": months_value, "rel_month": rel_month_value, "month": month_value, "year_part": year_part_value,
    "year_end": year_part_value, "season": season_value, "year": only_year_value, "reign_year": only_year_value,
    "rel_year": only_year_value, "decade": decade_value, "century": century_value, "plan": plan_value, "week": _week,
    "weekday": _weekday, "rel_day": _rel_day, "about": _about, "ago": _ago, "elders": _elders,
    "festival": _festival, "short_festival": _festival, "lone_day": _lone_day,
    "third": third_alone_value, "month_end": month_end_value, "two_days": _two_days, "holidays": holidays_value, "reign": reign_value,
    "told_day": _told_day, "dotted": dotted_value, "two_years": two_years_value, "republic": republic_value, "roc_year": only_year_value,
    "rel_quarter": rel_quarter_value, "cycle": cycle_value, "new_year": new_year_value,
}  # fmt: skip
