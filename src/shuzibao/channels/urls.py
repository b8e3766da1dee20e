"""The channels' addresses. None can be a title's or an issue's: each has a dot."""

from __future__ import annotations

from django.urls import path, re_path

from shuzibao.channels import views

SLUG = r"(?P<slug>[a-z0-9][a-z0-9-]*)"

urlpatterns = [
    path("feed.atom", views.feed, {"form": "atom"}, name="feed-atom"),
    path("feed.json", views.feed, {"form": "json"}, name="feed-json"),
    re_path(rf"^{SLUG}/feed\.atom$", views.feed, {"form": "atom"}, name="title-feed-atom"),
    re_path(rf"^{SLUG}/feed\.json$", views.feed, {"form": "json"}, name="title-feed-json"),
    path("sitemap.xml", views.index_of_sitemaps, name="sitemap"),
    path("sitemap-titles.xml", views.sitemap_of_titles, name="sitemap-titles"),
    re_path(
        r"^sitemap-record\.(?P<part>[1-9]\d{0,4})\.xml$",
        views.sitemap_of_record,
        name="sitemap-record",
    ),
    re_path(
        rf"^sitemap-{SLUG}\.(?P<year>\d{{1,4}})\.(?P<part>[1-9]\d{{0,4}})\.xml$",
        views.sitemap_of_year,
        name="sitemap-year",
    ),
    path("robots.txt", views.robots, name="robots"),
]
