"""Who asks, promises and says what, as papers of several places word it."""

from __future__ import annotations

import pytest
from record_papers import story, told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("区议员龚思敏、霍文涛两名议员亦促署方加设路灯。", [("龚思敏", "署方加设路灯"), ("霍文涛", "署方加设路灯")]),
        ("县长龚思敏答询表示，工程明年三月前一定完工。", [("龚思敏", "工程明年三月前一定完工")]),
        ("龚思敏强调，各村凡未清淤的渠道月底前一律清完。", [("龚思敏", "各村凡未清淤的渠道月底前一律清完")]),
        ("桂湖互助组提出两项保证：（一）小麦追肥三遍；（二）代耕烈属土地。", [("桂湖互助组", "小麦追肥三遍"), ("桂湖互助组", "代耕烈属土地")]),
        ("通报要求，各单位要把专项整治引向深入。", [("通报", "各单位要把专项整治引向深入")]),
        ("组委会宣布，2031年赛事将把女子名额提高到四成。", [("组委会", "2031年赛事将把女子名额提高到四成")]),
        ("县商会望各校学生列队参观。", [("县商会", "各校学生列队参观")]),
        ("龚思敏望着窗外的雪，想起母亲。", []),
        ("桂湖公交公司决定自2031年9月1日起调整九条线路。", [("桂湖公交公司", "自2031年9月1日起调整九条线路")]),
        ("桂湖公交公司决定调整九条线路。", []),
    ],
)  # fmt: skip
def test_a_demand_is_told_by_its_verb_or_by_what_it_says(
    text: str, asked: list[tuple[str, str]]
) -> None:
    """促, 望 and 裁示 ask as 要求 does; a promise may need no 将, a decision only its day; those who speak together each ask."""
    found = [(f.parts["speaker"], f.parts["item"]) for f in told(story(text)) if f.kind == "demand"]

    assert found == asked


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("村民代表龚思敏批评，工程拖了五年，“年年都说要做，年年没有做”。", "龚思敏"),
        ("银匠龚思敏头一个开车上路。“以往送货进城，天不亮就得走。”", "龚思敏"),
        ("龚思敏顶替父亲进了钟表店，师从霍文涛。“表到了我手里都是病人。”他一边说，一边拿起镊子。", "龚思敏"),
        ("“摊子关一天算啥！”卖鱼的老莫边收网边说。", "老莫"),
    ],
)  # fmt: skip
def test_a_quotation_has_the_speaker_whom_its_neighbours_tell(text: str, speaker: str) -> None:
    """The verb may be missing, a clause away, or of somebody who was named a sentence before."""
    assert [f.parts["speaker"] for f in told(story(text)) if f.kind == "quotation"] == [speaker]


def test_a_slogan_on_a_wall_is_said_by_nobody() -> None:
    """What is written somewhere is no speech, whoever stands beside it."""
    facts = told(story("龚思敏抬头看见横幅上写着“安全生产，人人有责！”便停了下来。"))

    assert not [f for f in facts if f.kind == "quotation"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("3月2日，龚思敏来到望溪社区，看望独居老人。", ("visit", "独居老人")),
        ("3月2日，县委理论学习中心组举行集体学习，龚思敏主持。", ("meeting", "集体学习")),
        ("3月2日，青禾国际茶花节在云浦公园揭幕。", ("opening", "青禾国际茶花节")),
        ("告别仪式3月2日上午在青禾殡仪馆举行。", ("meeting", "告别仪式")),
        ("县商会主办之第二届土产展览会，昨日上午在云浦公园开幕。", ("opening", "县商会主办之第二届土产展览会")),
        ("县第九届人民代表大会第二次会议3月2日开幕。", ("meeting", "县第九届人民代表大会第二次会议")),
        ("龙舟锦标赛第三轮今晚在青禾湖继续进行。", ("meeting", "龙舟锦标赛")),
        ("区议会交通委员会昨日开会，讨论路口改建。", ("meeting", "区议会交通委员会")),
        ("县政府3月2日启动“暖灶”长者共餐计划。", ("opening", "“暖灶”长者共餐计划")),
        ("青禾县议会3月2日举行县政总质询。", ("meeting", "县政总质询")),
    ],
)  # fmt: skip
def test_an_event_is_told_by_what_was_done(text: str, event: tuple[str, str]) -> None:
    """Whom one went to see, what was held, whatever its name, and what was unveiled; when and where may stand before the verb."""
    found = [
        (f.parts["event_kind"], f.parts["what"]) for f in told(story(text)) if f.kind == "event"
    ]

    assert found == [event]
