"""All designs of the third press, and its issue of four pages whose stories go on inside."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.press.plain import features, news
from bench.press.plain.copy import HEADS
from bench.press.plain.furnish import folio, masthead
from bench.press.plain.parts import margins, story
from bench.press.plain.sheet import Sheet

Design = Callable[[Sheet], None]
DESIGNS: dict[str, Design] = {
    "plain-front": news.front,
    "plain-inner": news.inner,
    "plain-photos": news.photos,
    "plain-interview": news.interview,
    "plain-nested": news.nested,
    "plain-banner": news.banner,
    "plain-upright": news.upright,
    "plain-mosaic": news.mosaic,
    "plain-bilingual": news.bilingual,
    "plain-notices": features.notices,
    "plain-opinion": features.opinion,
    "plain-culture": features.culture,
    "plain-vertical": features.vertical,
    "plain-service": features.service,
}
ISSUE = "plain-issue"
PLAIN_TEMPLATES = (*DESIGNS, ISSUE)


def jumping(s: Sheet) -> None:
    """A page of an issue whose stories go on: page 1 sends two stories inside, pages 2 and 3 take them up."""
    x, y, w, h = margins(s)
    bottom = y + h
    y = masthead(s, x, y, w) if s.number == 1 else folio(s, x, y, w)
    g = s.style.gutter + 5
    a = (bottom - y) * 0.5
    key = Random(f"jump{s.seed}")
    same = key.random() < 0.5
    titles = [titles_of_jump(key, s) for _ in range(2)]
    if s.number == 1:
        story(
            s,
            (x, y, w, a),
            4,
            32,
            kicker=True,
            pic=(2, a * 0.4),
            jump=("on", 3, 0),
            text=titles[0][0],
        )
        y2 = y + a + g
        story(s, (x, y2, w * 0.5 - g / 2, bottom - y2), 2, 22, jump=("on", 2, 1), text=titles[1][0])
        story(s, (x + w * 0.5 + g / 2, y2, w * 0.5 - g / 2, bottom - y2), 2, 20)
    elif s.number in (2, 3):
        which = 1 if s.number == 2 else 0
        story(s, (x, y, w, a), 4, 26, deck=True)
        y2 = y + a + g
        s.rule(x, y2 - g / 2, x + w, y2 - g / 2)
        title = titles[which][0] if same else titles[which][1]
        story(
            s,
            (x, y2, w * 0.5 - g / 2, bottom - y2),
            2,
            18,
            jump=("from", 1, which),
            text=title,
            lead=False,
        )
        story(s, (x + w * 0.5 + g / 2, y2, w * 0.5 - g / 2, bottom - y2), 2, 18, end=True)
    else:
        mosaic_rest = (bottom - y) / 2
        story(s, (x, y, w, mosaic_rest - g), 4, 26, byline=True)
        story(s, (x, y + mosaic_rest, w, bottom - y - mosaic_rest), 3, 22, look="tint")


def titles_of_jump(key: Random, s: Sheet) -> tuple[str, str]:
    """The two forms of a headline that goes on: whole, and short."""
    s.writer.rng = key
    s.writer.subject()
    whole = s.writer.pick(HEADS[:5])
    return whole, whole.split(" ")[0].split("：")[-1].split("！")[-1][:8]
