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


def test_a_comma_and_a_quotation_mark_that_both_give_up_half_lie_on_each_other():
    """接过话头，“堤防: drawn in one object, the opening mark's box begins where the comma's does; the line goes on in order."""
    shown = "接过话头，".encode("utf-16-be").hex(), "“堤防".encode("utf-16-be").hex()
    sheet = Sheet().raw(f"BT /H 10 Tf 1 0 0 1 50 700 Tm [<{shown[0]}> 1000 <{shown[1]}>] TJ ET")

    assert texts(read(sheet)[0]) == ["接过话头，“堤防"]


def test_half_of_a_mark_in_a_narrow_gutter_joins_no_columns():
    """A comma hangs into the gutter, the next column opens with a mark: their boxes meet, their ink does not."""
    sheet = Sheet()
    for n in range(5):
        y = 700 - 14 * n
        sheet.text(50, y, 10, "左边的一栏有十个汉字，" if n == 2 else "左边的一栏有十个汉字")
    for n in range(5):
        y = 700 - 14 * n
        sheet.text(
            153 if n == 2 else 158, y, 10, "“右边的一栏文字" if n == 2 else "右边的一栏文字呢"
        )

    assert sorted(texts(read(sheet)[0])) == sorted(
        ["左边的一栏有十个汉字"] * 4 + ["左边的一栏有十个汉字，"] + ["右边的一栏文字呢"] * 4 + ["“右边的一栏文字"]
    )  # fmt: skip


def test_columns_of_single_characters_drawn_row_by_row_run_down():
    """A vertical headline in two lines, its characters drawn across: each column is a line."""
    sheet = Sheet()
    for n, (right, left) in enumerate(zip("河道清淤", "全面启动", strict=True)):
        sheet.text(400, 700 - 21 * n, 20, right)
        sheet.text(100, 500 - 60 * n, 10, "别处的一行")
        sheet.text(370, 700 - 21 * n, 20, left)

    assert {"河道清淤", "全面启动"} <= set(texts(read(sheet)[0]))
