"""What stands below 上接第1版 goes on from another page: it is no part of the story above, and its first line is text."""

from __future__ import annotations

import pytest

from shuzibao import Source, make_issue
from shuzibao.model import Jump

SCHOOL = """渡口小学添了显微镜
本报讯 渡口小学上月收到三台旧显微镜，是县里中学换
下来的。孩子们排队看洋葱皮，一节课不够看，午休也
开着门。
校长说，下学期还要添一台望远镜，放在楼顶看月亮。
"""
BODY = """村里先把路修到了田头，运粮的车一直开到晒场边上，
再也不用人挑。合作社又添了两台烘干机，阴雨天也不
怕稻子发芽。
"""
NARROW = """合作社今年收了稻谷四百
吨，比去年多了一成，乡
亲们分了红，又添了两台
烘干机，阴雨天也不怕稻
子发芽。
"""


@pytest.mark.parametrize("body", [BODY, NARROW])
def test_what_comes_from_another_page_is_no_part_of_the_story_above(body: str) -> None:
    """No empty line parts the two, the jump line does; the story above keeps its own text and is continued from nowhere."""
    school, rest = _read(SCHOOL + "（上接第1版）\n" + body)

    assert school[0] == "渡口小学添了显微镜"
    assert school[2].endswith("放在楼顶看月亮。")
    assert (school[1], rest[1]) == (None, Jump(1))
    assert rest == (None, Jump(1), body.replace("\n", ""))


def test_text_behind_the_jump_line_on_its_own_line_is_no_headline() -> None:
    """（上接1版）合作社…: no headline begins so, though the line is short and has no comma."""
    first = "（上接1版）合作社今年收了稻谷四百吨\n比去年多了一成，乡亲们分了红，又添了两台烘干机，阴雨天也不怕。\n"
    rest, school = _read(first + "\n" + SCHOOL)

    assert (rest[0], rest[1], school[0]) == (None, Jump(1), "渡口小学添了显微镜")
    assert rest[2].startswith("合作社今年收了稻谷四百吨")


@pytest.mark.parametrize(
    "head", ["（上接第1版）\n稻田里修起了路\n", "稻田里修起了路\n（上接第1版）\n"]
)
def test_a_headline_printed_again_stays_one(head: str) -> None:
    """The inside page may print the story's headline again, above or below the jump line."""
    rest, school = _read(head + BODY + "\n" + SCHOOL)

    assert rest == ("稻田里修起了路", Jump(1), BODY.replace("\n", ""))
    assert school[0] == "渡口小学添了显微镜"


def _read(text: str) -> list[tuple[str | None, Jump | None, str]]:
    """Of each story its headline, the page it comes from, and its text."""
    issue = make_issue([Source("page.txt", text.encode())])
    return [
        (one.headline, one.continued_from, "".join(e.text for e in one.body))
        for one in issue.articles
    ]
