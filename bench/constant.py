"""The least that Django can do: a view that returns a constant, without middleware or database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"constant", content_type="text/plain")


urlpatterns = [path("", constant)]

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bench")

from django.core.wsgi import get_wsgi_application  # noqa: E402  # needs the settings

site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Handed over as the site's own answers are: see shuzibao.reader.wsgi."""
    response = site(environ, start_response)
    whole = [response.content]
    response.close()
    return whole
