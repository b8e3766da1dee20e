"""Heads that run in are told from the text that they stand beside."""

from __future__ import annotations

from shuzibao import Source, make_issue
from shuzibao.model import Role
from shuzibao.read.lines import split_lines
from shuzibao.read.runin import run_in_apart

BRIEFS = """便民小栏
修鞋铺搬家 老赵的修鞋铺搬到
菜场北门，每天八点开门，风
雨不误。
图书角换书 社区图书角本周换
上新书两百册，凭门牌号就能
借走。
雨水管疏通 物业从周三起疏通
雨水管，请车主把车挪到东边
的空地。
"""


def _lines(text: str) -> list[str]:
    return [one.text for one in run_in_apart(tuple(split_lines(text, 0, len(text))))]


def test_each_brief_of_a_box_is_a_story_with_its_own_head() -> None:
    """Of a bold head a dump keeps the space behind it; three items that begin so are a list of briefs."""
    issue = make_issue([Source("page.txt", BRIEFS.encode())])
    assert [article.display_title for article in issue.articles] == [
        "修鞋铺搬家",
        "图书角换书",
        "雨水管疏通",
    ]
    bodies = [[e.text for e in a.elements if e.role is Role.PARAGRAPH] for a in issue.articles]
    assert bodies[0] == ["老赵的修鞋铺搬到菜场北门，每天八点开门，风雨不误。"]


def test_a_timetable_a_talk_and_two_briefs_alone_are_left_as_they_are() -> None:
    """Days, speakers and a single line with a space in it head nothing."""
    days = "".join(
        f"{day}月{day}日 城北片区停水，从早上八\n点到下午五点，请居民提前蓄\n水。\n"
        for day in range(3, 7)
    )
    talk = "".join(
        f"{name} 这件事我想了很久，还是\n觉得应该先问一问住在河边的\n人。\n"
        for name in ("王建国", "李秀英", "王建国", "李秀英")
    )
    two = "\n".join(BRIEFS.splitlines()[1:7]) + "\n"
    for text in (days, talk, two):
        assert _lines(text) == text.splitlines()
