"""Printing on the third press: typst sets the page, PDFium says where it set each ink; that is the truth."""

from __future__ import annotations

import ctypes
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import typst
from PIL import Image, ImageDraw

from bench.press.face import FONT_FOLDER
from bench.press.plain.copy import Writer
from bench.press.plain.designs import DESIGNS, ISSUE, jumping
from bench.press.plain.sheet import PRELUDE, Sheet, Style

HYPHEN = 2  # what PDFium says of a hyphen at a line's end
SIZES = ((1105, 1530), (992, 1389), (842, 1191), (737, 1049), (680, 980))


def make_sheets(name: str, seed: int, known: dict[int, tuple[dict, dict]]) -> list[Sheet]:
    """The pages of a sample as they are set with what is known of its splits so far. known: by page, (splits, shrink)."""
    rng = Random(f"{name}/{seed}")
    down = name == "plain-vertical"
    trad = down or rng.random() < 0.2
    size = rng.choice(SIZES[:3] if name in ("plain-front", ISSUE) else SIZES)
    style = Style(
        serif=rng.random() < 0.7, size=rng.choice((9, 9.5, 10, 10.5)), leading=rng.choice((1.3, 1.4, 1.5, 1.65, 1.8, 1.9)),
        gutter=rng.choice((8, 11, 14, 18)), justify=rng.random() < 0.85, indent=rng.choice(("par", "par", "space", "none")),
        column_rules=rng.random() < 0.25, head_serif=rng.random() < 0.5, head_align=rng.choice(("left", "center")), weight=rng.choice((700, 700, 900, 500)),
        region="TC" if trad else "SC",
    )  # fmt: skip
    out, first = [], 0
    for number in range(1, 5) if name == ISSUE else (rng.randint(1, 16),):
        sheet = Sheet(
            Random(f"{name}/{seed}/{number}"),
            *size,
            style,
            Writer(rng, trad),
            number=number,
            seed=seed,
        )
        sheet.first = first
        sheet.splits, sheet.shrink = known.get(number, ({}, {}))
        (jumping if name == ISSUE else DESIGNS[name])(sheet)
        first += len(sheet.kinds)
        out.append(sheet)
    return out


def source(sheet: Sheet) -> str:
    """One page for typst."""
    return (
        f"#page(width: {sheet.width}pt, height: {sheet.height}pt)[\n"
        + "\n".join(sheet.parts)
        + "\n]\n"
    )


def compiled(sheets: list[Sheet]) -> bytes:
    """The PDF of some pages; deterministic."""
    with tempfile.TemporaryDirectory() as folder:
        for k in range(3):
            (Path(folder) / f"photo{k}.png").write_bytes(photograph(k))
        (Path(folder) / "a.typ").write_text(PRELUDE + "".join(source(s) for s in sheets), "utf-8")
        return typst.compile(
            str(Path(folder) / "a.typ"),
            root=folder,
            font_paths=[str(FONT_FOLDER)],
            ignore_system_fonts=True,
            timestamp=0,
        )


def photograph(k: int) -> bytes:
    """An invented picture, PNG."""
    rng = Random(k)
    image = Image.linear_gradient("L").resize((160, 110)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        x, y, r = rng.randrange(160), rng.randrange(110), rng.randrange(6, 30)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(rng.randrange(256) for _ in range(3)))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Ink:
    """A character as printed: its piece, and its box in points from the page's top left."""

    piece: int
    char: str
    box: tuple[float, float, float, float]


def inks(pdf: bytes, pages: int) -> list[list[Ink]]:
    """Every character of the PDF with the piece that its ink names, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    out = []
    for n in range(pages):
        page = document[n]
        text = page.get_textpage()
        height = page.get_height()
        found = []
        rect = raw.FS_RECTF()
        channels = [ctypes.c_uint() for _ in range(4)]
        for k in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text.raw, k)
            if code in (10, 13, 32, 0x3000, 0xA0) or raw.FPDFText_IsGenerated(text.raw, k) == 1:
                continue
            char = "-" if code == HYPHEN else chr(code)
            raw.FPDFText_GetFillColor(text.raw, k, *channels)
            r, g, b, _ = (c.value for c in channels)
            raw.FPDFText_GetLooseCharBox(text.raw, k, rect)
            piece = ((r & 15) << 8 | (g & 15) << 4 | (b & 15)) - 1
            found.append(
                Ink(
                    piece,
                    char,
                    (rect.left, height - rect.top, rect.right, height - rect.bottom),
                )
            )
        out.append(found)
    return out


def print_plain(name: str, seed: int, split: str) -> tuple[bytes, dict[str, Any]]:
    """A sample's PDF and its truth; set again until every story stands in its boxes."""
    known: dict[int, tuple[dict, dict]] = {}
    for _ in range(12):
        sheets = make_sheets(name, seed, known)
        pdf = compiled(sheets)
        found = inks(pdf, len(sheets))
        again = False
        for sheet, mine in zip(sheets, found, strict=True):
            again |= overflow(sheet, mine)
            known[sheet.number] = (sheet.splits, sheet.shrink)
        if not again:
            break
    else:
        raise AssertionError(f"{name} {seed} does not fit")
    return pdf, truth(name, seed, split, sheets, found)


def overflow(sheet: Sheet, found: list[Ink]) -> bool:
    """Whether a story must be parted or cut differently; says so in splits and shrink."""
    by: dict[int, list[Ink]] = {}
    for ink in found:
        by.setdefault(ink.piece, []).append(ink)
    again = False
    for article, boxes in sheet.flows.items():
        chars = [
            i
            for n, p in enumerate(sheet.pieces)
            if p.article == article
            and p.role in ("paragraph", "crosshead", "notice", "byline", "jump_line")
            and not p.loose
            and in_flow(sheet, article, n)
            for i in by.get(n, [])
        ]
        splits = sheet.splits.setdefault(article, [])
        at = len(splits)
        (_, y, _, h), _ = boxes[min(at, len(boxes) - 1)]
        before = sum(splits)
        rest = chars[before:] if at < len(boxes) else chars
        over = next((k for k, i in enumerate(rest) if (i.box[1] + i.box[3]) / 2 > y + h), None)
        if over is None:
            continue
        again = True
        if at < len(boxes) - 1:
            splits.append(over)
        else:
            sheet.shrink[article] = sheet.shrink.get(article, 0) + 1
    return again


def in_flow(sheet: Sheet, article: int, piece: int) -> bool:
    """Whether a piece is of the flowing body: those are put down together."""
    return piece in sheet.flowing.get(article, ())


def truth(
    name: str, seed: int, split: str, sheets: list[Sheet], found: list[list[Ink]]
) -> dict[str, Any]:
    """The truth of a print; the form is described in bench/README.md."""
    pages, articles, ends = [], [], {}
    for sheet, mine in zip(sheets, found, strict=True):
        by: dict[int, list[Ink]] = {}
        for ink in mine:
            by.setdefault(ink.piece, []).append(ink)
        lines = []
        for n, piece in enumerate(sheet.pieces):
            chars = by.get(n, [])
            for text, box in lines_of(chars, piece.down):
                lines.append({
                    "id": f"{sheet.number}/{len(lines)}", "text": text, "box": [round(v, 2) for v in box], "flow": "down" if piece.down else "across",
                    "size": round(box[2] - box[0] if piece.down else box[3] - box[1], 2), "role": piece.role,
                    "article": None if piece.article is None else sheet.first + piece.article, "element": n, "loose": piece.loose,
                })  # fmt: skip
        for a, kind in enumerate(sheet.kinds):
            own = [p for p in sheet.pieces if p.article == a]
            articles.append({
                "id": sheet.first + a, "page": sheet.number, "kind": kind, "elements": [{"role": p.role, "text": p.text} for p in own],
                "zone": [line["box"] for line in lines if line["article"] == sheet.first + a] + [[r[0], r[1], r[0] + r[2], r[1] + r[3]] for r, o in sheet.pictures if o == a],
                "continues_on": None, "continued_from": None, "goes_on_page": None, "comes_from_page": None,
            })  # fmt: skip
            if a in sheet.jumps:
                ends[sheet.jumps[a]] = sheet.first + a
        down = name == "plain-vertical"
        pages.append({
            "number": sheet.number, "name": sheet.name, "template": name, "width": sheet.width, "height": sheet.height, "direction": "vertical" if down else "horizontal",
            "lines": lines, "rules": [], "frames": [], "pictures": [{"box": [r[0], r[1], r[0] + r[2], r[1] + r[3]], "article": None if o is None else sheet.first + o} for r, o in sheet.pictures], "furniture": [],
        })  # fmt: skip
    for (kind, key), one in ends.items():
        if kind == "on" and ("from", key) in ends:
            other = ends["from", key]
            articles[one]["continues_on"], articles[other]["continued_from"] = other, one
            articles[one]["goes_on_page"], articles[other]["comes_from_page"] = (
                articles[other]["page"],
                articles[one]["page"],
            )
    style = sheets[0].style
    return {
        "schema": "press-truth/1", "id": f"{name}-{seed}", "template": name, "seed": seed, "split": split, "source": "invented, set by typst alone",
        "script": "hant" if sheets[0].writer.traditional else "hans", "direction": "vertical" if name == "plain-vertical" else "horizontal", "turned": name == "plain-upright",
        "paper": "plain", "leading": style.leading, "gutter": style.gutter, "masthead": sheets[0].facts, "pages": pages, "articles": articles,
    }  # fmt: skip


def lines_of(chars: list[Ink], down: bool) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Characters of one piece, in its order, as printed lines."""
    out: list[tuple[str, list[float]]] = []
    at = end = None
    before = 0.0
    for ink in chars:
        x0, y0, x1, y1 = ink.box
        size = max((x1 - x0) if down else (y1 - y0), before)
        middle = (x0 + x1) / 2 if down else (y0 + y1) / 2
        begin = y0 if down else x0
        if (
            at is None
            or abs(middle - at) > 0.45 * size
            or begin < end - 1.3 * size
            or begin > end + 6 * size
        ):
            out.append((ink.char, [x0, y0, x1, y1]))
        else:
            text, b = out[-1]
            out[-1] = (
                text + ink.char,
                [min(b[0], x0), min(b[1], y0), max(b[2], x1), max(b[3], y1)],
            )
        at, end, before = middle, (y1 if down else x1), size if down else 0.0
    return [(t, tuple(b)) for t, b in out]
