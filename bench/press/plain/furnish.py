"""What else stands on a page of the third press: masthead, folio, advertisements, briefs."""

from __future__ import annotations

import datetime as dt
import math

from bench.press.plain.copy import ADS, HEADS
from bench.press.plain.parts import RED, WHITE
from bench.press.plain.sheet import Rect, Sheet, filled


def masthead(s: Sheet, x: float, y: float, w: float) -> float:
    """The paper's name with ears or a line of facts."""
    rng, wr = s.rng, s.writer
    title = wr.script(rng.choice(("云麓日报", "新港晚报", "虹河时报", "长堤周刊", "梅溪报")))
    year, month, day = rng.randint(2014, 2025), rng.randint(1, 12), rng.randint(1, 28)
    date = dt.date(year, month, day)
    number = rng.randint(300, 9000)
    size = min(w / 10, 66)
    week = "一二三四五六日"[date.weekday()]
    if rng.random() < 0.5:
        s.text(
            x + w * 0.25,
            y,
            w * 0.5,
            size,
            s.put(None, "masthead", title, RED),
            align="center",
            weight=900,
            tracking=0.1,
        )
        ear = wr.script(
            rng.choice(("今日：多云 18-25℃", "新闻热线 0571-85001234", "扫一扫 关注本报"))
        )
        s.text(x, y + 8, w * 0.22, 10, s.put(None, "masthead", ear), serif=False)
        s.text(
            x,
            y + 26,
            w * 0.22,
            10,
            s.put(None, "masthead", wr.script("邮发代号 31-99")),
            serif=False,
        )
        s.text(
            x + w * 0.8,
            y + 4,
            w * 0.2,
            22,
            s.put(None, "masthead", f"{day}"),
            align="right",
            weight=700,
        )
        s.text(
            x + w * 0.78,
            y + 32,
            w * 0.22,
            9.5,
            s.put(None, "masthead", wr.script(f"{year}年{month}月 星期{week}")),
            align="right",
            serif=False,
        )
        y += size * 1.2
        facts = wr.script(f"国内统一连续出版物号 CN33-0{number % 1000:03}　第{number}期　今日8版")
    else:
        s.text(
            x,
            y,
            w,
            size,
            s.put(None, "masthead", title, rng.choice((RED, (0, 0, 0)))),
            weight=900,
            tracking=0.2,
        )
        y += size * 1.2
        facts = wr.script(
            f"{year}年{month}月{day}日　星期{week}　第{number}期　国内统一刊号 CN33-0{number % 1000:03}　今日8版"
        )
    s.text(x, y, w, 9.5, s.put(None, "masthead", facts), align="center", serif=False)
    s.rule(x, y + 15, x + w, y + 15, rng.choice((0.5, 2)))
    s.facts = {
        "title": title,
        "date": date.isoformat() if "年" in facts and "日" in facts[:12] else None,
    }
    return y + 26


def folio(s: Sheet, x: float, y: float, w: float) -> float:
    rng, wr = s.rng, s.writer
    name = s.name or wr.script(rng.choice(("要闻", "民生", "综合", "副刊", "城事", "广告")))
    s.name = name
    label = rng.choice((f"第{s.number}版", f"{s.number:02}", f"A{s.number:02}", f"{s.number}"))
    date = wr.script(
        f"2023年{rng.randint(1, 12)}月{rng.randint(1, 28)}日　星期{rng.choice('一二三四五六日')}"
    )
    desk = wr.script(
        rng.choice(
            (
                f"责任编辑：{rng.choice('王李张')}敏　版式：陈洋",
                f"编辑 周静　校对 {rng.choice('吴郑')}强　电话：85001234",
                "责编/孙伟 美编/何霞",
            )
        )
    )
    kind = rng.randrange(3)
    s.text(x, y, 90, 17 if kind else 11, s.put(None, "folio", label), weight=700, serif=False)
    if kind == 2:
        s.text(
            x + w * 0.4,
            y,
            w * 0.2,
            18,
            s.put(None, "folio", name),
            align="center",
            weight=700,
            serif=False,
        )
        s.text(
            x + w * 0.62, y + 3, w * 0.38, 9, s.put(None, "folio", date), align="right", serif=False
        )
        s.text(x, y + 22, w, 8.5, s.put(None, "furniture", desk), align="right", serif=False)
        y += 35
    else:
        s.text(x + 95, y + (0 if kind == 0 else 4), 120, 12, s.put(None, "folio", name), weight=700)
        s.text(
            x + w * 0.5,
            y + 2,
            w * 0.5,
            9,
            s.put(None, "folio", date + "　" + desk if kind else date),
            align="right",
            serif=False,
        )
        if kind == 0:
            s.text(
                x,
                s.height - 26,
                w,
                8.5,
                s.put(None, "furniture", desk),
                align=rng.choice(("left", "right", "center")),
                serif=False,
            )
        y += 24
    s.rule(x, y, x + w, y, rng.choice((0.4, 1.2)))
    return y + 12


def advert(s: Sheet, rect: Rect) -> None:
    x, y, w, h = rect
    a = s.article("advertisement")
    rng = s.own(a)
    s.writer.rng = rng
    s.writer.subject()
    dark = rng.random() < 0.4
    s.frame(rect, rng.choice(("dark",) if dark else ("thick", "stroke", "tint")))
    colour = WHITE if dark else rng.choice(((0, 0, 0), RED))
    lines = [s.writer.fill(line) for line in ADS]
    big = min(w * 0.8 / len(lines[0]), h * 0.28)
    y += h * 0.1
    y = (
        s.text(
            x + 8,
            y,
            w - 16,
            big,
            s.put(a, "headline", lines[0], colour),
            align="center",
            weight=900,
            serif=False,
        )
        + 6
    )
    y = (
        s.text(
            x + 8,
            y,
            w - 16,
            big * 0.6,
            s.put(a, "paragraph", lines[1], colour),
            align="center",
            weight=700,
        )
        + 8
    )
    for line in lines[2:]:
        if y + 12 < rect[1] + h - 6:
            y = (
                s.text(
                    x + 8,
                    y,
                    w - 16,
                    9.5,
                    s.put(a, "paragraph", line, colour),
                    align=rng.choice(("center", "center", "left")),
                    serif=False,
                )
                + 5
            )


def briefs(s: Sheet, rect: Rect, title: bool = True, look: str = "") -> None:
    """A column of short news with rules between; heads small, or none."""
    x, y, w, h = rect
    if look:
        s.frame(rect, look)
        x, y, w, h = x + 7, y + 7, w - 14, h - 14
    end = y + h
    st = s.style
    if title:
        s.text(
            x,
            y,
            w,
            16,
            s.put(
                None,
                "section_head",
                s.writer.script(s.rng.choice(("简讯", "一句话新闻", "短波", "信息速递"))),
                loose=True,
            ),
            weight=700,
            serif=False,
            align="center",
        )
        y += 24
    while y + st.size * st.leading * 4 + 30 < end:
        a = s.article()
        rng = s.own(a)
        s.writer.rng = rng
        s.writer.subject()
        text = s.writer.pick(HEADS).split(" ")[0]
        size = min(13, w / len(text))
        top = y
        y = s.text(x, y, w, size, s.put(a, "headline", text), weight=700, serif=st.head_serif) + 5
        wide = int(w / st.size)
        items = filled(s.writer, rng, rng.choice((3, 4, 5, 6)), wide, cross=False)
        lines = sum(math.ceil((len(t) + 2) / wide) for _, t in items) + 1
        high = lines * st.size * st.leading
        if y + high > end:
            del s.pieces[-1], s.kinds[-1], s.parts[-1]
            y = top
            break
        s.body(a, [((x, y, w, high), 1)], items)
        y += high + 3
        s.rule(x, y, x + w, y, 0.4)
        y += 9
