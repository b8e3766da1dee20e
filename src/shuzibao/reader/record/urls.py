"""Addresses of the record; their first words are reserved (`model.ids.RESERVED`)."""

from __future__ import annotations

from django.urls import path

from shuzibao.reader.record.views import lists, matters
from shuzibao.reader.record.views.subjects import Follow, person, post, subject

urlpatterns = [
    path("record", lists.home, name="record"),
    path("record/twins", lists.twins, name="twins"),
    path("ledger", matters.ledger, name="ledger"),
    path("days/<str:day>", matters.day, name="day"),
    *(path(which, lists.entries, {"which": which}, name=which) for which in lists.LISTS),
    path("people/<str:key>", Follow(person), name="person"),
    path("posts/<str:key>", post, name="post"),
    path("organisations/<str:key>", subject, {"which": "organisations"}, name="organisation"),
    path("places/<str:key>", subject, {"which": "places"}, name="place"),
    path("programmes/<str:key>", matters.programme, name="programme"),
    path("measures/<str:key>", matters.measure, name="measure"),
]
