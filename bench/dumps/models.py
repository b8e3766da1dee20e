"""Scores the rebuilder on pages in Markdown as models and converters write them from a picture of a page.

python -m bench.dumps.models --split dev           # one table
python -m bench.dumps.models --show 3              # page, truth and answer

The pages and their stories were written by hand by one who had not read the rebuilder: `bench/models/3.md`, and its stories in
`3.truth` in the markup of `bench/hand`. Pages from the seventh on are the test. What no story holds (the paper's name, folios,
labels of columns, editors) is in no truth and is not scored.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.dumps.__main__ import answer_of, pooled, print_table
from bench.dumps.answer import ours
from bench.dumps.case import Case
from bench.dumps.score import Score, score
from bench.dumps.show import show
from bench.dumps.tape import Owner
from bench.dumps.truth import truth_of
from bench.hand import story

HERE = Path(__file__).resolve().parent.parent / "models"
FIRST_OF_TEST = 7
# Marks of Markdown and HTML, and spaces: what stands between the characters of a story without being of it.
BETWEEN = re.compile(r"<[^<>\n]{1,200}>|!\[[^\]]*\]\([^)]*\)|&\w{2,8};|[*_#>|`\\]|[\s\u3000]")
SIGNS = "●■◆▲□○◎★△◇"
SPACES = re.compile(r"[*_]|(?<=[^ -~])[ \u3000]+(?=[^ -~])|^[\s\u3000]+")
LEAD = re.compile(r"^(.{1,12}讯)(（[^）]*）) ")
LONGEST_LABEL = 8
SHORTEST = 4  # characters of a piece of an element that is not found whole


def pages(split: str) -> Iterator[Case]:
    """The pages of one split."""
    for number in sorted(int(path.stem) for path in HERE.glob("*.md")):
        if (number >= FIRST_OF_TEST) == (split == "test"):
            yield page(number)


def page(number: int) -> Case:
    """One page with its truth."""
    text = (HERE / f"{number}.md").read_text("utf-8")
    told = (HERE / f"{number}.truth").read_text("utf-8")
    parts = re.split(r"\n\s*\n", re.sub(r"^~.*\n+", "", told).strip())
    truth = truth_of([story(part) for part in parts], [], None)
    known = {"".join(one.lines) for article in truth.elements for one in article}
    for article in truth.articles:
        _accept_as_printed(article, text)
        _accept_label(article, text, known)
    elements = {
        (a, e): "".join(one.lines)
        for a, article in enumerate(truth.elements)
        for e, one in enumerate(article)
    }
    owners = owners_of(text, elements)
    return Case("models", number, "", [("page.md", text, owners)], truth)


def _accept_as_printed(article: dict[str, Any], text: str) -> None:
    """A sign before a headline or a writer's name may be given or left out, and a credit that stands in its caption's line be part of it."""
    accept = article["accept"]
    accept["titles"] += [
        (kicker, sign + head, deck)
        for kicker, head, deck in accept["titles"]
        for sign in SIGNS
        if head and sign + head in BETWEEN.sub("", text)
    ]
    if article["byline"]:
        accept["byline"] += [f"{sign} {article['byline']}" for sign in SIGNS]
    body: list[dict[str, str]] = []
    for part in article["body"]:
        above = body[-1] if body else None
        between = above and part["role"] == "credit" and above["role"] == "caption"
        words = r"[\s\u3000*_]*".join(map(re.escape, part["text"].replace(" ", "")))
        tail = (
            re.escape(above["text"]) + rf"([\s\u3000*_（(]{{0,6}}{words}[）)]?)"
            if above and between
            else None
        )
        found = re.search(tail, text) if tail else None
        if above and found:
            body[-1] = {**above, "text": above["text"] + SPACES.sub("", found[1])}
        else:
            body.append(part)
    accept["bodies"] += [
        body,
        [{**part, "text": LEAD.sub(r"\1 \2", part["text"])} for part in body],
    ]


def _accept_label(article: dict[str, Any], text: str, known: set[str]) -> None:
    """A short line above a headline that is in no truth may be its kicker, or the label of its column."""
    lines = [bare for line in text.splitlines() if (bare := BETWEEN.sub("", line))]
    head = BETWEEN.sub("", article["headline"] or "")
    labels = [
        above
        for above, below in pairwise(lines)
        if head
        and below.lstrip(SIGNS) == head
        and above not in known
        and len(above) <= LONGEST_LABEL
    ]
    for label in labels:
        accept = article["accept"]
        accept["titles"] += [(label, h, d) for k, h, d in list(accept["titles"]) if k is None]
        accept["section"].append(label)


def owners_of(text: str, elements: dict[Owner, str]) -> list[Owner | None]:
    """The element of each character of a page. An element that is torn is found piece by piece, the longest elements first."""
    places: list[int] = []
    at = 0
    while at < len(text):
        found = BETWEEN.match(text, at)
        if found is None:
            places.append(at)
        at = found.end() if found else at + 1
    bare = "".join(text[place] for place in places)
    taken: list[Owner | None] = [None] * len(bare)
    for owner in sorted(elements, key=lambda one: -len(elements[one])):
        rest, start = BETWEEN.sub("", elements[owner]), 0
        while rest:
            size, where = _longest(bare, rest, start, taken)
            if not size:
                rest = rest[1:]
                continue
            taken[where : where + size] = [owner] * size
            rest, start = rest[size:], where + size
    owners: list[Owner | None] = [None] * len(text)
    for place, owner_of_it in zip(places, taken, strict=True):
        owners[place] = owner_of_it
    return owners


def _longest(bare: str, text: str, start: int, taken: list[Owner | None]) -> tuple[int, int]:
    """The longest head of a text that stands free in the page, behind `start` if anywhere: its size and place."""
    for size in range(len(text), min(SHORTEST, len(text)) - 1, -1):
        for begin in {start, 0}:
            where = bare.find(text[:size], begin)
            while where >= 0 and any(taken[where : where + size]):
                where = bare.find(text[:size], where + 1)
            if where >= 0:
                return size, where
    return 0, 0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--show", type=int, metavar="N", help="one page in full")
    given = parser.parse_args()
    if given.show:
        case = page(given.show)
        print(show(case, answer_of(case, ours)[0]))
        return
    results: list[tuple[Case, Score, str | None]] = []
    for case in pages(given.split):
        answer, seconds = answer_of(case, ours)
        result = score(case, answer)
        result.seconds, result.failures = seconds, int(answer.error is not None)
        results.append((case, result, answer.error))
    rows = {str(case.seed): result for case, result, _ in results} if given.split == "dev" else {}
    total = pooled(results, lambda case: True)
    print_table({**rows, "MODELS": total})
    if given.split == "dev":
        print(
            "wrong parts:",
            ", ".join(f"{what} {times}" for what, times in total.wrong.most_common()),
        )


if __name__ == "__main__":
    main()
