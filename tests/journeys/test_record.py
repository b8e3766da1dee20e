"""From an article into the record and back to the printed sentence, in the real browser."""

from __future__ import annotations

from urllib.parse import unquote

from playwright.sync_api import Page
from tests.journeys.conftest import Visit

LEAD = "/liuyinbao/2024-05-06/1/1"


def path_of(page: Page) -> str:
    return unquote(page.evaluate("location.pathname + location.search"))


def test_from_an_article_to_a_person_to_the_ledger_and_back_to_the_sentence(visit: Visit) -> None:
    """Who is named in a story leads to his posts over time, to what he asked, and back to the print."""
    page = visit(LEAD)

    page.get_by_role("complementary", name="本文提到").get_by_role("link", name="闻人槐").click()
    assert path_of(page) == "/people/闻人槐"
    row = page.get_by_role("row", name="区民政局局长")
    assert row.get_by_role("link", name="柳荫区民政局").is_visible()
    page.get_by_role("link", name="台账", exact=True).click()
    assert page.locator("h1").inner_text() == "要求与承诺台账"
    page.locator(".ledger tbody a[href^='/liuyinbao/']").first.click()
    assert path_of(page).startswith("/liuyinbao/")


def test_who_held_a_post_is_three_clicks_from_the_front_page(visit: Visit) -> None:
    """The record, the organisations, the body: its posts with holder and days stand there."""
    page = visit("/")

    page.get_by_role("link", name="档案", exact=True).first.click()
    page.locator(".doors").get_by_role("link", name="机构").click()
    page.get_by_role("link", name="柳荫区民政局").click()
    assert (
        page.get_by_role("row", name="区民政局局长").get_by_role("link", name="闻人槐").is_visible()
    )
