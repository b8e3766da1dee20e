"""Chinese surnames, simplified: 百家姓 and the commonest of today's, by general knowledge."""

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅"
    "庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣"
    "贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋"
    "仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬"
    "申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇"
    "广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公付肖萧闫邸仝"
    "佟代鄢覃植麦苑郁冼练粟揭原候亓员苟楚岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟洛庹涂邝占阔来粘候初撒剧侍覃卿禤"
    "丘归戢修彦战揭闪岩隋税区母展蔄线褟佴仉茹岑亓谌缑佘迟矫镡"
)
COMPOUND = frozenset(
    [
        "万俟",
        "范姜",
        "张简",
        "公良",
        "宰父",
        "夹谷",
        "段干",
        "羊舌",
        "颛孙",
        "达奚",
        "司马",
        "上官",
        "欧阳",
        "夏侯",
        "诸葛",
        "闻人",
        "东方",
        "赫连",
        "皇甫",
        "尉迟",
        "公羊",
        "澹台",
        "公冶",
        "宗政",
        "濮阳",
        "淳于",
        "单于",
        "太叔",
        "申屠",
        "公孙",
        "仲孙",
        "轩辕",
        "令狐",
        "钟离",
        "宇文",
        "长孙",
        "慕容",
        "鲜于",
        "闾丘",
        "司徒",
        "司空",
        "亓官",
        "司寇",
        "南宫",
        "端木",
        "百里",
        "呼延",
        "东郭",
        "西门",
        "独孤",
        "纳兰",
        "拓跋",
        "完颜",
        "叶赫",
        "爱新",
        "第五",
        "乐正",
        "公西",
        "漆雕",
        "壤驷",
        "巫马",
        "谷梁",
        "梁丘",
        "左丘",
    ]
)


def opens_with_surname(folded: str) -> bool:
    """Whether a text, folded to simplified, opens like a person's name."""
    return folded[:2] in COMPOUND or folded[:1] in SINGLE


def is_name(folded: str) -> bool:
    """Whether a text can be a Chinese name in full: a surname and one or two characters."""
    if not folded or not all("\u4e00" <= c <= "\u9fff" for c in folded):
        return False
    if folded[:2] in COMPOUND:
        return 3 <= len(folded) <= 4
    return folded[:1] in SINGLE and 2 <= len(folded) <= 3
