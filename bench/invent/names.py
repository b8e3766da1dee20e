"""Names that the invented papers are made of: people, districts, streets, firms. All our own."""

from __future__ import annotations

from random import Random

# Weighted by repetition: the common surnames come more often, as they do in life.
SURNAMES = (
    "李王张刘陈杨赵黄周吴" * 4
    + "徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕" * 2
    + "苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "夏侯", "司徒", "端木", "皇甫")
GIVEN_ONE = (
    "磊敏静强涛军洁燕刚超勇艳娟杰芳霞明平波辉鹏宇浩凯健俊帆雪琳晨阳昊岚蔚泓桐砚舟棠穗榕筱衡恺"
)
GIVEN_FIRST = "志建国文秀玉晓小海永春桂美丽红金俊子思雨佳梦若书清景兆允鸿承启维振学德绍令砚伯仲松云望亦知守若怀庭履允"
GIVEN_SECOND = "强华英兰明芳平军辉珍林峰梅生荣芬霞玲民斌宁涛蓉菊琴轩涵然彤瑶远舟衡诚勤安乔桐川屿岚棠禾穗钧霖熹昀颖弟娣宝祥福根妹"

CORE_FIRST = "澜栖槐菱汀鹭桑陶柘芦棠沅邡泖苇砚篁荻莳蕉枫杏藤苔"
CORE_SECOND = "溪洲陵原川屏浦湾亭津湖江桥岭坪渡泉"
STREET_CORE = [
    "听雨",
    "望潮",
    "晒布",
    "磨石",
    "采荷",
    "打铁",
    "晚枫",
    "青禾",
    "白鹭",
    "三槐",
    "半山",
    "九里",
    "石榴",
    "竹器",
    "酱园",
    "灯塔",
    "梧桐",
    "织锦",
    "船坊",
    "渡口",
    "临泉",
    "柿子",
    "钟鼓",
    "米市",
    "长桥",
    "落霞",
    "松涛",
    "杏花",
    "双井",
    "盐仓",
    "观澜",
    "百草",
    "兰亭巷",
    "书院",
    "牌坊",
    "南塘",
    "北塘",
    "东埠",
    "西埠",
    "红砖",
]
ROAD_KIND = ("路", "路", "路", "街", "巷", "大道", "弄")
SCHOOL_KIND = ("小学", "第一小学", "中学", "实验学校", "职业技术学校", "第二中学", "幼儿园")
PLACE_KIND = (
    "广场", "公园", "文化中心", "会堂", "体育馆", "滨水步道", "社区会客厅", "老码头", "展览馆", "小剧场",
    "农贸市场", "科技馆", "驿站", "湿地", "影剧院", "党群服务中心",
)  # fmt: skip
FIRM_CORE = [
    "恒岭",
    "拓野",
    "蓝砂",
    "启禾",
    "云梭",
    "百砺",
    "远棹",
    "星沉",
    "松果",
    "木铎",
    "新橹",
    "海桐",
    "砺锋",
    "青砖",
    "万穗",
    "晴川",
]
FIRM_KIND = (
    "科技有限公司", "精密机械有限公司", "食品有限公司", "新材料股份有限公司", "物流有限公司",
    "智能装备公司", "生物医药有限公司", "纺织有限公司", "文化传播公司",
)  # fmt: skip


def person(rng: Random) -> str:
    """A name: one in forty has a double surname, a fifth a one-character given name."""
    surname = rng.choice(DOUBLE_SURNAMES) if rng.random() < 0.025 else rng.choice(SURNAMES)
    if rng.random() < 0.2:
        return surname + rng.choice(GIVEN_ONE)
    first, second = rng.choice(GIVEN_FIRST), rng.choice(GIVEN_SECOND)
    return surname + first + second


def people(rng: Random, count: int) -> list[str]:
    """Different names, none contained in another."""
    found: list[str] = []
    while len(found) < count:
        name = person(rng)
        if not any(name in other or other in name for other in found):
            found.append(name)
    return found


def core(rng: Random) -> str:
    """The two characters that name a district, a county or a town."""
    return rng.choice(CORE_FIRST) + rng.choice(CORE_SECOND)


def road(rng: Random) -> str:
    return rng.choice(STREET_CORE) + rng.choice(ROAD_KIND)
