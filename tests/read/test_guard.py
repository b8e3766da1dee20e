"""The guard: whatever a file does to its reader, it ends in a result or a stated error."""

from __future__ import annotations

import io
import pickle
import struct
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from tests.read.pdf_paper import Sheet, assembled, pdf

from shuzibao.errors import BadInput, MissingEngine, ShuzibaoError, TooLarge
from shuzibao.read import Source, reader_for
from shuzibao.read.guard import guarded
from shuzibao.read.limits import Limits, limits_from_environment

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
SMALL = Limits(seconds=3, memory_mb=1024)


def read(source: Source):
    return list(reader_for(source).read(source))


def test_a_child_that_hangs_is_ended_and_said():
    """No sign of life within the time is an error, and the next file is read as if nothing had been."""
    started = time.monotonic()
    with pytest.raises(TooLarge, match="no end of reading within 1 s"):
        list(
            guarded("tests.read.misbehaving:hangs", "a.pdf", replace(SMALL, seconds=1), ("a.pdf",))
        )

    assert time.monotonic() - started < 10
    assert list(guarded("tests.read.misbehaving:counts", "b.pdf", SMALL, ("b.pdf", 3))) == [0, 1, 2]


@pytest.mark.parametrize(
    ("task", "error", "said"),
    [
        ("crashes", BadInput, "crashed its reader"),
        ("fills_memory", TooLarge, "needs more than 1024 MB"),
        ("raises", BadInput, "ZeroDivisionError"),
        ("answers_code", BadInput, "nonsense"),
        ("answers_noise", BadInput, "nonsense"),
        ("prints", None, ""),
    ],
)
def test_a_child_that_misbehaves_costs_one_file(task, error, said):
    """A crash, a memory bomb, an exception, code in the answer, noise: each is one stated error."""
    run = guarded(f"tests.read.misbehaving:{task}", "a.pdf", replace(SMALL, seconds=60), ("a.pdf",))
    if error is None:
        assert list(run) == ["calm"]
        return
    with pytest.raises(error, match=said) as caught:
        list(run)

    assert caught.value.where == "a.pdf"
    assert caught.value.remedy


def test_a_child_that_holds_too_much_is_ended_and_said():
    """What is held counts, not what is mapped: engines map three times as much."""
    tight = replace(SMALL, seconds=30, memory_mb=120, address_mb=2048)
    with pytest.raises(TooLarge, match="holds more than 120 MB"):
        list(guarded("tests.read.misbehaving:holds_memory", "a.png", tight, ("a.png",)))


def test_a_child_that_has_grown_fat_is_not_used_again():
    """A worker keeps its bound over a night of scans."""
    tight = replace(SMALL, seconds=30, memory_mb=220, address_mb=2048)
    [first] = guarded("tests.read.misbehaving:grows", "a.png", tight, ("a.png",))
    [second] = guarded("tests.read.misbehaving:who", "b.png", tight, ("b.png",))

    assert first != second


def test_children_are_used_again():
    """Starting a process costs more than reading a page: a calm child reads the next file too."""
    first = list(guarded("tests.read.misbehaving:who", "a.pdf", SMALL, ("a.pdf",)))
    second = list(guarded("tests.read.misbehaving:who", "b.pdf", SMALL, ("b.pdf",)))

    assert first == second


def test_progress_reaches_the_caller():
    """What the child counts the user sees."""
    seen: list[tuple[int, int]] = []
    list(
        guarded("tests.read.misbehaving:tells", "a", SMALL, ("a",), lambda *done: seen.append(done))
    )

    assert seen == [(1, 2), (2, 2)]


def test_half_read_files_leave_no_mess():
    """A caller that stops early gets a fresh child next time."""
    pages = guarded("tests.read.misbehaving:counts", "a.pdf", SMALL, ("a.pdf", 1000))
    assert next(pages) == 0
    pages.close()

    assert list(guarded("tests.read.misbehaving:counts", "b.pdf", SMALL, ("b.pdf", 2))) == [0, 1]


def test_limits_are_settings(monkeypatch):
    """The environment overrides, nonsense in it does not."""
    monkeypatch.setenv("SHUZIBAO_MAX_PAGES", "7")
    monkeypatch.setenv("SHUZIBAO_MAX_SECONDS", "many")

    assert limits_from_environment() == Limits(pages=7)


def test_errors_keep_their_three_parts_on_the_way():
    """What, where and remedy survive the pipe."""
    error = pickle.loads(pickle.dumps(TooLarge("what", "where", "remedy")))

    assert (error.what, error.where, error.remedy) == ("what", "where", "remedy")


def hundred_thousand_pages() -> bytes:
    tree = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    kids = b" ".join([b"3 0 R"] * 100_000)
    tree[2] = b"<< /Type /Pages /Count 100000 /Kids [" + kids + b"] >>"
    tree[3] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"
    return assembled(tree)


def test_a_tree_of_a_hundred_thousand_pages_is_too_large():
    """The limit on pages is asked before any page is read."""
    with pytest.raises(TooLarge, match="100000 pages, the limit is 400"):
        read(Source("tree.pdf", hundred_thousand_pages()))


def stuffed_png() -> bytes:
    """A small picture with a remark that unpacks to 64 MB."""
    out = io.BytesIO()
    Image.new("L", (100, 100)).save(out, "PNG")
    body = b"Comment\0\0" + zlib.compress(bytes(64 << 20), 9)
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    data = out.getvalue()
    return data[:33] + chunk + data[33:]


def looping_tiff() -> bytes:
    """A TIFF whose next page is itself."""
    out = io.BytesIO()
    Image.new("L", (100, 100), 255).save(out, "TIFF")
    data = bytearray(out.getvalue())
    (start,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, start)
    struct.pack_into("<I", data, start + 2 + 12 * count, start)
    return bytes(data)


def test_images_made_to_wear_out_their_reader_end():
    """A remark that unpacks without end is refused; a page that follows itself is one page."""
    task, limits = "tests.read.misbehaving:cut_out", replace(SMALL, seconds=60)
    with pytest.raises(BadInput, match="damaged"):
        list(guarded(task, "a.png", limits, ("a.png", stuffed_png())))

    assert list(guarded(task, "a.tif", limits, ("a.tif", looping_tiff()))) == [(100, 100)]


def test_a_damaged_image_is_a_stated_error():
    """The first bytes promise a PNG, the rest is noise."""
    with pytest.raises((BadInput, MissingEngine)):
        read(Source("noise.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20))


def test_the_batch_goes_on_after_a_bad_file():
    """A good page is read after a bomb and after a broken file."""
    with pytest.raises(BadInput):
        read(Source("broken.pdf", b"%PDF-1.7\nnothing else"))
    [page] = read(Source("good.pdf", pdf([Sheet().text(50, 700, 10, "梅里区举行读书会")])))

    assert page.lines[0].text == "梅里区举行读书会"


HOSTILE = sorted((SHARED / "pdf-hostile").glob("*/*.pdf")) + sorted(
    (SHARED / "pdf-vertical-cjk").glob("*.pdf")
)


@pytest.mark.skipif(
    not HOSTILE, reason=f"{SHARED} is absent: hostile files are not in the repository"
)
def test_every_hostile_file_ends_in_pages_or_in_a_stated_error():
    """Fuzzed, cyclic, locked, empty, enormous: nothing else than pages or our own errors comes out."""
    ends = {}
    for path in HOSTILE:
        try:
            task, limits = "tests.read.misbehaving:without_engine", Limits(seconds=60)
            pages = list(guarded(task, path.name, limits, (path.name, path.read_bytes())))
            ends[path.name] = len(pages)
        except ShuzibaoError as error:
            ends[path.name] = type(error).__name__ if error.remedy else ""

    assert len(ends) == len({path.name for path in HOSTILE})
    assert all(end != "" for end in ends.values())
    assert sum(isinstance(end, int) for end in ends.values()) >= 15
