"""The nouns that may close a programme's name: what the rules go by, and more that only the weighed signs decide on."""

from __future__ import annotations

import re

from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.language.pieces import Pieces
from shuzibao.record.programmes.programme_table import KIND_OF
from shuzibao.record.programmes.schemes import HEADS
from shuzibao.record.rows import row

# By what they say: those of one kind are weighed alike.
MORE: dict[str, str] = {
    **{head: f"table-{kind}" for head, kind in KIND_OF.items() if len(head) > 1},
    **dict.fromkeys(row("条例 办法 公约 规定 宪法 法"), "law"),
    **dict.fromkeys(
        row(
            "大会 峰会 交流会 双选会 见面会 供需会 亚运会 奥运会 残运会 全运会 省运会 市运会 世界杯 杯"
        ),
        "gathering",
    ),
    **dict.fromkeys(row("奖 榜 测验 会考 评选 评比 测评 普查"), "contest"),
    **dict.fromkeys(row("券 保险 医保 贷款 专列 巴士"), "benefit"),
    **dict.fromkeys(row("年 日 月 周 季"), "time"),
    **dict.fromkeys(row("特展 画展 展览 展 之旅 游"), "show"),
    **dict.fromkeys(
        row(
            "大走访 大排查 大讨论 大巡防 大整治 大会战 大比武 大练兵 大接访 大普查 大宣讲 大培训 大提升"
        ),
        "drive",
    ),
}
# 开|法|说会, 将|季|增, 第1|季: no name ends there.
NO_CLOSE = re.compile(
    r"法(?=[说人院官])|季(?=[增减报度节末初底])|(?<=[\d一二三四本上下每单逐当各四两旺淡换将])季|年(?=[中均度初底末来前后])|(?<=馆)年|游(?=[客说行])|展(?=[馆厅区位台开])|日(?=[前后内均])"
)
# What is done with a scheme, as papers like to say it.
LEADS = re.compile(
    r"(?:打[响好赢]|吹响|铺开|掀起|推开|推[行进出动广]|启[动用]|[抓落做]实|[抓办做]好|深化|深入|实[行施]|[开拓]展|[办搭建设]起|搭建|[创建组]建|建[立成设]|成立|设[立置]|开[办设启]|举[行办]|上线|出台|制[定订]|修[订改]|颁布|印发|发[布起出]|构建|健全|完善|形成|[通经]过|依托|借助|运用|用好|围绕|聚焦|对照|根据|按照|依照|依据|违反|执行|参[加与]|报名|入选|获评|荣获|获得|评选|申[报请]|检讨|讨论|审议|抓住|纳入|列入|列为|定为|称为|名为|迎来|投身|响应|承[办接担建]|主办|协办|严查|推介|宣传|讲解|学习|贯彻|签订|签约|签署|动工|开工|通水|竣工|完工|探索|首创|试[行点])[了出起的好]*(?:[全省市县区镇我本]{1,2}|首个|首届)?$"
)
# Verbs that no name has in it.
OUTSIDE = re.compile(
    r"(?:可能|可以|能够|应[当该]|必须|触犯|违反|[列定称成]为|列入|纳入|票决|产生|打[响好赢]|吹响|铺开|掀起|推行|启动|落实|举[办行]|召开|印发|出台|签[订署]|[是有使让令将]|预估|辟建|兴建|编列|同意|具备|耗资|荣?获|核[定准]|批准|决定|鏖战|激战|采取|协调)$"
)
TIER: dict[str, str] = MORE | {head: str(weight) for head, weight in HEADS.items()}
CLOSING = re.compile("|".join(sorted(TIER, key=len, reverse=True)))


def is_part(pieces: Pieces, match: re.Match[str]) -> bool:
    """Whether the closing noun is only a part of a word: 开|展, 方|法, 去|年; or a date's own: 2017|年."""
    if match.end() - match.start() > 1:
        return False
    last = pieces.leftwards(match.end(), 1)
    if not last:
        return True
    word = pieces.text[last[0].start : last[0].end]
    if NO_CLOSE.match(pieces.text, match.start()):
        return True
    return last[0].tag in ("TIME", "PER") or (len(word) == 2 and in_dictionary(word))
