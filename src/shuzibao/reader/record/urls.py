"""Addresses of the record; their first words are reserved (`model.ids.RESERVED`)."""

from __future__ import annotations

from django.urls import path

from shuzibao.reader.record import views

urlpatterns = [
    path("record", views.home, name="record"),
    path("ledger", views.ledger, name="ledger"),
    path("people", views.entries, {"which": "people"}, name="people"),
    path("people/<str:key>", views.person, name="person"),
    path("organisations", views.entries, {"which": "organisations"}, name="organisations"),
    path("organisations/<str:key>", views.subject, {"which": "organisations"}, name="organisation"),
    path("places", views.entries, {"which": "places"}, name="places"),
    path("places/<str:key>", views.subject, {"which": "places"}, name="place"),
    path("programmes", views.entries, {"which": "programmes"}, name="programmes"),
    path("programmes/<str:key>", views.programme, name="programme"),
    path("measures", views.entries, {"which": "measures"}, name="measures"),
    path("measures/<str:key>", views.measure, name="measure"),
]
