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
    ("text", "asked"),
    [
        ("县长龚思敏说，汛期将至。做好防汛是大事。各乡镇要紧盯水库这条线。要备足物料。",
         [("龚思敏", "各乡镇要紧盯水库这条线"), ("龚思敏", "备足物料")]),
        ("县长龚思敏指出，大家的意见很中肯。下一步，要认真梳理意见，逐条回应。", [("龚思敏", "下一步，要认真梳理意见，逐条回应")]),
        ("龚思敏要求，提高认识。坚持一手抓管理，一手抓宣传。编制好防汛预案；管护旧堤。",
         [("龚思敏", "提高认识"), ("龚思敏", "坚持一手抓管理，一手抓宣传"), ("龚思敏", "编制好防汛预案"), ("龚思敏", "管护旧堤")]),
        ("龚思敏要求各村加固堤坝。随后来到云浦水库，听取了汇报。", [("龚思敏", "各村加固堤坝")]),
        ("县长龚思敏表示，枇杷熟了。云浦县将以节会为媒，汇聚各方之力。", [("龚思敏", "以节会为媒，汇聚各方之力")]),
        ("校方认识到排课太满，积极配合整改，表示将主动退还学费。", [("校方", "主动退还学费")]),
        ("批复指出，云浦历史悠久。批复还要求，保护旧城格局。", [("批复", "保护旧城格局")]),
        ("通讯员龚思敏报道：霍文涛宣布，明年起设立奖学金。", [("霍文涛", "明年起设立奖学金")]),
        ("本报讯（记者龚思敏）霍文涛强调，要抓早抓小。", [("霍文涛", "抓早抓小")]),
        ("龚思敏表示，十分重视友谊，希望今后加强往来。", [("龚思敏", "今后加强往来")]),
        ("有居民表示，路口常堵，期望当局加设交通灯。", [("居民", "当局加设交通灯")]),
        ("龚思敏要求各部门、乡镇：一是备足物料；二是加固堤坝。", [("龚思敏", "备足物料"), ("龚思敏", "加固堤坝")]),
        ("县长龚思敏谴责，要求校方尽快处理，校长霍文涛就呼吁各界给予空间。",
         [("龚思敏", "尽快处理"), ("霍文涛", "各界给予空间")]),
        ("试务人员提醒，考生务必提早出门。", [("试务人员", "考生务必提早出门")]),
        ("对扶贫干部龚思敏来说，会有不少期待。", []),
        ("龚思敏说到：“活动实惠，希望以后多举办。”", []),
        ("龚思敏说，往来将会更加紧密，企业一定能振兴。", []),
        ("龚思敏说，从村里到县城要走两个小时，这是国家需要的好产品。", []),
        ("会议强调，这次讲话重要，主要是肯定成绩。", []),
        ("龚思敏认为，口碑应该是第六项指标。", []),
        ("为落实县政府要求，各校加强巡查。", []),
    ],
)  # fmt: skip
def test_who_speaks_goes_on_asking_in_the_sentences_that_follow(
    text: str, asked: list[tuple[str, str]]
) -> None:
    """A demand needs no new speaker, and no comma's neighbour; reporters ask for nothing, nor does what is foretold."""
    found = [(f.parts["speaker"], f.parts["item"]) for f in told(story(text)) if f.kind == "demand"]

    assert found == asked


def test_an_enumeration_goes_on_over_paragraphs() -> None:
    """Each of its entries is asked by the one who announced it."""
    facts = told(
        story(
            "龚思敏表示，下半年要抓好两方面工作。",
            "一是抓好防汛。备足物料。",
            "二是抓好抢修。",
            "三月有雨。",
        )
    )

    assert [(f.parts["speaker"], f.parts["item"]) for f in facts if f.kind == "demand"] == [
        ("龚思敏", "下半年要抓好两方面工作"),
        ("龚思敏", "抓好防汛"),
        ("龚思敏", "抓好抢修"),
    ]


def test_single_marks_quote_where_a_paper_has_no_others() -> None:
    """『』 around what somebody says are quotation marks as 「」 are."""
    facts = told(story("龚思敏说：『我们愿意发展同各地的友谊。』"))

    assert [f.parts["speaker"] for f in facts if f.kind == "quotation"] == ["龚思敏"]


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
        ("青禾县议会周二（2日）开会，讨论路口改建。", ("meeting", "青禾县议会")),
        ("青禾县第九届人民代表大会第一次会议3月2日选举龚思敏为县长。", ("meeting", "青禾县第九届人民代表大会第一次会议")),
        ("3月2日，龚思敏到青禾造纸厂慰问，送上春联。", ("visit", "青禾造纸厂")),
        ("县长龚思敏3月2日在望溪镇考察工作时强调，要备足物料。", ("inspection", "望溪镇")),
        ("3月2日，青禾污水处理厂扩建项目完成签约。", ("signing", "青禾污水处理厂扩建项目")),
        ("3月2日，龚思敏出席颁奖典礼。", ("meeting", "颁奖典礼")),
    ],
)  # fmt: skip
def test_an_event_is_told_by_what_was_done(text: str, event: tuple[str, str]) -> None:
    """Whom one went to see, what was held, whatever its name, and what was unveiled; when and where may stand before the verb."""
    found = [
        (f.parts["event_kind"], f.parts["what"]) for f in told(story(text)) if f.kind == "event"
    ]

    assert found == [event]


@pytest.mark.parametrize(
    "text",
    [
        "龚思敏开到云浦收费站时有人查验车证。",
        "“改革先锋”称号获得者龚思敏昨日病逝。",
        "厂报创办人龚思敏到庭。",
        "龚思敏希望各界助力博览会顺利举行。",
        "工程于3月2日开工。",
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str) -> None:
    """Who is checked inspects nothing, a founder founds nothing today, and a word that points back names nothing."""
    assert not [f for f in told(story(text)) if f.kind == "event"]


def test_an_event_is_of_its_own_day_and_not_of_the_wires() -> None:
    """A dateline's day is when the story was sent; who came and spoke may stand in a later paragraph; reporters did not come."""
    facts = told(
        story(
            "莲州社云浦3月3日电（记者白云）春耕动员会3月2日在云浦县举行。",
            "副县长龚思敏出席会议。县长霍文涛在会上讲话。",
        )
    )
    event = next(f for f in facts if f.kind == "event")

    assert str(event.parts["date"]).endswith("03-02")
    assert event.parts["participants"] == (
        {"person": "龚思敏", "roles": ("attendee",)},
        {"person": "霍文涛", "roles": ("speaker",)},
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("会上，柯远山肯定了云浦区民政局的做法，并将把该局定为联系点，推广经验。", "柯远山"),
        (
            "云浦区水务局指出，工程历经两场暴雨，区政府加快整理，将在6月1日前重新开放步道。",
            "云浦区水务局",
        ),
    ],
)
def test_a_promise_is_the_main_clauses_own(text: str, speaker: str) -> None:
    """A clause that goes on with 并将 keeps its first subject; what a body points out is promised by it."""
    told_of = [f for f in told(story(text)) if f.kind == "demand"]
    assert [f.parts["speaker"] for f in told_of] == [speaker]


def test_a_writers_line_promises_nothing() -> None:
    """The place of a dateline and the place that somebody is of are no subjects of what is to come."""
    text = "（记者唐云／云浦报道）为疏导客流，末班车将延后半小时。云浦的居民将由专人通知。"
    assert [f for f in told(story(text)) if f.kind == "demand"] == []
