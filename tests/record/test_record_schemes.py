"""Programmes by the evidence for them, in quotation marks and without."""

from __future__ import annotations

import pytest
from record_papers import story, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("民生微实事项目推行一年，办结936件。", "民生微实事项目"),
        ("昨天，全国茶艺职业技能竞赛在临州举行。", "全国茶艺职业技能竞赛"),
        ("千村万企结对工程实施三年来，企业与村结对。", "千村万企结对工程"),
        ("6月5日，梧桐街道第五届邻里节举行。", "第五届邻里节"),
        ("区里推进“一网通办”改革。", "一网通办"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    """A known name may be the end of a longer one; a body before it is no part of it."""
    assert [f.value for f in told(story(text)) if f.kind == "programme"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "墙上贴着“生命至上”四个大字。",
        "要当好“店小二”，做到“有求必应”。",
        "项目等不起，工程要提速。",
    ],
)
def test_a_catchword_and_a_bare_noun_name_nothing(text: str) -> None:
    """Neither quotation marks nor a closing noun make a programme by themselves."""
    assert [f.text for f in told(story(text)) if f.kind == "programme"] == []
