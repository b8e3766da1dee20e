"""Organisations 机构: named by suffix, known by name, or bare (区委); abbreviations tied to the full name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import FactKind, Part
from shuzibao.record import gazetteer
from shuzibao.record.base import Found
from shuzibao.record.bodies import full_name
from shuzibao.record.cut import Cut
from shuzibao.record.jieba import in_dictionary, word_class
from shuzibao.record.organ_patterns import (
    AREA,
    COUNTED,
    DEPARTMENT,
    ENDS,
    FIELD,
    FILLERS,
    FOUNDED,
    HEAD,
    HEAD_AFTER,
    IN_TERMS,
    INSIDE,
    JOINT,
    KNOWN_NAME,
    LEAGUE,
    LOOSE,
    MODIFIERS_NOT_PROPER,
    OFFICE,
    OFFICE_OF_TWO,
    TAGS,
    TWO_FIELDS,
)
from shuzibao.record.organ_table import BARE, FIELDS, GENERIC, KIND_OF, KNOWN, SUFFIX, level_of
from shuzibao.record.passage import Passage
from shuzibao.record.short_names import abbreviated, branches, contained, everywhere


def find_organisations(
    passages: Sequence[Passage], cuts: Sequence[Cut], district: str | None
) -> list[Found]:
    """Every mention of an organisation, outermost names only, with its full name as value."""
    found: list[Found] = []
    for index, cut in enumerate(cuts):
        spans = _known(cut) + _suffixed(cut) + _tagged(cut) + _fields(cut.text, district)
        for start, end, by, confidence in _outermost(spans):
            if (
                cut.text[start] in "原前"
                and gazetteer.find_names(cut.text[start + 1 : end])[:1]
                and gazetteer.find_names(cut.text[start + 1 : end])[0][0] == 0
            ):
                start += 1  # 原|舟山地区行政公署
            end = _department(cut.text, start, end)
            found.append(
                _organisation(index, cut.text[start:end], start, end, by, confidence, district)
            )
    found += branches(cuts, found)
    return contained(everywhere(abbreviated(found, cuts), cuts))


Span = tuple[int, int, str, float]


def _department(text: str, start: int, end: int) -> int:
    if kind_of(text[start:end]) not in ("government", "congress"):
        return end
    match = DEPARTMENT.match(text, end)
    return match.end() if match and not HEAD.search(match.group()[:-1]) else end


def _organisation(
    index: int, name: str, start: int, end: int, by: str, confidence: float, district: str | None
) -> Found:
    value = full_name(re.sub("[“”]", "", name), district)
    parts: dict[str, Part] = {"organisation_kind": kind_of(name), "level": level_of(name, value)}
    return Found(FactKind.ORGANISATION, index, start, end, by, confidence, value, parts)


def kind_of(name: str) -> str:
    """party, government, congress, association, company, school, hospital, community, team, institution."""
    if name in KNOWN:
        return KNOWN[name]
    if re.search(r"(?:区|市|县|省|镇|乡|州)委$", name):
        return "party"
    matches = [m for m in SUFFIX.finditer(name) if m.end() == len(name)]
    if matches:
        return KIND_OF[matches[0].group()]
    for field, office in FIELDS.items():
        if name.endswith(field):
            return KIND_OF.get(office, "government")
    return "company" if re.search(r"[a-zA-Z]", name) else "institution"


def _known(cut: Cut) -> list[Span]:
    text = cut.text
    spans = [(m.start(), m.end(), "rule:known-body", 0.95) for m in KNOWN_NAME.finditer(text)]
    spans += [(m.start(), m.end(), "rule:bare-body", 0.85) for m in LEAGUE.finditer(text)]
    for match in TWO_FIELDS.finditer(text):
        spans.append(
            (match.start() + _loose_front(match.group()), match.end(), "rule:two-fields", 0.9)
        )
    for match in OFFICE_OF_TWO.finditer(text):
        spans.append((match.start("name"), match.end(), "rule:two-fields", 0.8))
    for match in IN_TERMS.finditer(text):
        start = match.start() + _loose_front(match.group())
        spans.append((start, match.end(), "rule:in-terms", 0.9))
    for match in BARE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if text.startswith(("代表", "委员"), match.end()):
            continue  # 区人大代表 is a post
        if not before or not _joins_left(text, match.start(), cut):
            spans.append((match.start(), match.end(), "rule:bare-body", 0.85))
    return spans


def _loose_front(name: str) -> int:
    """Characters before the place that are no part of it: 在|青禾市第十六届…."""
    found = gazetteer.find_names(name)
    if found and found[0][0] and not name.startswith(("政协", "共青团", "中")):
        return found[0][0]
    loose = re.match(r"(?:.*?[在由与和经对为])(?=[一-鿿]{2,4}[省市区县])", name)
    return loose.end() if loose else 0


def _joins_left(text: str, start: int, cut: Cut | None = None) -> bool:
    """Whether the level word is the end of a place's name: 徐汇|区委 is 徐汇区委."""
    if cut is not None and not cut.begins(start):
        return True  # 王陶乡|党委
    if AREA.search(text, max(0, start - 4), start + 1):
        return True
    for length in range(2, 9):
        if start - length + 1 >= 0 and gazetteer.divisions(text[start - length + 1 : start + 1]):
            return True
    for length in (2, 3, 4):  # 大阪|市: a city abroad stands without its 市
        places = gazetteer.divisions(text[max(0, start - length) : start])
        if places and not any(place.code for place in places):
            return True
    return False


def _suffixed(cut: Cut) -> list[Span]:
    spans: list[Span] = []
    text = cut.text
    for match in SUFFIX.finditer(text):
        if not _ends_a_name(cut, match):
            continue
        start = _quote_edge(text, match) or _left_edge(cut, match.start())
        if start == match.start() and text[start - 1 : start] == "”":  # “楼道小喇叭”宣讲队
            opening = text.rfind("“", 0, start)
            if KIND_OF[match.group()] == "team" and opening >= 0 and start - opening <= 12:
                spans.append((opening, match.end(), "rule:suffix", 0.9))
                continue
        quoted = text[start - 1 : start] == "“" and text[match.end() : match.end() + 1] == "”"
        start = _whole_place(text, start)
        if text[max(0, start - 2) : start] in FOUNDED:
            start -= 2
        if COUNTED.match(text, start):
            continue
        confidence = _properness(cut, text[start : match.start()], match, quoted)
        if confidence:
            if text[start - 1 : start] == "）":
                start = _bracketed(text, start)
            spans.append((start, match.end(), "rule:suffix", confidence))
    return spans


def _whole_place(text: str, start: int) -> int:
    """离|岛区议会: a place of the gazetteer that the finder cut belongs to the name with all of it."""
    first = max(0, start - 3)
    inside = (
        first + a
        for a, b in gazetteer.find_names(text[first : start + 4])
        if first + a < start < first + b
    )
    return next(inside, start)


def _bracketed(text: str, start: int) -> int:
    """中国（青禾）知识产权保护中心: the place before the bracket belongs to the name."""
    opening = text.rfind("（", 0, start)
    inside = text[opening + 1 : start - 1]
    names = [
        a
        for a, b in gazetteer.find_names(text[max(0, opening - 8) : opening])
        if b == min(8, opening)
    ]
    return max(0, opening - 8) + names[-1] if 0 < len(inside) <= 5 and names else start


def _quote_edge(text: str, match: re.Match[str]) -> int | None:
    """The start of a quoted name that ends in the suffix: “向阳花志愿服务队”."""
    if text[match.end() : match.end() + 1] != "”":
        return None
    opening = text.rfind("“", 0, match.start())
    inside = text[opening + 1 : match.end()]
    return (
        opening + 1
        if opening >= 0 and 4 <= len(inside) <= 14 and not re.search(r"[，。”：、]", inside)
        else None
    )


def _ends_a_name(cut: Cut, match: re.Match[str]) -> bool:
    """The suffix is not the front of a longer word: 大学|生, 政府|性; 党委|书记 is a post's body."""
    if match.group() in ("人大", "政协") and cut.text.startswith(("代表", "委员"), match.end()):
        return False  # 区人大代表 is a post
    word = cut.word_at(match.end() - 1)
    if word is not None and word.start > match.start() and HEAD_AFTER.match(cut.text, match.end()):
        return True  # 大阪市议|会议|长: the cutter went astray between the body and its head
    if word is None or word.end <= match.end() or word.tag == "ORG":
        return True
    rest = cut.text[match.end() : word.end]
    return HEAD_AFTER.fullmatch(rest) is not None


def _left_edge(cut: Cut, end: int) -> int:
    """Where the name that ends with a suffix at `end` begins."""
    words = cut.leftwards(end, TAGS, INSIDE)
    text = cut.text
    while words and _is_filler(text[words[0].start : words[0].end], words[0].tag):
        words = words[1:]
    # A name of an organisation begins with its place where it has one.
    for position, word in enumerate(words):
        here = text[word.start : word.end]
        if (
            position
            and _begins_place(text, word.start, word.tag)
            and not _place_before(text, words, position)
        ):
            words = words[position:]
            break
        if HEAD_AFTER.fullmatch(here) and position + 1 < len(words):
            return _left_of(words[position + 1 :], end)
    start = _after_joint(text, _left_of(words, end), end)
    loose = LOOSE.match(text, start)
    start = loose.end() if loose and loose.end() < end else start
    level = text[start - 1 : start] in ("市", "县", "区", "省", "镇", "乡") and start < end
    return (
        start - 1 if level and cut.begins(start - 1) and not _joins_left(text, start - 1) else start
    )


def _after_joint(text: str, start: int, end: int) -> int:
    """Two bodies that the name finder took for one: 消防支队联合|云浦区应急局."""
    joints = [m for m in JOINT.finditer(text, start, end) if SUFFIX.search(text, start, m.start())]
    return joints[-1].end() if joints else start


def _left_of(words: Sequence[object], end: int) -> int:
    return getattr(words[0], "start", end) if words else end


def _is_filler(word: str, tag: str) -> bool:
    return word in FILLERS or tag == "PER"


def _begins_place(text: str, start: int, tag: str) -> bool:
    if text[start : start + 1] in "区市县省镇" and _joins_left(text, start):
        return False
    if tag in ("LOC", "ORG"):
        return True
    for length in (2, 3, 4, 5, 6, 7, 8):
        name = text[start : start + length]
        if gazetteer.divisions(name) and not (
            gazetteer.is_short(name) and name in gazetteer.COMMON_WORDS
        ):
            return True
    return (
        text[start : start + 1] in "区市县省镇"
        and BARE.match(text, start) is not None
        and not _joins_left(text, start)
    )


def _place_before(text: str, words: Sequence[object], position: int) -> bool:
    """Whether the words before are themselves a larger place, so that the name begins there."""
    first = getattr(words[0], "start", 0)
    here = getattr(words[position], "start", 0)
    before = text[first:here]
    found = gazetteer.find_names(before)
    return (bool(found) and found[0][0] == 0) or getattr(words[0], "tag", "") in (
        "LOC",
        "ORG",
        "nz",
    )


def _properness(cut: Cut, modifier: str, match: re.Match[str], quoted: bool) -> float:
    """How sure it is that the modifier makes a proper name of the suffix; 0 where it does not."""
    suffix = match.group()
    if quoted and len(modifier) >= 2:
        return 0.9
    if not modifier:
        return 0.0
    if (
        modifier in ("集团", "校", "院", "公司")
        and len(suffix) >= 2
        and KIND_OF[suffix] in ("party", "association", "institution")
    ):
        return 0.6
    if len(modifier) == 1 and modifier in "区市县省镇乡":
        return 0.9 if BARE.fullmatch(modifier + suffix) else 0.0
    if (
        GENERIC.match(modifier) and not gazetteer.find_names(modifier)
    ) or MODIFIERS_NOT_PROPER.match(modifier):
        return 0.0
    start = match.start() - len(modifier)
    if _begins_place(cut.text, start, ""):
        return 0.92
    words = [w for w in cut.words if start <= w.start and w.end <= match.end()]
    if any(w.tag in ("LOC", "ORG", "nz", "nw") for w in words):
        return 0.85
    if OFFICE.fullmatch(modifier + suffix) and cut.text[start - 1 : start] not in "各省市区县":
        before = cut.word_at(start - 1) if start else None
        if before is None or before.tag in ("w", "p", "v", "c", "TIME", "xc"):
            return 0.6
    if KIND_OF[suffix] in ("party", "congress") or suffix in (
        "办公室",
        "领导小组",
        "工作组",
        "专家组",
        "代表团",
    ):
        return 0.0 if all(in_dictionary(cut.text[w.start : w.end]) for w in words) else 0.6
    if not in_dictionary(modifier):
        return 0.7
    own = KIND_OF[suffix] in ("school", "hospital", "team", "community", "company")
    return 0.6 if own and len(modifier) >= 2 and len(suffix) >= 2 and suffix != "公司" else 0.0


def _tagged(cut: Cut) -> list[Span]:
    """What the name finder calls an organisation, joined to its neighbours."""
    spans: list[Span] = []
    words = cut.words
    for i, word in enumerate(words):
        text = cut.text[word.start : word.end]
        if (
            word.tag != "ORG"
            or (len(text) < 3 and word_class(text) not in ("nt", "nz"))
            or SUFFIX.fullmatch(text)
            or COUNTED.match(text)
            or re.search(r"[，。；：“”、（]", text)
        ):
            continue
        ends = any(m.end() == len(text) for m in SUFFIX.finditer(text)) or ENDS.search(text)
        placed = gazetteer.find_names(text)[:1]
        whole = len(text) >= 4 and (
            (placed and placed[0][0] == 0) or HEAD_AFTER.match(cut.text, word.end)
        )
        proper = word_class(text) in ("nt", "nz")
        if not (ends or whole or proper):
            continue
        if GENERIC.match(text) and not gazetteer.find_names(text):
            continue
        start, end = word.start, word.end
        if text.endswith(("人大", "政协")) and cut.text.startswith(("代表", "委员"), end):
            continue
        if i and words[i - 1].tag == "LOC":
            start = words[i - 1].start
        start += 2 if cut.text.startswith(("时任", "原任", "现任"), start) else 0
        start = _after_joint(cut.text, start, end)
        loose = LOOSE.match(cut.text, start)
        start = loose.end() if loose and loose.end() < end else start
        if (longer := HEAD_AFTER.match(cut.text, end - 1)) and longer.end() > end:
            end -= 1  # 集团|车队长
        head = HEAD_AFTER.search(text)
        if head and head.end() == len(text) and SUFFIX.search(text[: head.start()]):
            end = start + head.start() + (word.start - start)
        spans.append((start, end, "model:name-finder", 0.8))
    return spans


def _fields(text: str, district: str | None) -> list[Span]:
    """徐汇民政, 青浦消防: only where the place is known and the words act as a subject."""
    spans: list[Span] = []
    own = {gazetteer.short_of(p) for p in gazetteer.levels(district)} if district else set()
    mine = [m.span() for name in own for m in re.finditer(re.escape(name), text) if len(name) > 1]
    for start, end in [*gazetteer.find_names(text), *mine]:
        if not gazetteer.is_short(text[start:end]):
            continue
        match = FIELD.match(text, end)
        if match:
            spans.append((start, match.end(), "rule:place-and-field", 0.75))
    return spans


def _outermost(spans: list[Span]) -> list[Span]:
    """Names that overlap or touch without a mark between become the widest one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if kept and span[0] < kept[-1][1]:
            last = kept[-1]
            if span[1] > last[1]:
                kept[-1] = (last[0], span[1], span[2], min(last[3], span[3]))
            continue
        kept.append(span)
    return kept
