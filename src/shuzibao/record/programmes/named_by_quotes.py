"""What speaks for it that words in quotation marks name a scheme, and not speech, a nickname or irony.

Where no noun behind the marks settles it (“清风”|行动), evidence is added up: what is done with it (组建, 创评),
what it does (走进, 发放), whose it is, that it is met again. Weights set by hand on invented sentences and the
dev part of the gold set, held against a newspaper of 1998 for what is found in vain; after a change run
`python -m bench.record --split dev --kind programme --errors`.
"""

from __future__ import annotations

import re

from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.programmes.programme_table import KIND_OF

ENOUGH = 0.5
# Speech, nicknames, figures of speech: what stands before says that the words are no name of a scheme.
OTHERWISE = re.compile(
    r"(?:[说道问答喊讲称谓：:—]|所谓|[叫唤比当视看写念刻题印]作|[叫称誉评认选]为|写着|写下|印着|写有|喊出|成为|变成|当成|防止|避免|杜绝|反对|克服|警惕|破除|不搞|拒绝|打破|摆脱|有的|[一几两]些|这种|那种|口号|标语|字样|外号|绰号|名叫)[了的是]?$"
)
# What only a scheme, a project or a house of service has done with it.
BEGUN = re.compile(
    r"(?:启动|开展|举办|推行|推出|打造|创建|创评|发起|组建|成立|实施|试行|首创|承办|主办|入选|获评|申报|设立|设置|开设|开办|办起|建起|共建|搭建|上线|启用|创办|开通|开辟|增设|推广|开启|启幕)了?(?:[一首两三四五六七八九十\d]+[个批项处家条场]|全国|全省|全市|全县|全区|首个)?$"
)
# What a scheme does, said of it as the subject.
ACTS = re.compile(
    r"(?:[一二三四五六七八九十百两\d]+[年月天期届]|今年|去年|昨[日天晚]|今[日天晚]|日前|近日|已|将|正式|全面|累计|共|先后|在[^，。]{1,10})*(?:走进|进入校园|送|惠及|覆盖|资助|发放|接待|服务|受理|吸引|举行|举办|开展|开班|开营|开课|开讲|开业|开放|启动|启幕|开幕|闭幕|落幕|收官|揭晓|揭牌|颁奖|出发|上线|试点|创建|评选|评比|推开|铺开|实施|推行|推广|带动|化解|调解|改造|建成|报名|免费|落地|签约|发布|发现|收缴|打掉|抓获|扩容|升级|通过验收)"
)
SENTENCE = re.compile(
    r"[，。！？、；： ]|[你我他她它咱您们]|[了吗吧呢啊]$|^(?:不|要|请|让|为什么|怎么)|谢谢|欢迎|暂停"
)
# “四链融合”的|机制: the noun behind 的 tells what it is.
KIND = re.compile(r"的(?:[一-鿿]{2})?(?:机制|工程|计划|项目|行动|制度|活动|品牌|工作法)")
# How a scheme's own name closes: 厂长负责制, 好邻居节, 暖企二十条.
SYSTEM = re.compile(
    r"(?<![体限控强抵复机学研绘])制$|(?<![环季细调关])节$|[一二三四五六七八九十\d]条$"
)
# Quoted names side by side, and the noun that tells what they all are: “甲”“乙”|等|活动.
ROW = re.compile(
    r"(?:[、和及与]?“[^“”。；！？]{2,24}”)+(?P<more>[、和及与]|等(?:[一二三四五六七八九十\d]*[个项大类]?))?(?P<what>[一-鿿]{2,6})?"
)
CLAUSE = "，。；！？：、\n"


def evidence(cut: Cut, start: int, end: int, after: int = 0) -> float:
    """How much speaks for a scheme's name in the marks from `start` to `end`; ENOUGH is where it is one.

    after: where a noun behind the marks ends that would belong to the name: “鹊桥之约”|集体婚礼. 0 for none.
    """
    text = cut.text
    name = text[start + 1 : end - 1]
    before = text[max(0, start - 10) : start]
    told = KIND.match(text, end) is not None
    if (OTHERWISE.search(before) and not told) or SENTENCE.search(name):
        return 0.0
    score = 0.0
    if BEGUN.search(before):
        score += 0.5
    if ACTS.match(text, after or end):
        score += 0.35
    elif _opens(cut, start, end) and len(name) >= 4:
        score += 0.2
    if told:
        score += 0.5
    if SYSTEM.search(name):
        score += 0.4
    if before.endswith("的"):
        score += 0.1
    if not before or before[-1] in CLAUSE:
        score += 0.05
    if cut.whole.count(text[start:end]) > 1:
        score += 0.2
    if len(name) >= 4:
        score += 0.15
    if in_dictionary(name):
        score -= 0.4
    return score


def _opens(cut: Cut, start: int, end: int) -> bool:
    """Whether the marks open a sentence that goes on with a verb: “农超对接”|减少了…"""
    word = cut.starting(end) if end < len(cut.text) else None
    return (start == 0 or cut.text[start - 1] in "。！？") and word is not None and word.tag == "v"


def _row(text: str, start: int, end: int) -> tuple[bool, str, str] | None:
    """Whether several quoted names stand here in a row, what goes on behind them (等, 和), and what kind they are told to be."""
    last = ROW.match(text, start)
    if last is None or (last.end("what") < 0 and last.end() == end):
        return None
    what = last["what"] or ""
    ends = (KIND_OF.get(what[a:b]) for b in range(2, len(what) + 1) for a in range(b - 1))
    kind = next(filter(None, ends), "")
    several = text.count("“", start, last.end()) > 1 or text[start - 1 : start] in ("、", "”")
    return several, (last["more"] or "")[:1], kind


def beside(text: str, start: int, end: int) -> str:
    """What a row of quoted names, of which this is one, is told to be, as a sign."""
    row = _row(text, start, end)
    return "|".join(map(str, row)) if row else ""


def several(text: str, start: int, end: int) -> bool:
    """Whether a row of quoted names, of which this is one, is told to be schemes: “甲”“乙”|等活动."""
    row, more, kind = _row(text, start, end) or (False, "", "")
    return row and more == "等" and kind not in ("", "document", "concept", "brand")
