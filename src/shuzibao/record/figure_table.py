"""Figures 数字: units, and what tells a figure from a formula or an ordinal."""

from __future__ import annotations

import re

from shuzibao.record.numerals import HAN_NUMBER
from shuzibao.record.rows import row

UNITS = row(
    "平方公里 平方米 平方千米 立方米 个百分点 百分点 千瓦时 兆瓦 千瓦 公里 千米 "
    "海里 厘米 毫米 公分 公尺 英尺 英里 公顷 公斤 千克 英镑 美元 欧元 日元 港元 "
    "港币 人民币 法币 银元 大洋 人次 户次 车次 班次 架次 件次 场次 点次 小时 "
    "剂次 剂 客 人份 标箱 标准箱 分钟 个小时 个多小时 个多月 个半小时 个半月 个月 周岁 周年 年级 世纪 元 角 家 个 张 名 位 人 户 处 所 座 项 "
    "件 份 次 场 台 辆 艘 架 条 套 间 栋 幢 支 块 片 本 册 篇 幅 首 部 "
    "门 岁 年 天 日 周 秒 米 里 亩 吨 斤 克 升 度 例 起 宗 笔 票 颗 株 "
    "棵 头 只 匹 组 对 层 步 倍 成 席 桌 顶 双 枚 石 担 卷 页 字 环 类 "
    "种 站 轮 届 盏 把 瓶 箱 袋 盒 桶 列 包 杯 碗 面 根 道 堂 课 节 班 期 "
    "批 筒 挺 门炮 尾 羽 口 垧 顷 丈 尺 寸 钱 两 股 手 通 封 则 款 版 幕 "
    "出 孔 跨 级 丛 盆 亩地 平方 立方 户人家 条龙"
)
# Units that an ordinal or an idiom shares: a figure only with an Arabic number or from two on.
LOOSE = frozenset(
    row(
        "届 年级 级 期 批 手 面 通 出 折 口 度 成 道 节 步 首 部 班 课 门 头 "
        "对 把 轮 则 版 股 日 里 两 钱 字 起 周 站 片 石 包 年 层 支"
    )
)
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[百千]?[万亿]{{1,2}}|[百千](?![米克瓦]))?|{HAN_NUMBER}(?:点[〇零一二三四五六七八九]+)?"
BEFORE = r"(?P<approx>将近|接近|近|大约|约|逾|超过|超|不足|不到|不少于|不低于|至少|最多|高达|多达|达到|上|数|几)"
FIGURE = re.compile(
    rf"(?<![\d.第一二三四五六七八九十百千万])(?:{BEFORE})?(?P<low>(?:{NUMBER})(?P<lowsign>%|％)?[-—–~至到](?=[\d一二三四五六七八九十百千]))?(?P<number>{NUMBER})(?P<more>余|多|来|几)?(?P<large>万|亿)?"
    rf"(?P<unit>%|‰|{UNIT})(?P<tail>以上|以下|左右|上下|以内|之多|多)?"
)
PERCENT = re.compile(
    rf"(?:{BEFORE})?百分之(?P<number>{HAN_NUMBER}(?:点[〇零一二三四五六七八九]+)?)(?P<tail>以上|以下|左右)?"
)
# What follows a number and makes it an address, a model or a name, not a figure.
NO_FIGURE_AFTER = re.compile(
    r"(?<=24小时)(?:值班|服务|在线|不间断|热线|营业|开放|待命|轮班|自助)|折|号|弄|室|路|线|版|楼(?!盘)|栋楼|中全会|大精神|后(?=[一-鿿])|年(?:行动|计划|规划)|网|G|℃|届|方面|方$"
)
NO_FIGURE_BEFORE = re.compile(
    r"(?:第|星期|周|初|农历|路|号|弄|幢|No\.?|\d分|〔|\[|电话|热线|总第|每月|每周|[A-Za-z])$"
)
# Two-character idioms of number and unit that count nothing.
IDIOMS = re.compile(
    r"四套班子|[一二三四五六七八九十]{1,3}届|三年行动|五年规划|[一二三四五六七八九]期|一(?:个|名|位|家|张|份|次|场|项|件|条|支|座|所|处|部|首|篇|本|种|类|组|批|片|面|手|起|道|节|步|层|度|级|代|期|把|对|双|块|段|辈|通|边|齐|般|切|体|线|站|本正|两|方|定|时|日|天|路|头|口|户|碗|杯|封|股|成|轮|人|年|生|月|幅|门|台|间|辆|只|根|颗|棵|盏|瓶|周|两个|元化|米阳光|公里|分钱|件事|大批|字|里|届|课|堂|套|班|户一|箱)"
    r"|两(?:手|会|岸|地|级|委|新|优|化|步|面|者|边|节|不|头|侧|江|院)|三(?:个代|农|伏|轮车|维|思|番|角|峡)|四(?:面|季|大|周|方)|五(?:官|谷|星|一)|七(?:上|嘴)|八(?:方|面)|九(?:州|龙)|十(?:分|足|字)|百(?:年|姓|科|花|货|般|家)|千(?:年|秋|方|家|里|万)|万(?:家|事|物|众|象|一|元户|里)"
)
CHANGE = re.compile(
    r"(?P<base>同比|环比|较上年|比上年|较去年|比去年|较上年同期|比上年同期|较前年|比前年)?(?P<way>增长|上升|提高|提升|增加|上涨|增幅|下降|减少|降低|下跌|回落|缩减|缩短|增至|降至|翻|扩大)了?(?:了)?(?:约|近|超|逾|超过|达|至|到)?$"
)
DOWN = frozenset(row("下降 减少 降低 下跌 回落 缩减 缩短 降至"))
LINKS = frozenset(
    row(
        "达 达到 为 共 有 共有 约 近 超 超过 逾 至 到 已 已有 已达 共计 总计 "
        "合计 多达 高达 仅 只有 分别 分别为 是 占 占比 率达 突破 增至 各 均 计 就 "
        "还有 拥有 从 由 提高到 约占 共计有 已达到"
    )
)
INCLUDED = re.compile(r"（(?:含|其中|包括|内含|其中含)")
EXPECTED = re.compile(r"将|计划|拟|力争|争取|预计|目标")
