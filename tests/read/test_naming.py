"""What a file's name says of the page in it."""

from __future__ import annotations

import pytest

from shuzibao.read.naming import Named, page_from_label, page_from_name, page_number_from_name


@pytest.mark.parametrize(
    ("name", "number", "label", "title"),
    [
        ("A01.pdf", 1, "A01", None),
        ("01版.pdf", 1, None, None),
        ("第02版：要闻.pdf", 2, None, "要闻"),
        ("第十二版.pdf", 12, None, None),
        ("B03 社会.pdf", None, "B03", "社会"),
        ("2023-10-30_node_2.htm", 2, None, None),
        ("weekly-p3.pdf", 3, None, None),
        ("page 4.png", 4, None, None),
        ("jb_1323_1930-04-03_0002.tif", 2, None, None),
        ("2021-11-29.pdf", None, None, None),
        ("front.pdf", None, None, None),
        ("week47/A02.pdf", 2, "A02", None),
    ],
)
def test_a_name_says_number_label_and_name_or_nothing(name, number, label, title):
    """A date or a running number is no page number."""
    assert page_from_name(name) == Named(number, label, title)
    assert page_number_from_name(name) == number


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("3", Named(3)),
        ("A02", Named(2, "A02")),
        ("B1", Named(None, "B01")),
        ("iv", Named()),
        (None, Named()),
    ],
)
def test_a_label_is_a_number_with_or_without_its_section(label, expected):
    """Roman numbers count front matter, which a newspaper has not."""
    assert page_from_label(label) == expected
