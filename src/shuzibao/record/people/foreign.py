"""Names that are no Chinese surname with one or two characters: 安娜·科瓦廖娃, 扎西次仁, 乌云其木格, 山下昌彦, 胡某.

Tables by general knowledge: parts of Tibetan, Mongolian, Uyghur and Yi names as Chinese papers write
them, the commonest two-character Japanese surnames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shuzibao.record.base import Word
from shuzibao.record.language.jieba import in_dictionary, word_class
from shuzibao.record.people.surnames import FOREIGN
from shuzibao.record.places import gazetteer
from shuzibao.record.rows import row
from shuzibao.script.surnames import SINGLE

HYPHEN = re.compile("(?<=[一-鿿])[-—](?=[一-鿿]{1,6}·)")
FOREIGN_CHARACTERS = "".join(sorted(FOREIGN))
MIDDLE = re.compile(f"[{FOREIGN_CHARACTERS}]{{1,8}}")
BEFORE = re.compile("[一-鿿]{1,8}$")
AFTER = re.compile("[一-鿿]{1,8}")
ANONYMOUS = re.compile(rf"[{''.join(sorted(SINGLE - {'从'}))}]某(?:(?P<own>[一-鿿]))?")
# What is no given name behind 某: verbs and little words, and what is counted or called so and so (某种, 某地, 某单位).
AS_EVER = frozenset("某甲乙丙丁")
NOT_OWN = frozenset(
    "和与及同因被将把向对称在从为系疑涉来去到说道问想要的了是也又还就都则已曾不没很找拿用给叫让等以其之所驾持有"
)
NOBODY = frozenset("种个些一天日时年地人位")
TIBETAN = row(
    "扎西 次仁 卓玛 才让 巴桑 旺堆 尼玛 拉姆 央金 格桑 索朗 索南 达瓦 罗布 德吉 白玛 丹增 洛桑 平措 边巴 "
    "米玛 顿珠 多吉 曲珍 仁青 桑杰 旦增 强巴 阿旺 普布 群培 措姆 玉珍 加措 嘉措 东珠 贡布 晋美 久美 江白 "
    "洛珠 朗杰 旺姆 旺扎 拉珍 卓嘎 白珍 塔杰 益西 土登 赤列 班丹 巴珠 边珍 次旺 次旦 欧珠 占堆 泽仁 泽郎 "
    "志玛 拥忠 降央 登巴 卓尕 旺杰 旺久 曲扎 次珍 央宗 拉巴 仓木 坚赞 更登 尕玛 班玛 完么 南杰 昂毛 措毛 "
    "东知 东智 当周 才旦 才让 尖措 完德 久买 桑吉 卡先 项欠 公保 周毛 卓嘎 措吉 次成 索甲 昂欠 才仁 德央 丁真 扎巴"
)
MONGOLIAN_FIRST = row(
    "乌云 萨仁 娜仁 斯琴 阿拉坦 那仁 额尔敦 宝音 朝克 孟克 布仁 敖登 格根 乌日 苏日 胡日 巴雅 特木 哈斯 "
    "那顺 呼和 孟和 布和 青格 都仁 乌兰 通拉 牧仁 吉日 达林 阿尔 白音 朝鲁 道尔"
)
MONGOLIAN_LAST = row(
    "其木格 其其格 图雅 托娅 高娃 巴特尔 巴图 乌力吉 巴雅尔 朝克图 格日勒 毕力格 吉日嘎拉 斯琴 青格勒 胡日查 "
    "德力格尔 德格吉日呼 额尔德尼 宝力德 朝格图 满都拉 阿古拉 塔娜 日娜 和 仓 花 娜 嘎 拉嘎 图 乐 巴根 苏荣 查 木图 达来 吉雅 尔图"
)
UYGHUR = row(
    "阿布都 阿卜杜 阿不都 买买提 麦麦提 艾合买提 吐尔逊 古丽 迪丽 热依汗 玉素甫 依明 阿依 阿迪力 努尔 帕提 图尔荪 "
    "木合塔尔 艾尼瓦尔 阿力木 卡德尔 热合曼 玛依拉 米热 阿孜古丽 沙吾列 哈丽 努尔兰 叶尔"
)
YI_FIRST = row(
    "海来 吉克 吉木 吉狄 吉伍 吉布 吉史 吉胡 沙马 阿苏 阿鲁 阿余 阿来 阿侯 阿约 阿力 阿育 曲比 曲木 俄木 俄尔 勒伍 勒格 马海 马查 莫色 木几 尼苦 "
    "列古 罗洪 加巴 卢色 乃古 且沙 瓦其 瓦渣 瓦扎 尔古 尔吉 尔苦 约其 水普 苏呷 日黑 石一 说日 史古 的莫 的日 克其 克惹 金古 金曲 八且 巴久 巴莫 比曲 布约 布尔"
)
YI_LAST = row(
    "阿呷 木呷 有呷 子呷 友呷 伍呷 拉呷 拉加 伍加 尔布 石布 曲布 拉哈 古火 日火 尔火 木乃 阿支 阿依 阿牛 阿果 克古 铁日 木果 拉铁 尔哈 尔果 伍各 伍果 木基 "
    "色体 阿木 伍牛 小龙 什布 拉日 日洛 日古 尔体 木牛 阿洛 拉者 史布 伍合 尔古 尔聪 日呷"
)
PIECES = re.compile(
    rf"(?:{'|'.join(TIBETAN)}){{2}}"
    rf"|(?:{'|'.join(MONGOLIAN_FIRST)})(?:{'|'.join(MONGOLIAN_LAST)})"
    rf"|(?:{'|'.join(YI_FIRST)})(?:{'|'.join(YI_LAST)})"
    r"|(?:乌力吉|巴特尔|朝克图|毕力格|吉日嘎拉|额尔德尼|其其格|阿古拉|满都拉|青格勒)"
    rf"|(?:{'|'.join(UYGHUR)})[{FOREIGN_CHARACTERS}]{{2,5}}"
)
JAPANESE = row(
    "山下 山本 田中 佐藤 铃木 高桥 伊藤 渡边 中村 小林 加藤 吉田 佐佐木 松本 井上 木村 斋藤 池田 桥本 石川 "
    "前田 藤田 后藤 冈田 长谷川 村上 近藤 石井 坂本 远藤 青木 藤井 西村 三浦 藤原 冈本 松田 中岛 中野 原田 小野 田村 "
    "竹内 金子 石田 上田 森田 柴田 酒井 工藤 横山 宫崎 宫本 内田 安藤 谷口 丸山 今井 武田 西田 平野 "
    "村田 矢野 杉山 增田 小岛 桑原 大冢 千叶 松井 野口 岩崎 鸠山 安倍 岸田 石破 菅原 本田 丰田 三木 川端 "
    "山口 佐野 清水 山田 山崎 太田 福田 福岛 三宅 和田 松田 松下 松尾 松原 松永 石原 石黑 西川 西野 西山 北川 北村 北野 河野 河村 "
    "小池 小松 小西 小原 小笠原 大野 大西 大岛 大谷 大久保 大山 久保 久保田 水野 水谷 吉川 吉村 吉野 吉冈 永井 永田 平田 平山 平井 片山 片冈 "
    "土屋 土井 星野 今村 市川 浅野 浅田 川口 川村 川崎 川上 黑田 黑泽 岛田 岛村 中山 中田 中西 广田 冈村 寺内 米内 近卫 币原 鸟山 宫川 宫城 "
    "须藤 佐久间 长岛 长尾 野村 野田 盐田 荒木 荒井 新井 樱井 堀内 桥爪 奥田 羽田 羽生 安田 饭田 关口 细川 细田 加山 涩谷 渡部 "
    "大江 宫泽 村山 小泉 竹下 田边 犬养 东条 松冈 重光 芥川 夏目 高市 麻生 福泽 伊东 森川 早川 中川 小川 小山"
)
JAPANESE_NAME = re.compile(rf"(?:{'|'.join(sorted(JAPANESE, key=len, reverse=True))})")
# 马那弄|说
SPEAKS = re.compile(
    r"(?![也就则却又还都曾便等的是和与并再即在先后常将均共已未没不只要拟来])[一-鿿]"
    r"(?=说|表示|指出|告诉|介绍|出席|主持|参加|会见|发言|致辞|宣布)"
)
# 国王|哈拉尔五世
MONARCHS = re.compile(
    rf"(?:国王|女王|教皇|教宗|皇帝|沙皇|亲王|苏丹|大公)(?P<name>[{FOREIGN_CHARACTERS}]{{2,7}}[一二三四五六七八九十]{{1,3}}世)"
)
# 青禾日报·云浦客户端: papers and stations with a house of theirs.
OUTLET = re.compile("(?:报|网|台|社|刊|新闻|传媒|客户端)$")
# What the finder left of a dotted name before a mark: 阿不都|拉，
MARKED = re.compile(f"[{FOREIGN_CHARACTERS}]{{1,2}}(?=[，、。；）（])")
# 艾尼|拉着: what follows a verb.
ASPECT = ("着", "了", "过")
NUMERALS = frozenset("一二三四五六七八九十百千")
# A two-character end of a dotted name that is a word of the sentence: 大卫·李|比赛.
SHORT_LAST = 3


def _hyphens(text: str) -> str:
    """让-皮埃尔·马丁: a hyphen between two Han characters before a dot holds a name together."""
    return HYPHEN.sub("·", text) if "-" in text or "—" in text else text


def whole_names(text: str, words: Sequence[Word]) -> dict[int, int]:
    """Start and end of every such name in a text cut into words; where they overlap, the first."""
    spans: list[tuple[int, int]] = []
    text = _hyphens(text)
    if "·" in text:
        spans += _dotted(text, words)
    if "某" in text:
        spans += _anonymous(text, words)
    spans += [m.span("name") for m in MONARCHS.finditer(text)]
    for match in PIECES.finditer(text):
        if match.end() - match.start() >= 3 and _begins(words, match.start()):
            spans.append((match.start(), _whole_words(words, *match.span())))
    found: dict[int, int] = {}
    last = reached = 0
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start >= reached and end - start >= 2:
            last = start
            found[last] = reached = end
        elif start < reached < end and "·" in text[start:end]:
            found[last] = reached = end  # 阿卜杜热|合曼·吐尔逊: two readings of one name
    return found


def _anonymous(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names that a court or the police keep back: 胡某, 胡某某, 胡某平; 胡某|来到 has no third character."""
    places = {end for _, end in gazetteer.find_names(text)}
    for found in ANONYMOUS.finditer(text):
        start, end = found.span()
        if start + 1 in places:
            continue  # 江苏|某厂
        own = found["own"]
        over = _word(words, start)
        if over is not None and over.start < start and _is_word(text, over, start + 1):
            continue  # 江苏|某厂, 南疆军区|某边防团
        if own is None or own in AS_EVER:
            yield start, end
        elif own not in NOBODY:
            apart = _begins(words, end) or in_dictionary(text[end : end + 2])
            parted = end == len(text) or (apart and not in_dictionary(text[end - 1 : end + 1]))
            yield start, end if parted and own not in NOT_OWN else end - 1


LATIN = re.compile(r"[A-Z][a-z]{1,14}(?: [A-Z]\.)?(?:[ ·][A-Z][A-Za-z]{1,14}){1,2}(?![A-Za-z\d])")


def latin_at(text: str, start: int) -> int | None:
    """Where a name in Latin letters ends that begins here: 分析师|Karen Lau. None where none does."""
    name = LATIN.match(text, start)
    return name.end() if name else None


def _is_word(text: str, word: Word, end: int) -> bool:
    """Whether a word is a place or a body, or a known word that ends here."""
    known = word.end == end and in_dictionary(text[word.start : end])
    return known or word.tag in ("LOC", "ORG")


def _whole_words(words: Sequence[Word], start: int, end: int) -> int:
    """Where a name of three characters or more ends with a word: 阿依古丽|先后; else the end given."""
    ends = [w.end for w in words if start + 3 <= w.end <= end]
    return end if any(w.start == end for w in words) or not ends else ends[-1]


def _begins(words: Sequence[Word], position: int) -> bool:
    return any(w.start == position for w in words)


def _word(words: Sequence[Word], position: int) -> Word | None:
    return next((w for w in words if w.start <= position < w.end), None)


def _dotted(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The names with dots between their parts; between two dots of one name all characters fit."""
    groups: list[tuple[int, int]] = []
    for dot in (i for i, c in enumerate(text) if c == "·"):
        if groups and MIDDLE.fullmatch(text, groups[-1][1] + 1, dot):
            groups[-1] = (groups[-1][0], dot)
        else:
            groups.append((dot, dot))
    found = []
    for first, last in groups:
        before, after = BEFORE.search(text, max(0, first - 8), first), AFTER.match(text, last + 1)
        if before is None or after is None or OUTLET.search(before.group()):
            continue
        if _place_ends(before.group()) and _place_begins(after.group()):
            continue  # 岭南·青禾论坛
        if _common(text, words, first - 1) and _common(text, words, last + 1):
            continue  # 创业街区·人才大市场
        if text[before.start() - 1 : before.start()] != "“":  # “爱达·魔都号” is a ship
            start = _first_part(text, words, before.start(), first)
            found.append((start, _last_part(text, words, last + 1, after.end())))
    return found


def _common(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a common word of two characters or more stands here, as the finder and the dictionary see it."""
    word = _word(words, at)
    if word is None or word.tag not in ("n", "v", "vn", "a", "s"):
        return False
    return word_class(text[word.start : word.end]) in ("n", "v", "a", "s")


def _place_ends(text: str) -> bool:
    return any(end == len(text) for _, end in gazetteer.find_names(text))


def _place_begins(text: str) -> bool:
    return any(start == 0 for start, _ in gazetteer.find_names(text))


def _first_part(text: str, words: Sequence[Word], start: int, dot: int) -> int:
    """Where a dotted name begins: with the finder's word, and the fitting single characters before it."""
    word = _word(words, dot - 1)
    begin = max(start, word.start) if word else dot - 1
    fitting = dot
    while fitting > begin and text[fitting - 1] in FOREIGN:
        fitting -= 1
    if fitting > begin and fitting < dot and (word is None or word.tag != "PER" or dot - begin > 4):
        begin = fitting
    while begin > start and text[begin - 1] in FOREIGN:
        before = _word(words, begin - 1)
        if before is None or (before.tag != "PER" and before.end - before.start > 1):
            break
        if before.tag in ("p", "c", "u", "r", "d", "w", "m", "q"):
            break
        begin -= 1
    return begin


def _last_part(text: str, words: Sequence[Word], start: int, end: int) -> int:
    """Where a dotted name ends: with the finder's person, or where characters stop fitting."""
    word = _word(words, start)
    if word is not None and word.tag == "PER":
        stop = min(end, word.end)
        if text[stop : stop + 1] in ASPECT and stop - start > 1:
            stop -= 1
        while text[stop - 1] in NUMERALS and stop - start > 1:
            stop -= 1  # 布朗|六犯离场
        tail = text[stop - 2 : stop]
        if (
            stop - start == SHORT_LAST
            and text[start] in SINGLE
            and (kind := word_class(tail)) not in ("", "nr", "ns")
            and not (all(c in FOREIGN for c in tail) and kind != "v")
        ):
            return start + 1
        rest = MARKED.match(text, stop) or SPEAKS.match(text, stop)
        return rest.end() if rest is not None and stop < end else stop
    stop = start + 1
    while stop < end and text[stop] in FOREIGN and text[stop + 1 : stop + 2] not in ASPECT:
        stop += 1
    if stop == start + 1 and word is not None and start + 2 == word.end <= end:
        return word.end  # 尤干, which no table has
    if text[stop - 2 : stop + 1] == "吐尔地" or SPEAKS.match(text, stop):
        return min(end, stop + 1)
    return stop
