"""How places are told in running text: what stands inside their names, before and behind them."""

from __future__ import annotations

import re

from shuzibao.record.rows import row

TAGS = frozenset(row("n nz nw LOC ORG PER s f an j"))
INSIDE = frozenset(
    row(
        "发展 拓展 开发 创新 生态 体育 文化 国际 新 大 小 老 东 西 南 北 中 第一 "
        "第二 第三 漕 智慧 青年 红 白 黄 绿 金 银 龙 凤 双 三 四 五 七 八 九 "
        "万 长 高"
    )
)
# A name of the gazetteer that goes on in one of these is no place by itself: 上海话, 徐汇通, 中国人.
GOES_ON = re.compile(r"[人话菜味籍式产货语文]|[报通]|日报|晚报|队|籍|风味|方言")
VENUES = frozenset(
    [
        "广场",
        "公园",
        "体育场",
        "体育馆",
        "剧院",
        "大剧院",
        "礼堂",
        "大礼堂",
        "大厦",
        "会堂",
        "剧场",
        "火车站",
        "码头",
    ]
)
AT = re.compile("(?:在|到|于|赴|前往|从|至|往|抵|由|经|住|离|自)$")
# What tells a spot beside a place: 汉江|边, 文昌巷21号|院子里.
BESIDE = re.compile(
    r"(?:院子里?|院里|门口|楼下|楼上|对面|附近|一带|沿线|旁边?|边上?|畔|岸边?|[里内外])$"
)
# Ways that nobody walks: 发展道路, 精兵之路.
FIGURATIVE = (
    "道路",
    "之路",
    "线路",
    "思路",
    "出路",
    "信息高速公路",
    "教育基地",
    "工业基地",
    "生产基地",
    "治国",
    "强国",
    "建国",
    "爱国",
    "家乡",
    "两国",
    "三国",
    "五国",
    "各国",
    "天国",
    "贫困县",
    "别墅区",
)
DOUBLED = ("镇镇", "乡乡", "村村", "县县", "区区", "市市")
NUMBERED = re.compile(r"[一二三四五六七八九十]路(?![公车纵诸人军并])")
NOT_FIRST = re.compile(
    "城区|滨水|沿江|滨江|中心|各|全|本|社区|居民|公共|沿线|周边|附近|老旧|新型|示范|重点"
)
BELOW = frozenset(["township", "community", "area", "nature", "street", "address"])
TOWN_ROAD = re.compile(r"([一-鿿]{2,6}(?:街道|镇|乡|村))(?:公路|道路|马路|街道|中心|广场)")
TOWNSHIP = re.compile(r"[一-鿿]{2,8}?(?:街道|镇|乡)(?=[一-鿿]{3,})")
OTHER_GARDENS = (
    "幼儿园",
    "校园",
    "家园",
    "乐园",
    "果园",
    "菜园",
    "茶园",
    "庄园",
    "桃园",
    "田园",
    "学园",
)
