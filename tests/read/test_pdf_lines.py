"""Characters with places, to printed lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.pdf_paper import Sheet, pdf

from shuzibao.model import Flow, Page
from shuzibao.read import Source, reader_for
from shuzibao.read.limits import Limits
from shuzibao.read.pdf.pages import pages as pdf_pages


def read(*sheets: Sheet, name: str = "page.pdf", password: str | None = None) -> list[Page]:
    """The pages, read in this process: the guard has tests of its own."""
    return list(
        pdf_pages(name, pdf(sheets), password, None, None, Limits(), lambda done, total: None)
    )


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_a_line_knows_its_place_size_and_where_each_character_begins():
    """Boxes are in points from the top left; edges are one more than characters."""
    [page] = read(Sheet().text(50, 700, 10, "梅里区举行读书会"))

    [line] = page.lines
    assert line.text == "梅里区举行读书会"
    assert line.size == 10
    assert (line.box.left, line.box.right) == (50, 130)
    assert line.box.bottom == pytest.approx(842 - 700 + 1.2, abs=0.3)
    assert line.edges == (50, 60, 70, 80, 90, 100, 110, 120, 130)
    assert (page.width, page.height) == (595, 842)


def test_vertical_setting_runs_down():
    """A vertical line has its edges along y."""
    [page] = read(Sheet().text(300, 700, 10, "直排文字。", "V"))

    [line] = page.lines
    assert line.flow is Flow.DOWN
    assert line.edges == (142, 152, 162, 172, 182, 192)


def test_stacked_single_characters_are_a_vertical_line():
    """Programs without vertical setting place each character; they still make one line, read downwards."""
    sheet = Sheet()
    for n, char in enumerate("河畔书声处处闻"):
        sheet.text(300, 700 - 22 * n, 20, char)
    sheet.text(50, 400, 10, "旁边有一行横排的文字。")
    [page] = read(sheet)

    assert {(line.text, line.flow) for line in page.lines} == {
        ("河畔书声处处闻", Flow.DOWN),
        ("旁边有一行横排的文字。", Flow.ACROSS),
    }


def test_neighbouring_columns_never_run_together():
    """Two columns whose gutter is narrower than an em stay apart, also when they are written row by row."""
    sheet = Sheet()
    for row in range(6):
        sheet.text(50, 700 - 15 * row, 10, "左边一栏的文字满满一行")
        sheet.text(168, 700 - 15 * row, 10, "右边一栏的文字也是满行")
    [page] = read(sheet)

    assert texts(page) == ["左边一栏的文字满满一行", "右边一栏的文字也是满行"] * 6


def test_a_headline_of_two_halves_keeps_its_space():
    """The white between the halves of a headline is a space that was printed."""
    [page] = read(Sheet().text(50, 700, 24, "灯下有书").text(50 + 4 * 24 + 20, 700, 24, "巷里有人"))

    assert texts(page) == ["灯下有书 巷里有人"]


def test_words_get_the_spaces_that_the_file_did_not_draw():
    """Latin words set apart by position alone are words."""
    [page] = read(Sheet().text(50, 700, 12, "Hello", "L").text(84, 700, 12, "all", "L"))

    assert texts(page) == ["Hello all"]


def test_fake_bold_is_read_once_and_accounted_for():
    """Characters drawn twice a hair apart are one; a notice counts them."""
    sheet = Sheet().text(50, 700, 20, "大标题").text(50, 600, 12, "still all", "L")
    for n, char in enumerate(
        "大标题"
    ):  # PDFium itself drops a whole line drawn again, not its pieces
        sheet.text(51 + 20 * n, 700, 20, char)
    [page] = read(sheet)

    assert texts(page) == ["大标题", "still all"]
    assert [notice.what for notice in page.notices] == [
        "3 characters drawn twice for boldness are read once"
    ]


def test_text_outside_of_the_visible_page_is_left_out_with_a_notice():
    """What lies outside of the crop box nobody can see; coordinates count from the crop box."""
    sheet = (
        Sheet(crop=(100, 100, 500, 800))
        .text(150, 700, 10, "看得见的字")
        .text(20, 20, 10, "裁掉的字")
    )
    [page] = read(sheet)

    [line] = page.lines
    assert line.text == "看得见的字"
    assert line.box.left == pytest.approx(50)
    assert (page.width, page.height) == (400, 700)
    assert "4 characters outside" in page.notices[0].what


@pytest.mark.parametrize(
    ("rotate", "size", "left_top"),
    [
        (0, (595, 842), (50, 133)),
        (90, (842, 595), (699, 50)),
        (180, (595, 842), (465, 699)),
        (270, (842, 595), (133, 465)),
    ],
)
def test_a_turned_page_is_measured_as_it_is_seen(rotate, size, left_top):
    """/Rotate turns the frame: width, height and boxes are those of the page that a reader sees."""
    [page] = read(Sheet(rotate=rotate).text(50, 700, 10, "梅里区举行读书会"))

    [line] = page.lines
    assert (page.width, page.height) == size
    assert (line.box.left, line.box.top) == pytest.approx(left_top, abs=1)
    assert line.angle == rotate


def test_a_slanted_headline_is_one_line_with_its_angle():
    """Ten degrees up is 350 clockwise; the box is the upright one around it."""
    [page] = read(Sheet().turned(100, 500, 20, "斜着排的大字", (0.9848, 0.1736, -0.1736, 0.9848)))

    [line] = page.lines
    assert line.text == "斜着排的大字"
    assert line.angle == pytest.approx(350, abs=1)
    assert line.box.width > 110


def test_bold_is_told_by_the_font():
    """A font that is named bold weighs 700."""
    [page] = read(Sheet().text(50, 700, 10, "黑体小标题", "B").text(50, 650, 10, "正文一行"))

    assert [line.weight for line in page.lines] == [700, 300]


def test_a_bold_head_and_the_text_that_runs_on_from_it_are_one_line():
    """Wherever the file draws either: an em stands between them, and the rows below cross it. The line tells its head."""
    sheet = Sheet().text(50, 680, 10, "周起每天早上五点开张，菜")
    sheet.text(50, 666, 10, "农和街坊都说方便了许多。").text(130, 694, 10, "新菜场从本")
    sheet.text(100, 640, 10, "乙").text(50, 694, 10, "菜场搬到河东去", "B")
    [page] = read(sheet)

    [head] = [line for line in page.lines if line.text.startswith("菜场")]
    assert head.text == "菜场搬到河东去 新菜场从本"
    assert head.text[: head.run_in].strip() == "菜场搬到河东去"
    assert head.weight == 300
    assert not any(line.run_in for line in page.lines if line is not head)


def test_pages_take_their_numbers_from_label_name_or_user():
    """A file of one page is named by its file name, one of several by its labels; the user's word goes first."""
    labels = "/PageLabels << /Nums [0 << /S /D /P (A) /St 1 >>] >>"
    two = pdf(
        [Sheet().text(50, 700, 10, "第一页有字"), Sheet().text(50, 700, 10, "第二页有字")],
        catalog=labels,
    )
    quiet = Limits(), lambda done, total: None
    by_label = list(pdf_pages("week.pdf", two, None, None, None, *quiet))
    by_user = list(pdf_pages("week.pdf", two, None, 5, None, *quiet))
    [by_name] = pdf_pages(
        "weekly-p3.pdf", pdf([Sheet().text(50, 700, 10, "一页")]), None, None, None, *quiet
    )

    assert [(page.number, page.label) for page in by_label] == [(1, "A01"), (2, "A02")]
    assert [page.number for page in by_user] == [5, 6]
    assert by_name.number == 3


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(30, 500), st.integers(60, 800), st.sampled_from([8, 10, 16, 30]),
            st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF), min_size=1, max_size=12),
            st.sampled_from("HHHV"),
        ),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_every_character_that_can_be_seen_is_in_exactly_one_line(strokes):
    """However the print lies over itself, lines lose nothing and double nothing."""
    from shuzibao.read.pdf.door import frame_of, opened, page_of, read_glyphs
    from shuzibao.read.pdf.lines import lines_of

    sheet = Sheet()
    for x, y, size, text, font in strokes:
        sheet.text(x, y, size, text, font)
    with opened(pdf([sheet]), None, "x") as document, page_of(document, 0, "x") as page:
        glyphs = read_glyphs(page, frame_of(page), 10_000, "x")
        lines = lines_of(glyphs)

    assert sorted("".join(line.text for line in lines).replace(" ", "")) == sorted(
        map(chr, glyphs.codes)
    )
    assert all(len(line.edges) == len(line.text) + 1 for line in lines)


def test_the_reader_is_found_by_content():
    """A PDF is a PDF whatever its name."""
    source = Source("page.txt", pdf([Sheet().text(50, 700, 10, "梅里区举行读书会")]))

    assert reader_for(source).name == "pdf"


def test_a_letterspaced_headline_with_a_space_over_a_gutter_is_one_line():
    """The halves are spaced alike, and what is between is a space more: the columns below say nothing of it."""
    sheet = Sheet()
    for half, x in (("河畔读书", 60), ("村里算账", 208)):
        for n, char in enumerate(half):
            sheet.text(x + 32 * n, 760, 24, char)
    for row in range(5):
        sheet.text(50, 720 - 15 * row, 10, "左栏里的每一行都一样长了")
        sheet.text(208, 720 - 15 * row, 10, "右栏里的每一行都一样长了")
    [page] = read(sheet)

    assert "河畔读书 村里算账" in texts(page)
    assert texts(page).count("左栏里的每一行都一样长了") == 5


def test_the_first_row_of_two_columns_is_two_lines():
    """Over it stands a story of other columns, whose lines cross the gutter; its own rows are nearer."""
    sheet = Sheet()
    for row in range(3):
        sheet.text(50, 790 - 15 * row, 10, "上面一篇的行比下面的栏宽得多了些")
    for row in range(4):
        sheet.text(50, 720 - 15 * row, 10, "左栏里的行一样长")
        sheet.text(140, 720 - 15 * row, 10, "右栏里的行一样长")
    [page] = read(sheet)

    assert texts(page).count("左栏里的行一样长") == 4
    assert texts(page).count("右栏里的行一样长") == 4


def test_a_space_in_a_vertical_headline_is_a_space():
    """No line beside it ends there, as bands of text would."""
    sheet = Sheet()
    for n, char in enumerate("河畔读书　村里算账"):
        if char != "　":
            sheet.text(300, 760 - 22 * n, 20, char)
    for row in range(8):
        sheet.text(50, 760 - 15 * row, 10, "旁边的正文一行一行横排")
    [page] = read(sheet)

    assert "河畔读书 村里算账" in texts(page)


def test_a_spaced_out_name_at_a_gutter_stays_one_name():
    """石　磊 over two columns: the white inside the name stands where the columns below leave theirs."""
    sheet = Sheet().text(100, 700, 10, "通讯员").text(140, 700, 10, "石").text(160, 700, 10, "磊")
    for row in range(6):
        sheet.text(50, 680 - 15 * row, 10, "桥头换上新的木桩石匠")
        sheet.text(160, 680 - 15 * row, 10, "凿平桥面车辆限重三吨")
    [page] = read(sheet)

    assert texts(page)[0].replace(" ", "") == "通讯员石磊"
    assert len(page.lines) == 13


def test_a_space_in_an_upright_deck_is_one_though_a_line_of_other_type_ends_beside_it():
    """A kicker in larger type that stops at its height says nothing of a gutter."""
    sheet = Sheet().text(300, 700, 13, "老桥放行夜里静", font="V")
    sheet.text(280, 700, 12, "学生里长齐出", font="V").text(280, 616, 12, "一头也没少", font="V")
    for column in range(4):
        sheet.text(250 - 16 * column, 700, 10, "桥头换上新的木桩石匠凿平桥面", font="V")
    [page] = read(sheet)

    assert any(text.replace(" ", "") == "学生里长齐出一头也没少" for text in texts(page))


def test_names_spaced_out_in_a_line_keep_their_spaces():
    """Where more gaps are wide than not the line is no letterspaced one: two of its words stand solid."""
    sheet = Sheet()
    x = 50
    for piece in ("本报记者", "江", "流", "芮", "芸"):
        sheet.text(x, 700, 10, piece)
        x += 10 * len(piece) + 10
    [page] = read(sheet)

    assert [line.text for line in page.lines] == ["本报记者 江 流 芮 芸"]


def test_a_space_in_a_deck_near_the_gutter_of_the_columns_below_is_no_gutter():
    """What stands behind it does not begin where the column does, and what stands before it is no column's line."""
    sheet = (
        Sheet().text(50, 700, 10.4, "七所学校试行步行街").text(149, 700, 10.4, "司机提了三条意见")
    )
    for n in range(6):
        sheet.text(40, 670 - 13.6 * n, 9, "送货的车等在路口一刻钟")
        sheet.text(147, 670 - 13.6 * n, 9, "交警当场答应了前两条事")
    [page] = read(sheet)

    assert texts(page)[0] == "七所学校试行步行街 司机提了三条意见"
    assert len(page.lines) == 13
