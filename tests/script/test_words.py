"""Words of the dictionary at the ends of lines."""

from __future__ import annotations

import pytest

from shuzibao.script.words import hangs


@pytest.mark.parametrize(
    "line",
    [
        "這支檢查隊由市場管理方請來的",
        "“能不能一次交齐？”他",
        "他打听了整整两年才",
        "养老服务体系和",
    ],
)
def test_a_line_that_hangs(line: str) -> None:
    """The word that ends it needs another behind it, in either script: the line is no headline."""
    assert hangs(line)


@pytest.mark.parametrize(
    "line",
    ["女闪巾帼服务团成立了", "市委召开恳谈会", "夏天吃隔夜菜行不", "修表匠的最后一个学徒", ""],
)
def test_a_line_that_may_end_there(line: str) -> None:
    """了, 会 and 不 end headlines as well as they stand in the middle of a sentence."""
    assert not hangs(line)
