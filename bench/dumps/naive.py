"""The naive peer: what one writes in ten minutes.

Markdown: a heading opens an article, a block of lines is a paragraph. Text: a short line without
a closing mark that follows an ended paragraph opens an article; lines are joined until one ends
short of the page's usual line with a closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.dumps.answer import Answer

CLOSING = set("。！？”）")


def naive(files: Sequence[tuple[str, str]]) -> Answer:
    answer = Answer([])
    for number, (name, text) in enumerate(files):
        lines = _lines(text)
        elements = _markdown(lines) if name.endswith(".md") else _plain(lines)
        _gather(answer, number, text, elements)
    return answer


def _lines(text: str) -> list[tuple[int, int, str]]:
    """(start, end, stripped text) of the lines that hold something."""
    found, at = [], 0
    for raw in re.split(r"[\n\f]", text):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare)
            found.append((start, start + len(bare), bare))
        at += len(raw) + 1
    return found


Element = tuple[str, list[tuple[int, int, str]]]


def _markdown(lines: list[tuple[int, int, str]]) -> list[Element]:
    elements: list[Element] = []
    for start, end, text in lines:
        mark = re.match(r"#+\s*", text)
        if mark:
            elements.append(("headline", [(start + mark.end(), end, text[mark.end() :])]))
        else:
            elements.append(("paragraph", [(start, end, text)]))
    return elements


def _plain(lines: list[tuple[int, int, str]]) -> list[Element]:
    lengths = sorted(len(text) for _, _, text in lines)
    usual = lengths[len(lengths) * 2 // 3] if lengths else 0
    elements: list[Element] = []
    ended = True
    for line in lines:
        text = line[2]
        closes = text[-1] in CLOSING
        if ended and len(text) < 2 * usual and not closes and not re.search("[，。；]", text):
            elements.append(("headline", [line]))
            continue
        if elements and elements[-1][0] == "paragraph" and not ended:
            elements[-1][1].append(line)
        else:
            elements.append(("paragraph", [line]))
        ended = (closes and len(text) < usual) or len(text) > 2 * usual
    return elements


def _gather(answer: Answer, file: int, text: str, elements: list[Element]) -> None:
    """A headline that follows a paragraph opens an article."""
    index, last = 0, "paragraph"
    for role, lines in elements:
        if not answer.articles or (role == "headline" and last == "paragraph"):
            answer.articles.append(_empty())
            index = 0
        article = answer.articles[-1]
        joined = "".join(line[2] for line in lines)
        if role == "headline":
            known = article["headline"]
            article["headline"] = f"{known} {joined}" if known else joined
        else:
            article["body"].append({"role": "paragraph", "text": joined})
        order = []
        for start, end, _ in lines:
            for offset in range(start, end):
                if not text[offset].isspace():
                    answer.where[file, offset] = (len(answer.articles) - 1, index, role)
                    order.append((file, offset))
        answer.order.append(order)
        index, last = index + 1, role


def _empty() -> dict[str, object]:
    parts = (
        "kicker",
        "headline",
        "deck",
        "byline",
        "dateline",
        "section",
        "continues_on",
        "continued_from",
    )
    return {**dict.fromkeys(parts), "body": [], "kind": "article"}
