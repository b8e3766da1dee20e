"""Quotations 引语: what stands in quotation marks and was said, and who said it.

Words in marks are speech where a verb of speech introduces or follows them (X说：“…”; “…。”X说), where they are a sentence of their own
beside what somebody does (“…。”他搓着手), and where they close a clause of what somebody is reported to say (X指出，…，“…”). The speaker
stands with the verb, else is the one whom the sentence before is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import FactKind
from shuzibao.record.base import Found
from shuzibao.record.language.passage import Passage
from shuzibao.record.speech.speakers import _speaker, speaking, speech_in
from shuzibao.record.speech.speech_table import VERB
from shuzibao.script.surnames import SINGLE

QUOTE = re.compile(r"“(?P<words>(?:[^“”]|“[^“”]*”){3,600})”")
# Words that go on behind the quotes with the same sentence: what stood in them was a name.
NO_SPEECH = re.compile(r"[一-鿿](?<![他她])")
SURNAME = "".join(sorted(SINGLE))
# 周阿婆, 老莫, 殷四爷: whose name the paper does not print in full.
NEIGHBOUR = re.compile(
    rf"[{SURNAME}][一二三四五六七八九老大小]?(?:阿婆|阿姨|阿伯|阿公|大爷|大妈|大伯|大姐|大叔|大嫂|大娘|大哥|先生|女士|小姐|太太|老伯|奶奶|爷爷|老太|老汉|老板|师傅|老师|医生|叔叔|婆婆|(?:伯|婶|嫂|叔|姨|太|爷|哥|姐|婆|老)(?=[^一-鿿]|[说笑叹告指从在把也一这今住入忆则亦的是有就拍抹摸拉])|(?<=[三四五六七八九大])爷)"
    rf"|(?:(?<![一-鿿])|(?<=[介主民友工客东员贩家妻的]))(?:老|小|阿)[{SURNAME}](?=[^一-鿿]|[入说笑叹告指从在把也一这今边拍站坐有是正捧望算])"
)
# A name before the verb that only the trade before it tells: 林农|蓝老根|说.
TRADE = re.compile(
    rf"(?:[农民工员师人生长户主者客友翁妇匠夫兵警贩手迷商])(?P<who>[{SURNAME}][一-鿿]{{1,2}})$"
)
SPOKEN = re.compile(
    r"(?:说|道|表示|介绍|指出|强调|坦言|认为|回忆|告诉(?:记者|[^，。]{1,6})|感慨|感叹|慨叹|笑言|直言|(?<![简名俗号自又下统通])称|写道|提出|呼吁|解释|回应|云|曰|谓|批评|质疑|忆述|反对|抱怨|叮嘱|发言|讲|问|答|喊|叹|嘱咐|追问|打趣|回答|补充)[^，。：“]{0,6}[，：]?$"
)
AFTER = re.compile(
    r"^[，]?(?P<who>[^“”。！？]{1,50}?)(?:说|表示|介绍|告诉|坦言|回忆|感慨|笑着说|直言|解释|认为|指出|强调|讲|笑|叹|喊|念叨|打趣|补充|抱怨|嘱咐|提醒|透露|回答|称赞|竖起|挠|摆摆手|点头|摇头|抹|擦|拉着|握着|问|俯身|忆|道)"
)
# Who is reported at length, with his own words at the end: 批评，渠务工程拖了五年，“年年都话做”.
REPORTED = re.compile(
    r"批评|质疑|忆述|感叹|慨叹|形容|抱怨|埋怨|担心|担忧|反映|透露|回忆|笑称|自嘲|喜言|分享"
)
# What is shown, not said: 横幅上写着“…！”.
SHOWN = re.compile(
    r"(?:写着|印着|写有|印有|刻着|挂着|贴着|题为|题写|书写|口号|标语|横幅|字样|主题|主题为|名为|名叫|题词|歌曲|唱响|唱起|播放|答复|对联|牌子|回复|显示|弹出|以)[了的是：]*$"
)
COLON = re.compile(r"：$")
ENDED = re.compile(r"[。！？…～]$")
OBJECT = re.compile(r"(?:[对向给与和跟为同让请被由把教劝]|找到|来到|指着|看着|见到|遇到)$")
NEAR = 30  # characters behind a quotation in which its speaker begins


def find_quotations(passages: Sequence[Passage], names: Sequence[Found]) -> list[Found]:
    """Every quoted speech. A slogan or a name in quotes is none."""
    found: list[Found] = []
    told: str | None = None  # whom the passages so far are about
    for index, passage in enumerate(passages):
        if passage.display:
            continue
        here = _with_neighbours(
            index, passage, speaking(passage.text, [n for n in names if n.passage == index])
        )
        quotes = list(QUOTE.finditer(passage.text))
        open_air = [n for n in here if not any(q.start() < n.start < q.end() for q in quotes)]
        spoken: str | None = None
        for quote in quotes:
            about = _about(passage, open_air, quote.start()) or spoken or told
            speaker = _speaker_of(passage, quote, open_air, about)
            if speaker is None or _goes_on(passage.text, quote):
                continue
            spoken = speaker
            found.append(
                Found(
                    FactKind.QUOTATION, index, quote.start("words"), quote.end("words"), "rule:quote", 0.85,
                    quote["words"], {"speaker": speaker},
                )
            )  # fmt: skip
        told = _about(passage, open_air, len(passage.text)) or spoken or told
    return found


def _speaker_of(
    passage: Passage, quote: re.Match[str], names: Sequence[Found], about: str | None
) -> str | None:
    text, words = passage.text, quote["words"]
    start, _ = passage.sentence_at(max(0, quote.start() - 1))
    before = text[start : quote.start()]
    if SHOWN.search(before):
        return None
    speaker = _said_before(passage, quote, names, about)
    if speaker is None and len(words) >= 6:
        speaker = _said_after(passage, quote, names, about)
    if speaker is None:
        speaker = _reported(passage, start, quote, names, about)
    if speaker is None and _alone(text, quote):
        speaker = _beside(passage, quote, names, about)
    return speaker


def _goes_on(text: str, quote: re.Match[str]) -> bool:
    """介绍，“石榴籽”工程…: a name in quotes."""
    return (
        NO_SPEECH.match(text, quote.end()) is not None and quote["words"][-1] not in "，。！？…；"
    )


def _with_neighbours(index: int, passage: Passage, names: Sequence[Found]) -> list[Found]:
    """The names and those that only a surname and an address tell."""
    more = [
        Found(FactKind.PERSON, index, *m.span(), "rule:address", 0.6, m.group())
        for m in NEIGHBOUR.finditer(passage.text)
        if not any(n.start < m.end() and m.start() < n.end for n in names)
    ]
    return sorted([*names, *more], key=lambda n: n.start)


def _about(passage: Passage, names: Sequence[Found], at: int) -> str | None:
    """Whom the nearest sentence before `at` that names anybody is about: the first whom nothing is done to."""
    for start, end in reversed(passage.sentences):
        if start >= at:
            continue
        people = [n for n in names if n.kind is FactKind.PERSON and start <= n.start < min(end, at)]
        if people:
            doing = [
                n
                for n in people
                if not OBJECT.search(passage.text, start, n.start)
                and passage.text[n.end : n.end + 1] not in ("家", "的")
            ]
            return (doing or people)[0].value
    return None


def _said_before(
    passage: Passage, quote: re.Match[str], names: Sequence[Found], about: str | None
) -> str | None:
    text = passage.text
    start, _ = passage.sentence_at(max(0, quote.start() - 1))
    before = text[start : quote.start()]
    spoken = SPOKEN.search(before)
    if re.search("用[他她]的话来?说[，：]$", before):
        return about
    if spoken is None:
        people = [
            n for n in names if n.kind is FactKind.PERSON and start <= n.start < quote.start()
        ]
        if not (COLON.search(before) and ENDED.search(quote["words"])):
            return None
        if people:
            return people[-1].value
        return about if re.search(r"[他她]", before) else None
    verb = VERB.search(before, spoken.start())
    at = start + (verb.start() if verb else spoken.start())
    trade = TRADE.search(text, start, at)
    return _speaker(passage, start, at, names, about) or (trade["who"] if trade else None)


def _said_after(
    passage: Passage, quote: re.Match[str], names: Sequence[Found], about: str | None
) -> str | None:
    text = passage.text
    after = AFTER.match(text[quote.end() : quote.end() + 64])
    if after is None:
        return None
    if not re.search(r"[，。！？…]$", quote["words"]) and not after.group().startswith("，"):
        return None
    end = quote.end() + after.end("who")
    people = [
        n
        for n in names
        if quote.end() <= n.start
        and n.end <= end
        and n.kind in (FactKind.PERSON, FactKind.ORGANISATION)
    ]
    if people:
        persons = [n for n in people if n.kind is FactKind.PERSON]
        if len(persons) > 1 and re.match(
            r"(?:对|向|告诉|握着|拉着|指着|看着|挽着)", text[persons[0].end :]
        ):
            return persons[0].value  # 村民茹阿毛对医生伏晓东说
        return persons[-1].value if persons else people[-1].value
    if re.match(r"，?[他她]", text[quote.end() : end]):
        return about
    trade = TRADE.search(text, quote.end(), end)
    return trade["who"] if trade else None


def _reported(
    passage: Passage, start: int, quote: re.Match[str], names: Sequence[Found], about: str | None
) -> str | None:
    """The speaker of a sentence that ends in his own words: 古伟康指出，…，“业主立案法团形同虚设”."""
    text = passage.text
    closes = text[quote.end() : quote.end() + 1] in ("", "。", "，", "；", "！")
    if text[quote.start() - 1] not in "，：" or not closes or len(quote["words"]) < 5:
        return None
    said = speech_in(passage, start, quote.start(), names, about)
    if said is not None:
        return said.speaker
    told = REPORTED.search(text, start, quote.start())
    if told is None:
        return None
    people = [n for n in names if n.kind is FactKind.PERSON and start <= n.start < told.start()]
    return people[-1].value if people and told.start() - people[-1].end <= 6 else None


def _alone(text: str, quote: re.Match[str]) -> bool:
    """Whether a quotation is a sentence of its own."""
    opens = quote.start() == 0 or text[quote.start() - 1] in "。！？”"
    return opens and len(quote["words"]) >= 6 and ENDED.search(quote["words"]) is not None


def _beside(
    passage: Passage, quote: re.Match[str], names: Sequence[Found], about: str | None
) -> str | None:
    """Whose words stand beside what he does: “…。”清晨，车队长隋振海跳下驾驶室; 银匠龙太阳头一个上路。“…。”."""
    text = passage.text
    _, end = passage.sentence_at(quote.end()) if quote.end() < len(text) else (0, 0)
    if re.search(r"(?:^|[，；])[他她](?=[^们的])", text[quote.end() : end]):
        return about
    follows = [
        n
        for n in names
        if n.kind is FactKind.PERSON
        and quote.end() <= n.start < end
        and not OBJECT.search(text, quote.end(), n.start)
    ]
    if follows and follows[0].start - quote.end() <= NEAR:
        return follows[0].value
    start, _ = passage.sentence_at(max(0, quote.start() - 1))
    people = [n for n in names if n.kind is FactKind.PERSON and start <= n.start < quote.start()]
    return people[0].value if people else None
