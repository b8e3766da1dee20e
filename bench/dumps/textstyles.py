"""Styles of plain text, as PDF-to-text tools and copying by hand leave it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from bench.dumps.damage import DIGIT_EDGE, INSIDE, movable, spaced, stretched, with_vertical_forms
from bench.dumps.story import SetStory
from bench.dumps.tape import Bit, Row, Tape

Block = list[Row]
INDENTS = {"lost": "", "block": "", "full": "　　", "half": "  ", "wide": "    "}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a tool wrote the page.

    wrapped: printed lines stay lines. blank: where empty lines stand: "none", "line" (after every
        line), "block", "paragraph". indent: of paragraphs, see INDENTS; "block" gives one space to
        the first line of each block. order: of blocks. spaces: "none", "stretched", "digits", "inside".
    file_a_page: each page is a file of its own, else a form feed ends it. measure: least and most
    ems of a column. ends, trailing: what closes each line. centred: titles are pushed right. forms: marks come as vertical forms (︐︒﹁).
    change: the column grows or shrinks inside stories. torn: share of pages where one headline
        cluster is not in the file at all. upright: headlines of one line come one character a line.
    """

    wrapped: bool = True
    blank: str = "none"
    indent: str = "lost"
    order: str = "reading"
    spaces: str = "none"
    furniture: str = "edges"
    change: bool = False
    torn: float = 0.0
    upright: bool = False
    pages: int = 1
    script: str | None = None
    file_a_page: bool = False
    measure: tuple[int, int] = (11, 18)
    ends: str = "\n"
    trailing: str = ""
    centred: bool = False
    forms: bool = False
    period: str = "today"


TEXT_STYLES: dict[str, TextStyle] = {
    "blank-lines": TextStyle(
        blank="line", indent="block", order="heads-last", spaces="stretched", change=True, torn=0.4
    ),
    "bare-lines": TextStyle(blank="none", indent="lost", change=True),
    "full-indent": TextStyle(blank="none", indent="full"),
    "half-indent": TextStyle(blank="block", indent="half", spaces="digits", furniture="middle"),
    "wide-indent": TextStyle(blank="block", indent="wide", order="scattered", furniture="middle"),
    "heads-last": TextStyle(blank="block", indent="lost", order="heads-last", spaces="digits"),
    "heads-first": TextStyle(blank="block", indent="lost", order="heads-first"),
    "heads-scattered": TextStyle(
        blank="block", indent="lost", order="scattered", change=True, torn=0.3
    ),
    "columns-crossed": TextStyle(blank="block", indent="lost", order="crossed"),
    "banded": TextStyle(blank="none", indent="lost", order="banded", furniture="middle"),
    "banded-blank": TextStyle(blank="block", indent="lost", order="banded", change=True),
    "spaced-out": TextStyle(blank="none", indent="full", spaces="inside"),
    "one-line": TextStyle(wrapped=False, blank="none", indent="lost"),
    "one-line-blank": TextStyle(wrapped=False, blank="paragraph", indent="full", spaces="digits"),
    "upright-heads": TextStyle(blank="block", indent="lost", upright=True, script="hant"),
    "kickers-torn": TextStyle(blank="block", order="kickers-torn"),
    "trailing-spaces": TextStyle(
        blank="none", indent="full", ends="\r\n", trailing="　 ", spaces="digits"
    ),
    "centred-heads": TextStyle(blank="block", indent="wide", centred=True, change=True),
    "narrow-columns": TextStyle(blank="line", indent="full", measure=(6, 9)),
    "vertical": TextStyle(
        blank="none", indent="lost", measure=(18, 30), script="hant", upright=False
    ),
    "vertical-forms": TextStyle(
        blank="none", indent="lost", measure=(14, 24), script="hant", upright=True, forms=True
    ),
    "republican": TextStyle(
        blank="none", indent="lost", measure=(14, 30), script="hant", period="republican"
    ),
    "republican-upright": TextStyle(
        blank="block",
        indent="lost",
        measure=(9, 16),
        script="hant",
        period="republican",
        upright=True,
    ),
    "page-files": TextStyle(
        blank="paragraph", indent="full", furniture="middle", pages=3, file_a_page=True
    ),
    "english": TextStyle(blank="block", indent="half", script="latn"),
    "english-bare": TextStyle(blank="line", indent="lost", order="heads-last", script="latn"),
    "shredded": TextStyle(blank="none", indent="lost", order="shredded"),
    "form-feeds": TextStyle(blank="block", indent="half", furniture="middle", pages=2),
}


def write_page(
    rng: Random,
    style: TextStyle,
    stories: Sequence[SetStory],
    furniture: Sequence[Row],
    masthead: Sequence[Row],
    tape: Tape,
) -> None:
    """One page of text onto the tape."""
    blocks = ORDERS[style.order](rng, stories, style)
    blocks = _with_furniture(rng, style.furniture, blocks, furniture, masthead)
    for number, block in enumerate(blocks):
        _write_block(rng, style, block, tape, last=number == len(blocks) - 1)


def _write_block(rng: Random, style: TextStyle, block: Block, tape: Tape, last: bool) -> None:
    for at, row in enumerate(block):
        ends = at == len(block) - 1
        if style.centred and row.role in {"kicker", "headline", "deck"}:
            tape.put(" " * rng.randint(6, 24))
        elif style.indent == "block" and at == 0:
            tape.put(" ")
        elif row.role == "paragraph" and row.opens and row.indent:
            tape.put(INDENTS[style.indent])
        tape.put_row(_space(rng, style, row))
        tape.put("\n")
        if (
            (style.blank == "line" and not ends)
            or (style.blank == "paragraph" and (row.closes or ends))
            or (style.blank == "block" and ends and not last)
        ):
            tape.put("\n")


def _space(rng: Random, style: TextStyle, row: Row) -> Row:
    if style.forms:
        row = with_vertical_forms(row)
    if style.spaces in {"stretched", "inside"}:
        row = stretched(rng, row)
    if style.spaces in {"digits", "inside"}:
        row = spaced(rng, row, DIGIT_EDGE, 0.85)
    if style.spaces == "inside":
        row = spaced(rng, row, INSIDE, 0.04)
    return row


def _body_blocks(story: SetStory) -> list[Block]:
    columns = [list(column) for column in story.columns if column]
    if columns:
        columns[0] = [*story.jump_in, *columns[0]]
        columns[-1] += story.jump_out
    if story.pictures:  # of a picture and its words alone: the jump line stands below them
        columns.append([*story.pictures, *([] if columns else story.jump_in)])
    return columns


def _head(story: SetStory, style: TextStyle) -> Block:
    if style.upright and len(story.head) == 1 and " " not in story.head[0].text:
        row = story.head[0]
        return [
            Row([(character, owner)], row.role, opens=False)
            for text, owner in row.bits
            for character in text
        ]
    return list(story.head)


def _whole(story: SetStory, style: TextStyle, with_head: bool = True) -> list[Block]:
    blocks: list[Block] = []
    if story.section:
        blocks.append(list(story.section))
    if with_head and story.head:
        blocks.append(_head(story, style))
    if story.byline:
        blocks.append(list(story.byline))
    return blocks + _body_blocks(story)


def in_reading_order(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    return [block for story in stories for block in _whole(story, style)]


def heads_last(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    """Some headline clusters stand at the end of the file, far from their stories."""
    moved = _moved(rng, stories)
    blocks = [b for story in stories for b in _whole(story, style, story.index not in moved)]
    tail = [_head(stories[index], style) for index in moved]
    rng.shuffle(tail)
    return blocks + tail


def heads_first(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    moved = _moved(rng, stories, share=0.9)
    top = [_head(stories[index], style) for index in moved]
    rng.shuffle(top)
    return top + [b for story in stories for b in _whole(story, style, story.index not in moved)]


def heads_scattered(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    """Some clusters stand before or behind another story."""
    moved = _moved(rng, stories)
    groups = [_whole(story, style, story.index not in moved) for story in stories]
    for index in moved:
        at = rng.choice([place for place in range(len(groups)) if place != index])
        if rng.random() < 0.5:
            groups[at].insert(0, _head(stories[index], style))
        else:
            groups[at].append(_head(stories[index], style))
    return [block for group in groups for block in group]


def crossed(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    """Columns of two neighbours come in turns, as their bands stand on the page."""
    blocks: list[Block] = []
    left = list(stories)
    while left:
        pair, left = left[:2], left[2:]
        if len(pair) == 1 or rng.random() < 0.25 or not all(_may_cross(stories, s) for s in pair):
            for story in pair:
                blocks += _whole(story, style)
            continue
        first, second = (_whole(story, style) for story in pair)
        turns = max(len(first), len(second))
        for at in range(turns):
            blocks += first[at : at + 1] + second[at : at + 1]
    return blocks


def banded(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    """The titles of two or three neighbours in a row, then their texts, as bands of a page come."""
    blocks: list[Block] = []
    left = list(stories)
    while left:
        size = rng.choice((2, 2, 3))
        group, left = left[:size], left[size:]
        able = [s for s in group if s.head and s.columns and movable(stories, s.head, s.index)]
        if len(able) < len(group) - 1:  # one may be found by being left over
            blocks += [block for story in group for block in _whole(story, style)]
            continue
        blocks += [_head(story, style) for story in group if story.head]
        blocks += [block for story in group for block in _whole(story, style, with_head=False)]
    return blocks


def kickers_torn(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    """Kickers stand at the end of the file, as a frame that was drawn last."""
    torn: list[Block] = []
    blocks: list[Block] = []
    for story in stories:
        kicker = [row for row in story.head if row.role == "kicker"]
        whole = _whole(story, style)
        if kicker and movable(stories, kicker, story.index):
            rest = [row for row in story.head if row.role != "kicker"]
            whole[whole.index(story.head)] = rest
            torn.append(kicker)
        blocks += whole
    rng.shuffle(torn)
    return blocks + torn


def shredded(rng: Random, stories: Sequence[SetStory], style: TextStyle) -> list[Block]:
    """Lines that stand side by side come as one line: what `-layout` tools do to columns."""
    columns = [column for story in stories for column in _whole(story, style)]
    blocks: list[Block] = []
    while columns:
        band, columns = columns[:3], columns[3:]
        for at in range(max(len(column) for column in band)):
            rows = [column[at] for column in band if at < len(column)]
            bits: list[Bit] = []
            for row in rows:
                if bits:
                    bits.append(("    ", None))
                bits += row.bits
            blocks.append([Row(bits, "paragraph")])
    return blocks


def _may_cross(stories: Sequence[SetStory], story: SetStory) -> bool:
    """Whether a reader could take the story out of the tangle again."""
    return len(story.columns) > 1 and (not story.head or movable(stories, story.head, story.index))


def _moved(rng: Random, stories: Sequence[SetStory], share: float = 0.5) -> list[int]:
    able = [s.index for s in stories if s.head and s.columns and movable(stories, s.head, s.index)]
    return [index for index in able if rng.random() < share]


ORDERS: dict[str, Callable[[Random, Sequence[SetStory], TextStyle], list[Block]]] = {
    "reading": in_reading_order,
    "heads-last": heads_last,
    "heads-first": heads_first,
    "scattered": heads_scattered,
    "crossed": crossed,
    "banded": banded,
    "kickers-torn": kickers_torn,
    "shredded": shredded,
}


def _with_furniture(
    rng: Random,
    where: str,
    blocks: list[Block],
    furniture: Sequence[Row],
    masthead: Sequence[Row],
) -> list[Block]:
    """Masthead on top (or at the end); folios and channels at the edges or between two blocks."""
    made = [list(block) for block in blocks]
    top: list[Block] = [list(masthead)] if masthead else []
    for row in furniture:
        if where == "middle" and len(made) > 2:
            made.insert(rng.randrange(1, len(made)), [row])
        elif rng.random() < 0.5:
            top.append([row])
        else:
            made.append([row])
    return top + made
