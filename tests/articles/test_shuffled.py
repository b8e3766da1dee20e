"""Whole stories of a clean dump may stand in any order, and its empty lines may be more or fewer: the stories stay the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest
from bench.dumps.setting import break_lines
from bench.invent import InventedArticle, invent_issue

from shuzibao import Source, make_issue
from shuzibao.model import Role

Told = tuple[str | None, str | None, str | None, tuple[tuple[Role, str], ...]]

# Invented stories of the plainest kind: a headline and paragraphs. No words of the page part them but their own.
FERRY = """西湾渡船改用电瓶
西湾镇最后一条柴油渡船上月退役，渡口的早晨安静下来。接替它的电瓶船一次能坐四十人，充一夜的电够跑一整天。
撑了三十年船的老庞起初不放心，怕电瓶泡了水。试航那天他在船舱里坐到天黑，下船时只说了一句，不震腿了。"""
BAKERY = """烤饼铺的账本换了主人
南门烤饼铺的账本有七十二页，记着三代人的面粉和芝麻。今年入秋，账本交到了外孙女手里。
她在封皮上写了自己的名字，又把赊账那几页折了起来。赊账的人多半搬走了，她说，留着认人。"""
RAIN = """连阴雨耽误了打谷
一场连阴雨耽误了坝上村打谷，稻子割倒在田里已有五天。村里借来两台烘干机，摆在小学的操场上，孩子们隔着窗户数进来的拖拉机。
机手算过，一亩地的湿谷要烘四个钟头。村里排了号，先紧着没有劳力的人家。"""
CHESS = """象棋摊前的新规矩
桥洞下的象棋摊立了一条新规矩，看棋的人不许出声，出声的罚扫一天地。
规矩立了半个月，地扫得很干净。摊主说，最爱出声的那几位，如今抢着来扫。"""


@pytest.mark.parametrize(
    ("paragraphs", "stories"), [("\n", "\n\n"), ("\n", "\n\n\n"), ("\n\n", "\n\n\n")]
)
def test_four_plain_stories_are_four_in_any_order(paragraphs: str, stories: str) -> None:
    """What parts stories is wider than what parts paragraphs: no headline becomes a crosshead of the story above it."""
    plain = [story.replace("\n", paragraphs) for story in (FERRY, BAKERY, RAIN, CHESS)]
    found = [told(stories.join(order)) for order in permutations(plain)]

    heads = sorted(story.split("\n")[0] for story in plain)
    assert sorted(str(story[1]) for story in found[0]) == heads
    assert all(other == found[0] for other in found)


def test_four_plain_stories_are_four_where_all_paragraphs_are_parted_alike() -> None:
    """A headline whose words its story's first sentence says again heads that story, though no space tells so."""
    parted = [story.replace("\n", "\n\n") for story in (FERRY, BAKERY, RAIN, CHESS)]
    found = [told("\n\n".join(order)) for order in permutations(parted)]

    assert all(len(list(one.elements())) == 4 for one in found)
    assert all(other == found[0] for other in found)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("measure", "parted"), [(0, True), (14, False), (30, True)])
def test_shuffling_whole_stories_changes_only_their_order(
    seed: int, measure: int, parted: bool
) -> None:
    """Generated stories, one line a paragraph or in columns: read the same in every order."""
    rng = Random(f"shuffled/{seed}/{measure}")
    stories = [written(one, measure, parted) for one in rng.sample(plain_stories(), 4)]
    first = told("\n\n\n".join(stories))
    for _ in range(3):
        rng.shuffle(stories)
        assert told("\n\n\n".join(stories)) == first


def plain_stories() -> list[InventedArticle]:
    """Invented stories of a headline in one line and paragraphs."""
    issues = [
        invent_issue(4_200_000 + n, pages=1, script="hans", stories=(3, 5), continued=False)
        for n in range(8)
    ]
    return [
        one
        for issue in issues
        for page in issue.pages
        for one in page.articles
        if len(one.headline) == 1
        and not (one.kicker or one.deck or one.section)
        and one.byline_set != "line"
        and one.kind == "article"
        and len(one.body) > 1
        and all(piece.role == "paragraph" for piece in one.body)
    ]


def written(one: InventedArticle, measure: int, parted: bool) -> str:
    """A story as text: paragraphs set in and broken at a measure (0: not broken), parted by an empty line or not."""
    paragraphs = [
        "\n".join(line for line, _ in break_lines(piece.text, lambda _: measure, 2.0))
        if measure
        else piece.text
        for piece in one.body
    ]
    between = "\n\n" if parted else "\n"
    return between.join([*one.headline, *("\u3000\u3000" + text for text in paragraphs)])


def told(text: str) -> Counter[Told]:
    """The stories of a page, without their order."""
    issue = make_issue([Source("page.txt", text.encode())])
    return Counter(
        (one.kicker, one.headline, one.deck, tuple((e.role, e.text) for e in one.body))
        for one in issue.articles
    )


def stripped(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def changed(text: str) -> Sequence[str]:
    """A dump with its empty lines out, doubled, with other line ends and with spaces behind its lines."""
    return (
        stripped(text),
        text.replace("\n", "\n\n"),
        text.replace("\n\n", "\n\n\n"),
        text.replace("\n", "\r\n"),
        text.replace("\n", "\u3000\n"),
    )


@pytest.mark.parametrize("measure", [0, 14, 30])
def test_empty_lines_and_line_ends_change_no_article(measure: int) -> None:
    """The words of these stories tell them apart, whatever stands between their lines."""
    rng = Random(f"blank/{measure}")
    page = "\n\n\n".join(written(one, measure, True) for one in rng.sample(plain_stories(), 4))

    assert [told(other) == told(page) for other in changed(page)] == [True] * 5


SIGNED = """渡口小学添了显微镜
    渡口小学上月收到三台旧显微
镜，是县里中学换下来的。孩子们
排队看洋葱皮，一节课不够看，午
休也开着门。（庞小渡 任
远）
豆腐坊的石磨退休
    豆腐坊的石磨转了四十年，磨
齿浅得挂不住豆子。坊主把它搬到
门口，给等豆腐的人当凳子坐。
"""


def test_a_signature_that_a_columns_end_cuts_closes_its_paragraph() -> None:
    """The second half of the names in brackets stands alone on a line, and the next line is a headline."""
    heads = [head for _, head, *_ in told(SIGNED)]

    assert sorted(str(head) for head in heads) == ["渡口小学添了显微镜", "豆腐坊的石磨退休"]


LETTERS = """会说话的老钟
老钟走得慢，孩子们说它爱打瞌睡。修钟的师傅听了一夜，说它只是念旧。
也好。

读者来函
谢谢拾伞的人
那天雨大，我把伞忘在渡口。第二天去找，伞撑在栏杆上晾着，一滴水也没有了。

西湾镇：河道清淤、岸坡种树、旧船上岸，做到水清、岸绿
三个月清出淤泥两千方，岸坡上新种了六百棵柳树，十二条旧船拖上岸做了花坛。
下个月，镇里还要把河埠头的石阶补齐。
"""


def test_what_stands_below_the_widest_white_opens_a_story() -> None:
    """It signs no letter above it, and may be a headline though it has commas."""
    heads = {(kicker, head) for kicker, head, *_ in told(LETTERS)}

    assert heads == {
        (None, "会说话的老钟"),
        ("读者来函", "谢谢拾伞的人"),
        (None, "西湾镇：河道清淤、岸坡种树、旧船上岸，做到水清、岸绿"),
    }
