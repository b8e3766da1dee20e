"""Does a later sentence report on what was demanded or promised? A score, never a verdict."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable
from math import sqrt

HAN = re.compile(r"[一-鿿A-Za-z0-9]+")
# Pairs of characters that every demand has; they say nothing of its matter.
EMPTY = frozenset(
    [
        "工作",
        "推进",
        "加强",
        "进一",
        "一步",
        "不断",
        "全面",
        "深入",
        "切实",
        "加快",
        "提升",
        "提高",
        "落实",
        "开展",
        "要求",
        "强调",
        "指出",
        "坚持",
        "建设",
        "发展",
        "服务",
        "社会",
        "重要",
        "积极",
        "做好",
        "确保",
        "推动",
        "相关",
        "实现",
        "水平",
        "能力",
        "能级",
        "区委",
        "区政",
        "政府",
    ]
)
ENOUGH = 0.22  # found on the sample paper and the gold set's pairs: below it, mostly chance


@functools.lru_cache(maxsize=4096)  # the same sentences are asked about demand after demand
def pairs(text: str) -> Counter[str]:
    """Overlapping pairs of characters, those without matter left out. text: folded to simplified.

    Not to be changed by whoever gets it.
    """
    found: Counter[str] = Counter()
    for run in HAN.findall(text):
        found.update(run[i : i + 2] for i in range(len(run) - 1))
    for empty in EMPTY:
        found.pop(empty, None)
    return found


def likeness(item: str, sentence: str) -> float:
    """0 to 1: the cosine of the two texts' pairs."""
    one, two = pairs(item), pairs(sentence)
    if not one or not two:
        return 0.0
    dot = sum(one[pair] * two[pair] for pair in one.keys() & two.keys())
    return dot / (_length(item) * _length(sentence)) if dot else 0.0


@functools.lru_cache(maxsize=4096)
def _length(text: str) -> float:
    return sqrt(sum(count * count for count in pairs(text).values()))


def best_sentence(item: str, sentences: Iterable[str]) -> tuple[float, str]:
    """The sentence that speaks most of the item's matter, with its score."""
    return max(((likeness(item, s), s) for s in sentences), default=(0.0, ""))
