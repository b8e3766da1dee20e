"""Stories on the sheet of the fourth press: heads in their forms, pictures with captions, bodies in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.press.drawn.copy import Writer
from bench.press.drawn.ink import BLACK, BLUE, RED, WHITE, Colour, Rect, Sheet, Type
from bench.press.drawn.lines import Slot, broken, place
from bench.press.story import cut_body

TINTS: tuple[Colour, ...] = ((0.93, 0.95, 0.98), (0.98, 0.94, 0.9), (0.93, 0.93, 0.93), (0.95, 0.97, 0.91))
ROOM = 0.94  # of a column's cells that copy is ordered for


@dataclass(frozen=True)
class Style:
    """How a paper sets its pages. leading in ems of the body, gutter in points."""

    size: float
    leading: float
    gutter: float
    squeeze: str
    stretch: float  # of body type
    head: str  # face of headlines
    head_stretch: tuple[float, ...]
    centred: bool
    column_rules: bool
    between: str  # what parts stories: "rule", "dash", "white"
    quiet: str  # face of captions and decks
    byline: str  # "centre", "right", "left", "run", "tail"
    crosshead: str  # face of crossheads
    indent: float = 2.0

    @property
    def body(self) -> Type:
        return Type("song", self.size, self.stretch)

    @property
    def pitch(self) -> float:
        return self.size * self.leading


def style_of(rng: Random) -> Style:
    return Style(
        size=rng.choice((8.5, 9, 9.3, 9.8, 10.3)),
        leading=rng.choice((1.25, 1.35, 1.45, 1.55, 1.7)),
        gutter=rng.choice((9, 11, 13, 16, 20)),
        squeeze=rng.choice(("none", "pairs", "pairs", "all")),
        stretch=rng.choice((1, 1, 0.9, 0.95, 1.05)),
        head=rng.choice(("song-bold", "hei-bold", "song-bold")),
        head_stretch=rng.choice(((1.0,), (0.8, 0.9), (0.75, 1.0, 1.2), (0.85,))),
        centred=rng.random() < 0.6,
        column_rules=rng.random() < 0.25,
        between=rng.choice(("rule", "rule", "dash", "white")),
        quiet=rng.choice(("song", "hei")),
        byline=rng.choice(("centre", "right", "left", "run", "tail")),
        crosshead=rng.choice(("hei-bold", "song-bold")),
    )


@dataclass
class Press:
    """All that setting a page needs at hand."""

    sheet: Sheet
    style: Style
    writer: Writer
    rng: Random = field(default_factory=Random)

    def text(self, text: str) -> str:
        return self.writer.desk.text(text)


@dataclass(frozen=True)
class Look:
    """How one story is to look. span: columns that the head covers (0: all). pictures: (columns wide, share of the body's height, where)."""

    cols: int
    head: float = 24
    span: int = 0
    form: str = "stacked"  # "stacked", "left", "bar", "side-left", "side-right"
    frame: str = ""  # "", "stroke", "tint", "double"
    pictures: tuple[tuple[float, float, str], ...] = ()
    kind: str = "article"
    kicker: bool | None = None
    deck: bool | None = None
    byline: str | None = None
    section: bool = False
    jump: tuple[str, str] | None = None  # ("on" | "from", words)
    colour: Colour = BLACK
    shadow: bool = False
    outlined: bool = False


def columns(rect: Rect, count: int, gutter: float) -> list[Rect]:
    """A box cut into equal columns."""
    left, top, right, bottom = rect
    wide = (right - left - (count - 1) * gutter) / count
    return [(left + k * (wide + gutter), top, left + k * (wide + gutter) + wide, bottom) for k in range(count)]


def slots(column: Rect, style: Style, holes: Sequence[Rect] = (), number: int = 0) -> list[Slot]:
    """Lines of body type that a column has room for, cut short or left out where a hole is."""
    left, top, right, bottom = column
    out, y = [], top
    while y + style.size <= bottom + 0.01:
        a, b = left, right
        for x0, y0, x1, y1 in holes:
            if y0 - 2 < y + style.size and y < y1 + 2 and x0 < b and x1 > a:
                if x0 - a >= b - x1:
                    b = min(b, x0 - 8)
                else:
                    a = max(a, x1 + 8)
        if b - a >= style.size * 6:
            out.append(Slot(a, y, b - a, number))
        y += style.pitch
    return out


def framed(p: Press, rect: Rect, frame: str) -> Rect:
    """Draws a story's frame and gives the room in it."""
    if not frame:
        return rect
    left, top, right, bottom = rect
    if frame == "tint":
        p.sheet.box(rect, fill=p.rng.choice(TINTS))
    else:
        p.sheet.box(rect, stroke=p.rng.choice((BLACK, BLUE, RED)), width=p.rng.choice((0.5, 0.8, 1.5)))
        if frame == "double":
            p.sheet.box((left + 2.5, top + 2.5, right - 2.5, bottom - 2.5), stroke=BLACK, width=0.4)
    pad = p.rng.choice((8, 10, 13))
    return (left + pad, top + pad, right - pad, bottom - pad)


def cut_head(text: str, most: float) -> list[str]:
    """A headline in lines of at most `most` ems; cut at its spaces, else in halves."""
    parts = text.split(" ")
    if len(text) <= most:
        return [text]
    if len(parts) > 1 and max(map(len, parts)) <= most:
        lines = [parts[0]]
        for part in parts[1:]:
            if len(lines[-1]) + 1 + len(part) <= most and len(lines) > 1:
                lines[-1] += " " + part
            else:
                lines.append(part)
        return lines
    text = text.replace(" ", "")
    count = int(-(-len(text) // most))
    each = -(-len(text) // count)
    out = [text[k : k + each] for k in range(0, len(text), each)]
    for k in range(1, len(out)):
        if out[k][0] in "，。！？：”、》）":
            out[k - 1], out[k] = out[k - 1] + out[k][0], out[k][1:]
    return [line for line in out if line]


def centred_line(p: Press, piece: int, text: str, left: float, right: float, top: float, look: Type, track: float, centre: bool) -> None:
    wide = p.sheet.length(text, look, track)
    p.sheet.across(piece, text, left + (right - left - wide) / 2 if centre else left, top, look, track)


def stacked(p: Press, owner: int, texts: dict[str, str | None], rect: Rect, look: Look) -> float:
    """Kicker, headline, deck, byline over each other; gives where the body may begin."""
    left, top, right, _ = rect
    rng, s, style = p.rng, p.sheet, p.style
    wide = right - left
    centre = style.centred
    indent_left = left
    y = top
    size = look.head
    if texts["kicker"] and look.form == "left":
        # the kicker stands in two short lines left of the headline
        k = size * 0.42
        lines = cut_head(texts["kicker"], max(4, len(texts["kicker"]) / 2 + 0.5))
        small = Type(style.quiet, k)
        piece = s.piece(owner, "kicker", texts["kicker"])
        for n, line in enumerate(lines[:3]):
            s.across(piece, line, left, y + n * k * 1.2, small)
        indent_left = left + max(s.length(line, small) for line in lines) + size * 0.5
        centre = False
    elif texts["kicker"]:
        k = max(style.size + 1.5, min(size * 0.5, wide / len(texts["kicker"])))
        k = min(k, wide / len(texts["kicker"]))
        piece = s.piece(owner, "kicker", texts["kicker"])
        face = Type(rng.choice(("song", "hei", style.head)), k, colour=look.colour)
        track = k * 0.3 if len(texts["kicker"]) * k * 1.35 < wide and rng.random() < 0.3 else 0
        centred_line(p, piece, texts["kicker"], left, right, y, face, track, centre)
        y += k * 1.45
    stretch = rng.choice(style.head_stretch)
    lines = cut_head(texts["headline"] or "", max(4.0, (right - indent_left) / (size * stretch)))
    while len(lines) > 3 or max(map(len, lines)) * size * stretch > right - indent_left:
        size *= 0.92
        lines = cut_head(texts["headline"] or "", max(4.0, (right - indent_left) / (size * stretch)))
    longest = max(map(len, lines))
    face = Type(style.head, size, stretch, look.colour, look.outlined, look.shadow)
    spare = (right - indent_left) / (longest * size * stretch)
    track = size * min(rng.choice((0, 0, 0.06, 0.2, 0.5)), max(0.0, spare - 1.05))
    piece = s.piece(owner, "headline", " ".join(lines))
    if look.form == "bar":
        high = len(lines) * size * 1.22 + size * 0.3
        s.box((left, y, right, y + high), fill=rng.choice((BLACK, RED, BLUE)))
        face = face._replace(colour=WHITE, outlined=False, shadow=False)
        y += size * 0.24
        indent_left += size * 0.3 * (not centre)
    for line in lines:
        centred_line(p, piece, line, indent_left, right, y, face, track, centre)
        y += size * 1.22
    y += size * (0.3 if look.form == "bar" else 0.08)
    if texts["deck"]:
        d = max(style.size + 1, min(size * 0.48, wide / len(texts["deck"])))
        lines = cut_head(texts["deck"], wide / d)
        piece = s.piece(owner, "deck", " ".join(lines))
        for line in lines:
            centred_line(p, piece, line, left, right, y, Type(style.quiet, d), 0, centre)
            y += d * 1.3
        y += d * 0.15
    if texts["byline"]:
        face = Type(style.quiet, style.size)
        piece = s.piece(owner, "byline", texts["byline"])
        long = s.length(texts["byline"], face)
        x = {"centre": left + (wide - long) / 2, "right": right - long - style.size}.get(look.byline or style.byline, left)
        s.across(piece, texts["byline"], x, y + style.size * 0.2, face)
        y += style.size * 1.7
    return y + style.size * 0.5


def sidelong(p: Press, owner: int, texts: dict[str, str | None], rect: Rect, look: Look) -> Rect:
    """A headline standing beside its body, kicker on its right and deck on its left; gives the body's room."""
    left, top, right, bottom = rect
    rng, s = p.rng, p.sheet
    high = bottom - top
    size = look.head
    text = (texts["headline"] or "").replace(" ", "")
    lines = cut_head(texts["headline"] or text, high / size / 1.05)
    while len(lines) > 2:
        size *= 0.92
        lines = cut_head(texts["headline"] or text, high / size / 1.05)
    small = max(p.style.size + 1, size * 0.5)
    stack: list[tuple[str, str, float]] = []
    if texts["kicker"] and len(texts["kicker"]) * small <= high:
        stack.append(("kicker", texts["kicker"], small))
    stack += [("headline", line, size) for line in lines]
    if texts["deck"] and len(texts["deck"]) * small <= high:
        stack.append(("deck", texts["deck"], small))
    wide = sum(each * 1.2 for _, _, each in stack)
    x = left + wide if look.form == "side-left" else right
    track = size * rng.choice((0, 0.05, 0.2))
    pieces: dict[str, int] = {}
    for role, line, each in stack:
        if role not in pieces:
            pieces[role] = s.piece(owner, role, " ".join(t for r, t, _ in stack if r == role))
        gap = min(track, (high - len(line) * each) / max(1, len(line) - 1)) if role == "headline" else 0
        face = Type(p.style.head if role == "headline" else p.style.quiet, each)
        y = top + (each if role == "deck" else 0) * ((len(line) + 1) * each < high)
        s.upright(pieces[role], line, x - each * 0.6, y, face, max(0, gap))
        x -= each * 1.2
    pad = p.style.size
    return (left + wide + pad, top, right, bottom) if look.form == "side-left" else (left, top, right - wide - pad, bottom)


def picture(p: Press, rect: Rect, owner: int | None, caption: str, credit: str | None, beside: bool) -> None:
    """A picture with its caption under it, or in a narrow column on its right; rect holds both."""
    left, top, right, bottom = rect
    s, style = p.sheet, p.style
    size = max(7.5, style.size - 1)
    face = Type(style.quiet, size)
    if beside:
        room = (right - left) * 0.26
        column = (right - room, top, right, bottom)
        box = (left, top, right - room - 6, bottom)
        count = int((bottom - top) / (size * 1.35))
    else:
        count = 1 + int(sum(s.length(c, face) for c in caption + (credit or "")) / (right - left))
        column = (left, bottom - count * size * 1.35, right, bottom)
        box = (left, top, right, column[1] - 4)
    s.pictures.append((box, owner))
    lines = [Slot(column[0], column[1] + n * size * 1.35, column[2] - column[0]) for n in range(count)]
    piece = s.piece(owner, "caption", caption)
    done = broken(caption, face, s, lines, 0, style.squeeze)
    for n, line in enumerate(done[:-1]):
        place(s, piece, line, lines[n], face, 0, n < len(done) - 2, style.squeeze)
    if credit and len(done) - 1 < len(lines):
        last = lines[len(done) - 1]
        piece = s.piece(owner, "credit", credit)
        s.across(piece, credit, last.x + last.length - s.length(credit, face), last.y, face)


def set_body(p: Press, owner: int, room: Sequence[Slot], body: Sequence[tuple[str, str]], really: bool = True, indent: float | None = None) -> int:
    """Sets paragraphs and crossheads; gives how many slots are left, below zero where copy is left over."""
    style, at = p.style, 0
    look = style.body
    inset = (style.indent if indent is None else indent) * look.size * look.stretch
    kind = p.sheet.kinds[owner] if owner < len(p.sheet.kinds) else "article"
    for role, text in body:
        here = look if role in ("paragraph", "jump_line") else look._replace(kind=style.crosshead)
        first = inset if role == "paragraph" else 0
        done = broken(text, here, p.sheet, room[at:], first, style.squeeze)
        if done[-1]:
            return -len(done[-1])
        if really:
            piece = p.sheet.piece(owner, "paragraph" if kind in ("notice", "advertisement") else role, text)
            for n, line in enumerate(done[:-1]):
                slot = room[at + n]
                shift = first if n == 0 else 0
                if role == "crosshead":
                    shift = max(0, (slot.length - p.sheet.length(line, here)) / 2) if style.centred else inset
                if role in ("jump_line", "byline"):
                    shift = max(0, slot.length - p.sheet.length(line, here))
                place(p.sheet, piece, line, slot, here, shift, n < len(done) - 2, style.squeeze)
        at += len(done) - 1
    return len(room) - at


def fit(p: Press, owner: int, room: Sequence[Slot], body: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The longest beginning of a body that these slots hold."""
    low, high = 0, sum(len(text) for _, text in body)
    while low < high:
        middle = (low + high + 1) // 2
        if set_body(p, owner, room, cut_body(body, middle), really=False) >= 0:
            low = middle
        else:
            high = middle - 1
    return list(cut_body(body, low))


def tell(p: Press, rect: Rect, look: Look, section: str | None = None) -> int:
    """A whole story in a box; gives its number."""
    rng, s, style = p.rng, p.sheet, p.style
    owner = s.article(look.kind)
    inner = framed(p, rect, look.frame)
    left, top, right, bottom = inner
    cells = (right - left) * (bottom - top) / (style.size * style.stretch * style.pitch)
    told = p.writer.story(int(cells), look.kind, pictures=1)
    wanted_kicker = rng.random() < 0.45 if look.kicker is None else look.kicker
    wanted_deck = rng.random() < 0.4 if look.deck is None else look.deck
    texts = {
        "headline": told.headline,
        "kicker": (told.kicker or p.writer.pick(_kickers())) if wanted_kicker else None,
        "deck": (told.deck or p.writer.pick(_decks())) if wanted_deck else None,
        "byline": None,
    }
    where = look.byline or style.byline
    name = p.text(rng.choice(("本报记者 {}", "□ 本报记者 {}", "{}", "○{}", "记者 {} 文/图", "本报通讯员 {}"))).format(p.writer.name())
    leads = told.body[0][1].startswith((p.text("本报讯"), p.text("【本报讯】")))
    if not leads and where in ("centre", "right", "left") and look.form in ("stacked", "bar", "left"):
        texts["byline"] = name
    if section:
        piece = s.piece(owner, "section_head", section, loose=True)
        size = style.size + 2
        s.box((left, top, left + s.length(section, Type("hei-bold", size)) + 8, top + size + 6), fill=rng.choice((RED, BLUE, BLACK)))
        s.across(piece, section, left + 4, top + 3, Type("hei-bold", size, colour=WHITE))
        top += size + 12
    if look.form.startswith("side"):
        all_columns = columns(sidelong(p, owner, texts, (left, top, right, bottom), look), look.cols, style.gutter)
    else:
        all_columns = columns((left, top, right, bottom), look.cols, style.gutter)
        span = look.span or look.cols
        y = stacked(p, owner, texts, (left, top, all_columns[span - 1][2], bottom), look)
        all_columns = [(a, y if k < span else top, b, d) for k, (a, _, b, d) in enumerate(all_columns)]
    holes = _pictures(p, owner, look, all_columns, told.captions)
    if style.column_rules:
        for one, two in zip(all_columns, all_columns[1:], strict=False):
            middle = (one[2] + two[0]) / 2
            y = max(one[1], two[1])
            if not any(h[0] < middle < h[2] for h in holes):
                s.rule(middle, y, middle, bottom, 0.3)
    room = [slot for k, column in enumerate(all_columns) for slot in slots(column, style, holes, k)]
    body = list(told.body)
    if look.jump and look.jump[0] == "from":
        room_first, room = room[:1], room[1:]
        set_body(p, owner, room_first, [("jump_line", look.jump[1])])
    tail = [("byline", f"（{name}）")] if where == "tail" and not leads and rng.random() < 0.6 else []
    if look.jump and look.jump[0] == "on":
        tail = [("jump_line", look.jump[1])]
    kept = fit(p, owner, room[: len(room) - len(tail)], body)
    set_body(p, owner, room, [*kept, *tail])
    return owner


def _kickers() -> tuple[str, ...]:
    from bench.press.drawn.copy import KICKERS

    return KICKERS


def _decks() -> tuple[str, ...]:
    from bench.press.drawn.copy import DECKS

    return DECKS


def _pictures(p: Press, owner: int, look: Look, all_columns: list[Rect], captions: Sequence[tuple[str, str | None]]) -> list[Rect]:
    """Puts a story's pictures into its columns; gives the holes they make."""
    holes: list[Rect] = []
    for wide, share, where in look.pictures:
        caption, credit = captions[0] if captions else (p.text("图为活动现场。"), None)
        count = max(1, int(wide))
        left_at = 0 if where.startswith("left") else len(all_columns) - count if where.startswith("right") else (len(all_columns) - count) // 2
        mine = all_columns[left_at : left_at + count]
        top, bottom = max(c[1] for c in mine), mine[0][3]
        left, right = mine[0][0], mine[-1][2]
        if wide > count:  # half a column more: the text runs around it
            extra = (wide - count) * (mine[0][2] - mine[0][0])
            right, left = (right + extra + p.style.gutter, left) if left_at + count < len(all_columns) else (right, left - extra - p.style.gutter)
        high = (bottom - top) * share
        y = top if where.endswith("top") else bottom - high if where.endswith("foot") else top + (bottom - top - high) / 2
        rect = (left, y, right, y + high)
        picture(p, rect, owner, caption, credit, beside=where.endswith("top") and count > 1 and p.rng.random() < 0.35)
        holes.append(rect)
    return holes
