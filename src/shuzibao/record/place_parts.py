"""Where one place ends and the next begins: counties and what lies below them, a character that was cut off."""

from __future__ import annotations

from shuzibao.record import gazetteer
from shuzibao.record.cut import Cut
from shuzibao.record.jieba import in_dictionary
from shuzibao.record.place_patterns import BELOW, TOWN_ROAD, TOWNSHIP
from shuzibao.record.place_table import SUFFIX

Span = tuple[int, int, str, str, float]  # start, end, kind, by, confidence


def reclaimed(cut: Cut, span: Span) -> Span:
    """绕行|望江东路, which the finder cuts as 绕行望 江东路 or 绕 行望 江东路: the character goes back to the name."""
    start = span[0]
    before = cut.word_at(start - 1) if start > 1 else None
    if before is None or before.end != start or before.end - before.start not in (2, 3):
        return span
    word, verb = cut.text[before.start : start], cut.text[before.start - 1 : before.start + 1]
    verb = word[:2] if len(word) == 3 else verb
    if before.tag == "v" and len(verb) == 2 and not in_dictionary(word) and in_dictionary(verb):
        return (start - 1, *span[1:])
    return span


def county_apart(text: str, span: Span) -> list[Span]:
    """南海县|平洲镇: what lies below a county stands alone; counties, cities and provinces in a row are one place."""
    start, end, kind, by, confidence = span
    reached = counted = start
    for first, last in gazetteer.find_names(text[start:end]):
        if start + first != reached:
            break
        reached = start + last
        reached += reached < end and text[reached] in "州盟"
        if text[reached - 1] in "省市区县州盟旗" and reached - start > 2:
            counted = reached
    reached = counted
    if kind not in BELOW and not TOWNSHIP.match(text, reached, end):
        return [span]
    if reached == start or end - reached < 2 or SUFFIX.fullmatch(text, reached, end):
        return [span]
    return [
        (start, reached, "administrative", "rule:gazetteer", confidence),
        (reached, end, kind, by, confidence),
    ]


def township_apart(text: str, span: Span) -> list[Span]:
    """沙棠街道|望溪社区: a township and what lies in it are two places; a city and its district are one."""
    start, end, kind, by, confidence = span
    match = TOWNSHIP.match(text, start, end)
    if match is None and (road := TOWN_ROAD.fullmatch(text, start, end)):
        return [(start, road.end(1), "township", by, confidence)]  # 曹川镇|公路
    if (
        match is None
        or kind == "administrative"
        or text[match.end() : end] in ("社区", "广场", "公园")
    ):
        return [span]
    return [
        (start, match.end(), "township", by, confidence),
        (match.end(), end, kind, by, confidence),
    ]
