"""The way itself: sources in, an issue out. Reads from top to bottom as the paper travels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shuzibao.articles import PageStories, each_page, rebuild_issue
from shuzibao.model import Given, Issue, Page
from shuzibao.read import Source, reader_for

NOTHING_GIVEN = Given()


def read_pages(source: Source) -> list[Page]:
    """The pages of one source, as printed.

    Raises:
        BadInput: this source cannot be read.
    """
    return list(reader_for(source).read(source))


def page_stories(pages: Sequence[Page], given: Given = NOTHING_GIVEN) -> tuple[PageStories, ...]:
    """The stories of each page by itself. `rebuild` takes them, whatever pages come to stand beside these."""
    return each_page(pages, given)


def rebuild(
    pages: Sequence[Page], given: Given = NOTHING_GIVEN, told: Iterable[PageStories] = ()
) -> Issue:
    """The articles of one issue from its pages.

    told: what `page_stories` said of some of them; the rest is told now.
    """
    return rebuild_issue(pages, given, told)


def make_issue(sources: Iterable[Source], given: Given = NOTHING_GIVEN) -> Issue:
    """Sources of one issue in, the issue out."""
    return rebuild([page for source in sources for page in read_pages(source)], given)
