"""What a written date means: days, months and their years, from the issue and from each other."""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from dataclasses import dataclass

from shuzibao.record.dates.calendar import REIGNS, lunar_day
from shuzibao.record.language.numerals import number_of

YEAR_WORDS = {
    "今": 0,
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "今岁": 0,
    "去岁": -1,
    "客岁": -1,
    "来年": 1,
    "去": -1,
    "去年": -1,
    "上年": -1,
    "明": 1,
    "明年": 1,
    "前年": -2,
    "后年": 2,
}
DAY_WORDS = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "前晚": -2,
    "昨天": -1,
    "昨日": -1,
    "日昨": -1,
    "昨": -1,
    "今天": 0,
    "今日": 0,
    "今": 0,
    "即日": 0,
    "明天": 1,
    "明日": 1,
    "明": 1,
    "后天": 2,
}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
SHORT = {
    "五一": (5, 1),
    "十一": (10, 1),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "三八": (3, 8),
    "五四": (5, 4),
}
LATE = ("下午", "午后", "傍晚", "晚上", "晚间", "晚", "夜", "当晚", "夜间")
NEWS, SOON = 10, 60  # days within which a day past is the news' own, and one to come is the plan's
# How much farther a day seems in the direction that the sentence does not speak of. Set by hand.
AHEAD, AHEAD_IF_PAST, BACK_IF_FUTURE = 3.0, 5.0, 2.5


@dataclass(frozen=True, slots=True)
class Value:
    """An ISO 8601 value with its precision; `value` None where the year cannot be known."""

    value: str | None
    precision: str


@dataclass(slots=True)
class Clock:
    """What the article has said so far; later dates lean on it."""

    issue: dt.date | None
    year: int | None
    month: int | None = None
    last: dt.date | None = None
    here: dt.date | None = None  # the day that the dateline tells: what 今天 means below it
    republic: bool = False  # a year of the Republic was told
    said_year: int | None = None
    joined: bool = False  # the date stands in a row behind another: 2021年11月、|12月
    opens: bool = False  # no date of this paragraph was told yet
    double_tenth: bool = False  # 国庆 is that of the Republic
    future: bool = False
    past: bool = False


def whole_number(text: str | None) -> int | None:
    number = number_of(text) if text else None
    return int(number) if number is not None else None


def stated_year(match: re.Match[str], clock: Clock) -> int | None:
    """The year that the match itself states, by number, reign or word."""
    groups = match.groupdict()
    if groups.get("reign"):
        clock.republic = clock.republic or groups["reign"].endswith("民国")
        number = 1 if groups["rn"] == "元" else whole_number(groups["rn"])
        year = None if number is None else REIGNS[groups["reign"]] + number
    elif groups.get("roc"):
        year = 1911 + int(groups["roc"])
    elif groups.get("han"):  # 卅六年七月: no years are told so but the Republic's
        year = 1911 + (whole_number(groups["han"]) or 0)
    elif groups.get("short"):
        last = clock.year or 1999
        year = next(
            y
            for y in (2000 + int(groups["short"]), 1900 + int(groups["short"]))
            if y <= last + 1 or y < 2000
        )
    elif groups.get("year"):
        year = whole_number(groups["year"])
    elif (word := groups.get("rel")) == "上年" and clock.said_year is not None:
        return clock.said_year - 1  # 2023年末…，比上年末: the year before the one just told
    elif word in YEAR_WORDS:
        year = None if clock.year is None else clock.year + YEAR_WORDS[word]
    elif word in ("当年", "同年"):
        year = clock.said_year
    elif word in ("次年", "翌年"):
        year = None if clock.said_year is None else clock.said_year + 1
    else:
        return None
    clock.said_year = year
    if clock.year is None and groups.get("year"):
        clock.year = year
    return year


def supposed_year_value(month: int, day: int, clock: Clock) -> int | None:
    """The year of a day printed without one: that of the nearest such day, as the sentence's tense has it."""
    if clock.issue is None:
        return clock.year
    years = [clock.issue.year + step for step in (0, -1, 1)]
    days = [(year, calendar_day(year, month, day)) for year in years]
    return min(
        ((distance(told, clock), year) for year, told in days if told),
        key=lambda one: one[0],
        default=(0.0, clock.issue.year),
    )[1]


def distance(day: dt.date, clock: Clock) -> float:
    """How far a day seems from the issue: days, more where the sentence speaks of the other direction."""
    days = (day - clock.issue).days if clock.issue else 0
    if days <= 0:
        return -days * (BACK_IF_FUTURE if clock.future else 1.0)
    return days * (1.0 if clock.future else AHEAD_IF_PAST if clock.past else AHEAD)


def month_after(year: int, month: int, step: int) -> tuple[int, int]:
    """The month so many months on."""
    year, month = divmod(year * 12 + month - 1 + step, 12)
    return year, month + 1


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def whole_value(year: int | None, month: int, day: int, clock: Clock) -> Value | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    clock.month = month
    if year is None:
        clock.last = None
        return Value(f"XXXX-{month:02}-{day:02}", "day")
    date = calendar_day(year, month, day)
    clock.last = date
    return Value(date.isoformat(), "day") if date else None


def day_value(match: re.Match[str], clock: Clock) -> Value | None:
    month, day = whole_number(match["month"]) or 0, whole_number(match["day"]) or 0
    year = stated_year(match, clock)
    if match["old"]:
        return solar_of_lunar(year, month, day, clock)
    if year is None:
        year = carried_value(month, clock, day) or supposed_year_value(month, day, clock)
    return whole_value(year, month, day, clock)


def carried_value(month: int, clock: Clock, day: int | None = None) -> int | None:
    """A year said shortly before holds for the dates after it, where it is not the issue's own; not for a paragraph
    that opens with a day of the news (1998年5月建厂。| 8月12日，记者来到…, printed on the 20th)."""
    if clock.said_year is not None and clock.joined and (clock.month or 0) < month:
        return clock.said_year
    if clock.said_year is None or clock.last is None or clock.last.year != clock.said_year:
        return None
    if clock.opens and day is not None and _about_now(month, day, clock):
        return None
    return clock.said_year if clock.last.month <= month else None


def _about_now(month: int, day: int, clock: Clock) -> bool:
    """Whether such a day lies shortly before the issue, or after it where the sentence speaks of what is to come."""
    issue = clock.issue
    days = [calendar_day(issue.year + step, month, day) for step in (-1, 0, 1)] if issue else []
    first = -SOON if clock.future else 0
    return any(first <= (issue - d).days <= NEWS for d in days if d and issue)


def numeric_value(match: re.Match[str], clock: Clock) -> Value | None:
    return whole_value(stated_year(match, clock), int(match["month"]), int(match["day"]), clock)


DOTTED_BEFORE = re.compile(r"年(?:\d{1,2}\.\d{1,2}[、及和至])+$")


def dotted_value(match: re.Match[str], clock: Clock) -> Value | None:
    """去年8.18、|8.31: behind a year, or in a row behind such a day; else it is a number."""
    year = stated_year(match, clock)
    if year is None and DOTTED_BEFORE.search(match.string, 0, match.start()):
        year = clock.said_year
    return (
        None if year is None else whole_value(year, int(match["month"]), int(match["day"]), clock)
    )


def days_value(match: re.Match[str], clock: Clock) -> Value | None:
    first, last = whole_number(match["day"]) or 0, whole_number(match["last"]) or 0
    month = whole_number(match["month"]) if match["month"] else clock.month
    year = stated_year(match, clock)
    if month is None or not first < last <= 31:
        return None
    year = year or carried_value(month, clock, first) or supposed_year_value(month, first, clock)
    low, high = whole_value(year, month, first, clock), whole_value(year, month, last, clock)
    return Value(f"{low.value}/{high.value}", "day") if low and high else None


def lunar_value(match: re.Match[str], clock: Clock) -> Value | None:
    name = match["month"]
    day = whole_number(match["day"].removeprefix("初"))
    month = {"正": 1, "冬": 11, "腊": 12}.get(name) or whole_number(name)
    sure = match["old"] or name in "正腊冬" or match["day"][0] in "初廿"
    year = stated_year(match, clock)
    if not sure or not month or not day or month > 12:
        return None
    if match["day"][0] == "廿" and not match["old"] and name not in "正腊冬":
        solar, issue = calendar_day(clock.year or 0, month, day), clock.issue
        lunar = lunar_day(clock.year, month, day) if clock.year else None
        if year is None and issue and solar and lunar and solar <= issue < lunar:
            return whole_value(solar.year, month, day, clock)  # 七月廿五夜, told in August
    return solar_of_lunar(year, -month if match["leap"] else month, day, clock)


def new_year_value(match: re.Match[str], clock: Clock) -> Value | None:
    """大年初三: of the first month of the lunar year."""
    day = whole_number(match["day"].removeprefix("初")) or 1
    return solar_of_lunar(stated_year(match, clock), 1, day, clock)


def solar_of_lunar(year: int | None, month: int, day: int, clock: Clock) -> Value | None:
    solar = year if year is not None else clock.year
    if solar is None:
        return Value(None, "day")
    dates = [d for d in (lunar_day(y, month, day) for y in (solar - 1, solar)) if d]
    if year is not None:  # a year said with a lunar month is the lunar year
        dates = [d for d in [lunar_day(year, month, day)] if d]
    near = clock.issue or dt.date(solar, 7, 1)
    best = min(dates, key=lambda d: abs((d - near).days), default=None)
    clock.last = best or clock.last
    return Value(best.isoformat(), "day") if best else None


def month_value(match: re.Match[str], clock: Clock) -> Value | None:
    month = whole_number(match["month"]) or 0
    if not 1 <= month <= 12:
        return None
    year = stated_year(match, clock)
    if year is None:
        year = carried_value(month, clock) or supposed_year_value(month, 1, clock)
    clock.month = month
    return third_value(year, month, match["third"])


def third_value(year: int | None, month: int, third: str | None) -> Value:
    if year is None:
        return Value(f"XXXX-{month:02}", "month")
    last = months.monthrange(year, month)[1]
    days = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last), "初": (1, 10)}
    head = f"{year:04}-{month:02}"
    if third in days:
        low, high = days[third]
        return Value(f"{head}-{low:02}/{head}-{high:02}", "part of month")
    return Value(f"{head}-{last}", "end") if third else Value(head, "month")


def third_alone_value(match: re.Match[str], clock: Clock) -> Value | None:
    """上旬, of the issue's month where that has come so far (or is to come), else of the month before."""
    if clock.issue is None:
        return Value(None, "part of month")
    first = {"上": 1, "中": 11, "下": 21}[match["third"][0]]
    year, month = clock.issue.year, clock.issue.month
    if first > clock.issue.day and not clock.future:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return third_value(year, month, match["third"])


def month_end_value(match: re.Match[str], clock: Clock) -> Value | None:
    """月底前: of the issue's month."""
    if clock.issue is None:
        return Value(None, "month")
    return third_value(clock.issue.year, clock.issue.month, match["third"])


def holidays_value(match: re.Match[str], clock: Clock) -> Value | None:
    """The months of the schools' long holidays."""
    year = stated_year(match, clock) or clock.year
    low, high = (1, 2) if match["name"] == "寒假" else (7, 8)
    return Value(f"{year:04}-{low:02}/{year:04}-{high:02}" if year else None, "month")


def months_value(match: re.Match[str], clock: Clock) -> Value | None:
    low, high = whole_number(match["month"]) or 0, whole_number(match["last"]) or 0
    if not 1 <= low < high <= 12:
        return None
    year = stated_year(match, clock)
    if year is None and clock.issue and low <= clock.issue.month and not clock.future:
        year = (
            clock.issue.year
        )  # months that have begun are this year's, the first of them may be long past
    year = year or supposed_year_value(low, 1, clock)
    head = f"{year:04}" if year else "XXXX"
    return Value(f"{head}-{low:02}/{head}-{high:02}", "month")


def years_value(match: re.Match[str], clock: Clock) -> Value | None:
    low, high = whole_number(match["year"]), whole_number(match["last"])
    return Value(f"{low:04}/{high:04}", "year") if low and high and low < high else None


def rel_month_value(match: re.Match[str], clock: Clock) -> Value | None:
    base = clock.last if match["which"] in ("当月", "是月", "同月") else clock.issue
    if base is None:
        return Value(None, "month")
    step = {"上": -1, "下": 1}.get(match["which"][0], 0)
    index = base.year * 12 + base.month - 1 + step
    year, month = divmod(index, 12)
    if match["day"]:
        return whole_value(year, month + 1, whole_number(match["day"]) or 0, clock)
    return third_value(year, month + 1, match["third"])
