"""How people are introduced: descriptions, ages, appointments, and the words that posts are made of."""

from __future__ import annotations

import re

from shuzibao.record.posts.post_table import (
    COURTESY,
    DESCRIPTIONS,
    GROUPS,
    HEADS,
)

POST_TAGS = frozenset(["n", "nz", "nw", "ORG", "LOC", "vn", "s", "j", "f", "an"])
IN_POSTS = frozenset(
    [
        "副",
        "代",
        "原",
        "前",
        "总",
        "新任",
        "时任",
        "现任",
        "指导",
        "联合",
        "临时",
        "第一",
        "候任",
        "永远",
        "永久",
        "创会",
        "创党",
        "署理",
        "资深",
        "名誉",
        "常务",
        "首席",
        "专职",
        "兼职",
        "第一",
        "高级",
        "荣誉",
        "党组",
        "党委",
        "区",
        "市",
        "县",
        "省",
        "镇",
        "乡",
        "委",
        "办",
        "街道",
        "社区",
        "机关",
        "全国",
        "分管",
        "领导",
        "管理",
        "工作",
        "监督",
        "执法",
        "指挥",
        "发展",
        "服务",
        "建设",
        "教育",
        "研究",
        "开发",
        "拓展",
        "投资",
        "联合",
        "调解",
        "规划",
        "设计",
        "创新",
        "促进",
        "保护",
        "卫生",
        "养老",
        "救助",
        "志愿",
        "老年",
        "大",
        "中",
        "小",
        "驻村",
        "驻",
        "科研",
        "特级",
        "一级",
        "二级",
        "三级",
        "四级",
        "女",
        "青年",
        "著名",
        "知名",
        "资深",
        "优秀",
        "老",
        "改革",
        "统战",
        "宣传",
        "组织",
    ]
) - {"组织"} | {"组织部"}
# What may not stand around a title: 支书记, 常委会, 委员会, 副总经理, 总工会 hold another word, 纪委监委 is a body, 柿子镇长者食堂 a kind of people.
NOT_BEFORE = {
    "支书": "(?!记)", "常委": "(?!会)", "委员": "(?!会)", "委员会主任": "(?!委员)", "董事": "(?!会)", "监事": "(?!会)", "理事": "(?!会)", "总会长": "(?<!街总会长)", "总工": "(?![会程])", "值理": "(?!会)", "监委": "(?<![纪省市县区]委监委)(?<![纪省市县区州]监委)",
    "副总": "(?![经裁统理编工监队会干司督指领设规教书])", "老总": "(?![理统])",
}  # fmt: skip
HEAD = re.compile(
    "|".join(
        head + NOT_BEFORE.get(head, "(?!者)" if head[-1] == "长" else "")
        for head in sorted({*HEADS, *GROUPS}, key=lambda head: (-len(head), head))
    )
)
DESCRIBED = re.compile(
    r"(?:(?!百岁)(?P<age>\d{1,3}|[一二三四五六七八九十百]{1,4})(?:多)?岁(?:高龄)?的?)?(?P<what>(?:百岁|独居|高龄|退休|退役)?(?:"
    + "|".join(sorted(DESCRIPTIONS, key=len, reverse=True))
    + r"))(?=[一-鿿])"
)
DESCRIBES = re.compile("(?:" + "|".join(sorted(DESCRIPTIONS, key=len, reverse=True)) + ")$")
AGE_BEFORE = re.compile(
    r"(\d{1,3}|[一二三四五六七八九十百]{2,4})(?:多)?岁(?:高龄)?的?[一-鿿]{0,8}$"
)
AGE_AFTER = re.compile(
    r"(?:老人)?(?:[，（]|，?(?:女|男)，)?(?:今年|现年|时年|享年|年届|年过)?\s?(\d{1,3}|[一二三四五六七八九十]{1,3}百?)(?:多)?岁(?!以)"
)
CONNECT = re.compile(r"[、 ]|和|与|及|以及|，")
BECOMES = re.compile(
    r"(?:同志)?(?:当选为?|担任过?|出任|兼任|接任|就任|改任|升任|调任|现任|曾任|历任|先后任|拟任|原任|当过|任职?|为)(?=[^务意何期人免重职用性])"
)
LISTED = re.compile(
    r"[一-鿿·]{2,9}(?:（[男女一-鿿]{1,6}）)?(?:、[一-鿿·]{2,9}(?:（[男女一-鿿]{1,6}）)?)+$"
)
BOUND = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:任命|选举|推选|公推|补选|聘任|聘请|提名|免去|推举)：?(?P<name>[一-鿿]{2,4}?)(?:同志)?(?:为|的|担任|任)",
        r"(?:，|、|；|和)(?P<name>[一-鿿]{2,4}?)(?:同志)?(?:为(?=[一-鿿]{0,12}(?:长|主任|书记|主席|委员)))",
    )
)
# The same by words before which other words stand, too: ，成功|获选.
BOUND_LOOSELY = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:^|[，、；。：])(?P<name>[一-鿿]{2,4}?)得(?=[一二三四五六七八九十百千\d]+票)",
        r"(?:^|[，、；。：])(?P<name>[一-鿿]{2,4}?)(?:当选|获选)",
        r"像(?P<name>[一-鿿]{2,4}?)(?:这样|一样)的",
    )
)
# Members of a list with their people behind them, whatever their names are like: 、高尼（蒙古族）、
OF_A_PEOPLE = re.compile(
    r"(?:[、，：；和]|选举|任命)(?P<name>[一-鿿·]{2,8})（(?:[男女]，)?[一-鿿]{1,6}族(?:，[男女])?）"
)
# Whom the sentence of a notice begins with: 林静，女，…; 林静任区民政局副局长.
FIRST = tuple(
    re.compile(rf"(?:^|[；。：])(?P<name>[一-鿿]{{2,4}}?){follows}")
    for follows in (
        "，[男女]，",
        r"任(?=[一-鿿]{3,20}(?:长|主任|书记|主席|经理)(?:[，；。]|$))",
    )
)
# 任命戚栋云为|县审计局局长, whatever the name finder made of it.
MADE = re.compile(
    r"(?:任命|选举|，|、|；|：|^)(?P<name>[一-鿿]{2,4}?)(?:同志)?为(?P<post>[一-鿿]{2,20})$"
)
# A name that stands alone behind 记者 or 摄影, to the next space, mark or the end.
BYLINE = re.compile(r"(?P<name>[一-鿿]{2,4})(?=[ 　）/、，]|$)")
ROW = re.compile(
    r"(?:^|[，。；])(?P<names>[一-鿿]{2,4}(?:、[一-鿿]{2,4})+)等?(?:同志|领导)?(?:分别)?(?:参加|出席|陪同|列席|与会|到会)"
)
TAKES = re.compile(
    "当选为?|担任过?|出任|兼任|就任|改任|升任|调任|现任|曾任|历任|拟任|原任|当过|先后任|(?<=此前)任|(?<=[，；他她])任(?=[省市区县镇乡村州团党校])|(?<=[省市区县])任(?=[省市区县镇乡])"
)
COURTEOUS = re.compile("|".join(sorted(COURTESY, key=len, reverse=True)))
# 辞去|西固区人民政府区长|职务; 免去雍向阳的|区水务局局长|职务.
GIVES_UP = re.compile(
    r"(?P<name>[一-鿿·]{2,9}?)(?:同志)?(?:辞去|的|不再担任|不再兼任)$|免去(?P<removed>[一-鿿·]{2,9}?)(?:同志)?$"
)
MARKS = "，。、；：！？（）“”《》 …"
