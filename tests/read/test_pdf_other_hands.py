"""Lines as other programs write them: words strewn, names letterspaced, marks halved, links underlined."""

from __future__ import annotations

from tests.read.pdf_paper import Sheet
from tests.read.test_pdf_lines import read, texts


def test_words_strewn_over_a_justified_line_stay_one_line():
    """Each word drawn by itself, wide gaps, no spaces in the file: rows beside it show that no gutter runs there."""
    sheet = Sheet()
    rows = (
        ("An", "old", "bridge"),
        ("opened", "on", "Monday"),
        ("after", "years", "of"),
        ("work", "by", "masons"),
    )
    for n, words in enumerate(rows):
        x = 50.0
        for k, word in enumerate(words):
            sheet.text(x, 700 - 14 * n, 10, word, font="L")
            x += 6.0 * len(word) + 14 + 5 * ((n + k) % 2)

    assert texts(read(sheet)[0]) == [" ".join(words) for words in rows]


def test_a_letterspaced_name_is_one_line_over_the_gutters_below():
    """澄 湾 报 set wide over columns: evenly spaced large characters are one line, wherever the file draws them."""
    sheet = Sheet()
    for n, character in enumerate("澄湾报"):
        sheet.text(60 + 80 * n, 760, 48, character)
        sheet.text(50, 500 - 15 * n, 10, "左栏的一行")
        sheet.text(120, 500 - 15 * n, 10, "右栏的一行")

    assert "澄湾报" in texts(read(sheet)[0])


def test_marks_set_into_half_an_em_do_not_cut_the_line():
    """Two marks that meet are set into one em; their boxes overlap and the line goes on."""
    sheet = Sheet().text(50, 700, 10, "他说好。").text(85, 700, 10, "”大家都笑了")

    assert texts(read(sheet)[0]) == ["他说好。”大家都笑了"]


def test_the_cut_of_a_headline_is_a_space_without_one_in_the_file():
    """一步一景 一巷一故事: a third of an em where every other gap is none."""
    sheet = Sheet().text(50, 700, 30, "一步一景").text(180, 700, 30, "一巷一故事")

    assert texts(read(sheet)[0]) == ["一步一景 一巷一故事"]


def test_an_underline_parts_nothing():
    """A link's line under its words is no rule; the line under the whole column is one."""
    sheet = (
        Sheet()
        .text(50, 700, 10, "这里是链接的几个字")
        .raw("50 698.5 40 0.5 re f")
        .raw("50 650 200 0.5 re f")
    )

    assert [round(rule.box.width) for rule in read(sheet)[0].rules] == [200]
