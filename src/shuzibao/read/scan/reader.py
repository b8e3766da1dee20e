"""Scans: images of pages, recognised by their first bytes, read behind the guard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shuzibao.model import Page
from shuzibao.read.base import Source
from shuzibao.read.guard import guarded
from shuzibao.read.limits import limits_from_environment, with_engine

# First bytes of PNG, JPEG, TIFF (both byte orders, BigTIFF), JPEG 2000 (box and bare), BMP, GIF.
SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+",
    b"\x00\x00\x00\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51", b"BM", b"GIF87a", b"GIF89a",
)  # fmt: skip
OCR_SECONDS = 600.0  # without a line recognised; detection on a large page alone takes a minute


def is_scan(data: bytes) -> bool:
    """Whether the bytes are an image of a kind that we read."""
    return data.startswith(SIGNATURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


class ScanReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "scan"

    def claims(self, source: Source) -> bool:
        return is_scan(source.data)

    def read(self, source: Source) -> Iterator[Page]:
        limits = limits_from_environment()
        return guarded(
            "shuzibao.read.scan.pages:pages",
            source.name,
            with_engine(replace(limits, seconds=max(limits.seconds, OCR_SECONDS))),
            (source.name, source.data, source.dpi, source.page, source.direction),
            source.progress,
        )
