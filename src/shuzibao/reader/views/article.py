"""An article: to read, and as it was printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from shuzibao.archive.models import Article
from shuzibao.reader import shelf
from shuzibao.reader.facsimile import facsimile
from shuzibao.reader.finding import asked_by
from shuzibao.reader.related import related
from shuzibao.reader.show import show, site_root
from shuzibao.reader.story import story_at
from shuzibao.reader.structured import news_article
from shuzibao.reader.views.moved import follows


@follows
def article(
    request: HttpRequest, slug: str, issue: str, page: int, number: int
) -> HttpResponseBase:
    """One story, set for reading."""
    found = shelf.article_or_404(slug, issue, page, number)
    before, after = shelf.beside(found)
    asked = asked_by(request)
    story = story_at(found, asked)
    first = story.first.article
    root = site_root(request)
    return show(
        request,
        "article.html",
        _place(found)
        | {
            "story": story,
            "asked": asked,
            "first": first,
            "before": before,
            "after": after,
            "related": related(found, story),
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
        request, "printed.html", _place(found) | {"story": story, "sheets": facsimile(story)}
    )


def _place(found: Article) -> dict[str, object]:
    issue = found.issue
    return {"article": found, "page": found.page, "issue": issue, "title": issue.title}
