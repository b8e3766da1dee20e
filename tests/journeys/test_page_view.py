"""The page as it looks, with its hot zones, in the real browser."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.journeys.conftest import Visit

PAGE = "/liuyinbao/2024-05-13/1"
NAMES = ["鄰區來學社區食堂", "舊書修補室預約已滿", "端午龍舟開始報名"]


def test_click_a_zone_read_and_go_back(visit: Visit) -> None:
    """A click on the printed story opens it."""
    page = visit(PAGE)

    page.locator(".sheet path").nth(1).click()
    page.wait_for_url(f"**{PAGE}/2")
    assert page.locator("h1").inner_text() == "舊書修補室預約已滿"
    page.go_back()
    assert page.locator(".sheet path").count() == 3


def test_zone_and_list_light_each_other_and_veil_the_rest(visit: Visit) -> None:
    """Pointing at a zone lights its headline in the list, and the other way round."""
    page = visit(PAGE)
    zones, rows = page.locator(".sheet a"), page.locator(".pagearticles li")

    zones.nth(2).locator("path").hover()
    assert "lit" in (rows.nth(2).get_attribute("class") or "")
    rows.nth(0).hover()
    assert "lit" in (zones.nth(0).get_attribute("class") or "")
    veil = "one => getComputedStyle(one).fillOpacity"
    assert zones.nth(0).locator("path").evaluate(veil) == "1"
    assert zones.nth(1).locator("path").evaluate(veil) == "0.7"


def test_without_scripts_the_picture_has_its_links(visit: Visit) -> None:
    """Tab goes from zone to zone; each says its headline; Enter opens it. No button without a use."""
    page = visit(PAGE, js=False)
    page.locator(".pagebar a").last.focus()

    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.locator(":focus").get_attribute("aria-label"))
    assert page.locator(".zoomers").is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}/3")

    assert names == NAMES


def test_search_then_see_the_mark_on_the_page(visit: Visit) -> None:
    """From a hit to the page: the words are marked where they are printed, and stay so when enlarged."""
    page = visit("/search?q=龙舟")

    page.get_by_role("link", name="在版面上看").click()
    page.locator(".zoomers").wait_for()
    for _ in range(2):
        hit = page.locator(".sheet .hit").first.bounding_box()
        zone = page.locator(".sheet path").nth(2).bounding_box()
        assert hit is not None
        assert zone is not None
        assert zone["x"] - 1 <= hit["x"] <= zone["x"] + zone["width"]
        assert zone["y"] - 1 <= hit["y"] <= zone["y"] + zone["height"]
        enlarge(page)
    page.locator(".sheet a").nth(2).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/1/3?q=*")
    assert page.locator(".text mark").all_inner_texts() == []
    assert page.locator(".clipping .hit").count() == 1


def test_a_paragraph_lights_its_lines_on_the_clipping(visit: Visit) -> None:
    """On the article's page and beside the print; the line under the pointer more than the others."""
    page = visit(f"{PAGE}/1/printed")
    pair = page.locator(".pair").nth(2)

    pair.locator(".read span").nth(1).hover()
    near = page.locator(".clipping rect.near")
    assert near.count() == pair.locator(".read span").count()
    assert page.locator(".clipping rect.lit").count() == 1

    page.goto(f"{PAGE}/1")
    page.locator(".text p").nth(1).hover()
    lit = page.locator(".clipping rect.near")
    assert set(lit.evaluate_all("all => all.map(one => one.dataset.pair)")) == {"e4"}


def test_the_clipping_by_keyboard(visit: Visit) -> None:
    """Tab reaches each paragraph's lines; they light up with their text; Enter goes to the text."""
    page = visit(f"{PAGE}/1")

    page.locator('.clipping a[href="#e4"]').focus()
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").get_attribute("href") == "#e3"
    assert "near" in (page.locator("#e3").get_attribute("class") or "")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "e4"
    assert page.locator('.clipping rect.near[data-pair="e4"]').count() > 1


def test_a_page_fits_a_phone(visit: Visit) -> None:
    """The whole picture is as wide as the screen; nothing makes the page scroll sideways, enlarged or not."""
    page = visit(PAGE, width=390, touch=True)
    box = page.locator(".sheet svg").bounding_box()

    assert box is not None
    assert 300 <= box["width"] <= 390
    enlarge(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_large_print_has_large_buttons_with_words(visit: Visit) -> None:
    """Every control of the page view is 60 by 60 at least, and says in words what it does."""
    page = visit(PAGE, width=390, elder=True)
    controls = page.locator(".pagebar :is(a, button)")

    assert controls.all_inner_texts() == ["放大", "缩小", "看整版", "本版 PDF"]
    for number in range(controls.count()):
        box = controls.nth(number).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 60


def enlarge(page: Page) -> None:
    """Press "larger" once, and wait until the picture has come to rest."""
    before = scale(page)
    page.get_by_role("button", name="放大").click()
    page.wait_for_function(
        "before => new DOMMatrix(getComputedStyle(document.querySelector('.paper')).transform).a"
        " >= before * 1.59",
        arg=before,
    )


def scale(page: Page) -> float:
    return page.locator(".paper").evaluate(
        "one => new DOMMatrix(getComputedStyle(one).transform).a"
    )
