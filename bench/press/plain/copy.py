"""The copy of the third press: its own small grammar of Chinese news, sharing nothing with bench/invent."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import Any

_words = str.split

PLACES = _words(
    "梅溪镇 青柏路 虹河湾 石桥村 望江亭 榆林街 新港区 双塔里 云麓乡 长堤社区 芦花浦 银杏巷 南坪 北山 小河口 竹园 东湖 渡口 柳堤 旧城"
)
SURNAMES = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = _words(
    "伟 芳 敏 静 强 磊 洋 艳 杰 涛 明 霞 秀英 建国 志远 雨桐 思源 文博 晓东 海燕 立新 玉兰 国栋 佳怡 子涵 春生"
)
POSTS = _words("镇长 书记 院长 校长 站长 教授 工程师 队长 主任 研究员 馆长 店主 农艺师 护士长 教练")
BODIES = _words(
    "水务局 文化馆 图书馆 中心小学 供销社 农技站 人民医院 交通局 规划院 博物馆 渔业协会 邮政所 气象台 公交公司 老年大学 体育局 消防支队 园林处"
)
THINGS = _words(
    "堤防加固 旧楼加装电梯 夜间公交 乡村书屋 稻鱼共作 无障碍步道 雨污分流 垃圾分类 早稻收割 古戏台修缮 龙舟比赛 社区食堂 荒山造林 校车专线 河道清淤 民宿改造 油菜花节 非遗课堂 家庭医生签约 智慧停车 茶园采摘 冬季供暖 儿童图书角 老街夜市 森林防火 中药材种植 自行车道 养老驿站 健身步道 地下管网"
)
VERBS = _words(
    "全面启动 顺利完工 正式开放 受到欢迎 提前收官 进入尾声 再添新景 惠及千家 交出答卷 破解难题 迎来转机 按下快进键"
)
WHEN = _words(
    "昨日 日前 近日 本周 上周三 今年以来 10月12日 春节过后 入汛以来 3月底 连日来 前天上午"
)
NUMS = _words(
    "3.6公里 1200多户 48个 百分之七十二 5万余元 2.4万人次 17处 9.8% 600亩 近三成 十二项 8000株 30余年 1.5亿元"
)
WORDS = _words("GDP 5G LED Wi-Fi APP CBA PM2.5 ETC")

BODY = (
    "{when}，记者在{place}看到，{thing}现场一片忙碌，{num}的任务已经完成大半。",
    "“{place}的{thing}做好了，大家的日子就更有盼头。”{post}{name}说。",
    "据{org}介绍，{thing}共涉及{num}，总投入比去年增加{num}。",
    "{name}今年{age}岁，在{place}住了大半辈子，说起{thing}，他打开了话匣子。",
    "从前，这里道路狭窄、路灯昏暗；如今，{thing}让{place}换了模样。",
    "{org}{post}{name}表示，下一步将围绕{thing}，继续听取居民意见，把好事办好。",
    "按照计划，{place}到{place}之间还将新增{num}，预计明年{month}月投入使用。",
    "为了这件事，{name}和同事们跑了{num}，开了{age}次座谈会。",
    "“谁说不是呢？”站在一旁的{name}接过话头，“{thing}，我们等了好多年！”",
    "数据显示，截至{month}月底，全市{thing}已覆盖{num}，群众满意度达{pct}%。",
    "走进{place}，一排排新栽的树木迎风而立，{word}指示屏上滚动着最新消息。",
    "不过，也有居民提出疑问：{thing}之后，{org}由谁来管、钱从哪里来？",
    "对此，{org}回应称，相关办法正在制定，将于{month}月{age2}日前公布。",
    "天刚蒙蒙亮，{name}就已经赶到{place}，检查昨夜的记录。",
    "与会者认为，{thing}既是面子，更是里子，关键在于坚持。",
    "一位不愿透露姓名的村民告诉记者，{place}的{thing}以前没人敢想。",
    "《{place}志》记载，早在清代，这一带便有{num}的集市。",
    "{org}、{org}和{org}三家单位联合行动，{age2}天内完成了{thing}的摸底。",
)
LEADS = (
    "本报讯（记者 {name}）{when}，{place}{thing}{verb}。{org}{post}{name}到场察看，并与居民座谈。",
    "本报讯 （记者{name} 通讯员{name}）{when}，记者从{org}获悉，{place}{thing}{verb}，涉及{num}。",
    "{place}{month}月{age2}日电 （记者 {name}） {thing}工作推进会{when}在{place}召开，{org}等单位参加。",
    "{when}，一场关于{thing}的讨论在{place}展开，{num}参与其中。",
    "“来，看看我们的{thing}！”{when}，在{place}，{post}{name}热情地招呼记者。",
    "本报{place}讯 {when}，{org}发布消息：{thing}{verb}，总量达{num}。",
)
HEADS = (
    "{place}{thing}{verb}", "{thing}{verb} {place}居民点赞", "{org}聚焦{thing}", "{place}：{thing}{verb}",
    "{num}！{thing}{verb}", "{thing}，路在何方？", "{name}：三十年守着{place}", "让{thing}走进{place}",
    "“{thing}”背后的故事", "{place}有了{thing}", "{thing}怎么做 {org}这样答",
)  # fmt: skip
KICKERS = (
    "{org}推进{thing}工作", "聚焦{thing}", "{when}，{name}在{place}调研时强调", "回应百姓关切 建设美丽{place}",
    "{place}第{age2}届{thing}活动综述",
)  # fmt: skip
DECKS = (
    "{org}{post}{name}出席并讲话", "总投入增加{num} 预计{month}月底完成", "——来自{place}的一线报道",
    "涉及{num}，居民可到{org}登记", "{name} {name}等参加", "{post}{name}：还要再快一点",
)  # fmt: skip
CROSS = (
    "从无到有",
    "一张图管到底",
    "难题怎么解",
    "让数据多跑路",
    "邻里的事大家办",
    "老手艺有了新传人",
    "账本里的变化",
    "下一站在哪里",
    "一碗热汤的温度",
)
SECTIONS = _words("走基层 本版关注 民生热线 身边人 今日视点 记者观察 百姓故事 时评 读者来信 市井")
POEM = (
    "一江春水绕城流",
    "两岸新苗绿到头",
    "昨夜微雨敲窗过",
    "今朝燕子剪花游",
    "老街灯火千家暖",
    "远岭云烟一望收",
    "且把诗心寄明月",
    "清风吹送下西楼",
    "风从山口吹来",
    "带着稻花的气息",
    "我在桥头坐下",
    "听河水讲过去的事",
    "船已经走远了",
    "只留下一行白鹭",
    "和半个没有说完的下午",
)
ADS = (
    "{place}家居广场",
    "盛大开业 全场{age2}折起",
    "热线：0571-8{d7}",
    "地址：{place}{age}号",
    "名额有限 先到先得",
    "{org}协办",
)
NOTICES = (
    ("遗失声明", "{name}遗失{org}核发的工作证，编号{d7}，声明作废。"),
    ("公告", "{place}{thing}工程定于{month}月{age2}日起施工，请过往车辆绕行。{org}"),
    ("招聘启事", "{org}因工作需要招聘{post}{age2}名，有意者请与{name}联系，电话8{d7}。"),
    ("注销公告", "{place}{org}服务部经股东决定拟注销，请债权人自公告之日起45日内申报债权。"),
    ("寻人启事", "{name}，男，{age}岁，于{month}月{age2}日在{place}走失，有知情者请拨打8{d7}。"),
)


@dataclass
class Writer:
    """Writes with one seed; traditional: every text in traditional characters."""

    rng: Random
    traditional: bool = False
    told: dict[str, str] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """A template with its blanks filled; the subject (place, thing) of the story at hand comes back often."""
        rng, out, rest = self.rng, [], template
        while "{" in rest:
            before, rest = rest.split("{", 1)
            key, rest = rest.split("}", 1)
            out += [before, self._word(key, rng)]
        return self.script("".join(out) + rest)

    def _word(self, key: str, rng: Random) -> str:
        if key in self.told and rng.random() < 0.75:
            return self.told[key]
        if key == "name":
            return rng.choice(SURNAMES) + rng.choice(GIVEN)
        if key in ("age", "age2", "month", "pct"):
            low, high = {"age": (24, 88), "age2": (2, 28), "month": (1, 12), "pct": (81, 99)}[key]
            return str(rng.randint(low, high))
        if key == "d7":
            return str(rng.randint(10**6, 10**7 - 1))
        pool = {
            "place": PLACES,
            "thing": THINGS,
            "org": BODIES,
            "post": POSTS,
            "verb": VERBS,
            "when": WHEN,
            "num": NUMS,
            "word": WORDS,
        }
        return rng.choice(pool[key])

    def script(self, text: str) -> str:
        return _converter().convert(text) if self.traditional else text

    def subject(self) -> None:
        """A new story begins: its own place, thing, people."""
        rng = self.rng
        self.told = {
            "place": rng.choice(PLACES),
            "thing": rng.choice(THINGS),
            "org": rng.choice(BODIES),
        }

    def pick(self, pool: tuple[str, ...]) -> str:
        return self.fill(self.rng.choice(pool))

    def paragraph(self, chars: int) -> str:
        out = ""
        while len(out) < chars:
            out += self.pick(BODY)
        return out


@lru_cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")
