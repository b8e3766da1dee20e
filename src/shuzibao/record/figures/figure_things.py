"""Of what a figure is: what the grammar says (`things.py`), weighed with everything else that speaks for an answer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from shuzibao.model.fact import FactKind
from shuzibao.record.base import Found
from shuzibao.record.figures.numbers import Reading
from shuzibao.record.figures.thing_edges import NO_START, Ending, edge_asks, edge_signs, left_signs
from shuzibao.record.figures.thing_names import Named
from shuzibao.record.figures.thing_signs import Names, Number, options, unit_class
from shuzibao.record.figures.thing_table import DOINGS, MEASURED, MONEY, RATIOS, TIMES
from shuzibao.record.figures.thing_weights import WEIGHTS
from shuzibao.record.figures.things import before as stands_before
from shuzibao.record.figures.things import behind, of_time
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.leanings import Ask
from shuzibao.record.language.passage import Passage
from shuzibao.record.language.pieces import Pieces

# What a sum of money is given as, behind the number: 一万元|补贴.
MONEY_AS = re.compile(r"(?:补贴|补助|奖励|奖金|资金|罚款|罚金|贷款|捐款|津贴|赔偿金|慰问金|助学金)")
LETTERS = {FactKind.PLACE: "L", FactKind.ORGANISATION: "O", FactKind.PERSON: "P",
           FactKind.PROGRAMME: "G", FactKind.DATE: "D"}  # fmt: skip
LIVED = re.compile(
    r"(?:享年|享寿|得年|终年|今年|现年|时年|年仅|年方|年届|年近|年过|刚满|已经|已|将近|快)$"
)
LISTED = re.compile(r"[^，。；、（）]*")  # up to the next of a list
# The name of the money before a sum.
CURRENCY = re.compile(r"(?:新台币|新臺幣|台币|人民币|港币|澳门币|法币|国币|金圆券|美金)$")
# Between a figure and the share that its thing has of something: 老人2.1万人|，占户籍人口的|31%.
SHARE = re.compile(
    r"[，、]?(?:约|仅|已|只)?(?:占比[为达约近超逾过]{0,3}|占(?![比地])[^，。；：]{0,16})"
)
# A body of a part of the place, right before a number.
PART_BODY = re.compile(r"其中(?![一-鿿]*各)[一-鿿]{1,8}(?:办事处|居委会|村委会|管委会|街道|分局)$")
BOUND = re.compile(r"以[上下内](?=的?[一-鿿])")
KINDS_OF = re.compile("^(?:各[类种项式]|总共|一共|共计)(?=..)")  # say nothing of the thing
LEFTMOST = 14  # pieces of a name


@dataclass(frozen=True, slots=True)
class Setting:
    """A passage with what was already found in it: dates, names, and what a bare 区 means.

    named: where dates and names begin and end.
    """

    index: int
    passage: Passage
    cut: Cut
    pieces: Pieces
    dates: Sequence[Found]
    names: Sequence[Found]
    district: str | None
    named: Names = field(init=False)

    def __post_init__(self) -> None:
        told = [*self.dates, *self.names]
        starts = {n.start: LETTERS[n.kind] for n in told}
        ends = {n.end: LETTERS[n.kind] for n in told}
        spans = tuple((n.start, n.end) for n in self.names)
        object.__setattr__(self, "named", Names(starts, ends, spans))


def thing_of(
    setting: Setting, reading: Reading, earlier: Sequence[Found], changed: bool
) -> str | None:
    """The thing that a figure counts or measures; None where none is named. An age has its person."""
    if reading.unit in ("岁", "周岁"):
        return _who(setting.cut.text, reading, setting.names)
    last = _last_told(setting.passage, reading.numeral.start, earlier)
    if last is not None and _goes_on(setting, reading, last):
        return _of(last)
    return weighed(setting, number_at(setting, reading, earlier, changed))


def number_at(
    setting: Setting, reading: Reading, earlier: Sequence[Found], changed: bool
) -> Number:
    """The figure as the signs see it. earlier: the figures before it in the passage."""
    last = _last_told(setting.passage, reading.numeral.start, earlier)
    end, unit = reading.end, reading.unit
    bound = BOUND.match(setting.cut.text, end)  # 三支|以上|服务队
    end = bound.end() if bound else end
    numeral = reading.numeral  # 数 and 几 are a part of the number, no word before it
    start = numeral.start if numeral.approx in ("数", "几", "上") else numeral.first
    currency = CURRENCY.search(setting.cut.text, 0, numeral.start) if unit in MONEY else None
    start = currency.start() if currency else start  # 农损|新台币|200万元
    ruled = _ruled(setting, reading, earlier, changed) or ""
    if last is None:
        return Number(start, end, unit, changed=changed, ruled=ruled)
    return Number(
        start, end, unit, last.end, changed, last.end, str(last.parts["unit"]), _of(last), ruled
    )  # fmt: skip


def weighed(setting: Setting, number: Number) -> str | None:
    """The likeliest answer."""
    pieces, names, text = setting.pieces, setting.named, setting.cut.text
    leanings = setting.cut.leanings

    def weight(signs: Sequence[str], asks: Sequence[Ask]) -> float:
        return sum(map(WEIGHTS.get, signs, itertools.repeat(0.0))) + leanings.of(asks)

    best = max(options(pieces, number, names), key=lambda option: weight(option.signs, option.asks))
    if best.what == "none":
        return None
    if best.what == "same":
        return number.last_of
    if best.what == "behind":
        return bare(text[best.start : best.end])
    ways = starts(setting, number, best.end)
    start = max(ways, key=lambda way: weight(way[1], edge_asks(way[0])))[0]
    return bare(text[start : best.end])


def starts(setting: Setting, number: Number, end: int) -> list[tuple[int, list[str]]]:
    """Where a name that ends before the number may begin, each with its signs: the nearest first."""
    pieces = setting.pieces
    row = [p for p in pieces.leftwards(end, LEFTMOST) if p.start >= number.floor]
    ending = Ending(pieces, row, end, unit_class(number.unit), setting.named, number.ruled)
    ways: list[tuple[int, list[str]]] = []
    on: list[str] = []
    for at, piece in enumerate(row):
        if at:
            signs = left_signs(ending, at)
            if signs is None:
                break
            on += signs
            if setting.cut.text[piece.start : piece.end] in NO_START:
                continue
        ways.append((piece.start, on + edge_signs(ending, at)))
    return ways


def bare(name: str) -> str:
    """Without the marks around the whole, and without words that every thing may have before it."""
    name = name[1:-1] if name[0] == "“" and name.find("”") == len(name) - 1 else name
    return KINDS_OF.sub("", name)


def _ruled(
    setting: Setting, reading: Reading, earlier: Sequence[Found], changed: bool
) -> str | None:
    """What the grammar says: the noun behind the unit (43家养老机构), the one before the number (养老机构43家), or
    what the sentence told of before (医保报销比例提高5个百分点，达到|75%)."""
    cut, text, unit = setting.cut, setting.cut.text, reading.unit.split("/")[0]
    at, start, end = reading.numeral.start, reading.numeral.first, reading.end
    if unit in MONEY and MONEY_AS.match(text, end):
        return behind(cut, end, unit)
    scheme = [n for n in setting.names if n.start == end and n.kind is FactKind.PROGRAMME]
    if scheme and unit not in TIMES:  # 50亿元|科创母基金
        return scheme[0].value
    if unit not in MEASURED and unit not in DOINGS and (name := behind(cut, end, unit)):
        return name
    last = _last_told(setting.passage, at, earlier)
    goes_on = last is not None and text[last.end : at] in ("、", "和", "及", "与")
    if last is not None and goes_on and (last.parts["unit"] == unit or unit in MEASURED):
        return _of(last)
    floor = last.end if last is not None else 0
    stands = stands_before(cut, start, unit, Named.of(setting.names), floor)
    if unit in DOINGS and not reading.numeral.printed[0].isdigit():  # 连续两次
        return None
    if unit in TIMES:
        return stands.name if of_time(stands.name) else None
    if stands.name:
        claimed = last is not None and text.startswith(stands.name, last.end)
        return None if claimed and unit not in MEASURED else stands.name  # 23个|乡镇|8.6万人
    follows = cut.starting(end) if end < len(text) else None
    verbal = follows is not None and follows.tag == "vn"  # 五万元|接济生活
    if unit in MEASURED and not changed and not verbal and (name := behind(cut, end, unit)):
        return name
    if last is None:
        return None
    told = stands.said or start > at
    compared = changed or stands.compared
    same = last.parts["unit"] == unit
    if stands.opens and (compared or (told and (unit in RATIOS or (same and unit in MEASURED)))):
        return _of(last)
    return None


def _goes_on(setting: Setting, reading: Reading, last: Found) -> bool:
    """Whether a figure says what share the thing of the last one has, or tells a part of it that only its place names."""
    share = SHARE.fullmatch(setting.cut.text, last.end, reading.numeral.first)
    if share and reading.unit in RATIOS and last.parts["of"]:
        return True
    return last.parts["unit"] == reading.unit and _among(setting, reading)


def _among(setting: Setting, reading: Reading) -> bool:
    """Whether a place or a body right before a number is one of those told of together: 火灾24起，其中|望溪镇|9起."""
    kinds, start = (FactKind.PLACE, FactKind.ORGANISATION), reading.numeral.first
    names = [n for n in setting.names if n.end == start and n.kind in kinds]
    text = setting.cut.text
    body = PART_BODY.search(text, max(0, start - 16), start)
    return body is not None or any(text.endswith("其中", 0, n.start) for n in names)


def _of(figure: Found) -> str | None:
    return str(figure.parts["of"]) if figure.parts["of"] else None


def _last_told(passage: Passage, at: int, earlier: Sequence[Found]) -> Found | None:
    """The figure before this one in its sentence; those in brackets are asides."""
    start, _ = passage.sentence_at(at)
    told = [f for f in earlier if f.start >= start and not aside(passage.text, f.start)]
    return told[-1] if told else None


def _who(text: str, reading: Reading, names: Sequence[Found]) -> str | None:
    at, end = reading.numeral.start, reading.end
    people = [n for n in names if n.kind is FactKind.PERSON]
    if text.startswith(("的他", "的她"), end):
        told = [n for n in people if n.end <= at]
        return told[-1].value if told else None
    beside = LISTED.match(text, end) if text[at - 1 : at] in ("、", "和", "及", "") else None
    if beside is not None:  # …、72岁的律师|吴秋
        after = [n for n in people if n.start >= end and n.end <= beside.end()]
        if after:
            return after[-1].value
    near = [n for n in people if 0 <= at - n.end <= 12 or 0 <= n.start - end <= 8]
    if not near and LIVED.search(text, max(0, at - 3), at):
        before = [n for n in people if n.end <= at]
        return before[-1].value if before else None
    return min(near, key=lambda n: abs(n.start - at)).value if near else None


def aside(text: str, at: int) -> bool:
    """Whether this stands in brackets: 床位6845张（含认知症床位|210张）."""
    return text.rfind("（", 0, at) > text.rfind("）", 0, at)
