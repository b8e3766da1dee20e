"""Names as one types them in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuzibao.script.latin import spelled, typed


@pytest.mark.parametrize(
    ("name", "person", "whole", "initials"),
    [
        ("林若溪", True, "linruoxi", "lrx"),
        ("聞人槐", True, "wenrenhuai", "wrh"),
        ("单小满", True, "shanxiaoman", "sxm"),
        ("尉迟青", True, "yuchiqing", "ycq"),
        ("单位", False, "danwei", "dw"),
        ("9073养老服务格局", False, "9073yanglaofuwugeju", "9073ylfwgj"),
        ("", False, "", ""),
    ],
)
def test_a_name_is_spelled_as_it_is_read(
    name: str, person: bool, whole: str, initials: str
) -> None:
    """Pinyin without tones; a surname by its own reading; numbers stay whole."""
    assert spelled(name, person) == (whole, initials)


@pytest.mark.parametrize(
    "said", ["Lin Ruo Xi", "lin'ruoxi", "LINRUOXI", "lín ruò xī", "ｌｉｎｒｕｏｘｉ"]
)
def test_however_it_is_typed(said: str) -> None:
    """Capitals, spaces, apostrophes, tone marks and full-width letters say the same."""
    assert typed(said) == "linruoxi"


@given(st.text(max_size=20))
def test_what_is_spelled_is_plain(name: str) -> None:
    """Lower-case ASCII letters and digits, whatever comes in."""
    for part in spelled("".join(c for c in name if not "\ud800" <= c <= "\udfff")):
        assert part == typed(part)
