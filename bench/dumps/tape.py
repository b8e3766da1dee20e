"""A dump under construction: text in which every printed character knows what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

# (article, element): article counts from 0, FURNITURE for furniture; element counts in its article.
Owner = tuple[int, int]
FURNITURE = -1
Bit = tuple[str, Owner | None]


@dataclass(slots=True)
class Row:
    """One line of the dump to come.

    bits: stretches of text with their owners; an owner of None is markup or filling.
    role: of the (first) element. indent: in ems. measure: width of its column in ems.
    opens, closes: whether it is its element's first or last line.
    slack: ems by which the line was stretched to fill its column.
    """

    bits: list[Bit]
    role: str
    indent: float = 0.0
    measure: float = 0.0
    opens: bool = True
    closes: bool = True
    slack: float = 0.0

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.bits)

    @property
    def owner(self) -> Owner | None:
        return next((owner for _, owner in self.bits if owner is not None), None)


@dataclass(slots=True)
class Tape:
    """The dump's text and, for each character, its owner."""

    parts: list[str] = field(default_factory=list)
    owners: list[Owner | None] = field(default_factory=list)

    def put(self, text: str, owner: Owner | None = None) -> None:
        self.parts.append(text)
        self.owners += [owner] * len(text)

    def put_row(self, row: Row) -> None:
        for text, owner in row.bits:
            self.put(text, owner)

    @property
    def text(self) -> str:
        return "".join(self.parts)
