"""Ten years of a paper: series of levels, dossiers that reach the last issue, ledgers as full as their pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.reader.markup import html
from tests.record.years import SCHEME, YEARS, beds, make

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("years"))


def drawn(page: str) -> list[tuple[str, str, bool]]:
    """Points of a plot: day, number, planned."""
    found = re.findall(r'<circle( class="loose")? [^>]*><title>([\d-]+): ([^<]+)</title>', page)
    return [(day, number, bool(loose)) for loose, day, number in found]


def test_a_series_is_drawn_of_levels(client: Client) -> None:
    """What was added is not in it, what was reached is; what was planned is drawn apart, off the line."""
    page = html(client, "/measures/养老床位（张）")
    counted = [(day, number) for day, number, planned in drawn(page) if not planned]

    levels = {(f"{year - 1}-12-31", f"{beds(year - 1)}张") for year in YEARS} | {("2017", "3400张")}
    assert set(counted) == levels
    assert [(d, n) for d, n, planned in drawn(page) if planned] == [("2030", "8000张")]
    assert len(re.findall(r"<polyline points=\"([^\"]+)", page)[0].split()) == len(counted)
    assert "计划" in page
    assert "465张" in page.split("报上说的增减")[1]


def test_a_dossier_reaches_the_last_issue(client: Client) -> None:
    """Its plots, its latest figures, events and demands are of the last year; the earlier are leafed to."""
    page = html(client, f"/programmes/{SCHEME}")
    older = html(client, f"/programmes/{SCHEME}?figures=3")
    table = page.split('id="figures"')[1].split("<tbody>")[1].split("</tbody>")[0]

    assert ("2022-12-31", f"{beds(2022)}张", False) in drawn(page)
    assert ("2013-12-31", f"{beds(2013)}张", False) in drawn(page)
    assert f"{beds(2022)}张" in table
    assert f"{beds(2013)}张" in older.split('id="figures"')[1].split("<tbody>")[1]
    assert "第十批助餐点" in page.split('id="demands"')[1]
    assert page.split('id="events"')[1].index("2023-03-16") < page.split('id="events"')[1].index(
        "2014-03-16"
    )


@pytest.mark.parametrize("address", [f"/programmes/{SCHEME}", "/organisations/云浦区人民政府"])
def test_the_ledger_behind_a_page_has_what_the_page_has(client: Client, address: str) -> None:
    """Every demand of a subject's page stands in the ledger that it leads to."""
    page = html(client, address)
    link = re.findall(r'href="(/ledger\?(?:org|place|programme)=[^"]+)"', page)[0]
    there = html(client, link)
    items = set(re.findall(r"第.批助餐点", page))

    assert items
    assert items <= set(re.findall(r"第.批助餐点", there))
