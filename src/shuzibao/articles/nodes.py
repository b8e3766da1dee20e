"""The nodes that articles are made of: paragraphs or parts of them, headings, and what hangs on to a story.

A page's lines become nodes in file order. What can be nothing but furniture is set apart first; the rest is read
by `layout.flow`. Bylines on a line of their own, captions, credits and jump lines are satellites: they belong to
a story but its text runs on past them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from shuzibao.articles.around import told_around
from shuzibao.articles.boxes import told_by_boxes
from shuzibao.articles.captions import captions_among
from shuzibao.articles.columnheads import columns_named
from shuzibao.articles.headwording import is_couplet
from shuzibao.articles.node import Loose, Node, Piece, Satellite, Sort, Sorted
from shuzibao.articles.opensigns import tell_signs
from shuzibao.articles.runs import rows_of, run_in_heads, upright_runs
from shuzibao.articles.signed import is_text
from shuzibao.conventions.bylines import calls_a_name, satellite_role
from shuzibao.conventions.furniture import furniture_role
from shuzibao.conventions.jumps import JumpLine, find_jump
from shuzibao.conventions.leads import DATELINE, opening_weight
from shuzibao.layout.flow import Part, Reading, indents_kept, read_flow
from shuzibao.layout.signs import Signs, signs_of
from shuzibao.model import Line, Page, Role
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import plain


def sort_lines(page: Page, known_furniture: Mapping[int, Role]) -> Sorted:
    """The nodes of a page.

    known_furniture: lines that the masthead or the page's other facts have claimed already, by index.
    """
    signs, aside, upright, rows = _parted(page, known_furniture)
    flowing = _flowing(len(signs), aside, upright, rows)
    readings = [
        replace(one, mends=flowing[one.mends]) if one.mends >= 0 else one
        for one in read_flow(_with_interruptions(signs, flowing, aside))
    ]
    sorter = _Sorter(page, signs, dict(zip(flowing, readings, strict=True)))
    for i in range(len(page.lines)):
        if i in aside:
            sorter.hang(i, *aside[i])
        elif i in upright:
            sorter.stand(upright[i])
        elif i in rows:
            sorter.table(rows[i])
        else:
            sorter.flow(i)
    sorter.close()
    out = _captions_aside(sorter.out)
    _tell_spaces(page, out.nodes, indents_kept([signs[i] for i in flowing]))
    tell_signs(out.nodes)
    return out


def flow_of(page: Page, known_furniture: Mapping[int, Role]) -> tuple[list[int], list[Signs]]:
    """The lines of a page that its text flows through, and what each of them tells."""
    signs, aside, upright, rows = _parted(page, known_furniture)
    flowing = _flowing(len(signs), aside, upright, rows)
    return flowing, _with_interruptions(signs, flowing, aside)


def _flowing(lines: int, aside: Aside, upright: Lines, rows: Lines) -> list[int]:
    return [i for i in range(lines) if not (i in aside or i in upright or i in rows)]


Lines = Mapping[int, Sequence[int]]
Aside = Mapping[int, tuple[Role, JumpLine | None]]
SIGNED = (Role.BYLINE, Role.CREDIT)


def _parted(
    page: Page, known_furniture: Mapping[int, Role]
) -> tuple[Sequence[Signs], Aside, Lines, Lines]:
    """What each line tells; which are set aside; which are of vertical headings, and of tables."""
    signs, names = told_around(
        [line.text for line in page.lines],
        [_told_way(signs_of(line), page.number) for line in page.lines],
    )
    signs, lists, offers, displayed = told_by_boxes(signs, {*names, *known_furniture})
    signs = columns_named(page.lines, signs)
    known = {
        **dict.fromkeys(names, Role.BYLINE),
        **dict.fromkeys(lists, Role.FURNITURE),
        **known_furniture,
    }
    run_in = {i: (i,) for i in (*run_in_heads(page), *offers)}
    upright, rows = {**upright_runs(signs), **run_in}, rows_of(page.lines)
    for cells in [cells for cells in rows.values() if cells]:
        role = furniture_role(plain(" | ".join(page.lines[i].text for i in cells)))
        if role is not None:  # the page's head, which a converter took for a table
            known.update(dict.fromkeys(cells, role))
            rows = {i: row for i, row in rows.items() if i not in cells}
    aside = {
        i: found
        for i, sign in enumerate(signs)
        if not (i in upright or i in rows or i in displayed)
        and (found := _set_aside(page.lines[i], sign, known.get(i)))
        and not (found[0] in SIGNED and i and calls_a_name(plain(page.lines[i - 1].text)))
        and not (found[0] is Role.BYLINE and _leads(signs[i : i + 2]))
    }
    return signs, aside, upright, rows


LEFT_OVER = (
    4.0  # ems: the indent of a paragraph's first line, and what its last word may have left over
)


def _leads(lines: Sequence[Signs]) -> bool:
    """本报讯 记者林知秋、石望 | 川报道：…: the line opens a story's text, which goes on at the same measure."""
    if len(lines) < 2 or not DATELINE.match(lines[0].text) or lines[1].heading is not None:
        return False
    below = lines[1].width
    full = lines[0].width >= below - LEFT_OVER and (is_text(lines[1]) or below >= lines[0].width)
    return full and lines[1].indent <= lines[0].indent and lines[1].opening <= 0


def _tell_spaces(page: Page, nodes: Sequence[Node], kept: bool) -> None:
    """What the file's empty lines and indents say of each node."""
    usual = _blank_inside(page, nodes)
    # Columns that the reader cut apart on a grid of cells have indents that it reckoned.
    starts = [line.start or 0 for line in page.lines]
    straight = starts == sorted(starts)
    for node in nodes:
        node.space = abs(page.lines[node.pieces[0].line].blank_before - usual)
        node.kept = kept
        node.flush = kept and page.lines[node.pieces[0].line].indent == 0
        between = node.is_text and node.order > 0 and nodes[node.order - 1].is_text
        stands = node.form or node.tabled or node.opening > 0
        if straight and node.flush and between and not stands:
            node.opens = False  # it goes on with a paragraph that stands elsewhere


def _blank_inside(page: Page, nodes: Sequence[Node]) -> int:
    """The empty lines between two lines of a paragraph as a rule; 0 where no paragraph has two lines."""
    inside = Counter(
        page.lines[piece.line].blank_before
        for node in nodes
        if node.is_text
        for piece in node.pieces[1:]
    )
    return inside.most_common(1)[0][0] if inside else 0


def _told_way(sign: Signs, number: int | None) -> Signs:
    """紧接第1版 says both ways; alone on a line of a later page it means where the story comes from."""
    jump = sign.jump
    if jump and jump.onward and not sign.text and number and isinstance(jump.page, int):
        return replace(sign, jump=replace(jump, onward=jump.page >= number))
    return sign


def _set_aside(line: Line, sign: Signs, known: Role | None) -> tuple[Role, JumpLine | None] | None:
    """What a line is that no story's text flows through, None for one of the flow."""
    role = known or (sign.furniture if line.text else Role.FURNITURE)
    if role is not None:
        return role, None
    if sign.jump and not sign.text:
        return Role.JUMP_LINE, sign.jump
    if line.caption:
        return Role.CAPTION, None
    if sign.form:
        return None
    hanging = satellite_role(line.text, sign.text, sign.ends_open or sign.bracket_open)
    return (hanging, None) if hanging else None


# What a story tells of itself before its writer is named. Folded, without spaces.
ABSTRACT = re.compile(
    r"[【\[（(■●◆]?(?:核心提示|核心阅读|内容提要|阅读提示|新闻提示|提要|摘要|编者按|编者的话|开栏的话)"
)
HANGING = (Role.JUMP_LINE, Role.BYLINE, Role.CREDIT, Role.CAPTION)


@dataclass(slots=True)
class _Between:
    """What stands between a node and the node above it, each as in `Node`."""

    apart: bool = False
    bylined: bool = False
    continued: bool = False


class _Sorter:
    """Takes the lines of a page one by one, in file order, and makes nodes of them."""

    def __init__(self, page: Page, signs: Sequence[Signs], readings: Mapping[int, Reading]) -> None:
        self.page, self.signs, self.readings = page, signs, readings
        self.out = Sorted()
        self.current: list[int] = []
        self.between = _Between()  # the node above and this line
        self.current_between = _Between()

    def hang(self, i: int, role: Role, jump: JumpLine | None) -> None:
        """A line set aside: a satellite of the stories, or furniture of the page."""
        piece = Piece(i, 0, len(self.page.lines[i].text))
        if role in HANGING:
            after = len(self.out.nodes) - (0 if self.current else 1)
            self.out.satellites.append(Satellite(role, (piece,), self.signs[i].text, after, jump))
            self.between.bylined |= role is Role.JUMP_LINE or (
                role is Role.BYLINE and not self._below_abstract()
            )
            self.between.continued |= _comes_from(jump)
        else:
            self.out.furniture.append(Loose(role, (piece,)))
            self.between.apart |= bool(self.page.lines[i].text) or self._is_rule(i)

    def _is_rule(self, i: int) -> bool:
        """A mark of the source that parts what stands above it from what stands below, and no picture's."""
        line = self.page.lines[i]
        return not self.page.text[line.start : line.end].strip("-*_= ")

    def _below_abstract(self) -> bool:
        """核心提示 … stands between the headline and the byline."""
        return bool(self.current) and ABSTRACT.match(self.signs[self.current[0]].text) is not None

    def stand(self, lines: Sequence[int]) -> None:
        """A vertical heading: its lines, one character each; () for all but the first. Or a head that runs in: its line."""
        if not lines:
            return
        self.close()
        pieces = tuple(Piece(i, 0, len(self.page.lines[i].text)) for i in lines)
        self._heading(pieces, "".join(plain(self.page.lines[i].text) for i in lines), None)
        self.out.nodes[-1].run_in = len(lines) == 1

    def table(self, lines: Sequence[int]) -> None:
        """A row of a table: its cells; () for all but the first of them."""
        if not lines:
            return
        self.close()
        pieces = tuple(Piece(i, 0, len(self.page.lines[i].text)) for i in lines)
        text = "".join(self.signs[i].text for i in lines)
        node = Node(pieces, Sort.TEXT, text, len(self.out.nodes), apart=self._passed().apart)
        above = next((k for k in range(lines[0] - 1, -1, -1) if self.page.lines[k].text), None)
        node.tabled = above is not None and self.page.lines[above].row is not None
        self.out.nodes.append(node)

    def flow(self, i: int) -> None:
        """A line of the flow: a heading, or text that runs on or starts anew."""
        reading, sign = self.readings[i], self.signs[i]
        if reading.part is Part.HEADING:
            self.close()
            piece = Piece(i, 0, len(self.page.lines[i].text))
            self._heading((piece,), sign.text, sign)
        elif reading.joined and self.current:
            self.current.append(i)
            self._passed()
        else:
            self.close()
            self.current = [i]
            self.current_between = self._passed()

    def _passed(self) -> _Between:
        """What stood between; the next line begins anew."""
        passed, self.between = self.between, _Between()
        return passed

    def _heading(self, pieces: tuple[Piece, ...], text: str, sign: Signs | None) -> None:
        between = self._passed()
        self.out.nodes.append(
            Node(
                pieces,
                Sort.HEADING,
                text,
                len(self.out.nodes),
                apart=between.apart,
                bylined=between.bylined,
                continued=between.continued,
                level=sign.heading if sign else None,
                opening=sign.opening if sign else 0.0,
                couplet=is_couplet(plain(self.page.lines[pieces[0].line].text)),
            )
        )

    def close(self) -> None:
        """End the paragraph that is open."""
        if self.current:
            node = _text_node(self.page, self.signs, self.readings, self.current)
            node.order = len(self.out.nodes)
            between = self.current_between
            node.apart, node.bylined = between.apart, between.bylined
            node.continued = between.continued
            self.out.nodes.append(node)
            self.current = []


# Against running on past what was set aside: a folio stands anywhere, a byline never inside a paragraph.
PAST_FURNITURE, PAST_BYLINE = 1.0, 5.0


# What nobody's paragraph runs on past.
PARTING = (*SIGNED, Role.JUMP_LINE)
# But a picture stands inside a paragraph, with what is said of it.
OF_PICTURE = {Role.CAPTION, Role.CREDIT, Role.FURNITURE}


def _comes_from(jump: JumpLine | None) -> bool:
    """上接第1版: what stands below it goes on from another page."""
    return jump is not None and not jump.onward


def _with_interruptions(
    signs: Sequence[Signs],
    flowing: Sequence[int],
    aside: Aside,
) -> list[Signs]:
    out = []
    above = -1
    for i in flowing:
        skipped = [aside[k][0] for k in range(above + 1, i) if k in aside]
        cost = PAST_FURNITURE if skipped and above >= 0 else 0.0
        of_picture = Role.CAPTION in skipped and {*skipped} <= OF_PICTURE
        if any(role in PARTING for role in skipped) and not of_picture:
            cost = PAST_BYLINE
        continued = i - 1 in aside and _comes_from(aside[i - 1][1])
        out.append(replace(signs[i], interrupted=cost, continued=continued))
        above = i
    return out


def _captions_aside(sorted_: Sorted) -> Sorted:
    """Captions are told by the whole paragraph, so only now."""
    nodes: list[Node] = []
    moved: list[Satellite] = []
    after: dict[int, int] = {}
    credits = {one.pieces[0].line for one in sorted_.satellites if one.role is Role.CREDIT}
    told = {one.after for one in sorted_.satellites if one.role is Role.CAPTION}
    captions = captions_among(sorted_.nodes, credits)
    bylined = False
    for at, node in enumerate(sorted_.nodes):
        if at in captions:
            moved.append(Satellite(Role.CAPTION, node.pieces, node.text, len(nodes) - 1))
            bylined |= node.bylined
        else:
            node.bylined |= bylined
            bylined = False
            node.below_caption = (
                bool(moved) and moved[-1].after == len(nodes) - 1
            ) or at - 1 in told
            nodes.append(node)
        after[node.order] = len(nodes) - 1
    for order, node in enumerate(nodes):
        node.order = order
    kept = [replace(one, after=after.get(one.after, -1)) for one in sorted_.satellites]
    for one in kept:
        if one.role is Role.CREDIT and 0 <= one.after < len(nodes):
            nodes[one.after].credited = nodes[one.after].is_text
    satellites = sorted(kept + moved, key=lambda one: one.pieces[0].line)
    return Sorted(nodes, satellites, sorted_.furniture)


def _text_node(
    page: Page,
    signs: Sequence[Signs],
    readings: Mapping[int, Reading],
    lines: Sequence[int],
) -> Node:
    first, last = readings[lines[0]], readings[lines[-1]]
    pieces = []
    jump_on = jump_from = None
    for i in lines:
        text = page.lines[i].text
        start, end = 0, len(text)
        jump = find_jump(plain(text))
        if jump and jump.onward and i == lines[-1]:
            jump_on, end = jump, jump.start
        elif jump and not jump.onward and i == lines[0]:
            jump_from, start = jump, jump.end
        pieces.append(Piece(i, start, end))
    text = "".join(
        SPACE.sub("", plain(page.lines[piece.line].text[piece.start : piece.end]))
        for piece in pieces
    )
    return Node(
        tuple(pieces),
        Sort.TEXT,
        text,
        0,
        opens=first.part in (Part.FIRST, Part.ONLY) and jump_from is None,
        closes=last.part in (Part.LAST, Part.ONLY),
        mends=first.mends,
        measure=first.measure,
        opening=_opening(signs, lines),
        signed_off=signs[lines[-1]].signed_off,
        form=signs[lines[0]].form,
        jump_on=jump_on,
        jump_from=jump_from,
    )


def _opening(signs: Sequence[Signs], lines: Sequence[int]) -> float:
    """How much a paragraph opens a story, in nats; a drop cap on a line of its own opens with the line below."""
    first = signs[lines[0]]
    if len(first.text) > 1 or len(lines) == 1:
        return first.opening
    return opening_weight(first.text + signs[lines[1]].text)
