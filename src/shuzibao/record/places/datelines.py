"""Who sent a story, and from where, as its opening says: 新华社北京3月19日电, 〔记者…／嘉义报道〕, 据…网19日消息.

An opening is a small grammar of its own, which words around a name in running text do not teach.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

NUMERAL = "[〇零一二三四五六七八九十廿卅\\d]"
DAY = rf"(?:\d{{4}}年)?(?:{NUMERAL}{{1,3}}月)?{NUMERAL}{{1,4}}日(?:凌晨|[上下]午|晚)?"
# How the name of who sends ends: 新华社, 明泽晚报, 云浦新闻网; our own paper's is none of them.
SENDER = r"(?!本[报刊网台社]|我[报网]|[据综])(?P<body>[一-鿿]{1,10}?(?:社|报|网|新闻(?!网)|电视台|广播台|融媒))(?:·[一-鿿]{2,8}?(?:客户端|新闻|网))?"
# Where it was sent from: 北京, 波恩城.
PLACE = r"(?P<place>(?!记者|网|特约|特派|本报|[昨今])[一-鿿]{2,8}?)"
SENT = "(?:综合消息|消息|专讯|专电|特电|电|讯|报道)"
STOP = r"(?=[（【〔，。：；—·）】〕 ]|记者|通讯员|$)"
DAY_SENT = rf"{DAY}(?:专电|特电|急电|电(?![视话台影力])|讯)"
OPENINGS = tuple(
    re.compile(pattern)
    for pattern in (
        # 新华社北京3月19日电, 云浦新闻网云浦4月26日讯, 明泽晚报讯, （明泽社云浦电）
        rf"^[【〔（]?据?{SENDER}{PLACE}??(?:{DAY})?{SENT}{STOP}",
        # 据新华社北京1月12日电今天: with its day the opening closes, whatever follows
        rf"^[【〔（]?据?{SENDER}{PLACE}??{DAY_SENT}",
        # a paper's short name that ends like none: 泽都讯（记者
        r"^[【〔（]?(?!本|我)(?P<body>[一-鿿]{2,4})讯(?= ?（?(?:记者|通讯员|见习记者))",
        # 本报沙州1月13日电
        rf"^[【〔（]?(?:本报|本刊|本台|我报){PLACE}(?:{DAY}(?:专电|电|讯|消息)|专电|电){STOP}",
        rf"^[【〔（]?(?:本报|本刊|本台|我报){PLACE}{DAY_SENT}",
        # （中央社记者某某台北29日电）, 【时报记者某某台北报道】
        rf"^[（【〔]{SENDER}(?:特派|特约|实习)?记者[一-鿿、]{{2,16}}(?:[／/╱][一-鿿]{{2,6}}?)?(?:{DAY})?(?:专电|电|综合报道|报道|报导)[）】〕]",
        # 〔记者某某／嘉义报道〕
        rf"^[^（【〔，。]{{0,10}}[（【〔][^（）【】〔〕]{{2,20}}[／/╱]{PLACE}(?:综合)?(?:报道|报导|电)[）】〕]",
        # 明泽时报【某某／沙州报道】; 新华社、本报综合消息
        rf"^{SENDER}(?=[【〔][^】〕，。]{{2,20}}(?:报道|报导|电)[】〕]|、本[报刊])",
        # 据云浦政府网19日消息
        rf"(?<![一-鿿])据{SENDER}{PLACE}??(?:{DAY})?(?:消息|报道|报导|电)(?=[，：。；])",
    )
)


def sent_by(text: str) -> list[tuple[str, int, int]]:
    """Kind (as of facts), start and end of who sent the story of a passage and of the place that it was sent from."""
    found: dict[tuple[int, int], str] = {}
    for match in _openings(text):
        named = match.groupdict()
        if named.get("body"):
            found.setdefault(match.span("body"), "organisation")
        if named.get("place"):
            found.setdefault(match.span("place"), "place")
    return sorted((kind, *span) for span, kind in found.items())


def opened(text: str) -> frozenset[int]:
    """Where openings close: a name that goes over one is none (日电|最高人民法院)."""
    return frozenset(match.end() for match in _openings(text))


def _openings(text: str) -> Iterator[re.Match[str]]:
    return itertools.chain.from_iterable(opening.finditer(text) for opening in OPENINGS)
