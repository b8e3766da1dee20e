"""Type of the fourth press: Noto's outlines as TrueType, cut to the characters of a sample.

ReportLab embeds TrueType alone, and in fonts of 255 characters each, so that one line is drawn from several fonts:
what many layout programs do. An upright face names the vertical forms by the ordinary marks, as Identity-V does.
"""

from __future__ import annotations

import functools
import io
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from reportlab.pdfbase.ttfonts import TTFont as Embedded

from bench.press.face import COLLECTION, FONT_FOLDER

ROOT = Path(__file__).resolve().parents[3]
KEPT = ROOT / "bench" / "out" / "outlines"
UPM = 1000
TOLERANCE = 2.0  # of a curve turned from cubic to quadratic, in thousandths of an em
FILES = {
    "song": "NotoSerifCJK-Regular.ttc",
    "song-bold": "NotoSerifCJK-Bold.ttc",
    "hei": "NotoSansCJK-Regular.ttc",
    "hei-bold": "NotoSansCJK-Bold.ttc",
}


@functools.cache
def _opened(kind: str, script: str) -> tuple[TTFont, dict[int, str], Any]:
    font = TTFont(FONT_FOLDER / FILES[kind], fontNumber=COLLECTION[script], lazy=True)
    return font, font.getBestCmap(), font.getGlyphSet()


@functools.cache
def _upright(kind: str, script: str) -> dict[str, str]:
    table = _opened(kind, script)[0]["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "vert":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    found |= getattr(part, "ExtSubTable", part).mapping
    return found


def _glyph(kind: str, script: str, char: str, upright: bool) -> tuple[Any, int]:
    """A character's outline and advance; a blank em where the face lacks it."""
    _, cmap, glyphs = _opened(kind, script)
    name = cmap.get(ord(char))
    pen = TTGlyphPen(None)
    if name is None:
        return pen.glyph(), UPM
    if upright:
        name = _upright(kind, script).get(name, name)
    glyphs[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
    return pen.glyph(), int(glyphs[name].width)


def font_of(
    name: str,
    kind: str,
    script: str,
    chars: Iterable[str],
    upright: bool,
    metrics: tuple[int, int],
) -> Embedded:
    """A face for ReportLab with these characters. metrics: ascent and descent that the file tells, of 1000."""
    KEPT.mkdir(parents=True, exist_ok=True)
    store = KEPT / f"{kind}-{script}{'-v' * upright}.pickle"
    kept = pickle.loads(store.read_bytes()) if store.exists() else {}
    wanted = sorted({*chars, " ", "a"})
    lacking = [char for char in wanted if char not in kept]
    if lacking:
        kept |= {char: _glyph(kind, script, char, upright) for char in lacking}
        store.write_bytes(pickle.dumps(kept))
    names = {char: f"uni{ord(char):04X}" for char in wanted}
    build = FontBuilder(UPM, isTTF=True)
    build.setupGlyphOrder([".notdef", *names.values()])
    build.setupCharacterMap({ord(char): glyph for char, glyph in names.items()})
    empty = TTGlyphPen(None).glyph()
    build.setupGlyf({".notdef": empty} | {names[c]: kept[c][0] for c in wanted})
    build.setupHorizontalMetrics(
        {".notdef": (UPM, 0)}
        | {names[c]: (kept[c][1], getattr(kept[c][0], "xMin", 0)) for c in wanted}
    )
    ascent, descent = metrics
    build.setupHorizontalHeader(ascent=ascent, descent=descent)
    build.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    build.setupOS2(sTypoAscender=ascent, sTypoDescender=descent, usWinAscent=ascent)
    build.setupPost()
    data = io.BytesIO()
    build.font["head"].created = build.font["head"].modified = 0
    build.font.recalcTimestamp = False
    build.save(data)
    data.seek(0)
    return Embedded(name, data)
