"""An article as the setter gets it: its elements in order, and its rows once set into columns."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.dumps.setting import break_latin, break_lines
from bench.dumps.tape import Bit, Owner, Row
from bench.invent import InventedArticle

SENTENCE_END = set("。！？”；：…）!?:")


@dataclass(frozen=True, slots=True)
class Printed:
    """One element as printed: its role and its lines before setting."""

    role: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class SetStory:
    """head: rows of kicker, headline, deck. columns: rows of the body by column. tail: jump line."""

    index: int
    head: list[Row]
    byline: list[Row]
    columns: list[list[Row]]
    pictures: list[Row]
    section: list[Row]
    jump_in: list[Row]
    jump_out: list[Row]


def elements(article: InventedArticle) -> tuple[Printed, ...]:
    """All that is printed of an article, in reading order."""
    found: list[Printed] = []
    if article.section:
        found.append(Printed("section_head", (article.section,)))
    for role, lines in (
        ("kicker", article.kicker),
        ("headline", article.headline),
        ("deck", article.deck),
    ):
        if lines:
            found.append(Printed(role, lines))
    if article.byline and article.byline_set == "line":
        found.append(Printed("byline", (article.byline,)))
    if article.continued_from:
        found.append(Printed("jump_line", (article.continued_from.text,)))
    found += [Printed(piece.role, (piece.text,)) for piece in article.body]
    if article.continues_on:
        found.append(Printed("jump_line", (article.continues_on.text,)))
    return tuple(found)


def set_story(
    rng: Random,
    index: int,
    article: InventedArticle,
    *,
    measure: float,
    columns: int,
    change: float = 0.0,
    wrapped: bool = True,
) -> SetStory:
    """The article in columns.

    measure: ems of a column. columns: how many. change: how much wider (or, negative, narrower)
    the column grows somewhere inside the story, around a picture. wrapped: False sets each
    paragraph on one endless line.
    """
    story = SetStory(index, [], [], [], [], [], [], [])
    rows: list[Row] = []
    turn = rng.randint(4, 12) if change else 10_000
    body_seen = False
    for number, printed in enumerate(elements(article)):
        owner = (index, number)
        if printed.role in {"paragraph", "crosshead"}:
            body_seen = True
            rows += _body_rows(printed, owner, measure, change, turn, len(rows), wrapped)
            continue
        made = [
            Row([(line, owner)], printed.role, opens=not at, closes=at == len(printed.lines) - 1)
            for at, line in enumerate(printed.lines)
        ]
        if printed.role in {"kicker", "headline", "deck"}:
            story.head += made
        elif printed.role == "byline":
            story.byline += made
        elif printed.role == "section_head":
            story.section += made
        elif printed.role == "jump_line":
            (story.jump_out if body_seen else story.jump_in).extend(made)
        else:
            story.pictures += _caption_rows(printed, owner, measure, wrapped)
    story.columns = _into_columns(rows, columns if wrapped else 1)
    return story


def _body_rows(
    printed: Printed,
    owner: Owner,
    measure: float,
    change: float,
    turn: int,
    above: int,
    wrapped: bool,
) -> list[Row]:
    text = printed.lines[0]
    indent = 0.0 if printed.role == "crosshead" else 2.0
    if not wrapped or printed.role == "crosshead":
        return [Row([(text, owner)], printed.role, indent)]
    if text.isascii() or text.replace("—", "").isascii():
        return _latin_rows(text, owner, measure)

    def column(line: int) -> float:
        return measure + (change if above + line >= turn else 0.0)

    lines = break_lines(text, column, indent)
    return [
        Row(
            [(line, owner)],
            printed.role,
            0.0 if at else indent,
            column(at),
            at == 0,
            at == len(lines) - 1,
            slack,
        )
        for at, (line, slack) in enumerate(lines)
    ]


def _latin_rows(text: str, owner: Owner, measure: float) -> list[Row]:
    lines = break_latin(text, measure, 1.0, hyphens=True)
    rows = []
    for at, (line, hyphen) in enumerate(lines):
        last = at == len(lines) - 1
        bits: list[Bit] = [(line, owner)]
        if hyphen:
            bits.append(("-", None))  # set by the compositor, no part of the text
        elif not last:
            bits.append((" ", None))
        rows.append(Row(bits, "paragraph", 0.0 if at else 2.0, measure, at == 0, last))
    return rows


def _caption_rows(printed: Printed, owner: Owner, measure: float, wrapped: bool) -> list[Row]:
    lines = (
        break_lines(printed.lines[0], lambda _: measure * 1.5, 0.0)
        if wrapped
        else [(printed.lines[0], 0.0)]
    )
    return [
        Row([(line, owner)], printed.role, 0.0, measure * 1.5, at == 0, at == len(lines) - 1)
        for at, (line, _) in enumerate(lines)
    ]


def _into_columns(rows: list[Row], count: int) -> list[list[Row]]:
    """Rows shared out to columns. A column never ends on a crosshead; where it ends inside a
    paragraph it ends inside a sentence, so that a reader can know that the story goes on.
    """
    if not rows:
        return []
    each = max(4, -(-len(rows) // count))
    columns: list[list[Row]] = [[]]
    for row in rows:
        current = columns[-1]
        if len(current) >= each and len(columns) < count and _may_break(current[-1]):
            columns.append(current := [])
        current.append(row)
    return columns


def _may_break(above: Row) -> bool:
    if above.role == "crosshead":
        return False
    return above.closes or above.text[-1] not in SENTENCE_END
