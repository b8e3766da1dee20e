"""The evidence that a programme is named: in quotation marks (“清风”|行动), or by a noun that closes such names
(乡村建设|行动). Each place where one might be named is a choice between the spans that it might have and none;
what the signs of each weigh: `scheme_weights.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shuzibao.record.figures.thing_table import ACTIONS, QUANTITY
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.language.leanings import Ask
from shuzibao.record.language.pieces import QUOTED, Piece, Pieces
from shuzibao.record.programmes.named_by_quotes import SENTENCE, SYSTEM, beside, evidence
from shuzibao.record.programmes.programme_table import DOES as TELLS
from shuzibao.record.programmes.programme_table import HEAD as CLOSES
from shuzibao.record.programmes.programme_table import (
    KIND_OF,
    MAKES,
    NOT_PROGRAMMES,
    NUMBERED,
    STRONG,
)
from shuzibao.record.programmes.scheme_heads import CLOSING, LEADS, OUTSIDE, TIER, is_part
from shuzibao.record.programmes.schemes import ABOUT, DOES, DONE, EMPTY

BEHIND = 5  # pieces behind a quoted name
BEFORE = 4  # pieces before it
PIECES, LONGEST = 16, 32  # of a name without marks: pieces, and characters before its head
QUOTE = re.compile(r"“[^“”。；！？]{2,24}”")
MARKS = frozenset("，。；！？：（）、…—“”《》 \n·(),;:!?〔〕【】／/｜|※●■◆▲")
LISTS = re.compile(r"[^，。；：]*[一-鿿](?:类|专场)")  # 机械、电子|类专场招聘会
MEASURED = re.compile(
    r"[一二两三四五六七八九十百千零〇\d.,]+(?:多|余)?[万亿]?(?:元|吨|公里|米|小时|时(?!代)|点|分(?!钟)|月[一二三四五六七八九十\d]+日|名|亩|公顷|斤|辆|岁|克)"
)
BRACKET = re.compile(r"[（(][^（）()]{1,6}[）)]")
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
    for heads in _closings(pieces, quotes, closed):
        choice = _plain(pieces, heads, ruled)
        if choice is not None:
            yield choice


def _closings(
    pieces: Pieces, quotes: Sequence[Span], closed: Sequence[Span]
) -> Iterator[list[Span]]:
    """Closing nouns outside of quoted names; those that stand side by side together: 安全生产|年|活动."""
    text = pieces.text
    row: list[Span] = []
    for match in CLOSING.finditer(text):
        end = match.end()
        if (
            end not in pieces.ends
            or any(a < end <= b + 12 and _joined(text, b, end) for a, b in quotes)
            or _meets(match.span(), closed)
            or is_part(pieces, match)
        ):
            continue
        if row and row[-1][1] != match.start():
            yield row
            row = []
        row.append(match.span())
    if row:
        yield row


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


def _joined(text: str, quote_end: int, end: int) -> bool:
    """Whether a closing noun belongs to a quotation before it, with no mark between."""
    return quote_end > end or not any(c in MARKS for c in text[quote_end:end])


def _quoted(pieces: Pieces, start: int, end: int, ruled: Sequence[Span]) -> Choice:
    text, name = pieces.text, pieces.text[start + 1 : end - 1]
    tail = CLOSES.search(name)
    own = next((h for h in (name[i:] for i in range(1, len(name))) if h in KIND_OF), "")
    left = pieces.leftwards(start, BEFORE + 1)
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
    about += [f"first:{name[0]}", f"beside:{beside(text, start, end)}"]
    ends = [end]
    for piece in row[:BEHIND]:
        if text[piece.start] in MARKS or piece.tag == QUOTED or piece.end - end > 14:
            break
        if text[piece.start : piece.end] in ("的", "和", "与", "在", "了", "等"):
            break  # “楼换楼”|等方案 are several
        if name.endswith(text[end : piece.end]):
            break  # “…行动”|行动
        ends.append(piece.end)
    spans: list[tuple[Span | None, tuple[str, ...]]] = [
        (None, ("Q-none", *(f"Q-none-{a}" for a in about), *_ruled((start, end), None, ruled, "Q")))
    ]
    begins = _before(pieces, start, left)
    for step, last in enumerate(ends):
        signs = ["Q-name", f"Q-name-steps:{step}"]
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
            kind = ""
            signs += [f"Q-bare-{a}" for a in about]
            if nexts := row[:1]:
                signs.append(f"Q-bare-next:{_word(text, nexts, end)}")
                if _word(text, nexts, end) in KIND_OF:
                    signs.append("Q-could-go-on")
        for first, opening in begins if step else begins[:1]:
            span = (first, last)
            told = _ruled((start, end), span, ruled, "Q")
            more = [f"{opening[0]}|{kind}", f"{opening[0]}|{step > 0}"]
            spans.append((span, (*signs, *opening, *more, *told)))
    return Choice(begins[-1][0], ends[-1], tuple(spans))


def _before(pieces: Pieces, start: int, left: Sequence[Piece]) -> list[tuple[int, list[str]]]:
    """Where a name with a quoted phrase may begin, each with its signs: 基层治理|“六个一”改革, 第三届|“金剪刀”大赛."""
    text = pieces.text
    found = [(start, ["Q-before:0", f"Q-edge:{_side(text, left, start, -1)}"])]
    at = start
    for step, piece in enumerate(left[:BEFORE], 1):
        here = text[piece.start : piece.end]
        if (
            piece.end != at
            or text[piece.start] in MARKS
            or piece.tag in ("r", "p", "c", "u", "d", "w", "f")
        ):
            break
        if piece.tag in ("v", "vn") and (here in ABOUT or DONE.fullmatch(here)):
            break
        at = piece.start
        beyond = left[step : step + 1]
        signs = [f"Q-before:{step}", f"Q-edge:{_side(text, beyond, at, -1)}|{piece.tag}", f"Q-start:{here}",
                 f"Q-start-tag:{piece.tag}/{piece.word}", f"Q-lead:{_word(text, beyond, at)}"]  # fmt: skip
        found.append((at, signs))
    return found


def _plain(pieces: Pieces, heads: Sequence[Span], ruled: Sequence[Span]) -> Choice | None:
    """The ways to cut a name without marks before one of the closing nouns, which stand side by side."""
    cuts = [cut for head, end in heads for cut in _cuts(pieces, head, end, ruled)]
    if not cuts:
        return None
    head, end = heads[-1]
    signs = ["U-none", *(f"U-none-{a}" for a in _about(pieces, head, end))]
    none = (*signs, *_ruled((heads[0][0], end), None, ruled, "U"))
    return Choice(min(span[0] for span, _ in cuts), end, ((None, none), *cuts))


def _about(pieces: Pieces, head: int, end: int) -> list[str]:
    """What a closing noun itself and the words behind it say."""
    text, closing = pieces.text, pieces.text[head:end]
    right = pieces.rightwards(end, 1)
    follows, word = _side(text, right, end, 1), _word(text, right, end)
    about = [f"head:{closing}", f"next:{follows}", f"next-word:{word}", f"weight:{TIER[closing]}"]
    about += ["does"] if DOES.match(text, end) else []
    return [*about, f"strong:{_strong(text, end)}", f"kind:{KIND_OF.get(closing)}"]


def _strong(text: str, end: int) -> bool:
    return any(m.end() == end for m in STRONG.finditer(text, max(0, end - 8), end))


def _cuts(
    pieces: Pieces, head: int, end: int, ruled: Sequence[Span]
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    text, closing = pieces.text, pieces.text[head:end]
    row = pieces.leftwards(head, PIECES)
    if not row or row[0].end != head or text[head - 1] in MARKS:
        return
    right = pieces.rightwards(end, 1)
    follows, word = _side(text, right, end, 1), _word(text, right, end)
    strong = _strong(text, end)
    steps = list(_starts(text, row, head))
    outer = row[steps[-1] + 1 :][:1] if steps else []
    row, starts = [row[i] for i in steps], [row[i].start for i in steps]
    for step, start in enumerate(starts):
        first, beyond = row[step], row[step + 1 : step + 2] or outer
        here = text[first.start : first.end]
        before = text[max(0, start - 8) : start]
        left, lead = _side(text, beyond, start, -1), _word(text, beyond, start)
        inner = row[: step + 1]
        signs = ["U-name", f"U-first:{first.tag}/{first.word}", f"U-first-word:{here}", f"U-left:{left}", f"U-lead:{lead}",
                 f"U-edge:{left}|{first.tag}/{first.word}", f"U-steps:{min(step, 6)}", f"U-length:{min(12, (head - start) // 2)}",
                 f"U-head:{closing}", f"U-head-length:{TIER[closing]}|{min(6, (head - start) // 2)}", f"U-next:{follows}",
                 f"U-nouns:{sum(p.tag in ('n', 'nz', 'nw', 'LOC', 'ORG', 'vn', 'v', 'a') for p in inner) == len(inner)}",
                 *_ruled((start, end), (start, end), ruled, "U")]  # fmt: skip
        signs += [f"U-done:{TIER[closing]}"] if DONE.search(before) else []
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
        signs += [
            f"U-strong:{strong}",
            f"U-strong:{strong}|{min(6, (head - start) // 2)}",
            f"U-kind:{KIND_OF.get(closing)}",
        ]
        signs += ["U-leads", f"U-leads:{TIER[closing]}"] if LEADS.search(before) else []
        empty = sum(text[p.start : p.end] in EMPTY for p in inner)
        signs += [f"U-empty:{min(3, empty)}|{empty * 2 > len(inner)}"]
        stem = text[start:head]
        signs += ["U-stem-again"] if len(stem) > 3 and pieces.cut.whole.count(stem) > 1 else []
        signs += [f"U-word:{len(inner) == 1 and in_dictionary(stem)}"]
        signs += ["U-bracket"] if any(c in "（(·" for c in text[start:end]) else []
        signs += [f"U-verbs:{min(3, sum(p.tag == 'v' for p in inner))}"]
        signs += ["U-date-inside"] if any(p.tag in ("TIME", "m") for p in inner[:-2]) else []
        signs += [f"U-first-kind:{first.tag}|{KIND_OF.get(closing)}"]
        signs += ["U-list"] if "、" in stem else []
        signs += ["U-leads-inside"] if any(_leads(text, p) for p in inner[:-1]) else []
        signs += ["U-leads-first"] if _leads(text, first) else []
        signs += [f"U-could-go-on:{KIND_OF.get(word)}"] if word in TIER else []
        yield (start, end), tuple(signs)


def _starts(text: str, row: Sequence[Piece], head: int) -> Iterator[int]:
    """The pieces, from the head to the left, with which a name may begin; brackets and points are passed over."""
    passed = head
    for index, piece in enumerate(row):
        if piece.tag == QUOTED or head - piece.start > LONGEST:
            return
        if piece.start >= passed:
            continue
        if MEASURED.match(text, piece.start):
            return  # 十万吨铜箔项目, 晚上九时行动: a figure or an hour, and what it is told of
        here = text[piece.start]
        if here in "）)":
            group = next(
                (
                    m
                    for m in BRACKET.finditer(text, max(0, piece.end - 8), piece.end)
                    if m.end() == piece.end
                ),
                None,
            )
            if group is None or group.start() == 0:
                return
            passed = group.start()
        elif (here == "·" and index) or (here == "、" and LISTS.match(text, piece.end, head)):
            continue
        elif (
            here in MARKS
            or piece.tag in ("r", "p", "c", "u")
            or OUTSIDE.search(text, max(0, piece.end - 2), piece.end)
        ):
            return
        else:
            yield index


def _leads(text: str, piece: Piece) -> bool:
    return piece.end - piece.start > 1 and LEADS.fullmatch(text, piece.start, piece.end) is not None


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
