"""Which place a bare 省, 市, 区 or 县 means in each paragraph, where the title's district does not say it.

A local paper means its own. A paper of the whole country, or of a province, tells of one place here and of another
there: 省人大常委会 behind “新华社南昌电” is 江西省's, 市委 in a story of 天津 is 天津市's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from shuzibao.record.bodies.bodies import TAIWAN
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.language.passage import Passage
from shuzibao.record.places import gazetteer
from shuzibao.script.surnames import COMPOUND

LEVELS = ("省", "州", "市", "县", "区")
# What follows the name of a place that acts: 岷山市委, 岷山市人民政府, 岷山市市长.
ACTS = re.compile(
    r"[省市区县州]?(?:委(?!员)|政府|人民|人大|政协|纪委|监委|[省市县区州镇]?长(?![江城]))"
)
OFFICE = tuple("局厅部处委院")  # 公安|局 is a word
STREET = tuple("路街巷道")  # 珠海|路
# By how much an acting place, one that is only named, and the place that a named one lies in speak for themselves;
# by reason, so that one acting place outweighs a dateline with a mention.
ACTING, NAMED, AROUND = 6, 2, 1


def homes(passages: Sequence[Passage], district: str | None) -> list[str | None]:
    """For each passage the district of the title with the places of the levels that it leaves open before it.

    What a passage does not name is as in the passage before; before the first that names one, as in that one.
    """
    open_levels = [level for level in LEVELS if _leaves_open(district, level)]
    if not open_levels:
        return [district] * len(passages)
    told: list[dict[str, str]] = []
    for passage in passages:
        weighed: dict[str, Counter[str]] = {level: Counter() for level in open_levels}
        for place, level, weight in _named(passage):
            if level in weighed:
                weighed[level][place] += weight
        here = {level: c.most_common(1)[0][0] for level, c in weighed.items() if c}
        told.append({**(told[-1] if told else {}), **here})
    first: dict[str, str] = {}
    for places in reversed(told):
        first |= places
    return [_joined(district, {**first, **places}) for places in told]


def _leaves_open(district: str | None, level: str) -> bool:
    """Whether the title's district does not say what this level means: a province's or a city's leave what is below."""
    if district is None:
        return True
    own = gazetteer.best(gazetteer.levels(district)[-1])
    if own is None or not own.code or own.name[-1] not in "省市":
        return False
    return (
        level not in {place[-1] for place in gazetteer.levels(district)}
        and gazetteer.parent(district, level) is None
    )


def _named(passage: Passage) -> Iterator[tuple[str, str, int]]:
    """Places of the text with their level and weight; neither a person nor a common word holds one (高|玉林, 人力|资源)."""
    text = passage.text
    others = {
        i for w in passage.words if w.tag not in ("LOC", "ORG", "nz") for i in range(w.start, w.end)
    }
    ended = {w.start for w in passage.words}  # where words begin and names of places end
    for start, end in gazetteer.find_names(text):
        name = text[start:end]
        if text[end : end + 1] in STREET or (
            gazetteer.is_short(name) and (start in others or _inside(text, start, end, ended))
        ):
            continue
        ended.add(end)
        if (whole := _in_taiwan(name)) is not None:
            yield whole, whole[-1], ACTING if ACTS.match(text, end) else NAMED
            continue
        division = gazetteer.best(name)
        if division is None or not division.code or name in gazetteer.COMMON_WORDS:
            continue
        acts = ACTS.match(text, end) is not None
        for place in (*division.path, division.name):
            level = (
                "区" if place.endswith("地区") else "省" if place.endswith("自治区") else place[-1]
            )
            own = place == division.name
            yield place, level, (ACTING if acts else NAMED) if own else AROUND


def _in_taiwan(name: str) -> str | None:
    """台北市 for 台北 too; those places have no code."""
    return next((whole for whole in (name, f"{name}市", f"{name}县") if whole in TAIWAN), None)


def _inside(text: str, start: int, end: int, begins: set[int]) -> bool:
    """Whether a short name is the inside of something else: 市|公安|局, 公安|厅, 呼|延庆."""
    office = text[end : end + 1] in OFFICE and in_dictionary(text[start : end + 1])
    return start not in begins or office or text[start - 1 : start + 1] in COMPOUND


def _joined(district: str | None, places: dict[str, str]) -> str | None:
    """One name of all levels, the title's own district last: 江西省南昌市, 包河区合肥市."""
    return (
        "".join([*(places[level] for level in LEVELS if level in places), district or ""]) or None
    )
