"""A page without a date: what it tells gives a range, and the record uses it honestly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)

from shuzibao.archive import models, seen  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402

ASKED = """# 云浦报

云浦报 2022年1月10日 星期一

## 区长察看老小区

1月6日，云浦区区长林若溪来到沙棠社区。林若溪要求，要加快为老旧小区加装电梯，完善“银龄同行”志愿服务项目。
"""
UNDATED = """## 加装电梯又添一批

2023年10月26日，云浦区今年首批老旧小区加装电梯投入使用，共有12个小区加装电梯，“银龄同行”志愿服务项目的志愿者到场。

11月20日，全区还将举行现场会。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demand in a dated issue, and a page without masthead that reports on it."""
    root = tmp_path_factory.mktemp("undated")
    for name, text in (("2022-01-10-1.md", ASKED), ("loose.md", UNDATED)):
        (root / name).write_text(text, encoding="utf-8")
        with Archive.open(root / "archive", create=True, write=True) as archive:
            for _ in archive.add([root / name]):
                pass
    return root / "archive"


@pytest.fixture
def client(folder: Path) -> Client:
    connection.use(folder)
    return Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})


def test_the_pages_and_the_api_say_between_which_days_it_was_printed(client: Client) -> None:
    """Behind the last day told as past, before the first told as to come, with the sentences."""
    issue = models.Issue.objects.get(date=None)
    html = client.get(f"/{issue.pk}").content.decode()
    found = json.loads(client.get(f"/api/issues/{issue.pk}").content)

    assert "2023年10月26日至2023年11月20日之间" in html
    assert found["issue"]["date"] is None
    between = found["issue"]["printed_between"]
    assert (between["first"], between["last"]) == ("2023-10-26", "2023-11-20")
    assert [one[:5] for one in between["basis"]] == ["2023年", "11月20"]


def test_an_undated_page_reports_on_an_earlier_demand(client: Client) -> None:
    """Its first day lies behind the demand, so the ledger shows it as a later report."""
    html = client.get("/ledger?follow=yes").content.decode()

    assert "加快为老旧小区加装电梯" in html
    assert "共有12个小区加装电梯" in html


def test_an_undated_issue_stands_among_the_dated_ones(client: Client) -> None:
    """The head of a page counts it, and the newest sentence is the one that was printed last."""
    html = client.get("/programmes/银龄同行志愿服务项目?sort=newest").content.decode()
    sentences = html.split('id="sentences"')[1]

    assert "2022-01-10 – 约2023年" in html
    assert sentences.index("共有12个小区") < sentences.index("林若溪要求")


def test_every_list_of_names_counts_the_undated_issue(client: Client) -> None:
    """API, names.csv, the site's list and its download: a day, or the year where no day is known."""
    key = "银龄同行志愿服务项目"
    [told] = [
        one
        for one in json.loads(client.get("/api/programmes").content)["items"]
        if one["key"] == key
    ]
    [row] = [one for one in seen.export_names() if one["key"] == key]
    listed = json.loads(client.get("/programmes?as=json").content)["programmes"]
    [down] = [one for one in listed if one["key"] == key]
    one = json.loads(client.get(f"/api/programmes/{key}").content)

    for found in (told, row, down, one):
        assert (found["first"], found["last"]) == ("2022-01-10", "2023")
    html = client.get("/programmes").content.decode()
    assert "2022-01-10</td>" in html
    assert "约2023年</td>" in html


def test_a_title_ends_with_its_undated_issue_and_a_year_of_the_ledger_holds_it(
    client: Client,
) -> None:
    """/api/titles says from when to when; /api/demands?year= asks for the year of issues without a day, too."""
    [title] = json.loads(client.get("/api/titles").content)["items"]
    undated = models.Fact.objects.filter(kind="demand", article__issue__date=None)
    undated.create(
        article=models.Article.objects.get(issue__date=None), kind="demand", text="将举行现场会", sentence="",
        position=99, element=0, start=0, end=0, confidence=1.0, by="test", parts={}, spans=[],
    )  # fmt: skip
    try:
        asked = json.loads(client.get("/api/demands?year=2023").content)["items"]
        assert "将举行现场会" in {one["text"] for one in asked}
        assert "将举行现场会" not in client.get("/api/demands?year=2022").content.decode()
    finally:
        undated.filter(by="test").delete()

    assert (title["first"], title["last"]) == ("2022-01-10", "2023")
