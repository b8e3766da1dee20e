"""What the wording of a heading line says, whatever its role: an event, a visit, a speaker, a circumstance, a label.

The patterns read folded text without spaces.
"""

from __future__ import annotations

import re

from shuzibao.script.characters import ems
from shuzibao.script.surnames import COMPOUND, SINGLE

# A sentence about an event: it says that something was held, opened, signed …
FACT = re.compile(
    r"(?:举行|召开|举办|成立|启动|揭牌|开幕|闭幕|落幕|开讲|开工|竣工|签约|挂牌|落成|发布|启用|开馆|结束|公布|出台|惠及|圆满|出席|主持|调研|慰问|看望|视察|会见|参加|讲话|揭晓|亮相|开班|座谈|研讨|论坛|会议|大会|推进会|交流会|仪式|典礼|讨论会|报告会|座谈会|检查|走访|督导|督查|指导)"
)
FACT_END = re.compile(
    r"(?:举行|召开|成立|启动|揭牌|开幕|闭幕|落幕|开工|签约|挂牌|发布|启用|开馆|揭晓|公布|出台|会议|大会|讨论会|座谈会|交流会|推进会|仪式|讲话)$"
)
# A meeting was held: as a rule the deck of a slogan.
MEETING_END = re.compile(
    r"(?:会议?|大会|论坛|仪式)(?:在[\u4e00-\u9fff]{2,8})?(?:举行|召开|开幕)$|(?:举行|召开)[\u4e00-\u9fff“”]{2,16}(?:会议?|大会|仪式)$"
)
# Who went where and did what: 李新赴某地调研…工作, 张某某王某实地检查…
_NAME = rf"(?:(?:{'|'.join(sorted(COMPOUND))}|[{''.join(sorted(SINGLE))}])[\u4e00-\u9fff]{{1,2}})"
VISIT = re.compile(
    rf"^{_NAME}{{1,3}}(?:一行|等)?(?:区领导|市领导|县领导)?(?:前往|先后|赴|到|在|率队|率团|带队|实地|专题|分别|主持|出席|会见|调研|看望|检查|走访|督导|慰问|参加|视察)"
)
# A speaker and the occasion, with what was said in the headline below: …会上强调, …调研时指出; who speaks alone, 柳塘村支部书记
# 石望川; what a dash hands on, 一座县城的护河路——.
SAYS_END = re.compile(
    r"(?:强调|要求|指出|提出|表示|认为|希望|寄语|勉励|呼吁|时|会上|之际|中)[：:]?$|(?:——|—|⸺)$"
    rf"|^[\u4e00-\u9fff“”·]{{2,}}(?:书记|主任|[局院校会厂站所队镇区县市]长|主席|董事长|总经理|教授|医师|教师|队员|工人|社员|代表|委员){_NAME}$"
)
# How long, how much, since when, led by whom: a kicker's usual matter.
CIRCUMSTANCE = re.compile(
    r"^(?:历时|经过|耗时|投入|首批|累计|截至|时隔)[^，。]{2,14}$|^(?:从|自)[^，。]{1,8}起$|^由[^，。]{2,14}(?:牵头|主办|发起|承办|主导)$"
    r"|^(?:随着|伴随着|作为|围绕|借助|依托|针对|面对)[^，。：！？]{3,18}(?:推进|深入|实施|到来|临近|落地|启用|一环|部分|下|中|时|之际|问题|需求|难题)$"
    r"|^(?:继|在|于|自|从)[^，。：！？]{2,14}(?:之后|后|以来|之前|之际|期间|背景下|基础上|入手|着手|出发|做起|抓起)$|^比[^，。：！？]{2,10}(?:提前|早|多|快|少|高|低)[^，。：！？]{0,5}$"
    r"|^[^，。]{2,8}(?:年前|年内|之内|月底前|年底前)[^，。]{0,6}$|^[^，。]{0,4}(?:个月|年|天|日|轮|次|遍|户|万元|亿元)[^，。]{0,4}$|^(?:筹备|酝酿)[^，。]{2,8}$"
    r"|^[^，。]{0,8}(?:走访|历经|修改|改了|跑了|投入|惠及|发放)[^，。]{1,10}(?:次|遍|户|趟|万元|亿元|人|份)$"
)
# Series and running labels stand above the headline …
LABEL = re.compile(
    r"(?:系列报道|系列(?:之[一二三四五六七八九十]+)?|进行时|在行动|行动派|走基层|看[区市县校集]?情|特别报道|回眸|我们这十年|[①②③④⑤⑥⑦⑧⑨]|连载(?:[（(]?[\d一二三四五六七八九十]{1,4}[）)]?)?)$|^(?:聚焦|关注|走近|走进|直击|喜迎|庆祝|纪念|贯彻|护航|学习贯彻|深入贯彻)(?!落实$)[^，。]{2,12}$|^为了[^。]{4,24}$"
)
# … and a report's kind below it.
KIND_END = re.compile(
    r"(?:见闻|侧记|纪实|综述|速写|扫描|观察|巡礼|掠影|札记|纪事|记|访谈|手记|解读)$"
)
# Who was there, who spoke, what was resolved, as a deck: 某某主持，某某作部署; 某某主席, 议决…, 昨在…开会.
ATTENDED = re.compile(
    r"^[\u4e00-\u9fff、，]{2,24}(?:主持|出席|参加|讲话|陪同|主席|作[\u4e00-\u9fff]{2,4})$"
    r"|^(?:议决|决议|推定|昨[在日午晚]|定期|限期)[^，。]{2,14}$"
    r"|^[^，。]{2,12}(?:通告各界|[零一二三四五六七八九十百千]{1,9}(?:人|名|亩|件|户))$"
)
# What is said of the matter that the line above names: 白鹭湖水质 | 连续三年达Ⅱ类. A time or an occasion names none.
PREDICATE = re.compile(
    r"^(?:连续|再次|再度|首次|首个|已|将|再|又|喜?获|荣获|达|超|突破|正式|即将|全面|提前|基本|有望|走进|走上|亮相|开门|开张|开放|启用|投用|上线|落户|成为|迎来|实现|完成|增至|升至|降至|不再|仍|正|增加|增长|上涨|下降|进入|变)"
)
MATTER = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9]{3,10}(?<![节日季年月期际时中])$")
# A verb whose object stands on the next line: 白鹭湖驿站推出 | “夜市招聘”计划.
WANTS = re.compile(
    r"(?:挂牌|启动|推出|发布|推行|推广|开设|设立|上线|落户|获评|荣获|喜获|当选|摘得|夺得|成立|举办|开办|建成|打造|出台|开通|实施|开展)$"
)
# What someone said, as a headline.
QUOTED = re.compile(r"^[“「『﹁﹃][^”」』﹂﹄]+[”」』﹂﹄]$")
RUNS_ON_LINE = re.compile(
    r"^(?:以|从|让|把|将|为|由|用|在|与|向|当)(?!.*(?:中|时|际|上|下|前|后|起)$)|(?:，|、|：|的|和|与|及|让|把|将|为|在|着力|不断|全力|积极|加快|推动|打造|坚持)$"
)


def runs_on(text: str, printed: str = "") -> bool:
    """The line is the first part of a statement: 以…为抓手, 让…; not a complete couplet or a circumstance."""
    if RUNS_ON_LINE.search(text) is None or CIRCUMSTANCE.search(text):
        return False
    return not is_couplet(printed)


def is_couplet(printed: str) -> bool:
    """Two halves of one length on one line, a space between them."""
    halves = printed.split()
    return (
        len(halves) == 2 and min(map(len, halves)) >= 4 and abs(ems(halves[0]) - ems(halves[1])) < 1
    )


DASHED = re.compile(r"^\s*(?:——|--|—|－－|⸺)")


def speaks_from_above(text: str) -> bool:
    """The line is a kicker by its wording, whatever stands below: …调研时强调, 聚焦…"""
    return SAYS_END.search(text) is not None or LABEL.search(text) is not None
