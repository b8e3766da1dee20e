"""Dates and times: found by the table in date_rules, given a value from the issue's date and each other."""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Context, Found
from shuzibao.record.calendar import FIRST_ELDERS_DAY, PLANS, REIGNS, festival, lunar_day
from shuzibao.record.date_rules import FUTURE, RANGE, RULES
from shuzibao.record.numerals import number_of
from shuzibao.record.passage import Passage

YEAR_WORDS = {
    "今": 0,
    "今年": 0,
    "本年": 0,
    "本年度": 0,
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
QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
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
LAST_DAY_AHEAD = 45  # days after the issue that a date without year is still taken for this year's


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
    said_year: int | None = None
    future: bool = False


def find_dates(passages: Sequence[Passage], context: Context) -> list[Found]:
    """Every date and time of the article, with its value in ISO 8601."""
    clock = Clock(context.date, context.date.year if context.date else context.year)
    found: list[Found] = []
    for index, passage in enumerate(passages):
        here: list[Found] = []
        for name, match in _matches(passage.text):
            start, end = passage.sentence_at(match.start())
            clock.future = FUTURE.search(passage.text, start, end) is not None
            value = READ[name](match, clock)
            if value is None:
                continue
            here.append(_found(index, match, value, clock))
        found += _ranges(here, passage.text)
    return found


def _matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """The matches of all rules, the longest where they overlap, in the text's order."""
    rows = [
        (match.start(), -match.end(), order, rule.name, match)
        for order, rule in enumerate(RULES)
        for match in rule.pattern.finditer(text)
    ]
    rows.sort(key=lambda row: row[:3])
    kept: list[tuple[str, re.Match[str]]] = []
    reached = 0
    for start, minus_end, _, name, match in rows:
        if start >= reached and -minus_end > start:
            kept.append((name, match))
            reached = -minus_end
    return kept


def _found(index: int, match: re.Match[str], value: Value, clock: Clock) -> Found:
    groups = match.groupdict()
    part = groups.get("part") or groups.get("part2")
    time = _time(groups.get("clock"), part)
    text, precision = value.value, value.precision
    if time and text and precision == "day":
        text, precision = f"{text}T{time}", "minute"
    parts: dict[str, Part] = {"value": text, "precision": precision}
    if part:
        parts["part"] = part
    if time:
        parts["time"] = time
    confidence = 0.95 if text and "X" not in text else 0.6
    return Found(
        FactKind.DATE, index, match.start(), match.end(), "rule:date", confidence, text, parts
    )


def _time(clock: str | None, part: str | None) -> str | None:
    if not clock:
        return None
    match = re.fullmatch(r"([^时点：:]+)[时点：:](钟|整)?(半|一刻|三刻|[^分]+)?分?", clock)
    hour = _n(match[1]) if match else None
    if match is None or hour is None or hour > 24:
        return None
    quarter = {"半": 30, "一刻": 15, "三刻": 45}
    minute = quarter.get(match[3], _n(match[3]) or 0) if match[3] else 0
    if part in LATE and hour < 12:
        hour += 12
    return f"{hour % 24:02}:{minute:02}" if minute < 60 else None


def _ranges(found: list[Found], text: str) -> list[Found]:
    """Two dates with 至 between them are one range."""
    kept: list[Found] = []
    for date in found:
        before = kept[-1] if kept else None
        if before and RANGE.fullmatch(text, before.end, date.start):
            low = (before.value or "").split("/")[0]
            high = (date.value or "").split("/")[-1]
            value = f"{low}/{high}" if low and high else None
            parts = {"value": value, "precision": before.parts["precision"]}
            kept[-1] = replace(before, end=date.end, value=value, parts=parts)
        else:
            kept.append(date)
    return kept


def _n(text: str | None) -> int | None:
    number = number_of(text) if text else None
    return int(number) if number is not None else None


def _year(match: re.Match[str], clock: Clock) -> int | None:
    """The year that the match itself states, by number, reign or word."""
    groups = match.groupdict()
    if groups.get("reign"):
        number = 1 if groups["rn"] == "元" else _n(groups["rn"])
        year = None if number is None else REIGNS[groups["reign"]] + number
    elif groups.get("year"):
        year = _n(groups["year"])
    elif (word := groups.get("rel")) in YEAR_WORDS:
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


def _supposed_year(month: int, day: int, clock: Clock) -> int | None:
    """The year of a day printed without one: this year's, or last year's where that lies far ahead."""
    if clock.issue is None:
        return clock.year
    year = clock.issue.year
    ahead = (_date(year, month, day) or clock.issue) - clock.issue
    if ahead.days > LAST_DAY_AHEAD and not clock.future:
        return year - 1
    if ahead.days < -300 and clock.future:
        return year + 1
    return year


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _whole(year: int | None, month: int, day: int, clock: Clock) -> Value | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    clock.month = month
    if year is None:
        clock.last = None
        return Value(f"XXXX-{month:02}-{day:02}", "day")
    date = _date(year, month, day)
    clock.last = date
    return Value(date.isoformat(), "day") if date else None


def _day(match: re.Match[str], clock: Clock) -> Value | None:
    month, day = _n(match["month"]) or 0, _n(match["day"]) or 0
    year = _year(match, clock)
    if match["old"]:
        return _lunar_value(year, month, day, clock)
    if year is None:
        year = _carried(month, clock) or _supposed_year(month, day, clock)
    return _whole(year, month, day, clock)


def _carried(month: int, clock: Clock) -> int | None:
    """A year said shortly before holds for the dates after it, where it is not the issue's own."""
    if clock.said_year is None or clock.last is None or clock.last.year != clock.said_year:
        return None
    return clock.said_year if clock.last.month <= month else None


def _numeric(match: re.Match[str], clock: Clock) -> Value | None:
    return _whole(_year(match, clock), int(match["month"]), int(match["day"]), clock)


def _days(match: re.Match[str], clock: Clock) -> Value | None:
    first, last = _n(match["day"]) or 0, _n(match["last"]) or 0
    month = _n(match["month"]) if match["month"] else clock.month
    year = _year(match, clock)
    if month is None or not first < last <= 31:
        return None
    year = year or _supposed_year(month, first, clock)
    low, high = _whole(year, month, first, clock), _whole(year, month, last, clock)
    return Value(f"{low.value}/{high.value}", "day") if low and high else None


def _lunar(match: re.Match[str], clock: Clock) -> Value | None:
    name = match["month"]
    day = _n(match["day"].removeprefix("初"))
    month = {"正": 1, "冬": 11, "腊": 12}.get(name) or _n(name)
    sure = match["old"] or name in "正腊冬" or match["day"][0] in "初廿"
    year = _year(match, clock)
    if not sure or not month or not day or month > 12:
        return None
    return _lunar_value(year, -month if match["leap"] else month, day, clock)


def _lunar_value(year: int | None, month: int, day: int, clock: Clock) -> Value | None:
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


def _month(match: re.Match[str], clock: Clock) -> Value | None:
    month = _n(match["month"]) or 0
    if not 1 <= month <= 12:
        return None
    year = _year(match, clock)
    if year is None:
        year = _carried(month, clock) or _supposed_year(month, 1, clock)
    clock.month = month
    return _third(year, month, match["third"])


def _third(year: int | None, month: int, third: str | None) -> Value:
    if year is None:
        return Value(f"XXXX-{month:02}", "month")
    last = months.monthrange(year, month)[1]
    days = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last), "初": (1, 10)}
    head = f"{year:04}-{month:02}"
    if third in days:
        low, high = days[third]
        return Value(f"{head}-{low:02}/{head}-{high:02}", "part of month")
    return Value(f"{head}-{last}", "end") if third else Value(head, "month")


def _months(match: re.Match[str], clock: Clock) -> Value | None:
    low, high = _n(match["month"]) or 0, _n(match["last"]) or 0
    if not 1 <= low < high <= 12:
        return None
    year = _year(match, clock) or _supposed_year(low, 1, clock)
    head = f"{year:04}" if year else "XXXX"
    return Value(f"{head}-{low:02}/{head}-{high:02}", "month")


def _years(match: re.Match[str], clock: Clock) -> Value | None:
    low, high = _n(match["year"]), _n(match["last"])
    return Value(f"{low:04}/{high:04}", "year") if low and high and low < high else None


def _rel_month(match: re.Match[str], clock: Clock) -> Value | None:
    base = clock.last if match["which"] in ("当月", "是月") else clock.issue
    if base is None:
        return Value(None, "month")
    step = {"上": -1, "下": 1}.get(match["which"][0], 0)
    index = base.year * 12 + base.month - 1 + step
    year, month = divmod(index, 12)
    if match["day"]:
        return _whole(year, month + 1, _n(match["day"]) or 0, clock)
    return _third(year, month + 1, match["third"])


def _year_part(match: re.Match[str], clock: Clock) -> Value | None:
    of = match["of"]
    stated = any(match.groupdict().get(k) for k in ("reign", "year", "rel"))
    if not stated and of[0] in "春夏秋冬":
        return None
    year = _year(match, clock) if stated else clock.year
    if year is None:
        return Value(None, "year")
    return _part_of_year(year, of)


def _part_of_year(year: int, of: str) -> Value:
    if of in ("底", "末") or of in ("年底", "年末", "岁末", "年终"):
        return Value(f"{year:04}-12-31", "end")
    if of in ("初", "年初", "岁首"):
        return Value(f"{year:04}-01", "start")
    if of in ("上半年", "下半年", "前三季度", "前三个季度", "前两季度"):
        low, high = {"上": (1, 6), "下": (7, 12)}.get(of[0], (1, 9) if "三" in of else (1, 6))
        return Value(f"{year:04}-{low:02}/{year:04}-{high:02}", "half" if "半" in of else "quarter")
    if "季度" in of:
        low, high = QUARTERS[of.removeprefix("第")[0]]
        return Value(f"{year:04}-{low:02}/{year:04}-{high:02}", "quarter")
    if of[0] in SEASONS:
        low, high = SEASONS[of[0]]
        end = f"{year + 1:04}-02" if high > 12 else f"{year:04}-{high:02}"
        return Value(f"{year:04}-{low:02}/{end}", "season")
    return Value(f"{year:04}-06" if of == "年中" else f"{year:04}", "year")


def _season(match: re.Match[str], clock: Clock) -> Value | None:
    year = _year(match, clock)
    return Value(None, "season") if year is None else _part_of_year(year, match["of"])


def _only_year(match: re.Match[str], clock: Clock) -> Value | None:
    year = _year(match, clock)
    return Value(f"{year:04}" if year else None, "year")


def _decade(match: re.Match[str], clock: Clock) -> Value | None:
    text = match["year"]
    number = _n(text) or 0
    century = match["century"]
    if len(text) == 4 and text.isdigit():
        first = number
    elif century and century not in ("上世纪", "本世纪"):
        first = ((_n(century[:-2]) or 20) - 1) * 100 + number
    else:
        first = (2000 if century == "本世纪" else 1900) + number
    if first % 10:
        return None
    return Value(f"{first:04}/{first + 9:04}", "decade")


def _century(match: re.Match[str], clock: Clock) -> Value | None:
    named = {"上世纪": 20, "本世纪": 21}
    number = named.get(match["century"]) or _n(match["century"][:-2])
    if not number or not 10 <= number <= 22:
        return None
    return Value(f"{(number - 1) * 100 + 1:04}/{number * 100:04}", "century")


def _plan(match: re.Match[str], clock: Clock) -> Value | None:
    ones = _n(match["plan"]) if match["plan"] else None
    text = match.group()
    number = 10 + ones if ones and "十" in text[: text.index("五")] and ones < 10 else ones
    number = _n(match["nth"]) if match["nth"] else number
    if number not in PLANS:
        return None
    first, last = PLANS[number]
    of = match["of"]
    if of.startswith("末"):
        return Value(f"{last:04}-12-31", "end")
    if of.startswith(("初", "开局")):
        return Value(f"{first:04}", "year")
    return (
        Value(f"{last:04}", "year")
        if of.startswith("收官")
        else Value(f"{first:04}/{last:04}", "period")
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
    number = _n(match["n"])
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
    day = festival(match["name"], firsts[match["name"]] + (_n(match["nth"]) or 1) - 1)
    clock.last = day or clock.last
    return Value(day.isoformat(), "day") if day else None


def _festival(match: re.Match[str], clock: Clock) -> Value | None:
    name = match["name"]
    year = _year(match, clock)
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
    day = _n(match["day"]) or 0
    if not 1 <= day <= 31 or (match.end() - match.start() == 2 and match["day"] == "一"):
        return None
    base = clock.last or clock.issue
    if base is None:
        month = clock.month
        return Value(f"XXXX-{month:02}-{day:02}" if month else f"XXXX-XX-{day:02}", "day")
    year, month = base.year, base.month
    if clock.last is None and clock.issue and day > clock.issue.day and not clock.future:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _whole(year, month, day, clock)


def _lone_clock(match: re.Match[str], clock: Clock) -> Value | None:
    return Value(clock.last.isoformat(), "day") if clock.last else Value(None, "minute")


READ: dict[str, Callable[[re.Match[str], Clock], Value | None]] = {
    "numeric": _numeric, "years": _years, "lunar": _lunar, "days": _days, "day": _day,
    "months": _months, "rel_month": _rel_month, "month": _month, "year_part": _year_part,
    "year_end": _year_part, "season": _season, "year": _only_year, "reign_year": _only_year,
    "rel_year": _only_year, "decade": _decade, "century": _century, "plan": _plan, "week": _week,
    "weekday": _weekday, "rel_day": _rel_day, "about": _about, "ago": _ago, "elders": _elders,
    "festival": _festival, "short_festival": _festival, "lone_day": _lone_day,
    "lone_clock": _lone_clock,
}  # fmt: skip
