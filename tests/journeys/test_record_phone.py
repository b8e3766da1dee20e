"""The record on a phone, in the usual and the large-print edition, in the real browser."""

from __future__ import annotations

import pytest
from tests.journeys.conftest import Visit

PAGES = [
    "/record",
    "/people",
    "/people/林若溪",
    "/ledger",
    "/measures/养老床位（张）",
    "/programmes/三级联动养老服务体系",
]
# The words before a stacked cell, as the browser shows them.
LABELS = """() => [...document.querySelectorAll(".rows [data-label]")]
    .map(cell => getComputedStyle(cell, "::before").content).filter(said => said != "none")"""


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("width", [360, 390])
def test_no_page_of_the_record_scrolls_sideways(
    visit_record: Visit, elder: bool, width: int
) -> None:
    """Whatever is wide scrolls inside itself."""
    for address in PAGES:
        page = visit_record(address, width=width, elder=elder)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("elder", [False, True])
def test_a_cell_of_a_stacked_row_says_what_it_is(visit_record: Visit, elder: bool) -> None:
    """First and last day, the number, its day, later reports: each under its column's name."""
    wanted = {
        "/people": ["最早", "最近"],
        "/people/林若溪": ["首次见报", "最近见报"],
        "/ledger": ["后续报道"],
        "/measures/养老床位（张）": ["截至", "数字"],
    }
    for address, labels in wanted.items():
        page = visit_record(address, width=390, elder=elder)
        said = "".join(page.evaluate(LABELS))
        assert all(f'"{label}"' in said for label in labels), (address, said)
    assert visit_record("/people", width=1280).evaluate(LABELS) == []


def test_large_print_on_a_phone_keeps_its_plots(visit_record: Visit) -> None:
    """They stand there at a size that can be read."""
    for address in ("/people/林若溪", "/measures/养老床位（张）"):
        page = visit_record(address, width=390, elder=True)
        words = page.locator("figure.plot text.of").first
        assert page.locator("figure.plot svg").first.is_visible()
        assert words.evaluate("word => word.getBoundingClientRect().height") >= 18
