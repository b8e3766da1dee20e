"""A title for a story that was printed without one, made from its lead and marked as made."""

from __future__ import annotations

import re

from shuzibao.conventions.leads import DATELINE
from shuzibao.script.fold import fold

LONGEST = 30
SHORTEST = 6
OPENING_TIME = re.compile(
    r"^(?:\d{4}\s*年)?(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日[^，。]{0,6}，|^(?:近日|日前|昨[天日]|今[天日]|连日来|近期)，?|^在?[^，。]{0,16}(?:之际|时节)，"
)
WRITER = re.compile(r"^[（(][^）)]{2,40}[）)]\s*")


def made_title(lead: str) -> str:
    """The lead's first statement: without dateline, writer and day, cut at a clause within 30 characters."""
    text = lead.strip()
    for pattern in (DATELINE, WRITER, OPENING_TIME):
        found = pattern.match(fold(text))
        if found and len(text) - found.end() >= SHORTEST:
            text = text[found.end() :].strip()
    sentence = re.split(r"[。！？!?]|\. ", text, maxsplit=1)[0]
    clauses = re.split(r"(?<=[，；,;：:])", sentence)
    title = clauses[0]
    for clause in clauses[1:]:
        if len(title) >= SHORTEST * 2 or len(title) + len(clause) > LONGEST:
            break
        title += clause
    title = title.strip("，；：,;: ")
    return title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
