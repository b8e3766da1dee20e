"""The record's pages say what the paper said: terms, series, dossiers, the ledger, days, downloads."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.reader.markup import html, text
from tests.record.yunpu import FIRST, SECOND, make

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)

from shuzibao.archive.suggest import suggest  # noqa: E402
from shuzibao.reader.record.plots import day_of, series_plot, terms_plot  # noqa: E402
from shuzibao.reader.record.terms import terms  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("record-site"))


def rows(client: Client, address: str) -> list[dict[str, str]]:
    body = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


def test_who_held_a_post_stands_on_the_posts_own_page(client: Client) -> None:
    """区长 leads to its holder, the body, the first and the last day, and a chart that says the same."""
    page = html(client, "/posts/区长")

    assert re.search(r"林若溪 .*云浦区人民政府 .*2021-11-29 .*2023-10-30", text(page))
    assert page.count("<rect") == 1
    assert "<title" in page
    assert "<desc" in page


def test_a_dossier_says_what_it_is_in_the_papers_words(client: Client) -> None:
    """The defining sentence, its parts, who is responsible, figures as plot and as table with their days."""
    page = html(client, "/programmes/三级联动养老服务体系")
    words = text(page)

    assert (
        "云浦区民政局着力打造 “三级联动”养老服务体系 ，以居家为基础、社区为依托、机构为支撑。"
        in words
    )
    assert re.search(r"组成 居家为基础 社区为依托 机构为支撑", words)
    assert re.search(r"责任单位 云浦区民政局", words)
    assert "<polyline" in page
    assert re.search(r"养老床位（张） .*3900张 .*2020-12-31", words)
    assert re.search(r"养老床位（张） .*4120张 .*2022-12-31", words)
    assert f'href="/{FIRST}/1/1/printed#e' in page


def test_a_part_is_drawn_under_its_whole(client: Client) -> None:
    """认知症床位 is part of 养老床位: its bar is marked as one and its row says so."""
    page = html(client, "/programmes/三级联动养老服务体系")

    assert re.search(r'└ 认知症床位</text><rect class="part"', page)
    assert "其中：属 养老床位" in text(page)


def test_the_ledger_narrows_by_speaker_body_year_and_follow_up(client: Client) -> None:
    """Each filter lets through what it says, and they hold together."""

    def items(query: str) -> list[str]:
        return [row["text"] for row in rows(client, f"/ledger?as=csv&{query}")]

    lifts = "要加快为老旧小区加装电梯，让老人下楼不再难"
    bay = "要推进青石湾功能区产城融合，建好人才公寓"
    assert set(items("")) == {lifts, bay}
    assert set(items("speaker=林若溪")) == {lifts, bay}
    assert items("speaker=周明远") == []
    assert set(items("body=云浦区人民政府")) == {lifts, bay}
    assert items("body=中共云浦区纪委") == []
    assert items("year=2022") == []
    assert bay in items("follow=yes&year=2021")
    assert items("words=電梯") == [lifts]
    assert not set(items("follow=no")) & set(items("follow=yes"))


def test_a_day_has_what_was_told_of_it_and_what_was_printed(client: Client) -> None:
    """Whenever it was printed; a month has its days, a day leads to its month."""
    day = html(client, "/days/2023-10-26")
    month = html(client, "/days/2023-10")

    assert "人才公寓正式启用" in day
    assert 'href="/days/2023-10"' in day
    assert f'href="/{SECOND}"' in month
    html(client, "/days/2023-02-31", 404)
    html(client, "/days/yesterday", 404)


def test_every_row_of_a_list_has_its_sentence_and_its_address(client: Client) -> None:
    """On the page and in both downloads."""
    listed = rows(client, "/organisations?as=csv")
    as_json = client.get("/organisations?as=json").json()["organisations"]
    page = html(client, "/organisations")

    bureau = next(row for row in listed if row["key"] == "云浦区民政局")
    assert "云浦区民政局" in bureau["sentence"]
    assert bureau["address"] == f"http://127.0.0.1/{bureau['article']}"
    assert [row["key"] for row in as_json] == [row["key"] for row in listed]
    assert all(f'href="/{row["article"]}"' in page for row in listed)


def test_lists_sort_and_leaf(client: Client) -> None:
    """By count, by name in pinyin order, by the latest day."""
    by_name = [row["key"] for row in rows(client, "/people?as=csv&sort=name")]
    by_count = [int(row["articles"]) for row in rows(client, "/people?as=csv&sort=count")]

    assert by_name == ["高世昫", "高世昀", "林若溪", "闻人槐", "周明远"]
    assert by_count == sorted(by_count, reverse=True)


@pytest.mark.parametrize("typed", ["林若溪", "林", "linruo", "lin ruo xi", "LRX", "lrx", "ＬＲＸ"])
def test_the_box_suggests_however_one_types(client: Client, typed: str) -> None:
    """Either script, pinyin with or without spaces, initials."""
    assert "林若溪" in [row.key for row in suggest(typed)]


@pytest.mark.parametrize(
    ("typed", "found"), [("雲浦區", "云浦区民政局"), ("联动", "三级联动养老服务体系")]
)
def test_the_box_suggests_across_scripts_and_from_the_middle(
    client: Client, typed: str, found: str
) -> None:
    """A traditional beginning finds a simplified name; a word within a name is enough."""
    assert found in [row.key for row in suggest(typed)]


@pytest.mark.parametrize("asked", ["养老服务", "養老服務"])
def test_a_search_leads_to_the_programmes_that_hold_its_words(client: Client, asked: str) -> None:
    """Also where no name begins with them: the articles that were found tell of the scheme."""
    known = re.search(r'class="known sans">(.*?)</p>', html(client, f"/search?q={asked}"), re.S)

    assert known is not None
    assert 'href="/programmes/三级联动养老服务体系"' in unquote(known.group(1))


@pytest.mark.parametrize("typed", ["", " ", "“”", "?!", "无此名"])
def test_nothing_is_suggested_for_nothing(client: Client, typed: str) -> None:
    assert suggest(typed) == []


def test_a_search_without_a_script_names_what_the_record_has(client: Client) -> None:
    """The results page leads to the record: the box works without JavaScript."""
    page = html(client, "/search?q=林若溪")

    assert 'href="/people/林若溪"' in page[page.index("known") : page.index('class="found"')]


def test_a_search_narrows_by_person_body_place_and_programme(client: Client) -> None:
    """Facets stand beside the results; a chosen one narrows and can be taken away."""
    page = html(client, "/search?q=云浦")
    narrowed = html(client, "/search?q=青石湾&person=高世昀")

    assert "person=林若溪" in page
    assert "programme=三级联动养老服务体系" in page
    assert "共 1 篇" in narrowed
    assert "共 2 篇" in html(client, "/search?q=青石湾")
    assert f'href="/{FIRST}/1/2?' in narrowed


def test_a_question_that_cannot_be_read_is_refused_in_the_readers_language(client: Client) -> None:
    """Simplified, traditional, English."""
    said = {
        language: text(
            client.get("/search?q=date:xx", headers={"accept-language": language}).content.decode()
        )
        for language in ("zh-CN", "zh-TW", "en")
    }

    assert "“xx”不是日期。" in said["zh-CN"]
    assert "「xx」" in said["zh-TW"] or "“xx”不是日期。" in said["zh-TW"]
    assert "“xx” is no date." in said["en"]


def test_a_post_that_two_hold_at_once_is_shown_as_a_contradiction() -> None:
    """Two mayors within the same days are marked on both rows; two deputies are not."""
    import datetime as dt
    from types import SimpleNamespace as Row

    def told(person: str, post: str, *days: str) -> list[Row]:
        return [
            Row(
                key=person, name=post, body="云浦区人民政府", parts={},
                article=Row(issue=Row(date=dt.date.fromisoformat(day), year=None)), article_id="x",
            )
            for day in days
        ]  # fmt: skip

    found = terms(
        [
            *told("甲", "区长", "2021-01-01", "2021-06-01"), *told("乙", "区长", "2021-03-01"),
            *told("丙", "副区长", "2021-01-01", "2021-06-01"), *told("丁", "副区长", "2021-03-01"),
            *told("戊", "区长", "2022-01-01"),
        ]
    )  # fmt: skip

    assert {term.person: term.disputed for term in found} == {
        "甲": ["乙"], "乙": ["甲"], "丙": [], "丁": [], "戊": [],
    }  # fmt: skip
    plot = terms_plot(found)
    assert plot is not None
    assert len(plot.bars) == 5
    assert all(0 <= bar.left <= bar.left + bar.width <= plot.width for bar in plot.bars)


def test_a_plot_begins_at_zero_and_ends_in_its_frame() -> None:
    """Numbers stand in proportion: twice the number is twice the height."""
    from types import SimpleNamespace as Row

    def reading(day: str, number: float) -> Row:
        return Row(day=day, number=number, planned=False, fact=Row(text=str(number)))

    plot = series_plot([reading("2020", 50), reading("2021", 100)])

    assert plot is not None
    low, high = plot.points
    ground = plot.ground
    assert (ground - high.y) == pytest.approx(2 * (ground - low.y))
    assert all(0 <= point.x <= plot.width and 0 <= point.y <= plot.height for point in plot.points)
    assert series_plot([reading("2020", 50), reading("2020", 60)]) is None


@pytest.mark.parametrize(
    ("day", "last"),
    [("2021", "2021-12-31"), ("2020-02", "2020-02-29"), ("2021-12", "2021-12-31"), ("2021-11-05", "2021-11-05")],
)  # fmt: skip
def test_a_figure_of_a_month_holds_for_its_last_day(day: str, last: str) -> None:
    found = day_of(day)

    assert found is not None
    assert found.isoformat() == last


def test_a_measures_csv_can_be_plotted(client: Client) -> None:
    """Number, unit, the day that it holds for and the day of print stand in columns of their own."""
    told = rows(client, "/measures/养老床位（张）?as=csv")

    assert [(row["number"], row["unit"], row["as_of"], row["printed"]) for row in told] == [
        ("3900", "张", "2020-12-31", "2021-11-29"),
        ("4120", "张", "2022-12-31", "2023-10-30"),
    ]


def test_the_ledger_is_taken_along_with_its_later_reports(client: Client) -> None:
    """In CSV and JSON: who was asked, when it was printed, and what was reported since, with the score."""
    told = {row["text"]: row for row in rows(client, "/ledger?as=csv&follow=yes")}
    as_json = client.get("/ledger?as=json&follow=yes").json()["facts"]
    bay = told["要推进青石湾功能区产城融合，建好人才公寓"]

    assert bay["printed"] == "2021-11-29"
    assert bay["speaker"] == "林若溪"
    assert f"{SECOND}/1/1" in bay["reports"]
    assert all(row["reports"][0]["score"] > 0 for row in as_json)


@pytest.mark.parametrize(
    "asked",
    [
        "programme:三级联动",
        "programme:“三級聯動”养老服务体系",
        "programme:三级联动养老服务体系",
        "place:青石湾",
        "org:區民政局",
        "区长 2021年11月",
    ],
)
def test_a_field_takes_a_name_as_people_say_it(client: Client, asked: str) -> None:
    """In part, as printed with its quotation marks, in either script; and a month typed as a word is one."""
    found = html(client, f"/search?q={asked}")

    assert f"/{FIRST}/1/" in found, asked


def test_a_month_beside_a_post_leads_to_the_post(client: Client) -> None:
    """Who was 区长 in November 2021: the post's page stands above the results."""
    assert 'href="/posts/区长"' in html(client, "/search?q=区长 2021年11月")


def test_the_box_knows_a_measure_by_a_longer_name(client: Client) -> None:
    """公办养老床位 leads to 养老床位（张）."""
    assert "养老床位（张）" in [row.key for row in suggest("公办养老床位")]
