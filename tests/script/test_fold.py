"""Folding keeps every offset, and reads what looks the same as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuzibao import Source, make_issue
from shuzibao.script.fold import convert, fold, script_of


@given(st.text(alphabet=st.characters(min_codepoint=0x2E80, max_codepoint=0x9FFF)))
def test_folding_keeps_the_length(text: str) -> None:
    """fold(text)[i] stands for text[i], whatever the characters."""
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼆〇⼆四年⼋⽉", "二〇二四年八月"),
        ("副局⻓⻢明", "副局长马明"),
        ("⾞站", "车站"),
        ("⸺记⻋间", "—记车间"),
    ],
)
def test_radicals_are_read_as_the_characters_they_look_like(printed: str, meant: str) -> None:
    """Some PDFs call 二 by its radical ⼆: searching and reading know no difference."""
    assert fold(printed) == meant


def test_radicals_tell_no_script() -> None:
    """⼈ is 人 in either script: a simplified text with radicals is not mixed."""
    assert script_of("⼈⺠城市⼈⺠建，这⾥的居⺠说") == "hans"


def test_a_dump_of_radicals_is_read_like_any_other() -> None:
    """Dates, datelines and spaces between characters are recognised in radicals, and the print is kept."""
    text = "江临报\n2024年6⽉18⽇ 星期⼆\n区⾥开会\n本报讯 6⽉17⽇，区⾥召开会议， 部 署 下 ⼀ 阶 段 ⼯ 作 。\n"
    issue = make_issue([Source("page.txt", text.encode())])

    assert str(issue.date) == "2024-06-18"
    assert issue.articles[0].body[0].text == "本报讯 6⽉17⽇，区⾥召开会议，部署下⼀阶段⼯作。"


def test_traditional_is_shown_in_the_forms_that_papers_print() -> None:
    """床 and 啟, which both shores print, not 牀 and 啓; and what is shown folds back to what was printed."""
    assert (
        convert("床位、启事、群众、为民、台账、卫生", "hant")
        == "床位、啟事、群眾、為民、台賬、衛生"
    )
    assert fold("床位、啟事、群眾、為民、台賬、衛生") == "床位、启事、群众、为民、台账、卫生"
