"""What other generators than ours set: crossheads without weight, drop caps, white between paragraphs, mastheads."""

from __future__ import annotations

import pytest
from tests.layout.set_page import BRIDGE, EM, PITCH, READING, Desk

from shuzibao.layout.geometry import Arrangement, arrange
from shuzibao.model import Frame, Role, Rule
from shuzibao.model.block import Sort
from shuzibao.model.place import Box

FIRST = "清晨的河边已经有人在散步，老人们说这座桥等了整整两年才又通车。|孩子们跑过新铺的木板，一边数着栏杆上的石狮子一边笑出了声。"
SECOND = "工程队从春天起每晚换一段桥面，白天照旧让行人从旁边的便桥走过去。|街道办事处说，下个月还要给桥头装上长椅和一盏不刺眼的路灯。"


def sorts(desk: Desk, made: Arrangement) -> dict[str, Sort]:
    """Each block's sort by its first words."""
    return {desk.lines[block.lines[0]].text[:4]: block.sort for block in made.blocks}


def two_parts(size: float, gap: float, weight: int = 400) -> Desk:
    """A headline, a column, a small heading in it, and the column's rest."""
    desk = Desk()
    desk.line(50, 40, "石桥修好了", 28)
    end = desk.column(50, 90, FIRST, 14)
    desk.line(100, end + gap, "夜里也亮", size, weight)
    desk.column(50, end + gap + size + 5 + gap, SECOND, 14)
    return desk


@pytest.mark.parametrize(
    ("size", "gap", "weight"), [(EM, 0, 400), (1.2 * EM, 4, 400), (1.1 * EM, 0, 700)]
)
def test_a_small_heading_inside_a_column_is_a_crosshead(size, gap, weight):
    """Larger than the body, as large, bold or not: between two paragraphs of one column it heads no new story."""
    desk = two_parts(size, gap, weight)
    made = arrange(desk.page())

    assert sorts(desk, made)["夜里也亮"] is Sort.CROSSHEAD
    assert [heading.size for heading in made.headings] == [28]


def test_a_heading_with_white_over_it_heads_a_new_story():
    """The same small heading two lines further down is the head of the next story."""
    desk = two_parts(1.3 * EM, 2.4 * PITCH, 700)

    assert sorts(desk, arrange(desk.page()))["夜里也亮"] is Sort.HEADING


def test_a_drop_cap_is_the_first_character_of_its_paragraph():
    """A character as high as two lines belongs to the text beside it, before its first line."""
    desk = Desk()
    desk.line(50, 100, "春", 26)
    for n in range(2):
        desk.line(80, 100 + PITCH * n, "天到了河边的柳树绿了又", EM)
    for n in range(2, 9):
        desk.line(50, 100 + PITCH * n, "正文的一行文字有十四个汉字吗", EM)
    [block] = arrange(desk.page()).blocks

    assert [desk.lines[at].text for at in block.lines[:2]] == ["春", "天到了河边的柳树绿了又"]
    assert block.sort is Sort.TEXT
    assert block.opens


def test_a_dark_ground_behind_a_headline_is_no_box_of_its_own():
    """White on dark: three lines of one large size in a tint are the heading of the text under it."""
    desk = Desk()
    for n in range(3):
        desk.line(50, 50 + 26 * n, "老街换新颜记", 20)
    desk.column(50, 140, READING, 14)
    desk.frames.append(Frame(Box(45, 45, 200, 128)))
    made = arrange(desk.page())

    assert sorts(desk, made)["老街换新"] is Sort.HEADING
    assert {block.frame for block in made.blocks} == {None}


def test_a_column_name_as_large_as_the_kicker_stands_apart():
    """记者观察 over a kicker of the same type: two blocks, one heading."""
    desk = Desk()
    desk.line(50, 40, "记者观察", 13)
    desk.line(50, 58, "三项措施今天公布", 13)
    desk.line(50, 76, "石桥修好了", 28)
    desk.column(50, 120, READING, 14)
    made = arrange(desk.page())

    assert [desk.lines[b.lines[0]].text for b in made.blocks if b.sort is Sort.HEADING] == [
        "记者观察", "三项措施今天公布", "石桥修好了",
    ]  # fmt: skip
    assert len(made.headings) == 1


def masthead() -> Desk:
    desk = Desk()
    desk.line(50, 20, "澄湾报", 48)
    desk.line(50, 74, "《澄湾报》数字报 http://www.chengwanbao.example", 8)
    desk.line(50, 86, "2024年3月4日 星期一 第9期", 8)
    desk.line(50, 98, "责任编辑 沈一鸣 校对 何秋", 8)
    desk.line(50, 130, "石桥修好了今天通车", 30)
    desk.column(50, 170, READING, 14)
    return desk


def test_all_lines_with_the_papers_name_are_its_masthead():
    """Date, website and editors that stand with the name are one masthead; the first headline is none of it."""
    desk = masthead()
    made = arrange(desk.page())
    found = [b for b in made.blocks if b.role is Role.MASTHEAD]

    assert sum(len(block.lines) for block in found) == 4
    assert sorts(desk, made)["石桥修好"] is Sort.HEADING


def test_a_list_of_contents_is_furniture():
    """导读: lines that end in a page's number are no story."""
    desk = masthead()
    for n, words in enumerate(
        ("今日导读", "夜市开张迎客来 2版", "河边新添长椅 3版", "小学添了图书角 4版")
    ):
        desk.line(400, 300 + 16 * n, words, EM)
    made = arrange(desk.page())

    assert sorts(desk, made)["今日导读"] is Sort.FURNITURE
    assert {b.sort for b in made.blocks if b.box.left == 400} == {Sort.FURNITURE}


def test_a_byline_at_the_head_of_a_column_is_no_text():
    """Set at the body's own leading, told by names; 记者了解到 is a sentence."""
    desk = Desk()
    desk.line(50, 40, "石桥修好了", 28)
    desk.line(50, 85, "本报记者 沈一鸣", EM)
    desk.column(50, 85 + PITCH, READING, 14)
    desk.column(250, 85, "记者了解到，" + READING, 14)
    made = arrange(desk.page())

    assert sorts(desk, made)["本报记者"] is Sort.BYLINE
    assert sorts(desk, made)["记者了解"] is Sort.TEXT


def test_a_heading_with_its_own_byline_is_no_banner():
    """Two headings side by side make a banner only of what heads nothing itself."""
    desk = Desk()
    desk.line(50, 40, "一座桥连起两个村", 26)
    desk.line(50, 75, "本报记者 沈一鸣", EM)
    desk.column(50, 95, READING, 30)
    desk.rules.append(Rule(Box(50, 300, 380, 300.5)))
    desk.line(50, 320, "夜市开张", 16)
    desk.line(230, 320, "小学添书", 16)
    desk.column(50, 350, BRIDGE, 14)
    desk.column(230, 350, READING, 14)

    assert not any(heading.banner for heading in arrange(desk.page()).headings)


def test_ragged_columns_without_indents_open_where_white_stands():
    """Paragraphs parted by white: the block under it opens one, what begins with a small letter does not."""
    desk = Desk()
    for n, words in enumerate(
        (
            "The old bridge was opened again",
            "on Monday after two long years",
            "of work by the county council.",
        )
    ):
        desk.line(50, 100 + 8 * n, words, 5)
    for n, words in enumerate(
        (
            "Traders near the market said the",
            "closing had cost them dearly",
            "and asked for a lower rent.",
        )
    ):
        desk.line(50, 131 + 8 * n, words, 5)
    for n, words in enumerate(
        ("which the council refused to", "discuss in public before the", "summer.")
    ):
        desk.line(300, 100 + 8 * n, words, 5)
    opens = {desk.lines[b.lines[0]].text[:5]: b.opens for b in arrange(desk.page()).blocks}

    assert opens["Trade"]
    assert not opens["which"]
