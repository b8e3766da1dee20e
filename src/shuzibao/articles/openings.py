"""Whose report a story is and who wrote it, where its own text says so: 本报讯（记者 …）, … 的脚步。（记者 …）"""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.conventions.bylines import HOUSED, INSIDE, OPENS_WITH, RARE
from shuzibao.conventions.leads import DATELINE, LATIN_DATELINE, OLD_DATELINE
from shuzibao.conventions.writers import writers
from shuzibao.model import Element, Role
from shuzibao.script.fold import plain
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency

BRACKETS = "【】〖〗〔〕（）()︵︶︻︼ "
LONGEST = 40  # characters of the names of writers behind a dateline, or behind a paragraph's last sentence
# Where the names may end: 本报讯 记者林知秋、石望川报道：…, 南江讯 记者林知秋 昨日…, 本报讯 记者林知秋7月6日…
NAMES_END = re.compile(r"(?:报道|报导)?[\s，：]|报道|报导|(?<=[\u4e00-\u9fff])(?=\d)")
# （记者 林知秋 北港报道）: who wrote it, where, and that it was sent; 摄影报道 is what he did.
SENT = re.compile(r"(?<!摄影)(?<!摄)(?<!图文)\s*(?:报道|报导|专?电)\s*[）)】〕]$")
# 的脚步。报导．摄影╱林知秋: what stands behind the last sentence.
LAST = re.compile(r"(?<=[。！？”…])[^。！？”…□■◎●◆△▲]{4,40}$")
# … 从没有用完过。（周志成）: names alone in brackets, as papers set them for long.
NAMED_LAST = re.compile(
    r"(?<=[。！？”」』…])[（(](?P<names>[\u4e00-\u9fff]{2,4}(?:[ \u3000、][\u4e00-\u9fff]{2,4}){0,2})[）)]$"
)


def signed(elements: Sequence[Element]) -> tuple[str | None, str | None]:
    """Dateline and byline, as printed, also where they stand inside the first or the last paragraph."""
    paragraphs = [e.text for e in elements if e.role is Role.PARAGRAPH]
    lines = [e.text for e in elements if e.role is Role.BYLINE]
    dateline = byline = None
    if paragraphs:
        dateline, byline = _opening(paragraphs[0])
        byline = byline or _closing(paragraphs[0]) or _closing(paragraphs[-1])
        byline = byline or _named_last(paragraphs)
    if lines and (found := DATELINE.match(plain(lines[0]))):  # 本报讯 通讯员 张三, above the text
        dateline, lines[0] = (
            lines[0][: found.end()].strip(BRACKETS),
            lines[0][found.end() :].strip(),
        )
    return dateline, " ".join(dict.fromkeys(lines)) if lines else byline


def _opening(text: str) -> tuple[str | None, str | None]:
    """What the first words of a story's text say."""
    folded = plain(text)
    if found := DATELINE.match(folded):
        dateline = text[: found.end()].strip(BRACKETS)
        return dateline, _inside(text[:60]) or _behind(text, folded, found.end()) or _inside(text)
    byline = _inside(text[:60])
    if other := LATIN_DATELINE.match(text) or OLD_DATELINE.match(folded):
        return text[: other.end()].strip(BRACKETS), byline
    if opening := OPENS_WITH.match(folded):
        return None, text[slice(*opening.span("inside"))]
    if (housed := HOUSED.match(folded)) and is_name(re.split(r"[\s、]", housed["inside"])[0]):
        return None, text[slice(*housed.span("inside"))]
    return None, byline


def _behind(text: str, folded: str, start: int) -> str | None:
    """The writers behind a dateline without brackets: as many words as are nothing but writers."""
    ends = [start + end.start() for end in NAMES_END.finditer(folded[start : start + LONGEST])]
    for end in reversed(ends):
        if writers(folded[start:end]):
            return text[start:end].strip()
    return None


def _closing(text: str) -> str | None:
    """The writers behind a paragraph's last sentence."""
    if found := _inside(text[-50:]):
        return found
    tail = LAST.search(plain(text))
    told = writers(tail[0]) if tail else None
    return text[tail.start() :].strip().strip("（）") if tail and told and told.wrote else None


def _named_last(paragraphs: Sequence[str]) -> str | None:
    """The names in brackets behind a story's last word; none where more paragraphs end so, each of another writer."""
    *above, text = paragraphs
    named = NAMED_LAST.search(plain(text))
    if any(NAMED_LAST.search(plain(one)) for one in above):
        return None
    if named and all(map(is_name, re.split("[ \u3000、]", named["names"]))):
        return text[slice(*named.span("names"))]
    return None


def _inside(text: str) -> str | None:
    folded = plain(text)
    found = INSIDE.search(folded)
    if found is None:
        return None
    start, end = found.span("inside")
    if (sent := SENT.search(folded, start, found.end())) and sent.start() <= end:
        end = start + _unplaced(folded[start : sent.start()])
    return text[start:end].strip()


def _unplaced(inside: str) -> int:
    """Where the last writer's name ends: before the place that a report was sent from, 记者 林知秋 北港 or, its space lost, 林知秋北港."""
    start = max(map(inside.rfind, " 、，")) + 1
    above, word = inside[:start].rstrip(" 、，"), inside[start:]
    if _names(word):
        return len(inside)
    cuts = [n for n in (3, 2) if _names(word[:n]) and len(word) > n + 1 and frequency(word[n:])]
    if cuts:
        return start + max(cuts, key=lambda n: frequency(word[n:]))
    return start if any(_names(above[-n:]) for n in (3, 2)) else len(inside)


def _names(word: str) -> bool:
    """A person, and not 武汉, 江苏: a surname's character opens many a place."""
    return is_name(word) and frequency(word) <= RARE
