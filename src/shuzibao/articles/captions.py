"""Which paragraphs of a page are captions: by what they say, by a photographer's name below, by their measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from shuzibao.articles.node import Node
from shuzibao.conventions.bylines import CAPTION_MARK, is_caption
from shuzibao.conventions.leads import ATTENDED
from shuzibao.script.characters import ems


def captions_among(nodes: Sequence[Node], credited: Collection[int]) -> set[int]:
    """The nodes that are captions. credited: the lines that hold a photographer's name and nothing else."""
    looks = _looks_like_captions(nodes)
    return {
        at
        for at, node in enumerate(nodes)
        if node.level is None
        and node.opens
        and (
            is_caption(node.text)
            or (node.is_text and _is_credited(node, node.pieces[-1].line + 1 in credited))
            or at in looks
            or _stands_over_lead(nodes, at)
        )
        and not _is_item(nodes, at, node.pieces[-1].line + 1 in credited)
    }


# A short paragraph with the photographer's name right below it is a caption.
LONGEST_CREDITED = 90  # characters


def _is_credited(node: Node, credited: bool) -> bool:
    return credited and node.closes and len(node.text) <= LONGEST_CREDITED and node.opening < 3


def _stands_over_lead(nodes: Sequence[Node], at: int) -> bool:
    """A sentence between a story's head and its lead 本报讯: no text stands there, so it speaks of a picture."""
    node = nodes[at]
    if not (0 < at < len(nodes) - 1 and node.is_text and node.closes and node.opening <= 0):
        return False
    lead = nodes[at + 1]
    return (
        (not nodes[at - 1].is_text or node.bylined)
        and lead.is_text
        and lead.opens
        and lead.opening >= LEADS
        and len(node.pieces) <= MOST_OVER_LEAD
        and LOOK_LEAST <= len(node.text) <= LOOK_MOST
        and node.text[-1] == "。"
    )


LONGEST_NAMED = 14  # characters
LEADS, MOST_OVER_LEAD = 3, 2  # how surely a paragraph opens a story; lines


def _is_item(nodes: Sequence[Node], at: int, credited: bool) -> bool:
    """▲… below ▲…, or a long one right below a headline, each a piece of news of its own: an arrow that points at a
    picture stands alone, or a photographer's name closes what it says.
    """
    text = nodes[at].text
    if not CAPTION_MARK.match(text) or credited or is_caption(text[1:]) or not nodes[at].is_text:
        return False
    if len(text) <= LONGEST_NAMED and text[-1] not in "。！？；：":
        return False  # ▲大棚里育秧: what is to be seen, in a few words
    told = nodes[at + 1].opening if at + 1 < len(nodes) and nodes[at + 1].is_text else 0.0
    headed = at > 0 and not nodes[at - 1].is_text
    if headed and told < LEADS and len(text) > LOOK_MOST and text.count("。") > 1:
        return True
    return any(
        0 <= other < len(nodes) and nodes[other].is_text and nodes[other].text[0] == text[0]
        for other in (at - 2, at - 1, at + 1, at + 2)  # each may be signed
    )


# A caption without a word that says so: its type is smaller than the stories', so more of it goes into a line of the
# column; it is short, stands by itself, and tells what is to be seen. Measures in ems, sizes in characters.
USUAL_MEASURE = 0.12  # of the page's lines of text are set to it, at least
OTHER_MEASURE = 1.0
MOSTLY_SET = 0.7  # of the page's lines of text
LOOK_LINES, LOOK_LEAST, LOOK_MOST = 3, 8, 70


def _looks_like_captions(nodes: Sequence[Node]) -> set[int]:
    """The nodes that are captions by their measure and size."""
    lines: Counter[float] = Counter()
    for node in nodes:
        if node.is_text and node.measure:
            lines[node.measure] += len(node.pieces)
    usual = [measure for measure, n in lines.items() if n >= USUAL_MEASURE * lines.total()]
    texts = sum(len(node.pieces) for node in nodes if node.is_text)
    set_ = lines.total() >= MOSTLY_SET * texts
    return {i for i in range(len(nodes)) if usual and _looks_like_one(nodes, i, usual, set_)}


def _looks_like_one(nodes: Sequence[Node], i: int, usual: Sequence[float], set_: bool) -> bool:
    """set_: the page's lines are set to measures, so that one line that fits none is set to its own."""
    node = nodes[i]
    measure = node.measure or (ems(node.text) if set_ and _is_lonely(nodes, i) else None)
    if not (
        node.is_text
        and measure
        and node.opens
        and node.closes
        and 0 <= node.opening < 3
        and LOOK_LEAST <= len(node.text) <= LOOK_MOST
        and measure > (min if node.measure else max)(usual)
        and all(abs(measure - other) >= OTHER_MEASURE for other in usual)
        and not any(mark in node.text for mark in "“「？！：")
        and not ATTENDED.search(node.text)
    ):
        return False
    alike = len(node.pieces)
    for step in (-1, 1):
        at = i + step
        while 0 <= at < len(nodes) and _alike(nodes[at], measure):
            alike += len(nodes[at].pieces) if nodes[at].is_text else 0
            at += step
    return alike <= LOOK_LINES


def _is_lonely(nodes: Sequence[Node], i: int) -> bool:
    """A sentence on one line, among texts that are set to a measure."""
    lonely = len(nodes[i].pieces) == 1 and nodes[i].text[-1:] == "。"
    return lonely and all(
        nodes[at].measure or not nodes[at].is_text for at in (i - 1, i + 1) if 0 <= at < len(nodes)
    )


def _alike(other: Node, measure: float) -> bool:
    """A heading, or a text in the same measure."""
    return not other.is_text or bool(other.measure and abs(other.measure - measure) < OTHER_MEASURE)
