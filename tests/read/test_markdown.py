"""Markdown as converters write it: tables, lists, front matter, page marks."""

from __future__ import annotations

import pytest

from shuzibao import Source, make_issue
from shuzibao.model import Page, Role
from shuzibao.read.markdown import MarkdownReader

BARS = """## 劳动竞赛成绩

本报讯 近日，街道公布劳动竞赛成绩，三个班组获奖，街道负责人为他们颁奖。

| 班组 | 名次 | |
| --- | --- | --- |
| 甲班 | 一 | |
| 乙班 | 二 | |

## 下周天晴
"""
TAGS = """## 劳动竞赛成绩

本报讯 近日，街道公布劳动竞赛成绩，三个班组获奖，街道负责人为他们颁奖。

<table><tr><td>班组</td><td>名次</td></tr><tr><td>甲班</td><td>一</td></tr><tr><td>乙班</td><td>二</td></tr></table>

## 下周天晴
"""
TAGS_APART = TAGS.replace("><", ">\n<")


def page(text: str) -> Page:
    [one] = MarkdownReader().read(Source("page.md", text.encode()))
    return one


@pytest.mark.parametrize("text", [BARS, TAGS, TAGS_APART], ids=["bars", "tags", "tags on lines"])
def test_a_table_is_body_row_by_row_with_its_cells_apart(text):
    """However a table is marked, each row is a paragraph of the story above, and no cell runs into the next."""
    first = make_issue([Source("page.md", text.encode())]).articles[0]

    body = [e.text for e in first.elements if e.role is Role.PARAGRAPH]
    assert body[1:] == ["班组 名次", "甲班 一", "乙班 二"]


def test_what_marks_a_table_stays_in_the_spans():
    """Tags and bars are no text, and nothing of them is lost."""
    for text in (BARS, TAGS, TAGS_APART):
        covered = [False] * len(text)
        for line in page(text).lines:
            assert line.start is not None
            assert line.end is not None
            covered[line.start : line.end] = [True] * (line.end - line.start)

        assert all(seen or c.isspace() for seen, c in zip(covered, text, strict=True))


def test_an_item_of_a_list_is_no_heading():
    """- 云屏火车站新增3趟动车 tells a piece of news, however short."""
    text = "## 简讯\n- 云屏火车站新增3趟动车\n- 9日起高架桥限行\n\n## 下周天晴\n\n本报讯 据预报，下周以晴为主。\n"
    first = make_issue([Source("page.md", text.encode())]).articles[0]

    assert [(e.role, e.text) for e in first.elements] == [
        (Role.HEADLINE, "简讯"),
        (Role.PARAGRAPH, "云屏火车站新增3趟动车"),
        (Role.PARAGRAPH, "9日起高架桥限行"),
    ]


def test_front_matter_and_marks_of_pages_are_not_printed():
    """What a converter writes about the file is no text of the page."""
    text = (
        "---\ntitle: 第三版\nsource: x\n---\n\n## 下周天晴\n\n本报讯 据预报，下周以晴为主。\n\n{1}"
        + "-" * 48
        + "\n"
    )

    assert [line.text for line in page(text).lines if line.text] == [
        "下周天晴",
        "本报讯 据预报，下周以晴为主。",
    ]


def test_a_bold_line_below_a_marked_headline_is_its_deck():
    """Where headings have levels, a line that is only bold stands below them all."""
    text = "## 首批“共享菜园”开园\n**每块25平方米 半天被认领一空**\n\n本报讯 9月3日，位于斗南街道的“共享菜园”正式开园。\n\n## 下周天晴\n\n本报讯 据预报，下周以晴为主。\n"
    first = make_issue([Source("page.md", text.encode())]).articles[0]

    assert first.elements[1].role is Role.DECK
    assert first.elements[2].text.startswith("本报讯 9月3日")


ISSUE = """# 江临报

2024年6月18日 星期二

## 第1版 要闻

### 区里开会

本报讯 近日，区里召开会议，部署下一阶段工作，各部门负责人参加。（下转第2版）

## 第2版 综合

（上接第1版）会议指出，要把各项任务落到实处，让居民得到实惠。

### 公园开放

本报讯 白鹭公园昨日开放，首日迎来游客三千余人，秩序井然。
"""


@pytest.mark.parametrize(
    "between",
    ["## 第2版 综合", "\f", "{1}" + "-" * 48, "<!-- page break -->"],
    ids=["a folio as heading", "a form feed", "a page's number", "a comment"],
)
def test_a_file_of_several_pages_is_cut_where_they_end(between: str):
    """However a converter parts its pages, each story stands on its own page and the jump finds its other half."""
    issue = make_issue([Source("issue.md", ISSUE.replace("## 第2版 综合", between).encode())])

    assert [page.number for page in issue.pages] == [1, 2]
    assert [(a.page, a.continues_on and a.continues_on.article) for a in issue.articles] == [
        (1, "jianglinbao/2024-06-18/2/1"),
        (2, None),
        (2, None),
    ]


def test_one_folio_parts_nothing():
    """A page's own number at its head, or at its foot, leaves it one page."""
    text = ISSUE[: ISSUE.index("## 第2版")] + "**第1版**\n"

    assert len(list(MarkdownReader().read(Source("page.md", text.encode())))) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(
    "mark",
    ["## {}", " ## {}", "   ## {}", "##\u3000{}", "**{}**", "**{}**\u3000", "\u3000\u3000**{}**"],
)
def test_a_page_is_known_by_its_only_marks(mark, end):
    """Set in by up to three spaces, with a full-width space behind, or with the ends of lines of an old computer."""
    text = end.join(
        [
            mark.format("河西新桥今晨通车"),
            "",
            "本报讯（记者 罗小满）5月2日，河西新桥建成通车，桥长四十二米，两头都有坡道。",
            "",
        ]
    )
    [article] = make_issue([Source("page.txt", text.encode())]).articles

    assert article.headline == "河西新桥今晨通车"
