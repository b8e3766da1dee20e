"""The stories of a page are threaded once, whatever pages come to stand beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.invent import invent_issue
from bench.serve import as_markdown

from shuzibao.articles import issue as issues
from shuzibao.model import Page
from shuzibao.pipeline import page_stories, read_pages, rebuild
from shuzibao.read import Source


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    issue = invent_issue(3, pages=4, script="hans")
    texts = {f"{page.number}.md": as_markdown(issue, page.number) for page in issue.pages}
    return [
        page for name, text in texts.items() for page in read_pages(Source(name, text.encode()))
    ]


def test_an_issue_is_the_same_whether_its_pages_were_threaded_before(pages: list[Page]) -> None:
    told = [one for page in pages for one in page_stories([page])]
    assert len(told) == 4
    assert rebuild(pages, told=told) == rebuild(pages)


def test_what_was_threaded_is_not_threaded_again(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [one for page in pages for one in page_stories([page])]
    expected = rebuild(pages)
    threaded: list[int | None] = []

    def heard(page: Page) -> object:
        threaded.append(page.number)
        return stories_on(page)

    stories_on = issues.stories_on
    monkeypatch.setattr(issues, "stories_on", heard)
    assert rebuild(pages, told=told[:3]) == expected
    assert threaded == [4]


def test_a_page_that_is_known_by_another_name_or_number_has_its_own_name_and_number(
    pages: list[Page],
) -> None:
    told = [one for page in pages for one in page_stories([page])]
    other = [replace(page, source=f"again-{page.source}") for page in pages]
    assert rebuild(other, told=told) == rebuild(other)
    again = rebuild(other, told=told).articles
    sources = {span.source for one in again for element in one.elements for span in element.spans}
    assert sources == {f"again-{n}.md" for n in range(1, 5)}
    assert {page.number for page in rebuild(other, told=told).pages} == {1, 2, 3, 4}
    swapped = [replace(page, number=9 - at) for at, page in enumerate(pages)]
    assert rebuild(swapped, told=told) == rebuild(swapped)
    assert {page.number for page in rebuild(swapped, told=told).pages} == {6, 7, 8, 9}
