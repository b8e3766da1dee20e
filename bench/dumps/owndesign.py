"""The truth of a page designed by hand, in the terms that a dump allows.

The designs say what a reader sees. Three things of it no text holds: letterspacing, that a box of briefs is one box,
and where within a notice's foot one line ends.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

from bench.dumps.truth import BODY

SPREAD = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,7}")
FEWEST_BRIEFS = 2


def as_dumped(pressed: dict[str, Any]) -> dict[str, Any]:
    """The press's truth with plain spaces, no letterspacing in titles, and each brief of a box a story."""
    told: dict[str, Any] = json.loads(
        json.dumps(pressed, ensure_ascii=False).replace("\u3000", " ")
    )
    for article in told["articles"]:
        for element in article["elements"]:
            if element["role"] not in BODY and SPREAD.fullmatch(element["text"]):
                element["text"] = element["text"].replace(" ", "")
    return _briefs_apart(told)


def _briefs_apart(pressed: dict[str, Any]) -> dict[str, Any]:
    """A box of briefs, each with a head of its own, is as many stories; the box's name is furniture over them."""
    for number in range(len(pressed["articles"])):
        article = pressed["articles"][number]
        elements = article["elements"]
        heads = [
            at for at, one in enumerate(elements)
            if one["role"] == "headline" and at + 1 < len(elements) and elements[at + 1]["role"] == "paragraph"
        ]  # fmt: skip
        if len(heads) < FEWEST_BRIEFS:
            continue
        starts = [*heads, len(elements)]
        home = {}  # element of the box -> (article, element)
        for k, (first, last) in enumerate(pairwise(starts)):
            to = number if not k else len(pressed["articles"])
            brief = {**article, "elements": elements[first:last]}
            if k:
                pressed["articles"].append(brief)
            else:
                pressed["articles"][number] = brief
            home.update({at: (to, at - first) for at in range(first, last)})
        _move(pressed, number, home)
    return pressed


def _move(pressed: dict[str, Any], number: int, home: dict[int, tuple[int, int]]) -> None:
    """The lines of an article to where its elements went; those of none to the furniture of their page."""
    for page in pressed["pages"]:
        aside: dict[int, int] = {}
        for line in page["lines"]:
            if line["article"] != number:
                continue
            at = line["element"]
            if at in home:
                line["article"], line["element"] = home[at]
                continue
            if at not in aside:
                aside[at] = len(page["furniture"])
                page["furniture"].append({"role": line["role"], "text": ""})
            page["furniture"][aside[at]]["text"] += line["text"]
            line["article"], line["element"] = None, aside[at]


def feet(pressed: dict[str, Any]) -> dict[int, list[list[str]]]:
    """For each notice that is signed at its foot 落款, the ways to give that: as one paragraph, or a line each."""
    found: dict[int, list[list[str]]] = {}
    for number, article in enumerate(pressed["articles"]):
        roles = [one["role"] for one in article["elements"]]
        if article["kind"] == "article" or "byline" not in roles or "paragraph" not in roles:
            continue
        if roles.index("byline") < max(at for at, role in enumerate(roles) if role == "paragraph"):
            continue
        lines = [
            line["text"]
            for page in pressed["pages"]
            for line in page["lines"]
            if line["article"] == number and line["role"] == "byline"
        ]
        found[number] = [["".join(lines)], lines]
    return found
