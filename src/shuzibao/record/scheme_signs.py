"""The evidence that a programme is named: in quotation marks (“清风”|行动), or by a noun that closes such names
(乡村建设|行动). Each place where one might be named is a choice between the spans that it might have and none;
what the signs of each weigh: `scheme_weights.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shuzibao.record.jieba import in_dictionary
from shuzibao.record.leanings import Ask
from shuzibao.record.named_by_quotes import SENTENCE, SYSTEM, evidence
from shuzibao.record.pieces import QUOTED, Piece, Pieces
from shuzibao.record.programme_table import DOES as TELLS
from shuzibao.record.programme_table import HEAD as CLOSES
from shuzibao.record.programme_table import KIND_OF, MAKES, NOT_PROGRAMMES, NUMBERED
from shuzibao.record.schemes import ABOUT, DOES, DONE, EMPTY, HEADS, LONGEST
from shuzibao.record.thing_table import ACTIONS, QUANTITY

BEHIND = 5  # pieces behind a quoted name
CLOSING = re.compile("|".join(sorted(HEADS, key=len, reverse=True)))
QUOTE = re.compile(r"“[^“”。；！？]{2,14}”")
MARKS = frozenset("，。；！？：（）、…—“”《》 \n·")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """A place where a programme may be named. spans: the ways to cut it, each with its signs; the first is none."""

    start: int
    end: int
    spans: tuple[tuple[Span | None, tuple[str, ...]], ...]

    def asks(self, span: Span | None) -> tuple[Ask, ...]:
        """What the finder's state is asked of one way to cut it."""
        if span is None:
            return ("scheme-none-last", self.end - 1), ("scheme-none-next", self.end)
        start, end = span
        return (
            ("scheme-left", start - 1),
            ("scheme-first", start),
            ("scheme-last", end - 1),
            ("scheme-next", end),
        )


def choices(pieces: Pieces, ruled: Sequence[Span], closed: Sequence[Span]) -> Iterator[Choice]:
    """Every place, from left to right. ruled: what the rules found. closed: where no name is looked for, such as documents."""
    text = pieces.text
    quotes = [m.span() for m in QUOTE.finditer(text)]
    for start, end in quotes:
        if not _meets((start, end), closed):
            yield _quoted(pieces, start, end, ruled)
    done = 0
    for match in CLOSING.finditer(text):
        end = match.end()
        if end not in pieces.ends or any(
            a < end <= b + 12 and _joined(text, b, end) for a, b in quotes
        ):
            continue
        if not _meets((match.start(), end), closed) and match.start() >= done:
            choice = _plain(pieces, match.start(), end, ruled)
            if choice is not None:
                done = end
                yield choice


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


def _joined(text: str, quote_end: int, end: int) -> bool:
    """Whether a closing noun belongs to a quotation before it, with no mark between."""
    return quote_end > end or not any(c in MARKS for c in text[quote_end:end])


def _quoted(pieces: Pieces, start: int, end: int, ruled: Sequence[Span]) -> Choice:
    text, name = pieces.text, pieces.text[start + 1 : end - 1]
    tail = CLOSES.search(name)
    own = next((h for h in (name[i:] for i in range(1, len(name))) if h in KIND_OF), "")
    left = pieces.leftwards(start, 2)
    row = pieces.rightwards(end, BEHIND + 1)
    before = _word(text, left, start)
    about = [f"length:{min(len(name), 9)}", f"own:{own}", f"end:{name[-1]}", f"before:{before}",
             f"left:{_side(text, left, start, -1)}", f"right:{_side(text, row, end, 1)}", f"after:{_after(text, row, end)}",
             f"evidence:{min(6, int(10 * evidence(pieces.cut, start, end)))}",
             f"sides:{_side(text, left, start, -1)}|{_side(text, row, end, 1)}"]  # fmt: skip
    about += ["makes"] if MAKES.search(text, max(0, start - 8), start) else []
    about += ["does"] if TELLS.match(text, end) else []
    about += ["spoken"] if SENTENCE.search(name) else []
    about += ["catchword"] if NOT_PROGRAMMES.match(name) else []
    about += ["numbered"] if NUMBERED.match(name) else []
    about += ["system"] if SYSTEM.search(name) else []
    about += ["word"] if in_dictionary(name) else []
    about += ["closes"] if tail and tail.end() == len(name) else []
    about += ["again"] if pieces.cut.whole.count(f"“{name}”") > 1 else []
    about += (
        ["unquoted"] if pieces.cut.whole.count(name) > pieces.cut.whole.count(f"“{name}”") else []
    )
    about += [f"opens:{text[start - 1 : start] in '，。；！？：' or not start}"]
    ends = [end]
    for piece in row[:BEHIND]:
        if text[piece.start] in MARKS or piece.tag == QUOTED or piece.end - end > 14:
            break
        if text[piece.start : piece.end] in ("的", "和", "与", "在", "了", "等"):
            break  # “楼换楼”|等方案 are several
        ends.append(piece.end)
    spans: list[tuple[Span | None, tuple[str, ...]]] = [
        (None, ("Q-none", *(f"Q-none-{a}" for a in about), *_ruled((start, end), None, ruled, "Q")))
    ]
    for step, last in enumerate(ends):
        span = (start, last)
        signs = ["Q-name", f"Q-name-steps:{step}", *_ruled((start, end), span, ruled, "Q")]
        if step:
            piece, nexts = row[step - 1], row[step : step + 1]
            here = text[piece.start : piece.end]
            follows = _side(text, nexts, last, 1)
            kind = KIND_OF.get(here) or KIND_OF.get(text[end:last], "")
            signs += [f"Q-tail:{text[end:last]}", f"Q-last:{here}", f"Q-last-tag:{piece.tag}/{piece.word}", f"Q-kind:{kind}",
                      f"Q-kind-next:{kind}|{follows}", f"Q-tags:{' '.join(p.tag for p in row[:step])}|{follows}",
                      f"Q-next:{follows}", f"Q-end:{text[last - 1]}", f"Q-next-word:{_word(text, nexts, last)}"]  # fmt: skip
            signs += [f"Q-kind-{a}" for a in about[:1]]
            signs += [f"Q-act:{here in ACTIONS}"]
            if nexts and _word(text, nexts, last) in KIND_OF:
                signs.append("Q-could-go-on")
        else:
            signs += [f"Q-bare-{a}" for a in about]
            if nexts := row[:1]:
                signs.append(f"Q-bare-next:{_word(text, nexts, end)}")
                if _word(text, nexts, end) in KIND_OF:
                    signs.append("Q-could-go-on")
        spans.append((span, tuple(signs)))
    return Choice(start, ends[-1], tuple(spans))


def _plain(pieces: Pieces, head: int, end: int, ruled: Sequence[Span]) -> Choice | None:
    text = pieces.text
    closing = text[head:end]
    row = pieces.leftwards(head, 10)
    if not row or row[0].end != head or text[head - 1] in MARKS:
        return None
    right = pieces.rightwards(end, 1)
    follows, word = _side(text, right, end, 1), _word(text, right, end)
    about = [f"head:{closing}", f"next:{follows}", f"next-word:{word}", f"weight:{HEADS[closing]}"]
    about += ["does"] if DOES.match(text, end) else []
    starts: list[int] = []
    for piece in row:
        if text[piece.start] in MARKS or piece.tag == QUOTED or head - piece.start > LONGEST:
            break
        if piece.tag in ("r", "p", "c", "u"):
            break
        starts.append(piece.start)
    spans: list[tuple[Span | None, tuple[str, ...]]] = [
        (None, ("U-none", *(f"U-none-{a}" for a in about), *_ruled((head, end), None, ruled, "U")))
    ]
    for step, start in enumerate(starts):
        first, beyond = row[step], row[step + 1 : step + 2]
        here = text[first.start : first.end]
        before = text[max(0, start - 8) : start]
        left, lead = _side(text, beyond, start, -1), _word(text, beyond, start)
        inner = row[: step + 1]
        signs = ["U-name", f"U-first:{first.tag}/{first.word}", f"U-first-word:{here}", f"U-left:{left}", f"U-lead:{lead}",
                 f"U-edge:{left}|{first.tag}/{first.word}", f"U-steps:{min(step, 6)}", f"U-length:{min(9, (head - start) // 2)}",
                 f"U-head:{closing}", f"U-head-length:{HEADS[closing]}|{min(6, (head - start) // 2)}", f"U-next:{follows}",
                 f"U-nouns:{sum(p.tag in ('n', 'nz', 'nw', 'LOC', 'ORG', 'vn', 'v', 'a') for p in inner) == len(inner)}",
                 *_ruled((start, end), (start, end), ruled, "U")]  # fmt: skip
        signs += [f"U-done:{HEADS[closing]}"] if DONE.search(before) else []
        signs += ["U-makes"] if MAKES.search(before) else []
        signs += ["U-does"] if DOES.match(text, end) else []
        signs += ["U-first-empty"] if here in EMPTY else []
        signs += ["U-first-acts"] if here in ACTIONS else []
        signs += (
            ["U-first-about"] if here in ABOUT or here in QUANTITY or DONE.fullmatch(here) else []
        )
        signs += ["U-lead-about"] if lead in ABOUT or lead in ACTIONS or DONE.search(before) else []
        signs += [f"U-proper:{sum(p.tag in ('LOC', 'ORG', 'nz', 'PER') for p in inner) > 0}"]
        signs += (
            ["U-stops"]
            if any(p.tag in ("p", "c", "u", "r", "d", "m", "TIME") for p in inner)
            else []
        )
        signs += ["U-body"] if any(p.tag in ("ORG", "PER") for p in inner[:-1]) else []
        signs += ["U-body-first"] if first.tag in ("ORG", "PER") else []
        signs += ["U-does-inside"] if any(_did(text, p) for p in inner[:-1]) else []
        signs += ["U-all-empty"] if all(text[p.start : p.end] in EMPTY for p in inner) else []
        signs += ["U-again"] if pieces.cut.whole.count(text[start:end]) > 1 else []
        signs += (
            [f"U-more-often:{step}"]
            if step
            and pieces.cut.whole.count(text[start:end])
            < pieces.cut.whole.count(text[row[step - 1].start : end])
            else []
        )
        signs += ["U-starts-word"] if not pieces.cut.begins(start) else []
        signs += ["U-opens"] if left in ("begin", "，", "。", "；") else []
        spans.append(((start, end), tuple(signs)))
    return Choice(starts[-1], end, tuple(spans)) if starts else None


def _did(text: str, piece: Piece) -> bool:
    """A verb that has schemes as its object."""
    return piece.tag == "v" and DONE.fullmatch(text, piece.start, piece.end) is not None


def _ruled(place: Span, span: Span | None, ruled: Sequence[Span], way: str) -> list[str]:
    """What the rules said of it."""
    met = [r for r in ruled if r[0] < place[1] and place[0] < r[1]]
    if span is None:
        return [f"{way}-ruled-none:{not met}"]
    if not met:
        return [f"{way}-unruled"]
    edge = ("=" if met[0][0] == span[0] else "<" if met[0][0] < span[0] else ">") + (
        "=" if met[0][1] == span[1] else "<" if met[0][1] < span[1] else ">"
    )
    return [f"{way}-ruled:{edge}"]


def _side(text: str, row: Sequence[Piece], at: int, way: int) -> str:
    if (way < 0 and at == 0) or (way > 0 and at >= len(text)):
        return "begin" if way < 0 else "end"
    mark = text[at - 1] if way < 0 else text[at]
    return mark if mark in MARKS or mark == "的" else f"{row[0].tag}" if row else "?"


def _word(text: str, row: Sequence[Piece], at: int) -> str:
    return text[row[0].start : row[0].end] if row and 0 < at < len(text) + 1 else ""


def _after(text: str, row: Sequence[Piece], at: int) -> str:
    return text[row[0].start : row[0].end] if row and row[0].end - row[0].start <= 3 else "…"
