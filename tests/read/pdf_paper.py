"""The smallest PDFs that say something: written by hand, so that every number in them is known.

Chinese is set in the standard font STSong-Light through the predefined maps UniGB-UCS2-H and -V, so
no font file is needed. Coordinates are PDF's own: points, origin at the lower left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

A4 = (0, 0, 595, 842)

FONTS = b"""<< /H << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H
  /DescendantFonts [10 0 R] >>
/V << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V /DescendantFonts [10 0 R] >>
/B << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-Bold /Encoding /UniGB-UCS2-H
  /DescendantFonts [11 0 R] >>
/L << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"""


def _cid(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /DW 1000 /DW2 [880 -1000] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 6 "
        "/FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 90 >> >>"
    ).encode()


@dataclass
class Sheet:
    """One page: operators are added in the order in which they are drawn."""

    box: tuple[float, float, float, float] = A4
    crop: tuple[float, float, float, float] | None = None
    rotate: int = 0
    drawn: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, size: float, text: str, font: str = "H", mode: int = 0
    ) -> Sheet:
        """A line whose baseline begins at x, y; vertical with font "V"."""
        shown = f"({text})" if font == "L" else f"<{text.encode('utf-16-be').hex()}>"
        self.drawn.append(f"BT {mode} Tr /{font} {size} Tf 1 0 0 1 {x} {y} Tm {shown} Tj ET")
        return self

    def turned(self, x: float, y: float, size: float, text: str, matrix: Sequence[float]) -> Sheet:
        """A line set at an angle: the four first numbers of its text matrix."""
        a, b, c, d = matrix
        shown = f"<{text.encode('utf-16-be').hex()}>"
        self.drawn.append(f"BT /H {size} Tf {a} {b} {c} {d} {x} {y} Tm {shown} Tj ET")
        return self

    def raw(self, operators: str) -> Sheet:
        """Operators as they are."""
        self.drawn.append(operators)
        return self


def pdf(
    sheets: Sequence[Sheet],
    extra: str = "",
    catalog: str = "",
    fonts: str = "",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """The PDF of these pages. extra: more entries of the pages' resources; fonts: of the fonts among them.

    more: objects that these entries name, numbered from 12 to 19.
    """
    return assembled(objects_of(sheets, extra, catalog, fonts, more))


def objects_of(
    sheets: Sequence[Sheet],
    extra: str = "",
    catalog: str = "",
    fonts: str = "",
    more: Mapping[int, bytes] | None = None,
) -> dict[int, bytes]:
    """The numbered objects of `pdf`."""
    objects: dict[int, bytes] = {10: _cid("STSong-Light"), 11: _cid("STSong-Light-Bold")}
    objects.update(more or {})
    kids = []
    for n, sheet in enumerate(sheets):
        page, content = 20 + 2 * n, 21 + 2 * n
        stream = "\n".join(sheet.drawn).encode("latin-1")
        objects[content] = stream_of(stream)
        crop = f"/CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, sheet.box))}] {crop} "
            f"/Rotate {sheet.rotate} /Contents {content} 0 R /Resources << /Font ".encode()
            + FONTS[:-2] + fonts.encode() + b" >>" + extra.encode() + b" >> >>"
        )  # fmt: skip
        kids.append(f"{page} 0 R")
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return objects


def stream_of(content: bytes, entries: str = "") -> bytes:
    """A stream object. entries: of its dictionary, beside its length."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


def assembled(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A whole file of numbered objects; object 1 is the catalog. trailer: more entries of it."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + objects[number] + b"\nendobj\n"
    start = len(out)
    last = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += (
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        last + 1,
        trailer,
        start,
    )
    return bytes(out)
