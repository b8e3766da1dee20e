"""Pictures of what went wrong: truth and result side by side, each article in its colour."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from bench.press.face import FONT_FOLDER
from bench.press.frame import aligned
from bench.press.match import Matched, match_lines, page_numbers

SCALE = 0.85  # pixels a point


def colour(number: int | None) -> tuple[int, int, int]:
    """A colour of its own for each article; grey for none."""
    if number is None:
        return (150, 150, 150)
    red, green, blue = colorsys.hsv_to_rgb(number * 0.381966 % 1, 0.85, 0.8)
    return (int(red * 255), int(green * 255), int(blue * 255))


def draw_pages(
    file: Path, truth: dict[str, Any], answer: dict[str, Any], target: Path, wrong: set[int]
) -> list[Path]:
    """Writes a PNG a page: left the truth (wrong articles framed in red), right the answer with its zones."""
    answer = aligned(truth, answer)
    matched = match_lines(truth, answer)
    written = []
    for index, page in enumerate(truth["pages"]):
        if wrong and not any(
            a["id"] in wrong and a["page"] == page["number"] for a in truth["articles"]
        ):
            continue
        picture = _picture(file, index, page)
        mine = [m for m in matched if m.page == page["number"]]
        left = _tinted(picture, ((m.line["box"], m.line["article"], m.line["role"]) for m in mine))
        right = _tinted(picture, ((m.line["box"], m.article, m.role) for m in mine))
        _frames(left, truth, page, wrong)
        _zones(right, answer, page_numbers(truth, answer)[page["number"]])
        _orders(right, mine)
        out = Image.new("RGB", (left.width * 2 + 12, left.height), "white")
        out.paste(left, (0, 0))
        out.paste(right, (left.width + 12, 0))
        path = target.with_name(f"{target.stem}-p{page['number']}.png")
        path.parent.mkdir(parents=True, exist_ok=True)
        out.save(path, optimize=False)
        written.append(path)
    return written


def _picture(file: Path, index: int, page: dict[str, Any]) -> Image.Image:
    if file.suffix == ".pdf":
        return pdfium.PdfDocument(file)[index].render(scale=SCALE).to_pil().convert("RGB")
    with Image.open(file) as scan:
        scan.seek(index)
        size = (round(page["width"] * SCALE), round(page["height"] * SCALE))
        return scan.convert("RGB").resize(size)


SHORT = {
    "headline": "H",
    "kicker": "K",
    "deck": "D",
    "byline": "B",
    "caption": "C",
    "credit": "R",
    "crosshead": "x",
    "jump_line": "J",
    "section_head": "S",
    "folio": "F",
    "masthead": "M",
    "furniture": "f",
    "missing": "?",
    "unplaced": "u",
    "advertisement": "A",
    "notice": "N",
}


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FOLDER / "NotoSansCJK-Bold.ttc"), size)


def _tinted(
    picture: Image.Image, lines: Iterable[tuple[list[float], int | None, str]]
) -> Image.Image:
    out = picture.copy()
    draw = ImageDraw.Draw(out, "RGBA")
    for box, article, role in lines:
        left, top, right, bottom = (value * SCALE for value in box)
        draw.rectangle((left, top, right, bottom), fill=(*colour(article), 80))
        if role in SHORT:
            draw.text((left, top), SHORT[role], fill=(200, 0, 0), font=_font(10))
    return out


def _frames(
    image: Image.Image, truth: dict[str, Any], page: dict[str, Any], wrong: set[int]
) -> None:
    draw = ImageDraw.Draw(image)
    for article in truth["articles"]:
        if article["page"] == page["number"]:
            for box in article["zone"]:
                left, top, right, bottom = (value * SCALE for value in box)
                red = article["id"] in wrong
                draw.rectangle(
                    (left, top, right, bottom),
                    outline=(220, 0, 0) if red else colour(article["id"]),
                    width=2 if red else 1,
                )


def _zones(image: Image.Image, answer: dict[str, Any], page: int) -> None:
    draw = ImageDraw.Draw(image)
    for article in answer["articles"]:
        for zone in article.get("zones") or []:
            if zone["page"] == page and len(zone["points"]) > 2:
                points = [(x * SCALE, y * SCALE) for x, y in zone["points"]]
                draw.line([*points, points[0]], fill=colour(article["id"]), width=2)
                text = f"{article['id']} {article.get('confidence') or 0:.2f}"
                draw.text(points[0], text, fill=(0, 0, 160), font=_font(12))


def _orders(image: Image.Image, matched: list[Matched]) -> None:
    """A thin line through each article's lines in the answer's order."""
    draw = ImageDraw.Draw(image)
    by: dict[int, list[Matched]] = {}
    for m in matched:
        if m.article is not None:
            by.setdefault(m.article, []).append(m)
    for article, lines in by.items():
        lines.sort(key=lambda m: m.rank)
        points = [
            ((m.line["box"][0] + 2) * SCALE, (m.line["box"][1] + m.line["box"][3]) / 2 * SCALE)
            for m in lines
        ]
        if len(points) > 1:
            draw.line(points, fill=colour(article), width=1)
