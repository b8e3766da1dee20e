"""How answers leave: JSON, links to the next stretch, and "you have it already"."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

CONTENT_TYPE: Final = "application/json; charset=utf-8"


def as_json(data: dict[str, Any], changed: dt.datetime | None = None) -> HttpResponse:
    """The data as JSON in UTF-8. changed: when what it tells last changed."""
    response = HttpResponse(to_bytes(data), content_type=CONTENT_TYPE)
    if changed is not None:
        response["Last-Modified"] = http_date(changed.timestamp())
    following = data.get("next")
    if following:
        response["Link"] = f'<{following}>; rel="next"'  # RFC 8288
    return response


def to_bytes(data: Any) -> bytes:
    """JSON as bytes; half a surrogate pair leaves as the escape that RFC 8259 §8.2 allows."""
    try:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":")).encode()


def etag_of(*parts: object) -> str:
    """Weak: the same facts, whatever the bytes."""
    digest = hashlib.sha256("\n".join(str(part) for part in parts).encode()).hexdigest()
    return f'W/"{digest[:24]}"'


def not_modified(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The answer for one who has it, before anything is read or built; None where it must be."""
    answer = get_conditional_response(request, etag)
    if not isinstance(answer, HttpResponseNotModified):
        return None
    answer["ETag"] = etag
    return answer


def base_of(request: HttpRequest) -> str:
    """The site's address as readers know it, without a slash at its end."""
    return request.build_absolute_uri("/").rstrip("/")


def next_of(request: HttpRequest, last: str) -> str:
    """The same question, behind this id."""
    kept = [(name, value) for name, value in request.GET.items() if name != "after"]
    return f"{base_of(request)}{request.path}?{urlencode([*kept, ('after', last)])}"
