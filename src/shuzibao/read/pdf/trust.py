"""Whether a PDF's text layer is what a reader sees. A text layer is believed only if it deserves it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shuzibao.model import Line
from shuzibao.read.pdf.door import Flags, Glyphs, Ints
from shuzibao.read.pdf.marks import Marks

HIDDEN_SHARE = 0.5
UNMAPPED_SHARE = 0.2
ODD_SHARE = 0.2
PICTURE_SHARE = 0.4
FEW_GLYPHS = 40
# Blocks that no newspaper is set in and that a broken mapping falls into: Latin Extended-B and IPA,
# the small scripts of the Indic, Ethiopic, Canadian and Khmer ranges, CJK extension A, Yi, private use.
ODD_BLOCKS = (
    (0x00, 0x1F), (0x7F, 0x9F), (0x0180, 0x02AF), (0x0700, 0x08FF), (0x1200, 0x1DFF),
    (0x2800, 0x28FF), (0x2900, 0x2BFF), (0x2C00, 0x2DFF), (0x3400, 0x4DBF), (0xA000, 0xABFF),
    (0xE000, 0xF8FF), (0xFFF0, 0xFFFF),
)  # fmt: skip
# How written words of an alphabet look; a shifted mapping has capitals and signs inside of words.
WORD = re.compile(
    r"[(\[\"'“‘«]*(?:[^\W\d_]?[^\W\d_A-Z]+(?:[-'’][^\W\d_]+)*|[A-Z.&-]+|[\d.,:/%$€£-]+)[.,;:!?)\]\"'”’»…]*"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """believed: the layer is used as it is. reason: why not. usable: for want of OCR, better than nothing."""

    believed: bool
    reason: str = ""
    usable: bool = True


BELIEVED = Verdict(True)


def judge(glyphs: Glyphs, lines: Sequence[Line], marks: Marks, area: float) -> Verdict:
    """What to think of the text layer of a page of `area` square points, and of the lines made of it."""
    pictures = sum(picture.box.width * picture.box.height for picture in marks.pictures)
    share = pictures / area if area else 0.0
    count = len(glyphs)
    if count == 0:
        return Verdict(False, "no text layer", usable=False)
    latin = (glyphs.codes < 0x250).mean() > 0.8
    if rubbish(glyphs) or (latin and shifted([line.text for line in lines])):
        return Verdict(False, "a text layer that says something else than the print", usable=False)
    if glyphs.hidden.mean() > HIDDEN_SHARE:
        return Verdict(False, "an invisible text layer, made by an earlier recognition")
    if count < FEW_GLYPHS and share > PICTURE_SHARE:
        return Verdict(False, "a picture of text")
    return BELIEVED


def rubbish(glyphs: Glyphs) -> bool:
    """Code points that are no text: unmapped, from blocks that nobody prints, or shifted letters."""
    codes = glyphs.codes
    if glyphs.unmapped.mean() > UNMAPPED_SHARE or odd(codes).mean() > ODD_SHARE:
        return True
    # GBK or Big5 bytes taken for Latin letters
    return bool(((codes >= 0xA1) & (codes <= 0xFF)).mean() > 0.5)


def odd(codes: Ints) -> Flags:
    """Which code points lie in blocks that no newspaper is set in."""
    found = np.zeros(len(codes), bool)
    for first, last in ODD_BLOCKS:
        found |= (codes >= first) & (codes <= last)
    return found


def shifted(lines: Sequence[str]) -> bool:
    """Latin letters that form no words, as where a font's own numbering is taken for text."""
    text = " ".join(lines)
    letters = [c for c in text if c.isalpha()]
    signs = sum(not c.isalnum() and c not in " .,:;-–—/%'’\"()" for c in text)
    if len(text) >= 20 and signs > 0.3 * len(text):
        return True
    if len(letters) < 12 or sum(c < "\u0250" for c in letters) < 0.9 * len(letters):
        return False
    words = text.split()
    good = sum(len(word) for word in words if WORD.fullmatch(word))
    return good < 0.3 * sum(map(len, words))
