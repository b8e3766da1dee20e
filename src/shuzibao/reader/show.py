"""One door for every page: the frame around it, and the cookies and headers that go with it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from shuzibao.reader.preferences import CHOICES, preferences_of, remember

# How Django and HTML name the interface's languages.
HTML_LANG = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


def show(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page as HTML, in the reader's language, script and mode."""
    response = HttpResponse(
        render_to_string(f"reader/{template}", frame(request) | context, request), status=status
    )
    script = request.GET.get("script")
    if script in CHOICES["script"] and script != request.COOKIES.get("script", "printed"):
        remember(response, "script", script)
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every page's frame needs, and no more: no query to the database."""
    language = get_language() or "zh-hans"
    return {
        "prefs": preferences_of(request),
        "interface": HTML_LANG.get(language, "zh-Hans"),
        "languages": (
            ("zh-hans", "zh-Hans", "简体"),
            ("zh-hant", "zh-Hant", "繁體"),
            ("en", "en", "English"),
        ),
        "here": request.get_full_path(),
        "canonical": site_root(request) + request.path,
        "script_links": {name: _with_script(request, name) for name in CHOICES["script"]},
        "query": request.GET.get("q", "")[:200],
    }


def _with_script(request: HttpRequest, name: str) -> str:
    kept = request.GET.copy()
    kept["script"] = name
    return "?" + kept.urlencode()


def site_root(request: HttpRequest) -> str:
    """The site's public address, without a slash at its end."""
    told: str = settings.SHUZIBAO_URL
    return told or request.build_absolute_uri("/").rstrip("/")
