"""What a bare 区委, 区长 or 区民政局 means in this title's district; which body a post belongs to."""

from __future__ import annotations

import functools
import re

from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import FIELDS, SUFFIX
from shuzibao.record.posts.post_table import BODIES, GROUPS, HEADS, INNER, PREFIX
from shuzibao.record.rows import row

LEVEL = re.compile(r"[区县市省镇乡州旗]")
HEAD_END = re.compile("(?:" + "|".join(sorted(HEADS, key=len, reverse=True)) + ")$")
# A trade that no list has: 采油工, 报靶员.
TRADE_END = re.compile(r"[一-鿿]{2}[工员师]$")
# Posts that need no body: their own word names it.
OWN_BODY = {
    "总书记": "中共中央", "国家主席": "中华人民共和国", "总理": "国务院", "副总理": "国务院",
    "国务委员": "国务院", "监委": "监察院", "监察委员": "监察院", "立委": "立法院", "立法委员": "立法院", "国大代表": "国民大会", "国家副主席": "中华人民共和国",
}  # fmt: skip
# Who is called 主席 behind his name: of the state, of the party, of the Republic's government.
CHAIRMEN = {
    **dict.fromkeys(row("刘少奇 李先念 杨尚昆 江泽民 胡锦涛 习近平"), "中华人民共和国"),
    **dict.fromkeys(row("毛泽东 华国锋"), "中共中央"),
    **dict.fromkeys(row("林森 蒋中正 蒋介石"), "国民政府"),
}
LEADERS = {
    "区长": "区",
    "县长": "县",
    "市长": "市",
    "省长": "省",
    "镇长": "镇",
    "乡长": "乡",
    "州长": "州",
}
# How a name begins that holds its place within: 政协云浦区委员会, 民进澄川市委.
NATIONAL = (
    "中共", "共青团", "政协", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟",
)  # fmt: skip
ALLIED = re.compile(
    r"(?P<party>民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?P<level>[区县市省])委"
)
LEAGUE = re.compile(r"团(?P<level>[区县市省])委(?P<rest>.*)")
PARTY_OFFICE = re.compile(r"委[一-鿿]{2,8}(?:部|办|办公室|党校|领导小组|委员会)")
# 街区, 社区, 小区: a level's word that ends no place's name.
NOT_DISTRICT = re.compile(r"(?:社|小|园|城|街|景|开发|高新|功能|新|辖|全|我|本|各|门|超|上)$")
# 区中心医院|呼吸科: a ward of the hospital.
ON_DUTY = re.compile(r"(?:值班|带班|承办|主办|见习)$")
# Houses, and what a part of one ends in that is named without it.
HOUSE = re.compile(r"(?:医院|大学|学院|中学|小学|学校|集团|公司|厂|矿|研究院|研究所)$")
BARE_PART = re.compile(r"(?:馆|处|部|系|室|科|分院|研究所|中心)$")
PART_LONGEST = 5
BRANCHES = frozenset(["宣传", "组织", "统战", "纪检", "政法", "武装", "党群"])
SUFFIX_END = re.compile(f"(?:{SUFFIX.pattern})$")
WARD = re.compile(r"(?<=医院)[一-鿿]{1,6}科$")
# Offices of a place's government, as papers call them; not 海事局, 分局, which are called by a place and are of none.
OFFICES = frozenset(FIELDS.values()) | frozenset(
    row(
        "卫健局 卫计委 卫计局 卫生局 发改委 发改局 经信委 经信局 工信局 住建局 住建委 农业农村局 农业局 商务局 统计局 审计局 "
        "环保局 文旅局 文广局 林业局 水利局 交通局 交通运输局 自然资源局 国土局 规划局 信访局 应急管理局 科技局 人社局 城管局"
    )
)
TAIWAN = frozenset(
    row(
        "台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 云林县 嘉义县 屏东县 宜兰县 "
        "花莲县 台东县 澎湖县 金门县"
    )
)
HONG_KONG = frozenset(
    row(
        "中西区 湾仔区 油尖旺区 深水埗区 九龙城区 黄大仙区 观塘区 葵青区 荃湾区 屯门区 元朗区 大埔区 沙田区 西贡区 离岛区"
    )
)
# How what a post belongs to ends; 越剧 in 越剧演员 and 值班 in 值班主任 are no bodies.
BODY_LIKE = re.compile(
    rf"(?:{SUFFIX.pattern}|[国省市区县镇乡村州系科室组班队团军师部处股课府社校院所站厂店行会局委馆台宫场园矿港段营连排旅舰庭署司厅办坊]"
    r"|车间|街道|中心|社区|集团|基地|法院|议会|中央|常委会|项目|乐队|剧组|平台|号|[A-Za-z])$"
)
OF_UNIT = frozenset(
    ["局长", "处长", "科长", "厅长", "署长", "股长", "室长", "队长", "庭长", "站长", "课长", "组长"]
)
# 临河县|县委, 岭南省|省政府: the level printed with the place and with the body; 莒县县委 is called so.
TWICE = re.compile(
    r"(?<=[一-鿿]{2})([省市区县州旗])\1(?!议会|场|容|监|政(?![府协]))(?=委|政府|人民|人大|政协|纪委|监委|[一-鿿]{1,10}[局办会院]$)"
)
SHORT_COUNTY = re.compile("[一-鿿]县县委")
# 浙江省海州市棠浦区委: a committee with the places above its own.
WITH_ABOVE = re.compile(r"[一-鿿]{4,9}[市区县州旗]委")
OF_PREFECTURE = re.compile("(?P<place>[一-鿿]{2,4})州(?P<rest>[一-鿿]{2,8})")
COMMITTEE = re.compile(r"中共(?P<place>[一-鿿]{1,11}[省市区县州旗盟])委$")
PARTIES = "中共|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟"
PLACED = re.compile(
    rf"(?:{PARTIES})?(?P<place>[一-鿿]{{1,10}}?[省市县区州旗])(?=委|人民|人大|政协|纪委|监委|[一-鿿]{{2,9}}[局委办厅联会]$)"
)
FORMER_PARTY = re.compile(r"[原前](?=党(?:委|组|工委|总支|支部)$)")  # 省公安厅原|党委
# A term of office before a body's name: 第六至第八届.
TERM = re.compile(r"^第[一二三四五六七八九十百\d]+(?:[至、到—-]第?[一二三四五六七八九十百\d]+)?届")
PARTY_PART = re.compile(r"(?:原(?=党))?(?:党组|党委|党工委|党总支|党支部|纪工委)$")


# Bodies of the state and the party that everybody shortens.
WHOLES = {
    "中办": "中共中央办公厅", "国办": "国务院办公厅", "中组部": "中共中央组织部", "中央组织部": "中共中央组织部",
    "中宣部": "中共中央宣传部", "中央宣传部": "中共中央宣传部", "中联部": "中共中央对外联络部", "中科院": "中国科学院",
    "中央统战部": "中共中央统战部", "中央政法委": "中共中央政法委", "南都": "南方都市报",
}  # fmt: skip
CALLED = re.compile("|".join(WHOLES))
NUMBERED_COURT = re.compile("(?P<place>[一-鿿]{2,4}市)?市?(?P<number>[一二三四五])中院")


@functools.lru_cache(maxsize=8192)
def full_name(name: str, district: str | None) -> str:
    """区委 → 中共徐汇区委, 区民政局 → 徐汇区民政局, 徐汇民政 → 徐汇区民政局; any other name as it is."""
    name = name if name.startswith("中共") else TWICE.sub(r"\1", name)
    if SHORT_COUNTY.fullmatch(name):
        return f"中共{name}"
    allied = ALLIED.fullmatch(name)
    if allied:
        place = _place_of_level(allied["level"], district)
        return f"{allied['party']}{place}委" if place else name
    if name.startswith(NATIONAL):
        return name
    if (called := CALLED.match(name)) and (called.end() == len(name) or called.group() == "中科院"):
        return WHOLES[called.group()] + name[called.end() :]
    if court := NUMBERED_COURT.fullmatch(name):
        place = court["place"] or _place_of_level("市", district)
        return f"{place}第{court['number']}中级人民法院" if place else name
    league = LEAGUE.match(name)
    if league:
        place = _place_of_level(league["level"], district)
        return f"共青团{place}委{league['rest']}" if place else name
    if name.startswith("自治区") and district and (whole := _region_of(district)):
        return _of_place(whole, name[3:]) or whole + name[3:]
    if name and LEVEL.match(name[0]) and len(name) > 1:
        place = _place_of_level(name[0], district)
        rest = name[1:]
        if place is None:
            return name
        rest = re.sub("^(?=法院|检察院)", "人民", rest)
        return _of_place(place, rest) or place + rest
    if name.endswith("地委") and len(name) > 3:
        return f"中共{name}"
    if court := OF_PREFECTURE.fullmatch(name):  # 大理州|中院
        whole = next(
            (p.name for p in gazetteer.divisions(court["place"]) if p.name.endswith("州")), ""
        )
        if whole:
            return _of_place(whole, court["rest"]) or name
    for level in "区县市省镇":
        head, sign, rest = name.partition(level)
        if not sign or not head or not 2 <= len(head) + 1 <= 9 or NOT_DISTRICT.search(head):
            continue
        full = _of_place(head + sign, rest)
        if full and (len(head) <= 4 or gazetteer.divisions(head + sign)):
            return full
    for own in gazetteer.levels(district) if district else ():
        short = gazetteer.short_of(own)
        rest = name.removeprefix(short) if len(short) > 1 else name
        if rest != name and (rest in FIELDS or rest in OFFICES):
            return own + FIELDS.get(rest, rest)
    for field, office in FIELDS.items():
        if name.endswith(field) and (
            place_name := gazetteer.best(name.removesuffix(field), district)
        ):
            return place_name.name + office
    return f"中共{name}" if WITH_ABOVE.fullmatch(name) else name


def _of_place(place: str, rest: str) -> str | None:
    """委财贸部 of 青禾市 → 中共青禾市委财贸部; None where the rest is no such body."""
    if rest in ("府", "政府") and place in TAIWAN:
        return f"{place}政府"
    if rest == "委" and place[1:] == "县":
        return f"中共{place}县委"  # 莒县: one character is no name by itself
    if rest == "党委" and place[-1] in "镇乡":
        return place + rest
    if len(place) == 2 and (rest == "党委" or rest.startswith("委")):
        place += place[-1]  # 中共泾县县委
    if rest in BODIES:
        return BODIES[rest].format(place)
    return f"中共{place}{rest}" if PARTY_OFFICE.fullmatch(rest) else None


def _region_of(district: str) -> str | None:
    """The autonomous region that a paper's district is, or lies in."""
    for place in reversed(gazetteer.levels(district)):
        known = gazetteer.best(place)
        for name in (*(known.path if known else ()), place):
            if name.endswith("自治区"):
                return name
    return None


def _place_of_level(level: str, district: str | None) -> str | None:
    if district is None:
        return None
    own = gazetteer.levels(district)[-1]
    if own.endswith(level):
        return own
    above = gazetteer.parent(district, level)
    if above is None and level == "县" and gazetteer.divisions(f"{own[:-1]}县"):
        return f"{own[:-1]}县"  # what the city was before
    if above is None and level == "省" and TAIWAN & {*gazetteer.levels(district)}:
        return "台湾省"
    # a town that was a county before: 沅陵市, 县
    before = gazetteer.short_of(own) + level
    return before if above is None and level in "县市" and gazetteer.divisions(before) else above


def head_of(post: str) -> str:
    """The bare title at the post's end with its 副: 区人大常委会副主任 → 副主任."""
    head = HEAD_END.search(post)
    if head is None:
        trade = TRADE_END.search(post)
        return trade.group() if trade else post
    prefix = PREFIX.search(post[: head.start()])
    start = prefix.start() if prefix else head.start()
    # 街总|副会长: the end of a body's short name
    return post[
        start
        + (post[start] == "总" and (post[start + 1] == "副" or post[start - 1 : start] == "街")) :
    ]


def body_of(post: str, district: str | None, before: str | None = None) -> str | None:
    """The full name of the body that a post belongs to.

    post: as printed, folded. before: the body of the post just before it in the same chain, which
        a bare 局长 or 办事处主任 shares.
    """
    if post in GROUPS:
        return _place_of_level(post[0], district)
    head = head_of(post)
    if (own := OWN_BODY.get(post.removeprefix("原").removeprefix("前"))) is not None:
        return own
    bare = re.sub(
        r"^(?:副|代|原|前|时任|现任|新任|常务副|候任|首任|历任|代理|创会|荣誉|名誉|永远|永久|第一|署理|卸任)+(?=[一-鿿]{2})",
        "",
        head,
    )
    body = post[: len(post) - len(head)]
    body = re.sub("^(?:时任|前任|原任|卸任|[原前](?=[一-鿿]{3})|[该本][镇乡村县区市街])", "", body)
    body = (
        ""
        if body
        in (
            "老",
            "驻厂",
            "驻校",
            "驻点",
            "公安",
            "项目",
            "专职",
            "兼职",
            "女",
            "小",
            "中",
            "主办",
            "主审",
            "承办",
            "执行",
            "值班",
            "带班",
        )
        else ON_DUTY.sub("", WARD.sub("", body))
    )
    body = TERM.sub("", FORMER_PARTY.sub("", body))
    if post.endswith("公安局长") and post.removeprefix("副") == "公安局长":
        return (
            full_name("公安局", district)
            if district is None
            else f"{gazetteer.levels(district)[-1]}公安局"
        )
    if bare == "委员会主任" and body:
        body += "委员会"  # 区监察委员会主任
    if bare in ("党组成员", "党委成员") and body:
        return full_name(body + bare[:2], district)
    if body in BRANCHES and before:
        return before  # 党委委员、宣传委员
    # 教育局长, 宣传部长; 总会长 is of a 会 with another name, 街总会长 of 街总
    whole = body[-1] != "总" if body else not bare.endswith("会长")
    if (
        whole
        and bare.endswith("长")
        and SUFFIX_END.search(body + bare[:-1])
        and not SUFFIX_END.search(body)
    ):
        body += bare[:-1]  # 教育局长
    elif bare in OF_UNIT and body and (body == "社会" or not BODY_LIKE.search(body)):
        body += bare[:-1]  # 工业科长
    if not body and bare in ("党组成员", "党委成员") and before and not before.startswith("中共"):
        return base_of(before) + bare[:2]
    if not body:
        return _by_head(bare, district, before)
    if body in INNER and before and (party := COMMITTEE.match(before)):
        return INNER[body].format(party["place"])  # 奇台县委常委、宣传部部长
    if body in INNER and district:
        return INNER[body].format(gazetteer.levels(district)[-1])

    if bare in LEADERS and body.endswith(LEADERS[bare]):
        return f"{body}人民政府" if len(body) > 1 else _by_head(bare, district, before)
    if before and len(body) > 1 and (told := _place_in(before, body[0])):
        return full_name(told + body[1:], district)  # 岱山县委副书记、县革委会主任
    if before and len(body) <= PART_LONGEST and BARE_PART.search(body) and HOUSE.search(before):
        return before  # 昌浦师范学院讲师、图书馆副馆长
    if (body[0] in "区县市省镇乡州" and body[1:] in BODIES) or LEVEL.match(body[0]):
        return full_name(body, district) if len(body) > 1 else _place_of_level(body, district)
    if before and body in (
        "办事处",
        "党工委",
        "党委",
        "党组",
        "人大工委",
        "纪委",
        "工会",
        "团委",
        "妇联",
        "革委会",
        "团支部",
        "党总支",
        "党支部",
        "书记处",
        "董事会",
        "监事会",
        "理事会",
        "主席团",
    ):
        return base_of(before) + body
    if before and SUFFIX.fullmatch(base_of(body)) and (told_at := PLACED.match(before)):
        return told_at["place"] + body  # 柳市市委统战部副部长、工商联|党组书记
    if len(body) <= 2 and body[-1] in "台社号" and not SUFFIX.fullmatch(body) and body != "平台":
        return None  # 舞台|总监, 社|主任
    return full_name(body, district) if BODY_LIKE.search(body) else None


def _place_in(body: str, level: str) -> str | None:
    """岱山县 of 中共岱山县委."""
    told = re.match(rf"(?:中共)?([一-鿿]{{1,8}}{level})(?=委|人民|人大|政协|纪委)", body)
    return told.group(1) if told and level in LEADERS.values() else None


def _by_head(bare: str, district: str | None, before: str | None) -> str | None:
    if bare in OWN_BODY:
        return OWN_BODY[bare]
    if bare in ("行政长官", "特首"):
        return _region(district)
    if bare in LEADERS:
        place = _place_in(before or "", LEADERS[bare]) or _place_of_level(LEADERS[bare], district)
        return f"{place}人民政府" if place else None
    return (base_of(before) or None) if before and not before.startswith("中共") else None


def _region(district: str | None) -> str | None:
    """The special region that a paper's district lies in."""
    own = frozenset(gazetteer.levels(district)) if district else frozenset()
    if district and district.startswith("澳门"):
        return "澳门特别行政区"
    return "香港特别行政区" if own & HONG_KONG or (district or "").startswith("香港") else None


def base_of(body: str) -> str:
    """The body that a party group sits in: 徐汇区民政局党组 → 徐汇区民政局."""
    return PARTY_PART.sub("", body)
