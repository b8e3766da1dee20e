"""PDF pages: recognised by their first bytes, read behind the guard."""

from __future__ import annotations

from collections.abc import Iterator

from shuzibao.model import Page
from shuzibao.read.base import Source
from shuzibao.read.guard import guarded
from shuzibao.read.limits import limits_from_environment

HEAD = 1024  # PDF 32000-1, implementation note 13: the header may stand within the first 1024 bytes


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return b"%PDF-" in data[:HEAD]


class PdfReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "pdf"

    def claims(self, source: Source) -> bool:
        return is_pdf(source.data)

    def read(self, source: Source) -> Iterator[Page]:
        return guarded(
            "shuzibao.read.pdf.pages:pages",
            source.name,
            limits_from_environment(),
            (source.name, source.data, source.password, source.page, source.direction),
            source.progress,
        )
