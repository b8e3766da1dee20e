"""The kinds of story. Each function tells one, as pieces of body under a cluster of titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from bench.invent import names
from bench.invent.grammar import Bag
from bench.invent.model import CAPTION, CREDIT, CROSSHEAD, PARAGRAPH, Piece
from bench.invent.telling import Story
from bench.invent.titles import Cluster, cluster

ORDINALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Told:
    """A story as told, not yet placed on a page."""

    kind: str
    subject: str
    cluster: Cluster
    body: tuple[Piece, ...]
    weight: int
    byline: str | None = None
    byline_set: str | None = None
    dateline: str | None = None


def paragraph(*sentences: str) -> Piece:
    return Piece(PARAGRAPH, "".join(sentences))


def several(story: Story, rule: str, low: int, high: int) -> list[str]:
    return [story.rule(rule) for _ in range(story.teller.rng.randint(low, high))]


def meeting(story: Story) -> Told:
    """A meeting: lead, reports, demands (running, enumerated, or under crossheads), attendance."""
    body = [paragraph(story.rule("lead_meeting"), *several(story, "heard", 0, 2))]
    body += _demands(story)
    if story.teller.rng.random() < 0.7:
        body.append(paragraph(story.rule("attend")))
    return _told("meeting", story, body, 5)


def visit(story: Story) -> Told:
    body = [paragraph(story.rule("lead_visit"))]
    body += [paragraph(*several(story, "heard", 1, 2), *several(story, "scene", 0, 1))]
    body += _demands(story)
    if story.teller.rng.random() < 0.6:
        body.append(paragraph(story.rule("attend")))
    return _told("visit", story, body, 5)


def _demands(story: Story) -> list[Piece]:
    rng = story.teller.rng
    form = rng.random()
    if form < 0.4:
        return [paragraph(story.rule("enum_head"), _enumeration(story))]
    if form < 0.7:
        pieces = [paragraph(*several(story, "demand", 1, 2))]
        for theme in _themes(story, rng.randint(2, 3)):
            pieces.append(Piece(CROSSHEAD, theme))
            text = "".join(story.rule("item_act") + "。" for _ in range(rng.randint(2, 3)))
            pieces.append(paragraph(text))
        return pieces
    return [paragraph(*several(story, "demand", 2, 3)) for _ in range(rng.randint(1, 3))]


def _themes(story: Story, count: int) -> list[str]:
    return [story.rule("item_theme") for _ in range(count)]


def _enumeration(story: Story) -> str:
    """一是要着眼于…。…。二是…: the running list of demands."""
    rng = story.teller.rng
    opener = rng.choice(("{}是要着力{}。", "{}是{}。", "{}要{}。", "{}是{}，", "第{}，{}。"))
    items = []
    for ordinal, theme in zip(ORDINALS, _themes(story, rng.randint(2, 4)), strict=False):
        sentences = "。".join(story.rule("item_act") for _ in range(rng.randint(1, 2)))
        items.append(opener.format(ordinal, theme) + sentences + "。")
    return "".join(items)


def event(story: Story) -> Told:
    body = [paragraph(story.rule("lead_event"))]
    body += [paragraph(*several(story, "scene", 1, 1), *several(story, "quote", 1, 2))]
    body += [paragraph(*several(story, "did", 1, 2), *several(story, "figs_s", 0, 1))]
    if story.teller.rng.random() < 0.5:
        body.append(paragraph(story.rule("plan")))
    return _told("event", story, body + _photograph(story, 0.25), 3)


def news(story: Story) -> Told:
    rng = story.teller.rng
    body = [paragraph(story.rule("lead_news"), *several(story, "did", 0, 1))]
    for _ in range(rng.randint(1, 3)):
        rule = rng.choice(("did", "figs_s", "bg"))
        body.append(paragraph(*several(story, rule, 1, 2), *several(story, "quote", 0, 1)))
    if rng.random() < 0.6:
        body.append(paragraph(story.rule("plan")))
    return _told("news", story, body, 3)


def feature(story: Story) -> Told:
    """A long story with scenes, voices and crossheads."""
    rng = story.teller.rng
    body = [
        paragraph(*several(story, "scene", 1, 2), story.rule("quote")),
        paragraph(story.rule("bg"), *several(story, "did", 1, 2)),
    ]
    for _ in range(rng.randint(1, 3)):
        if rng.random() < 0.8:
            body.append(Piece(CROSSHEAD, story.say("{heads}")))
        for _ in range(rng.randint(1, 3)):
            rules = rng.sample(("did", "figs_s", "quote", "scene", "plan"), 3)
            body.append(paragraph(*(story.rule(rule) for rule in rules)))
    body.append(paragraph(story.rule("close")))
    return _told("feature", story, body + _photograph(story, 0.35), 5)


def _photograph(story: Story, share: float) -> list[Piece]:
    """At times a caption with its credit; captions stand at the end of a story's body."""
    rng = story.teller.rng
    if rng.random() > share:
        return []
    caption = Piece(CAPTION, story.rule("photo"))
    if caption.text.startswith("图为") and rng.random() < 0.3:
        return [caption]
    return [caption, Piece(CREDIT, _credit(rng))]  # without either it is no caption to see


def _credit(rng: Random) -> str:
    return rng.choice(("本报记者 {} 摄", "通讯员 {} 摄", "记者 {} 摄", "{} 摄")).format(
        names.person(rng)
    )


def brief(story: Story) -> Told:
    """One paragraph that says what its headline says."""
    headline, _, text = story.rule("brief_pair").partition("‖")
    body = [paragraph(text, *several(story, "figs_s", 0, 1))]
    return _told("brief", story, body, 1, Cluster(headline=(headline,)))


def comment(story: Story) -> Told:
    body = [
        paragraph(*several(story, "comment", 1, 2)) for _ in range(story.teller.rng.randint(3, 4))
    ]
    return _told("comment", story, body, 3, Cluster(headline=(story.rule("h_comment"),)))


def interview(story: Story) -> Told:
    """Questions and answers, each with its speaker."""
    rng = story.teller.rng
    asked, answered = rng.choice((("问：", "答："), ("记者：", f"{story.voices[0].name}：")))
    body = [paragraph(story.rule("bg"), story.say("为此，记者采访了{org}负责人。"))]
    if answered[0] == story.voices[0].name[0]:
        body = [paragraph(story.rule("bg"), f"为此，记者采访了{story.voices[0].full}。")]
    for _ in range(rng.randint(2, 4)):
        body.append(paragraph(asked, story.rule("ask")))
        body.append(paragraph(answered, story.rule("answer")))
    headline = story.say("{topic}怎么做？听听{who}怎么说")
    return _told("interview", story, body, 4, Cluster(headline=(headline,)))


def notice(story: Story) -> Told:
    rng = story.teller.rng
    body = [paragraph(story.rule("notice_lead"))]
    for ordinal in ORDINALS[: rng.randint(3, 5)]:
        body.append(paragraph(f"{ordinal}、", story.rule("notice_item")))
    body.append(paragraph("特此通告。"))
    titles = Cluster(headline=(story.rule("notice_title"),))
    return _told("notice", story, body, 2, titles, kind="notice")


def awards(story: Story) -> Told:
    """A list of names under prizes."""
    rng = story.teller.rng
    body = [
        paragraph(story.say("{event}评选结果日前揭晓。经评审委员会评定，现将获奖名单公布如下："))
    ]
    for prize in ("一等奖", "二等奖", "三等奖")[: rng.randint(2, 3)]:
        crowd = "、".join(names.people(rng, rng.randint(3, 9)))
        body.append(paragraph(f"{prize}：{crowd}。"))
    return _told("awards", story, body, 2, Cluster(headline=(story.say("{event}获奖名单"),)))


def letters(story: Story) -> Told:
    body = [
        paragraph(story.rule("letter_body"), f"（{names.person(story.teller.rng)}）"),
        paragraph(story.rule("letter_reply")),
    ]
    return _told("letter", story, body, 1, Cluster(headline=(story.say("{noun}问题何时解决？"),)))


def weather(story: Story) -> Told:
    body = [paragraph(story.rule("weather"))]
    return _told("weather", story, body, 1, Cluster(headline=("天气预报",)))


def lottery(story: Story) -> Told:
    """A table: cells parted by full-width spaces, a row a paragraph."""
    rng = story.teller.rng
    issue = rng.randint(2100, 9800)
    rows = ["玩法　期号　开奖号码"]
    for name in rng.sample(("五彩球", "七乐彩", "排列四", "好运三", "十二生肖"), rng.randint(2, 4)):
        drawn = " ".join(f"{number:02d}" for number in sorted(rng.sample(range(1, 36), 6)))
        rows.append(f"{name}　{issue + rng.randint(0, 90)}　{drawn}")
    return _told(
        "lottery", story, [paragraph(row) for row in rows], 1, Cluster(headline=("开奖公告",))
    )


def picture(story: Story) -> Told:
    rng = story.teller.rng
    body = [Piece(CAPTION, story.rule("caption") + story.rule("did"))]
    if rng.random() < 0.85 or not body[0].text.startswith("图为"):  # else it is no caption to see
        body.append(Piece(CREDIT, _credit(rng)))
    titles = Cluster(headline=(story.say("{couplets}"),))
    return _told("picture", story, body, 2, titles, kind="picture")


def advertisement(story: Story) -> Told:
    bag = Bag(_ad_lines(), story.teller.rng)
    lines = [story.say(bag.draw()) for _ in range(story.teller.rng.randint(3, 5))]
    titles = Cluster(headline=(story.rule("ad"),))
    body = [paragraph(line) for line in lines]
    return _told("advertisement", story, body, 1, titles, kind="advertisement")


def _ad_lines() -> tuple[str, ...]:
    from bench.invent.grammar import rules

    return rules()["ad_line"]


def classifieds(story: Story) -> Told:
    body = [paragraph(story.rule("classified")) for _ in range(story.teller.rng.randint(4, 7))]
    titles = Cluster(headline=("分类信息",))
    return _told("classified", story, body, 1, titles, kind="advertisement")


def _told(
    subject: str,
    story: Story,
    body: list[Piece],
    weight: int,
    titles: Cluster | None = None,
    kind: str = "article",
) -> Told:
    titles = titles or cluster(story.teller.rng, story, subject)
    return Told(kind, subject, titles, tuple(body), weight)


KINDS: Mapping[str, Callable[[Story], Told]] = {
    "meeting": meeting,
    "visit": visit,
    "event": event,
    "news": news,
    "feature": feature,
    "brief": brief,
    "comment": comment,
    "interview": interview,
    "notice": notice,
    "awards": awards,
    "letter": letters,
    "weather": weather,
    "picture": picture,
    "lottery": lottery,
    "advertisement": advertisement,
    "classified": classifieds,
}

# How often each comes on a front page, an inner page, a service page.
MIX: Mapping[str, Mapping[str, int]] = {
    "front": {"meeting": 4, "visit": 4, "news": 4, "event": 3, "feature": 2, "picture": 1, "brief": 1},
    "inner": {"news": 5, "event": 4, "feature": 4, "interview": 2, "comment": 2, "brief": 3,
              "awards": 1, "picture": 2, "visit": 1},
    "service": {"notice": 4, "advertisement": 3, "classified": 1, "letter": 2, "weather": 1, "lottery": 1,
                "brief": 2, "awards": 2, "news": 2},
}  # fmt: skip


def pick_kind(rng: Random, mix: str) -> str:
    kinds = MIX[mix]
    return rng.choices(tuple(kinds), tuple(kinds.values()))[0]
