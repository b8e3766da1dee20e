"""The foot 落款 of a notice, a letter or an obituary: what it wishes, who gives or signs it, and on what day.

    此致 | 敬礼！ | 读者陈望 | 八月三十日                咨询电话：… | 城北供电公司 | 9月10日

By itself each of its lines looks like a heading of the story below, or like a folio: it is short and no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from shuzibao.articles.headwording import FACT, FACT_END
from shuzibao.articles.signed import COMMON, is_text, named
from shuzibao.conventions.furniture import DATE
from shuzibao.conventions.numerals import NUMERAL
from shuzibao.conventions.writers import writers
from shuzibao.layout.signs import Signs
from shuzibao.model import Role
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import plain
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency, word_across

LONGEST = 20.0  # ems
# Who gives a notice: a body by the last word of its name.
GIVER = re.compile(
    r"^[\u4e00-\u9fff（）()“”·]{2,30}(?:局|委|办|厅|院|所|站|队|处|科|部|社|会|校|园|馆|学|中心|公司|集团|政府|法院|办公室|指挥部|管委会)$"
    r"|^[\u4e00-\u9fff]{2,12}(?:行|店|厂|号|堂|铺|楼|协会|商会|组委会|小组|家属)$"
)
# Who signs a reader's letter; 石梨角一名老乘客上 signs with respect.
READER = re.compile(
    r"^(?:一[名位]|热心)?(?:读者|市民|居民|村民|网友|家长|业主|学生)[：:]?(?P<name>[\u4e00-\u9fff]{2,4})$"
)
WRITES = re.compile(
    r"^[\u4e00-\u9fff]{0,8}(?:读者|市民|居民|村民|网友|乘客|顾客|用户|家长|业主|会员|学生|老人|友人)[\u4e00-\u9fff]{0,3}(?:上|[敬谨]上|[敬谨]启|谨呈)$"
)
# 云坪镇　冼大妹, 石角村 阮有信等, 县中　一学生: from where a letter came, a space, and who wrote it.
SENDER = re.compile(
    r"^[\u4e00-\u9fff]{1,11}[省市县区州旗镇乡村屯庄街巷路社队组班厂矿场站校中学院馆局部所店团军][ \u3000]+(?:(?:一|几|部分|[一几][名位])(?:读者|[\u4e00-\u9fff]{0,3}[民众生工人员长])|(?P<name>[\u4e00-\u9fff]{2,4}?)等?)$"
)
# （据新华社讯）, （摘自《江口文史》）: where the story comes from, in brackets on a line of its own.
SOURCE = re.compile(
    r"^[（(](?:据|摘自|摘编自|转自|转载自|选自|载)[^（()）。]{2,24}[）)]$|^[（(][\u4e00-\u9fff]{2,10}(?:供稿|发)[）)]$"
)
# 本报记者: no name follows.
OURS = re.compile(r"^本[报刊](?:特约|驻[\u4e00-\u9fff]{2,4})?(?:记者|通讯员|评论员)$")
# What a paper prints behind a letter: what whom it complains of has to say.
REPLY = re.compile(
    r"^(?:答复|回复|复信|回音|回应|反馈|处理结果|[\u4e00-\u9fff]{2,10}(?:答复|回复))[：:]?$"
)
# Who told the paper of it: 线索提供 某某.
THANKS = re.compile(
    r"^(?:新闻|本文|以上)?(?:线索|爆料|报料)(?:提供者?|人|来源)?[：:]?[\u4e00-\u9fff]{2,12}$"
)
# Who gives an obituary: 郜维庸先生治丧小组.
# 孝男 林知秋 林石川, 同泣启: who mourns, below an obituary.
FAMILY = re.compile(
    r"^(?:不?孝|承重)?(?:[男女子孙媳婿侄甥]{1,3}|长[男女子孙]|夫人|[夫妻])[:：]?[ \u3000]+[\u4e00-\u9fff \u3000、]{2,40}$|^[同叩哀]{0,2}[泣哀][启告叩]$"
)
MOURNS = re.compile(r"^[\u4e00-\u9fff]{0,12}治丧(?:委员会|小组|办公室)$")
WISH = re.compile(
    r"^(?:此致|敬礼|[顺谨恭并即敬此]{0,2}[祝颂祈问候][\u4e00-\u9fff]{0,4}"
    r"(?:安|好|祺|绥|福|愉快|顺利|进步|健康|快乐|成功|吉祥|如意|胜利|兴旺|发达))[！!。]?$"
)
DAY = re.compile(rf"^(?:{DATE.pattern}|{NUMERAL}月{NUMERAL}[日号])$")
CONTACT = re.compile(r"^(?:联系|咨询|报名|监督)?(?:电话|地址|传真|邮箱|联系人)[：:]")
# What closes a notice or an advertisement: 最终解释权归本店所有, 活动解释以店内公示为准.
CLOSES = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}解释权?[\u4e00-\u9fff]{2,14}|[\u4e00-\u9fff，]{0,12}以[\u4e00-\u9fff]{2,10}为准|(?:售|送|赠|领|额)[完满](?:即止|为止)|(?:数量|名额)有限[，\u4e00-\u9fff]{0,8}|恕不另行通知)[。！]?$"
)
# What a notice, a letter or an obituary says before it is signed.
ASKS = re.compile(
    r"优惠|让利|店庆|开业|特价|折扣|选购|顾客|新品|招生|特此|兹[有因遗将定]|^编辑(?:先生|同志|部)|此致|敬请|恳请|请受|启事|招募|招聘|报名|倡议|作废|声明|讣告|[逝辞]世|病逝|悼念|治丧|来信(?:收到|收悉)"
)
ASKS_WITHIN = 12  # lines above
# Kinds of line: family, thanks, source or the paper itself, contact, closing formula, wish, giver, reader who says so or mourners, name, day, any other short line.
FOOT = re.compile(r"t|p+d?c*|c*(?:w*[grn]{1,3}dc*|w*d[grn]c*|w+[grno]d?c*|w*g?r)")
ASKED = re.compile(r"[grn]{1,3}c*|c+f?c*|f")  # told by what stands above, too
MOST_LINES = 7


def feet(texts: Sequence[str], signs: Sequence[Signs]) -> Iterator[range]:
    """The lines of each foot. texts: the lines as printed."""
    i = 1
    while i < len(signs):
        follows = signs[i - 1].ends_sentence or signs[i - 1].form
        size = _foot(texts, signs, i) if follows else 0
        if size:
            yield range(i, i + size)
        i += max(size, 1)


# …值。□安 | 群（退休教师）: who signed a letter behind its last word, where the line ran out.
SIGN = r"[□■◎●◆◇△▲○★☆]"
STOPS_IN_NAME = re.compile(
    rf"[。！？”…]{SIGN}[\u4e00-\u9fff]{{0,3}}(?:[（(][\u4e00-\u9fff]{{0,8}})?$"
)
REST_OF_NAME = re.compile(r"^[\u4e00-\u9fff·]{0,4}(?:[（(]?[\u4e00-\u9fff]{1,8}[）)])?$")


def torn_names(signs: Sequence[Signs]) -> Iterator[int]:
    """The lines that go on with who signs: the sign or half a name ends the line above."""
    for i, (above, below) in enumerate(pairwise(signs), 1):
        bare = below.heading is None and 0 < below.width <= LONGEST and above.heading is None
        if bare and _is_torn(signs, i - 1):
            yield i
        if bare and STOPS_IN_NAME.search(above.text) and REST_OF_NAME.match(below.text):
            whole = above.text[-2:-1] not in "。！？”…" and "（" not in above.text[-9:]
            if not whole or below.text[-1] in "）)":
                yield i


def _is_torn(signs: Sequence[Signs], i: int) -> bool:
    """江口市自来水有限公 | 司: who gives a notice, where a line of a narrow column ran out."""
    if not 0 < i < len(signs) - 1 or not (signs[i - 1].ends_sentence or signs[i - 1].form):
        return False
    above, below = signs[i], signs[i + 1]
    plain = not (above.pauses or above.stops or above.ends_sentence or above.heading)
    tail = 2 * below.width <= above.width and below.heading is None
    whole = above.text + below.text
    word = len(below.text) == 1 or bool(word_across(above.text, below.text))
    return plain and tail and word and GIVER.match(whole) is not None and not FACT_END.search(whole)


def _foot(texts: Sequence[str], signs: Sequence[Signs], first: int) -> int:
    """How many lines the foot has that begins here, 0 where none does."""
    kinds = ""
    for i in range(first, min(first + MOST_LINES, len(signs))):
        kind = _kind(texts, signs, i)
        if kind == "o" and (_is_torn(signs, i) or (kinds[-1:] == "g" and _is_torn(signs, i - 1))):
            kind = "g"
        if not kind:
            break
        kinds += kind
    if told := FOOT.match(kinds):
        return len(told[0])
    asked = ASKED.match(kinds)
    above = signs[max(0, first - ASKS_WITHIN) : first]
    if asked is None or not any(one.item or ASKS.search(one.text) for one in above):
        return 0
    end = first + len(asked[0])
    return len(asked[0]) if end == len(signs) or not is_text(signs[end]) else 0


def _kind(texts: Sequence[str], signs: Sequence[Signs], i: int) -> str:
    """What a line would be in a foot, by the letters of `FOOT`; "" for what is in none."""
    sign = signs[i]
    if sign.heading is not None or sign.width > LONGEST or sign.jump is not None:
        return ""
    if DAY.match(sign.text):
        return "d"
    if CONTACT.match(sign.text) or (sign.form and sign.text[-1:] not in "：:"):
        return "c"
    if sign.furniture not in (None, Role.MASTHEAD) or sign.pauses:
        return ""
    if FAMILY.match(SPACE.sub(" ", plain(texts[i].strip()))):
        return "p"
    if THANKS.match(sign.text) or SOURCE.match(sign.text):
        return "t"
    if OURS.match(sign.text) and _ends_a_text(signs, i - 1):
        return "t"
    if WISH.match(sign.text):
        return "w"
    if CLOSES.match(sign.text):
        return "f"
    if sign.ends_sentence or sign.stops:
        return ""
    reader = READER.match(sign.text)
    if (
        sent(texts, signs, i)
        or (reader and is_name(reader["name"]))
        or WRITES.match(sign.text)
        or MOURNS.match(sign.text)
    ):
        return "r"
    fact = FACT_END.search(sign.text) or (sign.text.endswith("会") and FACT.search(sign.text))
    if GIVER.match(sign.text) and not fact:  # 全区召开动员大会, 运动会举行 give no notice
        return "g"
    return "n" if named(texts, signs, i) else "o"


def sent(texts: Sequence[str], signs: Sequence[Signs], i: int) -> bool:
    """Whether a line says from where a letter came and who wrote it, below the letter's last words."""
    told = plain(texts[i].strip())
    found = SENDER.match(told.replace(" ", "") if "\u3000" in told else told)
    among = i + 1 < len(signs) and signs[i + 1].item and signs[i - 1].ends_sentence
    if found is None or not (among or _ends_a_text(signs, i - 1)) or writers(SPACE.sub(" ", told)):
        return False
    name = found["name"]
    return name is None or (is_name(name) and frequency(name) <= COMMON)


def _ends_a_text(signs: Sequence[Signs], i: int) -> bool:
    """Whether a text ends in a line, not a headline that asks."""
    above = i > 0 and is_text(signs[i - 1]) and not signs[i - 1].ends_sentence
    return is_text(signs[i]) and signs[i].ends_sentence and (signs[i].stops > 0 or above)
