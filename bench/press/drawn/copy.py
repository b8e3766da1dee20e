"""The copy of the fourth press: stories of bench/invent under heads of its own, and what a paper prints besides news."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from bench.press.copy import CopyDesk
from bench.press.story import Story

_words = str.split

TOWNS = _words("云陂 石涧 柳汀 双桥 沙口 禾坪 鹭洲 枫林 金滩 大渡 古塘 清溪")
WORK = _words(
    "老旧小区改造 春耕备耕 防汛备汛 乡村振兴 营商环境 项目建设 安全生产 生态环保 基层治理 招商引资 文旅融合 河湖长制 秋粮收购 就业服务"
)
DOINGS = _words(
    "按下“快进键” 跑出“加速度” 全面提速 落地见效 再上台阶 蹄疾步稳 打通“最后一公里” 有了“新账本” 结出“幸福果” 步入快车道"
)
LEADERS = _words("县委 县委常委会 县政府党组 市政协 区人大常委会 县纪委监委 县委宣传部")
VERBS = _words(
    "召开会议 学习贯彻全会精神 部署近期工作 开展专题视察 听取专项汇报 调研重点项目 举行集体学习"
)
HEADS = (
    "{lead}{verb}", "{town}：{work}{doing}", "{work}{doing}", "小{thing}写出{town}大文章", "{town}镇 {work}{doing}", "以{work}新成效 开创{town}发展新局面",
    "一{unit}小{thing} 鼓起钱袋子", "把{work}抓在手上 把群众冷暖放在心上", "{town}人的“{thing}经”", "“{thing}书记”老{sur}", "{num}{unit}{thing}从{town}出发", "谁动了{town}的{thing}？", "{work}不能“一阵风”",
)  # fmt: skip
KICKERS = (
    "{lead}主要负责同志在{town}镇调研时强调", "聚焦高质量发展·{work}", "{num}户群众喜迁新居", "贯彻落实全会精神 推动{work}走深走实", "——{town}镇推进{work}纪实之{ord}", "新春走基层",
)  # fmt: skip
DECKS = (
    "{sur}{given}主持并讲话 {sur}{given}{sur2}{given2}出席", "{num}个项目集中开工 总投资{num}亿元", "——{town}镇{work}见闻", "上半年{work}完成投资{num}亿元，同比增长{pct}%", "让群众看得见 摸得着 得实惠",
)  # fmt: skip
POEMS = (
    ("春过{town}", ("一犁新雨破春泥", "燕子来时柳正齐", "最是桥头卖花处", "半竿斜日小楼西")),
    ("{town}渡口", ("船靠岸的时候", "雾还没有散", "母亲提着一篮青菜", "从石阶上慢慢走来", "像一盏灯", "走过我的童年")),
    ("秋收", ("稻子低下头", "听见镰刀的声音", "父亲坐在田埂上", "抽完最后一支烟", "夕阳就落了下去", "那么重", "那么轻")),
    ("鹧鸪天·{town}", ("十里山塘一棹风", "荷香吹到小桥东", "渔歌唱晚人归去", "月在芦花第几丛")),
    ("晨读", ("窗台上", "一只麻雀", "翻动阳光", "我翻动书页", "我们都没有说话")),
)  # fmt: skip
ESSAYS = (
    "老屋门前的那棵枣树，是祖父年轻时栽下的。", "每到秋天，枣子红了，村里的孩子便提着竹竿来打。", "祖母坐在门槛上，笑眯眯地看着，从不责怪。", "后来我去{town}读书，一年难得回去几次。",
    "有一回夜里落雨，我忽然想起屋檐下的水缸来。", "那口缸里养过鲫鱼，也养过一朵睡莲。", "母亲在电话里说，枣树今年又结得满满的。", "人到中年，才懂得什么叫作故乡。", "灶膛里的火噼啪作响，红薯的香气漫了一屋。",
    "我走在{town}的石板路上，听见自己的脚步声。", "有些话当时没有说，以后也就不必说了。", "书桌上那盏旧台灯，陪我度过了许多个夜晚。", "雪下得很大，整个村子都静了下来。", "父亲不识字，却能把节气背得一清二楚。",
    "集市散了，卖豆腐的老人收起担子，慢悠悠地往回走。", "我常常想，一条河要流多远，才算离开了家。",
)  # fmt: skip
ESSAY_HEADS = _words(
    "枣树 故乡的河 父亲的节气 石板路上 一碗腊八粥 雪落无声 灯下漫笔 母亲的菜园 旧时集市 秋声 听雨 老屋"
)
CLASSES = {
    "遗失声明": ("notice", "{sur}{given}遗失居民身份证，号码后四位{d4}，声明作废。|{town}镇{sur}{given}遗失不动产权证，证号{d7}，特此声明。|{town}商贸有限公司遗失公章一枚，编号{d7}，声明作废。"),
    "房屋租售": ("advertisement", "{town}路{num}号临街旺铺出租，面积{num}平方米，电话：13{d9}。|{town}花园三室两厅，精装修，拎包入住，联系电话：13{d9}，非诚勿扰。"),
    "招聘求职": ("advertisement", "本公司诚聘销售经理{ord}名，月薪面议，有意者请电8{d7}。|{town}镇中心幼儿园招聘教师数名，要求大专以上学历，电话8{d7}。|酒店招前台、保洁若干名，包吃住，联系人{sur}经理13{d9}。"),
    "注销公告": ("notice", "{town}农机专业合作社经成员大会决议解散，现已成立清算组，请债权人自本公告见报之日起45日内申报债权。联系人：{sur}{given}。|{town}餐饮店拟向登记机关申请注销，请债权债务人于45日内前来办理有关手续，特此公告。"),
    "寻物启事": ("notice", "本人于{pct}路公交车上遗失黑色公文包一只，内有重要文件，拾到者请与{sur}先生联系，必有重谢。电话：13{d9}。"),
}  # fmt: skip
TIPS = (
    ("{thing}天，当心五种病", "气温骤降，血管收缩，血压容易波动。老年人晨练不宜过早，出门要戴好帽子。|饮食以温热为主，少吃生冷，多喝温水，保持大便通畅。|家中常备血压计，早晚各测一次，做好记录。"),
    ("医保报销怎么算", "参保居民在一级医院住院，起付线为200元，报销比例百分之八十五。|办理异地就医备案后，可以直接结算，不必再回参保地报销。|门诊慢特病须先申请认定，材料交到镇便民服务中心即可。"),
    ("养老金认证 手机就能办", "打开手机应用，选择“待遇资格认证”，按提示完成人脸识别。|行动不便的老人，可以由村（社区）工作人员上门代办。|每年认证一次，超过十二个月未认证的将暂停发放。"),
    ("怎样吃才护眼", "深绿色的蔬菜富含叶黄素，每天不少于半斤。|少吃甜食，多在户外活动，每用眼四十分钟休息十分钟。|出现视物模糊、飞蚊增多，要及时到医院检查眼底。"),
)  # fmt: skip
QUESTIONS = (
    "当初是什么让您下决心回到{town}的？", "在您看来，{work}最难的是什么？", "这些年有没有想过放弃？", "下一步还有哪些打算？", "您想对年轻人说些什么？", "群众最关心的问题解决了吗？",
)  # fmt: skip
SURNAMES = "罗邹熊彭郝龚邵万钱汤尹黎易常武乔贺赖龙文"
GIVENS = _words("志坚 春梅 海生 永福 小满 德明 丽华 云帆 少青 桂兰 一鸣 国梁")
PAGE_NAMES = _words(
    "要闻 综合新闻 县域经济 民生 时政 社会 教育周刊 健康 文化 法治在线 乡村振兴 专版"
)
SECTIONS = _words("基层传真 记者调查 民生关注 身边榜样 政务之窗 新闻速览 一线直击 百姓话题")
PAPERS = _words("云陂日报 双桥晚报 鹭洲周报 清溪时报 今日石涧 枫林晨报 沙口商报")


@dataclass
class Writer:
    """Writes one sample's copy."""

    rng: Random
    desk: CopyDesk

    def fill(self, pattern: str) -> str:
        rng = self.rng
        words = {
            "town": TOWNS, "work": WORK, "doing": DOINGS, "lead": LEADERS, "verb": VERBS, "sur": SURNAMES, "sur2": SURNAMES, "given": GIVENS, "given2": GIVENS,
            "thing": _words("香菇 茶叶 竹编 豆腐 蜂蜜 脐橙 腊肉 泥鳅 莲子 花卉"), "unit": _words("朵 粒 枚 方 棵"), "ord": "一二三四五",
        }  # fmt: skip
        values = {key: rng.choice(pool) for key, pool in words.items()}
        values |= {"num": str(rng.randint(2, 980)), "pct": f"{rng.randint(2, 38)}"}
        values |= {f"d{n}": "".join(rng.choices("0123456789", k=n)) for n in (4, 7, 9)}
        return self.desk.text(pattern.format(**values))

    def pick(self, pool: tuple[str, ...] | list[str]) -> str:
        return self.fill(self.rng.choice(pool))

    def story(self, room: int, kind: str = "article", **wanted) -> Story:
        """A story of about `room` characters; half of the heads are this press's own."""
        told = self.desk.story(room, kind, **wanted)
        rng = self.rng
        if rng.random() < 0.5:
            told = replace(
                told,
                headline=self.pick(HEADS),
                kicker=self.pick(KICKERS) if rng.random() < 0.5 else None,
                deck=self.pick(DECKS) if rng.random() < 0.5 else None,
            )
        return told

    def essay(self, room: int) -> list[tuple[str, str]]:
        """Paragraphs of an essay of about `room` characters."""
        out: list[tuple[str, str]] = []
        while sum(len(text) for _, text in out) < room:
            count = self.rng.randint(1, 5)
            out.append(("paragraph", "".join(self.pick(ESSAYS) for _ in range(count))))
        return out

    def name(self) -> str:
        return self.fill("{sur}{given}")
