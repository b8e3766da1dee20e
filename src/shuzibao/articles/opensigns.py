"""The sign that a page sets before its crossheads: ■, 【, 一、."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from shuzibao.articles.node import Node

NUMBERS = re.compile(r"[一二三四五六七八九十①-⑳\d]+")
# What may stand before a crosshead: a sign, a bracket, a number.
OPEN_SIGN = re.compile(
    r"[●■◆★▲○□◇◎☆▍▎◤▌【〖]|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|[①-⑳]|\d{1,2}[.、．](?=\D)"
)
FEWEST_SIGNED = 2


def tell_signs(nodes: Sequence[Node]) -> None:
    """Sets what opens each heading, where others of the page open so too: numbers of one kind are one sign."""
    found = {
        node.order: NUMBERS.sub("1", sign[0])
        for node in nodes
        if not node.is_text and (sign := OPEN_SIGN.match(node.text))
    }
    count = Counter(found.values())
    for node in nodes:
        sign_ = found.get(node.order, "")
        node.sign = sign_ if count[sign_] >= FEWEST_SIGNED else ""
