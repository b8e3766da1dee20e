"""Chinese surnames, folded to simplified: 百家姓 and the commonest of today's, by general knowledge."""

from __future__ import annotations

from shuzibao.script.surnames import COMPOUND, SINGLE

# Characters that a given name hardly ever has.
NEVER_GIVEN = frozenset(
    "的了是在与及或被把将从对就也都又还很更最不没为于其此该这那哪谁什么吗呢吧啊们个些每各某第种位次件条张只把本场项族"
    "，。、；：？！“”‘’（）《》【】—…·-/|｜ 0123456789０１２３４５６７８９"
)
# Characters that transliterate foreign names.
FOREIGN = frozenset(
    "沙阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼别宾波伯博布查达大戴丹道德登邓狄迪蒂丁东杜顿多厄恩尔法凡范菲费芬丰夫弗福富盖冈高戈格葛根贡古瓜"
    "圭哈海汉豪赫亨胡华怀惠霍基吉加贾简杰金卡凯坎康考科可克肯库夸奎昆拉莱兰朗劳勒雷里理利莉丽林琳卢鲁路伦罗洛吕马玛迈麦曼芒梅门蒙米密明"
    "摩莫默姆木穆拿娜纳奈南内妮尼涅宁纽努诺欧帕派潘佩彭皮平坡珀普其奇齐契乔钱琼丘让热日荣茹瑞若萨塞赛桑瑟森莎山尚绍舍申圣施史舒斯丝思松"
    "苏素索塔泰坦汤唐特腾提图托瓦万旺威韦维温文翁沃乌西希锡夏香肖谢辛欣休雅亚延扬耶叶伊依因英尤于约泽扎詹珍治朱卓兹佐"
    "柏哥果久孔缪嫩农蓬钦琴屈石易永佛冯音查买甫玉兹滕庞芭弥蕾薇黛娅朵缇珊坎孜吾逊力廖披娃买合荪才堆央次增措嘉晋珠江群司旦察柴策恰甘捷津柯坤蓝良列龙隆芦浦琪强切容撒汀廷魏武喜先云赞章芝仲祖者藏丛赖茨迦"
)


# Surnames too rare for the list that bylines and pages are read by.
RARE = frozenset(
    "朴普竹厚招法妥矣铁虎呙撖苌沐陇律凡喜拜锁达黑海信银木仡尕昂禚逯衣承端战曳邢缐丑次戚桐枚回佴泥尧迮"
    "敬晋汝钦芦泮喇拓皋冶郇綦锺栗慈檀诺折豆郐郯郧令贠漆敏青奉茆雒户楼靖雪仵药苻磨鹿宛泉卯寻柘岱绳虢玄庚仓恽邾佐南茶买甯兰钏贯鲜皇隽怡逢锦甫良丛刑咎迪招门"
)

# Surnames that nearly always are a word: read as such only where a title or a byline says that a name comes.
WORDS = frozenset(
    "种官机寸玉操召才但位光刀冬前勇北卡庆斗斯新旗日旺春月本朵根格桃棉森槐民永波泰泽涛港湖源火灯炎烟热牙特珠生由画疏登百直真礼禾秀科竟素紫纯罕"
    "者职肇肥自舟色英荔莎菊豹蚁蛮裕言训记让象赫过运进远造道酒里钢间院集雨音顺飘首香鸟介回塔大天奇好子字守宝实布帖延开弥彤得心忠恒恩托投拖"
    "拱挂摆散智称伊问闪菜钞镜弹木土圣斛昔粱绪绽继蹇輦逸郸酉铎锐闽雄霜骞鸿鹿麒黛"
)


def surname_length(text: str, start: int = 0, backed: bool = False) -> int:
    """Characters of the surname that stands at `start`: 2, 1, or 0 where none does.

    backed: something says that a name comes here, so that it may be a surname which else is a word.
    """
    if text[start : start + 2] in COMPOUND:
        return 2
    one = text[start : start + 1]
    return 1 if one and (one in SINGLE or one in RARE or (backed and one in WORDS)) else 0


def double_surname(text: str, start: int = 0) -> bool:
    """张叶|秀兰: a wife's surname behind her husband's, as in Hong Kong and Taiwan."""
    two = text[start : start + 2]
    return len(two) == 2 and all(c in SINGLE for c in two) and two not in COMPOUND
