"""Columns that a tool wrote in turns, line by line, come back one after the other."""

from __future__ import annotations

from itertools import zip_longest

from shuzibao.read.columns.woven import unwoven
from shuzibao.read.columns.wovenrows import rows_cut
from shuzibao.read.columns.wovensigns import Ends
from shuzibao.read.lines import split_lines

BRIDGE = """昨天上午，青浦河上的老石桥完成修
缮，重新开放通行。这座桥建于清代，桥
面的条石磨得发亮，两侧栏杆曾多处断
裂。工程队用了四个月时间，把松动的石
块逐一编号，拆下清洗，再按原来的位置
砌回去。负责施工的老师傅说，每一块石
头都有自己的脾气，急不得。桥头的两只
石狮也补上了缺损的耳朵。附近居民每天
早晚都要从桥上经过，听说修好了，不少
人特意赶来看一看。""".splitlines()
LIBRARY = """县图书馆今年新添了三万册图书，其
中一半是孩子们喜欢的绘本和科普读物。
为了方便上班的读者，阅览室的开放时
间延长到晚上九点。馆员们还把书送到山
里的小学，每个月换一次。校长说，学生
们最盼望的就是送书车开进操场的那一
刻。下一步，图书馆打算在车站和医院设
立自助借书柜，市民凭身份证就能借阅，
还书也不用再跑到馆里来。这项服务将
从明年春天开始试行。""".splitlines()


def _read(text: str) -> list[str]:
    return [line.text for line in unwoven(text, tuple(split_lines(text, 0, len(text))))]


def test_lines_written_in_turns_come_back_column_by_column() -> None:
    """Of two columns whose lines alternate, each sentence is whole again."""
    pairs = zip(BRIDGE, LIBRARY, strict=True)
    found = "".join(_read("\n\n".join(line for pair in pairs for line in pair)))
    assert "重新开放通行。这座桥建于清代" in found
    assert "工程队用了四个月时间，把松动的石块逐一编号，拆下清洗" in found
    assert "为了方便上班的读者，阅览室的开放时间延长到晚上九点" in found
    assert "图书馆打算在车站和医院设立自助借书柜" in found


def test_rows_that_hold_two_columns_are_cut_and_come_back_column_by_column() -> None:
    """A row of two columns' lines with a space between is two lines where lines of one column show the measure."""
    alone = [part for pair in zip(BRIDGE[:4], LIBRARY[:4], strict=True) for part in pair]
    rows = [f"{left} {right}" for left, right in zip(BRIDGE[4:], LIBRARY[4:], strict=True)]
    text = "\n\n".join(alone) + "\n\n" + "\n".join(rows)
    lines = rows_cut(tuple(split_lines(text, 0, len(text))), text)
    assert [line.text for line in lines[8:12]] == [BRIDGE[4], LIBRARY[4], BRIDGE[5], LIBRARY[5]]
    assert all(text[line.start : line.end] == line.text for line in lines)
    found = "".join(_read(text))
    assert "再按原来的位置砌回去" in found
    assert "每个月换一次。校长说，学生们最盼望的就是送书车" in found


SCHOOL = """城东小学的操场边多了一排木架，孩子
们在架子上种满了丝瓜和葫芦。自然课的
老师每周带着学生量一次藤蔓的长度，把
数字写在黑板旁的表格里。秋天的时候，
收下来的葫芦要晒干，做成水瓢送给附近
的敬老院。食堂的师傅说，丝瓜长得太
快，一个星期能炒三回，孩子们却总说不
够吃。校长算了一笔账，从种子到架子一
共花了四百元，都是卖废纸攒下来的。""".splitlines()


def test_a_few_rows_of_two_columns_are_cut_on_a_page_that_is_in_order_else() -> None:
    """Rows that hold two columns' lines come back column by column; the rest of the page is not touched."""
    rows = [f"{left} {right}" for left, right in zip(BRIDGE[3:], LIBRARY[3:], strict=True)]
    plain = [*SCHOOL, "", *(line.replace("孩", "学") for line in SCHOOL[:8]), ""]
    text = "\n".join([*plain, *BRIDGE[:3], "", *LIBRARY[:3], "", *rows])
    found = _read(text)

    assert found[: len(SCHOOL)] == SCHOOL
    assert "".join(BRIDGE[3:9]) in "".join(found)
    assert "".join(LIBRARY[3:9]) in "".join(found)


def test_two_rows_of_two_halves_are_left_alone() -> None:
    """Below three such rows a space in a long line says too little."""
    rows = [f"{left} {right}" for left, right in zip(BRIDGE[7:], LIBRARY[7:], strict=True)]
    text = "\n".join([*SCHOOL, "", *BRIDGE[:7], "", *LIBRARY[:7], "", *rows])
    lines = tuple(split_lines(text, 0, len(text)))

    assert unwoven(text, lines) == lines


def test_a_page_in_order_stays_as_it_is() -> None:
    """Columns that stand one after the other are not touched, with empty lines between their lines or without."""
    for gap in ("\n", "\n\n"):
        text = gap.join([*BRIDGE, *LIBRARY])
        lines = tuple(split_lines(text, 0, len(text)))
        assert unwoven(text, lines) == lines


def test_every_line_is_kept_once() -> None:
    """Whatever is moved, each line of a woven page comes back once with its own place in the source."""
    pairs = zip_longest(BRIDGE, LIBRARY[:6], fillvalue="")
    text = "\n\n".join(line for pair in pairs for line in pair if line)
    lines = tuple(split_lines(text, 0, len(text)))
    found = unwoven(text, lines)
    assert sorted((line.start, line.end) for line in found) == [
        (line.start, line.end) for line in lines
    ]


def test_ends_of_lines_tell_what_follows() -> None:
    """A word that the break cuts in two speaks for the line below; a mark that may begin no line speaks against it."""
    ends = Ends(["阅览室的开放时", "间延长到晚上", "砌回去的石块", "，还有两只石狮"])
    assert ends.follows(0, 1) > 1.0
    assert ends.follows(0, 2) < 0.0
    assert ends.follows(0, 3) < -3.0
