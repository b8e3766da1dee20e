"""Which sentences of an article to show for a query, and what to mark in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shuzibao.model import Role
from shuzibao.search.base import HEADINGS, Indexable, Snippet
from shuzibao.search.match import Mark, Sought, marks_of_sought, merged

MOST = 3  # snippets of an article
WEIGHED = 24  # sentences compared; in a long article the first ones decide
LENGTH = 110  # characters of a snippet: three lines of a narrow column
SHORT = 45  # a sentence shorter than this takes the next one with it

SENTENCE_END = re.compile(r"[。！？!?；;…]+[”’」』）)》\"]*|\.(?=\s|$)")
CLAUSE_END = re.compile(r"[，、：,:。！？!?；;…]+[”’」』）)》\"]*|\s+")


def heads_of(article: Indexable, asked: Sequence[Sought]) -> tuple[Snippet, ...]:
    """The whole headline, kicker and deck, marked."""
    return tuple(
        Snippet(
            at, role, 0, len(text), text, merged(marks_of_sought(text, role, asked)), whole=True
        )
        for at, (role, text) in enumerate(article.pieces)
        if role in HEADINGS
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    piece: int
    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def phrases(self) -> set[int]:
        return {mark.phrase for mark in self.marks}


def snippets_of(
    article: Indexable, asked: Sequence[Sought], most: int = MOST
) -> tuple[Snippet, ...]:
    """The sentences that show most of what was asked for, in printed order; else the lead, unmarked."""
    weighed = most if len(asked) == 1 else WEIGHED  # of one phrase the first places will do
    candidates = list(itertools.islice(_candidates(article, asked), weighed))
    chosen = candidates if len(candidates) <= most else _telling_most(candidates, most)
    return tuple(_snippet(article, one) for one in chosen or _lead(article))


def _telling_most(candidates: list[_Candidate], most: int) -> list[_Candidate]:
    """Those that show the most phrases between them, in printed order."""
    chosen: list[_Candidate] = []
    shown: set[int] = set()
    while len(chosen) < most:
        best = max(
            (one for one in candidates if one not in chosen),
            key=lambda one: (len(one.phrases - shown), len(one.phrases)),
        )
        chosen.append(best)
        shown |= best.phrases
    return sorted(chosen, key=lambda one: (one.piece, one.start))


def _candidates(article: Indexable, asked: Sequence[Sought]) -> Iterator[_Candidate]:
    for piece, (role, text) in enumerate(article.pieces):
        if role in HEADINGS:
            continue
        marks = marks_of_sought(text, role, asked)
        at = done = 0
        while at < len(marks):
            start, end = window(text, marks[at].start, marks[at].end)
            start = max(start, done)
            last = at + 1
            while last < len(marks) and marks[last].start < end:
                last += 1
            inside = tuple(one for one in marks[at:last] if start <= one.start and one.end <= end)
            yield _Candidate(piece, start, end, inside)
            at, done = last, end


def _lead(article: Indexable) -> Iterator[_Candidate]:
    for piece, (role, text) in enumerate(article.pieces):
        if role is Role.PARAGRAPH and text.strip():
            yield _Candidate(piece, *window(text, 0, 1), ())
            return


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around these characters; with the next if it is short, cut if it is long."""
    first, last = _sentence_start(text, start), _next_end(SENTENCE_END, text, end)
    while last - first < SHORT and last < len(text):
        after = _next_end(SENTENCE_END, text, last + 1)
        if after - first > LENGTH:
            break
        last = after
    if last - first > LENGTH:
        first, last = _cut(text, first, last, start, end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


FAR = 400  # characters looked back for the start of a sentence


def _sentence_start(text: str, at: int) -> int:
    far = max(0, at - FAR)
    return max((found.end() for found in SENTENCE_END.finditer(text, far, at)), default=far)


def _next_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where the sentence that holds the character before `at` ends."""
    found = pattern.search(text, max(at - 1, 0))
    while found and found.end() < at:
        found = pattern.search(text, found.end())
    return max(found.end(), at) if found else len(text)


def _cut(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """At most LENGTH characters with the match a third in; at the ends of clauses where there are any."""
    length = max(LENGTH, end - start)
    left = max(first, min(start - (length - (end - start)) // 3, last - length))
    if left > first:
        openings = [m.end() for m in CLAUSE_END.finditer(text, left, start)]
        left = openings[0] if openings else left
    right = min(last, max(left + length, end))
    if right < last:
        closings = [m.end() for m in CLAUSE_END.finditer(text, end, right)]
        right = closings[-1] if closings else right
    return left, right


def _snippet(article: Indexable, one: _Candidate) -> Snippet:
    role, text = article.pieces[one.piece]
    marks = tuple((start - one.start, end - one.start) for start, end in merged(one.marks))
    return Snippet(
        one.piece, role, one.start, one.end, text[one.start : one.end], marks,
        whole=one.end - one.start == len(text),
    )  # fmt: skip
