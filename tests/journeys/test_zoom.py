"""Pan and zoom of the page's picture, in the real browser: by button, key, mouse and finger."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.journeys.conftest import Visit
from tests.journeys.test_accessible import AXE, MODES
from tests.journeys.test_page_view import NAMES, PAGE, enlarge, scale

TAP_MS = 500  # a second tap within this is one half of a double tap


def test_an_enlarged_zone_still_lies_on_its_print(visit: Visit) -> None:
    """At every size each zone covers the same part of the picture; a click there opens its story."""
    page = opened(visit)
    whole = places(page)

    for _ in range(3):
        enlarge(page)
        assert scale(page) > 1.5
        for place, before in zip(places(page), whole, strict=True):
            assert place == pytest.approx(before, abs=0.002)
    page.locator(".sheet a").nth(1).focus()  # brings it into view
    settle(page)
    box = seen(page, 1)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**{PAGE}/2")


def test_plus_minus_and_zero(visit: Visit) -> None:
    """+ enlarges, - makes smaller, 0 shows the whole page; the scale is said in figures."""
    page = opened(visit)

    page.keyboard.press("+")
    settle(page)
    assert scale(page) == pytest.approx(1.6, abs=0.01)
    assert page.locator(".zoomers output").inner_text() == "160%"
    page.keyboard.press("+")
    settle(page)
    page.keyboard.press("-")
    settle(page)
    assert scale(page) == pytest.approx(1.6, abs=0.01)
    page.keyboard.press("0")
    settle(page)
    assert scale(page) == 1
    smaller = page.get_by_role("button", name="缩小")
    assert smaller.get_attribute("aria-disabled") == "true"


def test_arrows_pan_the_enlarged_page(visit: Visit) -> None:
    """Right shows what lies to the right; the picture never leaves its frame."""
    page = opened(visit)
    enlarge(page)
    before = left(page)

    page.keyboard.press("ArrowRight")
    settle(page)
    assert left(page) < before
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
        settle(page)
    assert left(page) == pytest.approx(frame(page), abs=1)
    assert page.url.endswith(PAGE)


def test_whoever_cannot_drag_moves_about_with_buttons(visit: Visit) -> None:
    """In words, large, only while the page is enlarged; each moves the picture its way."""
    page = opened(visit)
    ways = page.locator(".panners button")
    assert not ways.first.is_visible()
    enlarge(page)
    assert ways.all_inner_texts() == ["往左", "往右", "往上", "往下"]
    settle(page)
    before = left(page)

    page.get_by_role("button", name="往右").click()
    settle(page)
    moved = left(page)
    assert moved < before - 20
    page.get_by_role("button", name="往左").click()
    settle(page)
    assert left(page) > moved + 20
    for number in range(4):
        box = ways.nth(number).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


def test_by_keyboard_alone_from_the_front_page_to_a_story(visit: Visit) -> None:
    """Tab to the page's thumbnail, enlarge with +, Tab to a story on the page, Enter."""
    page = visit("/liuyinbao/2024-05-13")
    focus = "document.activeElement"

    tab_until(page, f"{focus}.matches('.sheets a')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}")
    page.locator(".zoomers").wait_for()
    page.keyboard.press("+")
    tab_until(page, f"{focus}.matches('.sheet a')")
    assert page.evaluate(f"{focus}.getAttribute('aria-label')") == NAMES[0]
    page.keyboard.press("Tab")
    stroke = page.locator(".sheet a:focus-visible path").evaluate(
        "one => getComputedStyle(one).stroke"
    )
    assert stroke == "rgb(168, 32, 26)"  # the focus is seen
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}/2")


def test_tab_brings_the_next_story_into_view(visit: Visit) -> None:
    """However much the page is enlarged, the zone that has the focus is seen."""
    page = opened(visit)
    for _ in range(4):
        enlarge(page)
    page.locator(".pagebar a").last.focus()

    names = []
    for number in range(3):
        page.keyboard.press("Tab")
        settle(page)
        names.append(page.locator(":focus").get_attribute("aria-label"))
        box = seen(page, number)
        assert box["width"] > 20
        assert box["height"] > 20
    assert names == NAMES


def test_dragging_pans_and_opens_nothing(visit: Visit) -> None:
    """A press that moves is no click; the same press without moving is one."""
    page = opened(visit)
    enlarge(page)
    page.locator(".sheet a").first.focus()
    settle(page)
    box = seen(page, 0)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = left(page)

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 10, steps=5)
    page.mouse.up()
    assert left(page) == pytest.approx(before - 60, abs=2)
    assert page.url.endswith(PAGE)
    settle(page)
    page.mouse.click(x - 60, y - 10)
    page.wait_for_url(f"**{PAGE}/1")


def test_the_wheel_scrolls_the_page_and_with_ctrl_it_zooms(visit: Visit) -> None:
    """Nobody who scrolls past is caught by the picture."""
    page = opened(visit)
    page.locator(".sheet svg").hover()

    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 100")
    assert scale(page) == 1
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    settle(page)
    assert scale(page) > 1.2


def test_two_fingers_pinch_and_one_taps(visit: Visit) -> None:
    """Spreading two fingers enlarges; a tap opens the story under the finger."""
    page = opened(visit, width=390, touch=True)
    box = page.locator(".sheet svg").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 60
    client = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": a, "y": b, "id": number} for number, (a, b) in enumerate(points)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    touch("touchStart", (x - 20, y), (x + 20, y))
    for spread in (30, 45, 60):
        touch("touchMove", (x - spread, y), (x + spread, y))
    touch("touchEnd")
    assert scale(page) == pytest.approx(3, abs=0.3)
    assert page.url.endswith(PAGE)
    page.get_by_role("button", name="看整版").tap()
    settle(page)
    page.wait_for_timeout(TAP_MS)
    page.locator(".sheet path").nth(2).tap()
    page.wait_for_url(f"**{PAGE}/3")


def test_going_back_finds_the_page_as_it_was_left(visit: Visit) -> None:
    """Enlarged, at the same place."""
    page = opened(visit)
    enlarge(page)
    page.keyboard.press("ArrowRight")
    settle(page)
    before = (scale(page), left(page))

    page.locator(".pagearticles a").first.click()
    page.wait_for_url(f"**{PAGE}/1")
    page.go_back()
    page.locator(".zoomers").wait_for()
    assert (scale(page), left(page)) == pytest.approx(before, abs=1)


def test_the_large_picture_comes_only_when_it_is_needed(visit: Visit) -> None:
    """The page opens with the small picture; enlarged beyond its pixels it shows the large one."""
    page = opened(visit)
    image = page.locator(".sheet image")

    assert "/small.webp" in (image.get_attribute("href") or "")
    for _ in range(4):
        enlarge(page)
    page.wait_for_function(
        "document.querySelector('.sheet image').href.baseVal.includes('/large.webp')"
    )


@pytest.mark.parametrize("mode", ["light", "dark", "elder"])
def test_axe_finds_nothing_on_the_enlarged_page(visit: Visit, mode: str) -> None:
    """With every control that shows only then: names, contrast, and room for a finger."""
    page = opened(visit, **MODES[mode])
    enlarge(page)
    settle(page)
    page.evaluate(AXE)
    result = page.evaluate(
        "() => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
    )

    assert page.locator(".panners").is_visible()
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in result["violations"]] == []


def opened(visit: Visit, **how: Any) -> Page:
    """The page view, its script at work."""
    page = visit(PAGE, **how)
    page.locator(".zoomers").wait_for()
    return page


def settle(page: Page) -> None:
    """Wait until the picture and the window stand still: a movement begins a few frames after its
    cause, and frames are late where the machine has other work."""
    page.evaluate(
        """async () => {
          const place = () => {
            const box = document.querySelector(".sheet image").getBoundingClientRect();
            return [box.x, box.y, box.width].join();
          };
          for (let before = place(), frames = 0, since = performance.now();
               frames < 12 || performance.now() - since < 300; frames++) {
            await new Promise(requestAnimationFrame);
            if (place() !== before) [before, frames, since] = [place(), 0, performance.now()];
          }
        }"""
    )


def tab_until(page: Page, there: str) -> None:
    """Press Tab until the focus is where it should be."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    raise AssertionError(f"Tab never comes to {there}")


def places(page: Page) -> list[list[float]]:
    """Where each zone lies on the picture: left, top, width, height as shares of it."""
    return page.evaluate(
        """() => {
          const of = document.querySelector(".sheet image").getBoundingClientRect();
          return [...document.querySelectorAll(".sheet path")].map(one => {
            const box = one.getBoundingClientRect();
            return [(box.x - of.x) / of.width, (box.y - of.y) / of.height, box.width / of.width, box.height / of.height];
          });
        }"""
    )


def seen(page: Page, number: int) -> dict[str, float]:
    """The part of a zone that is within the picture's frame and the window."""
    return page.evaluate(
        """number => {
          const zone = document.querySelectorAll(".sheet path")[number].getBoundingClientRect();
          const frame = document.querySelector(".sheet svg").getBoundingClientRect();
          const x = Math.max(zone.x, frame.x), y = Math.max(zone.y, frame.y, 0);
          return {
            x, y,
            width: Math.min(zone.right, frame.right) - x,
            height: Math.min(zone.bottom, frame.bottom, innerHeight) - y,
          };
        }""",
        number,
    )


def left(page: Page) -> float:
    """Where the picture begins, in CSS pixels."""
    return page.evaluate("document.querySelector('.sheet image').getBoundingClientRect().x")


def frame(page: Page) -> float:
    """Where the whole page begins: the picture fills the frame's height or its width."""
    return page.evaluate(
        """() => {
          const frame = document.querySelector(".sheet svg"), box = frame.getBoundingClientRect();
          const {width, height} = frame.viewBox.baseVal;
          return box.x + (box.width - width * Math.min(box.width / width, box.height / height)) / 2;
        }"""
    )
