"""The markup of the gold set.

    === id script date district      an article begins; date and district may be missing; the script
                                     s2t is written in simplified and put into traditional when read
    h k d p x b c                     its elements: headline, kicker, deck, paragraph, crosshead, byline, caption
    {P林若溪} {P林区长=林若溪}          person, and whom a short form stands for
    {J区长@林若溪,韩静:云浦区人民政府}  post, its holders, its body (may be empty)
    {O区民政局=云浦区民政局} {L沙棠路}   organisation, place
    {D5月14日=2024-05-14}             date with its value
    {F43家=43家|养老机构}              figure: number and unit, of what (may be empty)
    {G“五责联动”机制=五责联动机制}      programme
    ? speaker | verb | words of the item | addressee      demand or promise
    “ speaker | its first words                            quotation
    ! kind | words of what | date | place | person:role …  event; where an article of wide.txt or fresh*.txt has none, none is told

Values are in simplified script. Marks may stand inside one another.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.record_gold.grammar import made
from bench.record_gold.script import traditional
from shuzibao.model import Article, Element, Role, Span
from shuzibao.record import Context

ROLES = {"h": Role.HEADLINE, "k": Role.KICKER, "d": Role.DECK, "p": Role.PARAGRAPH,
         "x": Role.CROSSHEAD, "b": Role.BYLINE, "c": Role.CAPTION}  # fmt: skip
KINDS = {"P": "person", "J": "post", "O": "organisation", "L": "place", "D": "date", "F": "figure",
         "G": "programme"}  # fmt: skip
FOLDER = Path(__file__).parent
FRESH = "f"  # ids of fresh*.txt, written and marked by somebody who had not seen the rules


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact of the gold: where it stands and what it means. extra: of a post, (holders, body)."""

    kind: str
    element: int
    start: int
    end: int
    value: str
    extra: tuple[str, ...] = ()


@dataclass(slots=True)
class Gold:
    """One article with its truth."""

    id: str
    article: Article
    context: Context
    marks: list[Mark] = field(default_factory=list)
    demands: list[tuple[str, ...]] = field(default_factory=list)
    quotations: list[tuple[str, ...]] = field(default_factory=list)
    events: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def test(self) -> bool:
        """A third of the set, by its id, is for the last measurement only."""
        return zlib.crc32(self.id.encode()) % 3 == 0

    @property
    def tells_events(self) -> bool:
        """Whether the events of the article are marked: those of wide.txt and of fresh*.txt are."""
        return self.id.startswith(("w", FRESH))


def read(text: str) -> Iterator[Gold]:
    """The articles of a gold file."""
    for block in text.split("=== ")[1:]:
        head, *lines = block.rstrip("\n").split("\n")
        yield _gold(head, [line for line in lines if line.strip()])


def _gold(head: str, lines: list[str]) -> Gold:
    name, script, day, *rest = [*head.split(" "), "", "", ""][:5]
    if script == "s2t":
        lines = [traditional(line) for line in lines]
    date = dt.date.fromisoformat(day) if day else None
    context = Context(date, date.year if date else None, (rest[0] or None) if rest else None)
    elements: list[Element] = []
    marks: list[Mark] = []
    told: dict[str, list[tuple[str, ...]]] = {"?": [], "“": [], "!": []}
    for line in lines:
        sign, _, rest_of = line.partition(" ")
        if sign in told:
            row = tuple(part.strip() for part in rest_of.split("|"))
            told[sign].append((*row, *("" for _ in range(5 - len(row)))) if sign == "!" else row)
            continue
        plain = _plain(rest_of, len(elements), marks)
        span = Span(1, name, len(elements), 0, len(plain), None, 0, len(plain))
        elements.append(Element(ROLES[sign], plain, (span,)))
    article = Article(f"gold/{name}/1/1", 1, tuple(elements), elements[0].text)
    return Gold(name, article, context, marks, told["?"], told["“"], told["!"])


def _plain(marked: str, element: int, marks: list[Mark]) -> str:
    """The text without its marks; the marks go to `marks`."""
    out: list[str] = []
    length = 0
    open_marks: list[tuple[str, int]] = []
    at = 0
    while at < len(marked):
        if marked[at] == "{":
            open_marks.append((KINDS[marked[at + 1]], length))
            at += 2
            continue
        if open_marks and marked[at] in "=@}":
            end = marked.index("}", at)
            kind, start = open_marks.pop()
            text = "".join(out)[start:]
            marks.append(_mark(kind, element, start, length, text, marked[at:end]))
            at = end + 1
            continue
        out.append(marked[at])
        length += 1
        at += 1
    return "".join(out)


def _mark(kind: str, element: int, start: int, end: int, text: str, tail: str) -> Mark:
    if kind == "post":
        holders, _, body = tail.removeprefix("@").partition(":")
        return Mark(kind, element, start, end, text, (holders, body))
    value = tail.removeprefix("=") or text
    if kind == "figure":
        number, _, thing = value.partition("|")
        return Mark(kind, element, start, end, number, (thing,))
    return Mark(kind, element, start, end, value)


def gold_set() -> list[Gold]:
    """The whole set: written by hand, then made by the grammar."""
    files = sorted(FOLDER.glob("*.txt"))
    written = [gold for path in files for gold in read(path.read_text(encoding="utf-8"))]
    return [*written, *read(made())]
