"""Is this a person's name? What stands at a position, and how good the evidence is."""

from __future__ import annotations

import re

from shuzibao.record import gazetteer
from shuzibao.record.cut import Cut
from shuzibao.record.foreign import JAPANESE_NAME
from shuzibao.record.jieba import in_dictionary
from shuzibao.record.post_table import COURTESY, HEADS
from shuzibao.record.rows import row
from shuzibao.record.surnames import (
    FOREIGN,
    GIVEN,
    NEVER_GIVEN,
    RARELY_GIVEN,
    WEAK,
    surname_length,
)
from shuzibao.script.surnames import COMPOUND, SINGLE

# What may follow a name. Verbs of speech, of meeting and of going; marks; particles.
FOLLOWS = re.compile(
    r"[，。、；：！？（）《》“”…\s·\d]|$|当起|和|与|及|以及|等|同志|先生|女士|老人|一行|分别|共同|先后|率|出席|参加|主持|讲话|致辞|致词|发言|指出|强调|要求|表示|说|介绍|告诉|认为|希望"
    r"|称|坦言|回忆|透露|提出|宣布|通报|点评|带领|带队|陪同|调研|视察|察看|检查|参观|走访|看望|慰问|来到|前往|赶来|赶到|赴|在|从|到|向|对|为|于|由|被|把|将|已|曾|也|还|都|就|却|正(?=[在式忙是值准带为率])|是|任|当选|担任"
    r"|兼|代表|会见|接待|听取|作了|作报告|作动员|做|摄|报道|供图|撰|今年|现年|年逾|家中|家里|家|的|获|荣获|获得|成为|凭借|以|用|出任|辞去|率队|召集|叮嘱|嘱咐|勉励|鼓励|呼吁|建议|回应|解释|总结|部署|启动"
    r"|揭牌|签约|拉着|握着|一边|每天|每|一家|个人|夫妇|夫人|笑着|起身|随后|当场|当时|特地|专程|逝世|病逝|生前|捐出|捐赠|出生|毕业|亲自|拿出|手持|深有|深入|逐一|详细|欣慰|激动|感慨|谢|均|同时|再次|首先|氏|君|偕|携|莅|连任|继任"
    r"|通过|通报|加入|贪|骗取|诈骗|因|经|按|与会|到会|汇报|提醒|致欢迎|授课|宣讲|接过|接受|走进|走到|登|夺|击败|负责|牵头|组织|主讲|领衔|主演|饰|得(?=[一二三四五六七八九十百千\d票第])|刚(?=满|从|刚|到|下|获|当)|计划|回应|分析|解读|打造|宣布|喜|连|感叹|补充|点赞|直言|笑|哭|站|走|家住|摄影|领|来自|正|连声|动情|惊喜|又|才|再|却|只|总|常|所|之|凭|拿|送|教|跟|给|让|请|想|爱|问|看|写|画|唱|跳|执导|创作|创办|谓|云|演说|报告|主席|诈|乘|骑|坐"
)
SPEECH = r"(?:指出|强调|要求|表示|说|介绍|告诉|认为|希望|坦言|透露|叮嘱|嘱咐|回忆|主持|出席|讲话|致辞|带队|调研|来到|走访|看望|摄|呼吁|建议|通报|点评)"
TITLED = re.compile("(?:" + "|".join(sorted({*HEADS, *COURTESY}, key=len, reverse=True)) + ")")
NAME_ONLY = re.compile(f"、|{SPEECH}")
SPEECH_NEXT = re.compile(SPEECH)
# The last character of a name that with what follows it is an adverb: 邰月|刚满23岁.
ADVERB = re.compile(
    r"刚满|刚刚|刚从|刚到|刚下|正在|正忙|都在|还在|曾在|也在|已在|从小|从事|向来|和他|于是|为了|向记者|对记者|为例"
)
VERBS = frozenset(["v", "vn", "d", "ad", "m"])
NOUNS = frozenset(["a", "n", "nz", "nw", "LOC", "PER", "an", "nr"])
# Surnames that are also what joins two words: only the name finder may call them a surname.
MARKS = "，。、；：！？（）《》“”…· "
CONNECTIVES = frozenset("占约和于向从由以有是为及与将应经")
NOT_NAMES = frozenset(
    row(
        "区文明 区教育 区公安 区司法 区财政 区民政 区审计 区文旅 区建设 区商务 解释 应邀 应对 宣布 宣读 通报 强调 公约 常去 周学生 周末 周边 周日 周一 周六 高考 谈判 谈心 高校 高中 方队 关系 连心 时节 车队 车主 师范 田径 水管 水泵 段长 房东 温泉 金秋 黄昏 白发 汪洋 严管 高兴 方便 安全 安宁 和平 高度 高质量 常态 常委 明确 明年 方面 方向 "
        "全面 全力 全体 高峰 高温 高龄 金融 金属 黄金 白天 白色 时代 时间 时候 解决 "
        "解放 强调 经济 经验 路线 双方 任务 任何 计划 计算 应当 应急 成立 成功 成员 "
        "元旦 于是 平安 平台 平时 平等 乐观 向前 向上 都市 易于 容易 关于 关心 关爱 "
        "关键 文明 文化 文艺 广场 广大 农村 农民 居民 居家 区域 区委 区长 项目 纪律 "
        "纪委 纪念 万元 万人 党员 党委 党建 党性 党忠诚 党中央 单位 单独 华东 华南 "
        "徐汇 江南 江北 花园 水平 水务 云端 云上 石油 石库门 金山 宝山 安排 安置 "
        "安装 康养 康复 康乐 何时 何处 余人 余名 余家 孙女 孙子 牛奶 马上 马路 车辆 "
        "车站 车间 汽车 查看 查处 管理 管委 管网 房屋 房产 房间 武装 战略 战斗 闪送 "
        "卫生 卫士 温馨 温暖 冷暖 幸福 幸运 祝福 祝愿 阳光 阳台 宁静 田间 田野 程序 "
        "章程 曲目 曲艺 包括 包容 包裹 连续 连接 连日 习惯 习俗 历史 历程 段落 武术 "
        "商业 商务 商圈 党史 师生 师傅 师资 夏季 夏令营 冬季 秋季 春季 东方 西方 "
        "南方 北方 温度 温州 梅花 柳州 童心 童年 童趣 柏油 米兰 贝贝 终于 终身 终点 "
        "满意 满足 国家 国际 国庆 利用 利益 师德 景观 景区 干部 干净 支部 支持 毛巾 "
        "古镇 古城 舒适 鲁迅路 高标准 高起点 高水平 高效能 高品质 高素质 高新技术 "
        "安居工程 安享晚年 平稳 平衡 平方米 平均 常年 常住 常见 常备 温情 方案 方法 "
        "方式 方针 时期 时刻 时任 时尚 成果 成绩 成效 成长 成年 成都 明显 明星 明日 "
        "元素 元宵 万一 万象 水电 水利 水果 水稻 花卉 花样 花费 任期 任命 强化 强国 "
        "强大 强烈 向导 通过 通知 通报 通道 通讯 通话 古代 易燃 公安 公司 公园 公共 "
        "公益 公开 公路 公里 公布 公元 年度 年底 年轻 年龄 年级 年初 爱心 爱国 爱好 "
        "爱岗 来源 初步 初心 初中 后来 后续 荆楚 游客 游戏 游泳 红色 红旗 红包 相关 "
        "相信 相应 相对"
    )
)


def name_at(cut: Cut, start: int, backed: bool) -> int | None:
    """Where the person's name that begins at `start` ends, or None where none begins.

    backed: something else says that a name comes here (a post before it, a list of names).
    """
    text = cut.text
    if start in cut.foreign:
        return cut.foreign[start]
    japanese = JAPANESE_NAME.match(text, start)
    if japanese and (end := _japanese_end(cut, start, japanese.end(), backed)):
        return end
    word = cut.starting(start)
    named = word.end if word is not None and word.tag == "PER" else None
    length = surname_length(text, start)
    if not length:
        if named is not None and backed and 2 <= named - start <= 5 and _clean(text[start:named]):
            return named
        return None
    options = [
        (score, end)
        for end in range(start + length + 1, start + length + 3)
        if end <= len(text) and (score := _score(cut, start, end, length, named, backed)) > 0
    ]
    return max(options)[1] if options else None


def _japanese_end(cut: Cut, start: int, given: int, backed: bool) -> int | None:
    """山下|昌彦: where a Japanese surname and its given name end, if something says that a name is here."""
    inside = [w for w in cut.words if start <= w.start < given + 3 and w.tag == "PER"]
    if not backed and not inside:
        return None
    ends = [
        end for end in (given + 2, given + 1, given + 3) if _told_on(cut, end) and cut.begins(end)
    ]
    return next((end for end in ends if _clean(cut.text[start:end])), None)


def _told_on(cut: Cut, end: int) -> float:
    """How well the text goes on behind a name: 1.5 with a mark or a known verb, 0.8 with any verb."""
    follows = FOLLOWS.match(cut.text, end)
    if follows is not None:
        return 1.5 if follows.end() - end != 1 or follows.group() in MARKS else 0.5
    word = cut.starting(end)
    return (
        0.8
        if word is not None and (word.end - end >= 2 and word.tag in ("v", "d", "p", "c", "TIME"))
        else 0.0
    )


def _clean(name: str) -> bool:
    return not any(c in NEVER_GIVEN for c in name) and name not in NOT_NAMES


def _score(cut: Cut, start: int, end: int, surname: int, named: int | None, backed: bool) -> float:
    """How well text[start:end] reads as surname and given name; above 0 is acceptable."""
    text, name = cut.text, cut.text[start:end]
    given = name[surname:]
    whole = cut.starting(start)
    noun = whole is not None and whole.end == end and whole.tag in NOUNS
    if (
        whole is not None
        and whole.end == end
        and whole.tag in VERBS
        and in_dictionary(name)
        and not (backed and NAME_ONLY.match(text, end))
    ):
        return -9.0  # 教师支教
    if any(c in NEVER_GIVEN for c in given) or (name in NOT_NAMES and not (backed and noun)):
        return -9.0
    if (
        surname == 2
        and name.startswith("第五")
        and (not backed or given[0] in "届次个名位条项号版期轮批")
    ):
        return -9.0
    if TITLED.fullmatch(given) or TITLED.fullmatch(name):
        return -9.0  # 许书记
    follows = _told_on(cut, end)
    score = 3.0 if backed else -0.5
    if name[0] in CONNECTIVES and named != end:
        score -= 2.0 if backed and follows else 9.0
    if named is not None:
        score += (4.0 if follows else 2.5) if named == end else -1.5
    elif not backed:
        score -= 3.0
    score += follows or -3.5
    if ADVERB.match(text, end - 1) and named != end + 1:
        score -= 3.0
    if TITLED.match(text, end):
        score += 1.5
    if cut.begins(end):
        score += 1.0
    elif named is None:
        score -= 1.5
    if len(given) == 2:
        score += 0.4
    if any(c in RARELY_GIVEN for c in given) and named != end:
        score -= 1.0 if follows >= 1.5 and len(given) == 2 else 2.0
    if in_dictionary(name) and named != end:
        score -= 1.0 if backed and noun and follows else 2.5
    if len(given) == 2 and all(c in GIVEN for c in given):
        score += 0.6
    if name[:surname] in WEAK and surname == 1 and not backed:
        score -= 1.0
    inside = cut.word_at(start)
    if inside is not None and inside.start != start:
        score -= 2.5
    return score + _repeated(cut, start, end)


def _repeated(cut: Cut, start: int, end: int) -> float:
    """Where the article prints a shorter form only as the front of this one, this one is the name."""
    name = cut.text[start:end]
    longer = cut.text[start : end + 1]
    times = cut.whole.count(name)
    if times >= 2 and len(name) == 3 and cut.whole.count(name[:2]) == times:
        return 2.5
    if times >= 2 and len(name) == 2 and longer != name and cut.whole.count(longer) == times:
        return -2.5
    return 0.5 if times >= 2 else 0.0


def evidence(cut: Cut, start: int, end: int) -> float:
    """0 to 1: how far the name finder's word alone may be trusted that this is a person."""
    name = cut.text[start:end]
    if cut.foreign.get(start) == end:
        return 0.8
    if name in NOT_NAMES or not _clean(name) or re.search(r"[^一-鿿·]", name):
        return 0.0
    if "·" in name:
        return 0.85
    before, after = cut.text[start - 1 : start], cut.text[end : end + 1]
    if before == "第" or (before in "“《" and after in "”》" and before):
        return 0.0
    for a, b in gazetteer.find_names(name):
        if a == 0 and b - a >= 2 and len(name) > b - a:
            return 0.0  # 徐汇通, 上海话
    if gazetteer.divisions(name):
        return 0.0
    length = surname_length(name)
    if JAPANESE_NAME.match(name) and 3 <= len(name) <= 5:
        return 0.7
    if not length:
        return (
            0.6
            if 2 <= len(name) <= 6 and all(c in FOREIGN for c in name) and _told_on(cut, end)
            else 0.0
        )
    if len(name) - length not in (1, 2):
        return 0.0
    if in_dictionary(name) and len(name) == 2:
        return (
            0.55 if all(c in FOREIGN for c in name) and SPEECH_NEXT.match(cut.text, end) else 0.35
        )
    weak = name[:length] in WEAK
    follows = FOLLOWS.match(cut.text, end) is not None
    base = 0.8 if len(name) >= 3 else 0.7
    return base - (0.3 if weak else 0.0) - (0.0 if follows else 0.15)


def split_names(text: str) -> list[int] | None:
    """Lengths of the names that run together (曹立强钟晓咏 is 3, 3), or None where it cannot be told."""
    best: list[int] | None = None
    for first in (3, 2, 4):
        rest = text[first:]
        if not _plausible(text[:first]) or len(text[:first]) < first:
            continue
        if not rest:
            return [first]
        tail = split_names(rest)
        if tail is not None and (best is None or len(tail) + 1 < len(best)):
            best = [first, *tail]
    return best


def _plausible(name: str) -> bool:
    if name[:2] in COMPOUND:
        return len(name) in (3, 4) and _clean(name[2:])
    return name[:1] in SINGLE and len(name) in (2, 3) and _clean(name)
