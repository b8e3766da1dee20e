"""What the two seed pages must tell. Their text is read where it lies and is no part of this repository."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from shuzibao.model import Fact, Given, Issue
from shuzibao.pipeline import make_issue
from shuzibao.read import Source
from shuzibao.record.issue import facts_of_issue

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
Told = tuple[Issue, Mapping[str, tuple[Fact, ...]]]


def told(name: str, date: dt.date | None = None) -> Told:
    [path] = SEEDS.glob(f"{name}_*.txt") if SEEDS.is_dir() else [None]
    if path is None:
        pytest.skip(f"no seed pages at {SEEDS}")
    issue = make_issue([Source(path.name, path.read_bytes())], Given(date=date))
    return issue, facts_of_issue(issue)


@pytest.fixture(scope="module")
def dump() -> Told:
    return told("000", dt.date(2023, 10, 30))


@pytest.fixture(scope="module")
def markdown() -> Told:
    return told("003")


def all_of(page: Told, kind: str) -> list[Fact]:
    return [fact for facts in page[1].values() for fact in facts if fact.kind == kind]


def test_posts_of_the_dump(dump: Told) -> None:
    """Several posts of one person, each with the body that the district makes of it."""
    held = {(f.parts["person"], f.name, f.parts["body"]) for f in all_of(dump, "post")}

    assert {
        ("曹立强", "区委书记", "中共徐汇区委"),
        ("钟晓咏", "区委副书记", "中共徐汇区委"),
        ("钟晓咏", "区长", "徐汇区人民政府"),
        ("何雅", "区委常委", "中共徐汇区委"),
        ("何雅", "纪委书记", "中共徐汇区纪委"),
        ("何雅", "监委主任", "徐汇区监委"),
        ("习近平", "总书记", "中共中央"),
    } <= held


def test_people_of_the_dump(dump: Told) -> None:
    """Nine people and no word of politics among them."""
    people = {f.value for f in all_of(dump, "person")}

    assert {
        "曹立强",
        "钟晓咏",
        "沈权",
        "何雅",
        "罗华品",
        "高世昀",
        "盛阿妹",
        "张秀清",
        "习近平",
    } == people


def test_the_headlines_two_names_are_told_apart(dump: Told) -> None:
    """曹立强钟晓咏 without a mark between are two mentions."""
    run = [f for f in all_of(dump, "person") if f.sentence.startswith("曹立强钟晓咏")]

    assert [f.text for f in run] == ["曹立强", "钟晓咏"]


def test_bodies_and_programmes_of_the_dump(dump: Told) -> None:
    """A nested body, a brand with its short form, the mechanism in all its mentions."""
    bodies = {(f.name, f.value) for f in all_of(dump, "organisation")}
    schemes = {f.value for f in all_of(dump, "programme")}

    assert ("闪送", "闪送上海") in bodies
    assert ("徐汇区虹梅街道妇联", "徐汇区虹梅街道妇联") in bodies
    assert {"四责协同机制", "进博会"} <= schemes


def test_dates_of_the_dump(dump: Told) -> None:
    """The eleventh elders' day has its date."""
    days = {f.name: f.value for f in all_of(dump, "date")}

    assert days["全国第十一个老年节"] == "2023-10-23"
    assert days["10月26日下午"] == "2023-10-26"


def test_demands_of_the_dump(dump: Told) -> None:
    """Four entries of an enumeration; three crossheads under which the speaker goes on."""
    demands = all_of(dump, "demand")
    four = [
        f.parts["ordinal"]
        for f in demands
        if f.parts["speaker"] == "钟晓咏" and "ordinal" in f.parts
    ]
    under = {
        f.parts["heading"]
        for f in demands
        if f.parts["speaker"] == "曹立强" and "heading" in f.parts
    }

    assert four == [1, 2, 3, 4]
    assert under == {"提高责任意识", "拧紧责任链条", "增强责任担当"}


def test_the_list_of_the_markdown_page_shares_its_post(markdown: Told) -> None:
    """Six leaders after one word."""
    leaders = {f.parts["person"] for f in all_of(markdown, "post") if f.name == "区领导"}

    assert leaders == {"王宏伟", "俞林伟", "卫岚", "高世昫", "高天", "方雷"}


def test_figures_of_the_markdown_page(markdown: Told) -> None:
    """床位6845張（含認知症床位210張） as of the end of the thirteenth plan; formulae are none."""
    figures = {
        (f.value, f.parts["of"], f.parts["as_of"], f.parts.get("part_of"))
        for f in all_of(markdown, "figure")
    }

    assert ("6845张", "床位", "2020-12-31", None) in figures
    assert ("210张", "认知症床位", "2020-12-31", "床位") in figures
    assert ("43家", "养老机构", "2020-12-31", None) in figures
    assert not {value for value, *_ in figures} & {"4责", "9073", "1床", "3卫生间"}


def test_the_dossier_of_the_markdown_page(markdown: Told) -> None:
    """The care system in five parts: what it stands on, and who runs it."""
    schemes = [f for f in all_of(markdown, "programme") if f.value == "五位一体养老服务体系"]
    parts = {part for f in schemes for part in f.parts.get("parts") or ()}
    bodies = {body for f in schemes for body in f.parts.get("bodies") or ()}

    assert parts == {"居家为基础", "社区为依托", "机构为支撑", "医养相结合"}
    assert bodies == {"徐汇区民政局"}


def test_a_zone_and_a_bureau_by_its_field(dump: Told, markdown: Told) -> None:
    """The zone that the mayor visited is a place; the district's bureau told by its field is that bureau."""
    zones = {f.value for f in all_of(dump, "place") if f.confidence >= 0.5}
    bodies = {f.value for f in all_of(markdown, "organisation") if f.text == "徐匯民政"}

    assert "漕开发拓展功能区" in zones
    assert bodies == {"徐汇区民政局"}


def test_ordinals_of_congresses_are_no_dates(markdown: Told) -> None:
    """The eleventh congress is not the first of October."""
    days = {f.value for f in all_of(markdown, "date")}

    assert "2021-10-01" not in days
    assert {"2021-11-24", "2021-11-25", "2021-11-23", "2020-12-31"} <= days
