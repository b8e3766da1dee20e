"""/api/articles: to harvest them all, and each with where every character of it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from shuzibao.api.answers import as_json, base_of, next_of
from shuzibao.api.asked import MOST_WHOLE, AskedArticles, issues_for, refuse_unknown
from shuzibao.api.documents import article_document, article_summary
from shuzibao.api.gone import answer_for_missing
from shuzibao.api.shapes import ArticleDocument, Articles, Trouble
from shuzibao.api.stretches import stretch
from shuzibao.archive.models import Article

router = Router(tags=["articles"])

Set = QuerySet[Article, Article]


@router.get("/articles", response={200: Articles, 400: Trouble}, operation_id="articles")
def list_articles(request: HttpRequest, asked: Query[AskedArticles]) -> HttpResponse:
    """Articles in order of id: by title, date and page. To harvest: follow `next` until it is null.

    A stretch may be shorter than its limit and still have a `next`.
    """
    refuse_unknown(request, AskedArticles)
    whole = asked.form == "whole"
    limit = min(asked.limit, MOST_WHOLE) if whole else asked.limit
    shown, behind = stretch(
        issues_for(asked), lambda ids: _columns(_filtered(asked, ids), whole), asked.after, limit
    )
    base = base_of(request)
    return as_json(
        {
            "items": _whole(base, shown)
            if whole
            else [article_summary(base, article) for article in shown],
            "next": next_of(request, behind) if behind else None,
        }
    )


def _columns(articles: Set, whole: bool) -> Set:
    """Only what is shown is read: the elements of a story are most of its size."""
    joined = articles.select_related("issue", "page")
    return joined if whole else joined.defer("elements", "zones", "text", "issue__masthead")


def _whole(base: str, articles: list[Article]) -> list[dict[str, Any]]:
    hidden = _hidden_halves(articles)
    return [article_document(base, article, hidden) for article in articles]


def _hidden_halves(articles: list[Article]) -> list[str]:
    """Withdrawn articles that these continue on or from."""
    jumps = [jump for one in articles for jump in (one.continues_on, one.continued_from) if jump]
    others = [jump["article"] for jump in jumps if jump.get("article")]
    if not others:
        return []
    found = Article.objects.filter(pk__in=others, hidden__isnull=False)
    return list(found.values_list("pk", flat=True))


def _filtered(asked: AskedArticles, issues: Sequence[str]) -> Set:
    equal = {
        "page__number": asked.page,
        "section": asked.section,
        "kind": asked.kind,
        "script": asked.script,
    }
    given = {name: value for name, value in equal.items() if value is not None}
    return Article.objects.filter(issue__in=issues, hidden__isnull=True, **given)


@router.get(
    "/articles/{slug}/{day}/{page}/{number}",
    response={200: ArticleDocument, 404: Trouble, 410: Trouble},
    operation_id="article",
)
def one_article(request: HttpRequest, slug: str, day: str, page: int, number: int) -> HttpResponse:
    """An article with every element and the lines that it was printed in."""
    name = f"{slug}/{day}/{page}/{number}"
    found = Article.objects.select_related("issue", "page").filter(pk=name, hidden__isnull=True)
    article = found.first()
    if article is None:
        return answer_for_missing("articles", name)
    document = article_document(base_of(request), article, _hidden_halves([article]))
    return as_json(document, article.issue.changed)
