"""A page keeps its own script: what recognition folded to simplified is put back on traditional pages.

PP-OCR writes 户 for 戶 and 带 for 帶 on pages that are traditional throughout. Only a character that
has one traditional form, and is none itself, is put back; everything else stays as recognised.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.read.scan.boxes import Found

# Traditional characters to simplified ones, as read, on a page that is traditional throughout: 130 and more on six dev
# pages. A page that mixes both scripts, even in one line, has 8: there everything stays as it was read.
TRADITIONAL_SHARE = 40.0
FEW = 3  # of those that any page may have, short as it is
# Simplified forms that traditional print uses too, as words of their own or as variants.
BOTH = set(
    "后里云干几只台丑谷面松范郁斗冬向制征系准余采志布丰儿虫党广厂叶号同万与个丰宁表游合回才出克升"
    "辟别蒙弥舍术卷杯板致复扎仆朴须愿岳症帘胡姜借困熏筑签纤坛秋曲千沈体听涂团咸吓旋芸折吁症朱灶沾冲"
    "吊泄厘岭岩柜盖园确据听胜腊苹蜡适迹沪伙卜仿凶占吃咨唇家并床庵弦恒愈慨戚托抵挂捆挽捻欲汇洒洼浚烟"
    "猫球痴皂皋盗眯睾着研碱秘稿绣群舆药蔑藤蚊蝎裙酬里针钟锈雇霉馆鲜麻"
)
USED_FORMS = {
    "为": "為爲",
    "启": "啟啓",
    "众": "眾衆",
    "峰": "峯",
    "群": "羣",
    "床": "牀",
    "里": "裏裡",
}
# The mainland's table of standard characters (2013) has 爲, 啓, 衆 beside 为, 启, 众, as old print has; Taiwan's and Hong
# Kong's standard forms are 為, 啟, 眾. A page keeps to one. The network takes many of the former for the latter and never one
# of the latter for the former: Noto's TC serif and sans at 26 pixels, 113 of 120 爲, 59 of 72 啓, 11 of 48 衆; none of 240.
OLDER = str.maketrans("為啟眾", "爲啓衆")
OLDER_SEEN = 2  # of them on the page


@functools.lru_cache(maxsize=1)
def _converters() -> tuple[object, object]:
    from opencc import OpenCC

    return OpenCC("t2s"), OpenCC("s2t")


@functools.lru_cache(maxsize=8192)
def _simplified(char: str) -> str:
    folded: str = _converters()[0].convert(char)  # type: ignore[attr-defined]
    return folded if len(folded) == 1 else char


@functools.lru_cache(maxsize=8192)
def traditional_form(char: str) -> str | None:
    """The one traditional form of a simplified character; None where there is none, or it is both."""
    if char in BOTH or not "\u4e00" <= char <= "\u9fff":
        return None
    form: str = _converters()[1].convert(char)  # type: ignore[attr-defined]
    if len(form) != 1 or form == char or _simplified(form) != char:
        return None
    return form


def is_traditional(text: str) -> bool:
    """Whether a page's text is in traditional characters, a very few simplified ones aside."""
    counts = Counter(text)
    traditional = sum(n for c, n in counts.items() if _simplified(c) != c)
    simplified = sum(n for c, n in counts.items() if traditional_form(c))
    return traditional > 30 and traditional > TRADITIONAL_SHARE * (simplified - FEW)


def in_page_script(found: Sequence[Found]) -> list[Found]:
    """The lines with folded characters put back, where the page is traditional, in the forms that it keeps to."""
    text = "".join(one.text for one in found)
    if not is_traditional(text):
        return _in_page_forms(found)
    seen = Counter(text)
    table = {}
    for char in seen:
        form = traditional_form(char)
        if form:
            forms = USED_FORMS.get(char, form)
            table[ord(char)] = max(forms, key=lambda c: (seen[c], c == form))
    return _in_page_forms([replace(one, text=one.text.translate(table)) for one in found])


def _in_page_forms(found: Sequence[Found]) -> list[Found]:
    """The lines with one form for each of 爲, 啓, 衆, where the page is seen to print them so."""
    older = set(OLDER.values())
    if sum(ord(char) in older for one in found for char in one.text) < OLDER_SEEN:
        return list(found)
    return [replace(one, text=one.text.translate(OLDER)) for one in found]
