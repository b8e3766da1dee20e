"""The evidence that a place's or an organisation's name stands somewhere: named signs, to be weighed.

What is told of where a span begins and of where it ends is asked once for all spans that begin or end there.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from shuzibao.record.base import Word
from shuzibao.record.language.jieba import in_dictionary, word_class
from shuzibao.record.people.name_signs import CLASSES
from shuzibao.record.places.organ_patterns import COUNTED, FIELD, MODIFIERS_NOT_PROPER
from shuzibao.record.places.organ_table import GENERIC as GENERIC_BODY
from shuzibao.record.places.organ_table import KNOWN
from shuzibao.record.places.place_characters import FIRST_CLASS, LAST_CLASS
from shuzibao.record.places.place_table import FIGURATIVE, GOES_ON, NOT_PLACES, TOWNSHIP
from shuzibao.record.places.place_table import GENERIC as GENERIC_PLACE
from shuzibao.record.places.spans import BODY, ENDINGS, LEVELS, PLACE, Ground, Span

NEAR = (-0.05, -0.5, -1.5, -2.5, -3.5, -4.5, -6.0, -8.0)  # steps of Word.place and Word.body
FAR = tuple(-step for step in NEAR)
STEPS = tuple(map(str, range(len(NEAR) + 1)))
HAN = re.compile("[一-鿿]")
WORD = re.compile("[一-鿿]+")
LISTING = "、和与及至到"
MARKS = frozenset("，。、：；“”（）《》·—！？")


def start_signs(ground: Ground, start: int) -> list[str]:
    """What speaks for and against a name that begins here, whichever it is."""
    text, cut = ground.text, ground.cut
    word = cut.word_at(start)
    if word is None:
        return []
    found = []
    tag = _tag(word.tag)
    if start == 0:
        found.append("before:start")
        before = "start"
    elif word.start < start:
        before = "inside"
        found += [f"in-word:{tag}", f"rest:{tag}{min(word.end - start, 3)}"]
        if in_dictionary(text[word.start : word.end]):
            found.append("in-known-word")
    else:
        last = cut.words[cut.index_at(start - 1)]
        before = _tag(last.tag)
        if before == "w":
            before = text[start - 1] if text[start - 1] in MARKS else "w"
        elif last.end - last.start <= 3 and WORD.fullmatch(text, last.start, last.end):
            found.append(f"before-word:{text[last.start : last.end]}")
        found.append(f"before:{before}")
    if start and HAN.match(text[start - 1]) and (known := word_class(text[start - 1 : start + 1])):
        found.append(f"word-across:{known}{'i' if word.start < start else 'b'}")
    if start > 1 and (known := word_class(text[start - 2 : start])):
        found.append(f"word-before:{known}{'i' if word.start < start else 'b'}")
    if word.start == start:
        found += [f"first:{tag}", f"seam:{before}-{tag}"]
        found += [f"first-place:{_step(word.place)}", f"first-body:{_step(word.body)}"]
        if word.end - word.start <= 2 and WORD.fullmatch(text, start, word.end):
            found.append(f"first-word:{text[start : word.end]}")
    if start in ground.begun:
        how = ground.begun[start]
        found += [f"place-here:{how}", f"place-here-{before}:{how}"]
    elif ground.place_over(start):
        found.append("inside-place")
    if start in ground.ended:
        found.append(f"after-place:{ground.ended[start]}")
        if start in ground.begun:
            found.append(f"in-chain:{ground.ended[start]}-{ground.begun[start]}")
    if text[start] in LEVELS:
        found.append(f"level:{before}")
    found.append(f"begins:{FIRST_CLASS.get(text[start], 'C')}")
    found += [
        f"listed-behind:{kind}" for kind in _name_ends(ground, start - 1) if joined(text, start - 1)
    ]
    return found


def end_signs(ground: Ground, kind: str, ending: int, end: int) -> list[str]:
    """What speaks for and against a name of a kind that ends here."""
    text, cut = ground.text, ground.cut
    suffix = text[ending:end]
    sort = ENDINGS[kind].get(suffix, "")
    house = len(suffix) > 1 and not sort
    found = [f"ending:{'house' if house else suffix}", f"sort:{sort}"]
    if suffix:
        found.append(f"ending-length:{len(suffix)}")
    last = cut.words[cut.index_at(end - 1)]
    tag = _tag(last.tag)
    if end >= len(text):
        after = "end"
    elif last.end > end:
        after = "inside"
        found.append(f"cut:{tag}")
        rest = text[end : last.end]
        if len(rest) <= 2 and WORD.fullmatch(rest):
            found.append(f"rest:{rest}")
        if in_dictionary(text[last.start : last.end]):
            found.append("cut-known-word")
    else:
        following = cut.words[cut.index_at(end)]
        after = _tag(following.tag)
        if after == "w":
            after = text[end] if text[end] in MARKS else "w"
        elif following.end - following.start <= 2 and WORD.fullmatch(text, end, following.end):
            found.append(f"after-word:{text[end : following.end]}")
    found += [f"after:{after}", f"after-{sort}:{after}"]
    if end < len(text) and HAN.match(text[end]) and (known := word_class(text[end - 1 : end + 1])):
        found.append(f"word-across:{known}{'i' if last.end > end else 'b'}")
    if known := word_class(text[end : end + 2]):
        found.append(f"word-after:{known}{'i' if last.end > end else 'b'}")
    if ground.title_at(end):
        found += ["title-after", f"title-after:{sort}"]
    if GOES_ON.match(text, end):
        found.append(f"goes-on:{sort}")
    found += [f"last:{tag}", f"last-{sort}:{tag}"]
    found += [f"last-place:{_step(last.place)}", f"last-body:{_step(last.body)}"]
    if suffix and not house:
        found.append(
            f"ending-word:{'own' if last.start == ending else 'in' if last.start < ending else 'cut'}"
        )
    found += _continued(ground, end)
    if end in ground.ended:
        found.append(f"place-ends:{ground.ended[end]}")
    elif ground.place_over(end):
        found.append("inside-place")
    if end in ground.begun:
        found.append(f"place-after:{ground.begun[end]}")
        if end in ground.ended:
            found.append(f"in-chain:{ground.ended[end]}-{ground.begun[end]}")
    if joined(text, end):
        found += [f"listed-before:{kind}" for kind in _name_begins(ground, end + 1)]
    return found


def joined(text: str, at: int) -> bool:
    """Whether members of a list or ends of a way meet here: 上水、粉岭及元朗, 凯里至雷山."""
    return text[at : at + 1] in LISTING and bool(text[at : at + 1])


def _name_ends(ground: Ground, end: int) -> list[str]:
    """What sure names end here, by their own words alone."""
    word = ground.cut.word_at(end - 1) if end > 0 else None
    place = end in ground.ended or (word is not None and word.end == end and word.tag == "LOC")
    body = ground.ends[BODY].get(end, end) < end and not (word is not None and word.tag == "LOC")
    return [kind for kind, there in ((PLACE, place), (BODY, body)) if there]


def _name_begins(ground: Ground, start: int) -> list[str]:
    """What sure names begin here, by their own words alone."""
    word = ground.cut.starting(start) if start < len(ground.text) else None
    tag = word.tag if word is not None else ""
    place = start in ground.begun or tag == "LOC"
    return [kind for kind, there in ((PLACE, place), (BODY, tag == "ORG")) if there]


def _continued(ground: Ground, end: int) -> list[str]:
    """Whether what follows could belong to a longer name: 青禾科技|有限公司."""
    cut = ground.cut
    index = cut.index_at(end)
    reach = end
    while 0 <= index < len(cut.words) and reach < end + 8:
        word = cut.words[index]
        if word.tag in ("w", "p", "u", "c", "r", "d", "v", "m", "TIME", "PER"):
            break
        reach = word.end
        index += 1
    found = []
    for kind in (BODY, PLACE):
        ends = [
            e for e, s in ground.ends[kind].items() if end < e <= reach and s < e and s > end - 1
        ]
        if ends:
            found.append(f"goes-on-as-{kind}:{'near' if min(ends) - end <= 2 else 'far'}")
    return found


def span_signs(ground: Ground, span: Span) -> list[str]:
    """What speaks for and against the span as a whole."""
    text, cut = ground.text, ground.cut
    kind, start, end, ending = span.kind, span.start, span.end, span.ending
    name, modifier = text[start:end], text[start:ending]
    suffix = text[ending:end]
    sort = ENDINGS[kind].get(suffix, "house" if len(suffix) > 1 else "")
    first, last = cut.index_at(start), cut.index_at(end - 1)
    words = cut.words[first : last + 1]
    found = [
        "bias",
        f"length:{min(len(name), 14)}",
        f"modifier:{min(len(modifier), 8)}{'' if suffix else 'n'}",
    ]
    exact = words[0].start == start and words[-1].end == end
    tags = "+".join(_tag(w.tag) for w in words) if len(words) <= 3 else str(min(len(words), 6))
    found += [f"tags:{tags}{'=' if exact else ''}"]
    if len(words) == 1:
        found.append(f"one:{tags}{'=' if exact else ''}{sort}")
    if ending > start and suffix:
        own = cut.words[cut.index_at(ending - 1)]
        found.append(f"into-{sort}:{_tag(own.tag)}{'=' if own.end == ending else '>'}")
        found.append(f"opens-{sort}:{_tag(words[0].tag)}{'=' if words[0].start == start else '<'}")
        found.append(f"across:{_tag(words[0].tag)}-{_tag(own.tag)}:{min(len(words), 5)}")
    near_place, near_body = _near(words)
    found += [
        f"place-near:{near_place}",
        f"body-near:{near_body}",
        f"place-near-{sort}:{near_place}",
        f"body-near-{sort}:{near_body}",
    ]
    if suffix:
        found += _of_modifier(ground, kind, start, ending, sort)
    if kind == BODY and name in KNOWN:
        found.append("known-body")
    if 0 < ground.title_at(start) < end:
        found.append("begins-with-title")
    whole = word_class(name)
    found.append(f"whole:{whole}")
    if whole:
        found.append(f"whole-{sort}:{whole}")
    inner = 0
    for word in words:
        if start <= word.start and word.end <= ending:
            found.append(f"has:{_tag(word.tag)}")
            inner += not in_dictionary(text[word.start : word.end])
    found.append(f"unknown-words:{min(inner, 3)}")
    if kind == BODY and any(
        start < at < end and (field := FIELD.match(text, at)) and field.end() == end
        for at in ground.ended
    ):
        found.append("field-of-a-place")  # 徐汇|民政, doing something
    if kind == PLACE and FIELD.match(text, end):
        found.append("field-behind")
    if kind == PLACE and (name in NOT_PLACES or name.endswith(FIGURATIVE)):
        found.append("no-place")
    if any(start < s < ending for s in ground.begun):
        found.append("place-inside" if start not in ground.begun else "places-inside")
    if any(
        start < e < (ending if suffix else end) and s >= start and s < e
        for e, s in ground.ends[BODY].items()
    ):
        found.append("body-inside")
    if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        found += ["quoted", f"quoted:{sort}"]
    elif name[0] == "“":
        found.append(f"quote-first:{sort}")
    if COUNTED.match(name):
        found.append("counted")
    if (kind == PLACE) and (town := TOWNSHIP.match(name)) and len(name) - town.end() > 1:
        found.append(f"beyond-township:{sort}")
    for joint in "和与及、暨":
        if joint in name[1:]:
            found.append(f"holds:{joint}")
    if kind == PLACE and not suffix and start in ground.begun and end in ground.ended:
        found.append(f"known:{ground.begun[start]}{'=' if exact else ''}")
    if any(a < end and start < b for a, b in ground.people):
        inside = any(start <= a and b <= end for a, b in ground.people)
        found.append("holds-person" if inside else "over-person")
    if kind == BODY and any(start + 2 <= at < ending for at in ground.between):
        found.append("two-bodies")
    if kind == BODY and ground.title_at(end):
        found.append(f"titled:{_owned(ground, start, ending)}:{sort}")
        found.append(f"titled:{_owned(ground, start, ending)}")
    found += _elsewhere(cut.whole, text, start, end, sort)
    return found


def _owned(ground: Ground, start: int, ending: int) -> str:
    """What a body's name has of its own before its ending: a place, a level, an unknown word, known ones, nothing."""
    modifier = ground.text[start:ending]
    if start in ground.begun:
        return "place"
    if not modifier:
        return "bare"
    if modifier[0] in LEVELS:
        return "level"
    return "known" if in_dictionary(modifier) else "unknown"


def _of_modifier(ground: Ground, kind: str, start: int, ending: int, sort: str) -> list[str]:
    """What stands before the ending: nothing, a place, a word that names nothing, an unknown word."""
    text = ground.text
    modifier = text[start:ending]
    if not modifier:
        return ["bare", f"bare:{sort}"]
    found = []
    known = word_class(modifier)
    how = ground.begun.get(start)
    if len(modifier) == 1:
        level = modifier in LEVELS
        found.append(f"one-character:{'level' if level else LAST_CLASS.get(modifier, 'C')}")
        if level:
            found.append(f"level:{sort}")
    else:
        found += [f"modifier-class:{known}", f"modifier-class-{sort}:{known}"]
        if len(modifier) <= 4:
            chars = FIRST_CLASS.get(modifier[0], "C") + LAST_CLASS.get(modifier[-1], "C")
            found.append(f"characters:{chars}")
    if how:
        found += [f"from-place:{how}", f"from-place-{sort}:{how}"]
        if ending in ground.ended:
            found.append(f"place-and-ending:{sort}")
    generic = GENERIC_BODY if kind == BODY else GENERIC_PLACE
    if generic.match(modifier):
        found.append(f"generic:{'place' if how else ''}")
    if kind == BODY and MODIFIERS_NOT_PROPER.match(modifier):
        found.append("says-what-for")
    return found


def _elsewhere(whole: str, text: str, start: int, end: int, sort: str) -> list[str]:
    """How the article prints the same characters elsewhere: between what, and how often."""
    name = text[start:end]
    if len(name) < 2:
        return []
    at = whole.find(name)
    befores, afters, times = set(), set(), 0
    while at >= 0 and times < 8:
        times += 1
        befores.add(whole[at - 1 : at] if at else "")
        afters.add(whole[at + len(name) : at + len(name) + 1])
        at = whole.find(name, at + len(name))
    if times < 2:
        return ["once"]
    found = ["often" if times > 3 else "again"]
    if len(befores) == 1 and HAN.match(next(iter(befores)) or "，"):
        found.append("always-behind-one")
    if len(afters) == 1 and HAN.match(next(iter(afters)) or "，"):
        found.append("always-before-one")
    if len(befores) > 1:
        found.append(f"behind-others:{min(len(befores), 3)}")
    if len(befores) > 1 and any(not HAN.match(b or "，") for b in befores):
        found.append("begins-free-elsewhere")
    return found


def _near(words: tuple[Word, ...] | list[Word]) -> tuple[str, str]:
    """How near the name finder came to a place and to an organisation over these words, the furthest of them."""
    if not words or words[0].place is None:
        return "", ""
    if len(words) == 1:
        return _step(words[0].place), _step(words[0].body or 0.0)
    return (
        _step(min([w.place or 0.0 for w in words])),
        _step(min([w.body or 0.0 for w in words])),
    )


def _step(near: float | None) -> str:
    if near is None:
        return ""
    return STEPS[bisect_left(FAR, -near)]


@functools.lru_cache(maxsize=64)
def _tag(tag: str) -> str:
    return CLASSES.get(tag, "o")
