"""A fact: what an article tells, with the words that tell it and where they were printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shuzibao.model.place import Span

Part = str | int | float | bool | None | tuple["Part", ...] | Mapping[str, "Part"]


class FactKind(StrEnum):
    """The kinds of fact. The Chinese terms stand in docs/glossary.md."""

    PERSON = "person"  # 人物
    POST = "post"  # 职务: who holds what, where
    ORGANISATION = "organisation"  # 机构
    PLACE = "place"  # 地点
    DATE = "date"  # 时间
    FIGURE = "figure"  # 数字
    PROGRAMME = "programme"  # 项目: schemes, mechanisms, campaigns, named meetings, festivals
    DEMAND = "demand"  # 要求与承诺
    EVENT = "event"  # 事件
    QUOTATION = "quotation"  # 引语


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, told by one stretch of one element.

    text: as printed. name: the same folded to simplified, without spaces and outer quotes.
    value: what it stands for within its article: the full name behind a surname and title or an
        abbreviation, the date in ISO 8601, the number of a figure as text; None where unknown.
    parts: by kind; the keys are documented in docs/record.md.
    element: index in `Article.elements`; `elements[element].text[start:end]` is `text`.
    spans: where it was printed, one a printed line.
    by: "rule:…" or "model:…". confidence: 0 to 1.
    """

    kind: FactKind
    text: str
    name: str
    element: int
    start: int
    end: int
    sentence: str
    by: str
    confidence: float
    value: str | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
