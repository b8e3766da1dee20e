"""The record in the archive: kept with its articles, told again with them, private where it must be."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from shuzibao.archive import connection

connection.set_up()

from click.testing import CliRunner  # noqa: E402  (Django must be set up first)
from django.db import connection as database  # noqa: E402
from django.test import Client  # noqa: E402

from shuzibao.archive import decisions, follow_ups, models, recording  # noqa: E402
from shuzibao.archive.rebuilding import rebuild_archive  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402
from shuzibao.cli.facts import command as facts_command  # noqa: E402

FIRST = """# 云浦报

云浦报 2023年1月9日 星期一

## 区长调研养老服务

本报讯 1月5日，云浦区区委副书记、区长林若溪来到沙棠社区，看望百岁老人钱阿宝。林若溪要求，要加快为老旧小区加装电梯，完善“银龄同行”志愿服务项目。

截至2022年底，全区已建成养老机构25家，床位3900张。区委书记周明远主持会议。
"""
SECOND = """# 云浦报

云浦报 2024年1月8日 星期一

## 加装电梯又添一批

本报讯 1月4日，云浦区今年首批老旧小区加装电梯投入使用，共有12个小区加装电梯。区长林若溪察看现场，“银龄同行”志愿服务项目的志愿者到场。

截至2023年底，全区已建成养老机构27家，床位4120张。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, either_database_for_all: str) -> Path:
    """Two issues of an invented paper, a year apart."""
    root = tmp_path_factory.mktemp("record")
    for name, text in (("2023-01-09-1.md", FIRST), ("2024-01-08-1.md", SECOND)):
        (root / name).write_text(text, encoding="utf-8")
        with Archive.open(root / "archive", create=True, write=True) as archive:
            for _ in archive.add([root / name]):
                pass
    return root / "archive"


@pytest.fixture
def client(folder: Path) -> Iterator[Client]:
    connection.use(folder)
    yield Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})
    if models.Decision.objects.filter(kind="hide").exists():
        decisions.show_person("林若溪")


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_posts_become_terms_with_first_and_last_day(client: Client) -> None:
    """A post seen in two years is one row from the first to the last."""
    html = page(client, "/people/林若溪")

    assert "2023-01-09" in html
    assert "2024-01-08" in html
    assert "云浦区人民政府" in html


def test_figures_of_one_measure_become_a_series(client: Client) -> None:
    """养老机构 25 and 27 stand under the days that the paper gives them, and as CSV."""
    html = page(client, "/measures/养老机构（家）")
    csv = client.get("/measures/养老机构（家）?as=csv").content.decode("utf-8-sig").splitlines()

    assert html.index("2022-12-31") < html.index("2023-12-31")
    assert "<polyline" in html
    assert len(csv) == 3


def test_a_demand_knows_its_later_report(client: Client) -> None:
    """Lifts were asked for in 2023 and reported on in 2024; the ledger shows the sentence."""
    html = page(client, "/ledger?follow=yes")

    assert "加快为老旧小区加装电梯" in html
    assert "共有12个小区加装电梯" in html


def test_a_matter_named_ten_thousand_times_costs_no_more(folder: Path) -> None:
    """Who looks for reports on it reads its latest articles off the index: no fact is counted or sorted."""
    connection.use(folder)
    key = models.Fact.objects.filter(kind="programme").values_list("key", flat=True)[0]
    first, second = "yunpubao/2023-01-09/1/1", "yunpubao/2024-01-08/1/1"

    assert list(follow_ups.latest("programme", key, set())) == [second, first]
    assert list(follow_ups.latest("programme", key, {second})) == [first]
    plan = follow_ups.latest("programme", key, {second}).explain()
    if database.vendor == "sqlite":
        assert "COVERING INDEX fact_kind_key_where" in plan
        assert "B-TREE" not in plan


def test_a_dossier_gathers_both_years(client: Client) -> None:
    """A programme's page has its sentences of every issue."""
    html = page(client, "/programmes/银龄同行志愿服务项目")

    assert html.count("银龄同行") >= 3


def test_ordinary_people_have_no_page(client: Client) -> None:
    """Without a public post there is no page, no row in the list, no name in the index."""
    page(client, "/people/钱阿宝", 404)
    named = recording.named(["yunpubao/2023-01-09"])

    assert "钱阿宝" not in page(client, "/people")
    assert all("钱阿宝" not in names.get("person", ()) for names in named.values())


def test_a_person_whom_an_editor_hid_is_nowhere(client: Client) -> None:
    """The decision holds for the page, the list, the ledger and the index, and outlives a retelling."""
    decisions.hide_person("林若溪", "on request", "2024-02-01")

    page(client, "/people/林若溪", 404)
    assert "林若溪" not in page(client, "/people")
    assert all(
        "林若溪" not in n.get("person", ())
        for n in recording.named(["yunpubao/2024-01-08"]).values()
    )


def test_facts_are_told_again_with_their_articles(folder: Path) -> None:
    """A rebuild of everything gives the same facts."""
    with Archive.open(folder, write=True) as archive:
        before = list(models.Fact.objects.values_list("article_id", "kind", "key", "start"))
        list(rebuild_archive(archive))
        after = list(models.Fact.objects.values_list("article_id", "kind", "key", "start"))

    assert before
    assert after == before


def test_the_command_tells_a_name_in_either_script(folder: Path) -> None:
    """`shuzibao facts 林若溪 --json` gives one object a line, each with its sentence."""
    done = CliRunner().invoke(
        facts_command, ["林若溪", "--archive", str(folder), "--json", "--kind", "post"]
    )
    rows = [json.loads(line) for line in done.output.splitlines()]

    assert done.exit_code == 0
    assert {(row["post"], row["body"]) for row in rows} >= {("区长", "云浦区人民政府")}
    assert all("林若溪" in row["sentence"] for row in rows)
    assert dt.date(2024, 1, 8).isoformat() in {row["article"].split("/")[1] for row in rows}
