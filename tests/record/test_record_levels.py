"""What a figure tells of its measure: a level, a change, a plan."""

from __future__ import annotations

import pytest

from shuzibao.record.figures.levels import Told, told_as
from shuzibao.script import fold

BEDS = "养老床位"


def told(sentence: str, number: str, thing: str = BEDS, change: bool = False) -> Told:
    at = fold(sentence).index(number)
    return told_as(fold(sentence), at, at + len(number), thing, change, False)


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("全区养老床位增至465张。", True),
        ("养老床位增加到465张。", True),
        ("养老床位减少到465张。", True),
        ("全区养老床位达到465张。", False),
        ("目前全区有养老床位465张。", False),
        ("全区建成养老床位465张。", False),
    ],
)
def test_what_is_reached_is_a_level(sentence: str, change: bool) -> None:
    """The value that a change comes to stands as a level, whatever verb brings it."""
    assert told(sentence, "465张", change=change) is Told.LEVEL


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("一年来新增养老床位465张。", False),
        ("新增養老床位465張", False),
        ("养老床位比上年增加465张。", True),
        ("养老床位同比增长达465张。", True),
        ("去年新增助餐点12个、养老床位465张。", False),
        ("区里要求，明年新增养老床位465张。", False),
        ("区里计划新增养老床位465张。", False),
    ],
)
def test_what_is_added_is_no_level(sentence: str, change: bool) -> None:
    """新增465张 and 增加465张 add to a measure, done or planned."""
    folded = fold(sentence)
    assert told(folded, "465张", change=change) is Told.CHANGE


def test_what_is_announced_is_a_plan() -> None:
    """将, 计划, 力争, 要确保 announce a level; 已将 and 目前 tell of one."""
    assert told("养老床位将达到465张。", "465张") is Told.PLAN
    assert told("全区计划建成养老床位465张。", "465张") is Told.PLAN
    assert told("要确保养老床位达到465张。", "465张") is Told.PLAN
    assert told("主要是养老床位465张。", "465张") is Told.LEVEL
    assert told("区里已将养老床位增至465张。", "465张", change=True) is Told.LEVEL


def test_a_measure_of_what_is_new_counts_by_itself() -> None:
    """新增就业 is a measure of its own: its numbers are levels of it."""
    assert told("全年新增就业465人。", "465人", "新增就业") is Told.LEVEL


def test_where_a_change_began_holds_for_no_day() -> None:
    """Of 由11家增至18家 only the 18 is drawn."""
    sentence = "全区食堂由11家增至18家。"
    assert told(sentence, "11家", "食堂") is Told.BEFORE
    assert told(sentence, "18家", "食堂", change=True) is Told.LEVEL
