"""Dates and times: found by the table in date_rules, given a value from the issue's date and each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Context, Found
from shuzibao.record.bodies.governments import is_republican
from shuzibao.record.dates.date_rules import DATELINE, DUE, FESTIVALS, FUTURE, PAST, RANGE, RULES
from shuzibao.record.dates.date_values import LATE, Clock, Value, whole_number
from shuzibao.record.dates.date_words import READ, spoken
from shuzibao.record.language.passage import Passage

NOON_TO = 6  # 昨午三时 is of the afternoon, 昨午十一时 of the morning
WIRE = 14  # days that a wire or a letter may be under way


def find_dates(passages: Sequence[Passage], context: Context) -> list[Found]:
    """Every date and time of the article, with its value in ISO 8601."""
    clock = Clock(context.date, context.date.year if context.date else context.year)
    if any("国庆" in passage.text for passage in passages):
        clock.double_tenth = is_republican(context, passages)
    found: list[Found] = []
    for index, passage in enumerate(passages):
        here: list[Found] = []
        clock.opens = True
        ended = -1  # where the date before ends
        for name, match in _matches(passage.text):
            clock.past, clock.future = _tense(passage, match)
            if (
                passage.text.endswith(("每年", "历年"), 0, match.start())
                or (name in ("festival", "short_festival") and _attributive(passage, match))
                or (match.group() == "最近" and spoken(passage.text, match.start()))
            ):
                continue
            clock.joined = (
                passage.text[ended : match.start()] in ("、", "和", "及") if ended > 0 else False
            )
            ended = match.end()
            value = READ[name](match, clock)
            if value is None:
                continue
            clock.opens = False
            if name in ("day", "lone_day") and DATELINE.match(passage.text, match.end()):
                clock.here = _dateline(clock)
            here.append(_found(index, match, value, clock))
        found += _ranges(here, passage.text)
    return found


def _dateline(clock: Clock) -> dt.date | None:
    """The day just told, where it is a dateline's: some days before the issue at most."""
    told, issue = clock.last, clock.issue
    near = told is not None and issue is not None and 0 <= (issue - told).days <= WIRE
    return told if near else clock.here


def _tense(passage: Passage, match: re.Match[str]) -> tuple[bool, bool]:
    """Whether the sentence tells of what is over, and of what is to come."""
    start, end = passage.sentence_at(match.start())
    past = PAST.search(passage.text, start, end) is not None or passage.text.endswith(
        ("比", "较"), 0, match.start()
    )
    if SINCE.match(passage.text, match.end()):
        return True, False
    due = not past and DUE.match(passage.text, match.end()) is not None
    return past, due or FUTURE.search(passage.text, start, end) is not None


SINCE = re.compile(r"以来|至今")
# What may follow a day's name that says when: 春节期间, 端午当天, 国庆节，…
WHEN = re.compile(
    r"(?:期间|前|后|以来|来临|将至|临近|之际|之夜|假期|长假|小长假|黄金周|当|那|这|是|为|起|至|到|刚|将|已|又|也|都|还|就|我|他|她|上午|下午|晚|凌晨|清晨|夜|一早)"
)
NOUNS = frozenset(["n", "nz", "nw", "vn", "an", "s", "ORG", "LOC", "f"])


def _attributive(passage: Passage, match: re.Match[str]) -> bool:
    """端午龙舟赛, 春节疏运: the day's name says what kind of thing is meant, and in a headline what a page is about."""
    text, end = passage.text, match.end()
    if match.groupdict().get("year") or match.groupdict().get("rel") or end >= len(text):
        return False
    if not "\u4e00" <= text[end] <= "\u9fff":
        return passage.display and text[end] in "｜|"
    if WHEN.match(text, end):
        return False
    return passage.display or _before_noun(passage, end)


def _before_noun(passage: Passage, at: int) -> bool:
    """Whether a noun stands here, or the rest of a word."""
    word = next((w for w in passage.words if w.start <= at < w.end), None)
    return word is None or word.start < at or word.tag in NOUNS


# A rule is tried only where one of the characters that it needs is printed.
NEEDS = {
    name: frozenset(needs)
    for name, needs in {
        "years": "年", "lunar": "月", "days": "日号", "day": "月", "months": "月", "rel_month": "月", "month": "月",
        "year_part": "年季月春夏秋冬首Q", "year_end": "年", "season": "春夏秋冬", "year": "年", "reign_year": "年",
        "rel_year": "年", "decade": "年", "century": "世", "week": "周期拜", "weekday": "周期拜", "about": "近日前久",
        "ago": "前", "elders": "节", "lone_day": "日", "plan": "五", "reign": "年", "told_day": "（", "republic": "年", "roc_year": "年", "rel_quarter": "季", "third": "旬", "month_end": "月", "two_days": "今昨明",
        "holidays": "假期", "cycle": "年", "dotted": ".", "new_year": "初", "festival": "".join(name[-1] for name in FESTIVALS),
    }.items()
}  # fmt: skip


def _matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """The matches of all rules, the longest where they overlap, in the text's order."""
    rows = [
        (match.start(), -match.end(), order, rule.name, match)
        for order, rule in enumerate(RULES)
        if rule.name not in NEEDS or NEEDS[rule.name].intersection(text)
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
    clock = clock.removesuffix("许")
    match = re.fullmatch(r"([^时点：:]+)[时点：:](钟|整)?(半|一刻|三刻|[^分]+)?分?", clock)
    hour = whole_number(match[1]) if match else None
    if match is None or hour is None or hour > 24:
        return None
    quarter = {"半": 30, "一刻": 15, "三刻": 45}
    minute = quarter.get(match[3], whole_number(match[3]) or 0) if match[3] else 0
    if (part in LATE and hour < 12) or (part == "午" and hour <= NOON_TO):
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
