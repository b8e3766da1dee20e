"""Chinese surnames, simplified: the four hundred that cover all but a few in a thousand people, and the compound ones."""

SINGLE = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁"
    "葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋"
    "植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠"
    "连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥"
    "保和蔺水云昌凤酆俞柳鲍费岑雷贺倪滕罗毕郝邬安常乐时傅卞齐元伍余平黄穆萧尹姚邵湛汪祁毛禹狄贝明臧伏成戴宋茅庞纪舒屈项祝董梁杜"
    "阮蓝闵席季麻强贾路危江童颜郭梅盛林钟丘骆高夏蔡田樊胡凌霍虞万支柯管经裘缪干解应宗丁宣邓单杭洪包诸左石崔吉钮龚程邢滑裴陆荣"
    "翁荀羊惠甄曲家封芮储靳汲糜松段富焦巴弓牧山谷侯蓬郗班仰秋仲伊宫仇暴甘厉戎祖武符刘景詹束龙叶幸司韶印宿白怀蒲从鄂索赖卓屠"
    "池乔胥能苍双闻莘翟谭贡劳逄扶堵宰雍璩濮牛寿通扈冀浦尚农别庄晏瞿阎充慕连茹习宦艾鱼容古慎戈廖终居衡步耿满弘匡国文寇广禄东殴"
    "沃利蔚越夔隆师巩厍聂晁勾敖融訾辛阚那简饶空曾沙养须丰巢关蒯相查后荆游竺权盖益桓公仝肖闫付代覃粟苟佘邰占麦幺呼操"
)
COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 夏侯 令狐 司徒 司空 轩辕 宇文 长孙 端木 独孤 南宫 闻人 澹台 赫连 呼延 公羊 东郭 南门 "
    "濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 公冶 宗政 万俟 西门 百里 拓跋 第五 左丘 梁丘 乐正".split()
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
