"""Figures, programmes, demands, quotations, events."""

from __future__ import annotations

from record_papers import article, story, told, values

from shuzibao.model import Role


def test_a_figure_has_unit_thing_day_and_whole() -> None:
    """床位4120张（其中…2680张): the second is part of the first, both as of the day printed."""
    facts = told(
        story("截至2023年底，全区已建成养老机构27家，床位4120张（其中护理型床位2680张）。")
    )
    figures = [
        (f.value, f.parts["of"], f.parts["as_of"], f.parts.get("part_of"))
        for f in facts
        if f.kind == "figure"
    ]

    assert figures == [
        ("27家", "养老机构", "2023-12-31", None),
        ("4120张", "床位", "2023-12-31", None),
        ("2680张", "护理型床位", "2023-12-31", "床位"),
    ]


def test_formulae_and_ordinals_are_no_figures() -> None:
    """四责协同, 9073, 第三卫生间 and 一床难求 count nothing."""
    facts = told(
        story(
            "深化“四责协同”机制，完善“9073”格局，建好第三卫生间，破解“一床难求”，做到“两个维护”。"
        )
    )

    assert values(facts, "figure") == []


def test_a_programme_is_known_by_its_short_form() -> None:
    """A bare quoted name is the mechanism that the article names in full."""
    facts = told(story("会议听取“五责联动”机制推进情况。要把“五责联动”一抓到底。"))

    assert values(facts, "programme") == ["五责联动机制", "五责联动机制"]


def test_an_enumeration_is_kept_as_items_under_its_crosshead() -> None:
    """一是…二是 are items of one speaker; what follows a crosshead is still his."""
    facts = told(
        article(
            (Role.HEADLINE, "推进会召开"),
            (Role.PARAGRAPH, "区委书记周明远指出，一是要摸清底数。二是要整合资源。"),
            (Role.CROSSHEAD, "扛起责任"),
            (Role.PARAGRAPH, "要加强督促指导。"),
        )
    )
    demands = [
        (f.parts["speaker"], f.parts["item"], f.parts.get("heading"))
        for f in facts
        if f.kind == "demand"
    ]

    assert demands == [
        ("周明远", "摸清底数", None),
        ("周明远", "整合资源", None),
        ("周明远", "加强督促指导", "扛起责任"),
    ]


def test_a_promise_is_of_the_body_that_makes_it() -> None:
    """未来，某某将… is a promise of 某某."""
    facts = told(story("“蓝马甲志愿服务队”成立。未来，蓝马甲志愿服务队将为独居老人送餐送药。"))
    [promise] = [f for f in facts if f.kind == "demand"]

    assert promise.parts["speaker"] == "蓝马甲志愿服务队"
    assert promise.parts["demand_kind"] == "promise"


def test_a_slogan_in_quotes_is_nobodys_words() -> None:
    """Only words with a verb of speech beside them are a quotation."""
    facts = told(story("践行“人民城市人民建”理念。市民高晓晨说：“家门口就能看书，真好。”"))
    quotations = [(f.parts["speaker"], f.text) for f in facts if f.kind == "quotation"]

    assert quotations == [("高晓晨", "家门口就能看书，真好。")]


def test_a_meeting_knows_who_chaired_and_who_spoke() -> None:
    """Roles of the sentence and of those that follow it."""
    facts = told(
        story("7月2日，年度推进会召开。区委书记周明远出席会议并讲话，区委副书记段文主持。")
    )
    [meeting] = [f for f in facts if f.kind == "event" and f.parts["event_kind"] == "meeting"]

    assert {p["person"]: set(p["roles"]) for p in meeting.parts["participants"]} == {
        "周明远": {"attendee", "speaker"},
        "段文": {"chair"},
    }
