"""Invented articles by grammar: many names, posts, bodies, days and numbers in fewer sentences.

Deterministic: the same seed gives the same articles.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from bench.record_gold.script import traditional

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严魏陶姜戚谢邹喻苏潘葛范彭鲁韦马苗凤俞任袁柳唐费薛雷贺倪汤罗毕郝邬顾孟黄穆萧尹姚邵汪祁毛谈宋庞熊纪舒项祝董梁杜蓝季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房缪丁邓洪包左石崔龚程邢裴陆荣翁曾关聂阎"
COMPOUND = ("欧阳", "司徒", "上官", "诸葛")
GIVEN = "建国文华志强晓明丽娟海波春梅伟东俊杰雅琴思远子涵雨桐嘉树若兰景行永康瑞芳立新秋实云帆静怡大勇玉珍国栋小满宏图惠敏天佑慕白亦凡书琪明哲绍祖泽民凤英阿根振宇"
PLACES = ("云浦区", "石鼓区", "临泽区", "沧源县", "枫林县", "望江区", "东槐区", "青岚县")
STREETS = ("沙棠街道", "桂湖街道", "石桥街道", "枫桥镇", "白鹭镇", "梧桐街道")
COMMUNITIES = ("望溪社区", "槐荫社区", "锦书社区", "月湖社区", "长亭社区")
ROADS = ("沙棠路", "江湾大道", "槐荫路", "锦书路", "望江东路")
OFFICES = (
    ("民政局", "局长"),
    ("教育局", "局长"),
    ("卫健委", "主任"),
    ("文旅局", "局长"),
    ("市场监管局", "局长"),
    ("城管执法局", "副局长"),
    ("财政局", "局长"),
    ("审计局", "副局长"),
    ("妇联", "主席"),
    ("总工会", "副主席"),
)
SCHEMES = (
    ("四责联动", "机制"),
    ("邻里暖", "服务品牌"),
    ("一街一策", "工作法"),
    ("银龄同行", "志愿服务项目"),
    ("五心五送", "专项行动"),
    ("家门口就业", "服务平台"),
    ("三色三治", "治理模式"),
    ("红色楼组", "项目"),
)
THINGS = (
    ("家", "养老机构"),
    ("个", "居民区"),
    ("处", "口袋公园"),
    ("张", "床位"),
    ("名", "志愿者"),
    ("台", "电梯"),
    ("所", "幼儿园"),
    ("户", "家庭"),
    ("个", "停车位"),
    ("间", "教室"),
)
COMPANIES = (
    "青禾海纳科技有限公司",
    "沧源水务集团有限公司",
    "枫林木业有限公司",
    "石鼓纺织集团",
    "望江港务有限公司",
)
SCHOOLS = (
    "望江区实验小学",
    "枫林县第一中学",
    "青禾理工大学",
    "云浦区星河幼儿园",
    "沧源县职业技术学院",
)
HOSPITALS = ("青禾市第三人民医院", "沧源县人民医院", "桂湖街道社区卫生服务中心", "石鼓区中医医院")
DESCRIBED = ("居民", "志愿者", "百岁老人", "业主", "快递员", "退休教师", "村民", "党员", "家长")
AIMS = (
    "加快老旧小区改造",
    "推动资源下沉一线",
    "守住安全生产底线",
    "把实事办到群众心坎上",
    "健全长效管理机制",
    "提升为老服务水平",
    "优化营商环境",
)
FOUR = (
    "提高政治站位",
    "强化责任落实",
    "聚焦重点难点",
    "凝聚工作合力",
    "注重作风建设",
    "补齐民生短板",
)
DIGITS = "零一二三四五六七八九十"


class Maker:
    """Draws the pieces of one article."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.used: set[str] = set()
        self.place = self.pick(PLACES)
        self.level = self.place[-1]
        self.year = self.random.randint(2010, 2025)
        self.month = self.random.randint(2, 11)
        self.day = self.random.randint(12, 27)
        self.asked: list[str] = []

    def pick(self, options: tuple[str, ...] | str) -> str:
        return self.random.choice(options)

    def name(self) -> str:
        while True:
            surname = self.pick(COMPOUND) if self.random.random() < 0.03 else self.pick(SURNAMES)
            given = "".join(self.pick(GIVEN) for _ in range(self.random.choice((1, 2, 2, 2))))
            name = surname + given
            if name not in self.used and len(set(name)) == len(name):
                self.used.add(name)
                return name

    def date(self) -> str:
        day = self.day - self.random.randint(1, 9)
        part = self.pick(("", "上午", "下午"))
        return f"{{D{self.month}月{day}日{part}={self.year}-{self.month:02}-{day:02}}}"

    def figure(self, low: int = 3, high: int = 900) -> tuple[str, str, str]:
        unit, thing = self.random.choice(THINGS)
        number = self.random.randint(low, high)
        return f"{number}{unit}", f"{number}{unit}|{thing}", thing

    def before(self) -> str:
        printed, value, thing = self.figure()
        return f"{thing}{{F{printed}={value}}}"

    def after(self) -> str:
        printed, value, thing = self.figure()
        return f"{{F{printed}={value}}}{thing}"

    def posted(self, post: str, body: str) -> tuple[str, str]:
        name = self.name()
        return f"{{J{post}@{name}:{body}}}{{P{name}}}", name

    def secretary(self) -> tuple[str, str]:
        return self.posted(f"{self.level}委书记", f"中共{self.place}委")

    def leader(self) -> tuple[str, str]:
        name = self.name()
        first = f"{{J{self.level}委副书记@{name}:中共{self.place}委}}"
        return f"{first}、{{J{self.level}长@{name}:{self.place}人民政府}}{{P{name}}}", name

    def deputy(self) -> tuple[str, str]:
        return self.posted(f"副{self.level}长", f"{self.place}人民政府")

    def official(self) -> tuple[str, str]:
        office, head = self.random.choice(OFFICES)
        name = self.name()
        body = f"{self.place}{office}"
        return f"{{J{self.level}{office}{head}@{name}:{body}}}{{P{name}}}", name

    def ask(self, *parts: str) -> None:
        self.asked.append("? " + " | ".join(parts))


def visit(m: Maker) -> list[str]:
    who, name = m.leader()
    other, _ = m.deputy()
    street, aims = m.pick(STREETS), m.random.sample(FOUR, 3)
    m.ask(name, "要求", aims[0])
    m.ask(name, "要求", aims[1])
    m.ask(name, "要求", aims[2])
    return [
        f"h {{P{name}}}调研基层治理工作",
        f"p {m.date()}，{who}带队来到{{L{street}}}调研。{other}参加调研。",
        f"p {{P{name}}}要求，一是要{aims[0]}。{m.pick(AIMS)}。二是要{aims[1]}。三是要{aims[2]}。",
    ]


def meeting(m: Maker) -> list[str]:
    (who, name), (two, _), (three, _) = m.secretary(), m.leader(), m.official()
    four, head = m.random.choice(SCHEMES)
    scheme = f"{{G“{four}”{head}={four}{head}}}"
    aim = m.pick(AIMS)
    m.ask(name, "指出", aim)
    return [
        f"h {{O{m.level}委=中共{m.place}委}}常委会举行会议",
        f"p {m.date()}，{{O{m.level}委=中共{m.place}委}}常委会举行会议，听取{scheme}推进情况。{who}主持会议并讲话，{two}出席。",
        f"p {{P{name}}}指出，要{aim}。会上，{three}作了汇报。",
    ]


def leaders_list(m: Maker) -> list[str]:
    names = [m.name() for _ in range(m.random.randint(3, 6))]
    who, name = m.secretary()
    listed = "、".join(f"{{P{n}}}" for n in names)
    post = f"{{J{m.level}领导@{','.join(names)}:{m.place}}}"
    aim = m.pick(AIMS)
    m.ask(name, "强调", aim)
    return [
        f"h {{O{m.level}委=中共{m.place}委}}理论学习中心组开展学习",
        f"p {m.date()}，{who}主持学习并强调，要{aim}。",
        f"p {post}{listed}参加。",
    ]


def numbers(m: Maker) -> list[str]:
    year = m.year - 1
    office, head = m.random.choice(OFFICES)
    name = m.name()
    return [
        f"h 我{m.level}民生实事交出成绩单",
        f"p 截至{{D{year}年底={year}-12-31}}，全{m.level}已建成{m.before()}，{m.before()}。{{D今年={m.year}}}又新增{m.after()}。",
        f"p {{J{m.level}{office}{head}@{name}:{m.place}{office}}}{{P{name}}}介绍，这项工作已有{m.after()}受益。",
    ]


def elder(m: Maker) -> list[str]:
    name, age = m.name(), m.random.randint(70, 104)
    boss, speaker = m.official()
    community = m.pick(COMMUNITIES)
    m.ask(speaker, "叮嘱", "多关心老人的生活", "社区工作人员")
    return [
        "h 一束鲜花送祝福",
        f"p {m.date()}，{boss}来到{{L{community}}}看望{m.pick(('百岁老人', '居民', '老党员', '退休教师'))}{{P{name}}}。{{P{name}}}{{D今年={m.year}}}{{F{age}岁={age}岁|{name}}}，精神矍铄。",
        f"p {{P{speaker}}}叮嘱社区工作人员，要多关心老人的生活。",
    ]


def company(m: Maker) -> list[str]:
    firm, name = m.pick(COMPANIES), m.name()
    number = m.random.randint(2, 90)
    aim = m.pick(("扩建二期厂房", "招聘应届毕业生", "建设研发中心"))
    m.ask(name, "表示", aim)
    return [
        "h 新厂房投产",
        f"p {m.date()}，{{O{firm}}}新厂房投产，总投资{{F{number}亿元={number}00000000元|总投资}}。{{J董事长@{name}:}}{{P{name}}}表示，将{aim}。",
    ]


def school(m: Maker) -> list[str]:
    place, name, pupil = m.pick(SCHOOLS), m.name(), m.name()
    return [
        "h 校园里的科技节",
        f"p {m.date()}，{{O{place}}}举行科技节，{m.after()}参与。{{J校长@{name}:{place}}}{{P{name}}}致辞。学生{{P{pupil}}}说：“我做的小火箭飞得最高。”",
        f"“ {pupil} | 我做的小火箭",
    ]


def hospital(m: Maker) -> list[str]:
    place, name, other = m.pick(HOSPITALS), m.name(), m.name()
    return [
        "h 家门口看名医",
        f"p {m.date()}，{{O{place}}}{{J主任医师@{name}:{place}}}{{P{name}}}走进{{L{m.pick(COMMUNITIES)}}}义诊，为{m.after()}提供服务。{m.pick(DESCRIBED)}{{P{other}}}专程赶来。",
    ]


def founding(m: Maker) -> list[str]:
    team = m.pick(("向阳花志愿服务队", "银杏宣讲团", "夜归人巡逻队", "小石榴合唱团"))
    name = m.name()
    m.ask(team, "将", "定期走进社区开展服务")
    return [
        f"h {{O{team}}}成立",
        f"p {m.date()}，在{{O{m.place}妇联}}的支持下，“{{O{team}}}”成立，{m.pick(DESCRIBED)}{{P{name}}}加入其中。未来，{{O{team}}}将定期走进社区开展服务。",
    ]


def traffic(m: Maker) -> list[str]:
    name, road = m.name(), m.pick(ROADS)
    return [
        f"h 道路大修{{D下月={m.year}-{m.month + 1:02}}}启动",
        f"p {{L{road}}}大修工程将于{{D{m.month + 1}月1日={m.year}-{m.month + 1:02}-01}}启动，工期{{F三个月=3个月|工期}}。{{J{m.level}交通委副主任@{name}:{m.place}交通委}}{{P{name}}}提醒市民绕行{{L{m.pick([r for r in ROADS if r != road])}}}。",
        f"? {name} | 提醒 | 绕行 | 市民",
    ]


def chain(m: Maker) -> list[str]:
    name, other = m.name(), m.name()
    street = m.pick(STREETS)
    return [
        "h 党建联建签约",
        f"p {{D昨天下午={m.year}-{m.month:02}-{m.day - 1:02}}}，{{O{street}党工委}}{{J书记@{name}:{street}党工委}}{{P{name}}}、{{J办事处主任@{other}:{street}办事处}}{{P{other}}}与{{O{m.pick(COMPANIES)}}}签订联建协议。{{P{name[:2] if name[:2] in COMPOUND else name[0]}书记={name}}}说，这是一次双向奔赴。",
    ]


def appointment(m: Maker) -> list[str]:
    one, two = m.name(), m.name()
    return [
        f"h {{O{m.level}人大常委会={m.place}人大常委会}}任免名单",
        f"p {m.date()}，{{O{m.level}人大常委会={m.place}人大常委会}}举行会议。会议决定任命{{P{one}}}为{{J{m.level}审计局局长@{one}:{m.place}审计局}}，{{P{two}}}为{{J{m.level}司法局副局长@{two}:{m.place}司法局}}。",
    ]


def digest(m: Maker) -> list[str]:
    name, reporter = m.name(), m.name()
    low = m.random.randint(3, 20)
    return [
        "h 简讯",
        f"p 本报讯（记者 {{P{reporter}}}）{m.date()}，{{O{m.place}图书馆}}举办讲座，近{{F百名=100名|读者}}读者到场。".replace(
            "近{F百名=", "{F近百名="
        ),
        f"p {{J主讲人@{name}:}}{{P{name}}}介绍了{{F{DIGITS[low // 10] if low >= 20 else ''}{'十' if low >= 10 else ''}{DIGITS[low % 10] if low % 10 else ''}种={low}种|植物}}植物。".replace(
            "{J主讲人@" + name + ":}", "主讲人"
        ),
    ]


def run_together(m: Maker) -> list[str]:
    m.month, m.day = 9, 29
    (one, first), (two, second) = m.secretary(), m.leader()
    return [
        f"h {{P{first}}}{{P{second}}}检查节日安全",
        f"p {{D国庆节={m.year}-10-01}}前夕，{one}，{two}分别来到{{L{m.pick(COMMUNITIES)}}}、{{L{m.pick(ROADS)}}}检查安全工作。",
    ]


TEMPLATES: tuple[Callable[[Maker], list[str]], ...] = (
    visit, meeting, leaders_list, numbers, elder, company, school, hospital, founding, traffic, chain,
    appointment, digest, run_together,
)  # fmt: skip
ROUNDS = 7


def made() -> str:
    """The articles as a gold file; every other one in traditional script."""
    return "\n".join(_one(n) for n in range(len(TEMPLATES) * ROUNDS))


def _one(number: int) -> str:
    maker = Maker(1000 + number)
    lines = TEMPLATES[number % len(TEMPLATES)](maker)
    date = f"{maker.year}-{maker.month:02}-{maker.day:02}"
    script = "hant" if (number // len(TEMPLATES)) % 2 else "hans"
    lines = [*lines, *maker.asked]
    if script == "hant":
        lines = [traditional(line) for line in lines]
    return "\n".join([f"=== g{number:03} {script} {date} {maker.place}", *lines])
