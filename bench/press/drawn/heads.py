"""Heads of the fourth press: kicker, headline, deck and byline over each other, or standing beside the body."""

from __future__ import annotations

from bench.press.drawn.ink import BLACK, BLUE, RED, WHITE, Rect, Type
from bench.press.drawn.setting import Look, Press


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


def centred_line(
    p: Press,
    piece: int,
    text: str,
    left: float,
    right: float,
    top: float,
    look: Type,
    track: float,
    centre: bool,
) -> None:
    wide = p.sheet.length(text, look, track)
    p.sheet.across(
        piece, text, left + (right - left - wide) / 2 if centre else left, top, look, track
    )


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
        lines = cut_head(
            texts["headline"] or "", max(4.0, (right - indent_left) / (size * stretch))
        )
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
        x = {"centre": left + (wide - long) / 2, "right": right - long - style.size}.get(
            look.byline or style.byline, left
        )
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
        gap = (
            min(track, (high - len(line) * each) / max(1, len(line) - 1))
            if role == "headline"
            else 0
        )
        face = Type(p.style.head if role == "headline" else p.style.quiet, each)
        y = top + (each if role == "deck" else 0) * ((len(line) + 1) * each < high)
        s.upright(pieces[role], line, x - each * 0.6, y, face, max(0, gap))
        x -= each * 1.2
    pad = p.style.size
    return (
        (left + wide + pad, top, right, bottom)
        if look.form == "side-left"
        else (left, top, right - wide - pad, bottom)
    )
