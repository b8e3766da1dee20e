"""The site's own files: found by content, kept for ever, and only they."""

from __future__ import annotations

import gzip
import re

import pytest
from kiosk import Reader

from shuzibao.reader.assets import FOR_EVER, as_asset, assets


def linked(page: str) -> list[str]:
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', page)


def test_every_file_that_a_page_links_may_be_kept_for_ever(reader: Reader) -> None:
    """The address holds the hash of the content, so it never means anything else."""
    files = linked(reader.text("/about"))

    assert any(file.endswith(".css") for file in files)
    for file in files:
        answer = reader.get(file)
        assert answer.status_code == 200
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", file), file
        assert answer["Cache-Control"] == FOR_EVER == "public, max-age=31536000, immutable"


def test_plain_names_work_and_are_asked_about_each_time(reader: Reader) -> None:
    """A script that imports its neighbour by its plain name gets the newest."""
    first = reader.get("/static/reader/paper.css")

    assert first["Cache-Control"] == "public, no-cache"
    assert first["Content-Type"] == "text/css; charset=utf-8"
    again = reader.get("/static/reader/paper.css", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_files_come_packed_and_unpack_to_themselves(reader: Reader) -> None:
    """Packed once, at the first question."""
    plain = reader.get("/static/reader/paper.css")
    packed = reader.get("/static/reader/paper.css", accept_encoding="br, gzip")

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content == assets()["reader/paper.css"].data
    assert plain["Vary"] == packed["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a/site.css", "text/css; charset=utf-8"),
        ("site.js", "text/javascript; charset=utf-8"),
        ("mark.svg", "image/svg+xml"),
        ("x.unknown", "application/octet-stream"),
    ],
)
def test_kinds_do_not_depend_on_the_machine(name: str, kind: str) -> None:
    """nosniff is only safe where the kind is always said, and right."""
    asset = as_asset(name, b"x" * 2000)

    assert asset.kind == kind
    assert asset.packed is not None
    assert asset.named.count(".") == 2


def test_other_content_has_another_address() -> None:
    """One byte is enough; the folder stays."""
    one, other = as_asset("a/b.css", b"a{}"), as_asset("a/b.css", b"b{}")

    assert one.named != other.named
    assert one.named.startswith("a/b.")
    assert one.packed is None  # too small to gain
