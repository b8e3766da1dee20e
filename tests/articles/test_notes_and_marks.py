"""Small parts of a story as papers print them: notes in brackets, pictures named behind an arrow, writers of every kind."""

from __future__ import annotations

import pytest

from shuzibao import Source, make_issue
from shuzibao.conventions.bylines import satellite_role
from shuzibao.conventions.leads import DATELINE
from shuzibao.model import Article, Role
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import plain


@pytest.mark.parametrize(
    "line",
    [
        "記者柯曉棠∕東港報導",
        "来电读者：柯晓，东港竹木巷居民 记录整理：记者 邬长林",
        "来信读者：石小峰",
        "本报记者组",
    ],
)
def test_who_called_and_who_wrote_it_down_is_a_byline(line: str) -> None:
    """Readers who call and the reporter who writes it down sign a letter; ∕ between writer and place is the sign ／."""
    assert satellite_role(line, SPACE.sub("", plain(line)), False) is Role.BYLINE


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("东港在线讯3月2日，渡船停航", "东港在线讯"),
        ("本报消息昨日下午", "本报消息"),
        ("本报昨日独家引述权威消息，渡船将停航", None),
        ("本报记者获悉可靠消息", None),
    ],
)
def test_what_a_paper_quotes_is_no_dateline(text: str, dateline: str | None) -> None:
    """本报消息 opens a story, 本报引述权威消息 is the beginning of its sentence; a house on line has a dateline of its own."""
    found = DATELINE.match(text)
    assert (found[0] if found else None) == dateline


NOTE = """渡口路灯该修了
我住在渡口后街，天一黑就看不清台阶。上个月有两位老
人在这里滑倒，街坊们凑钱买了手电，可手电照不了整条
街。盼望管路灯的人来看一看。
（以上内容根据读者来电整理）
苗圃里忙育秧
天刚放晴，苗圃的大棚里已经坐满了人，选种的选种，装
盘的装盘，一上午能装两千盘。
▲大棚里选种
▲装好的苗盘
技术员说，今年的苗比去年早十天下地。
"""


def test_a_note_in_brackets_is_no_headline() -> None:
    """（以上内容…整理） closes the letter above it."""
    first, second = _articles(NOTE)

    assert (first.headline, second.headline) == ("渡口路灯该修了", "苗圃里忙育秧")
    assert first.body[-1].text == "（以上内容根据读者来电整理）"


def test_a_few_words_behind_an_arrow_name_a_picture() -> None:
    """Several pictures are named one below the other; items of news behind such a sign are sentences."""
    captions = [e.text for e in _articles(NOTE)[1].body if e.role is Role.CAPTION]

    assert captions == ["▲大棚里选种", "▲装好的苗盘"]


def _articles(text: str) -> tuple[Article, ...]:
    return make_issue([Source("page.txt", text.encode())]).articles


def test_a_wire_between_brackets_names_its_reporter() -> None:
    """（中央社記者…東港24日電）: the dateline holds the reporter's name, and the byline is that name with its house."""
    (story,) = _articles(
        "渡船停航三天\n（中央社記者林知秋東港24日電）強風吹襲，渡船今起停航三天。\n"
    )

    assert story.byline == "中央社記者林知秋"
    assert story.dateline == "中央社記者林知秋東港24日電"
