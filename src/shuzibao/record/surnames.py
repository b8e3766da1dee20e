"""Chinese surnames, folded to simplified: 百家姓 and the commonest of today's, by general knowledge."""

from __future__ import annotations

from shuzibao.record.rows import row

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅"
    "庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣"
    "贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋"
    "仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬"
    "申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇"
    "广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公付肖萧闫邸仝"
    "佟代鄢覃植麦苑郁冼练粟揭原候亓员苟楚岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟洛庹涂邝占阔来粘候初撒剧侍覃卿禤"
    "戢修彦战揭闪岩隋税区母展蔄线"
)
COMPOUND = frozenset(
    row(
        "万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 "
        "濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容 鲜于 闾丘 "
        "司徒 司空 亓官 司寇 南宫 端木 百里 呼延 东郭 西门 独孤 纳兰 拓跋 完颜 叶赫 "
        "爱新"
    )
)
# Surnames that are far commoner as ordinary words: they need better evidence than a guess.
WEAK = frozenset(
    "水云花方任安常乐于时元平和明成计纪项强路危江应宣经干解管万全班能双通别向古易都满国文广东利越师那空养须关相后红游公有年爱来"
    "初修战闪岩税区母展线商原家富山谷车宁从索终居步连容习农温边益权开黄高金石马白党武房单包夏田"
)
# Characters that a given name hardly ever has.
NEVER_GIVEN = frozenset(
    "的了是在与及或被把将从对就也都又还很更最不没为于其此该这那哪谁什么吗呢吧啊们个些每各某第种位次件条张只把本场项"
    "，。、；：？！“”‘’（）《》【】—…·- 0123456789０１２３４５６７８９"
)
# Characters that a given name may have, and running text has far oftener.
RARELY_GIVEN = frozenset("和向无以有年月日时部名大小上下中会后前里内外加出入来去到说要能可同")
# Characters that transliterate foreign names.
FOREIGN = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼别宾波伯博布查达大戴丹道德登邓狄迪蒂丁东杜顿多厄恩尔法凡范菲费芬丰夫弗福富盖冈高戈格葛根贡古瓜"
    "圭哈海汉豪赫亨胡华怀惠霍基吉加贾简杰金卡凯坎康考科可克肯库夸奎昆拉莱兰朗劳勒雷里理利莉丽林琳卢鲁路伦罗洛吕马玛迈麦曼芒梅门蒙米密明"
    "摩莫默姆木穆拿娜纳奈南内妮尼涅宁纽努诺欧帕派潘佩彭皮平坡珀普其奇齐契乔钱琼丘让热日荣茹瑞若萨塞赛桑瑟森莎山尚绍舍申圣施史舒斯丝思松"
    "苏素索塔泰坦汤唐特腾提图托瓦万旺威韦维温文翁沃乌西希锡夏香肖谢辛欣休雅亚延扬耶叶伊依因英尤于约泽扎詹珍治朱卓兹佐"
)


def surname_length(text: str, start: int = 0) -> int:
    """Characters of the surname that stands at `start`: 2, 1, or 0 where none does."""
    if text[start : start + 2] in COMPOUND:
        return 2
    return 1 if text[start : start + 1] in SINGLE else 0
