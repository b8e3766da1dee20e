"""A line of writers is read in full: whoever they are, in whatever order the paper puts its words."""

from __future__ import annotations

import pytest

from shuzibao.conventions.bylines import satellite_role
from shuzibao.conventions.writers import Writers, writers
from shuzibao.model import Role

WROTE, PICTURED, BOTH = Writers(True, False), Writers(False, True), Writers(True, True)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("文/本报记者 栾树 图/受访者提供", BOTH),
        ("■ 本报记者 臧野 见习记者 殷桃", WROTE),
        ("本报记者范思远通讯员吕晴", WROTE),
        ("张可/文 王立/图", BOTH),
        ("□ 何方圆（市作协会员）", WROTE),
        ("本报记者 李晓 发自北京", WROTE),
        ("李晓/浦塘晚报报道", WROTE),
        ("口述：何方 整理：王立", WROTE),
        ("特约撰稿 荆楚", WROTE),
        ("通讯员 李 晓 记者 王可/文", WROTE),
        ("浦塘融媒记者 买买提·艾力", WROTE),
        ("〔特约记者荆楚〕", WROTE),
        ("本报记者 檀香 通讯员 芦苇", WROTE),  # words, but only names may stand here
        ("文/本报记者 栾树 摄影/边疆 版式/任远", BOTH),
        ("兰兆明 摄", PICTURED),
        ("受访者供图", PICTURED),
        ("中央社记者林知秋摄 114年4月24日", PICTURED),
        ("中央社记者林知秋传真 114年4月24日", PICTURED),
    ],
)
def test_a_line_of_writers(line: str, told: Writers) -> None:
    """Names, what each did, where it was done; with or without spaces."""
    assert writers(line) == told


@pytest.mark.parametrize(
    "line",
    [
        "记者手记", "通讯员来信", "□要闻", "■关注", "本报评论员", "文明创建进社区", "文明创建", "摄影展开幕",
        "记者 走进社区", "报道周恩来", "策划新未来", "何方圆", "小记者走进报社",
        "记者林知秋 114年4月24日", "本报记者 手记", "文/采访", "摄影/大赛 揭晓",
    ],
)  # fmt: skip
def test_what_only_looks_like_one(line: str) -> None:
    """Headings and the names of columns speak of reporters and pictures too; a name alone is none."""
    assert writers(line) is None


def test_who_wrote_goes_before_who_took_the_picture() -> None:
    """A line of both is the byline; in brackets, a writer's name closes a paragraph and is no line of its own."""
    assert satellite_role("任远 文/摄", "任远文/摄", False) is Role.BYLINE
    assert satellite_role("任远 摄", "任远摄", False) is Role.CREDIT
    assert satellite_role("（记者 任远）", "（记者任远）", False) is None
    assert satellite_role("农技员 邬长林", "农技员邬长林", False) is Role.BYLINE
