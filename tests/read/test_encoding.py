"""Which encoding a text is in, however little of it there is."""

from __future__ import annotations

import pytest

from shuzibao import Source
from shuzibao.read.encoding import decode


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("１２３ＡＢＣ 新闻 热线：６１２３４５６７", "gb18030"),
        ("囍", "gb18030"),
        ("颐和园", "gb18030"),
        ("囍", "big5"),
        ("青灣", "big5"),
        ("臺灣鷺鷥", "big5"),
        ("青灣社區報", "big5"),
    ],
)
def test_a_short_text_is_chinese_before_it_is_anything_else(text: str, encoding: str):
    """A hotline or a single character in GB18030 or Big5 is no Korean and no Thai."""
    assert decode(Source("page.txt", text.encode(encoding)))[0] == text


def test_a_long_text_without_common_han_is_not_chinese():
    """Bytes of Korean decode as GB18030 too: a page of characters that no newspaper is made of tells it."""
    text = "오늘의 뉴스 서울에서 열린 회의\n" * 20

    assert decode(Source("page.txt", text.encode("cp949"))) == (text, "cp949")
