"""News pages of the third press."""

from __future__ import annotations

import math

from bench.press.plain.down import hang
from bench.press.plain.furnish import advert, briefs, folio, masthead
from bench.press.plain.parts import BLUE, RED, caption, head, margins, story
from bench.press.plain.sheet import Sheet, filled, headline_lines


def front(s: Sheet) -> None:
    """Broadsheet front: masthead with ears, lead over most columns, picture, briefs at the side, index."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = masthead(s, x, y, w)
    g = s.style.gutter + 6
    side = w * 0.2
    left = s.rng.random() < 0.5
    bx, mx = (x, x + side + g) if left else (x + w - side, x)
    mw = w - side - g
    briefs(s, (bx, y, side, (bottom - y) * 0.62), look=s.rng.choice(("", "tint", "stroke")))
    lead_h = (bottom - y) * 0.48
    story(
        s,
        (mx, y, mw, lead_h),
        4,
        40,
        kicker=True,
        deck=True,
        pic=(2, lead_h * 0.4),
        lead=True,
        align=s.rng.choice(("center", "left")),
    )
    y2 = y + lead_h + g
    s.rule(mx, y2 - g / 2, mx + mw, y2 - g / 2)
    half = (mw - g) / 2
    mid = y + (bottom - y) * 0.62 + g
    story(s, (mx, y2, half, mid - g - y2), 2, 20, deck=s.rng.random() < 0.5)
    story(s, (mx + half + g, y2, half, mid - g - y2), 2, 20, kicker=s.rng.random() < 0.5)
    third = (w - 2 * g) / 3
    story(s, (x, mid, third * 2 + g, bottom - mid), 4, 26, kicker=True, byline=True, cross=True)
    story(
        s,
        (x + 2 * third + 2 * g, mid, third, bottom - mid),
        2,
        18,
        look=s.rng.choice(("stroke", "tint", "round")),
    )


def inner(s: Sheet) -> None:
    """Tabloid inner page: a lead with its picture, two beside each other, one along the foot."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter + 5
    a = (bottom - y) * 0.45
    story(
        s,
        (x, y, w, a),
        4,
        30,
        deck=True,
        byline=s.rng.random() < 0.6,
        pic=(s.rng.choice((1, 2)), a * 0.42),
        section=s.rng.random() < 0.4,
    )
    y2 = y + a + g
    b = (bottom - y) * 0.3
    cut = s.rng.choice((0.5, 0.62))
    story(
        s, (x, y2, w * cut - g / 2, b), 2, 20, kicker=s.rng.random() < 0.5, end=s.rng.random() < 0.5
    )
    if s.rng.random() < 0.5:
        s.rule(x + w * cut, y2, x + w * cut, y2 + b)
    story(
        s, (x + w * cut + g / 2, y2, w * (1 - cut) - g / 2, b), 2, 18, byline=s.rng.random() < 0.5
    )
    y3 = y2 + b + g
    s.rule(x, y3 - g / 2, x + w, y3 - g / 2)
    story(s, (x, y3, w, bottom - y3), s.rng.choice((3, 4)), 22, end=True)


def photos(s: Sheet) -> None:
    """A photo story: a title, a short text, many pictures with captions; below, one more story."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter
    a = s.article()
    s.writer.rng = s.own(a)
    s.writer.subject()
    y = head(s, a, x, y, w, 34, byline=True, align="center", deck=True)
    high = (bottom - y) * 0.3
    s.photo((x, y, w * 0.64, high), a)
    caption(s, a, x, y + high + 4, w * 0.64)
    tx, tw = x + w * 0.64 + g, w * 0.36 - g
    lines, wide = s.room([((tx, y, tw, high), 1)])
    s.body(a, [((tx, y, tw, high), 1)], filled(s.writer, s.own(a), lines, wide, cross=False))
    y2 = y + high + s.style.size * 4 + 8
    third = (w - 2 * g) / 3
    low = y2
    for k in range(3):
        s.photo((x + k * (third + g), y2, third, high * 0.55), a)
        low = max(low, caption(s, a, x + k * (third + g), y2 + high * 0.55 + 4, third))
    low += 16
    s.rule(x, low - 8, x + w, low - 8)
    story(s, (x, low, w, bottom - low), 4, 22, kicker=True)


def interview(s: Sheet) -> None:
    """Questions and answers with a pull quote and a facts box at the side."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter
    side = w * 0.26
    a = s.article()
    rng = s.own(a)
    wr = s.writer
    wr.rng = rng
    wr.subject()
    mw = w - side - g * 1.5
    y1 = head(s, a, x, y, mw, 30, kicker=True, byline=True)
    high = (bottom - y1) * 0.7
    boxes = [((x, y1, mw, high), 3)]
    lines, wide = s.room(boxes)
    items, used = [("paragraph", wr.paragraph(80))], 5
    while used < lines - 8:
        q = (
            "paragraph",
            wr.script("问：")
            + wr.fill(
                rng.choice(
                    (
                        "{thing}为什么选在{place}？",
                        "很多人关心{thing}，您怎么看？",
                        "下一步有什么打算？",
                    )
                )
            ),
        )
        r = ("paragraph", wr.script("答：") + wr.paragraph(rng.choice((60, 110))))
        used += sum(math.ceil((len(t) + 2) / wide) for _, t in (q, r))
        if used < lines - 1:
            items += [q, r]
    s.body(a, boxes, items)
    s.photo((x + w - side, y, side, side * 1.1), a)
    caption(s, a, x + w - side, y + side * 1.1 + 4, side)
    qy = y + side * 1.1 + 50
    quote = wr.fill("“{thing}做好了，日子就有盼头。”")
    qs = 17
    qlines = headline_lines(quote, side, qs)
    n = s.piece(None, "section_head", quote, loose=True)
    s.rule(x + w - side, qy - 8, x + w, qy - 8, 1.5)
    qy = s.text(
        x + w - side,
        qy,
        side,
        qs,
        " #linebreak() ".join(s.ink(n, q, BLUE) for q in qlines),
        lines=len(qlines),
        weight=700,
    )
    s.rule(x + w - side, qy + 8, x + w, qy + 8, 1.5)
    story(
        s,
        (x + w - side, qy + 24, side, y1 + high - qy - 24),
        1,
        15,
        look="tint",
        lead=False,
        cross=False,
        text=wr.script("相关链接"),
    )
    y2 = y1 + high + g
    s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
    story(s, (x, y2, w * 0.55, bottom - y2), 2, 20)
    story(s, (x + w * 0.55 + g, y2, w * 0.45 - g, bottom - y2), 2, 20, end=True)


def nested(s: Sheet) -> None:
    """A boxed story that stands inside another, a dark box, a story in the shape of an L."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter
    a = s.article()
    wr = s.writer
    wr.rng = s.own(a)
    wr.subject()
    high = (bottom - y) * 0.55
    y1 = head(s, a, x, y, w, 34, kicker=True, deck=s.rng.random() < 0.5)
    unit = (w - 3 * g) / 4
    bh = (y + high - y1) * 0.5
    col = [x + k * (unit + g) for k in range(4)]
    at = s.rng.choice(("right", "middle"))
    if at == "right":
        boxes = [
            ((col[0], y1, 2 * unit + g, y + high - y1), 2),
            ((col[2], y1 + bh + g, 2 * unit + g, y + high - y1 - bh - g), 2),
        ]
        inside = (col[2], y1, 2 * unit + g, bh)
    else:
        boxes = [
            ((col[0], y1, unit, y + high - y1), 1),
            ((col[1], y1 + bh + g, 2 * unit + g, y + high - y1 - bh - g), 2),
            ((col[3], y1, unit, y + high - y1), 1),
        ]
        inside = (col[1], y1, 2 * unit + g, bh)
    lines, wide = s.room(boxes)
    s.body(a, boxes, filled(wr, s.own(a), lines, wide))
    story(s, inside, 2, 18, look=s.rng.choice(("stroke", "tint", "dashed")), cross=False)
    y2 = y + high + g + 4
    s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
    story(s, (x, y2, w * 0.36, bottom - y2), 2, 18, look="dark", cross=False)
    story(
        s,
        (x + w * 0.36 + g, y2, w * 0.64 - g, bottom - y2),
        3,
        24,
        pic=(1, (bottom - y2) * 0.3),
        deck=True,
    )


def banner(s: Sheet) -> None:
    """A banner over two stories, then three of equal width, then an advertisement."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter + 4
    over = s.writer.script(
        s.rng.choice(("喜迎丰收季 共话新变化", "防汛在一线", "新春走基层特别报道"))
    )
    y = (
        s.text(
            x,
            y,
            w,
            30,
            s.put(None, "section_head", over, RED, loose=True),
            align="center",
            weight=900,
            serif=False,
        )
        + 10
    )
    s.rule(x, y, x + w, y, 2)
    y += 10
    b = (bottom - y) * 0.36
    half = (w - g) / 2
    story(s, (x, y, half, b), 2, 22, byline=True)
    story(s, (x + half + g, y, half, b), 2, 22, byline=True)
    y2 = y + b + g
    s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
    c = (bottom - y) * 0.36
    third = (w - 2 * g) / 3
    for k in range(3):
        story(
            s,
            (x + k * (third + g), y2, third, c),
            1 if w < 800 else 2,
            17,
            above=c * 0.25 if k == s.rng.randrange(3) else 0,
            headless=False,
        )
        if k:
            s.rule(x + k * (third + g) - g / 2, y2, x + k * (third + g) - g / 2, y2 + c)
    advert(s, (x, y2 + c + g, w, bottom - y2 - c - g))


def upright(s: Sheet) -> None:
    """A horizontal page with vertical headlines beside their stories."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter + 4
    a = (bottom - y) * 0.4
    hang(s, (x, y, w, a), 3, 30, left=True)
    y2 = y + a + g
    s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
    b = (bottom - y) * 0.28
    story(s, (x, y2, w * 0.5 - g / 2, b), 2, 20, kicker=True)
    hang(
        s,
        (x + w * 0.5 + g / 2, y2, w * 0.5 - g / 2, b),
        2,
        22,
        left=s.rng.random() < 0.5,
        look=s.rng.choice(("", "stroke")),
    )
    y3 = y2 + b + g
    story(s, (x, y3, w, bottom - y3), 4, 24, deck=True)


def mosaic(s: Sheet) -> None:
    """Many short stories side by side, heads at one height, some without heads; narrow columns, no rules."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter + 3
    rows = 3
    high = (bottom - y - (rows - 1) * g) / rows
    for _ in range(rows):
        n = s.rng.choice((2, 3, 3))
        shares = [s.rng.choice((1, 1, 1.6)) for _ in range(n)]
        at = x
        for share in shares:
            wide = (w - (n - 1) * g) * share / sum(shares)
            story(
                s,
                (at, y, wide, high),
                max(1, round(wide / 150)),
                s.rng.choice((15, 18, 22)),
                kicker=s.rng.random() < 0.2,
                deck=s.rng.random() < 0.2,
                end=s.rng.random() < 0.4,
                look=s.rng.choice(("", "", "", "stroke", "tint")),
                above=high * 0.25 if s.rng.random() < 0.15 else 0,
                inline=60 if s.rng.random() < 0.15 else 0,
            )
            at += wide + g
        y += high + g


def bilingual(s: Sheet) -> None:
    """Chinese and English lines in one paper: English decks and captions, words in Latin letters."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = s.style.gutter + 5
    english = (
        "The river project in Meixi Town was finished two months ahead of schedule, officials said on Friday. ",
        "Residents now walk along a 3.6-kilometre path that links the old market with the library. ",
        '"It used to be dark here," said Wang Min, 63, "now my grandson rides his bike." ',
        "More than 1,200 households took part in the survey, and 97 percent were satisfied. ",
    )
    rng = s.rng
    items = [("paragraph", "".join(rng.sample(english, 3)).strip()) for _ in range(5)]
    a = (bottom - y) * 0.5
    story(s, (x, y, w * 0.6, a), 2, 28, kicker=True, byline=True)
    story(
        s,
        (x + w * 0.6 + g, y, w * 0.4 - g, a),
        1,
        18,
        text="New path opens along the river",
        items=items,
    )
    y2 = y + a + g
    s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
    story(s, (x, y2, w * 0.5 - g / 2, bottom - y2), 2, 22, deck=True)
    story(
        s,
        (x + w * 0.5 + g / 2, y2, w * 0.5 - g / 2, bottom - y2),
        2,
        22,
        look="stroke",
        above=(bottom - y2) * 0.25,
    )
