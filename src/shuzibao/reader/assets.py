"""The site's own style sheets, scripts and marks: read once, named by content, kept in memory.

There is no build step: the package's `static/` folders are read when the first page asks. An
address with the content's hash never changes its meaning, so browsers may keep it for ever; the
plain name works too, for the relative imports of scripts, and is asked about each time.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from shuzibao.reader.refusals import refuse

FOR_EVER: Final = "public, max-age=31536000, immutable"
ASK_EACH_TIME: Final = "public, no-cache"
WORTH_PACKING: Final = 512  # bytes; below, gzip's own frame eats the gain
PACKED_ALREADY: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2", ".gz"})
# mimetypes reads the machine's tables, which differ; these are what browsers insist on.
KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".ico": "image/x-icon",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file. named: its name with the hash of its content before the extension."""

    named: str
    kind: str
    data: bytes
    packed: bytes | None
    etag: str


@functools.cache
def assets() -> MappingProxyType[str, Asset]:
    """Every static file of every installed room, by its plain name."""
    found: dict[str, Asset] = {}
    for finder in get_finders():
        for path, storage in finder.list([]):
            name = str(PurePosixPath(*path.replace("\\", "/").split("/")))
            if name not in found:  # the first finder wins, as in Django
                with storage.open(path) as file:
                    found[name] = as_asset(name, file.read())
    return MappingProxyType(found)


@functools.cache
def _by_address() -> dict[str, tuple[Asset, bool]]:
    """Address -> asset, and whether the address holds the hash."""
    root = settings.STATIC_URL
    addresses = {root + name: (asset, False) for name, asset in assets().items()}
    addresses |= {root + asset.named: (asset, True) for asset in assets().values()}
    return addresses


def as_asset(name: str, data: bytes) -> Asset:
    path = PurePosixPath(name)
    digest = hashlib.sha256(data).hexdigest()[:12]
    packed = None
    if len(data) >= WORTH_PACKING and path.suffix not in PACKED_ALREADY:
        packed = gzip.compress(data, 9, mtime=0)
    return Asset(
        named=str(path.with_name(f"{path.stem}.{digest}{path.suffix}")),
        kind=KINDS.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream",
        data=data,
        packed=packed if packed is not None and len(packed) < len(data) else None,
        etag=f'W/"{digest}"',
    )


class HashedStorage(StaticFilesStorage):
    """What `{% static %}` asks: the address with the hash of the content."""

    def url(self, name: str | None) -> str:
        asset = assets().get(name or "")
        return super().url(asset.named if asset else name)


class Assets:
    """Answers for everything under STATIC_URL, from memory: no path reaches the disk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        asset, hashed = _by_address().get(request.path_info, (None, False))
        if asset is None:
            return refuse(request, 404, "no such file", request.path_info)
        return _answer(request, asset, FOR_EVER if hashed else ASK_EACH_TIME)


def _answer(request: HttpRequest, asset: Asset, keep: str) -> HttpResponseBase:
    packed = asset.packed if takes_gzip(request) else None
    response = HttpResponse(packed or asset.data, content_type=asset.kind)
    response["Content-Length"] = str(len(response.content))
    response["ETag"] = asset.etag
    response["Cache-Control"] = keep
    if packed:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding",))
    answer = get_conditional_response(request, asset.etag, None, response)
    assert answer is not None  # it gives back the response it was given, or a shorter one
    return answer


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the asker can unpack gzip: named, and not named with q=0 (RFC 9110 §12.5.3)."""
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").split(","):
        coding, _, weight = part.strip().partition(";")
        if coding.strip().lower() in ("gzip", "x-gzip"):
            return weight.replace(" ", "").lower() not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
