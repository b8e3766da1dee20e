"""The laws of the rebuilder, on invented dumps of every shape."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import shuzibao
from shuzibao import Source, make_issue
from shuzibao.errors import BadInput
from shuzibao.export.shuzibao1 import issue_to_json

HAN = "区委书记晚风河岸图书馆的老人在春天里种下三百棵树，。、：；！？“”《》（）一二三是"
LINE = st.one_of(
    st.text(alphabet=HAN + "ab1 2\u3000", min_size=0, max_size=40),
    st.sampled_from(
        [
            "## 河岸图书馆开馆了",
            "**晚风** 的[新书](http://river.example/a)",
            "本报讯（记者 方小满）3月4日，河岸图书馆开馆。",
            "（下转第2版）",
            "(上接第1版)",
            "2024年3月4日 星期一",
            "图为开馆现场。方小满 摄",
            "---",
            "| 一 | 二 |",
            "news-",
            "paper of the river",
            "\f",
            "&nbsp;春天<br>到了",
        ]
    ),
)
PAGES = st.lists(LINE, min_size=1, max_size=40).map("\n".join)
GUTTERS = st.sampled_from(["  ", "    ", "\u3000\u3000", "\u3000", "\t", " │ "])


@st.composite
def side_by_side(draw: st.DrawFn) -> str:
    """A dump that keeps the page's layout: a headline over each column, their lines in the same rows."""
    columns = []
    for _ in range(draw(st.integers(2, 3))):
        em = draw(st.integers(8, 16))
        story = "\u3000\u3000" + draw(st.text(alphabet=HAN, min_size=2 * em, max_size=12 * em))
        head = draw(st.text(alphabet=HAN[:26], min_size=4, max_size=em))
        lines = [head, "", *(story[at : at + em] for at in range(0, len(story), em))]
        columns.append([line.ljust(em, "\u3000") for line in lines])
    gutter, end = draw(GUTTERS), draw(st.sampled_from(["\n", "\r\n"]))
    empty = ["\u3000" * len(column[0]) for column in columns]
    rows = [
        gutter.join(
            column[at] if at < len(column) else none
            for column, none in zip(columns, empty, strict=True)
        )
        for at in range(max(map(len, columns)))
    ]
    return end.join(row.rstrip() if draw(st.booleans()) else row for row in rows)


def read(text: str) -> dict[str, Any]:
    return issue_to_json(make_issue([Source("page.txt", text.encode())]))


def ranges(data: dict[str, Any]) -> list[tuple[int, int]]:
    found = [span for article in data["articles"] for span in article["spans"]]
    found += [span for piece in data["furniture"] + data["unplaced"] for span in piece["spans"]]
    return [(span["start"], span["end"]) for span in found]


@given(st.one_of(PAGES, side_by_side()))
@settings(max_examples=200, deadline=None)
def test_every_printed_character_lies_in_exactly_one_span(text: str) -> None:
    """Nothing on a page is ever lost, and nothing is printed twice."""
    try:
        data = read(text)
    except BadInput:
        assert not text.strip("\ufeff \t\n\f\u3000")
        return
    covered = Counter(at for start, end in ranges(data) for at in range(start, end))

    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(covered)
    assert all(covered[at] == 1 for at, character in enumerate(text) if not character.isspace())


def test_the_lines_of_two_columns_side_by_side_are_in_spans_of_their_own() -> None:
    """What stands beside a line, in the column to its right, lies between it and the next one in the file."""
    left = [
        "桥头菜场月底改造完工",
        "",
        "　　本报讯　河湾区桥头菜场",
        "关门七个月以后重新开张，新",
        "添摊位一百二十个，地面全部",
        "换成防滑砖，鱼摊集中一处。",
    ]
    right = [
        "人行桥下月起可通行",
        "",
        "　　本报讯　白鹭河人行桥的",
        "主体已经完工，桥长四十二米",
        "，宽三点五米，两头都有无障",
        "碍坡道，夜里有灯照着桥面。",
    ]
    text = "\n".join(a + "  " * (16 - len(a)) + b for a, b in zip(left, right, strict=True))
    data = read(text)
    covered = Counter(at for start, end in ranges(data) for at in range(start, end))

    bodies = [piece["text"] for article in data["articles"] for piece in article["body"]]
    assert any("河湾区桥头菜场关门七个月" in body for body in bodies)
    assert all(covered[at] == 1 for at, character in enumerate(text) if not character.isspace())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_page_dumped_as_it_is_laid_out_has_each_character_in_one_span(number: int) -> None:
    """The sample paper as `pdftotext -layout` writes it: several columns in one row."""
    pdf = Path(shuzibao.__file__).parent / f"sample/2024-03-11/page{number}.pdf"
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    text = told.stdout.decode()
    covered = Counter(at for start, end in ranges(read(text)) for at in range(start, end))

    assert all(covered[at] == 1 for at, character in enumerate(text) if not character.isspace())


def test_the_lines_of_one_column_are_one_range() -> None:
    """Where only a line's end stands between two lines of a paragraph, the range runs on."""
    text = "桥头菜场完工\n\n　　本报讯　河湾区桥头菜场关门\n七个月以后重新开张，新添摊位\n一百二十个。\n"

    assert (text.index("本"), len(text) - 1) in ranges(read(text))


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_the_same_page_gives_the_same_json(text: str) -> None:
    """Same input, same ids, same JSON."""
    try:
        once = json.dumps(read(text))
    except BadInput:
        return

    assert json.dumps(read(text)) == once


def test_several_pages_in_one_file_are_read_in_stretches_and_nothing_is_lost() -> None:
    """A whole issue without form feeds has more paragraphs than any page: it is read all the same, in bounded memory."""
    story = (
        "区里开会部署工作\n"
        + "本报讯 近日，区里召开会议，部署下一阶段工作，各部门负责人参加。\n" * 3
    )
    text = "".join(f"第{n}件事\n{story}" for n in range(130))
    issue = make_issue([Source("issue.txt", text.encode())])
    pieces = [
        *(element for article in issue.articles for element in article.elements),
        *issue.furniture,
        *issue.unplaced,
    ]
    covered = Counter(
        at for piece in pieces for span in piece.spans for at in range(span.start, span.end)
    )

    assert all(covered[at] == 1 for at, character in enumerate(text) if not character.isspace())
