"""Boxes of a recogniser to printed lines: cut, regrouped, sized, in the page's script."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from shuzibao.errors import MissingEngine
from shuzibao.model import Flow
from shuzibao.read import scan_ocr
from shuzibao.read.scan_boxes import Found, cut_at_gutters, regrouped, rejoined, upright
from shuzibao.read.scan_lines import lines_of, points_per_pixel
from shuzibao.read.scan_marks import marks_of
from shuzibao.read.variants import in_page_script, is_traditional

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


def test_lines_of_one_type_get_one_size():
    """Measured heights waver; a page has few sizes."""
    made = [
        found(
            "正文的一行有十二个汉字吗",
            100,
            100 + 40 * n,
            100 + 12 * 26 + n % 3,
            130 + 40 * n + n % 2,
        )
        for n in range(8)
    ]
    lines = lines_of([*made, found("大标题六个字", 100, 20, 100 + 6 * 60, 85)], BLANK, 72 / 200)

    assert len({line.size for line in lines[:-1]}) == 1
    assert lines[-1].size == pytest.approx(60 * 72 / 200, rel=0.1)
    assert all(len(line.edges) == len(line.text) + 1 for line in lines)


def test_an_unknown_resolution_is_estimated_from_the_running_text():
    """Type of 26.4 pixels at 9.5 points means 200 dpi."""
    made = [
        found("正文的一行有十二个汉字吗", 100, 100 + 40 * n, 100 + 12 * 26.4 + 7, 131 + 40 * n)
        for n in range(8)
    ]

    assert 72 / points_per_pixel(made) == pytest.approx(200, rel=0.06)


def test_a_traditional_page_keeps_its_script():
    """户 for 戶 is put back on a traditional page; what is both (后, 里) and simplified pages stay."""
    line = found(HANT + "家家户户帶着书，皇后大道里", 0, 0, 900, 20)
    [mended] = in_page_script([line])

    assert is_traditional(HANT)
    assert "家家戶戶帶着書，皇后大道里" in mended.text
    plain = found("家家户户带着书去图书馆，" * 9, 0, 0, 900, 20)
    assert in_page_script([plain]) == [plain]


def test_without_an_engine_a_scan_says_how_to_install_one(monkeypatch):
    """The error names the extra; nothing is decoded first."""
    monkeypatch.setattr(scan_ocr, "has_engine", lambda: False)
    with pytest.raises(MissingEngine) as caught:
        scan_ocr.recognise(Image.new("L", (100, 100)), None, "a.png", lambda *_: None)

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
