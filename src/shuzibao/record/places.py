"""Places 地点: administrative by gazetteer, all others by how their names end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import FactKind, Part
from shuzibao.record import gazetteer
from shuzibao.record.base import Found, Word
from shuzibao.record.cut import Cut
from shuzibao.record.jieba import in_dictionary, word_class
from shuzibao.record.organ_patterns import AREA
from shuzibao.record.place_parts import Span, county_apart, reclaimed, township_apart
from shuzibao.record.place_patterns import (
    AT,
    BESIDE,
    DOUBLED,
    FIGURATIVE,
    GOES_ON,
    INSIDE,
    NOT_FIRST,
    NUMBERED,
    OTHER_GARDENS,
    TAGS,
    VENUES,
)
from shuzibao.record.place_table import (
    GENERIC,
    HOUSE,
    KIND_OF,
    NOT_PLACES,
    SHORT,
    STREET,
    SUFFIX,
)


def find_places(
    cuts: Sequence[Cut],
    organisations: Sequence[Found],
    taken: Sequence[Found],
    district: str | None,
) -> list[Found]:
    """Every mention of a place that is no part of an organisation, a person or a programme."""
    found: list[Found] = []
    for index, cut in enumerate(cuts):
        closed = [f for f in (*organisations, *taken) if f.passage == index]
        spans = _named(cut, district) + _suffixed(cut) + _tagged(cut)
        wide = [reclaimed(cut, span) for span in _widest(spans, cut.text)]
        for start, end, kind, by, confidence in (
            p
            for span in wide
            for q in county_apart(cut.text, span)
            for p in township_apart(cut.text, q)
        ):
            if any(f.start < end and start < f.end for f in closed):
                continue
            found.append(_place(index, cut.text, start, end, kind, by, confidence, district))
    return found


def _place(
    index: int,
    text: str,
    start: int,
    end: int,
    kind: str,
    by: str,
    confidence: float,
    district: str | None,
) -> Found:
    name = text[start:end]
    parts: dict[str, Part] = {"place_kind": kind}
    value = name
    own = (
        next((p for p in gazetteer.levels(district) if name in (p, gazetteer.short_of(p))), None)
        if district
        else None
    )
    inner = gazetteer.find_names(name)
    if own is not None and not gazetteer.divisions(name):
        value = own
    if inner and inner[-1][1] == len(name):
        division = gazetteer.best(name[inner[-1][0] :], district)
        if division is not None:
            value = "".join(dict.fromkeys((*division.path, division.name)))
            parts["code"] = division.code or None
            if division.latitude is not None:
                parts["latitude"], parts["longitude"] = division.latitude, division.longitude
    elif inner and inner[0][0] == 0 and not gazetteer.is_short(name[: inner[0][1]]):
        parts["within"] = name[: inner[0][1]]
    return Found(FactKind.PLACE, index, start, end, by, confidence, value, parts)


def _named(cut: Cut, district: str | None) -> list[Span]:
    spans: list[Span] = _own(cut, district)
    text = cut.text
    for start, end in gazetteer.find_names(text):
        name = text[start:end]
        if GOES_ON.match(text, end) and not text.startswith("人民", end):
            continue
        if name in NOT_PLACES or (not cut.begins(start) and not _tagged_at(cut, start)):
            continue
        if text.startswith(("市", "州", "府", "郡"), end) and not any(
            p.code for p in gazetteer.divisions(name)
        ):
            spans.append((start, end + 1, "administrative", "rule:gazetteer", 0.85))
            continue
        if not gazetteer.is_short(name):
            spans.append((start, end, "administrative", "rule:gazetteer", 0.95))
            continue
        if text[end : end + 1] in ("河", "江", "湖") and not cut.begins(end + 1):
            spans.append((start, end + 1, "nature", "rule:suffix", 0.75))  # 苏州河|边
            continue
        agreed = any(w.tag in ("LOC", "ORG") and w.start <= start < w.end for w in cut.words)
        alone = cut.begins(start) and cut.begins(end)
        if name in gazetteer.COMMON_WORDS:
            if AT.search(text, max(0, start - 2), start) and any(
                w.tag == "LOC" and (w.start, w.end) == (start, end) for w in cut.words
            ):
                spans.append((start, end, "administrative", "model:name-finder", 0.55))
        elif agreed or (alone and _large(name)):
            spans.append((start, end, "administrative", "rule:gazetteer", 0.85 if agreed else 0.7))
    return spans


def _suffixed(cut: Cut) -> list[Span]:
    spans: list[Span] = []
    text = cut.text
    for match in STREET.finditer(text):
        start = _street_start(cut, match)
        if start is not None and text[start : match.end()] not in NOT_PLACES:
            house = HOUSE.match(text, match.end())
            end = (
                house.end()
                if house
                and house.group().endswith(("号", "弄", "室", "楼", "层", "院", "元", "段"))
                else match.end()
            )
            spans.append((start, end, "address", "rule:address", 0.85))
    for match in NUMBERED.finditer(text):  # 建设三路
        word = cut.word_at(match.start() - 1) if match.start() > 1 else None
        if (
            word is not None
            and word.end >= match.start()
            and word.tag != "w"
            and match.start() - word.start >= 2
        ):
            spans.append((word.start, match.start() + 2, "street", "rule:suffix", 0.7))
    for match in SUFFIX.finditer(text):
        if match.group() == "港" and gazetteer.divisions(
            text[max(0, match.start() - 1) : match.end()]
        ):
            continue  # 香港 is no harbour
        start = _left_edge(cut, match.start())
        while (
            match.start() - start > 2 and text[start] in "成继里沿赴把将从自由往至使让被是到进经假"
        ):
            start += 1
        name, modifier = text[start : match.end()], text[start : match.start()]
        confidence = _properness(cut, start, name, modifier, match)
        if confidence:
            spans.append((start, match.end(), KIND_OF[match.group()], "rule:suffix", confidence))
    return spans


def _own(cut: Cut, district: str | None) -> list[Span]:
    """The title's own district and the places it lies in, in no gazetteer if they are invented or old."""
    spans: list[Span] = []
    for place in gazetteer.levels(district) if district else ():
        for name in {place, gazetteer.short_of(place)}:
            for match in re.finditer(re.escape(name), cut.text):
                if (
                    len(name) >= 2
                    and not GOES_ON.match(cut.text, match.end())
                    and (name == place or cut.text[match.end() : match.end() + 1] not in "港站")
                    and (name == place or (cut.begins(match.start()) and cut.begins(match.end())))
                ):
                    spans.append(
                        (match.start(), match.end(), "administrative", "rule:own-district", 0.9)
                    )
    return spans


def _tagged_at(cut: Cut, position: int) -> bool:
    word = cut.word_at(position)
    return word is not None and word.tag in ("LOC", "ORG")


def _large(name: str) -> bool:
    """A province, a city of prefecture rank, or a country."""
    return any(not place.code or place.code.endswith("00") for place in gazetteer.divisions(name))


def _street_start(cut: Cut, match: re.Match[str]) -> int | None:
    """A street before its house number: from the last word break that leaves two characters or more."""
    end = match.end()
    start = _left_edge(cut, end - 1)
    return start if end - start >= 3 else None


def _left_edge(cut: Cut, end: int) -> int:
    words = cut.leftwards(end, TAGS, INSIDE, most=14)
    text = cut.text
    word = cut.word_at(end - 1) if end else None
    if not words and word is not None and word.tag in ("v", "vn", "a") and word.end > end:
        return end
    for position in range(len(words) - 1, 0, -1):
        here = words[position]
        if here.tag in ("LOC", "ORG") or gazetteer.divisions(text[here.start : here.end]):
            return _first_of_run(words, position, text)
    if words and words[0].tag == "PER" and len(words) > 1:
        words = words[1:]
    return words[0].start if words else end


def _first_of_run(words: Sequence[object], position: int, text: str) -> int:
    """Back over the places that stand before a place: 上海市|徐汇区|徐家汇."""
    start = getattr(words[position], "start", 0)
    for word in reversed(words[:position]):
        name = text[getattr(word, "start", 0) : getattr(word, "end", 0)]
        if getattr(word, "tag", "") not in ("LOC", "ORG") and not gazetteer.divisions(name):
            break
        if name.endswith(("路", "街", "大道", "弄", "巷", "桥")):
            break
        start = getattr(word, "start", 0)
    return int(start)


def _properness(cut: Cut, start: int, name: str, modifier: str, match: re.Match[str]) -> float:
    suffix = match.group()
    if suffix == "楼" and modifier and modifier[-1] in "一二三四五六七八九十两层0123456789":
        return 0.0  # 四楼
    if suffix == "里" and any(m.end() == len(modifier) for m in SUFFIX.finditer(modifier)):
        return 0.0
    if suffix == "园" and name.endswith(OTHER_GARDENS):
        return 0.0
    if name.endswith(FIGURATIVE):
        return 0.0
    if not modifier or name in NOT_PLACES or GENERIC.match(modifier):
        return 0.0
    if (
        suffix in ("镇", "乡", "村", "站", "所")
        and cut.text.startswith(("长", "委", "民", "政府"), match.end())
        and name.endswith(suffix * 2)
    ):
        return 0.0
    last = cut.word_at(match.end() - 1)
    beside = last is not None and cut.text[match.end() : last.end] in ("畔", "边", "岸", "滨")
    if last is not None and beside and last.tag == "LOC" and last.start < match.start():
        return 0.8  # 白马湖|畔
    if last is not None and last.end > match.end():  # the suffix is the front of a longer word
        return 0.0
    words = [w for w in cut.words if start <= w.start < match.end()]
    located = any(w.tag == "LOC" for w in words)
    named = bool(gazetteer.find_names(modifier))
    if suffix in SHORT:
        whole = any(w.tag == "LOC" and w.end == match.end() for w in cut.words)
        if not whole and not (located and len(modifier) >= 2):
            proper_street = (
                (KIND_OF[suffix] in ("street", "township") or suffix in "园苑寺塔桥闸阁亭")
                and not in_dictionary(name)
                and 2 <= len(modifier) <= 4
            )
            return (
                0.65
                if proper_street and last is not None and last.start <= match.start() - 1
                else 0.0
            )
        return 0.85
    if located or named:
        return 0.85
    if any(w.tag in ("nz", "nw", "PER", "ORG") for w in words):
        return 0.75
    if not _ordinary(cut.text, modifier, words):
        return 0.6
    known_by_going = suffix in VENUES and AT.search(cut.text, max(0, start - 2), start)
    return 0.55 if known_by_going else 0.0


def _ordinary(text: str, modifier: str, words: Sequence[Word]) -> bool:
    """Whether a name is made of general words alone, so that it names nothing."""
    if in_dictionary(modifier):
        return True
    lone = [
        text[w.start : w.end]
        for w in words
        if w.end - w.start == 1 and w.start < words[0].start + len(modifier)
    ]
    if any(c not in "大小新老旧高低东西南北中上下前后内外人多" for c in lone):
        return False
    return all(in_dictionary(text[w.start : w.end]) for w in words)


def _tagged(cut: Cut) -> list[Span]:
    """What the name finder calls a place."""
    spans: list[Span] = []
    for word in cut.words:
        name = cut.text[word.start : word.end]
        start = word.start
        before = cut.word_at(start - 1) if start else None
        if (
            before is not None
            and before.tag == "LOC"
            and before.end - before.start == 1
            and word.tag == "LOC"
        ):
            start, name = before.start, cut.text[before.start : word.end]  # 望|江东路
        beside = BESIDE.search(name)
        if beside and (SUFFIX.search(name, 0, beside.start()) or name[beside.start() - 1] == "号"):
            name = name[: beside.start()]
        known = word.tag in ("PER", "ORG", "nz") and len(name) >= 3 and word_class(name) == "ns"
        if (
            (word.tag != "LOC" and not known)
            or name.endswith((*DOUBLED, *FIGURATIVE))
            or len(name) < 2
            or name in NOT_PLACES
            or GENERIC.match(name)
        ):
            continue
        if name in gazetteer.COMMON_WORDS and not AT.search(
            cut.text, max(0, word.start - 2), word.start
        ):
            continue
        if GOES_ON.match(cut.text, start + len(name)) or re.search(r"[，。；：“”、（）\s]", name):
            continue
        end = [m for m in SUFFIX.finditer(name) if m.end() == len(name)]
        kind = (
            KIND_OF[end[0].group()]
            if end
            else ("administrative" if gazetteer.divisions(name) else "place")
        )
        if name[-1] in "省市区县州旗" and len(name) > 2 and not AREA.search(name):
            kind = "administrative"  # a district that no gazetteer has
        elif (
            kind != "administrative"
            and word_class(name) in ("", "ns", "nr", "nz", "nt")
            and not NOT_FIRST.match(name)
        ):
            pass  # the finder's word, and no general word
        elif kind != "administrative":
            modifier = name[: end[0].start()] if end else name
            front = gazetteer.find_names(name)
            if not (front and front[0][0] == 0) and (
                in_dictionary(modifier) or NOT_FIRST.match(name)
            ):
                continue
            if not end and not (
                len(name) <= 4 and AT.search(cut.text, max(0, word.start - 2), word.start)
            ):
                continue
        spans.append((start, start + len(name), kind, "model:name-finder", 0.75))
    return spans


def _widest(spans: list[Span], text: str) -> list[Span]:
    """Overlapping mentions become the widest; a district and the street in it are one nested place."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        last = kept[-1] if kept else None
        if last and span[0] < last[1]:
            if span[1] > last[1]:
                kept[-1] = (last[0], span[1], span[2], span[3], min(last[4], span[4]))
            continue
        if last and span[0] == last[1] and last[2] == span[2] == "administrative":
            kept[-1] = (last[0], span[1], span[2], span[3], min(last[4], span[4]))
            continue
        kept.append(span)
    return kept
