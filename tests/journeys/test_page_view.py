"""The page as it looks, with its hot zones, in the real browser."""

from __future__ import annotations

from tests.journeys.conftest import Visit

PAGE = "/liuyinbao/2024-05-13/1"


def test_click_a_zone_read_and_go_back(visit: Visit) -> None:
    """A click on the printed story opens it."""
    page = visit(PAGE)

    page.locator(".sheet polygon").nth(1).click()
    page.wait_for_url(f"**{PAGE}/2")
    assert page.locator("h1").inner_text() == "舊書修補室預約已滿"
    page.go_back()
    assert page.locator(".sheet polygon").count() == 3


def test_zone_and_list_light_each_other_and_veil_the_rest(visit: Visit) -> None:
    """Pointing at a zone lights its headline in the list, and the other way round."""
    page = visit(PAGE)
    zones, rows = page.locator(".sheet a"), page.locator(".pagearticles li")

    zones.nth(2).locator("polygon").hover()
    assert "lit" in (rows.nth(2).get_attribute("class") or "")
    rows.nth(0).hover()
    assert "lit" in (zones.nth(0).get_attribute("class") or "")
    veil = "one => getComputedStyle(one).fillOpacity"
    assert zones.nth(0).locator("polygon").evaluate(veil) == "1"
    assert zones.nth(1).locator("polygon").evaluate(veil) == "0.7"


def test_zones_by_keyboard_in_reading_order(visit: Visit) -> None:
    """Tab goes from zone to zone; each says its headline; Enter opens it. No script is needed."""
    page = visit(PAGE, js=False)
    page.locator(".pagelist a").last.focus()

    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.locator(":focus").get_attribute("aria-label"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}/3")

    assert names == ["鄰區來學社區食堂", "舊書修補室預約已滿", "端午龍舟開始報名"]


def test_search_then_see_the_mark_on_the_page(visit: Visit) -> None:
    """From a hit to the page: the words are marked where they are printed."""
    page = visit("/search?q=龙舟")

    page.get_by_role("link", name="在版面上看").click()
    hit = page.locator(".sheet .hit").first
    zone = page.locator(".sheet polygon").nth(2)
    inner, outer = hit.bounding_box(), zone.bounding_box()
    assert inner is not None
    assert outer is not None
    assert outer["y"] - 1 <= inner["y"] <= outer["y"] + outer["height"]


def test_a_paragraph_lights_its_lines_on_the_clipping(visit: Visit) -> None:
    page = visit(f"{PAGE}/1/printed")
    pair = page.locator(".pair").nth(2)

    pair.locator(".read span").nth(1).hover()
    near = page.locator(".clipping rect.near")
    assert near.count() == pair.locator(".read span").count()
    assert page.locator(".clipping rect.lit").count() == 1


def test_a_page_fits_a_phone(visit: Visit) -> None:
    page = visit(PAGE, width=390)
    box = page.locator(".sheet svg").bounding_box()

    assert box is not None
    assert box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
