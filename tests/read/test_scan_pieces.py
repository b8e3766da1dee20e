"""Lines found in pieces, headlines found as one, and what an alphabet's lines are measured by."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from tests.read.test_scan_lines import BLANK, HANT, found, typed

from shuzibao.read.scan.boxes import Found, cut_at_columns, upright
from shuzibao.read.scan.ink import ink_of
from shuzibao.read.scan.lines import em_px, lines_of
from shuzibao.read.scan.pieces import parted, rejoined
from shuzibao.read.scan.spaces import with_spaces
from shuzibao.read.scan.variants import in_page_script

FACE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"


def written(words: list[tuple[int, str]], em: int = 40) -> tuple[np.ndarray, Found]:
    """Words at these places on one baseline, and their line as it would be read: no spaces, the places true."""
    page = Image.new("L", (1400, 200), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FACE, em)
    signs, middles = [], []
    for left, word in words:
        pen.text((left, 100), word, font=font, fill=20, anchor="ls")
        for n, char in enumerate(word):
            start, end = (font.getlength(word[:k]) for k in (n, n + 1))
            signs.append(char)
            middles.append(left + (start + end) / 2)
    left, right = words[0][0] - 10, words[-1][0] + font.getlength(words[-1][1]) + 10
    box = upright(left, 100 - em, right, 100 + 0.4 * em)
    places = tuple((middle - left) / (right - left) for middle in middles)
    return np.asarray(page), Found("".join(signs), box, 0.99, places=places)


def test_words_of_an_alphabet_that_stand_apart_have_a_space():
    """Recognition swallows spaces; the white between words is there, that between letters is none."""
    page, line = written([(50, "The"), (150, "harbour"), (340, "board,")])
    [spaced] = with_spaces([line], page)

    assert spaced.text == "The harbour board,"
    assert len(spaced.places) == len(spaced.text)


def test_lines_of_an_alphabet_measure_alike_with_and_without_descenders():
    """The size is told by the baseline; a line of small letters only by their height."""
    sizes = []
    for text in ("Holiday shops", "Hillside shed", "on sea sun"):
        page, line = written([(50, text)])
        sizes.append(em_px(line, ink_of(line, page)))

    assert sizes[1] == pytest.approx(sizes[0], rel=0.03)
    assert sizes[2] == pytest.approx(sizes[0], rel=0.15)


def test_headlines_of_an_alphabet_side_by_side_are_two():
    """Where the lines below end and begin, the white in a headline is that between columns."""
    page, line = written([(50, "Hospital"), (330, "Market")])
    columns = [
        found("some running text", left, 160 + 30 * n, right, 186 + 30 * n)
        for n in range(3) for left, right in ((45, 290), (325, 560))
    ]  # fmt: skip
    broad = [found("x" * 40, 45, 160 + 30 * n, 560, 186 + 30 * n) for n in range(6)]

    assert [one.text for one in parted([line, *columns], page)][:2] == ["Hospital", "Market"]
    assert len(parted([line, *broad], page)) == 7


def test_the_words_of_a_line_set_wide_are_one_line():
    """A justified line of a narrow column may have more white between words than a gutter has."""
    column = [found("the lines around it", 100, 100 + 40 * n, 430, 132 + 40 * n) for n in (0, 1, 3)]
    words = [
        found(word, left, 180, right, 212)
        for word, left, right in (("The", 100, 150), ("orchard", 190, 310), ("in", 350, 430))
    ]

    assert "The orchard in" in [one.text for one in rejoined([*column, *words])]


def test_a_headline_parted_at_its_quotation_mark_is_whole():
    """The white half of a mark is all there is between the pieces; no line around it needs to tell."""
    pieces = [found("“讲解员”", 100, 100, 500, 190), found("行动首战告捷", 506, 100, 1000, 188)]
    apart = [found("“讲解员”", 100, 100, 500, 190), found("行动首战告捷", 560, 100, 1000, 188)]

    assert [one.text for one in rejoined(pieces)] == ["“讲解员”行动首战告捷"]
    assert len(rejoined(apart)) == 2


def test_a_quotation_mark_read_as_figures_is_one_again():
    """A mark in a box of its own, high beside its line, reads as 99; a figure on the line stays."""
    line = found("我加班也不怕了。", 100, 100, 400, 140)
    [whole] = rejoined([line, found("99", 404, 100, 418, 116)])
    kept = rejoined([line, found("99", 404, 104, 440, 138)])

    assert whole.text == "我加班也不怕了。”"
    assert all("”" not in one.text for one in kept)


def test_a_deck_over_two_columns_is_not_cut_at_its_comma():
    """It is larger than the lines below it, and its white is no wider than a comma leaves."""
    page = BLANK.copy()
    left = [typed(page, 100, 200 + 40 * n, 26, 12) for n in range(6)]
    right = [typed(page, 440, 200 + 40 * n, 26, 12) for n in range(6)]
    one, two = typed(page, 206, 120, 35, 6), typed(page, 437, 120, 35, 5)
    deck = upright(one.box[0], one.box[1], two.box[2], two.box[3])

    assert len(cut_at_columns([deck, *(line.corners for line in (*left, *right))], page)) == 13


def test_a_page_of_both_scripts_keeps_both():
    """Too much of it is simplified for recognition to have folded it."""
    line = found(HANT + "本报记者从县里来，乡亲们说这几年变化大", 0, 0, 900, 20)

    assert in_page_script([line]) == [line]


def test_letters_that_hang_into_a_box_do_not_make_its_type_larger():
    """A line under one with descenders measures as it does alone."""
    alone = Image.new("L", (900, 260), 255)
    ImageDraw.Draw(alone).text(
        (60, 100), "backs new bakery", font=ImageFont.truetype(FACE, 40), fill=20
    )
    under = alone.copy()
    for x in range(62, 400, 40):
        ImageDraw.Draw(under).rectangle((x, 80, x + 6, 106), fill=20)
    box = upright(50, 104, 460, 150)
    sizes = [
        em_px(one := Found("backs new bakery", box, 0.99), ink_of(one, np.asarray(page)))
        for page in (alone, under)
    ]

    assert sizes[1] == pytest.approx(sizes[0], rel=0.08)


def test_words_that_part_at_one_place_in_several_lines_are_lines_all_the_same():
    """Two lines of a justified column have a wide space at the same place; the lines around run across it."""
    whole = [
        Found("the water company, said it would", upright(100, y, 500, y + 30), 0.99)
        for y in (60, 100, 240, 280)
    ]
    pieces = [
        Found(text, upright(left, y, right, y + 30), 0.99)
        for y in (140, 180)
        for text, left, right in (("Neighbouring", 100, 260), ("Brackenford", 340, 500))
    ]
    lines = [one.text for one in rejoined([*whole, *pieces])]

    assert lines.count("Neighbouring Brackenford") == 2


def test_a_headline_found_in_two_pieces_over_two_columns_is_one_where_their_text_says_so():
    """A piece that reaches over the other's column, or a byline below both, tells; else they are two headlines."""
    columns = [
        found("報載市場街新開了三家店舖", left, 220 + 35 * n, right, 246 + 35 * n)
        for n in range(5) for left, right in ((60, 556), (585, 1110))
    ]  # fmt: skip
    byline = found("通訊員 王望", 450, 180, 690, 206)
    reaching = [
        found("熱線開放日落幕", 0, 100, 540, 170),
        found("五千人樂在其中", 516, 100, 1110, 170),
    ]
    apart = [found("菜市場怎麼做", 0, 100, 556, 170), found("聽聽老主顧", 575, 95, 1110, 180)]

    assert rejoined([*reaching, *columns])[0].text == "熱線開放日落幕五千人樂在其中"
    assert rejoined([*apart, *columns])[:2] == apart
    assert rejoined([*apart, byline, *columns])[0].text == "菜市場怎麼做聽聽老主顧"


BODY = (
    "今年五月，河边的三家小店先后开门，老人", "们不用再走两里路去买米买油。店主王小",
    "平说，只要大家方便，早一点开门也没什", "么。上午九时，门口已经有人在等，手里",
    "拿着布袋和本子。到了中午，人少下来，", "他才坐下喝口水，又去后面点货。下月起",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["Serif", "Sans"])
def test_a_crosshead_in_the_bold_of_the_running_text_is_bold(kind):
    """A third blacker is enough in the text's own face and size; the text itself never is."""
    page, lines = Image.new("L", (700, 460), 235), []
    pen = ImageDraw.Draw(page)
    for n, words in enumerate((*BODY, "扫码看得见来路")):
        weight = "Regular" if words in BODY else "Bold"
        name = FACE.replace("Serif", kind).replace("Regular", weight)
        font = ImageFont.truetype(name, 27, index=2)
        top = 30 + 50 * n
        pen.text((50, top), words, font=font, fill=30)
        lines.append(found(words, 44, top, 56 + font.getlength(words), top + 40))
    gray = np.asarray(page.filter(ImageFilter.GaussianBlur(0.6)))
    weights = [line.weight for line in lines_of(lines, [ink_of(o, gray) for o in lines], 0.36)]

    assert weights == [400] * 6 + [700]
