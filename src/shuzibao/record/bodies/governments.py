"""What a government is called when and where: 县政府 before 1949 and in Taiwan, 人民政府 on the mainland since."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import Part
from shuzibao.record.base import Context
from shuzibao.record.bodies.bodies import TAIWAN
from shuzibao.record.language.passage import Passage
from shuzibao.record.places import gazetteer
from shuzibao.record.rows import row
from shuzibao.script import fold

# Offices of Taiwan's central government that are called as a city's could be.
OF_THE_STATE = frozenset(
    row(
        "公路局 铁路局 气象局 健保局 国税局 林务局 水利局 航港局 新闻局 调查局 警政署 移民署 台铁局 林业局"
    )
)
OFFICE = re.compile(r"(?:(?![省市区县州镇乡])[一-鿿]){2,6}[处署局厅]")
PEOPLES = 1949  # the year from which on governments are 人民政府
# Words of Taiwan's papers since: 县府, 公所, 国小, 立委, 民国一一〇年.
TAIWANESE = re.compile(
    r"[县市]府(?![大门前])|[乡镇]公所|国[小中](?=[^一-鿿]|[一-鿿]{0,2}(?:慰问|校长|学生|师生))"
    r"|立委|(?<!公)里长(?!者)|民国(?:[八九]十|一百|一[〇零一二])|台湾"
)


def is_republican(context: Context, passages: Sequence[Passage]) -> bool:
    """Whether the article is of the years before 1949 or of Taiwan."""
    year = context.date.year if context.date else context.year
    if year is not None and year < PEOPLES:
        return True
    own = set(gazetteer.levels(context.district)) if context.district else set()
    if own & TAIWAN:
        return True
    unknown = context.district is not None and not any(gazetteer.divisions(p) for p in own)
    traditional = any(fold(p.printed) != p.printed for p in passages)
    return unknown and traditional and any(TAIWANESE.search(p.text) for p in passages)


def government(body: Part, district: str | None, whole: str) -> Part:
    """花莲县政府 and 潮州镇公所 where the mainland says 人民政府 today.

    whole: the text of the article; what it prints itself stays.
    """
    if not body or ("人民政府" in str(body) and str(body) in whole):
        return body
    named = re.sub(r"(?<=[乡镇])人民政府$", "公所", str(body))
    named = re.sub(r"(?<=[省县市区])人民政府", "政府", named)
    own = next((place for place in gazetteer.levels(district or "") if place in TAIWAN), None)
    if own is None:
        return re.sub(r"(?<=[县市])府(?=[一-鿿]{2,}[处局])", "政府", named)
    if (
        OFFICE.fullmatch(named)
        and len(named) <= 4
        and named not in OF_THE_STATE
        and not gazetteer.find_names(named)
    ):
        return f"{own}政府{named}"  # 农业局 of the city
    return re.sub(r"(?<=[县市])府", "政府", re.sub(r"(?<=区)政府$", "公所", named))
