"""Events: who is visited, what opens, and what is only a stop on the way."""

from __future__ import annotations

import pytest
from record_papers import story, told

from shuzibao.model import Fact


def events(*paragraphs: str) -> list[Fact]:
    return [f for f in told(story(*paragraphs)) if f.kind == "event"]


def test_who_is_visited_does_not_visit() -> None:
    """看望慰问 somebody: the one before the verb acts, those behind it are visited, whatever the sentence goes on with."""
    visit = events(
        "5月6日，县委书记柯远山一行走进芦台镇敬老院，看望慰问老党员邹德宽、百岁老人闵阿珍，走访了两户家庭。"
    )[0]
    roles = {p["person"]: p["roles"] for p in visit.parts["participants"]}  # type: ignore[union-attr,index,call-overload]
    assert roles == {"柯远山": ("actor",), "邹德宽": ("visited",), "闵阿珍": ("visited",)}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("昨天，沣川大桥正式建成通车，全长1.2公里。", "沣川大桥"),
        ("区图书馆新馆昨日开门迎客，读者排起长队。", "区图书馆新馆"),
        ("由市文旅局主办、云岭县承办的稻乡音乐节5月3日启幕。", "稻乡音乐节"),
        ("“我宣布，稻香路改造工程开工!”掌声响起。", "稻香路改造工程"),
    ],
)
def test_what_opens_is_told_without_who_made_it(text: str, what: str) -> None:
    """The event's name begins behind 由…承办的 and ends before the verb, an exclamation mark closes it too."""
    assert [(e.parts["event_kind"], e.parts["what"]) for e in events(text)] == [("opening", what)]


def test_the_stops_of_an_inspection_are_no_visits_of_their_own() -> None:
    """Where the same person goes in a later paragraph belongs to the inspection; whom he calls on is told."""
    found = events(
        "5月6日，省农业厅厅长宗望山一行到云岭县调研茶产业，县长伍克勤陪同。",
        "当天，宗望山来到芦台镇和白马茶场，与茶农算账。",
        "宗望山还看望了茶农邹德宽。",
    )
    assert [e.parts["event_kind"] for e in found] == ["inspection", "visit"]


@pytest.mark.parametrize(
    "text",
    [
        "全镇建立网格党支部40个，选派网格员210名。",
        "5月6日，县长伍克勤前往云岭会馆出席记者会。",
    ],
)
def test_sums_and_ways_are_no_events(text: str) -> None:
    """What was set up by the dozen is a figure, and who goes to a gathering pays no visit."""
    assert not [e for e in events(text) if e.parts["event_kind"] in ("founding", "visit")]
