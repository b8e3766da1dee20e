"""Answers made once are given again until the archive changes; unchanged ones are not sent twice.

Sits between the guard and everything that renders. Whatever a view gives back leaves with an
ETag, is packed with gzip where the asker takes it, and is answered with 304 where the asker has it.
Gzip is safe here: no answer holds a secret (there are no sessions, no tokens, no accounts), so
there is nothing that its length could betray (BREACH).
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe
from django.utils.translation import get_language_from_request

from shuzibao.reader.assets import WORTH_PACKING, takes_gzip
from shuzibao.reader.preferences import CHOICES
from shuzibao.reader.revision import Revision, revision

View = Callable[[HttpRequest], HttpResponseBase]
Key = tuple[object, ...]

MOST_OF_ONE: Final = 1 << 20
KEPT_STATUS: Final = 200
# Text is packed; what is packed already (pictures, PDF, EPUB) is not.
PACKABLE: Final = ("text/", "application/json", "application/feed+json", "application/atom+xml",
                   "application/xml", "application/javascript", "image/svg+xml")  # fmt: skip
# Each search is its own; keeping them would only push out what many read.
NOT_KEPT: Final = ("/search", "/api/search")
ASK_EACH_TIME: Final = "no-cache"  # may be kept, and is asked about before each use


@dataclass(frozen=True, slots=True)
class Kept:
    """A rendered answer. headers: as the view left them, in order."""

    headers: tuple[tuple[str, str], ...]
    data: bytes
    packed: bytes | None

    @property
    def size(self) -> int:
        return len(self.data) + len(self.packed or b"") + 500


class Shelf:
    """The kept answers of one revision; the longest unread goes first. Safe between threads."""

    def __init__(self, most_bytes: int) -> None:
        """most_bytes: of all that is kept, packed and plain together."""
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._size = 0
        self._revision: Revision | None = None
        self._most = most_bytes

    def get(self, at: Revision, key: Key) -> Kept | None:
        with self._lock:
            if self._revision != at:
                return None
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, at: Revision, key: Key, kept: Kept) -> None:
        if kept.size > min(MOST_OF_ONE, self._most):
            return
        with self._lock:
            if self._revision != at:
                self._kept.clear()
                self._size, self._revision = 0, at
            old = self._kept.pop(key, None)
            self._kept[key] = kept
            self._size += kept.size - (old.size if old else 0)
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1].size


class Rendered:
    """The middleware."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response
        self.shelf = Shelf(settings.SHUZIBAO_KEPT_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith(NOT_KEPT):
            return self._finished(request, self._rendered(request))
        at, key = revision(), key_of(request)
        kept = self.shelf.get(at, key)
        if kept is None:
            response = self._rendered(request)
            kept = keepable(response)
            if kept is None:
                return self._finished(request, response)
            self.shelf.put(at, key, kept)
        return answer(request, kept)

    def _rendered(self, request: HttpRequest) -> HttpResponseBase:
        """What GET gives, also for HEAD: its headers are those of the whole answer (RFC 9110 §9.3.2)."""
        method = request.method
        if method == "HEAD":
            request.method = "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = method

    def _finished(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not isinstance(response, HttpResponse) or response.status_code != KEPT_STATUS:
            response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
            return response
        cookies = response.cookies
        done = answer(request, _kept(response))
        done.cookies = cookies
        return done


def key_of(request: HttpRequest) -> Key:
    """Everything that an answer may depend on: address, host, and the reader's preferences.

    What the cookies say beyond the known preferences changes nothing, so it is no part of the key.
    """
    cookies = request.COOKIES
    said = tuple(cookies.get(name) for name in (*CHOICES, settings.LANGUAGE_COOKIE_NAME))
    return (
        request.get_host(),
        request.scheme,
        request.path_info,
        request.META.get("QUERY_STRING", ""),
        get_language_from_request(request),
        *said,
    )


def keepable(response: HttpResponseBase) -> Kept | None:
    """The answer as it is kept; None for what is streamed, failed, personal or forbids it."""
    if not isinstance(response, HttpResponse) or response.status_code != KEPT_STATUS:
        return None
    if response.cookies or "no-store" in response.headers.get("Cache-Control", ""):
        return None
    return _kept(response)


def _kept(response: HttpResponse) -> Kept:
    data = response.content
    response.headers.setdefault("ETag", f'W/"{hashlib.sha256(data).hexdigest()[:24]}"')
    response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
    packed = None
    if (
        len(data) >= WORTH_PACKING
        and "Content-Encoding" not in response.headers
        and response.headers.get("Content-Type", "").startswith(PACKABLE)
    ):
        patch_vary_headers(response, ("Accept-Encoding",))
        packed = gzip.compress(data, 5, mtime=0)
    return Kept(tuple(response.headers.items()), data, packed)


def answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The kept answer for this asker: whole, packed, or "you have it" (304)."""
    packed = kept.packed if takes_gzip(request) else None
    response = HttpResponse(packed or kept.data)
    for name, value in kept.headers:
        response.headers[name] = value
    response.headers["Content-Length"] = str(len(response.content))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    modified = response.headers.get("Last-Modified")
    done = get_conditional_response(
        request,
        response.headers["ETag"],
        parse_http_date_safe(modified) if modified else None,
        response,
    )
    assert isinstance(done, HttpResponse)
    return done
