"""A story on a page of the third press: its head, its pictures, its body in one or more boxes."""

from __future__ import annotations

import math

from bench.press.plain.copy import DECKS, HEADS, KICKERS, SECTIONS
from bench.press.plain.sheet import Rect, Sheet, filled, headline_lines

WHITE, RED, BLUE = (255, 255, 255), (192, 16, 16), (16, 48, 128)
ONWARD = ("（下转第{}版）", "下转第{}版", "▶下转{}版")
BACK = ("（上接第{}版）", "上接第{}版")


def head(
    s: Sheet,
    a: int,
    x: float,
    y: float,
    w: float,
    size: float,
    *,
    kicker=False,
    deck=False,
    byline=False,
    align=None,
    colour=(0, 0, 0),
    text=None,
    serif=None,
) -> float:
    """Kicker, headline, deck and byline over one another; gives where the body may begin."""
    rng, wr, st = s.own(a), s.writer, s.style
    align = align or st.head_align
    wr.rng = rng
    text = text or wr.pick(HEADS)
    while len(text) * size > w * 2.2 and size > 13:
        size -= 1
    if kicker:
        mine = wr.pick(KICKERS)
        k = min(size * 0.55, w / len(mine))
        k = max(k, st.size + 1) if st.size + 1 <= w / len(mine) else w / len(mine)
        y = (
            s.text(x, y, w, k, s.put(a, "kicker", mine), align=align, weight=400, serif=False)
            + size * 0.25
        )
    lines = headline_lines(text, w, size)
    n = s.piece(a, "headline", "".join(lines))
    inks = " #linebreak() ".join(s.ink(n, line, colour) for line in lines)
    tracking = rng.choice((0, 0, 0.05, 0.12)) if len(max(lines, key=len)) * size * 1.13 < w else 0
    y = (
        s.text(
            x,
            y,
            w,
            size,
            inks,
            align=align,
            weight=st.weight,
            serif=st.head_serif if serif is None else serif,
            lines=len(lines),
            leading=1.2,
            tracking=tracking,
        )
        + size * 0.3
    )
    if deck:
        mine = wr.pick(DECKS)
        d = min(max(st.size + 2, size * 0.5), w / len(mine))
        y = (
            s.text(x, y, w, d, s.put(a, "deck", mine), align=align, serif=rng.random() < 0.5)
            + size * 0.3
        )
    if byline:
        mine = wr.fill(
            rng.choice(
                (
                    "本报记者 {name}",
                    "□本报记者 {name} 通讯员 {name}",
                    "记者 {name} 文/图",
                    "{name}",
                    "本报记者 {name} {name}",
                )
            )
        )
        y = (
            s.text(
                x,
                y + 1,
                w,
                st.size,
                s.put(a, "byline", mine),
                align=rng.choice(("left", align, "right")),
                serif=False,
            )
            + st.size * 0.7
        )
    return y + st.size * 0.2


def caption(s: Sheet, a: int | None, x: float, y: float, w: float, align="left") -> float:
    """A caption under a picture, with its credit after it or on a line of its own, or none."""
    wr, size = s.writer, s.style.size - 1
    text = (
        wr.fill("图为{place}{thing}现场。")
        if s.rng.random() < 0.5
        else wr.fill("{when}，{name}在{place}参加{thing}活动，吸引不少居民驻足。")
    )
    credit = wr.fill("本报记者 {name} 摄")
    lines = math.ceil(len(text) * size / w)
    how = s.rng.choice(("own", "same", "none"))
    if how == "same":
        text += "　" + credit
        lines = math.ceil(len(text) * size / w)
    y = s.text(
        x,
        y,
        w,
        size,
        s.put(a, "caption", text),
        lines=lines,
        align=align,
        serif=False,
        leading=1.35,
    )
    if how == "own":
        y = s.text(
            x, y + size * 0.35, w, size, s.put(a, "credit", credit), align="right", serif=True
        )
    return y


def story(
    s: Sheet,
    rect: Rect,
    cols: int = 2,
    size: float = 24,
    *,
    kicker=False,
    deck=False,
    byline=False,
    pic: tuple[int, float] | None = None,
    above: float = 0,
    look: str = "",
    lead=True,
    cross=True,
    align=None,
    colour=(0, 0, 0),
    end=False,
    headless=False,
    section=False,
    serif=None,
    jump: tuple[str, int, int] | None = None,
    text=None,
    items=None,
    body_size=None,
    inline=0.0,
) -> int:
    """One story in a place. pic: (columns, height) at the top right of the body, which runs round it; above: height of a
    picture over the headline; look: a frame or ground; jump: ("on" | "from", page, key)."""
    x, y, w, h = rect
    st = s.style
    a = s.article()
    rng = s.own(a)
    s.writer.rng = rng
    s.writer.subject()
    bottom = y + h
    if look:
        s.frame(rect, look)
        x, y, w, bottom = x + 9, y + 9, w - 18, bottom - 8
    ink = WHITE if look == "dark" else (0, 0, 0)
    colour = WHITE if look == "dark" else colour
    if section:
        name = s.writer.script(rng.choice(SECTIONS))
        wide = (len(name) + 1.2) * (st.size + 2)
        s.frame((x, y, wide, st.size + 7), "grey")
        s.text(
            x,
            y + 3,
            wide,
            st.size + 2,
            s.put(a, "section_head", name, loose=True),
            align="center",
            serif=False,
            weight=700,
        )
        y += st.size + 13
    if above:
        s.photo((x, y, w, above), a)
        y = caption(s, a, x, y + above + 4, w) + 9
    if not headless:
        y = head(
            s,
            a,
            x,
            y,
            w,
            size,
            kicker=kicker,
            deck=deck,
            byline=byline,
            align=align,
            colour=colour,
            text=text,
            serif=serif,
        )
    boxes: list[tuple[Rect, int]] = [((x, y, w, bottom - y), cols)]
    if pic and cols > pic[0]:
        n, high = pic
        unit = (w - st.gutter * (cols - 1)) / cols
        wide = n * unit + (n - 1) * st.gutter
        left = cols - n
        px = x + w - wide
        s.photo((px, y, wide, high), a)
        below = caption(s, a, px, y + high + 4, wide) + 8
        boxes = [
            ((x, y, left * unit + (left - 1) * st.gutter, bottom - y), left),
            ((px, below, wide, bottom - below), n),
        ]
    elif pic:
        s.photo((x, y, w, pic[1]), a)
        y = caption(s, a, x, y + pic[1] + 4, w) + 8
        boxes = [((x, y, w, bottom - y), cols)]
    lines, wide_chars = s.room(boxes, body_size)
    inner = None
    if inline and cols > 1:
        unit = (w - st.gutter * (cols - 1)) / cols
        words = s.writer.fill("{name}在{place}。")
        inked = s.put(a, "caption", words)
        inner = (
            1,
            f'#block(above: 6pt, below: 3pt, image("photo1.png", width: 100%, height: {inline}pt, fit: "cover"))#block(above: 2pt, below: 7pt)[#set text(size: {st.size - 1}pt, font: {s.font(False)})\n{inked}]\n',
        )
        lines -= math.ceil((inline + 30) / (st.size * st.leading))
    extra = (2 if end else 0) + (1 if jump else 0)
    if items is None:
        items = filled(s.writer, rng, lines - extra, wide_chars, lead=lead, cross=cross)
    tail: list[tuple[str, str]] = []
    if end:
        tail.append(("byline", s.writer.fill("（{name}）")))
    if jump:
        kind, page, key = jump
        s.jumps[a] = (kind, key)
        forms = ONWARD if kind == "on" else BACK
        line = ("jump_line", s.writer.script(rng.choice(forms).format(page)))
        if kind == "on":
            tail.append(line)
        else:
            items = [line, *items]
    s.body(a, boxes, items, colour=ink, size=body_size, inline=inner, tail=tail)
    return a


def margins(s: Sheet) -> Rect:
    m = s.width * 0.055
    return m, m * 0.8, s.width - 2 * m, s.height - 2.2 * m
