"""How a story opens, and how one ends. Patterns on text folded to simplified, spaces taken out."""

from __future__ import annotations

import re

from shuzibao.conventions.numerals import NUMERAL

DATELINE = re.compile(
    r"^[【〖（(［\[]?(?:(?P<own>本报|本刊|本网|本台|我报|新华社|新华网|中新社|中新网|中央社|美联社|路透社|法新社|共同社|人民网|央视新闻|据[^，。]{2,10}(?:社|报|网)"
    r"|[\u4e00-\u9fff]{0,4}(?:[日晚早晨时商快]报|都市报)(?=讯(?!员))|[\u4e00-\u9fff]{2,4}(?=讯\s*[（(]?(?:本报|特约|实习|见习|全媒体)*(?:记者|通讯员))|[\u4e00-\u9fff]{2,6}报(?=(?:讯|报道)[）)]|讯\s*[（(](?:本报|特约|实习|见习|全媒体)*(?:记者|通讯员))|[\u4e00-\u9fff]{2,4}在线(?=讯)|[\u4e00-\u9fff]{2,8}网(?=[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日[电讯]))"
    rf"(?P<place>(?:(?!引述|独家|获悉|权威|可靠|据)[\u4e00-\u9fff]){{0,8}}?)(?P<day>(?:(?:\d{{1,2}}月)?\d{{1,2}}日|(?:{NUMERAL}月)?{NUMERAL}日)?)(?P<tail>讯(?!员)|电|消息|专讯|综合消息|报道))[】〗）)］\]]?"
)
# 【汉口二十六日专电】: place and day, as papers printed them before 1949; 【溪口讯】 as they do in Taiwan and Hong Kong.
OLD_DATELINE = re.compile(
    rf"^[【〖〔][\u4e00-\u9fff]{{2,8}}(?:专讯|报讯|讯|专电|特稿|特讯)[】〗〕]|^[【〖〔（(][\u4e00-\u9fff]{{2,9}}?{NUMERAL}日(?:专电|特电|电|讯|通信|通讯|快讯|特讯)[】〗〕）)]"
)
LATIN_DATELINE = re.compile(r"^[A-Z][A-Z .]{2,24}(?:, [A-Z][a-z.]+ \d{1,2})?\s*[(—–-]")

# Who else was there: 区领导某某、某某参加。 The last sentence of a report on officials.
ATTENDED = re.compile(r"(?:参加|出席|陪同|一同|随同)[^，。]{0,8}。$")

# How likely a paragraph that opens so is the first of a story; weights in nats, summed up to 4.
OPENINGS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (DATELINE.pattern, 4.0),
        (OLD_DATELINE.pattern, 4.0),
        (
            r"^[【〖〔](?:[^】〗〕]{0,8}记者[^】〗〕]{2,20}|[\u4e00-\u9fff、]{2,14}[╱／/][\u4e00-\u9fff]{2,5}(?:报[导道]|电))[】〗〕]",
            4.0,
        ),
        (
            r"^[（(]?(?:本报|本刊|特约)?(?:记者|通讯员|首席记者|实习生)[^，。说]{2,12}[）)]?[，,]?(?:报道|讯)",
            3.0,
        ),
        (
            rf"^(?:\d{{4}}年)?(?:{NUMERAL}月)?{NUMERAL}日(?:至|、|，|上午|下午|晚|起|\u0020|是|[^\d])",
            1.5,
        ),
        (
            r"^(?:近日|日前|昨[天日]|今[天日]|昨晚|今晨|连日来|近期|最近|上周|本周|前不久|不久前|日昨|昨午)",
            1.8,
        ),
        (r"^(?:截至|据悉|据了解|为(?:进一步|深入|全面|贯彻|庆祝|纪念|迎接|推动|让))", 0.7),
        (r"^[^，。]{0,14}(?:之际|到来之际|来临之际)，", 1.5),
        (r"^当前，|^今年以来，|^今年是|^近年来，|^春节|^中秋|^国庆|^“[^”]{4,30}[，。！？]", 0.7),
        (
            r"^(?:编辑(?:同志|部|先生|老师)?|记者同志|尊敬的(?:读者|编辑|各位)[^，。：]{0,6})[：:]",
            3.5,
        ),
        (r"^编者按|^编者的话|^【编者按】|^引言|^核心提示|^导读", 2.5),
        (r"^\d{1,2}月[，上下]", 1.0),
        (
            r"^[\u4e00-\u9fff]{2,12}(?:区|县|市|镇|街道|局|委|公司|学校|大学|医院|集团)(?:日前|近日|昨日|昨天)",
            1.2,
        ),
    )
)

# A paragraph that opens so speaks of what was told before: it is hardly ever the first.
FOLLOWS = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (
            r"^(?:会上|会议(?:指出|强调|要求|认为|听取)|会后|现场，|活动现场|活动中|随后|当天|当日|同时，|此外|另外|早前|稍后|另一[名位方]|又[指说称]|与此同时|其中|此次|此前|据介绍|据悉|据了解|记者了解到|记者看到|接下来|下一步|未来，|目前，|如今|最后|在此基础上|座谈会上|仪式上|发布会上|[他她](?:们)?[又还也亦并则更曾]?(?:说|称|指出|指|表示|强调|要求|认为|坦言|透露|解释|补充)|对此|为此|因此|而|但|不过|然而|也|这些|这[次里个样]|该|其|谈及|谈到|说起|除了|不仅|不仅如此|“)",
            1.2,
        ),
        (
            r"^[\u4e00-\u9fff]{2,4}(?:指出|强调|要求|表示|说|介绍|希望|叮嘱|来到|认为|告诉记者|坦言|回忆)",
            1.2,
        ),
        (
            r"^(?:一是|二是|三是|四是|五是|首先|其次|再次|第[二三四五]|其[一二三四]|[二三四五六七八九]要|（[二三四五六]）|[二三四五六七八九]、|[2-9][.、．])",
            2.0,
        ),
    )
)

SIGNED_OFF = re.compile(
    r"(?:[。！？”…](?:(?:报导|报道|采访|采写|撰文|文字?|图片?|摄影)[．·、/／╱：:]?)+(?<=[/／╱：:])[\u4e00-\u9fff]{2,4}|[（(](?:本报)?(?:首席|实习|特约)?(?:记者|通讯员|作者|撰文|文字|供稿|来源|图文|文图|文|据|摘自|完|全文完|见习记者)[^）)。]{0,30}[）)]|[。！？”][（(][\u4e00-\u9fff·、]{2,9}[）)]|^[（(][\u4e00-\u9fff·、]{2,9}[）)]|[。！？”…][□■◎●◆△▲○★☆][\u4e00-\u9fff·]{2,4}(?:[（(][^（）()]{2,10}[）)])?|（完）|【完】|■|□|◆|●|▲|★|□{1,2})$"
)


def opening_weight(text: str) -> float:
    """How much a paragraph opens like a story (positive) or like its continuation (negative), in nats.

    text: folded, without spaces. Weights are hand-set; `python -m bench.dumps --split dev` shows what they do.
    """
    opens = sum(weight for pattern, weight in OPENINGS if pattern.search(text))
    follows = sum(weight for pattern, weight in FOLLOWS if pattern.search(text))
    return min(opens, 4.0) - (0.0 if opens >= 3.0 else min(follows, 2.5))


def signs_off(text: str) -> bool:
    """The paragraph ends as a story ends: (记者 …), (完), ■."""
    return SIGNED_OFF.search(text) is not None
