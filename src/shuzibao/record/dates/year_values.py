"""What a written date means: years and their parts, reigns, plans and centuries."""

from __future__ import annotations

import calendar as months
import re

from shuzibao.record.dates.calendar import LAST_OF_REIGN, PLANS, REIGNS
from shuzibao.record.dates.date_values import Clock, Value, month_after, stated_year, whole_number

QUARTERS = {
    name: (low, low + 2)
    for names, low in (("一1首", 1), ("二2", 4), ("三3", 7), ("四4末", 10))
    for name in names
}
SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}


def year_part_value(match: re.Match[str], clock: Clock) -> Value | None:
    of = match["of"]
    stated = any(match.groupdict().get(k) for k in ("reign", "year", "rel", "roc"))
    if not stated and SEASONS.keys() & set(of):
        return None
    year = stated_year(match, clock) if stated else _year_of_part(of, clock)
    if year is None:
        return Value(None, "year")
    return part_of_year_value(year, of)


def _year_of_part(of: str, clock: Clock) -> int | None:
    """年末 in a report on the year before: the year that the article told, where nothing is to come."""
    closing = of in ("年底", "年末", "岁末", "年终", "第四季度", "四季度", "下半年")
    if closing and not clock.future and clock.issue and clock.issue.month <= 3:
        return clock.issue.year - 1
    return clock.year


def part_of_year_value(year: int, of: str) -> Value:
    if of in ("底", "末") or of in ("年底", "年末", "岁末", "年终"):
        return Value(f"{year:04}-12-31", "end")
    if of in ("初", "年初", "岁首"):
        return Value(f"{year:04}-01", "start")
    if of in ("上半年", "下半年", "前三季度", "前三个季度", "前两季度"):
        low, high = {"上": (1, 6), "下": (7, 12)}.get(of[0], (1, 9) if "三" in of else (1, 6))
        return Value(f"{year:04}-{low:02}/{year:04}-{high:02}", "half" if "半" in of else "quarter")
    if of[0] in "前头首" and of[-1] == "月":
        last = whole_number(of[1:-1].removesuffix("个")) or 12
        return Value(f"{year:04}-01/{year:04}-{min(12, last):02}", "month")
    if ("季" in of or of[0] == "Q") and not SEASONS.keys() & set(of):
        low, high = QUARTERS[of.lstrip("第Q")[0]]
        if of[-1] in "末底":
            return Value(f"{year:04}-{high:02}-{months.monthrange(year, high)[1]}", "end")
        return Value(f"{year:04}-{low:02}/{year:04}-{high:02}", "quarter")
    if season := next((c for c in of if c in SEASONS), None):
        low, high = SEASONS[season]
        end = f"{year + 1:04}-02" if high > 12 else f"{year:04}-{high:02}"
        return Value(f"{year:04}-{low:02}/{end}", "season")
    return Value(f"{year:04}-06" if of == "年中" else f"{year:04}", "year")


def season_value(match: re.Match[str], clock: Clock) -> Value | None:
    year = stated_year(match, clock)
    return Value(None, "season") if year is None else part_of_year_value(year, match["of"])


def two_years_value(match: re.Match[str], clock: Clock) -> Value | None:
    """2023/24学年: the years that it begins and ends in."""
    low = stated_year(match, clock)
    last = int(match["last"]) % 100
    return Value(f"{low:04}/{low + 1:04}", "year") if low and (low + 1) % 100 == last else None


def republic_value(match: re.Match[str], clock: Clock) -> Value | None:
    """民廿五年; a bare 廿八年 where a year of the Republic was told before."""
    number = whole_number(match["rn"] or match["on"])
    if number is None or (match["on"] and not clock.republic):
        return None
    clock.republic, clock.said_year = True, 1911 + number
    return Value(f"{clock.said_year:04}", "year")


def rel_quarter_value(match: re.Match[str], clock: Clock) -> Value | None:
    """上季: the quarter before the issue's."""
    if re.search("[球赛]", match.string):
        return None
    if clock.issue is None:
        return Value(None, "quarter")
    first = (clock.issue.month - 1) // 3 * 3 + 1
    year, low = month_after(clock.issue.year, first, {"本": 0, "上": -3}.get(match["which"], 3))
    return Value(f"{year:04}-{low:02}/{year:04}-{low + 2:02}", "quarter")


def only_year_value(match: re.Match[str], clock: Clock) -> Value | None:
    year = stated_year(match, clock)
    return Value(f"{year:04}" if year else None, "year")


def reign_value(match: re.Match[str], clock: Clock) -> Value | None:
    """乾隆年间: the whole reign, where its end is known."""
    first = REIGNS[match["reign"]] + 1
    last = LAST_OF_REIGN.get(match["reign"])
    return Value(f"{first:04}/{last:04}", "period") if last else Value(None, "period")


def decade_value(match: re.Match[str], clock: Clock) -> Value | None:
    text = match["year"]
    number = whole_number(text) or 0
    century = match["century"]
    if len(text) == 4 and text.isdigit():
        first = number
    elif century and century not in ("上世纪", "本世纪"):
        first = ((whole_number(century[:-2]) or 20) - 1) * 100 + number
    else:
        first = (2000 if century == "本世纪" else 1900) + number
    last = first
    if len(text) == 3:  # 五六十年代
        first += (whole_number(text[0]) or 0) * 10 - number
        last = first - first % 100 + (whole_number(text[1:]) or 0)
    if first % 10 or last < first:
        return None
    return Value(f"{first:04}/{last + 9:04}", "decade")


def century_value(match: re.Match[str], clock: Clock) -> Value | None:
    named = {"上世纪": 20, "本世纪": 21}
    number = named.get(match["century"]) or whole_number(match["century"][:-2])
    if not number or not 10 <= number <= 22:
        return None
    first, last = {"初": (1, 10), "中叶": (41, 60), "末": (91, 100)}.get(match["era"], (1, 100))
    return Value(f"{(number - 1) * 100 + first:04}/{(number - 1) * 100 + last:04}", "century")


STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def cycle_value(match: re.Match[str], clock: Clock) -> Value | None:
    """庚子年: of the reign that is told, else the last such year of the cycle of sixty, or one that is to come."""
    stem, branch = STEMS.index(match["stem"]), BRANCHES.index(match["branch"])
    if clock.year is None or (stem - branch) % 2:
        return None
    place = (stem * 6 - branch * 5) % 60  # 甲子, the first of sixty, was the year 4
    if match["reign"]:
        first = REIGNS[match["reign"]] + 1
        year = first + (place + 4 - first) % 60
    else:
        latest = clock.year + (4 if clock.future else 1)
        year = latest - (latest - 4 - place) % 60
    clock.said_year = year
    return Value(f"{year:04}", "year")


def plan_value(match: re.Match[str], clock: Clock) -> Value | None:
    ones = whole_number(match["plan"]) if match["plan"] else None
    text = match.group()
    number = 10 + ones if ones and "十" in text[: text.index("五")] and ones < 10 else ones
    number = whole_number(match["nth"]) if match["nth"] else number
    if number not in PLANS:
        return None
    first, last = PLANS[number]
    of = match["of"]
    if of.endswith("末") or of.startswith("末"):
        return Value(f"{last:04}-12-31", "end")
    if of.startswith(("初", "开局")):
        return Value(f"{first:04}", "year")
    return (
        Value(f"{last:04}", "year")
        if of.startswith("收官")
        else Value(f"{first:04}/{last:04}", "period")
    )
