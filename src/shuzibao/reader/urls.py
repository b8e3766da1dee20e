"""Addresses. An id is an address; everything else begins with a word that no title's slug may be.

Those words are `model.ids.RESERVED`; a test holds that every route of ours begins with one.
"""

from __future__ import annotations

from django.urls import include, path, register_converter

from shuzibao.reader.views import (
    about,
    article,
    back,
    errors,
    front,
    names,
    page,
    preferences,
    search,
)


class Slug:
    """A title."""

    regex = "[a-z0-9][a-z0-9-]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Edition(Slug):
    """An issue within its title."""

    regex = r"(?:\d{4}-\d{2}-\d{2}|undated-[0-9a-f]{8})"


class PictureSize(Slug):
    """A page's picture; no article has a dot in its number."""

    regex = r"(?:large|small|thumb)\.webp"


class ClippingKind(Slug):
    """A clipping's picture format."""

    regex = r"(?:webp|png)"


register_converter(PictureSize, "picture")
register_converter(ClippingKind, "clipping")
register_converter(Slug, "title")
register_converter(Edition, "issue")

urlpatterns = [
    path("", front.home, name="home"),
    path("", include("shuzibao.channels.urls")),
    path("api/", include("shuzibao.api.urls")),
    path("", include("shuzibao.reader.record.urls")),
    path("about", about.about, name="about"),
    path("keys", about.keys, name="keys"),
    path("search", search.search, name="search"),
    path("search/names", names.names, name="search-names"),
    path("preferences", preferences.set_preferences, name="preferences"),
    path("issues", back.back_issues, name="issues"),
    path("issues/<int:year>", back.back_issues, name="issues-of-year"),
    path("<title:slug>/issues", back.back_issues, name="title-issues"),
    path("<title:slug>/issues/<int:year>", back.back_issues, name="title-issues-of-year"),
    path("<title:slug>", front.title, name="title"),
    path("<title:slug>/look.css", front.look, name="title-look"),
    path("<title:slug>/<issue:issue>", front.issue, name="issue"),
    path("<title:slug>/<issue:issue>/<int:number>", page.page, name="page"),
    path(
        "<title:slug>/<issue:issue>/<int:number>/<picture:size>",
        page.picture,
        name="picture",
    ),
    path("<title:slug>/<issue:issue>/<int:number>/page.pdf", page.pdf, name="pdf"),
    path("<title:slug>/<issue:issue>/<int:page>/<int:number>", article.article, name="article"),
    path(
        "<title:slug>/<issue:issue>/<int:page>/<int:number>/printed",
        article.printed,
        name="printed",
    ),
    path(
        "<title:slug>/<issue:issue>/<int:page>/<int:number>/clipping.<clipping:kind>",
        article.clipping,
        name="clipping",
    ),
    path(
        "<title:slug>/<issue:issue>/<int:page>/<int:number>/photo-<int:photo>.webp",
        article.photo,
        name="photo",
    ),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.server_error
