"""What converters of many makes leave in a page of Markdown, each in its own way."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.model import Role

PICTURE = """## 云栖江大桥合龙

本报讯 5月20日清晨六点，随着最后一段箱梁缓缓落位，云栖江大桥主跨正式合龙。

大桥由市交通投资集团承建，总投资21.6亿元。据介绍，桥面铺装将于6月中旬开始，

{}

年内具备通车条件。
"""
UNDERSCORES = """__桑榆周刊__

__2020年第17期（总第903期）　　2020年4月30日出版__

![](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4)

__让老手艺有新传人__

__——小记木偶雕刻师钟离伯年__

文\\\\图　本刊记者　虞婉

樟木在钟离伯年手里转了半圈，刀尖一挑，一个眼眶就出来了。他今年七十三岁，雕木偶头五十八年。

__一、学徒__

十五岁那年，父亲把他领到师傅门口，师傅只问了一句话：“坐得住吗？”他坐下了，一坐就是三年。

__二、收徒__

去年秋天，职业学校开了木偶雕刻班，钟离伯年当了老师。班上二十二个学生，一半是女孩。
"""
COLUMNS = """**2019 年 3 月 15 日  星期五**

**要 闻** **1**

**==> picture [215 x 146] intentionally omitted <==**

# **柳溪县打响春季植树“第一锹”**

_**全县今年计划造林1.2万亩**_


3月12日，柳溪县四套班子领导来
到北坡林场，与机关干部、驻军官兵、
学生代表一起植树，拉开全县春季造
林绿化的序幕。


植树现场，大家挥锹铲土、扶苗培
土、提水浇灌，配合默契。县委书记一
边植树，一边向林场负责人询问苗木
成活率。


据了解，今年柳溪县计划造林1.2
万亩，其中退化林修复4000亩，封山
育林8000亩。
"""
LATEX = """\\title{
湖畔新城报
}

2023年7月6日 星期四 第12期 总第388期

\\section*{新城首条有轨电车试运行}

7月5日早上七点，一列蓝白相间的有轨电车驶出湖滨停车场，新城首条有轨电车开始空载试运行。

\\section*{给小区装上“智慧大脑”}

\\author{
本报记者 戈壁
}

电梯里的电动车刚进去一半，语音就响了：“电动车请勿进入。”门开着不关，直到车退出去。
"""
HTML = """<h3 align="center">致敬2022</h3>

<h2 align="center">那些普通人的高光时刻</h2>

<p>快递员<b>覃小虎</b>的高光时刻，是在暴雨里把一箱胰岛素送到十七楼。</p><p>门卫<b>鲁大成</b>没有觉得自己有什么高光，他说：“门开着，人都平安进来，就行了。”</p>

<p>&emsp;&emsp;冬至前一天，大喇叭里喊：“各家带擀面杖，馅儿村里出！”<br>&emsp;&emsp;第二天，文化广场上支起八口大锅，四百多口人围着包饺子。</p>

<figure><img src="img/p1.jpg" alt=""><figcaption>村民在文化广场包饺子</figcaption></figure>
"""
FENCED = """```markdown
## 供热管网抢修 这些小区将停暖

因管网抢修，2月13日8时至18时，以下小区将暂停供暖：

- 江畔花园一期、二期
- 轴承厂宿舍

热力公司提醒，如抢修提前完成，将随时恢复供热，请居民关好阀门。
```
"""
NUMBERED = """## 技能大赛决出金牌焊工

26日，历时三天的全市职工技能大赛焊工组决赛落下帷幕，来自桥梁公司的选手夺冠。

比赛设三个项目：

1\\.  平板对接仰焊；

2\\.  管道全位置焊；

3\\.  机器人示教编程。

市总工会负责人为获奖选手颁奖，并宣布前三名直接晋升高级工。
"""
TABLE = """## 通勤大巴多了一班夜车

本报讯 记者昨天从区交通局获悉，从下周一起，连接高新园区与地铁4号线的通勤大巴增开末班车。

## 近期公交线路调整一览

| 线路 | 调整内容 | 起始日期 |
|------|----------|----------|
| 207 路 | 增设槐树里站 | 11 月 10 日 |
| 315 路 | 末班延至 22:40 | 11 月 13 日 |
"""
ARROWS = """## 市第三人民医院新院区启用

昨日上午八时，市第三人民医院新院区正式接诊，首日门诊量1830人次，开通了三条公交线路。{}
"""
TRIANGLES = """## 小消息

▲市立图书馆自本周起延长开放时间至下午八时。

▲青年会定十二日举行提琴独奏会，票价五角至二元。

▲法商电车公司宣布第七路电车改道。
"""


@pytest.mark.parametrize(
    "picture",
    [
        "![](_page_0_Picture_7.jpeg)\n\n*合龙后的云栖江大桥*",
        "![](images/3b77aa01.jpg)\n合龙后的云栖江大桥",
        "<!-- image -->\n\n_合龙后的云栖江大桥_",
    ],
)
def test_a_paragraph_runs_on_past_a_picture_and_its_caption(picture):
    """In italics, or in the picture's own block: a caption without a word that says so."""
    [article] = issue_of_text(PICTURE.format(picture), "page.md").articles

    assert texts(article, Role.CAPTION) == ["合龙后的云栖江大桥"]
    assert texts(article, Role.PARAGRAPH)[1].endswith("将于6月中旬开始，年内具备通车条件。")


def test_underscores_are_marks_as_stars_are():
    """A page without a single # or * is Markdown by its __ alone; a picture inside it is no text."""
    made = issue_of_text(UNDERSCORES, "page.md")
    [article] = made.articles

    assert made.title is not None
    assert made.title.name == "桑榆周刊"
    assert texts(article, Role.HEADLINE) == ["让老手艺有新传人"]
    assert texts(article, Role.DECK) == ["——小记木偶雕刻师钟离伯年"]
    assert texts(article, Role.CROSSHEAD) == ["一、学徒", "二、收徒"]
    assert not any("__" in element.text for one in made.articles for element in one.elements)
    assert article.byline == "文\\图 本刊记者 虞婉"


def test_printed_lines_without_an_empty_one_between_are_a_paragraph():
    """Where every paragraph stands apart, what does not stand apart goes on; what a converter says is no text."""
    [article] = issue_of_text(COLUMNS, "page.md").articles

    assert texts(article, Role.HEADLINE) == ["柳溪县打响春季植树“第一锹”"]
    assert texts(article, Role.DECK) == ["全县今年计划造林1.2万亩"]
    assert [text[:4] for text in texts(article, Role.PARAGRAPH)] == [
        "3月12",
        "植树现场",
        "据了解，",
    ]


def test_latex_headings_are_headings():
    """What stands in the braces is the text, on the same line or on its own."""
    made = issue_of_text(LATEX, "page.md")

    assert made.title is not None
    assert made.title.name == "湖畔新城报"
    assert [texts(one, Role.HEADLINE) for one in made.articles] == [
        ["新城首条有轨电车试运行"],
        ["给小区装上“智慧大脑”"],
    ]
    assert made.articles[1].byline == "本报记者 戈壁"


def test_html_has_headings_paragraphs_and_captions():
    """Tags tell what marks tell: levels, where a paragraph ends, what stands below a picture."""
    [article] = issue_of_text(HTML, "page.md").articles

    assert texts(article, Role.KICKER) == ["致敬2022"]
    assert texts(article, Role.HEADLINE) == ["那些普通人的高光时刻"]
    assert [text[:3] for text in texts(article, Role.PARAGRAPH)] == [
        "快递员",
        "门卫鲁",
        "冬至前",
        "第二天",
    ]
    assert texts(article, Role.CAPTION) == ["村民在文化广场包饺子"]


def test_a_fence_around_the_page_is_no_text_and_a_list_ends_at_an_empty_line():
    """```markdown opens and ``` ends what a model wrote; the paragraph below a list is no item."""
    [article] = issue_of_text(FENCED, "page.md").articles

    assert texts(article, Role.HEADLINE) == ["供热管网抢修 这些小区将停暖"]
    assert texts(article, Role.PARAGRAPH)[1:3] == ["江畔花园一期、二期", "轴承厂宿舍"]
    assert texts(article, Role.PARAGRAPH)[3].startswith("热力公司提醒")


def test_numbered_items_are_paragraphs_and_what_leads_them_is_no_heading():
    """1\\. 2\\. 3\\. as a converter escapes them, each closed by a semicolon."""
    [article] = issue_of_text(NUMBERED, "page.md").articles

    assert texts(article, Role.PARAGRAPH)[1:5] == [
        "比赛设三个项目：",
        "1.平板对接仰焊；",
        "2.管道全位置焊；",
        "3.机器人示教编程。",
    ]
    assert texts(article, Role.CROSSHEAD) == []


def test_the_rows_of_a_table_stay_together():
    """A table's rows share no words; they are one story's by being one table."""
    articles = issue_of_text(TABLE, "page.md").articles

    assert len(articles) == 2
    assert len(texts(articles[1], Role.PARAGRAPH)) == 3


@pytest.mark.parametrize(
    "jump",
    [
        "▶▶▶下转A4版",
        "\n\n【下转第四版·深度】",
        "\n\n**全文转4版**",
        "\n\n（文转第4版）",
        "（下转4版）▶",
    ],
)
def test_a_story_goes_on_where_an_arrow_or_a_bracket_says_so(jump):
    """The pointer is no text of the story, and its page is known."""
    [article] = issue_of_text(ARROWS.format(jump), "page.md").articles

    assert article.continues_on is not None
    assert article.continues_on.page in (4, "A4")
    assert texts(article, Role.PARAGRAPH)[-1].endswith("开通了三条公交线路。")


def test_pieces_of_news_with_one_sign_are_no_captions():
    """▲ points at a picture where it stands alone; below each other it opens items."""
    [article] = issue_of_text(TRIANGLES, "page.md").articles

    assert len(texts(article, Role.PARAGRAPH)) == 3
    assert texts(article, Role.CAPTION) == []


def test_a_school_and_a_name_are_a_byline():
    """东山师范附小 林知秋 sent the piece in; nothing of that is part of the headline above."""
    text = "**一堂课上了四十年**\n\n东山师范附小　林知秋\n\n我第一次走上讲台，是1978年的秋天。教室是一座旧祠堂，窗户上没有玻璃，糊着报纸。\n"
    [article] = issue_of_text(text, "page.md").articles

    assert article.byline == "东山师范附小 林知秋"
    assert texts(article, Role.HEADLINE) == ["一堂课上了四十年"]


def test_two_writers_keep_the_space_between_them():
    """（记者 汪洋 曲直）are two people."""
    text = "# 新桥通车\n\n本报讯（记者 汪洋 曲直）8月3日，新桥建成通车，两岸往来从四十分钟缩短到六分钟。\n"
    [article] = issue_of_text(text, "page.md").articles

    assert article.byline == "记者 汪洋 曲直"
