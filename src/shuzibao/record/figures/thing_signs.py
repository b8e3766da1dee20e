"""The evidence for what a figure counts or measures: where its name might stand, and the signs that speak for each.

A figure's thing stands behind its unit (43家|养老机构), before its number (养老机构|43家), is that of the figure
before (增长|5%), or is not named. `options` lists them, each with its signs; a name before the number may begin
at several places (`thing_edges.py`). What the signs weigh: `thing_weights.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from shuzibao.record.figures.thing_table import (
    ACTIONS,
    GAUGE,
    KIND_IN_BRACKETS,
    MEASURE,
    MEASURED,
    MONEY,
    NO_THING,
    NOUNLIKE,
    NOUNS,
    PASSED,
    QUANTITY,
    RATIOS,
    SCOPE,
    TIMES,
)
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.language.leanings import Ask
from shuzibao.record.language.pieces import QUOTED, Piece, Pieces

REACH = 9  # pieces on either side that are looked at
LONGEST = 20  # characters of a name
EDGE = frozenset("，。；！？：（）、…—\n ")
STOP = frozenset("。；！？…—\n")
PEOPLE = frozenset(["人", "名", "位", "人次", "员", "口"])
HOUSES = frozenset(["户", "家", "户次", "家次"])
DOINGS = frozenset(["次", "遍", "趟", "回", "圈", "步", "轮", "场次"])


@dataclass(frozen=True, slots=True)
class Number:
    """A figure whose thing is looked for: characters start … end (unit included) of a passage.

    floor: where the figure before it in the clause ends. last_of, last_unit: of the last figure of the sentence.
    """

    start: int
    end: int
    unit: str
    floor: int = 0
    changed: bool = False
    last_end: int | None = None
    last_unit: str = ""
    last_of: str | None = None
    ruled: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Where names that were found before begin and end, by their kinds' first letters."""

    starts: dict[int, str] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)
    spans: tuple[tuple[int, int], ...] = ()


class Option(NamedTuple):
    """One answer: what, characters start … end of the name's head, the signs for it, what the finder's state is asked."""

    what: str  # none, same, behind, before
    start: int
    end: int
    signs: tuple[str, ...]
    asks: tuple[Ask, ...] = ()


def unit_class(unit: str) -> str:
    """What sort of unit it is; a rate is as what it is a rate of: 吨/日, 元/亩."""
    unit = unit.split("/")[0]
    if unit in MONEY:
        return "money"
    if unit in RATIOS:
        return "ratio"
    if unit in TIMES:
        return "time"
    if unit in PEOPLE:
        return "people"
    if unit in HOUSES:
        return "house"
    if unit in DOINGS:
        return "doing"
    if not unit:
        return "bare"
    return "measure" if unit in MEASURED else "count"


def kind(text: str, piece: Piece) -> str:
    """What sort of word a piece is, as far as the tables know."""
    here = text[piece.start : piece.end]
    if piece.tag == QUOTED:
        return "quoted"
    if here in QUANTITY:
        return "quantity"
    if here in SCOPE:
        return "scope"
    if here in NO_THING:
        return "nothing"
    if here in NOUNLIKE:
        return "nounlike"
    if here in ACTIONS:
        return "action"
    if MEASURE.fullmatch(here):
        return "measure"
    return ""


def tag(piece: Piece) -> str:
    """Both cutters' tags in one."""
    word = (
        piece.word[:1] if piece.word[:2] not in ("vn", "nr", "ns", "nt", "nz") else piece.word[:2]
    )
    return f"{piece.tag}{'' if piece.whole else '-'}/{word}"


def options(pieces: Pieces, number: Number, names: Names) -> list[Option]:
    """Every answer for a figure, with its signs."""
    text, sort = pieces.text, unit_class(number.unit)
    left = pieces.leftwards(number.start, 1)
    right = pieces.rightwards(number.end, 2)
    follows = next_to(text, number.end, right, names)
    leads = left_of(text, number.start, left)
    both = f"{leads}|{follows}"
    opens = _opens(pieces, number)
    found = [
        Option("none", 0, 0, ("none", f"none:{sort}", f"none-next:{follows}", f"none-next-{sort}:{follows}",
                              f"none-last:{leads}", f"none-last-{sort}:{leads}", f"none-unit:{number.unit}",
                              f"none-sides:{both}", f"none-sides-{sort}:{both}",
                              f"none-word:{word_of(text, left)}", f"none-opens:{opens}", f"none-opens-{sort}:{opens}"))
    ]  # fmt: skip
    if number.last_of and number.last_end is not None:
        found.append(_same(text, number, names, sort, follows, leads))
    found += _behind(pieces, number, names, sort, leads)
    found += _before(pieces, number, names, sort, follows)
    return [
        Option(
            o.what, o.start, o.end, o.signs + _ruled(text, number, o, sort, opens), _asks(number, o)
        )
        for o in found
    ]


def _opens(pieces: Pieces, number: Number) -> str:
    """The word that the number's clause begins with; empty where it is the number itself."""
    text = pieces.text
    start = max((text.rfind(mark, 0, number.start) for mark in EDGE), default=-1) + 1
    first = pieces.rightwards(start, 1)
    return text[first[0].start : first[0].end] if first and first[0].end <= number.start else ""


def _asks(number: Number, option: Option) -> tuple[Ask, ...]:
    """What stands around the number, and around the end of the name or of the number itself."""
    what = option.what
    named = what in ("behind", "before")
    last, beyond = (option.end - 1, option.end) if named else (number.end - 1, number.start)
    return (
        (f"thing-{what}-left", number.start - 1),
        (f"thing-{what}-right", number.end),
        (f"thing-{what}-last", last),
        (f"thing-{what}-next", beyond),
    )


def _ruled(text: str, number: Number, option: Option, sort: str, opens: str) -> tuple[str, ...]:
    """What the clause's opening word and the rule for such things say of an answer."""
    opened: tuple[str, ...] = ()
    if option.what in ("same", "before"):
        opened = (f"{option.what}-opens:{opens}", f"{option.what}-opens-{sort}:{opens}")
    if number.ruled is None:
        return opened
    here = text[option.start : option.end].strip("“”")
    says = {
        "none": not number.ruled,
        "same": bool(number.ruled) and number.ruled == number.last_of,
        "behind": bool(number.ruled) and here == number.ruled,
        "before": bool(number.ruled) and text[: option.end].rstrip("”").endswith(number.ruled),
    }[option.what]
    about = "none" if not number.ruled else "some"
    return (
        *opened,
        f"ruled:{says}:{option.what}",
        f"ruled-{about}:{says}:{option.what}",
        f"ruled-{sort}:{says}:{option.what}",
    )


def next_to(text: str, at: int, right: Sequence[Piece], names: Names) -> str:
    """What stands at a position, in short."""
    if at >= len(text):
        return "end"
    if text[at] in EDGE or text[at] in "的“”之":
        return text[at]
    if at in names.starts:
        return names.starts[at]
    return (
        tag(right[0]) + (f":{kind(text, right[0])}" if kind(text, right[0]) else "")
        if right
        else "end"
    )


def left_of(text: str, at: int, left: Sequence[Piece]) -> str:
    if at == 0 or not left:
        return "begin"
    if text[at - 1] in EDGE or text[at - 1] in "”“》":
        return text[at - 1]
    return tag(left[0]) + (f":{kind(text, left[0])}" if kind(text, left[0]) else "")


def word_of(text: str, pieces: Sequence[Piece]) -> str:
    return text[pieces[0].start : pieces[0].end] if pieces else ""


def _same(text: str, number: Number, names: Names, sort: str, follows: str, leads: str) -> Option:
    """The thing of the figure before."""
    assert number.last_end is not None
    between = text[number.last_end : number.start]
    like = "same-unit" if number.unit == number.last_unit else (
        "same-sort" if unit_class(number.last_unit) == sort else f"{unit_class(number.last_unit)}>{sort}")  # fmt: skip
    commas = min(2, between.count("，") + 2 * between.count("；"))
    clause = re.split("[，；：（]", between)[-1]
    changed = "changed" if number.changed else "plain"
    signs = ["same", f"same:{sort}", f"same:{like}", f"same-commas:{commas}", f"same-{changed}:{like}",
             f"same-{changed}-{sort}:{commas}", f"same-last:{leads}", f"same-next:{follows}", f"same-length:{min(len(clause), 8)}",
             f"same-clause:{clause if len(clause) < 5 else '…'}", f"same-{sort}-length:{min(len(clause) // 2, 4)}"]  # fmt: skip
    if among := _among(text, number.start, names):
        signs.append(f"same-among:{among}")
    return Option("same", 0, 0, tuple(signs))


def _among(text: str, end: int, names: Names) -> str:
    """The kind of a name that ends here and stands behind 其中: 事故926起，其中|望溪镇|410起."""
    start = next((a for a, b in names.spans if b == end), None)
    return names.ends[end] if start is not None and text.endswith("其中", 0, start) else ""


def _behind(
    pieces: Pieces, number: Number, names: Names, sort: str, leads: str
) -> Iterator[Option]:
    text = pieces.text
    row = pieces.rightwards(number.end, REACH + 3)
    starts = [0]
    starts += [i + 1 for i, p in enumerate(row) if text[p.start : p.end] == "的"][:2]
    for start in starts:
        if start >= len(row):
            continue
        opening = row[start].start
        before = "unit" if start == 0 else "的" if start == 1 else "…的"
        if start > 1 and any(text[p.start] in EDGE for p in row[:start] if text[p.start] != "、"):
            continue
        shape: list[str] = []
        passed = aside = 0
        for step, piece in enumerate(row[start : start + REACH]):
            here = text[piece.start : piece.end]
            kind_of = KIND_IN_BRACKETS.match(text, piece.start) if step else None
            passed = kind_of.end() if kind_of else passed  # 社区（村）|网格
            if piece.start < passed:
                aside += 1
                continue
            if (
                (here[0] in EDGE and (here not in ("、", "（") or not step))
                or here[0] in "”》"
                or piece.end - opening > LONGEST
            ):
                break
            shape.append(short_of(text, piece))
            if here in ("、", "（", "的", "和", "及", "与", "或"):
                continue
            if KIND_IN_BRACKETS.match(text, piece.end):
                continue
            nexts = row[start + step + 1 : start + step + 2]
            follows = next_to(text, piece.end, nexts, names)
            form = " ".join(shape[-3:])
            size = min(step - aside, 5)
            signs = ["behind", f"behind:{sort}", f"behind-from:{before}", f"behind-from-{sort}:{before}",
                     f"behind-last:{short_of(text, piece)}", f"behind-next:{follows}", f"behind-pair:{shape[-1]}|{follows}",
                     f"behind-shape:{before} {form}", f"behind-size:{before}{size}", f"behind-first:{before}{shape[0]}",
                     f"behind-leads:{leads}", f"behind-leads-{sort}:{leads}", f"behind-unit:{number.unit}",
                     f"behind-word:{here}", f"behind-end:{here[-1]}", f"behind-first-{sort}:{before}{shape[0]}"]  # fmt: skip
            signs += [f"behind-name:{names.ends[piece.end]}"] if piece.end in names.ends else []
            signs += (
                [f"behind-whole:{names.starts[opening]}"]
                if names.starts.get(opening) and piece.end in names.ends
                else []
            )
            if nexts and in_dictionary(text[piece.start : nexts[0].end]):
                signs.append("behind-cuts-word")
            if any(s.split("/")[0] in ("v", "d", "p", "c", "u", "r") for s in shape[:-1]):
                signs.append(f"behind-through:{before}")
            yield Option("behind", opening, piece.end, tuple(signs))


def short_of(text: str, piece: Piece) -> str:
    sort = kind(text, piece)
    here = text[piece.start : piece.end]
    if piece.end - piece.start == 1 and here in "、（）的和及与或之为":
        return here
    return tag(piece) + (f":{sort}" if sort else "")


COMPARED_WITH = re.compile(r"(?:[去上前今]年|上?同期|[上本]月|[上本]季度?|年初|上年末)+")


def _compares(here: str, follows: Piece | None) -> bool:
    """Whether a word is what a figure is compared with, or says that it is: |比|去年同期|增加12%."""
    if follows is None:
        return False
    joins = here in ("比", "较") and (follows.tag in NOUNS or follows.tag in ("TIME", "r", "t"))
    return joins or COMPARED_WITH.fullmatch(here) is not None


def _between(gap: Sequence[str]) -> tuple[int, int, bool]:
    """Of what stands between a name and its number: verbs, nouns, and whether all else may be passed over."""
    kinds = [_in_gap(short) for short in gap]
    verbs, nouns = sum(kind[0] for kind in kinds), sum(kind[1] for kind in kinds)
    return verbs, nouns, all(kind[2] for kind in kinds)


@functools.lru_cache(maxsize=1 << 12)
def _in_gap(short: str) -> tuple[bool, bool, bool]:
    sort = short.split("/")[0]
    quantity = "quantity" in short
    passed = quantity or sort.rstrip("-") in PASSED or short in "，、：的"
    return sort in ("v", "vd") and not quantity, sort in NOUNS or "measure" in short, passed


def _before(
    pieces: Pieces, number: Number, names: Names, sort: str, follows: str
) -> Iterator[Option]:
    text = pieces.text
    row = [p for p in pieces.leftwards(number.start, REACH + 4) if p.start >= number.floor]
    gap: list[str] = []
    words: list[str] = []
    crossed = ""
    for step, piece in enumerate(row):
        here = text[piece.start : piece.end]
        if here[0] in STOP or piece.end <= number.floor:
            break
        if here in ("，", "、", "：", "（", "）", "的"):
            if here in "，、" and crossed:
                break
            crossed += here if here != "的" else ""
            gap.append(here)
            words.append(here)
            continue
        if _compares(here, row[step - 1] if step else None):
            gap.append(short_of(text, piece))
            words.append(here)
            continue
        lefts = row[step + 1 : step + 2]
        left = left_of(text, piece.start, lefts)
        short = short_of(text, piece)
        between = " ".join(reversed(gap[-3:])) + (f" {len(gap)}" if len(gap) > 3 else "")
        spoken = "".join(reversed(words))
        verbs, nouns, plain = _between(gap)
        signs = ["before", f"before:{sort}", f"before-head:{short}", f"before-head-{sort}:{short}", f"before-gap:{between}",
                 f"before-gap-{sort}:{between}", f"before-steps:{min(len(gap), 7)}", f"before-word:{here}", f"before-end:{here[-1]}",
                 f"before-spoken:{spoken if len(spoken) < 5 else '…'}", f"before-next:{follows}",
                 f"before-next-{len(gap) > 0}-{sort}:{follows}", f"before-left:{left}", f"before-left-head:{left}|{short}",
                 f"before-verbs:{min(verbs, 2)}", f"before-nouns:{min(nouns, 2)}", f"before-plain:{plain}", f"before-plain-{sort}:{plain}",
                 f"before-over:{crossed}", f"before-unit:{number.unit}", f"before-head-gap:{short}|{gap[-1] if gap else ''}"]  # fmt: skip
        if piece.end in names.ends:
            if among := _among(text, piece.end, names):
                signs.append(f"before-among:{among}")
            signs += [
                f"before-name:{names.ends[piece.end]}",
                f"before-name-{sort}:{names.ends[piece.end]}{min(len(gap), 2)}",
            ]
        if GAUGE.search(here):
            signs += [f"before-gauge:{sort}"]
        if step and in_dictionary(text[piece.start : row[step - 1].end]):
            signs.append("before-cuts-word")
        yield Option("before", piece.start, piece.end, tuple(signs))
        gap.append(short)
        words.append(here)
