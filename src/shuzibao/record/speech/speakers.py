"""Who speaks in a sentence: the person, body or meeting that the verb belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shuzibao.model.fact import FactKind
from shuzibao.record.base import Found
from shuzibao.record.language.passage import Passage
from shuzibao.record.speech.promises import quoted
from shuzibao.record.speech.speech_table import BARE, GAP, GROUP, MEETING, PRONOUN, SAY, VERB

URGES = frozenset("促盼吁冀饬嘱望")  # verbs of one character that need no comma: 区议员亦|促|署方
ADVERBS = frozenset("亦并也又还再则均都遂乃仍更")
NO_VERB_AFTER = "来小据听传虽所再学演俗并解照相人名号通可宣"


# Where somebody said it: 在生产例会上|提出.
AT_MEETING = re.compile(r"[^，。；]{0,6}在[^，。；]{1,24}[会式坛典礼议话上中时]上?")


TOGETHER = re.compile(
    r"(?:等?[两二三四五六七八九十\d]*[位名]?(?:议员|委员|代表|专家|人)?[则也亦并又还再均都皆]*|[则也亦并又还再均都皆]*)"
)
# A name that only its post tells, before where it was said: 局长|边防|在庆功会上.
UNKNOWN = re.compile(
    r"(?:长|书记|主任|主席|经理|总裁|委员|代表|教授|师|员)(?P<who>[一-鿿]{2,3})在[^，。；]{1,20}$"
)
# What begins no name of a group: 经|居民, 对|医院.
NO_GROUP = re.compile(
    r"^(?:[经对向按据照应为从由被把将给让使与和及等的是有在于]|根据|按照|通过|其中)|[的是将被把]"
)


TO = re.compile("[向给致]$")
SENT_TO = re.compile("(?:发出|发送|发去|送达|递交|提交|致送|呈交|寄出|寄去)[^，。；]{2,16}[，、并]")
MEASURES = tuple("个份项条次种句点番")
# Before the names of those who wrote it, and in brackets that hold names alone.
REPORTERS = re.compile(r"(?:记者|通讯员|特派员|编辑|特约撰稿人?)(?:[一-鿿·]{2,5}[、，和及与 /]?)*$")
# 要求 that somebody meets, follows or answers is a noun: 落实县委|要求, 响应工会的|号召.
FOLLOWED = re.compile(
    r"(?:落实|贯彻|按照?|根据|符合|依照|对照|围绕|达到|满足|遵循|遵照|响应|依据)[^，。；后]*$"
)
NOUNS_TOO = frozenset(
    ["要求", "建议", "号召", "倡议", "指示", "部署", "批示", "规定", "希望", "倡导"]
)
# A body or a group that a sentence begins with: 校方|也认识到…，表示.
OPENS = re.compile(
    r"(?P<who>[^，。；：“”、\d]{0,8}?(?:[学校署馆厂警院业店房租资劳村园医]方|当局|部门|公司|集团|协会|医院|学校|警方|负责人|发言人))"
    r"(?=[也亦则还均都已对就在从认将与和、])"
)


def speaking(text: str, names: Sequence[Found]) -> list[Found]:
    """The names without those of reporters: （记者唐云）, 通讯员唐云, and whoever is credited with the story."""
    return [
        n
        for n in names
        if n.kind is not FactKind.PERSON
        or not (
            n.parts.get("credit")
            or REPORTERS.search(text, max(0, n.start - 24), n.start)
            or (text[n.start - 1 : n.start] == "（" and text[n.end : n.end + 1] == "）")
        )
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of speech with its speaker: characters start … end of the passage are the verb."""

    speaker: str
    verb: str
    start: int
    end: int
    others: tuple[str, ...] = ()


def speech_in(
    passage: Passage, start: int, end: int, names: Sequence[Found], last: str | None
) -> Said | None:
    """The first verb of speech in the sentence start … end that has a speaker.

    names: people and organisations of the passage. last: who spoke or acted before, for 他 and 她.
    """
    for match in VERB.finditer(passage.text, start, end):
        inside = quoted(passage.text, start, match.start())
        if inside or not _is_verb(passage, match, names):
            continue
        speaker = _speaker(passage, start, match.start(), names, last)
        if speaker is not None:
            others = _beside(passage.text, speaker, match.start(), names)
            return Said(speaker, match.group(), match.start(), match.end(), others)
    return None


def _beside(text: str, speaker: str, verb: int, names: Sequence[Found]) -> tuple[str, ...]:
    """Who says it with the first one: 甲、|乙|两名议员亦促."""
    people = [n for n in names if n.kind is FactKind.PERSON and n.end <= verb]
    row: list[Found] = []
    for person in reversed(people):
        follows = text[person.end : row[-1].start if row else verb]
        if not (follows in ("、", "和", "及", "与") if row else TOGETHER.fullmatch(follows)):
            break
        row.append(person)
    told = [str(n.value) for n in reversed(row)]
    return tuple(told[1:]) if len(told) > 1 and told[0] == speaker else ()


def _is_verb(passage: Passage, match: re.Match[str], names: Sequence[Found]) -> bool:
    """要求 in 按照要求 and 说 in 小说 are no verbs of speech; what follows the verb decides."""
    text = passage.text
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()]
    verb = match.group()
    word = next((w for w in passage.words if w.start <= match.start() < w.end), None)
    opens = not before or before in "。！？；"
    if verb in SAY and (before in MEASURES or (opens and after not in ("，", "：", "“"))):
        return False  # 给一个|答复; |答复要写成大白话
    if verb in URGES:
        at = match.start()
        if word is None or (word.start, word.end) != match.span() or after in "着向见去了到过":
            return False
        return before in ADVERBS or before in ("他", "她") or any(n.end == at for n in names)
    if verb == "令" and before in "院部席府厅局司指命":  # 国务院令
        return False
    if verb in NOUNS_TOO and FOLLOWED.search(text, max(0, match.start() - 40), match.start()):
        return False
    if len(verb) == 1 and (after not in ("，", "：", "“") or before in NO_VERB_AFTER):
        return False
    if word is not None and word.end > match.end() and len(verb) == 1:
        return False
    if (
        verb in ("明确", "部署", "规定", "通告", "公告", "布告", "警告")
        and after not in ("，", "：")
    ) or after in "的和与及、等书）":
        return False
    return not (
        verb
        in (
            "规定",
            "指示",
            "批示",
            "部署",
            "通告",
            "公告",
            "布告",
            "动员",
            "倡导",
            "提示",
            "提议",
            "警告",
            "决定",
            "期望",
            "请求",
            "倡议",
            "要求",
            "建议",
            "意见",
            "希望",
            "介绍",
            "认为",
            "总结",
            "主张",
            "提出",
            "称",
            "解释",
            "回应",
        )
        and before in "的按新提有项一些照据合高个本严关符其该充"
    )


def _speaker(
    passage: Passage, start: int, verb: int, names: Sequence[Found], last: str | None
) -> str | None:
    text = passage.text
    every = [n for n in names if start <= n.start and n.end <= verb]
    before = [n for n in every if not _told(text, n, verb)]
    pronoun = [m for m in PRONOUN.finditer(text, start) if m.end() <= verb]
    meeting = MEETING.search(text, start, verb + 2)
    people = [n for n in before if n.kind is FactKind.PERSON]
    if meeting and meeting.end() == verb:
        at_it = [n for n in people if AT_MEETING.fullmatch(text, n.end, verb)]
        unknown = UNKNOWN.search(text, start, meeting.end())
        if unknown and not at_it:
            return unknown["who"]
        return at_it[-1].value if at_it else meeting.group()
    if (
        pronoun
        and (not people or pronoun[-1].start() > people[-1].end)
        and verb - pronoun[-1].end() <= 16
    ):
        told = [n for n in people if n.end <= pronoun[-1].start() + 1]
        return _first_of_clause(text, told, pronoun[-1].start()) if told else last
    if people:
        return _first_of_clause(text, people, verb)
    bodies = [n for n in before if n.kind is FactKind.ORGANISATION]
    if bodies and len(before) < len(every):
        return bodies[-1].value
    if bodies and verb - bodies[-1].end <= 14 and GAP.search(text[bodies[-1].end : verb]):
        return bodies[-1].value
    if meeting and verb - meeting.end() <= 12:
        return meeting.group()
    bare = BARE.search(text[start:verb])
    if bare is not None:
        return re.sub("^(?:据|经|由)(?:该单位|该公司|该院|该校)?", "", bare["who"])
    clause = max(text.rfind(mark, start, verb) for mark in "，；：。“”") + 1
    group = GROUP.fullmatch(text, max(start, clause), verb)
    who = group["who"].removeprefix("有") if group is not None else ""
    if who and not NO_GROUP.search(who):
        return who
    if clause == verb and (opens := OPENS.match(text, start)) and opens.end() < clause:
        return opens["who"]
    return None if re.sub(r"[，\s]|同时|此外|另外|并|还|也|最后", "", text[start:verb]) else last


def _told(text: str, name: Found, verb: int) -> bool:
    """Whether somebody is told something before the verb, and so is not who speaks: 向|市场监管局|发出建议书，建议."""
    return TO.search(text, max(0, name.start - 2), name.start) is not None and (
        SENT_TO.match(text, name.end, verb) is not None
    )


def _first_of_clause(text: str, people: Sequence[Found], verb: int) -> str | None:
    """The one whose sentence it is: the first name of the run that the verb's clause begins with.

    钟晓咏看望张秀清并叮嘱 is the first; 钟晓咏主持，曹立强强调 the second: a name right after a
    comma begins a new subject.
    """
    near = people[-1]
    for person in reversed(people):
        mark = text[person.start - 1 : person.start]
        if mark in "，；。" or _after_post(text, person):
            return person.value
        near = person
    return near.value


def _after_post(text: str, person: Found) -> bool:
    """Whether a post stands before the name and a comma, or nothing, before that post."""
    clause = text.rfind("，", 0, person.start)
    between = text[clause + 1 : person.start]
    return (
        0 < len(between) <= 24
        and re.search(
            r"(?:长|书记|主任|主席|委员|领导|代表|经理|总裁|教授|员|人|师|常委|民|官|特首|总统|首相)$",
            between,
        )
        is not None
        and not re.search(r"[看慰见向对给与和的到于]", between)
    )
