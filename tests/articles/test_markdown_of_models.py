"""Pages in Markdown as models and converters write them from a picture of the page."""

from __future__ import annotations

from shuzibao import Source, make_issue
from shuzibao.model import Article, Issue, Kind, Role

WEEKLY = """![](images/logo_0.jpg)

**云泽报** YUNZE DAILY

2024年3月15日 星期五 农历甲辰年二月初六 第1208期 今日8版

---

<div align="center">

# 让“老破小”住出新感觉

</div>

### 云泽区首个全龄友好社区改造完工，326户居民下月回搬

**本报记者 纪小舟 通讯员 唐若愚**

昨天上午，沙棠路88弄的石库门前响起了锣鼓声。经过十四个月的改造，326户居民将在下月陆续回搬。72岁的居民陆阿婆拿着新钥匙，笑得合不

![](images/fig_1.jpg)

*改造后的沙棠路小区。纪小舟 摄*

拢嘴。

**一层楼里装电梯**

电梯井道只有1.4米宽。项目负责人高晗告诉记者，设计团队先后出了11版图纸。

| 项目 | 改造前 | 改造后 |
|---|---|---|
| 独用厨房 | 12户 | 326户 |
| 电梯 | 0部 | 9部 |

（下转第3版）

---

## 图说新闻

![](images/fig_2.jpg)

3月12日，云泽区实验小学的学生在沙棠绿地认养树苗。 何田 摄

## 简讯

- **区图书馆延时开放** 本月起，区图书馆闭馆时间由18时延至21时，周一照常闭馆。
- **春季招聘会明日举行** 36家企业带来1200个岗位，地点在区体育馆一楼。

**评论**

### 改造，先改“看不见”的地方

□ 司马青

旧区改造最难的，不是刷墙，而是管道、消防、下水这些看不见的地方。
"""

HARBOUR = """灣報 二〇一九年五月六日　星期一　A8 港聞

# 街坊自發收集膠樽
## 半年回收12噸　換來一部飲水機

【灣報專訊】天耀邨一班街坊去年十一月起收集膠樽，半年來回收12噸，賣得的錢為平台添置了一部飲水機。

### 逢周六擺街站

街坊逢周六上午在平台擺街站，將膠樽洗淨、撕走招紙。退休司機張伯負責運送，每次開車到屯門，來回一小時。

### 環保署：擬增設回收機

環保署回覆查詢時表示，明年會在全港增設60部回收機，天水圍佔其中4部。

灣報記者 何詠思

# 垃圾徵費不能再拖

垃圾徵費討論逾十年，條例草案至今仍未完成審議。街坊肯拎樽落樓，可見市民不是不願意。
"""

INNER = """# 云泽新闻 要闻 2

2022-07-08

## 区领导深入一线检查防汛

**本报讯** *记者 卢思远* 7月6日，区领导分赴各街镇检查防汛工作，要求把责任落到人。

## 一条断头路的“打通”之战

**核心提示** 文汇路断头路昨日全线贯通。记者梳理了它背后的曲折。

记者　杨逸　实习生　朱可心　文/图

昨日清晨6时，文汇路路口的围挡被撤走。住在路口的刘建国第一个骑上了新路。

## 一周图片

![](a.jpg)
①
![](b.jpg)
②

①7月4日，志愿者清理下水口。（孙立 摄）

②7月5日，泵站工人检修水泵。（孙立 摄）

## 荷塘月色正当时

李　响

小时候，外婆家门前有一方荷塘。每到七月，荷叶就把水面遮得严严实实。

## 公告

因红星路线路检修，7月12日8时至17时沿线停电，请用户做好准备。

区供电公司
2022年7月8日
"""

FLAT = """# 江渚大学报

# JIANGZHU UNIVERSITY NEWS

# 2022年11月4日 星期五

# 家门口有了“共享工具间”

# 修伞磨刀配钥匙 老手艺回来了

本报讯（记者 谷雨）电钻、梯子、打气筒，扫码就能借。昨天，梅园宿舍的“共享工具间”开张，半天借出去十九件。

工具间设在原先的自行车棚里，面积只有二十八平方米，同学们征求过三轮意见。

# 借电钻先排队

25号楼的小夫妻搬新家，装好窗帘杆还没还回来，对门就在群里排上了号。

# 七旬师傅坐堂

修伞的丁师傅今年73岁，他一上午修了11把，每把收5元。

# 夜班校车不再难等

本报讯（通讯员 路遥）在站牌前按一下按钮，校车就会开到跟前。昨天起，首批四十个叫车点启用。

# 我的导师

材料学院 2018级博士生 严冬

我的导师从不发火。实验做坏了，他只问一句：“哪一步你觉得最没把握？”同学们都愿意从头讲起，条例同时鼓励大家共

![](_page_0_Picture_3.jpeg)

图为导师（右）在实验室。 本报记者 谷雨 摄

同讨论，一讲就是半天。
"""

OLD = """# 江 南 日 报

1958年8月3日　星期日　第二版

# 三千亩荒滩变良田

本报沙溪二日讯　红旗公社社员苦战四十个昼夜，修成了沙溪大坝。昨天上午举行了放水典礼。

突击队队长尤金水同志，从开工那天起没有下过工地。他的鞋磨破了三双，就赤着脚挑。（周志成）

# 河边（诗）

沙鸥

清早的河边

有人唱着歌

歌声落进水里

水就流得更快

# 天气

今天：多云，东南风三到四级，最高温度三十四度。

读者来信

公共汽车售票员拾金不昧

编辑同志：我乘公共汽车遗失皮包一只，当天晚上售票员李德福同志送到我家，分文不收。请代为表扬。
"""

LETTERS = """# 北辰時報

中華民國六十八年三月十二日 星期一 第三版 社會

# 小　啟

一、本報徵求通訊員若干名，意者請函本報採訪組。

# 今日電影

# 婆婆嫌我不會做菜

快樂先生：我嫁到夫家三年，婆婆總嫌我不會做菜。我該怎麼辦？　　　苦惱的媳婦

苦惱的媳婦：做菜是可以學的，請婆婆教，便是最好的孝順。　　　快樂先生
"""


def test_who_signs_a_letter_far_behind_its_last_word_ends_it() -> None:
    *_, letter = _read(LETTERS).articles

    assert len(_texts(letter, Role.PARAGRAPH)) == 2


def test_todays_films_are_no_paper_where_the_paper_says_its_name() -> None:
    issue = _read(LETTERS)

    assert issue.title is not None
    assert issue.title.name == "北辰時報"
    assert issue.articles[0].kind is Kind.NOTICE
    assert [one.text for one in issue.furniture if one.role is Role.MASTHEAD] == [
        "北辰時報",
        "中華民國六十八年三月十二日 星期一 第三版 社會",
    ]


SUPPLEMENT = """**星期日 SUNDAY** | **云泽副刊** | **8**

2019年5月12日 编辑:秦淮 E-mail:fukan@example.com

**中共云泽区委主管　云泽区融媒体中心主办**

**外婆的搪瓷缸**

□ 苏堇年

外婆有一只搪瓷缸，白底红字，写着“先进生产者”，是纺织厂发的。

***

**城南旧事（外二首）**

**林 间**

***城南***

雨落在瓦上
像谁在数
旧年的铜钱

***桥***

桥下的水不认得我
我认得桥

***

**读《河流简史》**

**穆 清**

这本书写了四十二条河，没有一条是名川大江。作者说，名川自有人写。
"""

DEATHS = """# 南島早報 2015年2月18日 星期三 城市 C3

# 地鐵誤點40分鐘 千人受影響

（本報訊）東西線昨晚7時發生訊號故障，列車誤點40分鐘，上千名乘客受影響。

# 訃告

先慈陳門黃氏太夫人，痛於2015年2月16日壽終內寢，享壽九十有一。擇於2月20日上午10時出殯。

孝男 陳建國 陳建民
孝女 陳麗華
同泣啟

# 車長請多等五秒

早前乘搭14號巴士，車長見一位拄拐杖的老人家剛踏上車門便關門起步，險象環生。

陳志強 （勿洛北）
"""


def test_what_stands_over_a_supplement_is_no_heading_and_several_short_poems_are_one_piece() -> (
    None
):
    issue = _read(SUPPLEMENT)
    _, poems, review = issue.articles

    assert str(issue.date) == "2019-05-12"
    assert [one.headline for one in issue.articles] == [
        "外婆的搪瓷缸",
        "城南旧事（外二首）",
        "读《河流简史》",
    ]
    assert (poems.byline, review.byline) == ("林 间", "穆 清")
    assert _texts(poems, Role.PARAGRAPH)[0] == "城南"
    assert _texts(poems, Role.PARAGRAPH)[-1] == "我认得桥"


def test_the_family_below_an_obituary_and_the_writer_below_a_letter_stay_with_them() -> None:
    _, notice, letter = _read(DEATHS).articles

    assert _texts(notice, Role.PARAGRAPH)[-1] == "同泣啟"
    assert (letter.headline, letter.byline) == ("車長請多等五秒", "陳志強 （勿洛北）")


TABLED = """| 云泽县报 | 综合新闻 | 2021.4.22 星期四 | 02 |
| --- | --- | --- | --- |

## 老戏院变社区厨房

本报讯（记者 谷雨）关闭三十一年的戏院上周六重新亮灯，村里独居的长者有八十几位，一开始没人讲

![](images/a93b02.jpg)

长者在老戏院内一起准备午餐。

图／石望川

话。协会花了两年整修屋顶、换电线。

## 一周简讯

**● 图书馆延长开放**
自9月18日起，区图书馆一楼自习区开放时间延长至晚上十点。

**● 免费测骨密度**
区中医院本周六上午在人民广场举办义诊，限一百五十人。

**议事论事**

## 垃圾分类不能只靠“逼”

**方思隽**

垃圾分类一再延期，究竟是谁未准备好？笔者上月走访三个小区，回收站一部坏、一部满。
"""


def test_a_pages_head_that_a_converter_took_for_a_table_gives_the_day() -> None:
    issue = _read(TABLED)

    assert str(issue.date) == "2021-04-22"
    assert all("云泽县报" not in part.text for one in issue.articles for part in one.elements)


def test_a_picture_with_who_took_it_stands_inside_a_paragraph() -> None:
    story = _read(TABLED).articles[0]

    assert len(_texts(story, Role.PARAGRAPH)) == 1
    assert _texts(story, Role.CREDIT) == ["图／石望川"]
    assert story.byline == "记者 谷雨"


def test_briefs_with_heads_on_lines_of_their_own_stand_alone_and_a_bold_label_opens_an_opinion() -> (
    None
):
    _, *briefs, opinion = _read(TABLED).articles

    assert [one.headline for one in briefs] == ["●图书馆延长开放", "●免费测骨密度"]
    assert (opinion.headline, opinion.byline) == ("垃圾分类不能只靠“逼”", "方思隽")


def test_a_name_set_wide_is_the_name_that_other_issues_print() -> None:
    title = _read(OLD).title

    assert title is not None
    assert title.name == "江南日报"


def test_a_writer_in_brackets_behind_the_last_word_and_a_poet_below_the_title_are_bylines() -> None:
    story, poem, *_ = _read(OLD).articles

    assert (story.dateline, story.byline) == ("本报沙溪二日讯", "周志成")
    assert (poem.headline, poem.byline) == ("河边（诗）", "沙鸥")
    assert len(_texts(poem, Role.PARAGRAPH)) == 4


def test_readers_letters_is_the_name_of_a_column_and_no_foot_of_what_stands_above() -> None:
    letter = _read(OLD).articles[-1]

    assert (letter.section, letter.headline) == ("读者来信", "公共汽车售票员拾金不昧")


def test_headings_of_one_level_part_a_story_where_stories_of_the_page_open_otherwise() -> None:
    first, second, _ = _read(FLAT).articles

    assert first.headline == "家门口有了“共享工具间” 修伞磨刀配钥匙 老手艺回来了"
    assert _texts(first, Role.CROSSHEAD) == ["借电钻先排队", "七旬师傅坐堂"]
    assert second.headline == "夜班校车不再难等"


def test_a_student_is_a_writer_and_a_caption_inside_a_paragraph_does_not_end_it() -> None:
    *_, essay = _read(FLAT).articles

    assert (essay.headline, essay.byline) == ("我的导师", "材料学院 2018级博士生 严冬")
    assert _texts(essay, Role.PARAGRAPH)[-1].endswith("大家共同讨论，一讲就是半天。")
    assert len(_texts(essay, Role.CAPTION)) == 1


def test_the_papers_english_name_beside_its_own_is_no_headline() -> None:
    furniture = {one.text: one.role for one in _read(FLAT).furniture}

    assert furniture["JIANGZHU UNIVERSITY NEWS"] is Role.MASTHEAD


def test_a_page_with_pictures_tables_and_lists_between_its_stories_keeps_each_story_whole() -> None:
    lead, picture, *others = _read(WEEKLY).articles

    assert lead.headline == "让“老破小”住出新感觉"
    assert lead.deck == "云泽区首个全龄友好社区改造完工，326户居民下月回搬"
    assert lead.byline == "本报记者 纪小舟 通讯员 唐若愚"
    assert lead.continues_on is not None
    assert lead.continues_on.page == 3
    paragraphs = _texts(lead, Role.PARAGRAPH)
    assert paragraphs[0].endswith("笑得合不拢嘴。")
    assert paragraphs[2:] == ["项目 改造前 改造后", "独用厨房 12户 326户", "电梯 0部 9部"]
    assert (picture.kind, picture.headline) == (Kind.PICTURE, "图说新闻")
    assert [(one.headline, one.section) for one in others] == [
        ("区图书馆延时开放", None),
        ("春季招聘会明日举行", None),
        ("改造，先改“看不见”的地方", "评论"),
    ]


PLAIN = """云泽日报

2024年3月15日 星期五 第1208期

沙棠路三百户居民下月回搬

本报讯（记者 纪小舟）昨天上午，沙棠路的石库门前响起了锣鼓声。三百多户居民将在下月陆续回搬。

图说新闻

3月12日，云泽区实验小学的学生在沙棠绿地认养树苗。 何田 摄

区图书馆夏季延时开放

本报讯（记者 何田）本月起，区图书馆闭馆时间由18时延至21时，周一照常闭馆。
"""


def test_a_text_without_marks_has_its_picture_story_too() -> None:
    """What no page is called heads what stands below it, though no mark says so."""
    issue = make_issue([Source("page.txt", PLAIN.encode())])

    assert [(one.headline, one.kind) for one in issue.articles] == [
        ("沙棠路三百户居民下月回搬", Kind.ARTICLE),
        ("图说新闻", Kind.PICTURE),
        ("区图书馆夏季延时开放", Kind.ARTICLE),
    ]


def test_the_papers_name_is_told_from_its_latin_one_and_from_names_of_columns() -> None:
    title = _read(WEEKLY).title

    assert title is not None
    assert title.name == "云泽报"


def test_a_name_of_two_characters_is_told_at_the_head_of_the_line_with_the_day() -> None:
    title = _read(HARBOUR).title

    assert title is not None
    assert title.name == "灣報"


def test_headings_marked_lower_than_every_headline_part_the_story_that_they_stand_in() -> None:
    story, other = _read(HARBOUR).articles

    assert _texts(story, Role.CROSSHEAD) == ["逢周六擺街站", "環保署：擬增設回收機"]
    assert story.byline == "灣報記者 何詠思"
    assert other.headline == "垃圾徵費不能再拖"


def test_the_head_of_a_page_is_no_headline_and_a_notice_among_stories_has_its_own() -> None:
    issue = _read(INNER)

    assert issue.pages[0].number == 2
    assert [(one.headline, one.kind) for one in issue.articles] == [
        ("区领导深入一线检查防汛", Kind.ARTICLE),
        ("一条断头路的“打通”之战", Kind.ARTICLE),
        ("一周图片", Kind.PICTURE),
        ("荷塘月色正当时", Kind.ARTICLE),
        ("公告", Kind.NOTICE),
    ]


def test_a_writer_named_below_the_abstract_or_in_italics_behind_the_dateline_wrote_the_story() -> (
    None
):
    first, second, *_ = _read(INNER).articles

    assert (first.dateline, first.byline) == ("本报讯", "记者 卢思远")
    assert second.byline == "记者 杨逸 实习生 朱可心 文/图"
    assert len(_texts(second, Role.PARAGRAPH)) == 2


def test_numbers_beside_pictures_are_furniture_and_their_captions_stay() -> None:
    issue = _read(INNER)
    pictures = issue.articles[2]

    assert len(_texts(pictures, Role.CAPTION)) == 2
    assert [one.text for one in issue.furniture if one.text in ("①", "②")] == ["①", "②"]


def _read(text: str) -> Issue:
    return make_issue([Source("page.md", text.encode())])


def _texts(article: Article, role: Role) -> list[str]:
    return [part.text for part in article.elements if part.role is role]
