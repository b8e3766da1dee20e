"""Vertical setting on the third press, which typst does not have: each character in a box of its own."""

from __future__ import annotations

from bench.press.plain.copy import DECKS, HEADS, KICKERS, LEADS
from bench.press.plain.sheet import Rect, Sheet, filled

CLOSERS = "，。、；：？！”’）》」』﹂﹄"


def hang(s: Sheet, rect: Rect, cols: int, size: float, left: bool, look: str = "") -> None:
    """A story with its headline standing at its side."""
    x, y, w, h = s.framed(rect, look)
    a = s.article()
    rng = s.own(a)
    wr = s.writer
    wr.rng = rng
    wr.subject()
    text = wr.pick(HEADS).replace(" ", "")
    size = min(size, h / 7.5)
    per = max(5, min(len(text), int(h / (size * 1.12))))
    lines = [text[n : n + per] for n in range(0, len(text), per)]
    wide = len(lines) * size * 1.25
    hx = x if left else x + w - wide
    n = s.piece(a, "headline", text, down=True)
    for k, line in enumerate(lines):
        column(
            s,
            n,
            line,
            hx + wide - (k + 1) * size * 1.25,
            y,
            size,
            1.08,
            weight=s.style.weight,
            serif=s.style.head_serif,
        )
    bx = x + wide + 10 if left else x
    boxes = [((bx, y, w - wide - 10, h), cols)]
    count, chars = s.room(boxes)
    s.body(a, boxes, filled(wr, rng, count, chars))


def column(
    s: Sheet,
    n: int,
    text: str,
    x: float,
    y: float,
    size: float,
    pitch: float = 1.0,
    weight: int = 400,
    serif: bool | None = None,
    colour=(0, 0, 0),
) -> None:
    """One vertical line: each character in a box of its own, marks in their vertical form by the font."""
    cells = ", ".join(
        f"box(width: 1em, height: {pitch}em, align(center, {s.ink(n, c, colour)[1:]}))"
        for c in text
    )
    s.parts.append(
        f'#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt)[#text(size: {size}pt, weight: {weight}, font: {s.font(serif)}, features: ("vert",))[#stack(dir: ttb, {cells})]]'
    )


def down_lines(text: str, room: int, indent: int) -> list[tuple[int, str]]:
    """(indent, characters) of a vertical paragraph's lines; a closing mark hangs at the line's end."""
    out, at = [], 0
    text = "".join(text.split())
    first = True
    while at < len(text):
        skip = indent if first else 0
        end = at + room - skip
        if end < len(text) and text[end] in CLOSERS:
            end += 1 if text[end - 1] not in CLOSERS else -1
        out.append((skip, text[at:end]))
        at, first = end, False
    return out


def down_story(
    s: Sheet,
    rect: Rect,
    bands: int,
    size: float,
    body: float,
    *,
    kicker=False,
    deck=False,
    look="",
    headless=False,
    byline=False,
) -> None:
    """A vertical story: headline in columns at the right, body in bands from right to left."""
    x, y, w, h = s.framed(rect, look)
    a = s.article()
    rng = s.own(a)
    wr = s.writer
    wr.rng = rng
    wr.subject()
    right = x + w
    if not headless:
        if kicker:
            text = wr.pick(KICKERS).replace(" ", "")[: int(h / (size * 0.55))]
            k = min(size * 0.5, h / len(text))
            column(s, s.piece(a, "kicker", text, down=True), text, right - k, y, k, serif=False)
            right -= k * 1.5
        text = wr.pick(HEADS).replace(" ", "")
        size = max(min(size, h / 6), 13)
        per = max(4, int(h / (size * 1.1)))
        n = s.piece(a, "headline", text, down=True)
        for k in range(0, len(text), per):
            column(
                s,
                n,
                text[k : k + per],
                right - size,
                y,
                size,
                1.08,
                weight=700,
                serif=s.style.head_serif,
            )
            right -= size * 1.25
        if deck:
            text = wr.pick(DECKS).replace(" ", "")
            k = min(size * 0.55, h / len(text))
            column(
                s,
                s.piece(a, "deck", text, down=True),
                text,
                right - k,
                y + (h - k * len(text)) / 2,
                k,
            )
            right -= k * 1.5
        if byline:
            text = wr.fill("本報記者{name}")
            column(s, s.piece(a, "byline", text, down=True), text, right - body, y + body * 4, body)
            right -= body * 1.8
        right -= size * 0.3
    pitch = body * s.style.leading
    gap = body * 1.6
    high = (h - gap * (bands - 1)) / bands
    per = int(high / body) - 1
    places = [
        (right - (k + 1) * pitch, y + band * (high + gap))
        for band in range(bands)
        for k in range(int((right - x) / pitch))
    ]
    used = 0
    lead = not headless
    while used < len(places):
        text = wr.pick(LEADS) if lead else wr.paragraph(rng.choice((40, 90, 150)))
        lead = False
        lines = down_lines(text, per, 2)
        if used + len(lines) > len(places):
            if used:
                break
            lines = lines[: len(places)]
        n = s.piece(a, "paragraph", "".join(t for _, t in lines), down=True)
        for skip, line in lines:
            lx, ly = places[used]
            column(s, n, line, lx, ly + skip * body, body)
            used += 1
