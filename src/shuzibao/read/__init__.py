"""Bytes to pages."""

from shuzibao.errors import NotAPage
from shuzibao.read.alto import AltoReader
from shuzibao.read.base import Reader, Source
from shuzibao.read.html import HtmlReader
from shuzibao.read.markdown import MarkdownReader
from shuzibao.read.pdf.reader import PdfReader
from shuzibao.read.scan.reader import ScanReader
from shuzibao.read.text import TextReader

READERS: tuple[Reader, ...] = (
    PdfReader(), ScanReader(), AltoReader(), HtmlReader(), MarkdownReader(), TextReader(),
)  # fmt: skip


def reader_for(source: Source) -> Reader:
    """The reader that claims this source.

    Raises:
        NotAPage: no reader does.
    """
    for reader in READERS:
        if reader.claims(source):
            return reader
    what = "the file is empty" if not source.data else "of no kind that we read"
    kinds = ", ".join(reader.name for reader in READERS)
    raise NotAPage(what, source.name, f"give a page as one of: {kinds}")


__all__ = ["READERS", "Reader", "Source", "reader_for"]
