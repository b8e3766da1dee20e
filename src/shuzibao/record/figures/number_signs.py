"""The evidence that a number is a figure, and with which unit: signs for each reading of it (`numbers.py`).

第三中学, 二手房, “四责协同” and 165 count nothing; 四条喉 and 两扇窗 do. What the signs weigh: `number_weights.py`.
"""

from __future__ import annotations

import itertools
import re

from shuzibao.record.figures.figure_table import LOOSE
from shuzibao.record.figures.number_weights import WEIGHTS
from shuzibao.record.figures.numbers import Numeral, Reading, readings
from shuzibao.record.figures.thing_signs import (
    Names,
    kind,
    left_of,
    next_to,
    tag,
    unit_class,
    word_of,
)
from shuzibao.record.figures.thing_table import MEASURED
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.language.pieces import Pieces

QUOTE = re.compile(r"“[^“”，。！？]{0,8}$")


def likeliest(pieces: Pieces, numeral: Numeral, names: Names, display: bool) -> Reading | None:
    """The figure that a numeral most likely is; None where it is none."""
    best: Reading | None = None
    most = 0.0
    for reading in readings(pieces, numeral):
        odds = sum(map(WEIGHTS.get, signs(pieces, reading, names, display), itertools.repeat(0.0)))
        if odds > most:
            best, most = reading, odds
    return best


def form_of(numeral: Numeral) -> str:
    """How a number is written."""
    printed = numeral.printed
    if numeral.hundredths:
        return "hundredths"
    if numeral.whole:
        return "part"
    if printed[0].isdigit():
        plain = re.sub(r"[万亿百千]+$", "", printed)
        if plain != printed:
            return "large"
        return (
            "decimal"
            if "." in printed
            else "commas"
            if "," in printed
            else f"d{min(len(printed), 6)}"
        )
    return printed if len(printed) == 1 else f"h{min(len(printed), 4)}"


def signs(pieces: Pieces, reading: Reading, names: Names, display: bool) -> list[str]:
    """What speaks for and against a reading; no figure at all has nought."""
    numeral, text = reading.numeral, pieces.text
    end, first = reading.end, numeral.first
    unit = reading.printed
    left, right = pieces.leftwards(numeral.start, 1), pieces.rightwards(end, 1)
    before, after = left_of(text, numeral.start, left), next_to(text, end, right, names)
    form, sort = form_of(numeral), unit_class(unit)
    script = "d" if numeral.printed[0].isdigit() else "h"
    counted = unit or "bare"
    word_before, word_after = word_of(text, left), word_of(text, right)
    near = text[numeral.start - 1 : numeral.start]
    nearer = text[max(0, numeral.start - 2) : numeral.start]
    told = ["figure", f"form:{form}", f"told:{reading.told}", f"told-form:{reading.told}|{script}", f"sort:{sort}|{script}",
            f"unit:{counted}|{script}", f"unit-form:{counted}|{form}", f"before:{before}", f"before-{script}:{near}",
            f"before-two:{nearer}", f"after:{after}", f"after-{script}:{after}", f"after-{reading.told}:{after}", f"after-unit:{counted}|{after}",
            f"after-char:{text[end : end + 1]}", f"after-word:{word_after}", f"before-word:{word_before}",
            f"before-unit:{counted}|{near}", f"sides:{before}|{after}", f"display-{script}:{display}"]  # fmt: skip
    if unit in LOOSE:
        told += [f"loose:{form}", f"loose-{script}:{after}"]
    if script == "h":
        told += [f"exact:{numeral.printed}{unit}" if len(numeral.printed) < 3 else "long-han", f"form-after:{form}|{after}", f"form-before:{form}|{before}",
                 f"form-sort:{form}|{sort}", f"form-measured:{form}|{unit in MEASURED}"]  # fmt: skip
    if numeral.more or numeral.low or reading.approximate:
        told.append(f"about:{'more' if numeral.more else 'low' if numeral.low else 'said'}")
        told.append(
            f"about-form:{'more' if numeral.more else 'said'}|{form if script == 'h' else script}"
        )
    if numeral.approx:
        told += [f"approx:{numeral.approx}", f"approx-{script}"]
    if reading.high is not None:
        told.append("range")
    told += _words(pieces, reading, script)
    quote = QUOTE.search(text, max(0, numeral.start - 9), numeral.start)
    if (
        quote
        and "”" in text[end : end + 8]
        and not re.search("[”，。！？]", text[end : end + 8].split("”")[0])
    ):
        told += [f"quoted-{script}", f"quoted-unit:{counted}"]
        if text[numeral.start - 1] == "“":  # “四个统一”: a slogan's own number
            told.append(f"quoted-whole-{script}:{text.find('”', end) - end}")
    if numeral.start in names.ends:
        told.append(f"behind-name:{names.ends[numeral.start]}")
    if any(a < first < b for a, b in names.spans):
        told.append("in-name")
    if right and kind(text, right[0]):
        told.append(f"after-kind:{kind(text, right[0])}")
    return told


def _words(pieces: Pieces, reading: Reading, script: str) -> list[str]:
    """How the two cutters' words lie over the number and its unit."""
    cut, text = pieces.cut, pieces.text
    first, last = reading.numeral.first, reading.end
    told = []
    for name, at in (("first", first), ("last", last - 1)):
        word = cut.word_at(at)
        if word is not None:
            start = "=" if word.start == first else "<" if word.start < first else ">"
            end = "=" if word.end == last else "<" if word.end < last else ">"
            told.append(f"word-{name}-{script}:{word.tag}{start}{end}")
            if end == ">":
                told.append(f"word-over:{text[last : word.end]}")
    piece = pieces.rightwards(first, 1)
    if piece:
        told.append(
            f"piece-{script}:{tag(piece[0])}|{'=' if piece[0].end == last else '<' if piece[0].end < last else '>'}"
        )
    if script == "h":
        told += [
            f"dictionary:{n}"
            for n in (0, 1, 2)
            if last + n <= len(text) and in_dictionary(text[first : last + n])
        ]
    if last < len(text) and in_dictionary(text[last - 1 : last + 1]):
        told.append(f"cuts-word-{script}:{reading.printed}")
    if (
        reading.told != "table"
        and last < len(text)
        and in_dictionary(text[reading.numeral.end : last + 1])
    ):
        told.append("unit-goes-on")
    return told
