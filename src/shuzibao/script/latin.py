"""Names as one types them in Latin letters: 钟晓咏 is `zhongxiaoyong`, or by initials `zxy`."""

from __future__ import annotations

import re
import unicodedata

from shuzibao.script.fold import fold

# Surnames that are read otherwise than the word they are written like (通用规范汉字表; 姓氏人名异读).
SURNAME_READINGS = {
    "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "单": "shan", "区": "ou", "仇": "qiu",
    "任": "ren", "华": "hua", "解": "xie", "查": "zha", "曾": "zeng", "朴": "piao", "盖": "ge",
    "乐": "yue", "缪": "miao", "翟": "zhai", "覃": "qin", "冼": "xian", "尹": "yin", "员": "yun",
    "黑": "he", "秘": "bi", "重": "chong", "折": "she", "召": "shao", "洗": "xian", "燕": "yan",
    "宁": "ning", "葛": "ge", "纪": "ji", "柏": "bai", "薄": "bo", "种": "chong", "逄": "pang",
}  # fmt: skip
LETTERS = re.compile(r"[^a-z0-9]+")


def spelled(name: str, person: bool = False) -> tuple[str, str]:
    """The name in pinyin without tones or spaces, and its initials; both lower-case ASCII.

    person: the name begins with a surname, which may have a reading of its own.
    """
    from pypinyin import lazy_pinyin

    folded = fold(name)
    head = next((one for one in SURNAME_READINGS if folded.startswith(one)), "") if person else ""
    parts = SURNAME_READINGS[head].split() if head else []
    parts += lazy_pinyin(folded[len(head) :])
    plain = [typed(part) for part in parts]
    whole = "".join(plain)
    initials = "".join(
        part if part.isdigit() else part[:1] for part in plain if part
    )  # 9073 has no initial
    return whole, initials


def typed(text: str) -> str:
    """What was typed in Latin letters, as `spelled` spells it: no case, marks, spaces or hyphens."""
    plain = text.lower().replace("ü", "v")  # as keyboards have it
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return LETTERS.sub("", plain)
