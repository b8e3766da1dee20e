"""Lines of a dump to paragraphs and headings. All text is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuzibao import Source, make_issue
from shuzibao.layout.columnwidth import measures_of
from shuzibao.layout.flow import Part, read_flow, with_neighbours
from shuzibao.layout.flowsigns import Step, step_features
from shuzibao.layout.flowweights import WEIGHTS
from shuzibao.layout.rhythm import Rhythm, indents_kept
from shuzibao.layout.signs import Signs, first_unit, signs_of
from shuzibao.model import Line
from shuzibao.read.lines import split_lines

# Set to 14 ems, indents lost. Line 5 fills the column and ends a sentence, and its paragraph goes on.
FLUSH = """\
昨日上午，柳泉镇举行秋季农机
演示会，来自六个村的种粮大户
和合作社社员到场观看。演示会
上，八台新机具依次下田，收割
一亩水稻只用了十一分钟不到。
种粮大户鲍远舟说，往年请人收
割要三天，如今一个上午便够。
镇农技站还现场讲解保养常识
并发放手册二百多份。
下一步，柳泉镇将在每个村
设立农机维修点，方便农户就近
修理，农忙时节随叫随到。"""


def signs(text: str) -> list[Signs]:
    return [signs_of(line) for line in split_lines(text, 0, len(text))]


def paragraphs(text: str) -> list[str]:
    """The lines as read: those of a paragraph joined, a heading with a mark before it."""
    out: list[str] = []
    seen = signs(text)
    for sign, reading in zip(seen, read_flow(seen), strict=True):
        if reading.joined:
            out[-1] += sign.text
        else:
            out.append(("# " if reading.part is Part.HEADING else "") + sign.text)
    return out


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("议。会后", 2.0),  # a mark may not begin a line: the character before it comes along
        ("“好”字", 3.0),  # nor may an opening mark end one
        ("2,304.5吨", 3.5),
        ("柳泉镇", 1.0),
        ("", 0.0),
    ],
)
def test_what_stands_together_at_a_lines_head_has_its_width(text: str, width: float) -> None:
    """A line may stay short by less than the first unit of the next line, by the rules of line ends."""
    assert first_unit(text) == width


def test_the_measure_is_the_width_that_lines_are_set_to() -> None:
    """Lines short by what did not fit in, and first lines without their indent, do not hide it."""
    assert measures_of(signs(FLUSH)) == [14.0]


def test_a_full_line_that_ends_a_sentence_need_not_end_its_paragraph() -> None:
    """With indents lost, the next line's width says whether it opens a paragraph."""
    found = paragraphs(FLUSH)

    assert [text[:4] for text in found] == ["昨日上午", "下一步，"]


def test_a_bracket_left_open_runs_on() -> None:
    """（石 / 庭祥） is one signature, also across an empty line, and no heading."""
    text = FLUSH.replace("随叫随到。", "随叫随到。（石\n\n庭祥）")

    assert paragraphs(text)[-1].endswith("随叫随到。（石庭祥）")


def test_a_headline_is_told_by_its_lead() -> None:
    """A short line as wide as the column, whose words come again right below, heads what follows."""
    text = FLUSH + (
        "\n柳泉卫生院增设儿童门诊\n本月起，柳泉卫生院增设儿\n童门诊，居民每周二上午可带孩\n子前来就诊。"
    )

    assert "# 柳泉卫生院增设儿童门诊" in paragraphs(text)


def test_rows_of_a_form_stand_alone() -> None:
    """Opening hours and the like are neither headings nor one paragraph."""
    text = FLUSH + "\n营业时间：9:00—21:00\n乘车：公交233路石榴路站\n"

    assert paragraphs(text)[-2:] == ["营业时间：9:00—21:00", "乘车：公交233路石榴路站"]


def test_indents_that_are_kept_decide() -> None:
    """Where every paragraph is set in, a full line's stop ends none and a set-in line opens one."""
    flush = FLUSH.splitlines()
    text = "\n".join("　　" + line if line[:2] in ("昨日", "下一") else line for line in flush)
    text = "\n".join((text, text.replace("柳泉", "桐溪"), text.replace("柳泉", "梅塘")))
    seen = signs(text)

    assert indents_kept(seen)
    assert len(paragraphs(text)) == 6


@given(st.lists(st.text(alphabet="柳泉镇，。“”（）9a 　", min_size=1, max_size=20), max_size=12))
def test_every_line_is_read_once(texts: list[str]) -> None:
    """However odd the lines, each gets one part, and the first runs on from nothing."""
    seen = [signs_of(Line(text.strip(), 0, len(text.strip()))) for text in texts]

    readings = read_flow(seen)

    assert len(readings) == len(seen)
    assert not (readings and readings[0].joined)


def test_a_line_torn_before_a_closing_mark_is_one_line() -> None:
    """pdftotext -raw at times ends a line before ”: no line begins with it, and the paragraph runs on."""
    text = (
        "暴雨夜他们守在泵站\n当天夜里，江临区遭遇入汛\n以来最强降雨，城区积水。\n"
        "“最怕的是树枝、塑料袋堵\n住拦污栅。\n”青年职工毕小飞告诉\n记者，这一夜他清理了三次。\n"
    )
    [article] = make_issue([Source("page.txt", text.encode())]).articles

    assert article.body[-1].text == (
        "“最怕的是树枝、塑料袋堵住拦污栅。”青年职工毕小飞告诉记者，这一夜他清理了三次。"
    )


def test_a_first_line_seldom_stands_in_a_block_of_its_own() -> None:
    """pdfminer parts blocks by empty lines; a line that runs on over one is rather a heading than a paragraph's first."""
    above, below = signs("暴雨夜，他们守在泵站\n\n“水位还在涨，再开一台")
    steps = step_features(above, below, Rhythm(gap=0, gap_told=0.9, indents_kept=False))
    costs = [sum(WEIGHTS[name] * value for name, value in step) for step in steps]

    assert costs[Step.RUN_ORPHAN] > costs[Step.RUN]


def test_a_drop_cap_opens_as_the_word_that_it_begins() -> None:
    """编 over 辑同志： is as good an opening of a letter as 编辑同志：, and no heading."""
    letter = "编辑同志：北门影剧院的逃生"
    cap, rest = with_neighbours([signs_of(Line(letter[:1])), signs_of(Line(letter[1:]))])

    assert cap.opening == signs_of(Line(letter)).opening > 0
    assert cap.ends_open
    assert cap.width == rest.width
