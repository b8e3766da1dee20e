"""The large-print edition on a telephone, in the real browser."""

from __future__ import annotations

from tests.journeys.conftest import Visit

BOXES = """() => [...document.querySelectorAll(".almanac td a")].map(link => {
    const box = link.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
})"""


def test_the_calendar_is_a_list_of_days(visit: Visit) -> None:
    """Seven targets of 60 do not stand side by side: each issue is a line with its day, and none covers another."""
    page = visit("/issues/2024", width=390, elder=True)
    boxes = page.evaluate(BOXES)

    assert len(boxes) == 2
    for left, top, right, bottom in boxes:
        assert (right - left >= 60, bottom - top >= 60) == (True, True)
    assert boxes[0][3] <= boxes[1][1]
    assert page.locator(".almanac td a").first.inner_text().strip() == "2024年5月6日 星期一"
    assert not page.locator(".almanac td", has_text="12").first.is_visible()


def test_on_a_wide_screen_it_stays_a_calendar(visit: Visit) -> None:
    """A day is a number in its week."""
    page = visit("/issues/2024", width=1280, elder=True)

    assert page.locator(".almanac td a").first.inner_text().strip() == "6"
    assert page.locator(".almanac thead").first.is_visible()
