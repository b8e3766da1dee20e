"""The API's addresses. Whatever else is asked for under /api/ is answered in the API's own form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from shuzibao.api.handbook import handbook
from shuzibao.api.v1 import api
from shuzibao.reader import refusals


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    return refusals.as_json(
        404, "nothing is here", request.path_info, "see /api/ for what there is"
    )


urlpatterns = [
    path("docs", handbook, name="api-docs"),
    path("", api.urls),
    re_path(r"^(?P<rest>.*)$", nothing_here),
]
