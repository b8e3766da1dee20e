"""Advertisements and notices whose words no list has: told by how such a piece is made, a few signs weighed together.

It is short, gives a number and where to come, breaks off without full stops, offers or orders; nobody is quoted in it
and no reporter tells it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from shuzibao.articles.kinds import ADVERTISEMENT, SELLS, TELLS
from shuzibao.model import Kind
from shuzibao.script.characters import CLOSERS, SPACE

PHONE = re.compile(
    r"(?<![\d年月.])(?:\d{3,4}[ -]?\d{3,4}|1\d{2}[×*Xx\d]{4}[ -]?\d{4}|\d{2,3}-\d{3,4}-\d{4})(?![\d年月日.]|\s*(?:平方|公里|[万元人名吨亩米号]))"
    r"|(?:电话|热线|信箱|Telephone|Tel\.?)[:：]?\s*[\d〇零一二三四五六七八九]{3}"
)
PLACE = re.compile(
    r"地址|新址|[街路巷弄道里村镇港][^，。]{0,8}(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,6})[号弄楼段]|(?:对面|路口|门口|尽头|旁边?|楼下)(?=\s|$|[，。])|Street|Road",
    re.M,
)
ORDERS = re.compile(
    r"特此|现[将就]|予以|兹[定因经]|逾期|请于|方可|如下|遗失|作废|走失|联系人|报名|须持|受[^，。]{1,12}委托|公告|通告|通知|启事|声明|债权|一律|泣|敬启|谨[此启]|享年|招标|拍卖"
)
SAID = re.compile(r"[“「『][^”」』]{2,}[”」』]|[说道][:：，]|表示|认为|告诉|介绍")
LEAST = 0.75  # the chance from which a piece is taken for one


class Signs(NamedTuple):
    """What a piece shows, each 0 to 1, or what that weighs. short: characters, of 300. stops: full stops, of six.
    phone, place: a number to call, where to come. offers, orders, said: different words of these, of three.
    reporter: one tells it. loose: share of its paragraphs that end without a stop. framed: alone in a box.
    """

    always: float
    short: float
    stops: float
    phone: float
    place: float
    offers: float
    orders: float
    said: float
    reporter: float
    loose: float
    framed: float


# Fitted by `python -m bench.press.offers` on the dev pages of all presses, each with the same weight.
WEIGHTS = {
    Kind.ADVERTISEMENT: Signs(
        -2.93, -3.65, -1.93, 4.13, 1.12, 5.19, 1.0, -0.93, -1.84, 1.07, -0.32
    ),
    Kind.NOTICE: Signs(-3.12, -3.33, -0.66, 3.2, -1.19, 1.35, 8.12, -0.34, -1.68, 0.14, 1.85),
}


def signs(head: str, parts: Sequence[str], framed: bool) -> Signs:
    """The signs of one piece. head: its headline. parts: its other paragraphs and lines; all folded."""
    body = "\n".join(parts)
    whole = f"{head}\n{body}"
    kept = [part.rstrip(CLOSERS + " ") for part in parts if part.strip()]
    offers = len(set(SELLS.findall(whole))) + sum(
        1 for one in ADVERTISEMENT[2:] if one.search(whole)
    )
    return Signs(
        1.0,
        min(1.0, len(SPACE.sub("", whole)) / 300),
        min(1.0, sum(body.count(stop) for stop in "。！？") / 6),
        float(PHONE.search(whole) is not None),
        float(PLACE.search(whole) is not None),
        min(1.0, offers / 3),
        min(1.0, len(set(ORDERS.findall(whole))) / 3),
        min(1.0, len(SAID.findall(whole)) / 3),
        float(TELLS.search(whole) is not None),
        sum(part[-1:] not in "。！？；，" for part in kept) / max(1, len(kept)),
        float(framed),
    )


def kind_by_signs(head: str, parts: Sequence[str], framed: bool) -> Kind:
    """An advertisement or a notice where the signs say so clearly, else an article."""
    row = signs(head, parts, framed)
    odds = {
        kind: math.exp(sum(weight * sign for weight, sign in zip(weights, row, strict=True)))
        for kind, weights in WEIGHTS.items()
    }
    best = max(odds, key=odds.__getitem__, default=Kind.ARTICLE)
    return best if odds and odds[best] > LEAST * (1 + sum(odds.values())) else Kind.ARTICLE
