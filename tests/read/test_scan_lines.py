"""Boxes of a recogniser to printed lines: cut, regrouped, sized, in the page's script."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from shuzibao.errors import MissingEngine
from shuzibao.model import Flow
from shuzibao.read.limits import Limits
from shuzibao.read.scan import engine as scan_engine
from shuzibao.read.scan import pages as scan_pages
from shuzibao.read.scan.again import looked_again
from shuzibao.read.scan.boxes import (
    Found,
    cut_at_columns,
    cut_at_gutters,
    directed,
    regrouped,
    upright,
)
from shuzibao.read.scan.grounds import grounds_of
from shuzibao.read.scan.ink import ink_of
from shuzibao.read.scan.lines import lines_of, points_per_pixel
from shuzibao.read.scan.marks import marks_of
from shuzibao.read.scan.pieces import rejoined
from shuzibao.read.scan.punctuation import with_marks_as_printed
from shuzibao.read.scan.room import with_room
from shuzibao.read.scan.variants import in_page_script, is_traditional

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
BLANK = np.full((2000, 2000), 255, np.uint8)
HANT = (
    "區裡舉辦讀書會，學員們讚歎這個夏天的圖書館開放時間長，還說門前的廣場應當擺滿書，讓鄉親隨時翻閱，"
    * 2
)


def found(text: str, left: float, top: float, right: float, bottom: float) -> Found:
    return Found(text, upright(left, top, right, bottom), 0.99)


def test_tall_boxes_are_cut_at_the_gutter_that_their_neighbours_share():
    """Two bands of vertical lines with white between: a box through both is two lines."""
    page = BLANK.copy()
    boxes = []
    for column in range(6):
        left = 100 + 50 * column
        page[100:500, left : left + 30] = 0
        page[560:900, left : left + 30] = 0
        halves = [(100, 500), (560, 900)] if column % 3 else [(100, 900)]
        boxes += [upright(left, top, left + 30, bottom) for top, bottom in halves]
    cut = cut_at_gutters(boxes, page)

    assert len(cut) == 12
    assert all(not (box[:, 1].min() < 500 and box[:, 1].max() > 560) for box in cut)


def test_a_rule_between_two_bands_is_no_part_of_a_line():
    """Its ink reaches further across than any character's; the white on both sides is one gutter."""
    page = BLANK.copy()
    boxes = []
    for column in range(6):
        left = 100 + 50 * column
        for top in range(100, 900, 40):
            page[top : top + 30, left + 6 : left + 27] = 0
        halves = [(100, 505), (551, 890)] if column % 3 else [(100, 890)]
        boxes += [upright(left, top, left + 32, bottom) for top, bottom in halves]
    page[505:551] = 255
    page[527:530, 90:400] = 0

    assert len(cut_at_gutters(boxes, page)) == 12


def test_a_gap_that_no_neighbour_shares_is_no_gutter():
    """The white of a paragraph's end inside one line stays inside it."""
    page = BLANK.copy()
    boxes = []
    for column in range(6):
        left = 100 + 50 * column
        page[100:900, left : left + 30] = 0
        boxes.append(upright(left, 100, left + 30, 900))
    page[500:560, 100:130] = 255

    assert len(cut_at_gutters(boxes, page)) == 6


def test_two_vertical_headline_lines_read_across_are_read_down():
    """A ladder of pairs is two columns, the right one first."""
    rungs = [
        found(pair, 100, 100 + 50 * n, 200, 148 + 50 * n)
        for n, pair in enumerate(("一书", "路香", "灯满", "火城"))
    ]
    lines = regrouped([*rungs, found("旁边的正文一行字", 300, 100, 480, 122)])

    assert [(line.text, line.direction) for line in lines] == [
        ("书香满城", Flow.DOWN),
        ("一路灯火", Flow.DOWN),
        ("旁边的正文一行字", Flow.ACROSS),
    ]


def typed(page: np.ndarray, left: int, top: int, em: int, count: int) -> Found:
    """A line of blocks as high as Chinese characters are, drawn on the page, in a box as detection gives."""
    high = round(0.948 * em)
    for n in range(count):
        for stroke in (0, 0.6):
            start = left + n * em + round(stroke * em)
            page[top : top + high, start : start + round(0.2 * em)] = 40
    loose = 0.2 * em
    return found(
        "字" * count, left - loose, top - loose, left + count * em + loose, top + high + loose
    )


def test_lines_of_one_type_get_one_size():
    """Measured heights waver by a pixel; a page has few sizes, and a headline has its own."""
    page = BLANK.copy()
    made = [typed(page, 100, 100 + 40 * n, 26 + n % 2, 12) for n in range(8)]
    made.append(typed(page, 100, 20, 60, 6))
    lines = lines_of(made, [ink_of(one, page) for one in made], 72 / 200)

    assert len({line.size for line in lines[:-1]}) == 1
    assert lines[0].size == pytest.approx(26.5 * 72 / 200, rel=0.04)
    assert lines[-1].size == pytest.approx(60 * 72 / 200, rel=0.03)
    assert all(len(line.edges) == len(line.text) + 1 for line in lines)


def test_a_line_stands_where_its_ink_stands():
    """Detection gives loose boxes; the line's box is one em high, from the first ink to the last."""
    page = BLANK.copy()
    one = typed(page, 200, 300, 40, 10)
    [line] = lines_of([one], [ink_of(one, page)], 1.0)

    assert line.box.height == pytest.approx(40, abs=1)
    assert (line.box.left, line.box.right) == (pytest.approx(200, abs=2), pytest.approx(592, abs=2))


def test_white_type_on_a_dark_ground_is_measured_too():
    """The ground is told as a filled frame around it."""
    page = BLANK.copy()
    one = typed(page, 200, 300, 40, 10)
    page[270:370, 180:620] = 255 - page[270:370, 180:620]
    ink = ink_of(one, page)
    _, frames, pictures = marks_of(page, [one.box], 72 / 200, [one.box])

    assert ink is not None
    assert ink.white
    assert ink.thick == pytest.approx(38, abs=2)
    [frame] = frames
    assert frame.filled
    assert frame.box.width == pytest.approx(440 * 0.36, abs=2)
    assert pictures == ()


def test_an_unknown_resolution_is_estimated_from_the_running_text():
    """Type of 26.4 pixels at 9.5 points means 200 dpi."""
    page = BLANK.copy()
    made = [typed(page, 100, 100 + 40 * n, 26, 12) for n in range(8)]
    inks = [ink_of(one, page) for one in made]

    assert 72 / points_per_pixel(made, inks) == pytest.approx(26 / 9.5 * 72, rel=0.05)


def test_a_tint_is_a_ground_and_a_shadow_is_none():
    """A box fourteen levels darker with sharp edges is a filled frame; a smooth valley as deep is paper."""
    y, x = np.mgrid[0:2000, 0:2000]
    page = (235 - 14 * np.exp(-((x - 500) ** 2 + (y - 1400) ** 2) / 2e5)).astype(np.uint8)
    page[300:800, 900:1500] -= 14
    [ground] = grounds_of(page, 72 / 200)

    assert ground.left == pytest.approx(900 * 0.36, abs=4)
    assert ground.bottom == pytest.approx(800 * 0.36, abs=4)


def test_a_line_over_two_columns_is_cut_where_its_neighbours_end():
    """The white between columns is known by the lines above and below."""
    page = BLANK.copy()
    left = [typed(page, 100, 100 + 40 * n, 26, 12) for n in range(6)]
    right = [typed(page, 440, 100 + 40 * n, 26, 12) for n in range(6)]
    boxes = [one.corners for one in (*left[1:], *right[1:])]
    glued = upright(left[0].box[0], left[0].box[1], right[0].box[2], right[0].box[3])

    assert len(cut_at_columns([*boxes, glued], page)) == 12
    assert len(cut_at_columns([glued], page)) == 1


@pytest.mark.parametrize("apart", [12, 17])
def test_a_mark_behind_the_line_is_taken_in_and_the_next_column_is_not(apart):
    """A closing quotation mark stands half an em behind the last ink, behind a full stop more."""
    page = BLANK.copy()
    line, other = typed(page, 100, 100, 26, 6), typed(page, 290, 100, 26, 6)
    alone = typed(page, 100, 300, 26, 6)
    mark = 256 + apart
    page[302:310, mark : mark + 8] = 40
    boxes = with_room([line.corners, other.corners, alone.corners], page)
    rights = [float(box[:, 0].max()) for box in boxes]

    assert rights[0] < 280
    assert rights[2] == pytest.approx(mark + 8 + 5, abs=4)


@pytest.mark.parametrize(
    ("flow", "read", "printed"),
    [
        (Flow.ACROSS, "收。(梅伯芳)", "收。（梅伯芳）"),
        (Flow.ACROSS, "他说:“好!”", "他说：“好！”"),
        (Flow.ACROSS, "比分3:2，共1,024人", "比分3:2，共1,024人"),
        (Flow.ACROSS, "(2021)号文件", "（2021）号文件"),
        (Flow.ACROSS, "Open (2021): yes", "Open (2021): yes"),
        (Flow.ACROSS, "方案（2015一2018年）", "方案（2015—2018年）"),
        (Flow.DOWN, "增长17·1%°读者", "增长17.1％。读者"),
        (Flow.DOWN, "说：孩子在楼下’中午", "说：孩子在楼下，中午"),
        (Flow.DOWN, "早在２0２２年", "早在2022年"),
        (Flow.DOWN, "路易·艾黎說‘好’", "路易·艾黎說‘好’"),
    ],
)
def test_marks_are_as_print_has_them(flow, read, printed):
    """Full width beside Chinese, half width between figures; vertical stops are stops."""
    [one] = with_marks_as_printed([replace(found(read, 0, 0, 400, 20), flow=flow)])

    assert one.text == printed


def test_vertical_quotes_of_a_page_that_writes_curly_ones_are_curly():
    """Their vertical forms look like corner brackets; a page of corner brackets keeps them."""
    curly, corner = found("他说：“好”", 0, 0, 400, 20), found("他說：「好」", 0, 0, 400, 20)
    down = replace(found("『明秤』行动", 500, 0, 520, 300), flow=Flow.DOWN)

    assert with_marks_as_printed([curly, down])[1].text == "“明秤”行动"
    assert with_marks_as_printed([corner, down])[1].text == "『明秤』行动"


def test_a_traditional_page_keeps_its_script():
    """户 for 戶 is put back on a traditional page; what is both (后, 里) and simplified pages stay."""
    line = found(HANT + "家家户户帶着书，皇后大道里", 0, 0, 900, 20)
    [mended] = in_page_script([line])

    assert is_traditional(HANT)
    assert "家家戶戶帶着書，皇后大道里" in mended.text
    plain = found("家家户户带着书去图书馆，" * 9, 0, 0, 900, 20)
    assert in_page_script([plain]) == [plain]


def test_a_page_keeps_to_the_older_forms_that_it_is_seen_to_print():
    """爲 read twice: 為, 啟 and 眾 are misread 爲, 啓, 衆; a page that prints 為 is never read to have 爲."""
    older = found(HANT + "爲此，群眾啟程，衆人認為值得", 0, 0, 900, 20)
    newer = found(HANT + "為此，群眾啟程，眾人認為值得", 0, 0, 900, 20)

    assert in_page_script([older])[0].text.endswith("爲此，群衆啓程，衆人認爲值得")
    assert in_page_script([newer]) == [newer]


def test_without_an_engine_a_scan_says_how_to_install_one(monkeypatch):
    """The error names the extra; nothing is decoded first."""
    monkeypatch.setattr(scan_engine, "has_engine", lambda: False)
    with pytest.raises(MissingEngine) as caught:
        list(scan_pages.pages("a.png", b"nothing", None, None, None, Limits(), lambda *_: None))

    assert caught.value.remedy == "pip install 'shuzibao[ocr]'"


def test_rules_and_frames_are_seen_in_the_ink_and_the_edge_of_the_paper_is_not():
    """A frame whose side a letter broke is still one; a stroke at the paper's edge is nothing."""
    page = BLANK.copy()
    page[300:303, 100:900] = 0  # a rule
    page[500:503, 100:700] = page[900:903, 100:700] = 0  # a frame
    page[500:903, 100:103] = page[500:640, 697:700] = page[700:903, 697:700] = 0
    page[:, 0:3] = 0  # the edge
    rules, frames, pictures = marks_of(page, [], 72 / 200)

    assert [round(rule.box.top / 0.36) for rule in rules] == [pytest.approx(299, abs=2)]
    [frame] = frames
    assert frame.box.width == pytest.approx(600 * 0.36, abs=2)
    assert pictures == ()


def test_pieces_of_one_line_are_joined_and_columns_are_not():
    """Where the neighbours run across the gap it is inside a line; where they stop there it is a gutter."""
    column = [
        found("上下的行都从这里一直排过去", 100, 100 + 40 * n, 430, 132 + 40 * n)
        for n in (0, 1, 3, 4)
    ]
    pieces = [found("负责人介绍，", 100, 180, 240, 212), found("“一分钟响应”", 245, 180, 430, 212)]
    columns = [
        found("一栏", 500 + 170 * n, 100 + 40 * row, 660 + 170 * n, 132 + 40 * row)
        for row in range(5) for n in (0, 1)
    ]  # fmt: skip
    lines = [one.text for one in rejoined([*column, *pieces, *columns])]

    assert "负责人介绍，“一分钟响应”" in lines
    assert lines.count("一栏") == 10


def test_a_short_box_runs_as_the_lines_around_it():
    """One character alone is as high as wide: on a vertical page it is the end of a vertical line."""
    column = [found("直排的一行", 100 + 40 * n, 100, 130 + 40 * n, 300) for n in range(8)]
    row = [found("横排的一行字", 900, 900 + 40 * n, 1200, 930 + 40 * n) for n in range(8)]
    one, two = found("与", 60, 100, 92, 130), found("也", 1210, 1000, 1240, 1030)
    turned = directed([*column, *row, one, two])

    assert [turned[-2].direction, turned[-1].direction] == [Flow.DOWN, Flow.ACROSS]


def test_type_in_no_box_is_looked_at_again_alone():
    """A story that detection shredded is found anew; a page without lost type costs no second look."""
    page = BLANK.copy()
    rows = [typed(page, 100, 100 + 40 * n, 26, 12) for n in range(12)]
    lost = [typed(page, 1200, 1200 + 40 * n, 26, 12) for n in range(6)]
    boxes, fresh = [one.corners for one in rows], [one.corners for one in lost]
    shred = upright(1230, 1230, 1260, 1400)
    asked: list[tuple[int, int, int, int]] = []

    def detect(area):
        asked.append(area)
        return fresh

    again = looked_again([*boxes, shred], page, detect)
    looked_again([*boxes, *fresh], page, detect)

    [(left, top, right, bottom)] = asked
    assert len(again) == 18
    assert all(box is not shred for box in again)
    assert left < 1200 < 1510 < right
    assert top < 1200 < 1425 < bottom
