"""What a figure tells of its measure: how high it stands, what was added to it, what it is to become.

A series is drawn of levels. 新增465张 and 增加8个 add to one and are none; 增至27家 is one, whatever verb
brings it; what 将 or 力争 announces, or what holds for a day still to come, is planned.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Final

MOVED: Final = (
    r"增|增加|增长|上升|提升|提高|上涨|扩大|扩|升|减|减少|降|降低|下降|下跌|回落|缩减|缩短|压缩"
)
ABOUT: Final = r"(?:近|约|超|逾|超过|大约)?$"
# The value that a change comes to, told right before the number.
REACHED: Final = re.compile(rf"(?:(?:{MOVED})了?(?:至|到|为)|达到|达至|多达|达){ABOUT}")
# The value that it comes from: 由11家增至18家. It holds for no day of its own.
LEFT: Final = re.compile(r"(?:由|从)(?:原来的?|原先的?|过去的?|最初的?|原有的?)?$")
LEAVES: Final = re.compile(rf"^[^，。；！？]{{0,8}}?(?:{MOVED})了?(?:至|到|为)")
# What is added or taken away, told by a verb before the number and its thing.
ADDED: Final = re.compile(
    r"(?:新增加?|净增加?|增加|增设|增添|增配|新添|添置|新建|新开|新设|新辟|再增|再添|再建|减少|裁减|撤并|关停)"
    r"了?(?![至到为])[^，。；：！？]*$"
)
SETTLED: Final = re.compile(r"已经?|目前|现有|现已|累计|共有")
PLANNED: Final = re.compile(
    r"计划|规划|力争|争取|有望|预计|预期|目标|拟[^定议]|确保|下一步|(?<!已)将(?=[达建新增完实超突有在于为再全进继迎投启设扩开])"
    r"|(?<![主需重首只纲摘])要(?=[确实尽在把将使让全加完推建新开增达再])"
)
CLAUSE_ENDS: Final = "，。；！？"


class Told(StrEnum):
    """How a figure is told."""

    LEVEL = "level"
    CHANGE = "change"
    PLAN = "plan"
    BEFORE = "before"  # what a level was, on no day that is told


def told_as(sentence: str, at: int, end: int, thing: str, change: bool, dated: bool) -> Told:
    """How a sentence tells a figure.

    sentence: folded. at, end: where its number stands in it. thing: what is counted. change: it stands
        behind a verb of change. dated: the paper says for when it holds.
    """
    before, clause = sentence[:at], _clause(sentence, at)
    if LEFT.search(before) and LEAVES.match(sentence[end:]) and not dated:
        return Told.BEFORE
    if PLANNED.search(clause) and not SETTLED.search(clause):
        adds = ADDED.search(clause) and not REACHED.search(before)
        return Told.CHANGE if adds else Told.PLAN
    if REACHED.search(before):
        return (
            Told.CHANGE if change and re.search(rf"(?:{MOVED})了?达{ABOUT}", before) else Told.LEVEL
        )
    if change:
        return Told.CHANGE
    added = ADDED.search(clause)
    return Told.CHANGE if added and not thing.startswith(added.group()[:2]) else Told.LEVEL


def is_to_come(first: dt.date | None, printed: dt.date | None) -> bool:
    """Whether a figure holds for a day after its print. first: of the days that it holds for."""
    return first is not None and printed is not None and first > printed


def _clause(sentence: str, at: int) -> str:
    """What stands before the number in its clause."""
    begins = max(sentence.rfind(mark, 0, at) for mark in CLAUSE_ENDS) + 1
    return sentence[begins:at]
