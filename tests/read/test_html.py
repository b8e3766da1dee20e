"""HTML pages: what a browser shows, and the articles of digital editions."""

from __future__ import annotations

import html as escaping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuzibao import Source, make_issue
from shuzibao.errors import NotAPage
from shuzibao.model import Line, Page, Role
from shuzibao.read import reader_for

PAGE = """<!DOCTYPE html>
<html><head><title>窗口标题</title><style>p { color: red }</style>
<body><script>document.write("<p>不是正文</p>")</script>
<h1>渡口日报</h1>
<h2>老渡船修好了</h2>
<p>　　本报讯 老渡船&ldquo;青荷&rdquo;号昨天
修好下水，<a href="more.html">市民</a>可以免费乘坐。<br>　　船长何小满说，船板换了一半。</p>
<figure><img src="boat.jpg"><figcaption>青荷号下水。</figcaption></figure>
<ul><li>早班六点开船</li><li>晚班八点开船</li></ul>
<table><tr><th>班次</th><td>十二</td></tr><tr><th>票价</th><td>两元</td></tr></table>
<p><b>开船时间</b></p>
</body></html>
"""
ARTICLE = """<html><head><title>数字报</title></head><body>
<div><a href="node_1.htm">上一版</a> <a href="node_3.htm">下一版</a></div>
<!--enpproperty <articleid>7</articleid><date>2024-03-04 00:00:00.0</date><author>本报记者 江一帆</author>
<title>荻湾区送岗到家门口</title><keyword></keyword><subtitle>一个月签约三百人</subtitle><introtitle>春风行动进社区</introtitle>
<nodeid>3</nodeid><nodename>A02：要闻</nodename>/enpproperty-->
<!--enpcontent--><founder-content><P>　　昨天，荻湾区在槐荫社区办了一场小型招聘会，二十家企业带来三百个岗位。</P>
<P>　　区人社局局长何晓敏说，下个月还要再办两场。</P></founder-content><!--/enpcontent-->
<div>版权所有 未经许可不得转载</div></body></html>
"""


def read(text: str, encoding: str = "utf-8") -> Page:
    source = Source("page.html", text.encode(encoding))
    [page] = reader_for(source).read(source)
    return page


def line(page: Page, text: str) -> Line:
    [found] = [one for one in page.lines if one.text == text]
    return found


def test_a_page_gives_the_lines_that_a_browser_shows() -> None:
    """No script, no style, no window title; a line break of the file is none of the page."""
    assert [one.text for one in read(PAGE).lines] == [
        "渡口日报", "老渡船修好了",
        "本报讯 老渡船“青荷”号昨天 修好下水，市民可以免费乘坐。", "船长何小满说，船板换了一半。",
        "青荷号下水。", "早班六点开船", "晚班八点开船", "班次", "十二", "票价", "两元", "开船时间",
    ]  # fmt: skip


def test_lines_keep_what_their_tags_say_of_them() -> None:
    page = read(PAGE)

    assert (line(page, "渡口日报").heading, line(page, "老渡船修好了").heading) == (1, 2)
    assert line(page, "船长何小满说，船板换了一半。").indent == 2.0
    assert line(page, "青荷号下水。").caption
    assert line(page, "早班六点开船").listed
    assert line(page, "班次").row == line(page, "十二").row != line(page, "票价").row
    assert line(page, "开船时间").weight == 700


def test_offsets_count_in_the_text_as_shown() -> None:
    page = read(PAGE)

    assert [page.text[one.start : one.end] for one in page.lines] == [
        one.text for one in page.lines
    ]


def test_an_article_of_a_digital_edition_gets_its_parts_from_its_fields() -> None:
    """The buttons around it are no part of the page; the page is the one that its node names."""
    issue = make_issue([Source("content_7.htm", ARTICLE.encode())])

    [article] = issue.articles
    assert article.kicker == "春风行动进社区"
    assert article.headline == "荻湾区送岗到家门口"
    assert article.deck == "一个月签约三百人"
    assert article.byline == "本报记者 江一帆"
    assert [one.text[:6] for one in article.elements if one.role is Role.PARAGRAPH] == [
        "昨天，荻湾区",
        "区人社局局长",
    ]
    assert str(issue.date) == "2024-03-04"
    assert [(page.number, page.label, page.name) for page in issue.pages] == [(2, "A02", "要闻")]
    assert "版权所有" not in issue.pages[0].text


def test_a_page_in_another_encoding_is_read_and_says_so() -> None:
    page = read(PAGE.replace("<style>", '<meta charset="gb2312"><style>'), "gb18030")

    assert page.lines[1].text == "老渡船修好了"
    assert [notice.what for notice in page.notices] == ["read as gb18030"]


def test_markdown_with_leftovers_of_html_stays_markdown() -> None:
    text = "## 老渡船修好了\n\n<html><body><table><tr><td>班次</td></tr></table></body></html>\n"

    assert read(text).media == "markdown"


def test_a_page_that_shows_nothing_says_what_to_try() -> None:
    with pytest.raises(NotAPage, match="shows no text"):
        read("<!DOCTYPE html><html><body><div id=app></div><script>run()</script></body></html>")


@pytest.mark.parametrize(
    "piece", ["<div>", "<!--", "<a ", "<script>", "<table><tr>", "&#x41", "<b>字"]
)
def test_a_page_of_nothing_but_openings_ends(piece: str) -> None:
    """A hundred thousand of them: a page or a stated error."""
    try:
        page = read("<html><body><p>第一行</p>" + piece * 100_000)
    except NotAPage:
        return
    assert page.lines[0].text == "第一行"


TAGS = st.sampled_from(["p", "div", "h2", "li", "b", "span", "td", "section", "figcaption"])
WORDS = st.text(alphabet="春风桥渡船ab1，。“” <>&\u3000", min_size=1, max_size=12)
TREES = st.recursive(
    WORDS.map(escaping.escape),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda told: f"<{told[0]}>{''.join(told[1])}</{told[0]}>"
    ),
    max_leaves=20,
)


@given(TREES)
def test_every_character_that_is_shown_is_on_one_line_in_its_order(tree: str) -> None:
    shown = "".join(
        "".join(escaping.unescape(part.split(">")[-1]) for part in tree.split("<")).split()
    )
    page = f"<html><body><p>始</p>{tree}</body></html>"

    assert "".join("".join(one.text.split()) for one in read(page).lines) == "始" + shown
