"""Laws of how printed text becomes HTML, an opening, an address."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuzibao.model.ids import RESERVED
from shuzibao.reader.composition import opening
from shuzibao.reader.finding import Asked
from shuzibao.reader.plots import histogram
from shuzibao.reader.printed import as_html, clean, cut_as_html, headline_as_html, lang_of
from shuzibao.reader.structured import ESCAPES
from shuzibao.script import slug
from shuzibao.script.titles import unbroken

# What hurts: markup, quotes, entities, bidi controls, controls, half pairs, both scripts, spaces.
NASTY = "<>&\"'/\u202e\u202a\u2066\u2069\u200f\x00\x1b\ufffe\ud800 \n漢汉報报發发，。“”ab1"
printed = st.text(alphabet=st.one_of(st.sampled_from(NASTY), st.characters()), max_size=60)
TAG = re.compile(r'</?mark>|<wbr>|<span class="part">|</span>')


def read(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))


@given(printed)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    """Escaping loses and adds nothing that can be printed, with or without breaks."""
    assert read(as_html(text)) == clean(text)
    assert read(headline_as_html(text)) == clean(unbroken(text))


@given(printed)
def test_mending_a_title_takes_spaces_and_nothing_else(text: str) -> None:
    assert unbroken(text).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("as_printed", "on_screen"),
    [
        ("荻湾区古镇保 护交出半年答卷", "荻湾区古镇保护交出半年答卷"),
        (
            "围绕网格化管理这 件大事 在网格化管 理上交出满意答卷",
            "围绕网格化管理这件大事 在网格化管理上交出满意答卷",
        ),
        ("老屋新颜 邻里如故", "老屋新颜 邻里如故"),
        ("荻湾区青 少年活動中心回應了", "荻湾区青少年活動中心回應了"),
        ("Chess club 周五开门", "Chess club 周五开门"),
    ],
)
def test_a_word_that_a_line_end_cut_is_whole_on_the_screen(as_printed: str, on_screen: str) -> None:
    """The two halves of a headline stay apart."""
    assert unbroken(as_printed) == on_screen


@given(printed)
def test_no_character_of_the_text_is_markup(text: str) -> None:
    """Every < in the HTML is of a tag that we wrote, every & of an entity."""
    markup = headline_as_html(text, marks=((0, len(text) // 2),))

    assert "<" not in TAG.sub("", markup)
    assert not re.search(r"&(?!(amp|lt|gt|quot|#x27|#39);)", markup)


@given(printed)
def test_what_is_shown_can_be_sent_and_turns_nothing_round(text: str) -> None:
    """No control, no half of a pair, no bidi control reaches a page."""
    shown = as_html(text)

    shown.encode()
    assert not set(shown) & set(
        "\x00\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    )


@given(printed, st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=4))
def test_marks_cover_exactly_what_they_say(text: str, marks: list[tuple[int, int]]) -> None:
    """Marked characters are those in a range, whatever the ranges; the text stays whole."""
    markup = as_html(text, marks=marks)

    inside = {at for start, end in marks for at in range(start, min(end, len(text)))}
    marked = "".join(read(part) for part in re.findall(r"<mark>(.*?)</mark>", markup, re.DOTALL))
    assert marked == clean("".join(text[at] for at in sorted(inside)))
    assert read(markup) == clean(text)


@given(printed, st.integers(0, 60), st.sampled_from(["printed", "hans"]))
def test_a_text_cut_in_two_is_the_text(text: str, cut: int, script: str) -> None:
    """The stretches that stand in different printed lines are together what is read."""
    cut = min(cut, len(text))
    parts = cut_as_html(text, script, [(0, cut), (cut, len(text))])

    assert read("".join(parts)) == read(as_html(text, script))


def test_conversion_marks_the_same_word() -> None:
    assert as_html("養老機構很好", "hans", [(0, 4)]) == "<mark>养老机构</mark>很好"
    assert as_html("头发与发展", "hant") == "頭髮與發展"


def test_a_headline_breaks_between_words_only() -> None:
    parts = headline_as_html("社区食堂年内再开八家").split("<wbr>")

    assert "食堂" in parts
    assert "".join(parts) == "社区食堂年内再开八家"


def test_a_headline_breaks_inside_no_name_that_the_record_knows() -> None:
    """The dictionary takes 沈砚秋 for three words; also where the print's own line ended inside the name."""
    title, names = "祝南乔沈砚秋检查垃圾分类", ("祝南乔", "沈砚秋")
    assert "沈砚秋" not in headline_as_html(title).split("<wbr>")
    assert headline_as_html(title, names=names).split("<wbr>")[:2] == ["祝南乔", "沈砚秋"]
    assert headline_as_html("祝南乔沈 砚秋检查", names=names).split("<wbr>") == [
        "祝南乔",
        "沈砚秋",
        "检查",
    ]
    hant = headline_as_html("祝南喬沈硯秋檢查", "hans", names=("祝南喬", "沈硯秋"))
    assert hant.split("<wbr>") == ["祝南乔", "沈砚秋", "检查"]


def test_a_long_name_goes_to_the_next_line_whole() -> None:
    """In a box of its own with the signs that belong to it; inside it may break between words, where no line holds it."""
    shown = headline_as_html("学习“五位一体养老体系”，再出发", names=("五位一体养老体系",))
    [box] = re.findall('<span class="whole">(.*?)</span>', shown)

    assert read(box) == "“五位一体养老体系”，"
    assert "<wbr>" in box
    assert read(re.sub("</?span[^>]*>", "", shown)) == "学习“五位一体养老体系”，再出发"


def test_a_headline_keeps_the_lines_of_the_print() -> None:
    parts = re.findall(
        r'<span class="part">(.*?)</span>', headline_as_html("心系河湾 情暖老街", "hant")
    )

    assert [read(part) for part in parts] == ["心繫河灣", "情暖老街"]


@pytest.mark.parametrize(
    ("text", "script", "tag"),
    [
        ("汉字", "hans", "zh-Hans"), ("漢字", "hant", "zh-Hant"), ("漢汉", "mixed", "zh-Hant"),
        ("Chess", "hans", "en"),
    ],
)  # fmt: skip
def test_each_run_says_its_language(text: str, script: str, tag: str) -> None:
    assert lang_of(text, script) == tag


def test_an_opening_ends_with_a_sentence() -> None:
    texts = ["甲乙丙。丁戊己。" * 5, "庚辛。"]

    assert opening(texts, 30) == ["甲乙丙。丁戊己。" * 3 + "甲乙丙。"]
    assert opening(texts, 100) == texts
    assert opening(["甲" * 20 + "，" + "乙" * 50], 30) == ["甲" * 20 + "…"]
    assert opening(["短。" + "长" * 16 + "，" + "长" * 50], 30) == ["短。" + "长" * 16 + "…"]


def test_an_opening_that_the_print_breaks_off_says_so() -> None:
    """Where the story goes on on another page its last sentence may be open; what was cut by us ends as ever."""
    assert opening(["甲乙丙。丁戊"], 30, runs_on=True) == ["甲乙丙。丁戊…"]
    assert opening(["甲乙丙。”"], 30, runs_on=True) == ["甲乙丙。”"]
    assert opening(["甲乙丙。丁戊"], 5, runs_on=True) == ["甲乙丙。"]


@given(
    st.lists(st.text(alphabet="甲乙。，！ab ", min_size=1, max_size=80), max_size=4),
    st.integers(5, 60),
)
def test_an_opening_is_the_beginning(texts: list[str], limit: int) -> None:
    """What is shown is how the text begins; only an ellipsis is added, and it stays in its room."""
    shown = opening(texts, limit)

    for at, paragraph in enumerate(shown):
        assert texts[at].startswith(paragraph.removesuffix("…"))
    assert sum(map(len, shown)) <= limit + 1


@given(st.text(max_size=40))
def test_data_for_machines_cannot_leave_its_element(text: str) -> None:
    data = json.dumps({"headline": text}, ensure_ascii=False).translate(ESCAPES)

    assert "<" not in data
    assert json.loads(data) == {"headline": text}


@given(st.text(max_size=30), st.sampled_from(["", "2021"]), st.integers(1, 9))
def test_a_search_survives_its_own_address(words: str, year: str, leaf: int) -> None:
    from django.http import QueryDict

    from shuzibao.reader.finding import asked_in

    words = "".join(words.encode("utf-8", "ignore").decode().split())
    asked = Asked(words=words, year=year, leaf=leaf, order="newest")

    assert asked_in(QueryDict(asked.address(leaf=leaf).partition("?")[2])) == asked


def test_a_histogram_begins_at_zero_and_shows_empty_years() -> None:
    plot = histogram([("2019", 4), ("2021", 2)])

    assert plot is not None
    assert [(bar.name, bar.count) for bar in plot.bars] == [("2019", 4), ("2020", 0), ("2021", 2)]
    assert plot.bars[0].height == 2 * plot.bars[2].height
    assert plot.bars[1].height == 0
    assert histogram([("2019", 4)]) is None


def test_a_century_is_drawn_in_decades() -> None:
    plot = histogram([("1912", 1), ("1919", 1), ("2021", 5)])

    assert plot is not None
    assert [(bar.name, bar.count) for bar in plot.bars][:2] == [("1910–1919", 2), ("1920–1929", 0)]


def test_every_address_of_ours_begins_with_a_reserved_word() -> None:
    """Nothing can collide with a title: its slug is never one of the site's own first words."""
    from shuzibao.reader.urls import urlpatterns

    first = [re.split(r"[/.\\\-]", str(one.pattern).lstrip("^"))[0] for one in _routes(urlpatterns)]
    own = {word for word in first if word and not word.startswith(("<", "(?P<slug"))}

    assert own <= RESERVED
    assert slug("Search") == "search-bao"
    assert not any(slug(word) in RESERVED for word in RESERVED)


def _routes(patterns: list) -> list:  # type: ignore[type-arg]
    """Every route; what is included under an empty prefix, one by one."""
    found = []
    for one in patterns:
        inner = getattr(one, "url_patterns", None)
        found += _routes(inner) if inner is not None and not str(one.pattern) else [one]
    return found
