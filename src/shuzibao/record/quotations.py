"""Quotations 引语: words in quotes with a verb of speech beside them, and who spoke them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import FactKind
from shuzibao.record.base import Found
from shuzibao.record.passage import Passage
from shuzibao.record.speakers import _speaker
from shuzibao.record.speech_table import VERB
from shuzibao.script.surnames import SINGLE

QUOTE = re.compile(r"“(?P<words>(?:[^“”]|“[^“”]*”){3,600})”")
# Words that go on behind the quotes with the same sentence: what stood in them was a name.
NO_SPEECH = re.compile(r"[一-鿿](?<![他她])")
# 周阿婆, whose name the paper does not print.
NEIGHBOUR = re.compile(
    rf"[{''.join(sorted(SINGLE))}](?:阿婆|阿姨|阿伯|阿公|大爷|大妈|大伯|大姐|先生|女士|老伯|奶奶|爷爷|老太|师傅|老师|叔叔|婆婆)"
)
SPOKEN = re.compile(
    r"(?:说|道|表示|介绍|指出|强调|坦言|认为|回忆|告诉(?:记者|[^，。]{1,6})|感慨|笑言|直言|(?<![简名俗号自又下])称|写道|提出|呼吁|解释|回应|云|曰|谓)[^，。：“]{0,6}[，：]?$"
)
AFTER = re.compile(
    r"^[，]?(?P<who>[^“”。！？]{1,40}?)(?:说|表示|介绍|告诉|坦言|回忆|感慨|笑着说|直言|解释|认为|指出|强调|讲|笑|叹|喊|念叨|打趣|补充|抱怨|嘱咐|提醒|透露|回答|称赞|竖起|挠|摆摆手|点头|摇头|抹|擦|拉着|握着)"
)
# A colon before the quote and somebody before the colon: 翟小虎挠挠头：“…”.
COLON = re.compile(r"：$")
ENDED = re.compile(r"[。！？…～]$")


def find_quotations(passages: Sequence[Passage], names: Sequence[Found]) -> list[Found]:
    """Every quoted speech. A slogan or a name in quotes is none."""
    found: list[Found] = []
    last: str | None = None
    for index, passage in enumerate(passages):
        if passage.display:
            continue
        here = [n for n in names if n.passage == index]
        for match in QUOTE.finditer(passage.text):
            people = [n for n in here if n.kind is FactKind.PERSON and n.end <= match.start()]
            last = people[-1].value if people else last
            speaker = _said_before(passage, match, here, last)
            if speaker is None and len(match["words"]) >= 6:
                speaker = _said_after(passage, match, here, last)
            if speaker is None or (
                NO_SPEECH.match(passage.text, match.end())
                and match["words"][-1] not in "，。！？…；"
            ):
                continue  # 介绍，“石榴籽”工程…: a name in quotes
            last = speaker
            words = match["words"]
            found.append(
                Found(
                    FactKind.QUOTATION,
                    index,
                    match.start("words"),
                    match.end("words"),
                    "rule:quote",
                    0.85,
                    words,
                    {"speaker": speaker},
                )
            )
    return found


def _said_before(
    passage: Passage, match: re.Match[str], names: Sequence[Found], last: str | None
) -> str | None:
    text = passage.text
    start, _ = passage.sentence_at(max(0, match.start() - 1))
    before = text[start : match.start()]
    spoken = SPOKEN.search(before)
    if spoken is None:
        people = [
            n for n in names if n.kind is FactKind.PERSON and start <= n.start < match.start()
        ]
        if not (COLON.search(before) and ENDED.search(match["words"])):
            return None
        return people[-1].value if people else last if re.search(r"[他她]", before) else None
    verb = VERB.search(before, spoken.start())
    return _speaker(passage, start, start + (verb.start() if verb else spoken.start()), names, last)


def _said_after(
    passage: Passage, match: re.Match[str], names: Sequence[Found], last: str | None
) -> str | None:
    text = passage.text
    after = AFTER.match(text[match.end() : match.end() + 50])
    if after is None:
        return _goes_on(passage, match, names, last)
    if not re.search(r"[，。！？…]$", match["words"]) and not after.group().startswith("，"):
        return None
    end = match.end() + after.end("who")
    neighbour = NEIGHBOUR.search(after["who"])
    people = [
        n
        for n in names
        if match.end() <= n.start
        and n.end <= end
        and n.kind in (FactKind.PERSON, FactKind.ORGANISATION)
    ]
    if neighbour and not any(n.kind is FactKind.PERSON for n in people):
        return neighbour.group()
    if people:
        persons = [n for n in people if n.kind is FactKind.PERSON]
        if len(persons) > 1 and re.match(
            r"(?:对|向|告诉|握着|拉着|指着|看着|挽着)", text[persons[0].end :]
        ):
            return persons[0].value  # 村民茹阿毛对医生伏晓东说
        return next(
            (n.value for n in reversed(people) if n.kind is FactKind.PERSON), people[-1].value
        )
    return last if re.match(r"，?[他她]", text[match.end() : end]) else None


def _goes_on(
    passage: Passage, match: re.Match[str], names: Sequence[Found], last: str | None
) -> str | None:
    """Whose own words open a passage that goes on with what he does: “…。”清晨，车队长隋振海跳下驾驶室."""
    text = passage.text
    opens = match.start() == 0 or text[match.start() - 1] in "。！？”"
    if not opens or not ENDED.search(match["words"]):
        return None
    _, end = passage.sentence_at(match.end())
    if text[match.end() : match.end() + 1] in "他她":
        return last
    people = [n for n in names if n.kind is FactKind.PERSON and match.end() <= n.start < end]
    return people[0].value if people and people[0].start - match.end() <= 30 else None
