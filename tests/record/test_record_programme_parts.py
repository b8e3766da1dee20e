"""What a programme rests on and who answers for it."""

from __future__ import annotations

import pytest
from record_papers import story, told


def held(text: str, part: str) -> list[tuple[object, object]]:
    facts = told(story(text), district="徐汇区")
    return [(f.parts["alias"], f.parts.get(part)) for f in facts if f.kind == "programme"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("“温馨家园”工程由徐汇区房管局牵头。", [("温馨家园", ("徐汇区房管局",))]),
        ("“暖心”行动由区民政局统筹，“暖窗”行动的牵头单位是区教育局、区体育局。",
         [("暖心", ("徐汇区民政局",)), ("暖窗", ("徐汇区教育局", "徐汇区体育局"))]),
        ("“百企千岗”行動由區總工會運營。", [("百企千岗", ("徐汇区总工会",))]),
        ("“暖心”行动启动。该行动由区民政局会同区残联实施。", [("暖心", ("徐汇区民政局", "徐汇区残联"))]),
        ("区民政局是“暖心”行动的责任单位。", [("暖心", ("徐汇区民政局",))]),
        ("“暖心”行动由区民政局牵头，“暖窗”行动启动。", [("暖心", ("徐汇区民政局",)), ("暖窗", None)]),
        ("“暖心”行动启动，区民政局到场祝贺。", [("暖心", None)]),
    ],
)  # fmt: skip
def test_who_runs_a_programme_stands_before_or_behind_it(
    text: str, bodies: list[tuple[object, object]]
) -> None:
    """由…牵头, 由…统筹, 牵头单位是…, 该行动由…: each programme has its own bodies, and no neighbour's."""
    assert held(text, "bodies") == bodies


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“一老一小”服务体系以社区为依托、家庭为基础。", [("一老一小", ("社区为依托", "家庭为基础"))]),
        ("打造“松鶴”養老服務體系，以家庭為主、社區為輔、機構為後盾。",
         [("松鹤", ("家庭为主", "社区为辅", "机构为后盾"))]),
        ("“暖心”行动和“百企千岗”行动启动，“百企千岗”行动以企业为主体、以市场为导向。",
         [("暖心", None), ("百企千岗", None), ("百企千岗", ("企业为主体", "市场为导向"))]),
        ("以邻里为纽带、网格为单元的“暖心”行动和“暖窗”行动启动。",
         [("暖心", ("邻里为纽带", "网格为单元")), ("暖窗", None)]),
    ],
)  # fmt: skip
def test_parts_begin_behind_yi_and_are_told_of_one_programme(
    text: str, parts: list[tuple[object, object]]
) -> None:
    """No word of the programme's own name gets into its first part, and its neighbour has none of them."""
    assert held(text, "parts") == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("健全“五责联动”机制，即党组主体责任、纪检监督责任、书记首要责任、委员“一岗多责”和支部直接责任。",
         ("党组主体责任", "纪检监督责任", "书记首要责任", "委员一岗多责", "支部直接责任")),
        ("区里深化“三责协同”机制。党组主体责任、纪检监督责任、书记首责环环相扣，层层落实。",
         ("党组主体责任", "纪检监督责任", "书记首责")),
        ("压实党组主体责任、纪检监督责任、书记首责，“三责协同”机制运行一年。",
         ("党组主体责任", "纪检监督责任", "书记首责")),
        ("推行“三责共担”机制。党委负主体责任，纪委负监督责任，书记负第一责任，年底考核。",
         ("党委主体责任", "纪委监督责任", "书记第一责任")),
        ("“一路通”服务体系上线。该体系由热线、窗口、小程序组成。", ("热线", "窗口", "小程序")),
        ("“一路通”服务体系即将上线。该体系由热线、窗口、小程序组成。", ("热线", "窗口", "小程序")),
        ("打造“松鹤”养老服务体系。该体系以家庭为主、社区为辅、机构为后盾。",
         ("家庭为主", "社区为辅", "机构为后盾")),
        ("区里深化“三责协同”机制，开设窗口、热线、讲堂，群众满意。", None),
        ("“暖心”行动启动，区里开设窗口、热线、讲堂。", None),
    ],
)  # fmt: skip
def test_a_list_tells_the_parts_that_a_name_counts(
    text: str, parts: tuple[str, ...] | None
) -> None:
    """Introduced by 即 or 由…组成, or as many as the name counts and each one of those, over several sentences."""
    assert [told_parts for _, told_parts in held(text, "parts")] == [parts]
