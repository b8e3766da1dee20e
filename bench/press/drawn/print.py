"""Printing on the fourth press: ReportLab writes what was drawn, in one of the orders that layout programs use."""

from __future__ import annotations

import io
from collections import defaultdict
from random import Random
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from bench.press.copy import CopyDesk
from bench.press.drawn import news
from bench.press.drawn.copy import PAGE_NAMES, Writer
from bench.press.drawn.designs import DESIGNS, ISSUE
from bench.press.drawn.faces import font_of
from bench.press.drawn.ink import Run, Shape, Sheet
from bench.press.drawn.setting import Press, style_of
from bench.press.face import ASCENT
from bench.press.picture import photograph

BROADSHEET, BERLINER, TABLOID = (1105, 1530), (893, 1332), (737, 1049)
SIZES = {
    "drawn-party": (BROADSHEET, BERLINER),
    "drawn-tabloid": (TABLOID,),
    "drawn-upright": (BROADSHEET, TABLOID),
    ISSUE: (BERLINER, TABLOID),
}
METRICS = ((880, -120), (1151, -286), (859, -141))  # what fonts tell of their ascent and descent
ORDERS = ("set", "pieces", "columns", "rows", "letters")
STROKES = ("line", "letter", "few")  # what one operator draws


def make_sheets(name: str, seed: int) -> tuple[list[Sheet], Press]:
    """The pages of a sample, drawn but not yet printed."""
    rng = Random(f"{name}/{seed}")
    hant = name == "drawn-upright" or rng.random() < 0.15
    script = "hant" if hant else "hans"
    style = style_of(rng)
    size = rng.choice(SIZES.get(name, (BERLINER, TABLOID, BROADSHEET)))
    writer = Writer(rng, CopyDesk(rng.randrange(10**9), script, down=name == "drawn-upright"))
    sheets = []
    for number in (
        (1, 2) if name == ISSUE else (1 if name == "drawn-party" else rng.randint(2, 16),)
    ):
        sheet = Sheet(*size, rng, "TC" if hant else "SC", number)
        sheet.name = writer.desk.text(rng.choice(PAGE_NAMES))
        press = Press(sheet, style, writer, rng)
        if name == ISSUE:
            news.carried(press, number == 1)
        else:
            DESIGNS[name](press)
        sheets.append(sheet)
    return sheets, press


def print_drawn(name: str, seed: int, split: str) -> tuple[bytes, dict[str, Any]]:
    """A sample's PDF and its truth."""
    sheets, press = make_sheets(name, seed)
    rng = Random(f"print/{name}/{seed}")
    metrics, order, stroke = rng.choice(METRICS), rng.choice(ORDERS), rng.choice(STROKES)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    fonts = _fonts(sheets, f"{name}-{seed}", metrics)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        for shape in sheet.shapes:
            _shape(canvas, sheet, shape)
        for n, (box, _) in enumerate(sheet.pictures):
            wide, high = box[2] - box[0], box[3] - box[1]
            image = ImageReader(io.BytesIO(photograph(f"{seed % 7}-{n}.png", wide, high)))
            canvas.drawImage(image, box[0], sheet.height - box[3], wide, high)
        for run in ordered(sheet.runs, order, rng):
            _run(canvas, sheet, run, fonts, stroke, rng)
        canvas.showPage()
    canvas.save()
    return out.getvalue(), truth(name, seed, split, sheets, press)


def _fonts(sheets: list[Sheet], name: str, metrics: tuple[int, int]) -> dict[tuple[str, bool], str]:
    used: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for sheet in sheets:
        for run in sheet.runs:
            used[run.type.kind, run.down].update(letter.char for letter in run.letters)
    out = {}
    for (kind, down), chars in sorted(used.items()):
        font = f"{name}-{kind}{'-V' * down}"
        pdfmetrics.registerFont(font_of(font, kind, sheets[0].script, chars, down, metrics))
        out[kind, down] = font
    return out


def ordered(runs: list[Run], order: str, rng: Random) -> list[Run]:
    """Runs in the order of drawing: as set, shuffled, by their place across or down, or letters shuffled within lines."""
    first = {id(run): run.letters[0] for run in runs}
    if order == "pieces":
        cuts = sorted(rng.sample(range(len(runs)), min(len(runs), 40)))
        parts = [runs[a:b] for a, b in zip([0, *cuts], [*cuts, len(runs)], strict=True)]
        rng.shuffle(parts)
        return [run for part in parts for run in part]
    if order == "columns":
        return sorted(runs, key=lambda r: (round(first[id(r)].x / 60), first[id(r)].y))
    if order == "rows":
        return sorted(runs, key=lambda r: (first[id(r)].y, first[id(r)].x))
    if order == "letters":
        out = []
        for run in runs:
            if rng.random() < 0.1 and len(run.letters) > 3:
                at = rng.randint(1, len(run.letters) - 1)
                out += [
                    Run(run.letters[at:], run.type, run.down),
                    Run(run.letters[:at], run.type, run.down),
                ]
            else:
                out.append(run)
        return out
    return runs


def _shape(canvas: Canvas, sheet: Sheet, shape: Shape) -> None:
    left, top, right, bottom = shape.box
    canvas.saveState()
    if shape.dash:
        canvas.setDash(2, 2)
    canvas.setLineWidth(shape.width)
    thin = min(right - left, bottom - top) <= shape.width + 0.01
    if shape.fill:
        canvas.setFillColorRGB(*shape.fill)
    if shape.stroke:
        canvas.setStrokeColorRGB(*shape.stroke)
    if thin and not shape.fill:
        if right - left > bottom - top:
            y = sheet.height - (top + bottom) / 2
            canvas.line(left, y, right, y)
        else:
            x = (left + right) / 2
            canvas.line(x, sheet.height - top, x, sheet.height - bottom)
    else:
        canvas.rect(
            left,
            sheet.height - bottom,
            right - left,
            bottom - top,
            stroke=int(shape.stroke is not None),
            fill=int(shape.fill is not None),
        )
    canvas.restoreState()


def _run(
    canvas: Canvas,
    sheet: Sheet,
    run: Run,
    fonts: dict[tuple[str, bool], str],
    stroke: str,
    rng: Random,
) -> None:
    look = run.type
    canvas.saveState()
    text = canvas.beginText()
    text.setFont(fonts[look.kind, run.down], look.size)
    text.setFillColorRGB(*look.colour)
    if look.outlined:
        canvas.setStrokeColorRGB(*look.colour)
        canvas.setLineWidth(look.size * 0.02)
        text.setTextRenderMode(2)
    letters = run.letters
    if run.down:
        for letter in letters:
            wide = look.width(letter.char, sheet.script)
            y = sheet.height - letter.y - ASCENT * look.size
            text.setTextTransform(look.stretch, 0, 0, 1, letter.x - wide / 2, y)
            text.textOut(letter.char)
    else:
        at = 0
        while at < len(letters):
            count = (
                1
                if stroke == "letter"
                else rng.randint(2, 5)
                if stroke == "few"
                else _even(sheet, run, at)
            )
            if stroke == "few":
                count = min(count, _even(sheet, run, at))
            part = letters[at : at + count]
            text.setTextTransform(look.stretch, 0, 0, 1, part[0].x, sheet.height - part[0].y)
            if len(part) > 1:
                space = part[1].x - part[0].x - look.width(part[0].char, sheet.script)
                text.setCharSpace(space / look.stretch)
            text.textOut("".join(letter.char for letter in part))
            text.setCharSpace(0)
            at += count
    canvas.drawText(text)
    canvas.restoreState()


def _even(sheet: Sheet, run: Run, at: int) -> int:
    """How many letters from here stand at one distance from each other, so that one operator draws them."""
    letters, look = run.letters, run.type
    gap = None
    for n in range(at, len(letters) - 1):
        here = letters[n + 1].x - letters[n].x - look.width(letters[n].char, sheet.script)
        if gap is None:
            gap = here
        elif abs(here - gap) > 0.02:
            return n - at + 1
    return len(letters) - at


def truth(name: str, seed: int, split: str, sheets: list[Sheet], press: Press) -> dict[str, Any]:
    """The truth of a print; the form is described in bench/README.md."""
    pages, articles, first = [], [], 0
    ends: dict[tuple[str, str], int] = {}
    down = name == "drawn-upright"
    for sheet in sheets:
        lines = [{
            "id": f"{sheet.number}/{n}", "text": mark.text, "box": [round(v, 2) for v in mark.box], "flow": "down" if mark.down else "across", "size": round(mark.size, 2),
            "role": mark.role, "article": None if mark.owner is None else first + mark.owner, "element": mark.element, "loose": mark.loose,
        } for n, mark in enumerate(sheet.marks)]  # fmt: skip
        for a, kind in enumerate(sheet.kinds):
            if a in sheet.jumps:
                ends[sheet.jumps[a]] = first + a
            articles.append({
                "id": first + a, "page": sheet.number, "kind": kind, "elements": [{"role": q.role, "text": q.text} for q in sheet.pieces if q.owner == a],
                "zone": [line["box"] for line in lines if line["article"] == first + a] + [list(box) for box, owner in sheet.pictures if owner == a],
                "continues_on": None, "continued_from": None, "goes_on_page": None, "comes_from_page": None,
            })  # fmt: skip
        pages.append({
            "number": sheet.number, "name": sheet.name, "template": name, "width": sheet.width, "height": sheet.height, "direction": "vertical" if down else "horizontal", "lines": lines,
            "rules": [], "frames": [], "pictures": [{"box": list(box), "article": None if owner is None else first + owner} for box, owner in sheet.pictures], "furniture": [],
        })  # fmt: skip
        first += len(sheet.kinds)
    for (kind, key), one in ends.items():
        other = ends.get(("from", key))
        if kind == "on" and other is not None:
            articles[one]["continues_on"], articles[other]["continued_from"] = other, one
            articles[one]["goes_on_page"], articles[other]["comes_from_page"] = 2, 1
    style = press.style
    return {
        "schema": "press-truth/1", "id": f"{name}-{seed}", "template": name, "seed": seed, "split": split, "source": "invented, drawn by reportlab",
        "script": "hant" if sheets[0].script == "TC" else "hans", "direction": "vertical" if down else "horizontal",
        "turned": any(mark.down != down for sheet in sheets for mark in sheet.marks), "paper": "drawn", "leading": style.leading, "gutter": style.gutter,
        "masthead": sheets[0].facts, "pages": pages, "articles": articles,
    }  # fmt: skip
