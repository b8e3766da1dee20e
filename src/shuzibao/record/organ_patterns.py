"""How organisations are told in running text: what stands inside their names, before and behind them."""

from __future__ import annotations

import re

from shuzibao.record.organ_table import FIELDS, KNOWN
from shuzibao.record.post_table import HEADS
from shuzibao.record.rows import row

TAGS = frozenset(row("n nz nw ORG LOC PER s vn an j f"))
# Verbs and others that stand inside names of organisations.
INSIDE = frozenset(
    row(
        "发展 服务 管理 建设 投资 开发 拓展 规划 设计 制造 运输 创新 促进 保护 救助 "
        "志愿 改革 监督 执法 调解 卫生 教育 养老 养护 护理 托育 研究 实验 附属 联合 "
        "联勤 联动 综合 协作 工作 指挥 领导 交流 生活 康复 保障 安全 公共 人民 红 "
        "新 大 小 老 老年 老人 青 金 银 华 中 东 西 南 北 第一 第二 第三 第四 "
        "第五 第六 第七 第八 第九 第十 慈善 救济 合作 消费 供销 纪念 展览 传媒 文明 "
        "实践 群众 爱心 光 明 和 乐 安 康 宁 福 幸福 美 好 爱 家 心 梦 馨 温馨 "
        "阳光 平安 女 男 儿童 青少年 妇女 巾帼 国际 双语 民办 公立 私立 国立 省立 "
        "县立 市立 区立 见义勇为 互助 改进 抢险 推广 保障 传习 训练 抗敌 后援"
    )
) - {"和"}
HEAD = re.compile("|".join(sorted(HEADS, key=len, reverse=True)))
HEAD_AFTER = re.compile(r"(?:副|代|原|常务副)?(?:" + HEAD.pattern + ")")
KNOWN_NAME = re.compile("|".join(sorted(KNOWN, key=len, reverse=True)))
AS_SUBJECT = r"(?=从|将|在|积极|联合|携手|围绕|聚焦|推出|开展|举办|启动|依托|坚持|不断|全力|充分|通过|组织|持续|始终|深入|全面|、|，|：|$)"
FIELD = re.compile(rf"(?:{'|'.join(sorted(FIELDS, key=len, reverse=True))}){AS_SUBJECT}")
# A 区 that ends one of these is no district: 功能区|管委会.
AREA = re.compile(
    r"(?:功能|开发|高新|经开|园|社|城|新|景|街|度假|示范|校|片|试验|保税|自贸|保护|辖|全|我|各|本|地|山|战|特|灾|厂|库|小|市|郊|居民|工业|商务|风貌|港|矿|林|牧|垦)区$|(?:城|都|上|全|我|本|各|超|门|夜|股|楼|集|菜|黑|闹|县级|省辖)市$|(?:全|我|本|各|外|邻|两)省$|(?:全|我|本|各|邻|外)县$|(?:城|乡|村|古|小|重|冰|全|各|我)镇$|(?:城|家|故|下|老|他|同|异|思)乡$"
)
# 青禾市第十六届人民代表大会, 政协云浦区第九届委员会, 区十七届人大常委会: the term stands inside the name.
NUMERAL = "[一二三四五六七八九十\\d]{1,3}"
IN_TERMS = re.compile(
    rf"(?:政协|共青团|中共|中国共产党)?(?P<place>[一-鿿]{{2,8}}?[省市区县镇乡州]|[省市区县])第?{NUMERAL}届"
    r"(?:人民代表大会|人大|委员会|政协|区委|市委|县委)(?:常务委员会|常委会)?"
)
# 浦东新区科技和经济委员会: an office of two fields.
TWO_FIELDS = re.compile(
    r"(?:[一-鿿]{2,7}?(?:省|市|新区|区|县)|[省市区县])[^局委办部厅会府院，。、；：“”\s]{2,6}和[^局委办部厅会府院，。、；：“”\s]{2,8}?(?:局|委员会|厅)"
)
# 到伽师县任|县农业农村局, 厚德海为|区水务局: what the finder takes for one body.
LOOSE = re.compile(r"[一-鿿]{2,}?(?:[任为](?=[省市区县镇乡][一-鿿])|(?<=[长记任])兼(?=[一-鿿]))")
# How an organisation ends, where the finder says that it is one.
ENDS = re.compile(r"[队组团社会院部局所处站馆厂行店委署厅科庭校盟司办联台]$")
# 教育及青年发展局, without its place: behind a mark or a word that leads to it.
OFFICE_OF_TWO = re.compile(
    r"(?:^|[，。、；：“由与向赴])(?P<name>[一-鿿]{2,4}?[及和暨][一-鿿]{2,5}(?:局|厅|署|委员会))(?![长])"
)
# A department that stands without its place, as papers of Hong Kong, of Taiwan and of old print it: 运输署, 教育厅.
OFFICE = re.compile(r"[一-鿿]{2,4}(?:署|厅|管理局|教育馆|民政局|交通局|建设局|警务处|入境处)")
LEAGUE = re.compile("团[区市县省]委")
JOINT = re.compile("偕|联合|会同|携手|牵手|与|和|及")
COUNTED = re.compile(r"[\d一二三四五六七八九十两几多]+[所家个名支座处位间]")
MODIFIERS_NOT_PROPER = re.compile(
    r"^(?:专业|知名|小型|大型|中型|品牌|连锁|互联网|高科技|科技|国有|民营|外资|合资|上市|跨国|总|分|子|母|老字号|本地|外地|优秀|示范|公益|寄宿制|九年一贯制|普惠性|托育|民办|公办|民营|三甲"
    r"|应急|便民|机收|农机|综合|实体|线下|专科|社区|居民|志愿者?|青年|党员|巾帼|家长|物业|养老|医疗|保洁|保安|快递|建筑|施工|运营|设计|第三方|合作|成员|兄弟|友好|结对|对口|帮扶|定点|主管|监管|执法|审批|职能|政府|基层|主办|承办|协办)+$"
)
# A department of an office, before its head: 澄川海关|综合业务处|副处长. Those of hospitals and companies go with the title.
DEPARTMENT = re.compile(
    rf"[一-鿿]{{1,6}}?(?:处|科|庭|检察部|大队|中队|支队|管理站|监测站|管理所)(?=(?:副|代|原)?(?:{HEAD.pattern}))"
)
# Words that stand before a name and are no part of it.
FILLERS = frozenset(
    row(
        "中 上 下 内 外 里 前 后 间 我 全 各 大家 全体 单位 时任 原任 本埠 本市 会议 活动 现场 同志"
    )
)
# Who founded a school or a hospital, before its name.
FOUNDED = ("私立", "国立", "省立", "县立", "市立", "公立")
