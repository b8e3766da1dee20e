"""Marks that recognition passes over, told by the ink that stands where nothing was read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from shuzibao.read.scan.boxes import Found, upright
from shuzibao.read.scan.gaps import with_lost_marks

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
BLANK = np.full((2000, 2000), 255, np.uint8)


def test_a_closing_quote_behind_a_stop_is_told_by_its_ink():
    """It is small and stands high; a speck below is none."""
    page = BLANK.copy()
    places = tuple((13 + 26 * n) / 226 for n in range(7))
    for mark in (104, 218):
        page[mark : mark + 8, 292:300] = 40
    lines = [
        Found("格上门就叫。", upright(100, top, 326, top + 36), 0.9, places=places[:6])
        for top in (100, 200)
    ]

    assert [one.text for one in with_lost_marks(lines, page)] == ["格上门就叫。”", "格上门就叫。"]


def test_marks_lost_in_a_vertical_line_are_told_by_their_ink():
    """A ring high in its place is a full stop, a hook with its bar above an opening bracket."""
    page = BLANK.copy()
    places = []
    for n in range(10):
        top = 100 + 30 * n
        if n == 4:  # 。 at the upper right of its place
            page[top + 3 : top + 12, 119:128] = 40
            page[top + 6 : top + 9, 122:125] = 235
        elif n == 5:  # 「 as vertical setting has it
            page[top + 16 : top + 28, 125:128] = 40
            page[top + 16 : top + 19, 108:128] = 40
        else:
            page[top + 2 : top + 27, 102:127] = 40
            places.append((top + 15 - 94) / 312)
    line = Found("一路灯火满城书香", upright(96, 94, 132, 406), 0.9, places=tuple(places))
    [mended] = with_lost_marks([line], page)

    assert mended.text == "一路灯火。「满城书香"
    assert len(mended.places) == 10


MARKS = [
    ("︑", "、"),
    ("︐", "，"),
    ("︒", "。"),
    ("︵", "（"),
    ("︶", "）"),
    ("﹁", "「"),
    ("﹂", "」"),
]


@pytest.mark.parametrize(("drawn", "meant"), MARKS, ids=[meant for _, meant in MARKS])
@pytest.mark.parametrize("px", [28, 42], ids=["10 pt", "15 pt"])
def test_each_mark_of_a_vertical_line_is_known_by_its_shape(drawn: str, meant: str, px: int):
    """As a real typeface casts it for vertical setting at 200 dpi, where recognition has read nothing."""
    line, page = vertical(f"一路灯火{drawn}满城书香", px, unread=drawn)
    [mended] = with_lost_marks([line], page)

    assert mended.text == f"一路灯火{meant}满城书香"


def test_a_line_neither_begins_with_what_closes_nor_ends_with_what_opens():
    """An opening mark lost before the first character comes back; the same ink behind the last one is a neighbour's."""
    opened, page = vertical("﹁一路灯火满城书香", 28, unread="﹁")
    ended, other = vertical("一路灯火满城书香﹁", 28, unread="﹁")

    assert with_lost_marks([opened], page)[0].text == "「一路灯火满城书香"
    assert with_lost_marks([ended], other)[0].text == "一路灯火满城书香"


def vertical(text: str, px: int, unread: str) -> tuple[Found, np.ndarray]:
    """A column of type on a page, and its box as recognised: without the characters that it passed over."""
    sheet = Image.new("L", (400, 900), 235)
    face = ImageFont.truetype(FONT, px, index=2)
    pen = ImageDraw.Draw(sheet)
    for n, character in enumerate(text):
        pen.text((100, 100 + n * px), character, font=face, fill=40)
    ascent = face.getmetrics()[0] - round(
        0.88 * px
    )  # from the pen's place to the top of the em box
    top, bottom = 100 + ascent - 6, 100 + ascent + len(text) * px + 6
    places = tuple(
        (6 + (n + 0.5) * px) / (bottom - top) for n, c in enumerate(text) if c not in unread
    )
    read = "".join(c for c in text if c not in unread)
    return Found(read, upright(94, top, 106 + px, bottom), 0.9, places=places), np.asarray(sheet)
