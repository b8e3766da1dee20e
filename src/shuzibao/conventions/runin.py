"""Heads that run in: a brief or a small notice whose head stands on the first line of its text, a space before it."""

from __future__ import annotations

import re

from shuzibao.conventions.bylines import satellite_role
from shuzibao.conventions.furniture import furniture_role
from shuzibao.conventions.leads import DATELINE, OLD_DATELINE
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS, SPACE
from shuzibao.script.fold import plain

FEWEST_ITEMS = 3  # of a list whose items all begin so; one line alone may have its space by chance
HEAD = re.compile(
    r"(?P<sign>[■●◆★▲○□◇▍]?)(?P<head>[^\s，。；：！？、■●◆★▲○□◇▍①-⑳❶-❿]{2,18})(?P<space>[ \u3000]+)(?P<text>\S{3,}.*)"
)
# 〔邮政〕 and 【交通】, the text right behind
BRACKETED = re.compile(r"(?:〔[^〕]{2,8}〕|【[^】]{2,8}】|〖[^〗]{2,8}〗|［[^］]{2,8}］)(?=\S)")
DAY = re.compile(r"[\d〇零一二三四五六七八九十年月日时点至:：—\-.．/]+")
WIDER_SPACE = re.compile(r"\S[ \u3000]+\S")


def run_in_head(text: str) -> re.Match[str] | None:
    """A printed line cut into its groups sign, head, space and text, where it may begin with a head that runs in.

    It goes on, after one space, with text that it does not end.
    """
    told = plain(text)
    found = HEAD.fullmatch(told)
    if found is None or DAY.fullmatch(found["head"]) or DATELINE.match(told):
        return None
    if found["head"][-1].isascii() or WIDER_SPACE.search(found["text"]):
        return None
    if found["text"].rstrip(CLOSERS)[-1:] in SENTENCE_ENDS or furniture_role(told) is not None:
        return None
    return found if satellite_role(told, SPACE.sub("", told), False) is None else None


def bracketed_head(text: str) -> int:
    """Where a head in brackets ends at which a printed line begins, 0 for none; no head says where a story is from."""
    told = plain(text)
    found = BRACKETED.match(told)
    if found is None or DATELINE.match(told) or OLD_DATELINE.match(told):
        return 0
    return found.end()
