"""Pages of the third press that are no news: notices, comment, supplement, service, the vertical page."""

from __future__ import annotations

import math

from bench.press.plain.copy import NOTICES, POEM
from bench.press.plain.down import down_story
from bench.press.plain.furnish import advert, folio
from bench.press.plain.parts import BLUE, margins, story
from bench.press.plain.sheet import Sheet


def notices(s: Sheet) -> None:
    """Notices in narrow columns, and advertisements."""
    x, y, w, h = margins(s)
    bottom = y + h
    s.name = s.writer.script("广告")
    y = folio(s, x, y, w)
    g = 10.0
    n = 4
    wide = (w - (n - 1) * g) / n
    top = y + (bottom - y) * 0.34
    advert(s, (x, y, w * 0.6 - g / 2, top - y - g))
    advert(s, (x + w * 0.6 + g / 2, y, w * 0.4 - g / 2, top - y - g))
    for k in range(n):
        cx, cy = x + k * (wide + g), top
        while cy < bottom - 80:
            a = s.article("notice")
            rng = s.own(a)
            s.writer.rng = rng
            s.writer.subject()
            title, text = rng.choice(NOTICES)
            text = s.writer.fill(text)
            size = 8.5
            high = math.ceil(len(text) * size * 1.12 / (wide - 10)) * size * s.style.leading + 26
            s.frame((cx, cy, wide, high), "stroke")
            s.text(
                cx + 5,
                cy + 5,
                wide - 10,
                11,
                s.put(a, "headline", s.writer.script(title)),
                align="center",
                weight=700,
                serif=False,
            )
            s.body(
                a, [((cx + 5, cy + 21, wide - 10, high - 22), 1)], [("paragraph", text)], size=size
            )
            cy += high + 7


def opinion(s: Sheet) -> None:
    """Comment: columns signed at the end, a leader in a box, a cartoon, letters."""
    x, y, w, h = margins(s)
    bottom = y + h
    s.name = s.writer.script("时评")
    y = folio(s, x, y, w)
    g = s.style.gutter + 4
    third = (w - 2 * g) / 3
    a = (bottom - y) * 0.5
    story(
        s,
        (x, y, third, a),
        1,
        20,
        look="stroke",
        lead=False,
        cross=False,
        byline=True,
        section=True,
    )
    story(
        s,
        (x + third + g, y, 2 * third + g, a),
        2,
        26,
        lead=False,
        byline=True,
        pic=(2, a * 0.3),
        cross=True,
    )
    y2 = y + a + g
    s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
    for k in range(3):
        story(
            s,
            (x + k * (third + g), y2, third, bottom - y2),
            1,
            16,
            lead=False,
            cross=False,
            end=True,
            section=k == 2,
        )


def culture(s: Sheet) -> None:
    """Supplement: an essay in large type, a poem, a serial in a tinted box, a picture without a story."""
    x, y, w, h = margins(s)
    bottom = y + h
    s.name = s.writer.script("副刊")
    y = folio(s, x, y, w)
    g = s.style.gutter + 6
    pw = w * 0.28
    a = (bottom - y) * 0.52
    story(
        s,
        (x, y, w - pw - g, a),
        2,
        28,
        lead=False,
        byline=True,
        cross=False,
        body_size=s.style.size + 1,
        align="center",
    )
    p = s.article()
    rng = s.own(p)
    wr = s.writer
    wr.rng = rng
    px = x + w - pw
    py = (
        s.text(
            px,
            y,
            pw,
            18,
            s.put(p, "headline", wr.script(rng.choice(("河边的下午", "秋兴", "老街灯火"))), BLUE),
            align="center",
            weight=700,
        )
        + 8
    )
    py = (
        s.text(
            px,
            py,
            pw,
            9.5,
            s.put(p, "byline", wr.fill(rng.choice(("□ {name}", "{name}", "文/{name}")))),
            align="center",
        )
        + 10
    )
    verses = list(POEM)
    rng.shuffle(verses)
    for k, verse in enumerate(verses[: int((a - (py - y)) / 19)]):
        if k % 5 != 4:
            s.text(px + pw * 0.15, py, pw * 0.8, 10.5, s.put(p, "paragraph", wr.script(verse)))
        py += 18
    y2 = y + a + g
    b = (bottom - y2) * 1.0
    story(
        s,
        (x, y2, w * 0.4, b),
        2,
        18,
        look=s.rng.choice(("tint", "round", "dashed")),
        lead=False,
        byline=True,
        cross=False,
    )
    story(s, (x + w * 0.4 + g, y2, w * 0.6 - g, b), 3, 22, lead=False, byline=True, inline=70)


def vertical(s: Sheet) -> None:
    """A traditional vertical page: columns from the right, bands, a horizontal banner, boxes."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = folio(s, x, y, w)
    g = 14.0
    body = s.style.size
    a = (bottom - y) * 0.46
    split = w * s.rng.choice((0.3, 0.38))
    down_story(s, (x + split + g, y, w - split - g, a), 3, 34, body, kicker=True, deck=True)
    down_story(s, (x, y, split, a), 2, 24, body, look=s.rng.choice(("", "stroke", "tint")))
    s.rule(x, y + a + g / 2, x + w, y + a + g / 2)
    y2 = y + a + g
    b = (bottom - y2 - g) * 0.55
    down_story(s, (x + w * 0.55, y2, w * 0.45, b), 2, 26, body, deck=True)
    down_story(s, (x, y2, w * 0.55 - g, b), 2, 22, body, byline=True)
    y3 = y2 + b + g
    s.rule(x, y3 - g / 2, x + w, y3 - g / 2)
    third = (w - 2 * g) / 3
    for k in (2, 1, 0):
        down_story(
            s,
            (x + k * (third + g), y3, third, bottom - y3),
            1,
            18,
            body,
            look="stroke" if k == 1 else "",
        )


def service(s: Sheet) -> None:
    """Weather as a table, a list of what is on, three short stories, an advertisement with big type."""
    x, y, w, h = margins(s)
    bottom = y + h
    s.name = s.writer.script("服务")
    y = folio(s, x, y, w)
    g = s.style.gutter + 4
    wr = s.writer
    a = s.article()
    wr.rng = s.own(a)
    tw = w * 0.42
    y1 = (
        s.text(
            x, y, tw, 20, s.put(a, "headline", wr.script("三天天气预报")), weight=700, serif=False
        )
        + 8
    )
    rows = [("日期", "天气", "气温", "风力")] + [
        (
            f"{d}日",
            wr.rng.choice(("多云", "小雨", "晴转阴")),
            f"{wr.rng.randint(8, 15)}-{wr.rng.randint(17, 30)}℃",
            f"{wr.rng.randint(1, 4)}级",
        )
        for d in (12, 13, 14, 15)
    ]
    cells = ", ".join(f"[{s.put(a, 'paragraph', wr.script(c))}]" for row in rows for c in row)
    s.at(
        x,
        y1,
        tw,
        110,
        f"#set text(size: 9pt, font: {s.font(False)})\n#table(columns: (1fr, 1fr, 1fr, 1fr), stroke: 0.4pt, inset: 5pt, {cells})",
    )
    story(s, (x + tw + g, y, w - tw - g, (bottom - y) * 0.42), 2, 22, byline=True)
    story(s, (x, y1 + 125, tw, (bottom - y) * 0.42 - (y1 - y) - 125), 2, 17, cross=False, end=True)
    y2 = y + (bottom - y) * 0.42 + g
    s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
    c = (bottom - y2) * 0.55
    half = (w - g) / 2
    story(s, (x, y2, half, c), 2, 20, above=c * 0.3)
    story(s, (x + half + g, y2, half, c), 2, 20, kicker=True, deck=True)
    advert(s, (x, y2 + c + g, w, bottom - y2 - c - g))
