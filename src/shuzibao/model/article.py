"""An article 稿件: its elements in reading order, each tied to where it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuzibao.model.place import Box, Span


class Role(StrEnum):
    """What a piece of print is. The Chinese terms stand in docs/glossary.md."""

    MASTHEAD = "masthead"  # 报头
    FOLIO = "folio"  # 版头: page number, name, date at the page's edge
    SECTION_HEAD = "section_head"  # 栏题
    KICKER = "kicker"  # 引题
    HEADLINE = "headline"  # 主题
    DECK = "deck"  # 副题
    BYLINE = "byline"  # 署名
    DATELINE = "dateline"  # 消息头
    PARAGRAPH = "paragraph"  # 正文
    CROSSHEAD = "crosshead"  # 小标题
    CAPTION = "caption"  # 图说
    CREDIT = "credit"  # 摄影署名
    JUMP_LINE = "jump_line"  # 转版: 下转, 上接
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    FURNITURE = "furniture"  # channels, hotlines, editors' names, ornaments
    UNPLACED = "unplaced"


BODY_ROLES = (Role.PARAGRAPH, Role.CROSSHEAD, Role.CAPTION, Role.CREDIT)


class Kind(StrEnum):
    ARTICLE = "article"
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of an article or of a page's furniture: one role, its joined text, where it stands.

    text: as printed, joined: breaks and stray spaces gone, the script kept.
    spans: in the order of the text; every non-space character printed lies in exactly one span.
    """

    role: Role
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The printed shape of an article on one page: a polygon, points in page points, clockwise.

    holes: what stands inside it and is none of it, such as a boxed story; the other way round.
    """

    page: int
    points: tuple[tuple[float, float], ...]
    holes: tuple[tuple[tuple[float, float], ...], ...] = ()

    @property
    def box(self) -> Box:
        xs, ys = zip(*self.points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Jump:
    """One end of a continuation 转版: the page it points to, and the other half where it was found."""

    page: int | str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One story.

    elements: every printed piece in reading order: kicker, headline, deck, byline on a line of its
        own, section head, body, jump line.
    byline, dateline: as printed, also where they stand inside a paragraph (and stay there).
    display_title: the headline, or, where none was printed, one made from the lead; `display_title_made`.
    """

    id: str
    page: int
    elements: tuple[Element, ...]
    display_title: str
    display_title_made: bool = False
    byline: str | None = None
    dateline: str | None = None
    kind: Kind = Kind.ARTICLE
    script: str = "hans"
    confidence: float = 1.0
    continues_on: Jump | None = None
    continued_from: Jump | None = None
    zones: tuple[Zone, ...] = ()

    def _joined(self, role: Role) -> str | None:
        found = [element.text for element in self.elements if element.role is role]
        return " ".join(found) if found else None

    @property
    def kicker(self) -> str | None:
        return self._joined(Role.KICKER)

    @property
    def headline(self) -> str | None:
        return self._joined(Role.HEADLINE)

    @property
    def deck(self) -> str | None:
        return self._joined(Role.DECK)

    @property
    def section(self) -> str | None:
        return self._joined(Role.SECTION_HEAD)

    @property
    def body(self) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.role in BODY_ROLES)
