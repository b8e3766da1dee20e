"""Stories that turn over, told by jump lines that stand alone on a line."""

from __future__ import annotations

import pytest

from shuzibao import Source, make_issue
from shuzibao.conventions.jumps import find_jump

FIRST = """渡口书场重新开门
　　本报讯 三月二日晚上，停了九年的渡口书场
重新开门，第一晚说的是老艺人改编的新书，二百
个座位坐得满满当当，门外还站着不少来听书的街
坊，茶炉子从下午四点就烧开了。
（紧转2版）
"""
SECOND = """（紧接1版）
　　书场负责人说，以后每个星期三和星期六晚上
都开书，票价十元，六十岁以上的街坊免票，说书
人由三家评弹团轮流派来，全年不少于九十场。
苗圃开放日定在周末
　　本报讯 区苗圃把开放日定在本月第二个周末，
市民可以领走一盆自己扦插的茉莉，还能跟着老师
傅学嫁接，名额六十个，先到先得。
"""


def test_a_jump_line_that_says_both_ways_is_told_by_its_page() -> None:
    """（紧接1版）on page 2 means where the story comes from; both halves are linked, and to nothing else."""
    issue = make_issue(
        [Source("p1.txt", FIRST.encode(), page=1), Source("p2.txt", SECOND.encode(), page=2)]
    )
    first = next(one for one in issue.articles if one.page == 1)
    jumps = [
        (
            one.page,
            one.continues_on and one.continues_on.page,
            one.continued_from and one.continued_from.page,
        )
        for one in issue.articles
    ]

    assert (1, 2, None) in jumps
    assert (2, None, 1) in jumps
    assert sum(any(rest) for _, *rest in jumps) == 2
    assert first.continues_on is not None
    assert any(one.id == first.continues_on.article and one.page == 2 for one in issue.articles)


def test_a_jump_line_that_names_the_headline_is_no_headline() -> None:
    """上接第1版《渡口书场重新开门》 says where the story comes from, its headline named or not."""
    second = SECOND.replace("（紧接1版）", "上接第1版《渡口书场重新开门》")
    issue = make_issue(
        [Source("p1.txt", FIRST.encode(), page=1), Source("p2.txt", second.encode(), page=2)]
    )
    first = next(one for one in issue.articles if one.continues_on)
    other = next(one for one in issue.articles if one.continued_from)

    assert other.headline is None
    assert other.page == 2
    assert first.continues_on is not None
    assert first.continues_on.article == other.id


@pytest.mark.parametrize(
    ("line", "page", "onward"),
    [
        ("（下转第四版①）", 4, True),
        ("（下转第四版）②", 4, True),
        ("①（上接第一版）", 1, False),
        ("（上接A1版⑵）", "A1", False),
    ],
)
def test_a_jump_line_may_say_which_of_several_it_is(
    line: str, page: int | str, onward: bool
) -> None:
    """Papers number the stories that turn over to one page."""
    found = find_jump(line)

    assert found is not None
    assert (found.start, found.end, found.page, found.onward) == (0, len(line), page, onward)
