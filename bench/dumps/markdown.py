"""Styles of Markdown, as page converters write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.dumps.damage import DIGIT_EDGE, spaced
from bench.dumps.story import SENTENCE_END, SetStory
from bench.dumps.tape import Bit, Row, Tape


@dataclass(frozen=True, slots=True)
class MarkdownStyle:
    """How a converter wrote the page.

    levels: "right" (headline ##, its kicker above and deck below ###), "kicker-lower" (a kicker
        marked lower above its headline, all else ##), "random", "bold" (**…** and no #).
    together: headline and deck on one line. cut: paragraphs end where their column ended.
    crossheads: "marked", "bold", "bare". soft: lines end in two spaces and a break. bullets:
    enumerated paragraphs as list items. leftovers: <br>, &nbsp;, rules. tables: cells
    between bars. banner: share of pages that end in the head of the whole page.
    """

    levels: str = "right"
    together: bool = False
    cut: bool = False
    crossheads: str = "bare"
    soft: bool = False
    bullets: bool = False
    leftovers: bool = False
    spaces: bool = False
    tables: bool = False
    banner: float = 0.0
    file_a_page: bool = True
    pages: int = 1
    script: str | None = None


MARKDOWN_STYLES: dict[str, MarkdownStyle] = {
    "md-plain": MarkdownStyle(crossheads="marked", banner=0.4),
    "md-kicker-lower": MarkdownStyle(
        levels="kicker-lower", together=True, cut=True, script="mixed"
    ),
    "md-cut": MarkdownStyle(cut=True, banner=0.4),
    "md-random-levels": MarkdownStyle(levels="random", crossheads="bold", spaces=True),
    "md-bold": MarkdownStyle(levels="bold", bullets=True, crossheads="bold"),
    "md-soft": MarkdownStyle(soft=True, together=True),
    "md-leftovers": MarkdownStyle(leftovers=True, cut=True, crossheads="marked"),
    "md-english": MarkdownStyle(levels="right", script="latn"),
    "md-tables": MarkdownStyle(cut=True, tables=True, crossheads="bold", pages=3),
    "md-pages": MarkdownStyle(cut=True, pages=2),
}


def write_page(
    rng: Random,
    style: MarkdownStyle,
    stories: Sequence[SetStory],
    furniture: Sequence[Row],
    masthead: Sequence[Row],
    tape: Tape,
) -> None:
    """One page of Markdown onto the tape."""
    for number, row in enumerate(masthead):
        _line(tape, "# " if number == 0 else "", row)
    loose = [row for row in furniture if row.role != "section_head"]
    rng.shuffle(loose)
    for story in stories:
        if loose and rng.random() < 0.3:
            _line(tape, "", loose.pop())
        _write_story(rng, style, story, tape)
        if style.leftovers and rng.random() < 0.4:
            tape.put("---\n\n")
    for row in loose:
        _line(tape, "", row)
    _write_banner([row for row in furniture if row.role == "section_head"], tape)


def _write_banner(rows: Sequence[Row], tape: Tape) -> None:
    """The page's head comes last, as it often does: two lines under each other."""
    if rows:
        tape.put("\n\n")
    for at, row in enumerate(rows):
        tape.put("  \n" if at else "")
        tape.put_row(row)


def _line(tape: Tape, mark: str, row: Row, close: str = "") -> None:
    tape.put(mark)
    tape.put_row(row)
    tape.put(close + "\n\n")


def _write_story(rng: Random, style: MarkdownStyle, story: SetStory, tape: Tape) -> None:
    for row in story.section:
        _line(tape, "", row)
    _write_head(rng, style, story, tape)
    for row in (*story.byline, *story.jump_in):
        _line(tape, "", row)
    paragraphs = _paragraphs(style, story)
    for number, (role, bits, _) in enumerate(paragraphs):
        _write_paragraph(rng, style, role, bits, tape)
        if number == len(paragraphs) - 1 and story.jump_out:
            if style.soft or rng.random() < 0.5:
                tape.put("  \n")
            else:
                tape.put("\n\n")
            for row in story.jump_out:
                tape.put_row(row)
        tape.put(_after(style, [text for _, text, _ in paragraphs], number))
    for row in _whole_elements(story.pictures):
        _line(tape, "", row)


def _after(style: MarkdownStyle, bits: Sequence[list[Bit]], number: int) -> str:
    """What parts this paragraph from the next: an empty line, but none inside a table."""
    rows = [style.tables and _cells(found) for found in bits[number : number + 2]]
    if all(rows) and len(rows) == 2:
        first = number == 0 or not _cells(bits[number - 1])
        return "\n|" + " --- |" * 3 + "\n" if first else "\n"
    return "\n\n"


def _cells(bits: Sequence[Bit]) -> bool:
    return "".join(text for text, _ in bits).count("　") == 2


def _whole_elements(rows: Sequence[Row]) -> list[Row]:
    """Set lines of one element as one row again."""
    found: list[Row] = []
    for row in rows:
        if found and found[-1].owner == row.owner:
            gap: list[Bit] = [] if row.role in {"caption", "credit"} else [(" ", None)]
            found[-1] = Row(found[-1].bits + gap + row.bits, row.role)
        else:
            found.append(row)
    return found


def _write_head(rng: Random, style: MarkdownStyle, story: SetStory, tape: Tape) -> None:
    rows = _whole_elements(story.head) if style.script == "latn" else list(story.head)
    halves = any(" " in row.text for row in rows if row.role == "deck")
    if style.together and len({row.role for row in rows}) > 1 and not halves:
        rows = _together(rows)
    for row in rows:
        mark, close = _marks(rng, style, row.role)
        _line(tape, mark, row, close)


def _together(rows: list[Row]) -> list[Row]:
    """Headline lines and deck as one line; the kicker stays apart."""
    kept = [row for row in rows if row.role == "kicker"]
    rest = [row for row in rows if row.role != "kicker"]
    bits: list[Bit] = []
    for row in rest:
        if bits:
            bits.append((" ", None))
        bits += row.bits
    return [*kept, Row(bits, "headline")] if rest else kept


def _marks(rng: Random, style: MarkdownStyle, role: str) -> tuple[str, str]:
    if style.levels == "bold":
        return "**", "**"
    if style.levels == "random":
        return "#" * rng.choice((1, 2, 2, 3, 3, 4)) + " ", ""
    if role == "headline" or (style.levels == "kicker-lower" and role == "deck"):
        return "## ", ""
    return "### ", ""


def _paragraphs(style: MarkdownStyle, story: SetStory) -> list[tuple[str, list[Bit], bool]]:
    """(role, bits, whether the element ends): rows joined; cut at column ends where the style cuts."""
    found: list[tuple[str, list[Bit], bool]] = []
    for column in story.columns:
        fresh = True
        for row in column:
            ended = not found or found[-1][2]
            cut = style.cut and fresh and not ended
            if ended or cut:
                found.append((row.role, list(row.bits), row.closes))
            else:
                role, bits, _ = found[-1]
                found[-1] = (role, bits + row.bits, row.closes)
            fresh = False
    return found


def _write_paragraph(
    rng: Random, style: MarkdownStyle, role: str, bits: list[Bit], tape: Tape
) -> None:
    row = Row(bits, role)
    if style.spaces:
        row = spaced(rng, row, DIGIT_EDGE, 0.9)
    if role == "crosshead":
        mark = {"marked": "#### ", "bold": "**", "bare": ""}[style.crossheads]
        tape.put(mark)
        tape.put_row(row)
        tape.put("**" if style.crossheads == "bold" else "")
        return
    if style.tables and _cells(bits):
        _put_table_row(row, tape)
        return
    if style.bullets and re.match(r"[一二三四五六]、", row.text):
        tape.put("- ")
    if style.soft:
        _put_soft(rng, row, tape)
        return
    if style.leftovers and rng.random() < 0.3:
        tape.put("&nbsp;&nbsp;")
    tape.put_row(row)
    if style.leftovers and rng.random() < 0.15:
        tape.put("<br>")


def _put_table_row(row: Row, tape: Tape) -> None:
    tape.put("| ")
    for text, owner in row.bits:
        for at, cell in enumerate(text.split("　")):
            tape.put(" | " if at else "")
            tape.put(cell, owner)
    tape.put(" |")


def _put_soft(rng: Random, row: Row, tape: Tape) -> None:
    """A soft break now and then, never behind a sentence's end."""
    for text, owner in row.bits:
        at = 0
        while len(text) - at > 60:
            cut = at + rng.randint(28, 48)
            while cut < len(text) - 5 and (
                text[cut - 1] in SENTENCE_END or not _han(text[cut - 1 : cut + 1])
            ):
                cut += 1
            tape.put(text[at:cut], owner)
            tape.put("  \n")
            at = cut
        tape.put(text[at:], owner)


def _han(pair: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in pair)
