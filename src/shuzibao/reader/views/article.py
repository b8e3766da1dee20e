"""An article: to read, and as it was printed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase

from shuzibao.archive.models import Article
from shuzibao.reader import photos, plates, shelf
from shuzibao.reader.facsimile import clippings, facsimile
from shuzibao.reader.finding import asked_by
from shuzibao.reader.preferences import preferences_of
from shuzibao.reader.related import related
from shuzibao.reader.show import show, site_root
from shuzibao.reader.story import story_at, with_facts
from shuzibao.reader.structured import news_article
from shuzibao.reader.views.moved import follows
from shuzibao.reader.views.page import kept
from shuzibao.reader.whole import whole_names


@follows
def article(
    request: HttpRequest, slug: str, issue: str, page: int, number: int
) -> HttpResponseBase:
    """One story, set for reading."""
    found = shelf.article_or_404(slug, issue, page, number)
    before, after = shelf.beside(found)
    asked = asked_by(request)
    story = with_facts(story_at(found, asked), linked=preferences_of(request).links)
    first = story.first.article
    root = site_root(request)
    others = related(found, story)
    shown = [*(half.article for half in story.halves), before, after, *others]
    return show(
        request,
        "article.html",
        _place(found)
        | {
            "story": story,
            "clippings": clippings(story, asked),
            "asked": asked,
            "first": first,
            "whole": whole_names(one.pk for one in shown if one),
            "before": before,
            "after": after,
            "pages_here": _pages_beside(found) if story.open_on or story.open_from else set(),
            "related": others,
            "canonical": f"{root}/{first.pk}",
            "structured": news_article(story, root),
        },
    )


@follows
def printed(
    request: HttpRequest, slug: str, issue: str, page: int, number: int
) -> HttpResponseBase:
    """The story beside the lines that it was printed in."""
    found = shelf.article_or_404(slug, issue, page, number)
    story = story_at(found)
    return show(
        request,
        "printed.html",
        _place(found)
        | {"story": story, "sheets": facsimile(story), "whole": whole_names([found.pk])},
    )


@follows
def clipping(
    request: HttpRequest, slug: str, issue: str, page: int, number: int, kind: str
) -> HttpResponseBase:
    """What was printed of the article on its page, cut out, on white."""
    found = shelf.article_or_404(slug, issue, page, number)
    plate = plates.plate_of(found.page)
    data = plates.clipping(plate, found, kind) if plate else None
    if plate is None or data is None:
        raise Http404("clipping")
    response = kept(request, data, f"image/{kind}", plates.clipping_version(plate, found))
    name = found.pk.replace("/", "-")
    response["Content-Disposition"] = f'inline; filename="{name}.{kind}"'
    return response


@follows
def photo(
    request: HttpRequest, slug: str, issue: str, page: int, number: int, photo: int
) -> HttpResponseBase:
    """One of the article's pictures, cut out of its page."""
    found = shelf.article_or_404(slug, issue, page, number)
    plate, boxes = plates.plate_of(found.page), photos.boxes_of(found)
    if plate is None or not 1 <= photo <= len(boxes):
        raise Http404("photo")
    box = boxes[photo - 1]
    version = photos.version_of(plate, box)
    return kept(request, plates.photo(plate, box, f"photo-{version}"), "image/webp", version)


def _pages_beside(found: Article) -> set[int]:
    """Numbers of the issue's pages that the archive has."""
    return set(found.issue.pages.values_list("number", flat=True))


def _place(found: Article) -> dict[str, object]:
    issue = found.issue
    return {"article": found, "page": found.page, "issue": issue, "title": issue.title}
