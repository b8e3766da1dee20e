"""The switches: each is a plain link that sets a cookie and leads back to where the reader was."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language

from shuzibao.reader.preferences import CHOICES, YEAR_S, remember


def set_preferences(request: HttpRequest) -> HttpResponse:
    """`/preferences?elder=on&next=/…`. What we do not know is passed over, never an error."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = "/"
    response = HttpResponseRedirect(back)
    response["Cache-Control"] = "no-store"
    for name, allowed in CHOICES.items():
        value = request.GET.get(name)
        if value in allowed:
            remember(response, name, value)
    language = request.GET.get("lang")
    if language and check_for_language(language) and language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR_S, samesite="Lax")
    return response
