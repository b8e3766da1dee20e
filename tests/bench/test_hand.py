"""The stories written by hand: the splits never meet, and each page is what its truth says."""

from __future__ import annotations

import pytest
from bench.dumps.case import make_case
from bench.hand import bank, invent_by_hand, story
from bench.invent import InventedJump


def test_no_story_is_in_both_splits():
    """What the tests report on was never tuned on."""
    dev, test = ({told.headline for told in bank(split)} for split in ("dev", "test"))

    assert len(dev) == len(bank("dev"))
    assert not dev & test
    assert len(bank("test", "abcdefghi")) == pytest.approx(len(bank("dev", "abcdefghi")) / 2, abs=1)
    assert not bank("test", "jklp")  # whole files
    assert not bank("dev", "mnoq")


def test_a_story_of_the_file():
    """Each mark is one part; a lead's reporter is its byline; a label may head a section."""
    told = story(
        "= 法治\n# 遛狗咬伤人，赔！\n本报讯 （记者 纪晓川）法院昨日判了。\n* 一根绳\n! 图为法庭。\n% 乔木 摄"
    )

    assert (told.kicker, told.headline, told.byline_set) == (
        ("法治",),
        ("遛狗咬伤人，赔！",),
        "lead",
    )
    assert told.byline == "记者 纪晓川"
    assert [piece.role for piece in told.body] == ["paragraph", "crosshead", "caption", "credit"]
    assert (None, "遛狗咬伤人，赔！", None) in told.readings


@pytest.mark.parametrize(
    ("opening", "dateline", "byline"),
    [
        ("南江讯 记者万小满 昨日，船来了。", "南江讯", "记者万小满"),
        ("本报讯　记者林知秋、石望川报道：船来了。", "本报讯", "记者林知秋、石望川"),
        ("南江晚报讯 船来了。", "南江晚报讯", None),
        ("【林知秋╱北港報導】船來了。", None, "林知秋"),
        ("北港時報【林知秋】船來了。", None, "林知秋"),
        ("【本報訊】船來了。", "【本報訊】", None),
        ("（東島日報報道）船來了。", "東島日報報道", None),
        ("船來了。報導．攝影╱林知秋", None, "報導．攝影╱林知秋"),
    ],
)
def test_a_lead_in_either_script(opening: str, dateline: str | None, byline: str | None):
    """What a story's first paragraph says of its writer and its source, as printed, below a caption too."""
    told = story(f"# 渡口\n! 图为渡口。\n{opening}")

    assert (told.dateline, told.byline) == (dateline, byline)


def test_without_its_label_a_heading_is_read_as_one_that_has_none():
    """Where a kicker may be the head of a section, what is fair of headline and deck alone is fair below it too."""
    bare = story("# 唐楼外墙剥落\n- 住客一夜难眠\n昨晚十时许，外墙剥落。").readings
    under = story("= 本埠新闻\n# 唐楼外墙剥落\n- 住客一夜难眠\n昨晚十时许，外墙剥落。").readings

    assert ("唐楼外墙剥落", "住客一夜难眠", None) in bare
    assert set(bare) < set(under)


def test_a_writer_behind_the_last_words_and_lines_to_other_pages():
    """The writer stays a part of the last paragraph; a line to another page is no part of the body."""
    told = story(
        "# 渡口\n> 上接第1版\n中央社台北3日电 船来了。\n船又走了。\n^ （费星）\n> 下转第12版"
    )

    assert [piece.text for piece in told.body] == ["中央社台北3日电 船来了。", "船又走了。（费星）"]
    assert (told.byline, told.byline_set, told.dateline) == ("（费星）", "tail", "中央社台北3日电")
    assert told.continued_from == InventedJump(1, "上接第1版")
    assert told.continues_on == InventedJump(12, "下转第12版")


def test_the_same_seed_gives_the_same_page_and_no_story_twice():
    """In every script."""
    for script in ("hans", "hant", "mixed"):
        issue = invent_by_hand(5, "dev", script=script, pages=2, stories=(3, 5))
        assert issue == invent_by_hand(5, "dev", script=script, pages=2, stories=(3, 5))
        told = [article.story for article in issue.articles]
        assert len(told) == len(set(told))


def test_every_character_of_a_page_has_its_owner():
    """The truth of a page in one of these styles names every story on it."""
    case = make_case("hand-heads-last", 1_000_003)
    _, text, owners = case.files[0]

    assert len(text) == len(owners)
    assert all(
        owner is not None for letter, owner in zip(text, owners, strict=True) if letter.strip()
    )
    assert {owner[0] for owner in owners if owner} >= set(range(len(case.truth.articles)))
