"""Files made to wear out their reader: small ones that unpack to gigabytes, ask for gigapixels, or never end."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image
from tests.read.pdf_paper import Sheet, assembled, pdf, stream_of

STORY = "梅里区昨天举行读书会，三百多位居民带着旧书来到河边，交换各自读过的故事，孩子们也来了不少。"
TWICE = "/Filter [/FlateDecode /FlateDecode]"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
HELVETICA = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def repeated(block: bytes, times: int) -> bytes:
    """A deflated stream that unpacks to the block so many times; made without unpacking it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + packed * times + b"\x03\x00" + bytes(4)


def one_page(content: bytes, entries: str, resources: str = "") -> bytes:
    page = f"/MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {resources} >>"
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: f"<< /Type /Page /Parent 2 0 R {page} >>".encode(),
            4: stream_of(content, entries),
        }
    )


def bomb_of_space() -> bytes:
    """3 KB that unpack to 1 MB, which unpacks to 1 GB of nothing."""
    return one_page(zlib.compress(repeated(b" " * (1 << 20), 1024), 9), TWICE)


def bomb_of_text() -> bytes:
    """16 million lines of text on one page."""
    drawn = repeated(b"BT /F 9 Tf (bomb) Tj ET " * 40_000, 400)
    return one_page(zlib.compress(drawn, 9), TWICE, HELVETICA)


def bomb_of_strokes() -> bytes:
    """28 million strokes of a pen: 400 MB of drawing."""
    return one_page(zlib.compress(repeated(b"0 0 m 1 1 l S " * 70_000, 400), 9), TWICE)


def form_in_itself() -> bytes:
    """A form that draws itself twice."""
    entries = f"{FORM} /Resources << /XObject << /X 12 0 R >> >>"
    return _with_form({12: stream_of(b"/X Do /X Do", entries)})


def forms_in_forms() -> bytes:
    """Seven forms that draw the next one twelve times: 36 million strokes."""
    forms = {
        n: stream_of(b"/X Do " * 12, f"{FORM} /Resources << /XObject << /X {n + 1} 0 R >> >>")
        for n in range(12, 19)
    }
    return _with_form({**forms, 19: stream_of(b"0 0 m 9 9 l S", FORM)})


def _with_form(forms: dict[int, bytes]) -> bytes:
    sheet = Sheet().text(50, 700, 10, STORY).raw("/X Do")
    return pdf([sheet], extra="/XObject << /X 12 0 R >>", more=forms)


def with_picture(side: int) -> bytes:
    """A page of text with a black and white picture of so many pixels square."""
    rows = repeated(bytes(1 << 16), (side * side // 8 >> 16) + 1)
    picture = stream_of(
        rows,
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side} "
        "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode",
    )
    sheet = Sheet().text(50, 700, 10, STORY).raw("q 100 0 0 100 50 50 cm /I Do Q")
    return pdf([sheet], extra="/XObject << /I 12 0 R >>", more={12: picture})


def deep_tree(depth: int = 100_000) -> bytes:
    """One page under a hundred thousand branches."""
    tree = {n: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 1) for n in range(2, depth)}
    tree[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    tree[depth] = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 100 100] >>" % (depth - 1)
    return assembled(tree)


def lying_tree() -> bytes:
    """A hundred thousand pages in a tree that says it has one."""
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [" + b"3 0 R " * 100_000 + b"] >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        }
    )


def dot(kind: str) -> bytes:
    """An image of one pixel."""
    out = io.BytesIO()
    Image.new("L", (1, 1)).save(out, kind)
    return out.getvalue()


def giant(kind: str) -> bytes:
    """A small image whose head says that it is enormous. (A WebP cannot say so: it ends at 268 megapixels.)"""
    out = io.BytesIO()
    Image.new("L", (64, 64)).save(out, kind)
    data = bytearray(out.getvalue())
    wide = 40_000
    if kind == "PNG":
        struct.pack_into(">II", data, 16, wide, wide)
        struct.pack_into(">I", data, 29, zlib.crc32(data[12:29]))
    elif kind == "GIF":
        struct.pack_into("<HH", data, 6, wide, wide)
    elif kind == "BMP":
        struct.pack_into("<ii", data, 18, wide, wide)
    elif kind == "JPEG":
        struct.pack_into(">HH", data, data.index(b"\xff\xc0") + 5, wide, wide)
    elif kind == "JPEG2000":
        struct.pack_into(">II", data, data.index(b"ihdr") + 4, wide, wide)
        struct.pack_into(">II", data, data.index(b"\xff\x51") + 6, wide, wide)
    else:
        (start,) = struct.unpack_from("<I", data, 4)
        for at in range(start + 2, len(data) - 11, 12):
            if struct.unpack_from("<H", data, at)[0] in (256, 257):
                struct.pack_into(
                    "<HHII", data, at, struct.unpack_from("<H", data, at)[0], 4, 1, wide
                )
    return bytes(data)
