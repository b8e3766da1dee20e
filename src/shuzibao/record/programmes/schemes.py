"""Programmes that are named without quotation marks: 乡村建设行动, 南水北调工程, 家庭联产承包责任制.

A run of nouns that a scheme's noun closes is a name where there is evidence for it: what is done with it
(启动, 实施, 开展), what it does (惠及, 上线, 落幕), how much its words say, that it is met again.
The weights are set by hand on invented sentences and the dev part of the gold set. What is found here is evidence among
other (`scheme_signs.py`); after a change run `python -m bench.fit_schemes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shuzibao.record.base import Word
from shuzibao.record.figures.thing_table import ACTIONS, NOUNS, QUANTITY
from shuzibao.record.language.cut import STOPS, Cut
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.programmes.programme_table import KIND_OF
from shuzibao.record.rows import row

LONGEST = 22  # characters of a name
ENOUGH = 0.68
ABSTRACT = 0.25  # heads that many a common phrase has: 社会主义制度, 课程体系
# How much a closing noun alone says for a scheme.
HEADS: dict[str, float] = {
    **dict.fromkeys(
        row(
            "大讲堂 大课堂 大舞台 行动计划 三年行动计划 三年行动 专项行动 攻坚行动 百日行动 行动 工程 计划 运动 倡议 专项整治 攻坚战 责任制 承包制 领导制 包干制"
        ),
        0.45,
    ),
    **dict.fromkeys(
        row(
            "竞赛 挑战赛 运动周 服务周 生活圈 服务圈 联盟 论坛 大赛 节 赛 联赛 邀请赛 公开赛 锦标赛 运动会 文化节 艺术节 旅游节 读书节 美食节 音乐节 购物节 邻里节 市民节 体育节 科技节 戏剧节 电影节 "
            "战役 保卫战 旅游年 活动年 交流年 文化年 友好年 主题年 攻坚年 建设年 教育实践活动 主题教育 教育活动 展销会 订货会 书展 花展 车展 航展 漫展 花会 灯会 庙会 博览会 展览会 交易会 洽谈会 推介会 艺术展 招聘会 基金 试点 工作法 专项斗争 品牌 新政 项目 嘉年华 马拉松 宣传周 宣传月 活动周 活动月 开放日 体验日"
        ),
        0.35,
    ),
    **dict.fromkeys(
        row("负责制 合同制 长制 制度 机制 平台 体系 改革 规划 模式 方案 格局 战略"), ABSTRACT
    ),
    **dict.fromkeys(
        row("活动 认证 报告 调查报告 测验 系统 网络 课堂 学堂 讲堂 集市 改造 整治 管理 治理 监管"),
        0.1,
    ),
}
HEAD = re.compile("|".join(sorted(HEADS, key=len, reverse=True)))
# What is done with a scheme.
DONE = re.compile(
    r"(?:实施|推进|启动|开展|举办|推行|颁布|推出|打造|创建|发起|部署|落实|深化|参与|参加|依托|通过|借助|实行|推广|试行|首创|承担|承办|主办|纳入|列入|入选|获评|申报|设立|建立|健全|完善|构建|制定|出台|发布|施行|组织|举行|投身|掀起|响应|响应了|迎来|倡办|倡导|筹办|抓好|做好|建成|完成|启用|上线|升级|支持|提出|作为|对接|融入)(?:了|好|起)?(?:[\d.]+[万亿]*元)?$"
)
# What a scheme does or what becomes of it.
DOES = re.compile(
    r"[”]?(?:项目|活动)?(?:昨日|今日|昨|今|昨晚|于[^，。]{1,12}|在[^，。]{1,14}|日前|正式|全面|全线|已经|已|累计|自[^，。]{1,10}起?|将于?[^，。]{0,8}|如期|圆满|顺利)*(?:展开|登场|鸣锣|开桨|举办|收官|落下帷幕|拉开帷幕|上线|实施|启动|惠及|通水|开工|竣工|完工|累计|覆盖|让|使|举行|开幕|落幕|闭幕|揭幕|举办|开赛|鸣枪|发布|扩展|实现|推开|全面推开|点亮|开始|扩大|推广|推进|施工|总投资|投资|获批|通过验收|建成|投用|收官|走进|帮助|资助|带动|吸引|是|，是|进入|成效|进展)"
)
# Modifiers that say nothing of the scheme itself.
EMPTY = frozenset(
    row(
        "一系列 系列 各项 各类 有关 相关 该 此 本 这 多项 重点 重大 主题 大型 首个 社会 活动 志愿 服务 公益 工作 具体 主要 全面 整体 总体 长期 短期 年度 本年度 下一步 发展 建设 改革 管理 基本 "
        "最大 重要 其他 不同 传统 有效 积极 新 大 小 老 好 统一 军事 实际 联合 集体 个人 国家 政府 企业 群众 学校 公司 单位 部门 党 一定 特殊 现代 配套 科学 长远 初步 现行 原有 自己 "
        "中国 我国 全国 全市 全区 全县 全省 市 区 县 省 国际 国内 实际 具体 庆祝 纪念 比赛 文艺 体育 系统 生产 训练 学习 教学 科研 经济 政治 会议 组织 采取 后续 民事 违法 犯罪 恐怖 购买 旅行 还款 时间"
    )
)
# Verbs before a scheme that are no part of its name.
ABOUT = frozenset(
    row(
        "认为 推动 回顾 总结 号召 拟订 加强 发挥 成为 正是 所称 执行 商讨 研究 采取 规划 加快 继续 促进 加大 坚持 参照 按照 提交 批准 结束 停止 支持 赞成 反对 取消 安排 介绍 宣传 助推 "
        "助力 服务 对接 围绕 聚焦 抓住 抓 搞好 搞 完善 改进 改善 突出 体现 贯彻 学习 召开 公布 审议 讨论 通过 称为 叫做 称 名为 谓之 进行 给予 享受 纳入 属于 符合 违反 遵守 建 做 有 是 "
        "负责 主持 牵头 加入 投入 选择 申请 承接 承建 承包 竣工 开工 视察 考察 检查 督查 督导 察看 参观 验收 评估 评选 表彰 奖励 资助 捐助 捐赠 投资 出资 领导 指导 管理 监督 扩大 巩固 提升 提高"
    )
)
HELD = re.compile(r"(?:举行|举办|参观)了?$")
WORKS = re.compile(r"(?:大修|抢修|维修|土建|施工)$")  # 沙棠路|大修|工程 is roadworks
ROUND = re.compile(
    r"(?:淘汰|小组|循环|排位|资格|热身|常规|季后|附加|决)赛$|(?:教师|儿童|青年|妇女|劳动|国庆|中秋|端午|元宵|清明|重阳|老年|护士|记者|建军|建党|植树|圣诞|情人|双十|禁烟)节$"
)
YEAR = re.compile(r"(?<!\d)\d{4}年?$")
STAGE = re.compile(r"[一二三四五六][线期]")  # 西气东输|二线|工程
ORDINAL = re.compile(r"第(?:[一二三四五六七八九十百]|\d){1,4}[届次]")
# What closes the name of a counted event; a committee or a congress has its own rules.
COUNTED = {
    "届": re.compile(
        r"[一-鿿”](?:(?<![委理董监执]员)(?<![理董监]事)(?<![委代员])(?<!常委)(?<!代表大)(?<!协)会|节|赛|展|论坛|马拉松|[季周]|(?<![开闭结])营)$"
    ),
    "次": re.compile(r"(?:普查|国[一-鿿]{1,4}调查|大调查)$"),
}
CLAUSE = "，。；！？："
LED = frozenset(row("在 向 从 为 把 被 由 对 以 与 和 及 等 了 着 也 还 都 使"))
SEASON = re.compile(r"春季|夏季|秋季|冬季|暑期|寒假|今冬明春|夏收|秋收|春节|双拥")


def unquoted(
    cut: Cut, others: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[int, int, str, float]]:
    """Start, end, kind and confidence of each scheme that is named without quotation marks.

    others: where those stand that are known by their quotation marks; a name listed beside one is one.
    """
    text = cut.text
    told: list[tuple[int, int, str, float]] = []
    for match in HEAD.finditer(text):
        if not _closes(cut, match):
            continue
        words = modifiers(cut, match.start())
        if not words:
            continue
        start = words[0].start
        if match.group() in ("节", "赛") and not _festive(cut, match.end()):
            continue
        year = YEAR.search(text, max(0, start - 5), start)
        if year and match.group()[-1] in "节赛会展松":
            start = year.start()
        if told and told[-1][1] > start:
            continue
        score = _score(cut, words, match) + _listed(
            text, start, [*others, *((a, b) for a, b, _, _ in told)]
        )
        if score >= ENOUGH:
            head = next(h for h in _tails(match.group()))
            told.append((start, match.end(), KIND_OF.get(head, "campaign"), min(0.85, score)))
    yield from told


def numbered(cut: Cut) -> Iterator[tuple[int, int, str, float]]:
    """Events and surveys that are counted: 第十九届|秋季农产品展销会, 第三次|全国国土调查."""
    for match in ORDINAL.finditer(cut.text):
        end, position = 0, match.end()
        closing = COUNTED[match.group()[-1]]
        while position < len(cut.text) and position - match.end() < LONGEST:
            word = cut.starting(position)
            if word is None or word.tag in ("u", "p", "w", "d", "c", "r"):
                break
            if word.tag == "f" and word.end - word.start == 1:
                break
            if word.tag == "TIME" and not SEASON.fullmatch(cut.text[word.start : word.end]):
                break
            position = word.end
            if closing.search(cut.text, match.end(), position):
                end = position
        if end:
            yield match.start(), end, "festival" if match.group()[-1] == "届" else "project", 0.8


def _festive(cut: Cut, end: int) -> bool:
    """Whether 节 or 赛 closes the name of a feast or a contest; 环节, 春节 and 决赛 are words."""
    return not in_dictionary(cut.text[end - 2 : end]) and not ROUND.search(cut.text, 0, end)


def _tails(head: str) -> Iterator[str]:
    yield head
    yield from (head[i:] for i in range(1, len(head)) if head[i:] in KIND_OF)


def _closes(cut: Cut, match: re.Match[str]) -> bool:
    """Whether a word ends with the head; and no noun carries it on (行动|方案, 项目|经理)."""
    if not cut.begins(match.end()):
        return False
    follows = cut.starting(match.end()) if match.end() < len(cut.text) else None
    if follows is None:
        return True
    here = cut.text[follows.start : follows.end]
    return not (follows.tag in ("n", "nz") and here not in ("成果", "成效", "现场", "进展"))


def modifiers(cut: Cut, end: int) -> list[Word]:
    """The words to the left that belong to the name; none where the name would be empty."""
    text = cut.text
    found: list[Word] = []
    index = cut.index_at(end - 1) if end else -1
    while index >= 0 and end - cut.words[index].start <= LONGEST:
        word = Word(cut.words[index].start, min(cut.words[index].end, end), cut.words[index].tag)
        here = text[word.start : word.end]
        if here in STOPS or here in LED:
            break
        if here in QUANTITY and (found or word.tag != "v" or len(here) < 2):
            break
        part = (
            STAGE.fullmatch(here) is not None
            or (word.tag in NOUNS and word.tag != "ORG")
            or word.tag in ("a", "vd", "ad", "nt")
            or (word.tag == "f" and word.end - word.start > 1)
            or (word.tag == "v" and len(here) > 1 and here[-1] != "于" and not _does(here, found))
            or (word.tag == "TIME" and SEASON.fullmatch(here))
        )
        if not part:
            break
        found.append(word)
        index -= 1
    words = found[::-1]
    while words and (
        text[words[0].start : words[0].end] in EMPTY
        or STAGE.fullmatch(text[words[0].start : words[0].end])
        or words[0].tag in ("vd", "ad")
        or (words[0].tag in ("v", "d") and text[words[0].start : words[0].end] in ACTIONS | ABOUT)
        or DONE.fullmatch(text[words[0].start : words[0].end])
    ):
        words = words[1:]
    return words


def _does(here: str, found: list[Word]) -> bool:
    """A verb that has the scheme as its object: 启动|…, 制定|…."""
    return DONE.search(here) is not None or (here in ACTIONS and not found)


def _score(cut: Cut, words: list[Word], match: re.Match[str]) -> float:
    text = cut.text
    start, end = words[0].start, match.end()
    before = text[max(0, start - 8) : start]
    length = match.start() - start
    score = HEADS[match.group()]
    if (
        length < 2
        or WORKS.search(text, 0, match.start())
        or re.search(r"[\d一二两三四五六七八九十几多]+[个项大批次场种]$|这|该|此|某$", before)
    ):
        return 0.0
    score += 0.05 * min(5, length - 1)
    if any(w.tag in ("nz", "LOC") for w in words):
        score += 0.1
    if DONE.search(before) or before.endswith(("《", "“")):
        score += 0.25
    named = not SEASON.fullmatch(text, start, match.start())
    if named and HELD.search(before) and match.group()[-1] in "节赛会展":
        score += 0.05
    if DOES.match(text, end):
        score += 0.2
    if (
        HEADS[match.group()] > ABSTRACT
        and not DOES.match(text, end)
        and words[0].tag != "v"
        and _subject(cut, start, end)
    ):
        score += 0.2
    if YEAR.search(text, max(0, start - 5), start) and match.group()[-1] in "节赛会展松":
        score += 0.15
    if cut.whole.count(text[start:end]) > 1:
        score += 0.2
    return score


def _subject(cut: Cut, start: int, end: int) -> bool:
    """Whether the name begins a clause and the clause goes on with what it does, when, how much."""
    follows = cut.starting(end) if end < len(cut.text) else None
    return (
        (start == 0 or cut.text[start - 1] in CLAUSE)
        and follows is not None
        and follows.tag in ("v", "TIME", "m", "d")
    )


def _listed(text: str, start: int, told: Sequence[tuple[int, int]]) -> float:
    """A second name beside a first shares its verb: 实施…行动|和…行动."""
    return 0.25 if any(text[b:start] in ("、", "和", "及", "与", "以及") for _, b in told) else 0.0
