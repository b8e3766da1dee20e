"""What readers do, in the real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page
from tests.journeys.conftest import Visit

from shuzibao import reader

ISSUE = "/liuyinbao/2024-05-06"
LEAD = f"{ISSUE}/1/1"


def path_of(page: Page) -> str:
    return page.evaluate("location.pathname + location.search")


def test_open_read_and_go_back(visit: Visit) -> None:
    """From the front page into a story, on to the next one, and back to where one was."""
    page = visit(ISSUE)

    page.get_by_role("link", name="社区食堂年内再开八家").first.click()
    assert page.locator("h1").inner_text() == "社区食堂年内再开八家"
    page.locator('main a[rel="next"]').click()
    assert page.locator("h1").inner_text() == "旧书修补室开门迎客"
    page.go_back()
    page.go_back()
    assert path_of(page) == ISSUE


def test_search_in_one_script_finds_the_other_and_marks_it(visit: Visit) -> None:
    """养老机构 finds 養老機構; the words are marked among the results and in the story."""
    page = visit("/")

    page.get_by_role("combobox").fill("养老机构")
    page.get_by_role("combobox").press("Enter")
    assert page.locator(".results mark").all_inner_texts() == ["養老機構"]
    page.locator(".results h2 a").click()
    assert page.locator("h1").inner_text() == "鄰區來學社區食堂"
    assert page.locator(".story mark").all_inner_texts() == ["養老機構"]


def test_switch_the_script_and_back(visit: Visit) -> None:
    """繁 converts the story and the ones after it; 原样 gives the print again."""
    page = visit(LEAD)
    tools = page.locator("nav.tools")

    tools.get_by_role("link", name="繁").click()
    assert page.locator("h1").inner_text() == "社區食堂年內再開八家"
    assert page.locator("h1").get_attribute("lang") == "zh-Hant"
    assert "TC" in page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
    page.locator('main a[rel="next"]').click()
    assert page.locator("h1").inner_text() == "舊書修補室開門迎客"
    page.locator("nav.tools").get_by_role("link", name="原样").click()
    assert page.locator("h1").inner_text() == "旧书修补室开门迎客"


def test_large_print_is_large_everywhere(visit: Visit) -> None:
    """After the switch in the first line: text of 18 pt and more, targets of 60 by 60, one column."""
    page = visit("/", width=390)

    page.get_by_role("link", name="长辈版").click()
    for address in (
        "/",
        ISSUE,
        f"{ISSUE}/1",
        LEAD,
        f"{LEAD}/printed",
        "/issues",
        "/search?q=茶馆",
        "/about",
        "/keys",
    ):
        page.goto(address)
        assert page.locator("html[data-elder]").count() == 1
        assert too_small(page) == []
        assert small_text(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    page.goto(LEAD)
    body = page.locator(".story .text p").first
    size, leading = body.evaluate(
        "one => [getComputedStyle(one).fontSize, getComputedStyle(one).lineHeight].map(parseFloat)"
    )
    assert size >= 24
    assert 1.6 <= leading / size <= 1.8
    page.get_by_role("link", name="标准版").click()
    assert page.locator("html[data-elder]").count() == 0


def too_small(page: Page) -> list[object]:
    """Links, buttons and fields under 60 by 60, but for what is hidden until it has the focus."""
    return page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, summary")]
        .filter(one => !one.closest(".skip, svg") && one.checkVisibility() && one.type !== "hidden")
        .map(one => [one.textContent.trim() || one.name, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 60 || box.height < 60)
        .map(([name, box]) => [name, box.width, box.height])"""
    )


def small_text(page: Page) -> list[object]:
    """Text under 24 px that anybody can see."""
    return page.evaluate(
        """() => [...document.querySelectorAll("main *, header *, footer *")]
        .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .filter(one => one.checkVisibility() && !one.closest(".unseen, svg"))
        .filter(one => parseFloat(getComputedStyle(one).fontSize) < 24)
        .map(one => one.textContent.trim().slice(0, 20))"""
    )


def test_everything_by_keyboard_alone(visit: Visit) -> None:
    """Tab to skip, to search, to a result, into the story; the focus is always seen."""
    page = visit("/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("skip")
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("冷柜")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.results h2')"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "3px" in outline
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LEAD}?q=*")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**{ISSUE}/1/2")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{LEAD}")


def test_paragraph_and_printed_lines_light_each_other(visit: Visit) -> None:
    """Pointing at a stretch of the story lights its printed line, and the other way round."""
    page = visit(f"{LEAD}/printed")
    stretch = page.locator(".is-paragraph [data-line]").nth(2)
    key = stretch.get_attribute("data-line")
    line = page.locator(f'li[data-line="{key}"]')

    stretch.hover()
    assert "lit" in (line.get_attribute("class") or "")
    other = page.locator(".lines li").first
    other.hover()
    assert "lit" not in (line.get_attribute("class") or "")
    twin = page.locator(f'.read [data-line="{other.get_attribute("data-line")}"]')
    assert "lit" in (twin.get_attribute("class") or "")


def test_the_print_is_beside_the_story_without_scripts(visit: Visit) -> None:
    """Two columns, and the pair that has the focus is lit by the style sheet alone."""
    page = visit(f"{LEAD}/printed", js=False)
    pair = page.locator(".pair").nth(3)
    read, lines = pair.locator(".read").bounding_box(), pair.locator(".lines").bounding_box()

    assert read is not None
    assert lines is not None
    assert read["x"] + read["width"] <= lines["x"]
    before = pair.evaluate("one => getComputedStyle(one).backgroundColor")
    pair.locator("a").focus()
    assert pair.evaluate("one => getComputedStyle(one).backgroundColor") != before


def test_everything_works_without_scripts(visit: Visit) -> None:
    """Front page, search, story, script, large print, calendar: all of it is links and forms."""
    page = visit("/", js=False, width=390)

    page.locator("#q").fill("食堂")
    page.get_by_role("button", name="检索").click()
    page.locator(".results h2 a").first.click()
    page.locator("nav.tools").get_by_role("link", name="简").click()
    page.get_by_role("link", name="长辈版").click()
    assert page.locator("html[data-elder]").count() == 1
    page.get_by_role("link", name="往期").click()
    page.get_by_role("link", name="2024年5月6日").click()
    assert path_of(page) == ISSUE


def test_columns_stand_beside_each_other_where_there_is_room(visit: Visit) -> None:
    """Wide: the lead and the second stories side by side; on a phone one below the other."""
    for width, beside in ((1440, True), (390, False)):
        page = visit(ISSUE, width=width)
        lead = page.locator(".lead").bounding_box()
        seconds = page.locator(".seconds").bounding_box()
        assert lead is not None
        assert seconds is not None
        assert (seconds["x"] >= lead["x"] + lead["width"]) is beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_line_of_text_holds_32_to_38_characters(visit: Visit) -> None:
    page = visit(LEAD, width=1440)
    box = page.locator(".story .text p").first.bounding_box()
    size = page.locator(".story .text p").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )

    assert box is not None
    assert 32 <= box["width"] / size <= 38


def test_dark_follows_the_device_and_the_switch(visit: Visit) -> None:
    def ground(page: Page) -> str:
        return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    page = visit("/", dark=True)
    assert ground(page) == "rgb(22, 21, 19)"
    page.get_by_role("link", name="浅色").click()
    assert ground(page) == "rgb(252, 251, 248)"
    bright = visit("/")
    bright.get_by_role("link", name="深色").click()
    assert ground(bright) == "rgb(22, 21, 19)"


def test_on_paper_only_the_paper_is_printed(visit: Visit) -> None:
    """The print style sheet leaves out switches and links to elsewhere, and sets two columns."""
    page = visit(LEAD)
    page.emulate_media(media="print")

    assert page.locator(".topline, .colophon, .tools, .turnover").evaluate_all(
        "all => all.every(one => getComputedStyle(one).display === 'none')"
    )
    assert page.locator(".story .text").evaluate("one => getComputedStyle(one).columnCount") == "2"
    assert page.locator("h1").is_visible()


def test_a_hostile_story_runs_nothing(visit: Visit) -> None:
    """Markup in the paper is text: no dialog opens, no element of it exists."""
    page = visit(f"{ISSUE}/2/2")
    page.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(dialog.message)))

    assert page.locator("main img").count() == 0
    assert "<script>" in page.locator("h1").inner_text()
    assert page.locator("h1").evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_a_photographs_place_is_kept_before_it_comes(browser: Browser) -> None:
    """Nothing that is being read moves: its width and height are known, on a phone as well."""
    css = (Path(reader.__file__).parent / "static/reader/paper.css").read_text("utf-8")
    for width, shown in ((390, (358, 239)), (1280, (600, 400))):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_content(
            f"<!doctype html><style>{css} body {{ padding: 0; margin: 16px }}</style>"
            '<figure class="photo"><img width="600" height="400" src="/none" loading="lazy"></figure>'
        )
        place = page.locator("img").bounding_box()
        page.close()
        assert place is not None
        assert (round(place["width"]), round(place["height"])) == shown
