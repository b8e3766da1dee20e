"""Chinese surnames, folded to simplified: 百家姓 and the commonest of today's, by general knowledge."""

from __future__ import annotations

from shuzibao.script.surnames import COMPOUND, SINGLE

# Surnames that are far commoner as ordinary words: they need better evidence than a guess.
WEAK = frozenset(
    "水云花方任安常乐于时元平和明成计纪项强路危江应宣经干解管万全班能双通别向古易都满国文广东利越师那空养须关相后红游公有年爱来"
    "初修战闪岩税区母展线商原家富山谷车宁从索终居步连容习农温边益权开黄高金石马白党武房单包夏田"
)
# Characters that a given name hardly ever has.
NEVER_GIVEN = frozenset(
    "的了是在与及或被把将从对就也都又还很更最不没为于其此该这那哪谁什么吗呢吧啊们个些每各某第种位次件条张只把本场项"
    "，。、；：？！“”‘’（）《》【】—…·-/|｜ 0123456789０１２３４５６７８９"
)
# Characters that a given name may have, and running text has far oftener.
RARELY_GIVEN = frozenset("和向无以有年日部名大小上下中会后前里内外加出入来去到说要能可同")
# Characters that given names are mostly made of.
GIVEN = frozenset(
    "伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超兰霞平刚桂玉萍红娟华国建志文武辉斌波鹏飞龙海峰山林森木春夏秋冬雪梅荷莲菊竹松柏杨柳青蓝紫金银铜铁宝珍珠琴棋书画诗词歌赋"
    "梦雨云雷电风霜露晨晓曦旭阳光辰星月亮天宇浩瀚博渊深广远长永恒久安宁康健福禄寿喜庆祥瑞吉利富贵荣昌盛兴旺发达成功胜凯旋捷进步学思智慧聪颖睿哲贤德仁义礼信忠孝廉洁正直方圆"
    "美好佳嘉欣悦乐怡然若如似可心意情爱慕蓉薇蕾萱琳瑶琪璐瑾瑜璇玥珊珂玲珑莹晶倩婷婉娴淑雅芝芬芸菁蓓莉莎茜茹菲蔓岚岩岳峥嵘崇巍川河江湖洲涵泽润清澈澄浩沛淼源泉沁汐溪"
    "俊逸轩昂凌霄翔翼腾跃骏骥驰骁勇毅刚坚韧豪杰雄英才能干事业立言行知新民生群众友朋伯仲叔季孟元亨利贞大小中子孙祖宗先后世代家邦权威科技术工农商彦彬桐梓楠榕桦樱琦琛琨钧铭锋锐钰鑫"
    "倪倩凤鸣鹤鹰燕莺鸿雁雯霖霏霁震霆乔尧舜禹汤文景绍承继业敬恭俭让谦逊冲和顺从良善温厚朴素纯真诚实耀煌炜煜烨灿焕炎灵妮娅妍姝嫣娥媛嫦娇姣婧阿根弟妹囡"
)
# Characters that transliterate foreign names.
FOREIGN = frozenset(
    "沙阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼别宾波伯博布查达大戴丹道德登邓狄迪蒂丁东杜顿多厄恩尔法凡范菲费芬丰夫弗福富盖冈高戈格葛根贡古瓜"
    "圭哈海汉豪赫亨胡华怀惠霍基吉加贾简杰金卡凯坎康考科可克肯库夸奎昆拉莱兰朗劳勒雷里理利莉丽林琳卢鲁路伦罗洛吕马玛迈麦曼芒梅门蒙米密明"
    "摩莫默姆木穆拿娜纳奈南内妮尼涅宁纽努诺欧帕派潘佩彭皮平坡珀普其奇齐契乔钱琼丘让热日荣茹瑞若萨塞赛桑瑟森莎山尚绍舍申圣施史舒斯丝思松"
    "苏素索塔泰坦汤唐特腾提图托瓦万旺威韦维温文翁沃乌西希锡夏香肖谢辛欣休雅亚延扬耶叶伊依因英尤于约泽扎詹珍治朱卓兹佐"
    "孜吾逊力廖披娃买合荪才堆央次增措嘉晋珠江群司旦察柴策恰甘捷津柯坤蓝良列龙隆芦浦琪强切容撒汀廷魏武喜先云赞章芝仲祖者藏丛"
)


def surname_length(text: str, start: int = 0) -> int:
    """Characters of the surname that stands at `start`: 2, 1, or 0 where none does."""
    if text[start : start + 2] in COMPOUND:
        return 2
    return 1 if text[start : start + 1] in SINGLE else 0
