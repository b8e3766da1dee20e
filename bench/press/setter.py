"""Setting a story into the columns that it was given: heads, pictures, body, jump line."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bench.press.compose import Hand, SetLine, split_heading, take_line, units
from bench.press.face import Face
from bench.press.sheet import Area, Rect, Sheet, Turn
from bench.press.story import Story, sentences_within


@dataclass(frozen=True, slots=True)
class Style:
    """The page's hand: sizes in points, leading and indent in ems.

    marks_indent: the indent is set as two full-width spaces instead of as white.
    """

    script: str = "SC"
    body: float = 9.6
    leading: float = 1.45
    gutter: float = 12.0
    indent: float = 2.0
    body_family: str = "song"
    head_family: str = "hei"
    head_bold: bool = True
    centred: bool = False
    latin: bool = False
    column_rules: bool = False
    marks_indent: bool = False
    head_colour: str = ""
    big: float = 1.0  # how large headlines are, against the usual

    @property
    def pitch(self) -> float:
        return self.body * self.leading

    def face(self, family: str, bold: bool = False) -> Face:
        return Face(family, bold, self.script)


@dataclass(frozen=True, slots=True)
class Head:
    """How a story's head stands: over = across its first `span` columns, side = in the other direction
    at the beginning of the lines (left of a horizontal story, right of… never for vertical), none.
    """

    mode: str = "over"
    span: int = 99
    first: int = 0  # column that it begins over


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture's place: columns it covers and its share of the height; where: "top", "end" or "inset"."""

    columns: int = 1
    share: float = 0.3
    where: str = "top"
    count: int = 1


@dataclass(slots=True)
class Job:
    """A story being set: where its columns are, and what it has used so far."""

    sheet: Sheet
    turn: Turn
    style: Style
    owner: int | None
    rng: random.Random
    elements: list[tuple[str, str]] = field(default_factory=list)
    areas: list[Rect] = field(default_factory=list)
    pictures: list[Rect] = field(default_factory=list)

    def element(self, role: str, text: str) -> int:
        self.elements.append((role, text))
        return len(self.elements) - 1

    def hand(self, family: str, size: float, bold: bool = False) -> Hand:
        return Hand(self.style.face(family, bold), size, self.turn.down)

    def heading(
        self,
        lines: Sequence[str],
        hand: Hand,
        area: Area,
        role: str,
        text: str,
        *,
        lead: float = 1.22,
        centred: bool | None = None,
        colour: str = "",
        align: str = "",
    ) -> float:
        """Sets heading lines one under another from `area.v0`; gives where the next thing may start."""
        number = self.element(role, text)
        v = area.v0
        widest = max((hand.width(line) for line in lines), default=0.0)
        if widest > MOST_SQUEEZED * area.wide:  # letters would run over each other
            hand = replace(hand, size=hand.size * area.wide / widest)
        middle = self.style.centred if centred is None else centred
        for line in lines:
            wide = hand.width(line)
            slack = max(0.0, area.wide - wide)
            start = slack / 2 if middle else slack if align == "end" else 0.0
            tight = min(0.0, area.wide - wide) / hand.gaps(line)
            self.sheet.line(
                self.turn,
                area.u0 + start,
                v,
                SetLine(line, tracking=tight),
                hand.face,
                hand.size,
                role=role,
                owner=self.owner,
                element=number,
                colour=colour,
            )
            v += hand.size * lead
        self.areas.append(self.turn.place(Area(area.u0, area.v0, area.u1, max(v, area.v0 + 0.1))))
        return v


MOST_SQUEEZED = 1.03  # of its measure: a wider heading is set smaller
# Headline sizes (points) that a story may have by the number of its columns; see any daily.
SIZES = {1: (15, 19), 2: (20, 27), 3: (26, 36), 4: (32, 44), 5: (36, 50), 6: (40, 58)}


def head_size(job: Job, text: str, measure: float, span: int) -> tuple[float, list[str]]:
    """The headline's size and lines: the largest of its range that needs the fewest lines."""
    low, high = SIZES[min(6, max(1, span))]
    high *= job.style.big
    low = min(low, high)
    best: tuple[float, list[str]] | None = None
    size = high
    while size >= low * 0.8:
        lines = split_heading(text, job.hand(job.style.head_family, size, True), measure)
        if best is None or len(lines) < len(best[1]):
            best = (size, lines)
        size -= 1
    assert best is not None
    return best


def set_head(job: Job, story: Story, area: Area, span: int) -> float:
    """Kicker, headline, deck and byline across `area`; gives where the body may start."""
    style = job.style
    v = area.v0
    if story.headline:
        size, lines = head_size(job, story.headline, area.wide, span)
        if story.kicker:
            small = min(max(style.body * 1.12, size * 0.42), 18)
            hand = job.hand("song" if style.head_family == "hei" else "hei", small)
            cut = split_heading(story.kicker, hand, area.wide)
            v = job.heading(cut, hand, replace(area, v0=v), "kicker", story.kicker) + small * 0.18
        hand = job.hand(style.head_family, size, style.head_bold)
        v = job.heading(
            lines, hand, replace(area, v0=v), "headline", story.headline, colour=style.head_colour
        )
        if story.deck:
            small = min(max(style.body * 1.1, size * 0.46), 17)
            hand = job.hand("hei", small)
            cut = split_heading(story.deck, hand, area.wide)
            v = job.heading(cut, hand, replace(area, v0=v), "deck", story.deck, lead=1.3)
    if story.byline:
        hand = job.hand("hei", style.body * 0.95)
        cut = split_heading(story.byline, hand, area.wide)
        v = job.heading(cut, hand, replace(area, v0=v + 1), "byline", story.byline, lead=1.35)
    return v + style.body * 0.35


def set_side_head(job: Job, story: Story, area: Area) -> float:
    """The head in the other direction, in a strip at the lines' beginning; gives where columns may start.

    On a horizontal page that is a vertical headline at the left.
    """
    style = job.style
    rect = job.turn.place(area)
    other = replace(job, turn=Turn(rect, not job.turn.down), elements=[], areas=[])
    long, _ = other.turn.size()
    assert story.headline
    pieces: list[tuple[str, str, float, bool]] = []
    size = min(30.0, max(16.0, long / max(4, len(story.headline)) * 0.98)) * style.big
    if story.kicker:
        pieces.append(("kicker", story.kicker, max(style.body * 1.15, size * 0.45), False))
    pieces.append(("headline", story.headline, size, True))
    if story.deck:
        pieces.append(("deck", story.deck, max(style.body * 1.1, size * 0.45), False))
    laid = []
    deep = 0.0
    for role, text, points, bold in pieces:
        family = style.head_family if bold else "song"
        hand = Hand(style.face(family, bold and style.head_bold), points, other.turn.down)
        cut = split_heading(text, hand, long)
        laid.append((role, text, hand, cut))
        deep += len(cut) * points * 1.2 + 3
    strip = Area(area.u0, area.v0, area.u0 + deep, area.v1)
    other.turn = Turn(job.turn.place(strip), not job.turn.down)
    v = 0.0
    first = len(job.elements)
    for role, text, hand, cut in laid:
        v = (
            other.heading(cut, hand, Area(0, v, long, v + 1), role, text, lead=1.2, centred=True)
            + 3
        )
    _renumber(job.sheet, job.owner, len(other.elements), first)
    job.elements.extend(other.elements)
    job.areas.append(job.turn.place(strip))
    return strip.u1


def _renumber(sheet: Sheet, owner: int | None, count: int, first: int) -> None:
    """Elements set by a job of its own get the story's numbers."""
    if not first:
        return
    for mark in sheet.marks:
        if mark.owner == owner and mark.block == sheet.block and mark.element < count:
            mark.element += first


def rows_in(area: Area, style: Style) -> int:
    """How many body lines a column holds."""
    return (
        max(0, int((area.high - style.body) / style.pitch + 1e-6) + 1)
        if area.high > style.body
        else 0
    )


@dataclass(slots=True)
class Pour:
    """The body being poured: the columns, and where the next line goes."""

    columns: Sequence[Area]
    style: Style
    column: int = 0
    row: int = 0

    def full(self) -> bool:
        self._skip()
        return self.column >= len(self.columns)

    def _skip(self) -> None:
        while self.column < len(self.columns) and self.row >= rows_in(
            self.columns[self.column], self.style
        ):
            self.column += 1
            self.row = 0

    def left(self) -> int:
        """Rows left in this column."""
        self._skip()
        if self.column >= len(self.columns):
            return 0
        return rows_in(self.columns[self.column], self.style) - self.row

    def rows_left(self) -> int:
        if self.full():
            return 0
        later = sum(rows_in(area, self.style) for area in self.columns[self.column + 1 :])
        return self.left() + later

    def next(self) -> Area:
        """The next row: where it starts and how wide it is."""
        self._skip()
        area = self.columns[self.column]
        v = area.v0 + self.row * self.style.pitch
        self.row += 1
        return Area(area.u0, v, area.u1, v + self.style.body)


Broken = list[tuple[Area, SetLine]]


def pour_body(
    job: Job,
    body: Sequence[tuple[str, str]],
    columns: Sequence[Area],
    spare: int = 0,
    whole: bool = True,
) -> tuple[tuple[str, str], ...]:
    """Sets as much of the body as the columns hold; gives what is left.

    spare: rows to keep free at the end. whole: cut at the end of a sentence and drop the rest's half;
    else break off anywhere (a story that goes on elsewhere).
    """
    pour = Pour(columns, job.style)
    left = list(body)
    while left and pour.rows_left() > spare:
        role, text = left[0]
        if role == "crosshead":
            if pour.left() < 2:
                pour.row += pour.left()
                continue
            _crosshead(job, text, pour)
            left.pop(0)
            continue
        opens = not (body is not left and text.startswith("\0"))
        shown = text.lstrip("\0")
        broken, rest = _break(job, shown, pour, spare, opens)
        if rest:
            if whole:
                shown = sentences_within(shown, len(shown) - len(rest))
                enough = len(shown) > 12 or not job.elements
                pour.column, pour.row = broken.start
                broken, _ = _break(job, shown, pour, 0, opens) if enough and shown else (None, "")
                if broken:
                    _print(job, shown, broken.lines)
                _leave_no_crosshead_behind(job)
                return ()
            shown = shown[: len(shown) - len(rest)].rstrip()
            _print(job, shown, broken.lines)
            return (("paragraph", "\0" + rest), *left[1:])
        _print(job, shown, broken.lines)
        left.pop(0)
    _leave_no_crosshead_behind(job)
    return tuple(left)


@dataclass(frozen=True, slots=True)
class Laid:
    lines: Broken
    start: tuple[int, int]


def _break(job: Job, text: str, pour: Pour, spare: int, opens: bool) -> tuple[Laid, str]:
    style = job.style
    hand = job.hand(style.body_family, style.body)
    pour.full()
    start = (pour.column, pour.row)
    rest = units(text, style.latin)
    lines: Broken = []
    first = opens
    while rest and pour.rows_left() > spare:
        row = pour.next()
        indent = style.indent * style.body if first else 0.0
        if indent and style.marks_indent:
            indent = 0.0
            rest = ["\u3000", "\u3000", *rest]
        line, rest = take_line(rest, hand, row.wide, indent, latin=style.latin)
        lines.append((row, line))
        first = False
    return Laid(lines, start), "".join(rest)


def _print(job: Job, text: str, lines: Broken) -> None:
    number = job.element("paragraph", text)
    style = job.style
    for row, line in lines:
        job.sheet.line(
            job.turn,
            row.u0,
            row.v0,
            line,
            style.face(style.body_family),
            style.body,
            role="paragraph",
            owner=job.owner,
            element=number,
        )


def _crosshead(job: Job, text: str, pour: Pour) -> None:
    row = pour.next()
    hand = job.hand("hei", job.style.body * 1.02, True)
    area = Area(row.u0, row.v0, row.u1, row.v1)
    if hand.width(text) > row.wide:
        hand = replace(hand, size=hand.size * max(0.7, row.wide / hand.width(text)))
    job.heading([text], hand, area, "crosshead", text, centred=True)


def _leave_no_crosshead_behind(job: Job) -> None:
    """A crosshead with no text after it is taken out again."""
    while job.elements and job.elements[-1][0] == "crosshead":
        job.elements.pop()
        number = len(job.elements)
        job.sheet.marks = [
            mark
            for mark in job.sheet.marks
            if not (mark.owner == job.owner and mark.element == number and mark.role == "crosshead")
        ]
