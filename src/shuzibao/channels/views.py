"""The addresses of feeds, sitemaps and robots.txt."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from shuzibao.archive.models import Title
from shuzibao.channels import feeds_atom, feeds_json, stock
from shuzibao.channels.feeds import Feed
from shuzibao.channels.sitemaps import CONTENT_TYPE, sitemap, sitemap_index

FORMS: Final = {
    "atom": (feeds_atom.to_atom, feeds_atom.CONTENT_TYPE),
    "json": (feeds_json.to_json_feed, feeds_json.CONTENT_TYPE),
}
# Searches and preferences are pages without end; the API is for programs.
NOT_FOR_ROBOTS: Final = ("/search", "/api/", "/preferences")


@require_safe
def feed(request: HttpRequest, form: str, slug: str | None = None) -> HttpResponse:
    """The newest issues of a title, or of all; `?after=ISSUE` gives what stands behind that one."""
    title = _title(slug)
    try:
        found = stock.feed(base_of(request), form, title, request.GET.get("after"))
    except ValueError as error:
        raise Http404(str(error)) from error
    write, content_type = FORMS[form]
    response = HttpResponse(write(found), content_type=content_type)
    response["Last-Modified"] = http_date(found.updated.timestamp())
    response["Link"] = _links(found)
    return response


def _title(slug: str | None) -> Title | None:
    if slug is None:
        return None
    found = Title.objects.filter(pk=slug).first()
    if found is None:
        raise Http404(f"no title {slug}")
    return found


def _links(found: Feed) -> str:
    links = [f'<{found.own}>; rel="self"']
    if found.following:
        links.append(f'<{found.following}>; rel="next"')
    return ", ".join(links)


@require_safe
def index_of_sitemaps(request: HttpRequest) -> HttpResponse:
    files = stock.sitemap_files(base_of(request))
    return HttpResponse(sitemap_index(files), content_type=CONTENT_TYPE)


@require_safe
def sitemap_of_titles(request: HttpRequest) -> HttpResponse:
    places = stock.front_pages(base_of(request))
    return HttpResponse(sitemap(places), content_type=CONTENT_TYPE)


@require_safe
def sitemap_of_year(request: HttpRequest, slug: str, year: str, part: str) -> HttpResponse:
    places = stock.addresses_of(base_of(request), slug, int(year), int(part))
    if not places:
        raise Http404("nothing was printed there")
    return HttpResponse(sitemap(places), content_type=CONTENT_TYPE)


@require_safe
def sitemap_of_record(request: HttpRequest, part: str) -> HttpResponse:
    places = stock.record_addresses(base_of(request), int(part))
    if not places:
        raise Http404("nothing is told there")
    return HttpResponse(sitemap(places), content_type=CONTENT_TYPE)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots should leave alone, and where the sitemap is. Format: RFC 9309."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    lines += ["", f"Sitemap: {base_of(request)}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def base_of(request: HttpRequest) -> str:
    """The site's address as readers know it, without a slash at its end."""
    return request.build_absolute_uri("/").rstrip("/")
