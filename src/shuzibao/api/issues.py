"""/api/issues: newest first, and each in exactly the form of `shuzibao read --json`."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from shuzibao.api.answers import as_json, base_of, etag_of, next_of, not_modified
from shuzibao.api.asked import AskedIssues, refuse_unknown
from shuzibao.api.documents import issue_document, issue_summary
from shuzibao.api.gone import answer_for_missing, hidden_in
from shuzibao.api.shapes import IssueDocument, Issues, Trouble
from shuzibao.archive.models import Article, Issue, Page
from shuzibao.archive.order import Issues as IssueSet
from shuzibao.archive.order import behind, newest_first, printed_within
from shuzibao.errors import BadQuery

router = Router(tags=["issues"])


@router.get("/issues", response={200: Issues, 400: Trouble}, operation_id="issues")
def list_issues(request: HttpRequest, asked: Query[AskedIssues]) -> HttpResponse:
    """Issues, newest first; those without a date stand at the end."""
    refuse_unknown(request, AskedIssues)
    wanted = _filtered(asked)
    total = wanted.count()
    if asked.after:
        try:
            wanted = behind(wanted, asked.after)
        except ValueError as error:
            raise BadQuery(str(error), "after", "take it from `next`") from error
    found = list(newest_first(wanted)[: asked.limit + 1])
    shown = found[: asked.limit]
    pages, articles = _counts(shown)
    base = base_of(request)
    return as_json(
        {
            "total": total,
            "items": [
                issue_summary(base, issue, pages.get(issue.id, 0), articles.get(issue.id, 0))
                for issue in shown
            ],
            "next": next_of(request, shown[-1].id) if len(found) > len(shown) else None,
        }
    )


def _filtered(asked: AskedIssues) -> IssueSet:
    wanted: IssueSet = Issue.objects.all()
    if asked.title:
        wanted = wanted.filter(title=asked.title)
    wanted = printed_within(wanted, asked.date_from, asked.date_to)
    if asked.year:
        wanted = wanted.filter(Q(year=asked.year) | Q(date__year=asked.year))
    return wanted


def _counts(issues: Sequence[Issue]) -> tuple[dict[str, int], dict[str, int]]:
    """How many pages, and shown articles, each of the issues has."""
    ids = [issue.id for issue in issues]
    pages = Page.objects.filter(issue__in=ids).order_by().values_list("issue")
    articles = Article.objects.filter(issue__in=ids, hidden__isnull=True).order_by()
    return (
        dict(pages.annotate(Count("id"))),
        dict(articles.values_list("issue").annotate(Count("id"))),
    )


@router.get(
    "/issues/{slug}/{day}",
    response={200: IssueDocument, 404: Trouble},
    operation_id="issue",
    by_alias=True,
)
def one_issue(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """An issue in shuzibao/1: the object that `shuzibao read --json` prints.

    day: as in the id, 2021-11-29 or undated-0123abcd.
    """
    name = f"{slug}/{day}"
    issue = Issue.objects.select_related("title").filter(pk=name).first()
    if issue is None:
        return answer_for_missing("issues", name)
    hidden = hidden_in(issue.id)
    etag = etag_of("issue", issue.digest, issue.made_by, issue.changed, *hidden)
    known = not_modified(request, etag)
    if known is not None:
        return known
    response = as_json(issue_document(issue, hidden), issue.changed)
    response["ETag"] = etag
    return response
