"""What the site refuses before anything looks at it, and the headers that every answer carries.

The public site and the API only read: they take no body and know no method but GET, HEAD and
OPTIONS. Whatever a view does, it cannot be reached with a control character in the address, a
foreign host name, or an address of unbounded length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from shuzibao.reader.refusals import refuse

View = Callable[[HttpRequest], HttpResponseBase]

MOST_PATH: Final = 1024  # characters, percent signs undone
MOST_QUERY: Final = 2048  # characters as they came
MOST_PARAMETERS: Final = 32
READING: Final = ("GET", "HEAD", "OPTIONS")
OPEN_TO_ALL: Final = ("/api/", "/feed.", "/robots.txt", "/sitemap")  # other sites may read these

# Nothing is allowed, then what a page of ours needs. No inline script, no inline style, no frame.
PAGE_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# What is no page (a feed, JSON, a scan) runs nothing and loads nothing, wherever it is opened.
DATA_POLICY: Final = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
# A sandbox stops the browser's own PDF viewer.
PDF_POLICY: Final = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # frame-ancestors, for browsers that do not know it
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "publickey-credentials-get",
            "usb",
            "xr-spatial-tracking",
        )
    ),
}
A_YEAR_S: Final = 365 * 24 * 3600

_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")


class Guard:
    """The outermost middleware."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        refused = refusal(request)
        if refused is not None:
            return guarded(request, refused)
        as_published(request)
        return guarded(request, self.get_response(request))


def refusal(request: HttpRequest) -> HttpResponse | None:
    """The answer to a request that goes no further; None where there is nothing against it."""
    path: str = request.META.get("PATH_INFO", "/")
    query: str = request.META.get("QUERY_STRING", "")
    if len(path) > MOST_PATH or len(query) > MOST_QUERY:
        return refuse(
            request,
            414,
            "the address is too long",
            f"{len(path)} characters of path, {len(query)} of query",
            f"at most {MOST_PATH} of path and {MOST_QUERY} of query are read",
        )
    if query.count("&") >= MOST_PARAMETERS:
        return refuse(
            request, 400, "too many parameters", "query", f"at most {MOST_PARAMETERS} are read"
        )
    if _CONTROL.search(path.encode("latin-1", "replace")) or _CONTROL.search(_plain(query)):
        return refuse(request, 400, "a control character in the address", "address", "take it out")
    return _host_refused(request) or _method_refused(request)


def _plain(query: str) -> bytes:
    """The query without percent signs, apart from tab and line breaks, which a paste may bring."""
    return re.sub(rb"[\t\r\n]", b" ", unquote_to_bytes(query))


def _host_refused(request: HttpRequest) -> HttpResponse | None:
    try:
        request.get_host()
    except DisallowedHost:
        return refuse(
            request,
            400,
            "this site does not answer to that name",
            "the Host header",
            "whoever runs the site can name it: shuzibao serve --host-name NAME",
        )
    return None


def _method_refused(request: HttpRequest) -> HttpResponse | None:
    if request.method not in READING:
        response = refuse(
            request, 405, "this site is for reading only", f"method {request.method}", "use GET"
        )
    elif (
        request.META.get("CONTENT_LENGTH") not in (None, "", "0")
        or "HTTP_TRANSFER_ENCODING" in request.META
    ):
        response = refuse(
            request, 413, "no request body is taken", "body", "put everything into the address"
        )
    elif request.method == "OPTIONS":
        response = HttpResponse(status=204)
    else:
        return None
    response["Allow"] = ", ".join(READING)
    return response


def as_published(request: HttpRequest) -> None:
    """Let the request look as if it came to the site's public address, where one is set.

    Behind a proxy it comes over plain HTTP to a name that readers do not know; every absolute address
    that we write (feeds, sitemaps, canonical links) is to be the one that they do.
    """
    url = urlsplit(getattr(settings, "SHUZIBAO_URL", ""))
    if url.netloc:
        request.META["HTTP_HOST"] = url.netloc
        request.META["wsgi.url_scheme"] = url.scheme


def guarded(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response with the headers of `HEADERS` and a policy by its kind; what is set stays."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # "You have it" has no kind of its own, and browsers put its fields over those that they kept
    # (RFC 9111 §3.2): a wrong policy here would replace the page's.
    if response.status_code != 304:
        kind = str(response.headers.get("Content-Type", "")).partition(";")[0]
        response.headers.setdefault("Content-Security-Policy", _policy(kind))
    is_open = is_open_to_all(request.path_info)
    response.headers.setdefault(
        "Cross-Origin-Resource-Policy", "cross-origin" if is_open else "same-origin"
    )
    if is_open:
        _allow_everyone(request, response)
    if getattr(settings, "SHUZIBAO_URL", "").startswith("https://"):
        response.headers.setdefault("Strict-Transport-Security", f"max-age={A_YEAR_S}")
    return response


def _policy(kind: str) -> str:
    if kind == "text/html":
        return PAGE_POLICY
    return PDF_POLICY if kind == "application/pdf" else DATA_POLICY


def is_open_to_all(path: str) -> bool:
    """Whether scripts of other sites may read what stands here (CORS)."""
    return path.startswith(OPEN_TO_ALL) or path.endswith(("/feed.atom", "/feed.json"))


def _allow_everyone(request: HttpRequest, response: HttpResponseBase) -> None:
    # "*" without credentials: cookies are never sent along, and nothing here depends on them.
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = ", ".join(READING)
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
        response.headers["Access-Control-Max-Age"] = "86400"
    else:
        response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
