"""Figures 数字: the number, its unit, of what, as of when, part of what, how it changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found, Word
from shuzibao.record.cut import Cut
from shuzibao.record.figure_table import (
    CHANGE,
    DOWN,
    FIGURE,
    IDIOMS,
    INCLUDED,
    LINKS,
    LOOSE,
    NO_FIGURE_AFTER,
    NO_FIGURE_BEFORE,
    PERCENT,
)
from shuzibao.record.jieba import in_dictionary
from shuzibao.record.numerals import number_of, plain
from shuzibao.record.passage import Passage
from shuzibao.record.rows import row

THING = frozenset(row("n nz nw vn ORG LOC PER an s j a b"))
INSIDE = frozenset(
    row(
        "投资 固定 捐款 调解 支出 消费 地区 一般 人均 可支配 可 支配 规上 规模以上 实到 全社会 发明 授权 回收 再生 可再生 托 千人口 认知 障碍 护理 出口 进口 修缮 改造 加装 绿化 接待 之 老 为老 助 助餐 新 大 小 总 各类 各级 全 女 男 老年 日间 照护 覆盖 "
        "完成 满意 就业 合格 达标 签约 上学 在职 在册 常住 户籍 登记"
    )
)
APPROXIMATE = {"近": "nearly", "将近": "nearly", "接近": "nearly", "约": "about", "大约": "about", "逾": "over",
               "超": "over", "超过": "over", "不足": "under", "不到": "under", "上": "over", "多达": None,
               "高达": None, "达到": None, "不少于": "at least", "不低于": "at least", "至少": "at least",
               "最多": "at most", "数": "several", "几": "several"}  # fmt: skip
# Verbs before the thing itself: 完成旧住房修缮, 减排二氧化碳.
LEADING = frozenset(
    row(
        "完成 实现 新增 新建 改建 减排 接待 救治 受理 建成 累计 培育 转移 安置 投入 新设 开设 设立 种植 收到 征集 "
        "服务 发放 吸引 惠及 招收 提供 募集 拥有 发现 整治 拆除 建设"
    )
)
# What a sum of money is given as, behind the number: 一万元|补贴.
MONEY_AS = re.compile(r"(?:补贴|补助|奖励|奖金|资金|罚款|罚金|贷款|捐款|津贴|赔偿金|慰问金|助学金)")
UNIT_OF = {"个小时": "小时", "个多小时": "小时", "个多月": "个月"}
HALVES = {"个半小时": "小时", "个半月": "个月"}
NOT_THINGS = frozenset(
    [
        "钱",
        "左右",
        "以上",
        "受益",
        "参与",
        "参加",
        "报名",
        "到场",
        "惠及",
        "投用",
        "完工",
        "竣工",
        "以来",
        "之间",
        "同比",
        "环比",
        "累计",
        "总计",
        "共计",
        "期间",
        "同时",
        "左右",
        "其中",
    ]
)
# What the word cutter takes away from the front of a measure's name.
FRONTS = ("规模以上", "规上", "限上", "实到", "人均", "一般", "可")
TENTHS = "一二三四五六七八九"
TIME_UNITS = frozenset(["年", "天", "小时", "分钟", "个月", "岁", "%", "成", "周"])
FORMULA = re.compile(r"“[^”]{0,8}$")


def find_figures(
    passages: Sequence[Passage], cuts: Sequence[Cut], dates: Sequence[Found], names: Sequence[Found]
) -> list[Found]:
    """Every figure with its unit and object; dates, ordinals and formulae are none.

    names: people, organisations, places and programmes already found: whose figure it is.
    """
    found: list[Found] = []
    for index, (passage, cut) in enumerate(zip(passages, cuts, strict=True)):
        days = [d for d in dates if d.passage == index]
        here = [n for n in names if n.passage == index]
        for match in _matches(cut.text):
            if any(d.start < match.end() and match.start() < d.end for d in days):
                continue
            if any(n.start <= match.start() and match.end() <= n.end for n in here):
                continue
            figure = _figure(index, passage, cut, match, days, here, found)
            if figure is not None:
                found.append(figure)
    return found


def _matches(text: str) -> list[re.Match[str]]:
    rows = sorted(
        [*FIGURE.finditer(text), *PERCENT.finditer(text)], key=lambda m: (m.start(), -m.end())
    )
    kept: list[re.Match[str]] = []
    for match in rows:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _figure(
    index: int,
    passage: Passage,
    cut: Cut,
    match: re.Match[str],
    dates: Sequence[Found],
    names: Sequence[Found],
    before: Sequence[Found],
) -> Found | None:
    text, groups = cut.text, match.groupdict()
    number = number_of(groups["number"] + (groups.get("large") or ""))
    if number is None or not _counts(cut, match):
        return None
    unit = groups.get("unit") or "%"
    end = match.end()
    if unit in HALVES:
        number, unit = number + Decimal("0.5"), HALVES[unit]
    if unit == "成" and text[end : end + 1] in TENTHS:  # 九成五
        number, end = number + Decimal(TENTHS.index(text[end]) + 1) / 10, end + 1
    parts: dict[str, Part] = {"number": plain(number), "unit": unit}
    if groups.get("low"):
        low = number_of(re.sub(r"[-—–~至到%％]+$", "", groups["low"]))
        if low is not None:
            if groups["low"][-2:-1] not in "万亿" and (groups["number"][-1:] in "万亿"):
                low *= 10**4 if groups["number"][-1] == "万" else 10**8
            parts["low"], parts["high"] = plain(low), plain(number)
    about = "over" if unit in ("个多小时", "个多月") else _approximation(groups)
    unit = parts["unit"] = UNIT_OF.get(unit, unit)
    if about:
        parts["approximate"] = about
    change = CHANGE.search(text, max(0, match.start() - 12), match.start())
    if change:
        parts["change"] = {
            "direction": "down" if change["way"] in DOWN else "up",
            "base": change["base"],
        }
    object_start = change.start() if change else match.start()
    thing = _object(cut, match, object_start, names, change is not None)
    if thing is None and change is not None:  # 同比增长6%: of what the sentence counted before
        start, _ = passage.sentence_at(match.start())
        earlier = [
            f
            for f in before
            if f.passage == index and f.start >= start and not f.parts.get("part_of")
        ]
        thing = str(earlier[-1].parts["of"]) if earlier and earlier[-1].parts["of"] else None
    if thing is None and before and before[-1].passage == index:
        last = before[-1]  # 已完工电梯63台，在建21台
        start, _ = passage.sentence_at(match.start())
        if last.start >= start and last.parts["unit"] == unit and unit not in TIME_UNITS:
            thing = str(last.parts["of"]) if last.parts["of"] else None
    parts["of"] = thing
    whole = _whole(text, match, index, before)
    if whole is not None:
        parts["part_of"] = whole.parts["of"]
    parts["as_of"] = _as_of(passage, match.start(), dates)
    parts["where"] = _where(passage, match.start(), names)
    value = f"{plain(number)}{unit}"
    confidence = 0.9 if parts["of"] else 0.7
    return Found(
        FactKind.FIGURE, index, match.start(), end, "rule:figure", confidence, value, parts
    )


def _counts(cut: Cut, match: re.Match[str]) -> bool:
    """Whether the number counts something: no ordinal, formula, idiom or address."""
    text = cut.text
    printed, unit = match["number"], match.groupdict().get("unit") or "%"
    if NO_FIGURE_BEFORE.search(text, max(0, match.start() - 3), match.start()):
        return False
    if NO_FIGURE_AFTER.match(text, match.end()) and unit not in ("%", "元"):
        return False
    arabic = printed[0].isdigit()
    plural = match.groupdict().get("more") or match.groupdict().get("approx")
    if arabic and unit == "年" and len(printed) == 4:
        return False
    if arabic:
        return True
    if FORMULA.search(text, max(0, match.start() - 9), match.start()) and _in_quotes(text, match):
        return False
    if (
        IDIOMS.match(text, match.start("number"))
        and not plural
        and not match.groupdict().get("low")
    ):
        return False
    word = cut.word_at(match.start("number"))
    if (
        word is not None
        and word.tag not in ("m", "q", "TIME", "xc", "t")
        and word.start != match.start("number")
    ):
        return False
    if unit in LOOSE and len(printed) == 1 and printed in "一两半万千百" and not plural:
        return False
    if printed in ("万", "千", "百", "半", "亿") and not plural:
        return False
    if match.groupdict().get("approx") in ("上", "数", "几") and printed[0] not in "百千万亿十":
        return False
    after = cut.word_at(match.end() - 1)
    return not (
        after is not None
        and after.end > match.end()
        and after.tag in ("n", "nz", "v", "a")
        and after.start > match.start("number")
    )


def _in_quotes(text: str, match: re.Match[str]) -> bool:
    opening = text.rfind("“", 0, match.start())
    return (
        opening >= 0
        and "”" not in text[opening : match.start()]
        and "”" in text[match.end() : match.end() + 8]
    )


def _approximation(groups: dict[str, str | None]) -> str | None:
    if groups.get("tail") in ("左右", "上下"):
        return "about"
    if groups.get("more") in ("余", "多", "来", "几") or groups.get("tail") in ("以上", "多"):
        return "over"
    if groups.get("tail") in ("以下", "以内"):
        return "under"
    return APPROXIMATE.get(groups.get("approx") or "")


def _object(
    cut: Cut, match: re.Match[str], start: int, names: Sequence[Found], changed: bool
) -> str | None:
    """Of what: the noun behind the unit (43家养老机构) or the one before the number (养老机构43家)."""
    text, unit = cut.text, match.groupdict().get("unit") or "%"
    if unit in ("岁", "周岁"):
        return _who(text, match, names)
    if unit == "元" and MONEY_AS.match(text, match.end()):
        return _behind(cut, match.end())
    if not changed and unit not in ("%", "倍", "个百分点", "元"):
        behind = _behind(cut, match.end())
        if behind:
            return behind
    return _before(cut, start) or (None if changed or unit != "元" else _behind(cut, match.end()))


LIVED = re.compile(r"(?:享年|终年|今年|现年|时年|年仅|刚满)$")


def _who(text: str, match: re.Match[str], names: Sequence[Found]) -> str | None:
    people = [n for n in names if n.kind is FactKind.PERSON]
    near = [
        n for n in people if 0 <= match.start() - n.end <= 12 or 0 <= n.start - match.end() <= 8
    ]
    if not near and LIVED.search(text, max(0, match.start() - 3), match.start()):
        before = [n for n in people if n.end <= match.start()]
        return before[-1].value if before else None
    return min(near, key=lambda n: abs(n.start - match.start())).value if near else None


# Number words that open a thing's own name: 百岁老人, 百年银杏, 万吨级泊位.
COUNTED_KIND = re.compile(
    r"百岁|百年|千年|[一二三四五六七八九十百千万\d]+(?:吨|年|人)?级|双胞胎|三八红旗手"
)


def _behind(cut: Cut, end: int) -> str | None:
    text = cut.text
    position = end + 1 if text[end : end + 1] == "“" else end
    start = position
    word = cut.starting(position)
    while word is not None and position - start < 18:
        here = text[word.start : word.end]
        allowed = word.tag in THING or here in INSIDE or COUNTED_KIND.fullmatch(here)
        if not allowed or here in NOT_THINGS or (word.tag == "PER" and position > start):
            break
        position = word.end
        word = cut.starting(position) if position < len(text) else None
    if text[start:position] in ("国家", "单位") and re.match(r"和(?:地区|个人)", text[position:]):
        position += 3
    name = text[start:position]
    closing = text[position : position + 1] == "”" and start > end
    words = [w for w in cut.words if start <= w.start < position]
    if not name or (all(w.tag == "a" for w in words) and not closing):
        return None
    return name


def _before(cut: Cut, start: int) -> str | None:
    text = cut.text
    end = start
    word = cut.word_at(end - 1) if end else None
    while (
        word is not None
        and end
        and (
            text[word.start : end] in LINKS
            or (text[word.start : end] == "的" and (end < start or text[end].isdigit()))
            or text[end - 1] in "："
            or word.tag in ("d", "TIME", "t")
        )
    ):
        end = word.start
        word = cut.word_at(end - 1) if end else None
    if end and text[end - 1] in "”":
        opening = text.rfind("“", 0, end)
        return text[opening + 1 : end - 1] if opening >= 0 and end - opening <= 14 else None
    if end and text[end - 1] == "）":
        opening = text.rfind("（", 0, end)
        end = opening if opening > 0 and end - opening <= 16 else end
    words = cut.leftwards(end, THING, INSIDE, most=20)
    if not words:
        return None
    last_verb = max(
        (i for i, w in enumerate(words[:-1]) if text[w.start : w.end] in LEADING), default=-1
    )
    words = words[last_verb + 1 :]
    while len(words) > 1 and _located(text, words[0]):
        words = words[1:]
    person = max((i for i, w in enumerate(words) if w.tag == "PER"), default=-1)
    words = words[person + 1 :]
    if all(w.tag in ("LOC", "a") for w in words):
        return None
    begin = words[0].start
    if (  # 完|工电梯: the first character belongs to the word before
        not in_dictionary(text[begin : words[0].end])
        and in_dictionary(text[begin - 1 : begin + 1])
        and in_dictionary(text[begin + 1 : words[0].end])
    ):
        begin += 1
    if text[begin - 2 : begin] in ("为老",) or text[begin - 1 : begin + 1] == "为老":
        more = cut.leftwards(begin - 1, THING, INSIDE, most=16)
        begin = more[0].start if more else begin
    front = next((f for f in FRONTS if text.endswith(f, 0, begin)), "")
    name = re.sub(r"^(?:含|其中|包括)(?=[一-鿿]{2})", "", text[begin - len(front) : end])
    return name or None


def _located(text: str, word: Word) -> bool:
    """A place or a body before the thing itself: 青河水位 is 水位 at 青河."""
    here = text[word.start : word.end]
    return (word.tag in ("LOC", "ORG") and here != "中共") or text[word.start : word.end] in (
        "市",
        "区",
        "县",
        "省",
        "我市",
        "我区",
        "全球",
    )


def _whole(text: str, match: re.Match[str], index: int, before: Sequence[Found]) -> Found | None:
    """The figure that this one is part of: 床位6845张（含认知症床位210张）."""
    opening = None
    for found in INCLUDED.finditer(text, 0, match.start()):
        if "）" not in text[found.start() : match.start()]:
            opening = found.start()
    if opening is None:
        return None
    wholes = [f for f in before if f.passage == index and f.end <= opening]
    return wholes[-1] if wholes and opening - wholes[-1].end <= 4 else None


def _as_of(passage: Passage, position: int, dates: Sequence[Found]) -> str | None:
    """The date that the figure holds for: in its sentence, or 截至 … earlier in the paragraph."""
    start, end = passage.sentence_at(position)
    before = [d for d in dates if start <= d.start < position]
    if before:
        return before[-1].value
    after = [d for d in dates if position <= d.start < end]
    until = [
        d
        for d in dates
        if d.start < start and re.search(r"截至|截止", passage.text[max(0, d.start - 3) : d.start])
    ]
    return until[-1].value if until else after[0].value if after else None


def _where(passage: Passage, position: int, names: Sequence[Found]) -> str | None:
    start, _ = passage.sentence_at(position)
    kinds = (FactKind.PLACE, FactKind.ORGANISATION)
    before = [n for n in names if n.kind in kinds and start <= n.start < position]
    return before[0].value if before else None
