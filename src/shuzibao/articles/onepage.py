"""The stories of one page, as they are before anybody knows which issue it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuzibao.articles.masthead import title_lines
from shuzibao.articles.node import Loose
from shuzibao.articles.nodes import sort_lines
from shuzibao.articles.printed import is_printed, printed_name, thread_printed, zones_on
from shuzibao.articles.stories import Story, thread
from shuzibao.model import Page, Role, Zone


@dataclass(frozen=True, slots=True)
class PageStories:
    """What one page alone tells: nearly all the work of rebuilding it.

    page: as it was numbered. name: the lines of the paper's own name. zones: of each story; none on a
    page without boxes. furniture: known before the stories were. loose: what is in none of them.
    by_number: it stands on the page's number whether a line sends on to another page or back.
    """

    page: Page
    name: tuple[int, ...]
    stories: tuple[Story, ...]
    zones: tuple[tuple[Zone, ...], ...]
    furniture: tuple[Loose, ...]
    loose: tuple[Loose, ...]
    by_number: bool = False

    def on(self, page: Page) -> PageStories | None:
        """The same of this page, if it is the same but for its number and its file's name."""
        if self.by_number and page.number != self.page.number:
            return None
        if self.page != replace(page, source=self.page.source, number=self.page.number):
            return None
        assert page.number is not None
        zones = tuple(
            tuple(replace(zone, page=page.number) for zone in some) for some in self.zones
        )
        return replace(self, page=page, zones=zones)


def stories_on(page: Page) -> PageStories:
    """Thread the stories of a numbered page."""
    if is_printed(page):
        told, found = thread_printed(page)
        furniture = tuple(one for one in found if one.role is not Role.UNPLACED)
        loose = tuple(one for one in found if one.role is Role.UNPLACED)
        name = tuple(printed_name(page, found))
        return PageStories(page, name, tuple(told), tuple(zones_on(page, told)), furniture, loose)
    own = title_lines(page)
    sorted_ = sort_lines(page, dict.fromkeys(own, Role.MASTHEAD))
    stories, strays = thread(sorted_, page)
    zones = ((),) * len(stories)
    return PageStories(
        page,
        tuple(own),
        tuple(stories),
        zones,
        tuple(sorted_.furniture),
        tuple(strays),
        by_number=any(one.jump for one in sorted_.satellites),
    )
