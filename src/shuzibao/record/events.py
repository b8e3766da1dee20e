"""Events 事件: meetings, visits, inspections, foundings and openings, with who took part and how."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.passage import Passage
from shuzibao.record.rows import row
from shuzibao.record.speakers import speaking

MEETING_NOUN = r"(?:会议|座谈会|推进会|交流会|动员会|部署会|研讨会|讨论会|发布会|工作会|现场会|例会|听证会|表彰会|总结会|培训会|党组会|常委会|常务会|全会|大会|年会|茶话会|恳谈会|报告会|宣讲会|招聘会|联席会|专题会|视频会|协调会|签约会|洽谈会|推介会|评审会|运动会|音乐会|博览会|展览会|纪念会|追悼会|欢迎会|游园会|庙会|灯会|讲座|论坛|峰会|沙龙|仪式|典礼|晚会|联欢|庆典|活动|比赛|大赛|展览|演出|展|文化节|艺术节|读书节|启动仪式|揭牌仪式|选举|义诊|演练|培训班|开放日|结业礼|毕业礼|颁奖礼|青年营|夏令营|训练营|会|节)"
# When and where it was, between what was held and the verb: 告别仪式|3月20日上午|在松鹤厅|举行.
WHEN = r"(?:[今昨前]日|[今昨前]天|日前|近日|[今昨]晚|[\d一二三四五六七八九十廿元年月]{2,12}[日号])?(?:上午|下午|中午|晚上|晚|早上|早|夜)?"
WHERE = r"(?:在[^，。；]{2,20})?"
GATHERED = re.compile(r"(?:会议|代表大会|全会)$")  # one of these that is opened is held
RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "meeting",
            rf"(?:召开|举行|举办|主持召开|开展|召集)了?(?:了)?(?P<what>[^，。；：]{{0,40}}?{MEETING_NOUN})(?=[，。；、并]|$|，)",
        ),
        (
            "meeting",
            rf"(?P<what>[^，。；：]{{2,60}}?{MEETING_NOUN}){WHEN}{WHERE}(?:正式|隆重|顺利|圆满|如期|胜利|联合|在线|同步)?(?:(?:举行|召开|举办)(?=[，。；、！]|$)|闭幕|开赛|落幕|落下帷幕|闭营|举槌)",
        ),
        (
            "meeting",
            rf"(?P<what>[^，。；：]{{2,30}}?(?:[联决]赛|锦标赛|邀请赛|公开赛|巡回赛|争霸赛))(?:第[\d一二三四五六七八九十]+轮)?{WHEN}{WHERE}(?:继续)?(?:进行|开打|开战|打响|收官)",
        ),
        (
            "meeting",
            rf"(?P<what>[^，。；：]{{2,30}}?(?:委员会|理事会|董事会|小组)){WHEN}{WHERE}开会(?=[，。；]|$)",
        ),
        (
            "meeting",
            r"(?:(?<![未不将])举行|召开)了?(?P<what>[^，。；：、的]{2,20}?)(?=[，。；]|$)",
        ),
        (
            "founding",
            r"(?:成立|组建|设立|创办|创立|建立|筹设)了?(?:了)?(?P<what>“?[^，。；：]{2,24}(?:团|队|会|局|公司|中心|院|校|馆|站|所|社|联盟|基地|委|办|部|小组|室|协会|学会|书院|银行|厂|行)”?)",
        ),
        (
            "founding",
            r"(?P<what>[^，。；：在]{2,30}?)(?:正式|今天|昨天|日前|近日|在[^，。；]{2,14})?(?:宣告成立|挂牌成立|揭牌成立|正式成立|成立(?=$|。|，|于|仪式)|揭牌(?!仪式))",
        ),
        (
            "opening",
            r"(?P<what>[^，。；：]{2,30}?)(?:正式|今天|昨天|日前|近日|于[^，。；]{2,12}|在[^，。；]{2,14})?(?:开业|开馆|开园|开街|启用|投用|投入使用|投入运营|竣工|开工|奠基|通车|开通运营|开通|上线|对外开放|试运营|落成|封顶|开张|开学|首发|开幕|启幕|开园|开放|启动|点亮|揭幕|开锣|开跑|开镰|投产|通水|启航|首航|首演|亮相|登场|鸣枪|鸣锣|重开|开营|复航|复业)(?=[，。；了并、]|$)",
        ),
        (
            "opening",
            rf"(?P<what>[^，。；：]{{2,30}}?(?:展览会|博览会|展|节|赛|会)”?)，{WHEN}{WHERE}(?:正式|隆重|热闹|盛大)?(?:开幕|揭幕|启幕|开锣|开跑|鸣枪|登场)(?=[，。；]|$)",
        ),
        (
            "opening",
            r"启动了?(?P<what>[^，。；：]{2,24}?(?:周|月|季|节|活动|行动|计划|工程))(?=[，。；、]|$)",
        ),
        (
            "visit",
            r"(?:看望慰问|走访慰问|(?<!察)看望|慰问|探望|夜访|探访)了?(?P<what>[^，。；]{2,40}?)(?=[，。；]|$|并)",
        ),
        (
            "visit",
            r"(?:看望慰问|走访慰问|(?<!察)看望|慰问|探望|走访|拜访|来到|前往|走进|赴|会见|会晤|接见)了?(?P<what>[^，。；]{2,40}?)(?=[，。；]|$|看望|慰问|调研|检查|开展|并|参加|视察|参观)",
        ),
        (
            "inspection",
            r"(?:调研|视察|察看|查看|检查|督查|督导|巡查|考察|暗访|踏勘|检阅|巡河)了?(?P<what>[^，。；]{2,30}?)(?=[，。；并]|$)",
        ),
        (
            "inspection",
            r"[到赴](?P<what>[^，。；]{2,20}?)(?:巡视|视察|调研|检查|考察)(?=[，。；]|$)",
        ),
        (
            "award",
            r"授予[^，。；]{1,30}?(?P<what>“[^”]{2,16}”|[^，。；“]{2,12}?)(?:荣誉)?称号",
        ),
        (
            "signing",
            r"(?:签署|签订|签约)了?(?P<what>[^，。；]{2,30}?(?:协议|协议书|备忘录|合同|条约|责任书|承诺书|项目))",
        ),
        (
            "award",
            r"(?:荣获|获评|获得|被评为|被授予|当选为?|摘得|夺得)了?(?P<what>[“《]?[^，。；]{2,24}(?:称号|奖|奖项|冠军|金牌|银牌|铜牌|荣誉|表彰|先进[^，。；]{0,6}|一等奖|奖章)[”》]?)",
        ),
    )
)
ROLES = (
    ("chair", re.compile(r"主持|任主席|公推|主席(?=[，。；])")), ("speaker", re.compile(r"讲话|讲了话|致辞|致词|发言|作报告|作[^，。]{0,8}报告|授课|宣讲|致欢迎词|演讲|演说|训话|分享|作交流")),
    ("attendee", re.compile(r"出席|参加|参会|参与|列席|与会|到会|到场|莅|观礼")), ("companion", re.compile(r"陪同|随同")),
    ("reporter", re.compile(r"通报|汇报|点评|介绍|宣布|宣读|(?<!作)(?<!的)报告(?=[^会书，。])|(?<!研究)部署")), ("lead", re.compile(r"带队|率队|带领|率领|率(?=[一-鿿])")),
)  # fmt: skip
SPOKE = re.compile(r"致辞|致词|讲话|发言|演讲|演说|作[^，。]{0,8}(?:报告|交流|发言)")
# Nothing, or a post, between a comma and a name: the name begins a clause of its own.
NEW_SUBJECT = re.compile(
    r"(?:[^，。来到看望慰问走访]{0,24}(?:长|书记|主任|主席|委员|领导|代表|经理|总裁|教授|院士|专家|常委|员|师))?"
)
ACTED = re.compile(
    r"看望|慰问|走访|来到|前往|赴|调研|视察|察看|检查|考察|督导|参观|探望|拜访|走进|签署|签订|荣获|获评|获得|创办|成立"
)
VAGUE = frozenset(row("社区 现场 基层 一线 企业 学校 这里 那里 各地 家中 老人 百岁老人 群众"))
DENIED = re.compile(r"(?:不|未|没有|取消|停止)再?(?:举行|召开|举办|开展|举办)")
NO_OPENING = re.compile(r"(?:重新|宣布|免费|全面|陆续|率先|同步|集中)$")
TRIM = re.compile(r"^(?:[^“”]{0,40}?(?:，|的支持下|在|将|由|了|并|为期[^，]{1,4}的))")


def find_events(
    passages: Sequence[Passage],
    people: Sequence[Found],
    posts: Sequence[Found],
    places: Sequence[Found],
    dates: Sequence[Found],
    organisations: Sequence[Found],
) -> list[Found]:
    """One event a kind and sentence, with participants of that sentence and those that follow it."""
    found: list[Found] = []
    for index, passage in enumerate(passages):
        if passage.display and passage.role != "deck":
            continue
        here = speaking(passage.text, [n for n in (*people, *organisations) if n.passage == index])
        spots = [n for n in (*places, *organisations) if n.passage == index]
        days = [d for d in dates if d.passage == index]
        found += _in_passage(index, passage, here, spots, days)
    return _with_later_speakers(_once(found), passages, people)


def _once(found: Sequence[Found]) -> list[Found]:
    """Each event once: the deck and the lead tell one meeting; the one that says the day more nearly stays."""
    kept: dict[tuple[Part, str], Found] = {}
    for event in found:
        key = (event.parts["event_kind"], re.sub(r"[“”]", "", str(event.parts["what"])))
        told = kept.get(key)
        if told is None or _says(event) > _says(told):
            kept[key] = event
    return [event for event in found if any(event is one for one in kept.values())]


def _says(event: Found) -> tuple[int, int]:
    people = event.parts["participants"]
    return len(str(event.parts["date"] or "")), len(people) if isinstance(people, tuple) else 0


def _with_later_speakers(
    found: list[Found], passages: Sequence[Passage], people: Sequence[Found]
) -> list[Found]:
    """Who spoke in the paragraphs that follow, where the article tells of one gathering only."""
    gatherings = [f for f in found if f.parts["event_kind"] in ("meeting", "opening", "signing")]
    if len(gatherings) != 1:
        return found
    event = gatherings[0]
    listed = event.parts["participants"]
    taking_part = {str(p["person"]): p for p in listed} if isinstance(listed, tuple) else {}  # type: ignore[index,call-overload]
    for person in people:
        passage = passages[person.passage]
        if person.passage <= event.passage or passage.display or not person.value:
            continue
        _, end = passage.sentence_at(person.start)
        here = [p for p in people if p.passage == person.passage]
        stop = _next_break(passage.text, person, end, here)
        if person.value not in taking_part and SPOKE.search(passage.text, person.end, stop):
            taking_part[person.value] = {"person": person.value, "roles": ("speaker",)}
    parts = {**event.parts, "participants": tuple(taking_part.values())}
    return [replace(f, parts=parts) if f is event else f for f in found]


def _in_passage(
    index: int,
    passage: Passage,
    names: Sequence[Found],
    spots: Sequence[Found],
    days: Sequence[Found],
) -> list[Found]:
    found: list[Found] = []
    for order, (start, end) in enumerate(passage.sentences):
        seen: set[str] = set()
        for kind, pattern in RULES:
            match = None if kind in seen else pattern.search(passage.text, start, end)
            if match is None or _only_a_day(match, days) or not _plausible(passage, kind, match):
                continue
            seen.add(kind)
            wide = kind in ("meeting", "inspection", "visit")
            stretch = passage.sentences[order : order + (3 if wide else 2)]
            event = _event(index, passage, kind, match, stretch, names, spots, days)
            if kind in ("visit", "inspection") and not event.parts["participants"]:
                continue  # 走进代表之家: the reporter's own way
            found.append(event)
    return [f for f in found if not _on_the_way(f, found)]


def _only_a_day(match: re.Match[str], days: Sequence[Found]) -> bool:
    """正月初八|开工: nothing is named that opens."""
    return any(d.start <= match.start("what") and match.end("what") <= d.end for d in days)


def _on_the_way(event: Found, others: Sequence[Found]) -> bool:
    """赴巴楚县|考察对口支援工作 is one event, the inspection."""
    return event.parts["event_kind"] == "visit" and any(
        o.parts["event_kind"] == "inspection" and o.start < event.end + 2 and event.start <= o.start
        and event.passage == o.passage for o in others
    )  # fmt: skip


def _plausible(passage: Passage, kind: str, match: re.Match[str]) -> bool:
    """Something that is told to have happened, not what somebody ought to do."""
    text = passage.text
    start, _ = passage.sentence_at(match.start())
    clause = max(text.rfind(mark, start, match.start()) for mark in "，；") + 1
    before = text[max(start, clause) : match.start() + 2]
    if DENIED.search(text, max(start, match.start() - 3), match.end()):
        return False
    if re.search(
        r"要(?!闻)|必须|应当|应该|鼓励|支持|如果|可以|希望|计划|建议|呼吁|将(?!军)|拟", before
    ):
        return False
    what = match["what"].strip("“”")
    if what[:1] in "和与及并的地" or text.startswith(("参加", "出席"), match.start() - 2):
        return False
    if re.search(r"计划(?!$)|预计|拟|将于|将在|即将", what):
        return False
    if kind == "visit" and (
        what[:1] in "为全实起对与和了过" or what[:1].isdigit() or what in VAGUE or what == "活动"
    ):
        return False
    if re.search(
        r"为[^，。]{1,14}$", text[start : match.end()].removesuffix("揭牌")
    ) and text.endswith("揭牌", 0, match.end()):
        return False  # 为中心揭牌
    if re.fullmatch(r"[一二三两几\d]+[次遍回]|[^，]{0,4}(?:主任|科长|处长|队长|员)", what):
        return False  # 检查一次, 稽查|室主任
    if kind == "founding" and what.startswith(("起", "了起", "健全", "完善")):
        return False
    if kind == "meeting" and re.match(r"开展", match.group()) and what.endswith("活动"):
        return False
    if kind == "opening" and NO_OPENING.search(what):
        return False
    return len(what) >= 2


def _event(
    index: int,
    passage: Passage,
    kind: str,
    match: re.Match[str],
    stretch: Sequence[tuple[int, int]],
    names: Sequence[Found],
    spots: Sequence[Found],
    days: Sequence[Found],
) -> Found:
    start, end = stretch[0]
    what_start = _what_start(passage.text, match, days)
    what_end = match.end("what")
    for told in reversed(days):  # 社区食堂|今年5月18日|开张
        if what_start + 1 < told.start and told.end == what_end:
            what_end = told.start
    what = passage.text[what_start:what_end].strip("，、 ")
    kind = "meeting" if kind == "opening" and GATHERED.search(what) else kind
    parts: dict[str, Part] = {"event_kind": kind, "what": what}
    in_sentence = [d for d in days if start <= d.start < end]
    earlier = [d for d in days if d.start < start]
    day = in_sentence[0] if in_sentence else (earlier[-1] if earlier else None)
    parts["date"] = day.value if day else None
    place = [
        s
        for s in spots
        if _is_spot(s)
        and start <= s.start < end
        and passage.text[max(0, s.start - 2) : s.start].endswith(
            ("在", "来到", "前往", "赴", "于", "位于", "到", "走进", "走访")
        )
    ]
    parts["place"] = place[0].value if place else None
    taking_part = _participants(passage, stretch, names)
    parts["participants"] = tuple(_fitting(one, kind) for one in taking_part)
    first = min(what_start, match.start()) if match.start("what") > match.start() else what_start
    return Found(FactKind.EVENT, index, first, match.end(), f"rule:{kind}", 0.75, what, parts)


def _fitting(one: Mapping[str, Part], kind: str) -> Mapping[str, Part]:
    """Who led an inspection and chaired the meeting after it did each in its own event."""
    other = "lead" if kind == "meeting" else "chair" if kind in ("inspection", "visit") else ""
    roles = one["roles"] if isinstance(one["roles"], tuple) else ()
    return {**one, "roles": tuple(role for role in roles if role != other) or ("named",)}


def _is_spot(found: Found) -> bool:
    """A place, or a body that one can go to."""
    kinds = ("school", "hospital", "institution", "community", "company")
    return found.kind is FactKind.PLACE or found.parts.get("organisation_kind") in kinds


def _what_start(text: str, match: re.Match[str], days: Sequence[Found]) -> int:
    """Where the event's own name begins: behind the date, the place and the organiser's verb."""
    start = match.start("what")
    inside = [d.end for d in days if start <= d.start and d.end < match.end("what")]
    if inside and inside[-1] - start <= 14:
        start = inside[-1]
    while text[start : start + 1] in "，、 ：":
        start += 1
    return start


def _participants(
    passage: Passage, stretch: Sequence[tuple[int, int]], names: Sequence[Found]
) -> tuple[Mapping[str, Part], ...]:
    text = passage.text
    roles: dict[str, list[str]] = {}
    for order, (start, end) in enumerate(stretch):
        sentence = text[start:end]
        if order and not any(pattern.search(sentence) for _, pattern in ROLES):
            continue
        for name in names:
            if not start <= name.start < end or name.kind is not FactKind.PERSON or not name.value:
                continue
            stop = _next_break(text, name, end, names)
            told = [role for role, pattern in ROLES if pattern.search(text, name.end, stop)]
            if not told and order == 0 and ACTED.search(text, name.end, stop):
                told = ["actor"]
            if told or order == 0:
                kept = roles.setdefault(name.value, [])
                kept += [role for role in told if role not in kept]
    return tuple(
        {"person": person, "roles": tuple(told or ["named"])} for person, told in roles.items()
    )


def _without_people(text: str, start: int, end: int, names: Sequence[Found]) -> str:
    """What stands between two names but for posts and people listed in between."""
    ends = {n.end for n in names if n.kind is FactKind.PERSON}
    pieces = re.finditer(r"[^，、]+", text[start : max(start, end)])
    return "".join(p.group() for p in pieces if start + p.end() not in ends)


def _next_break(text: str, name: Found, end: int, names: Sequence[Found]) -> int:
    """Where what is told of a name ends: the sentence's end, or the clause that begins with the next name."""
    for other in names:
        if other.kind is FactKind.PERSON and name.end <= other.start < end:
            comma = text.rfind("，", name.end, other.start)
            told = _without_people(text, name.end, comma, names)  # nothing: a list, told together
            if told and NEW_SUBJECT.fullmatch(text, comma + 1, other.start):
                return comma
    stop = re.compile(r"[。；]").search(text, name.end, end)
    return stop.start() if stop else end
