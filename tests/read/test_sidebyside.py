"""Columns that stand side by side in a text: told, cut apart, put in order; everything else is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuzibao.model import Line
from shuzibao.pipeline import make_issue
from shuzibao.read import Source, reader_for
from shuzibao.read.columns.grid import cells_of, grid_of
from shuzibao.read.columns.sidebyside import columns_apart
from shuzibao.read.lines import split_lines

# Running text of an invented paper; "^" opens a paragraph.
BRIDGE = (
    "^昨日上午，临泉镇的石桥重新开通，",
    "两岸的居民赶来看新栏杆，孩子们在",
    "桥上来回跑了好几趟。",
    "^镇里介绍，修桥用了七个月，桥面加",
    "宽了两米，桥下的水闸也换成新的，",
    "夏天涨水时不必再绕路。",
)
MARKET = (
    "^早市搬进新棚的第一天，卖豆腐的老",
    "唐五点就到了，他说棚里有灯有水，",
    "秤也都重新校过，顾客放心。",
    "^管理员每天晚上检查一遍电线，把",
    "垃圾运走，第二天地面是干的，大家",
    "都说比从前强。",
)
SCHOOL = (
    "^小学的操场周末对街坊开放，孩子们",
    "放学以后可以打球，老人早晨来走几",
    "圈，门卫登记姓名就行。",
    "^校长说，操场空着可惜，开放以后没",
    "有出过事，草皮养护由镇里负责，",
    "明年还要装上灯。",
)

# The same with a measure of 14 ems; figures are narrow, so lines that hold some have more characters.
NARROW_BRIDGE = (
    "^昨日上午，临泉镇的石桥重",
    "新开通，两岸的居民赶来看新栏",
    "杆，孩子们在桥上来回跑了好几",
    "趟。",
    "^镇里介绍，修桥共用七个半",
    "月，桥面加宽了两米，桥下的水",
    "闸也换成新的，夏天涨水时不必",
    "绕路。",
)
NARROW_MARKET = (
    "^本报讯 早市搬进新棚的首日",
    "上午5点，卖豆腐的老唐就到了，",
    "全天迎客1.3万人次，比去年同期",
    "增加2150人。",
    "^管理员每天晚上检查一遍电",
    "线，把垃圾运走，第二天地面是",
    "干的，大家都说比从前强，还要",
    "加灯。",
)
NARROW_SCHOOL = (
    "^小学的操场到周末就向街坊",
    "开放，孩子们放学以后可以打球",
    "，老人早晨来走几圈，登记姓名",
    "就行。",
    "^校长说，操场空着可惜，草",
    "皮养护由镇里负责，明年还要装",
    "上灯，再铺两条跑道，跑道外面",
    "种树。",
)


def row_of(cells: Sequence[tuple[int, str]], em: int = 1) -> str:
    """One row of a page: each text begins in its cell."""
    row = ""
    for left, text in cells:
        row += " " * (left - cells_of(row, em)[-1]) + text
    return row


def page_of(columns: Sequence[Sequence[str]], width: int = 24, em: int = 1) -> str:
    """Columns level with each other, set as a layout tool sets them."""
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(
        row_of(
            [
                (n * width + (2 * em if text[0] == "^" else 0), text.lstrip("^"))
                for n, text in enumerate(row)
                if text
            ],
            em,
        )
        for row in rows
    )


def pushed_page(columns: Sequence[Sequence[str]], width: int = 15) -> str:
    """Columns with one space between them, each line pushed along by what stands left of it."""
    rows = []
    for row in zip_longest(*columns, fillvalue=""):
        line = ""
        for n, text in enumerate(row):
            left = n * width + (2 if text[:1] == "^" else 0)
            if text:
                line = line.ljust(max(left, len(line) + 1 if line else 0)) + text.lstrip("^")
        rows.append(line)
    return "\n".join(rows)


def apart(text: str) -> tuple[Line, ...]:
    return columns_apart(text, tuple(split_lines(text, 0, len(text))))


def told(columns: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    return [
        (text.lstrip("^"), 2.0 if text[0] == "^" else 0.0) for column in columns for text in column
    ]


@pytest.mark.parametrize("em", [1, 2])
def test_columns_come_one_after_the_other_with_their_indents(em: int) -> None:
    """Whether a Chinese character is counted as one cell or as two, the columns are found."""
    text = page_of([BRIDGE, MARKET, SCHOOL], width=24 * em, em=em)

    lines = apart(text)

    assert grid_of(text, tuple(split_lines(text, 0, len(text)))).em == em
    assert [(line.text, line.indent) for line in lines] == told([BRIDGE, MARKET, SCHOOL])
    assert [n for n, line in enumerate(lines) if line.blank_before] == [0, 6, 12]


def test_every_line_keeps_its_own_characters_of_the_source() -> None:
    """Offsets count in the source as it is: a line's characters are where it says."""
    text = "\ufeff" + page_of([BRIDGE, MARKET]).replace("\n", "\r\n")

    lines = apart(text)

    assert [text[line.start : line.end] for line in lines] == [line.text for line in lines]
    assert len(lines) == 12


@pytest.mark.parametrize(
    ("written", "rewritten"),
    [("\n", "\r\n"), ("\n", "\n\n"), ("\n", "   \n"), ("", "\ufeff")],
    ids=["crlf", "doubled", "trailing", "bom"],
)
def test_how_lines_are_ended_changes_nothing(written: str, rewritten: str) -> None:
    """Line ends, empty lines after every line, spaces at the end and a BOM are the tool's, not the paper's."""
    page = page_of([BRIDGE, MARKET, SCHOOL])
    text = page.replace(written, rewritten) if written else rewritten + page

    assert [(line.text, line.indent) for line in apart(text)] == told([BRIDGE, MARKET, SCHOOL])


def test_neighbours_that_do_not_stand_level_come_in_rows_of_their_own() -> None:
    """Lines of the second column may stand between those of the first; both columns stay whole."""
    heads = ("石桥重新开通了", "早市搬进新棚了")
    rows = [page_of([heads[:1], heads[1:]])]
    for pair in zip(BRIDGE, MARKET, strict=True):
        rows += [page_of([pair[:1]]), page_of([("",), pair[1:]])]

    lines = apart("\n".join(rows))

    assert [line.text for line in lines if line.text not in heads] == [
        text for text, _ in told([BRIDGE, MARKET])
    ]
    assert sum(line.blank_before > 0 for line in lines) <= 4  # two headings, two columns


def test_a_heading_over_two_columns_is_read_before_them() -> None:
    """A heading in large type has few cells; the white beside it is its own."""
    over = row_of([(11, "石桥通了 早市搬了")])
    text = f"{over}\n\n{page_of([BRIDGE, MARKET])}"

    assert [line.text for line in apart(text)][:2] == ["石桥通了 早市搬了", BRIDGE[0][1:]]


def test_a_new_band_begins_where_all_columns_end() -> None:
    """Two stories over two others: the upper ones are read first, each column under its heading."""
    heads = row_of([(0, "石桥重新开通"), (24, "早市搬进新棚")])
    upper = f"{heads}\n{page_of([BRIDGE, MARKET])}"
    lower = f"{row_of([(0, '操场对街坊开放'), (24, '草皮有人养护')])}\n{page_of([SCHOOL, BRIDGE])}"

    lines = [line.text for line in apart(f"{upper}\n\n\n{lower}")]

    assert lines[:14] == [
        "石桥重新开通", *(text.lstrip("^") for text in BRIDGE),
        "早市搬进新棚", *(text.lstrip("^") for text in MARKET),
    ]  # fmt: skip
    assert lines[14] == "操场对街坊开放"
    assert lines[21] == "草皮有人养护"


def test_space_where_a_picture_was_is_told_as_empty_lines() -> None:
    """What stands further apart than lines do is another block."""
    tall = [*BRIDGE, *SCHOOL, *MARKET]
    short = [*MARKET, *[""] * 6, *SCHOOL]
    text = page_of([tall, short])

    lines = apart(text)
    below = next(
        n for n, line in enumerate(lines) if n >= 18 and line.text == SCHOOL[0].lstrip("^")
    )

    assert [line.text for line in lines[18:]] == [t.lstrip("^") for t in [*MARKET, *SCHOOL]]
    assert lines[below].blank_before >= 1


@pytest.mark.parametrize(
    "text",
    [
        "奋进新征程  书写新答卷\n" + "\n".join(text.lstrip("^") for text in BRIDGE),
        "临 泉 新 闻\n第12期   2024年3月4日   星期一   今日4版\n" + "\n\n".join(MARKET),
        "今天  多云  12℃～18℃\n明天  小雨  11℃～15℃\n后天  晴    10℃～19℃\n"
        "周四  晴    10℃～20℃\n周五  阴    12℃～18℃\n周六  小雨  11℃～16℃\n" + "\n".join(BRIDGE),
        "姓名      得票      结果\n唐永福    312       当选\n何桂珍    298       当选\n"
        "吕小满    171       落选\n丁长河    160       落选\n郑阿妹    155       落选",
        "\n".join(f"　　{text.lstrip('^')}" if text[0] == "^" else text for text in SCHOOL),
        "\n".join(f"    {text.lstrip('^')}" if text[0] == "^" else text for text in SCHOOL),
        "\n".join(
            [*BRIDGE, *(f"        {text}" for text in (*MARKET, *SCHOOL)), "完  完", *BRIDGE]
        ),
        "\n".join("春水绕桥流，  早市灯如昼。" for _ in range(4)),
        "",
    ],
    ids=[
        "headline",
        "masthead",
        "weather",
        "table",
        "full-width",
        "narrow",
        "set-in",
        "verse",
        "empty",
    ],
)
def test_a_page_without_columns_side_by_side_comes_back_as_it_is(text: str) -> None:
    """Gaps in headlines, mastheads and tables are no gutters."""
    lines = tuple(split_lines(text, 0, len(text)))

    assert columns_apart(text, lines) == lines


def test_what_is_far_too_large_for_a_page_comes_back_as_it_is() -> None:
    """The work grows with the cube of a page's lines, so there is an end to it."""
    text = "\n".join([page_of([BRIDGE, MARKET, SCHOOL])] * 120)
    lines = tuple(split_lines(text, 0, len(text)))

    assert columns_apart(text, lines) == lines


PIECES = st.lists(
    st.tuples(st.integers(0, 40), st.text("石桥，。早市 12a\u3000\t", min_size=1, max_size=20)),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=24))
def test_no_character_is_lost_and_none_comes_twice(rows: list[list[tuple[int, str]]]) -> None:
    """Whatever stands in the rows: the lines hold every printed character once, at its place."""
    text = "\n".join("".join(" " * gap + piece for gap, piece in row) for row in rows)

    lines = apart(text)

    places = [at for line in lines for at in range(line.start or 0, line.end or 0)]
    printed = [at for at, character in enumerate(text) if not character.isspace()]
    assert sorted(at for at in places if not text[at].isspace()) == printed
    assert all(text[line.start : line.end] == line.text for line in lines)


@settings(max_examples=25, deadline=None)
@given(st.permutations([BRIDGE, MARKET, SCHOOL]), st.integers(20, 60), st.sampled_from([1, 2]))
def test_any_width_of_gutter_gives_the_same_lines(
    columns: list[tuple[str, ...]], width: int, em: int
) -> None:
    """How far apart the columns stand changes nothing."""
    lines = apart(page_of(columns, width * em, em))

    assert [(line.text, line.indent) for line in lines] == told(columns)


def test_a_page_set_in_columns_becomes_its_stories() -> None:
    """Bytes in, articles out: two stories side by side, paragraphs whole."""
    heads = row_of([(0, "石桥重新开通"), (24, "早市搬进新棚")])
    data = f"{heads}\n{page_of([BRIDGE, MARKET])}\n".encode()

    issue = make_issue([Source("page.txt", data)])

    assert [article.headline for article in issue.articles] == ["石桥重新开通", "早市搬进新棚"]
    assert [len(article.body) for article in issue.articles] == [2, 2]
    [page] = reader_for(Source("page.txt", data)).read(Source("page.txt", data))
    assert len(page.lines) == 14


NARROW = (NARROW_BRIDGE, NARROW_MARKET, NARROW_SCHOOL)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2)])
def test_columns_with_a_single_space_between_them_are_cut_apart(order: tuple[int, ...]) -> None:
    """Figures push the neighbours along, so left edges drift; the measure in ems tells the columns."""
    columns = [NARROW[n] for n in order]

    lines = apart(pushed_page(columns))

    assert [(line.text, line.indent) for line in lines] == told(columns)


def test_a_line_that_was_driven_out_is_one_piece() -> None:
    """Justified to the column's edge, a short line has a space after every character; none of these is a gutter."""
    driven = " ".join("闸也换成新的，夏天不必")
    bridge = [*NARROW_BRIDGE[:6], driven, NARROW_BRIDGE[7]]

    lines = [line.text for line in apart(pushed_page([bridge, NARROW_MARKET]))]

    assert driven in lines
    assert lines[lines.index(driven) + 1] == "绕路。"


def test_a_space_in_a_heading_over_such_columns_is_its_own() -> None:
    """What stands over the columns and fits none of them is not cut."""
    head = "石桥通了 早市搬了"
    text = f"{' ' * 11}{head}\n{pushed_page(NARROW)}"

    assert [line.text for line in apart(text)][:2] == [head, NARROW_BRIDGE[0][1:]]


def test_two_halves_over_a_column_that_goes_on_are_one_headline() -> None:
    """The second column opens in the middle of a sentence, so no story of its own begins there."""
    columns = [NARROW_BRIDGE[:6], [*NARROW_BRIDGE[6:], *NARROW_MARKET[4:]]]
    head = row_of([(4, "石桥通了"), (16, "早市搬了")])

    lines = [line.text for line in apart(f"{head}\n{pushed_page(columns)}")]

    assert lines == [head.strip(), *(text for column in columns for text, _ in told([column]))]


def test_two_headlines_over_two_stories_stay_two() -> None:
    """Both columns open with a paragraph: each has its own headline."""
    head = row_of([(4, "石桥通了"), (19, "早市搬了")])

    lines = [line.text for line in apart(f"{head}\n{pushed_page(NARROW[:2])}")]

    assert [lines[0], lines[9]] == ["石桥通了", "早市搬了"]


@pytest.mark.parametrize(
    "rows",
    [
        ["唐永福 何桂珍 吕小满 丁长河 郑阿妹", "梅国昀 关维瑶 武金妹 阮健生 冯桂禾"] * 4,
        ["使用 Python 语言写成的 3 个工具，由 12 名志愿者维护，", "每月 15 日在 GitHub 上发布，全部源代码都可以 下载。"] * 4,
        ["The river rose by 3 feet on Monday, and the ferry", "did not run until the 12th of May, officials said."] * 4,
    ],
    ids=["names", "mixed", "english"],
)  # fmt: skip
def test_single_spaces_that_are_no_gutters_cut_nothing(rows: list[str]) -> None:
    """Lists of names, figures and words of another script, and English come back as they are."""
    text = "\n".join(["临泉  新闻", *rows])
    lines = tuple(split_lines(text, 0, len(text)))

    assert columns_apart(text, lines) == lines
