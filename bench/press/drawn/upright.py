"""The fourth press's traditional page: set downwards with headlines across or standing, as in Taiwan and Hong Kong."""

from __future__ import annotations

from bench.press.drawn.furnish import folio
from bench.press.drawn.ink import Rect, Type
from bench.press.drawn.lines import Slot, broken, place_all
from bench.press.drawn.news import part, sheet_rect
from bench.press.drawn.setting import Press, framed
from bench.press.story import cut_body


def upright(p: Press) -> None:
    """A traditional page set downwards with headlines across or standing, as in Taiwan and Hong Kong."""
    rng = p.rng
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    top, middle, low = part(p, (left, y, right, bottom), 0.4, 0.3, 0.3, down=True)
    _upright_story(p, top, 3, 36, across=True, art=True)
    a, b = part(p, middle, 0.45, 0.55)
    _upright_story(p, b, 2, 24, across=rng.random() < 0.4)
    _upright_story(p, a, 2, 22, across=rng.random() < 0.4, frame=rng.choice(("", "stroke", "tint")))
    c, d, e = part(p, low, 0.3, 0.3, 0.4)
    for rect in (e, d, c):
        _upright_story(p, rect, 1 if rng.random() < 0.3 else 2, 20, across=rng.random() < 0.3)


def _upright_story(
    p: Press,
    rect: Rect,
    bands: int,
    size: float,
    *,
    across: bool,
    art: bool = False,
    frame: str = "",
) -> None:
    """A story in bands of upright lines, from the right; its headline across the top or standing at the right."""
    rng, s, style = p.rng, p.sheet, p.style
    owner = s.article()
    left, top, right, bottom = framed(p, rect, frame)
    cells = (right - left) * (bottom - top) / (style.size * style.pitch)
    told = p.writer.story(int(cells))
    title = told.headline or ""
    if across:
        lines = title.split(" ") if len(title) * size > right - left else [title]
        while max(map(len, lines)) * size > right - left:
            size *= 0.93
        piece = s.piece(owner, "headline", title)
        for line in lines:
            x = left + (right - left - len(line) * size) / 2 if style.centred else left
            s.across(piece, line, x, top, Type(style.head, size))
            top += size * 1.2
        top += size * 0.2
        if told.deck and rng.random() < 0.6:
            d = min(size * 0.5, (right - left) / len(told.deck))
            s.across(
                s.piece(owner, "deck", told.deck),
                told.deck,
                left + (right - left - len(told.deck) * d) / 2,
                top,
                Type(style.quiet, d),
            )
            top += d * 1.7
    else:
        lines = title.split(" ")
        while max(map(len, lines)) * size * 1.02 > bottom - top:
            size *= 0.93
        piece = s.piece(owner, "headline", title)
        for line in lines:
            s.upright(piece, line, right - size * 0.6, top, Type(style.head, size), 0)
            right -= size * 1.25
        if told.deck and rng.random() < 0.6:
            d = min(size * 0.55, (bottom - top) / len(told.deck))
            s.upright(
                s.piece(owner, "deck", told.deck),
                told.deck,
                right - d * 0.6,
                top + d * 0.5,
                Type(style.quiet, d),
            )
            right -= d * 1.4
        right -= size * 0.2
    if rng.random() < 0.5:
        name = p.text("記者" + p.writer.name() + "／綜合報導")
        s.upright(
            s.piece(owner, "byline", name),
            name,
            right - style.size * 0.5,
            top,
            Type(style.quiet, style.size),
        )
        right -= style.size * 1.8
    hole = None
    if art:
        hole = (left, top, left + (right - left) * 0.35, top + (bottom - top) * 0.55)
        s.pictures.append(((hole[0], hole[1], hole[2], hole[3] - 14), owner))
        words = told.captions[0][0] if told.captions else p.text("圖為活動現場。")
        small = Type(style.quiet, 8)
        while s.length(words, small) > hole[2] - hole[0]:
            words = words[:-2] + "。"
        s.across(s.piece(owner, "caption", words), words, hole[0], hole[3] - 11, small)
    room = _bands((left, top, right, bottom), bands, p, hole)
    body = list(told.body)
    low, high = 0, sum(len(t) for _, t in body)
    while low < high:
        mid = (low + high + 1) // 2
        if _down_body(p, owner, room, cut_body(body, mid), False):
            low = mid
        else:
            high = mid - 1
    _down_body(p, owner, room, cut_body(body, low), True)


def _bands(rect: Rect, count: int, p: Press, hole: Rect | None) -> list[Slot]:
    left, top, right, bottom = rect
    style = p.style
    gap = style.size * 1.4
    high = (bottom - top - gap * (count - 1)) / count
    out = []
    for band in range(count):
        y = top + band * (high + gap)
        x = right - style.size / 2
        while x - style.size / 2 >= left:
            a, b = y, y + high
            if hole and x - style.size / 2 < hole[2] + 4 and a < hole[3] and b > hole[1]:
                a = max(a, hole[3] + 8)
            if b - a >= style.size * 5:
                out.append(Slot(x, a, b - a, band))
            x -= style.pitch
    return out


def _down_body(p: Press, owner: int, room: list[Slot], body, really: bool) -> bool:
    s, style, at = p.sheet, p.style, 0
    look = Type("song", style.size)
    for role, text in body:
        here = look if role == "paragraph" else look._replace(kind=style.crosshead)
        inset = style.size * 2
        lines = broken(text, here, s, room[at:], inset, style.squeeze, down=True)
        if lines[-1]:
            return False
        if really:
            piece = s.piece(owner, role, text)
            place_all(s, piece, lines[:-1], room[at:], here, inset, style.squeeze, down=True)
        at += len(lines) - 1
    return True
