"""When and where a figure holds 时间与范围: of the dates and places of its sentence, which are its own.

A date may frame the sentence (截至2月底), stand with one number alone (由去年9月的|18家), only compare (比上年), or tell when
something began that has gone on since (去年9月亮起第一盏灯，半年过去，已开到|5家).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import FactKind
from shuzibao.record.base import Found
from shuzibao.record.figures.figure_things import Setting, aside
from shuzibao.record.places import gazetteer

UNTIL = re.compile(r"(?:截至|截止[到至于]?|[到至])$")
COMPARED_WITH = re.compile(r"(?:[较比]|相较于?|[与和同跟])$")
COMPARED = re.compile(r"[^，。；]{0,6}?(?:相比|比较|相较|持平)")
FROM = re.compile(r"[由从自]$")
SINCE = re.compile(r"[^，。；]{0,14}?(?:以来|至今|以后|之后)")
THIS = ("今", "本")
NOW = re.compile(r"已(?!知)|目前|如今|至今|眼下|现[有在已]")
CLAUSE = re.compile(r"[，；：。]")
# 全区, 我市, 本县: the paper's own place.
WHOLE_PLACE = re.compile(r"[全我本](?P<level>[省市区县镇乡])")
# Behind a body that only tells: 据区统计局|统计, 新华社|电.
SOURCE = re.compile(
    r"[^，。]{0,6}?(?:统计|介绍|报道|消息|透露|发布|公布|估计|预计|电（|讯|获悉|了解到|数据|说，|表示)"
)
# The place that the name of what is counted begins with: 云浦区|社区食堂.
LEADING = re.compile(r"[一-鿿]{2,6}?(?:省|市|县|街道|镇|(?<![社小园校景片地辖])区)(?=[一-鿿]{2})")
PLACED = (FactKind.PLACE, FactKind.ORGANISATION)


def as_of(setting: Setting, position: int, earlier: Sequence[Found]) -> str | None:
    """The date that a figure at `position` holds for: of its sentence, else 截至 … earlier in the paragraph.

    earlier: the figures before it in the passage.
    """
    passage, dates, text = setting.passage, setting.dates, setting.passage.text
    start, end = passage.sentence_at(position)
    within = aside(text, position)  # 增长8.5%（去年同期下降2.1%），高于全省|1.2个百分点
    before = [
        d for d in dates if start <= d.start < position and (within or not aside(text, d.start))
    ]
    own = [d for d in before if _frames(text, d, position, earlier)]
    if own:
        return own[-1].value
    until = [d for d in dates if d.start < start and UNTIL.search(text, 0, d.start)]
    if until:
        return until[-1].value
    clause = CLAUSE.search(text, position)
    end = min(end, clause.start() if clause else end)
    after = [d for d in dates if position <= d.start < end and not _compares(text, d)]
    after = [d for d in after if within or not aside(text, d.start)]
    return after[0].value if after and not before else None


def _frames(text: str, date: Found, position: int, earlier: Sequence[Found]) -> bool:
    """Whether a date before a figure is the figure's own."""
    if _compares(text, date):
        return False
    if FROM.search(text, 0, date.start) and any(date.end <= f.start < position for f in earlier):
        return False
    if SINCE.match(text, date.end) and not text.startswith(THIS, date.start):
        return False
    clause = CLAUSE.search(text, date.end, position)
    alone = clause is None or clause.start() == date.end
    return (
        clause is None
        or alone
        or UNTIL.search(text, 0, date.start) is not None
        or NOW.search(text, clause.end(), position) is None
    )


def _compares(text: str, date: Found) -> bool:
    """比|上年, 较|2019年, 与|去年同期|相比."""
    before = COMPARED_WITH.search(text, 0, date.start)
    return before is not None and (
        before.group()[-1] not in "与和同跟" or COMPARED.match(text, date.end) is not None
    )


def where(
    setting: Setting, position: int, thing: str | None, earlier: Sequence[Found]
) -> str | None:
    """What the sentence's last 全区 means, else the first place or body that it names and that is not counted itself.

    Of what is counted only the place before it tells where: 云浦区|社区食堂20家.
    """
    text = setting.passage.text
    start, _ = setting.passage.sentence_at(position)
    whole = list(WHOLE_PLACE.finditer(text, start, position))
    if (
        whole
        and setting.district
        and (own := gazetteer.parent(setting.district, whole[-1]["level"]))
    ):
        return _in_full(own, setting.district)
    counted = [thing, *(f.parts["of"] for f in earlier if f.start >= start)]
    things = [str(one) for one in counted if one]
    for name in setting.names:
        if name.kind not in PLACED or not start <= name.start < position:
            continue
        if SOURCE.match(text, name.end) or text.endswith(("据", "从", "由"), 0, name.start):
            continue
        printed = text[name.start : name.end]
        if not any(printed.endswith(one) for one in things):
            return name.value
        led = LEADING.match(printed)
        if led:
            return _in_full(led.group(), setting.district)
    at = text.rfind(thing, start, position) if thing else -1
    for first, end in gazetteer.find_names(text[start : max(at, start)]):
        if start + end == at and text[at - 1] in "省市区县":  # 云浦区|书屋7家
            return _in_full(text[start + first : at], setting.district)
    return None


def _in_full(place: str, district: str | None) -> str:
    """A place with those that it lies in, as far as they are known."""
    known = gazetteer.best(place, district or "")
    return "".join(dict.fromkeys((*known.path, known.name))) if known else place
