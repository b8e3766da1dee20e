"""Measuring a page that has boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.layout.set_page import BRIDGE, EM, PITCH, READING, Desk

from shuzibao.layout.geometry import arrange
from shuzibao.layout.geometry.measure import measure
from shuzibao.model import Box, Flow, Frame, Picture, Rule
from shuzibao.model.block import Sort


def test_body_leading_and_gutter_are_read_off_the_page():
    """Nothing is assumed: a page set at 1.5 em with a gutter of 20 points says so."""
    desk = Desk()
    desk.line(50, 40, "一行大标题", 30)
    desk.column(50, 100, READING, 14)
    desk.column(210, 100, BRIDGE, 14)
    found = measure(desk.page().lines)

    assert found.body[Flow.ACROSS] == EM
    assert found.leading[Flow.ACROSS] == pytest.approx(PITCH / EM, abs=0.01)
    assert found.gutter == pytest.approx(20, abs=1)


def test_the_box_around_several_reaches_to_the_outermost_edge_on_each_side():
    """It is what uniting them one by one gives, in whatever order."""
    boxes = [Box(10, 40, 30, 50), Box(20, 5, 25, 90), Box(0, 45, 5, 46)]

    assert Box.around(boxes) == Box(0, 5, 30, 90)
    assert Box.around(boxes[::-1]) == boxes[0].union(boxes[1]).union(boxes[2])


@pytest.mark.parametrize("pitch", [13.5, 15.0, 18.0])
def test_a_column_is_one_block_at_any_leading(pitch):
    """The page's own leading decides what belongs together."""
    desk = Desk()
    for n in range(12):
        desk.line(50, 100 + pitch * n, "正文的一行文字有十四个汉字吗")
    desk.column(230, 100, READING, 14)
    [first, *_] = [b for b in arrange(desk.page()).blocks if b.box.left == 50]

    assert len(first.lines) == 12


def test_indents_open_paragraphs_and_short_ends_close_them():
    """Two paragraphs in a block: both first lines stand in, and the last line is short."""
    desk = Desk()
    desk.column(50, 100, READING, 14)
    [block] = arrange(desk.page()).blocks
    texts = [desk.lines[at].text for at in block.lines]

    assert [text[:4] for text, flag in zip(texts, block.indents, strict=True) if flag] == [
        "昨天上午",
        "图书管理",
        "读书会将",
    ]
    assert block.closes == 1.0


def test_a_rule_parts_a_column():
    """Text over and under a rule is two blocks."""
    desk = Desk()
    end = desk.column(50, 100, READING, 14)
    desk.rules.append(Rule(Box(50, end - 3, 190, end - 2.5)))
    desk.column(50, end, BRIDGE, 14)
    blocks = arrange(desk.page()).blocks

    assert len(blocks) == 2


def test_a_frame_parts_what_it_holds_from_what_it_does_not():
    """A box in the middle of a column holds blocks of its own."""
    desk = Desk()
    desk.column(50, 100, READING, 14)
    desk.frames.append(Frame(Box(45, 118, 195, 167)))
    frames = {block.frame for block in arrange(desk.page()).blocks}

    assert frames == {None, 0}


def test_what_stands_over_what_holds_for_both_directions():
    """A heading over its columns in horizontal setting is one at the right of its bands in vertical setting."""
    across = Desk()
    across.line(50, 40, "读书会开场", 30)
    across.column(50, 90, READING, 14)
    across.column(210, 90, BRIDGE, 14, opens=False)
    down = Desk()
    down.line(540, 50, "读书会开场", 30, flow=Flow.DOWN)
    down.vertical(520, 50, READING, 14)
    down.vertical(520, 210, BRIDGE, 14)
    for page in (across.page(), down.page()):
        made = arrange(page)
        text = [at for at, block in enumerate(made.blocks) if block.sort is Sort.TEXT]

        assert [made.evidence.above[at] for at in text] == [("heading", 0), ("heading", 0)]
        assert [made.evidence.over[0, at].rank for at in text] == [0, 1]
        assert not made.evidence.follow[text[0], text[1]].below


def test_captions_and_credits_stand_by_their_picture():
    """Small lines under a picture are its caption, the signed one its credit."""
    desk = Desk()
    desk.column(50, 300, READING, 14)
    desk.column(210, 100, BRIDGE, 14)
    desk.pictures.append(Picture(Box(50, 100, 190, 260)))
    desk.line(50, 264, "图为读书会现场", 8).line(110, 276, "本报记者 秦岚 摄", 8)
    sorts = {desk.lines[block.lines[0]].text: block.sort for block in arrange(desk.page()).blocks}

    assert sorts["图为读书会现场"] is Sort.CAPTION
    assert sorts["本报记者 秦岚 摄"] is Sort.CREDIT


def test_rows_that_rules_part_are_a_table_without_a_frame():
    """Short cells in columns, a rule under each row: one block, read row by row."""
    desk = Desk()
    desk.column(50, 300, READING, 20)
    for row, cells in enumerate(
        (
            ("时间", "科室", "医生"),
            ("周二", "儿科", "秦岚"),
            ("周三", "骨科", "宋河"),
            ("周四", "内科", "陶梅"),
        )
    ):
        for column, cell in enumerate(cells):
            desk.line(50 + 70 * column, 60 + 20 * row, cell)
        desk.rules.append(Rule(Box(48, 75 + 20 * row, 250, 75.5 + 20 * row)))
    desk.frames.append(Frame(Box(48, 50, 250, 140)))
    framed = [line for block in arrange(desk.page()).blocks for line in block.lines]
    desk.frames.clear()
    blocks = arrange(desk.page()).blocks
    [table] = [one for one in blocks if len(one.lines) == 12]

    assert [desk.lines[at].text for at in table.lines[:4]] == ["时间", "科室", "医生", "周二"]
    assert sorted(framed) == list(range(len(desk.lines)))


texts = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E80), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 800), st.sampled_from([8, 10, 10, 22]), texts, st.booleans()),
        min_size=1, max_size=25,
    ),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 600), st.integers(30, 200), st.integers(30, 200)), max_size=3),
)  # fmt: skip
def test_every_line_is_in_exactly_one_block(strokes, boxes):
    """However lines and frames lie over each other, measuring loses none and doubles none."""
    desk = Desk()
    for x, y, size, text, down in strokes:
        desk.line(x, y, text, size, flow=Flow.DOWN if down else Flow.ACROSS)
    desk.frames += [Frame(Box(x, y, x + wide, y + high)) for x, y, wide, high in boxes]
    made = arrange(desk.page())

    assert sorted(at for block in made.blocks for at in block.lines) == list(range(len(strokes)))
    assert sorted(at for heading in made.headings for at in heading.blocks) == [
        at for at, block in enumerate(made.blocks) if block.sort is Sort.HEADING
    ]


def test_shuffled_lines_give_the_same_blocks():
    """The file's order is no evidence here: the same print has the same make-up."""
    desk = Desk()
    desk.line(50, 40, "读书会开场", 30)
    desk.column(50, 90, READING, 14)
    desk.column(210, 90, BRIDGE, 14)
    page = desk.page()
    turned = replace(page, lines=tuple(reversed(page.lines)))

    def told(sheet):
        return sorted(
            tuple(sheet.lines[at].text for at in block.lines) for block in arrange(sheet).blocks
        )

    assert told(page) == told(turned)


def test_without_indents_white_and_crossheads_open_paragraphs_and_a_columns_top_is_unsure():
    """Paragraphs parted by white: what stands under white opens; at the top of the next column nobody can see it."""
    desk = Desk()
    y = 100.0
    for _ in range(4):
        for _ in range(3):
            desk.line(50, y, "正文的一行文字有十四个汉字吗")
            y += PITCH
        y += 0.8 * EM
    for n in range(6):
        desk.line(210, 100 + PITCH * n, "另一栏的一行也有十四个汉字的")
    made = arrange(desk.page())
    left = sorted((b for b in made.blocks if b.box.left == 50), key=lambda b: b.box.top)
    [right] = [b for b in made.blocks if b.box.left == 210]

    assert [block.opens for block in left] == [False, True, True, True]
    assert left[0].unsure
    assert right.unsure
    assert not right.opens


def test_a_table_is_one_block_read_row_by_row():
    """Weather: short cells in rows and columns inside a frame."""
    desk = Desk()
    desk.frames.append(Frame(Box(50, 100, 300, 190)))
    rows = ("日期 天气 气温", "12日 多云 8度", "13日 小雨 9度", "14日 阴 10度")
    for n, row in enumerate(rows):
        for k, cell in enumerate(row.split()):
            desk.line(60 + 80 * k, 108 + 20 * n, cell)
    desk.column(50, 300, READING, 14)
    page = desk.page()
    tables = [block for block in arrange(page).blocks if block.box.top < 200]

    assert len(tables) == 1
    assert [page.lines[at].text for at in tables[0].lines] == " ".join(rows).split()


def test_columns_level_beside_a_heading_at_the_side_are_its_own():
    """The story over the second of them ends there, though its column goes on in the same place."""
    desk = Desk()
    desk.line(50, 40, "读书会开场", 20).line(240, 40, "石桥又放行", 20)
    over = max(desk.column(50, 70, READING, 14), desk.column(240, 70, BRIDGE, 14)) + 2 * EM
    desk.line(50, over, "老街新桥", 30, flow=Flow.DOWN)
    desk.column(100, over, READING, 12)
    desk.column(240, over, BRIDGE, 14)
    made = arrange(desk.page())
    side = next(at for at, one in enumerate(made.headings) if one.flow is Flow.DOWN)
    level = [
        at for at, one in enumerate(made.blocks)
        if one.sort is Sort.TEXT and abs(one.box.top - over) < 1
    ]  # fmt: skip

    assert [made.evidence.head[at] for at in level] == [side, side]
    assert [made.evidence.roots[at] for at in level] == level


def test_the_last_number_of_a_column_signs_nothing():
    """A name or a body signs a text; a number at the far side of its last line does not."""
    desk = Desk()
    y = desk.column(50, 100, READING, 14)
    desk.line(170, y, "12")
    desk.column(230, 100, BRIDGE, 14)

    assert Sort.BYLINE not in {block.sort for block in arrange(desk.page()).blocks}
