"""The truth of a dump, in the terms of shuzibao/1, with every other answer that is as fair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.dumps.story import Printed, elements
from bench.dumps.tape import FURNITURE, Owner
from bench.invent import InventedArticle, InventedIssue, Masthead

BODY = ("paragraph", "crosshead", "caption", "credit")
# 责编：汤北, 邮箱：…: the desk's lines at a story's foot. 记者 喻鸣: a line of writers and no more.
DESK = re.compile(
    r"(?:责任?编[辑輯]?|[责責][编編]|编[审審]|策[划劃]|[统統][筹籌]|美[编編]|版式|校[对對]|[监監]制|[视視][觉覺]|[邮郵]箱|信箱|投稿|[热熱][线線]|[电電][话話])[:：/／ ].{1,40}"
)
# （作者系某校教师）, （据新华社）: a note in brackets, which may end the paragraph above.
ASIDE = re.compile(r"（[^）]{2,40}）")
TAIL = re.compile(r"(.*[。！？”…])(（[^）]{2,40}）)")
SIGNED = re.compile(
    r"[□■●]? ?(?:本[报報]|新[华華]社)?(?:特[约約]|[实實][习習])?(?:[记記]者|通[讯訊][员員]|[编編][辑輯]|作者|撰文|文)[ /／:：]?[^，。；！？]{2,20}"
)


@dataclass(slots=True)
class Truth:
    """articles: as in shuzibao/1, with "accept" for fair alternatives of a part.

    elements: the printed elements of each article, in order; the second half of an `Owner`.
    furniture: (role, text). masthead: facts printed on these pages, by shuzibao/1 name.
    """

    articles: list[dict[str, Any]]
    elements: list[tuple[Printed, ...]]
    furniture: list[tuple[str, str]]
    masthead: dict[str, Any] = field(default_factory=dict)

    def role(self, owner: Owner) -> str:
        if owner[0] == FURNITURE:
            return "furniture"
        return self.elements[owner[0]][owner[1]].role

    def is_banner(self, owner: Owner) -> bool:
        """A head over the whole page: it may be called furniture or a section of any story."""
        return owner[0] == FURNITURE and self.furniture[owner[1]][0] == "section_head"


def truth_of(
    articles: Sequence[InventedArticle],
    furniture: Sequence[tuple[str, str]],
    masthead: Masthead | None,
) -> Truth:
    banner = " ".join(text for role, text in furniture if role == "section_head")
    found = [article_truth(article) for article in articles]
    for truth in found:
        truth["accept"]["section"] += [banner] if banner else []
    return Truth(
        found,
        [elements(article) for article in articles],
        list(furniture),
        masthead_truth(masthead) if masthead else {},
    )


def article_truth(article: InventedArticle) -> dict[str, Any]:
    """One article in the terms of shuzibao/1.

    accept["titles"]: all fair (kicker, headline, deck). accept["byline"], accept["dateline"]:
    fair values; an opening 本报讯（记者 李明） may be given with or without its brackets.
    accept["body_as_running_text"]: only the characters count (a table has no one reading).
    accept["bodies"]: other fair bodies (a line of writers as the byline or as a paragraph, the desk's lines as furniture).
    """
    kicker, headline, deck = (
        " ".join(part) or None for part in (article.kicker, article.headline, article.deck)
    )
    body = [{"role": piece.role, "text": piece.text} for piece in article.body]
    bodies, writers = _bodies(body)
    return {
        "page": article.page,
        "kind": article.kind,
        "subject": article.subject,
        "kicker": kicker,
        "headline": headline,
        "deck": deck,
        "byline": article.byline,
        "dateline": article.dateline,
        "section": article.section,
        "body": body,
        "continues_on": {"page": article.continues_on.page} if article.continues_on else None,
        "continued_from": {"page": article.continued_from.page} if article.continued_from else None,
        "accept": {
            "titles": [(kicker, headline, deck), *article.readings],
            "byline": [*_bylines(article), *writers],
            "bodies": bodies,
            "dateline": _datelines(article),
            "section": [article.section, *_labels(kicker, article.readings)],
            "body_as_running_text": article.subject in {"weather", "lottery", "verse"},
        },
    }


Body = list[dict[str, str]]


def _bodies(body: Body) -> tuple[list[Body], list[str]]:
    """Fair other bodies, and the lines of writers that are no part of them."""
    end = len(body)
    if (
        end > 1
        and {piece["role"] for piece in body[-2:]} == {"paragraph"}
        and ASIDE.fullmatch(body[-1]["text"])
    ):
        joined = {"role": "paragraph", "text": body[-2]["text"] + body[-1]["text"]}
        return [[*body[:-2], joined]], []
    if end and body[-1]["role"] == "paragraph" and (tail := TAIL.fullmatch(body[-1]["text"])):
        parts = [{"role": "paragraph", "text": text} for text in tail.groups()]
        return [[*body[:-1], *parts]], []
    while end and body[end - 1]["role"] == "paragraph" and DESK.fullmatch(body[end - 1]["text"]):
        end -= 1
    text = [n for n, piece in enumerate(body[:end]) if piece["role"] == "paragraph"]
    signed = {n for n in (*text[:3], *text[-1:]) if SIGNED.fullmatch(body[n]["text"])}
    if len(text) <= len(signed) or (end == len(body) and not signed):
        return [], []
    return [
        [piece for n, piece in enumerate(body[:last]) if n not in left]
        for last in {end, len(body)}
        for left in (set(), signed)
    ], [body[n]["text"] for n in sorted(signed)]


def _labels(
    kicker: str | None, readings: Sequence[tuple[str | None, str | None, str | None]]
) -> list[str | None]:
    """A kicker that a fair reading leaves out of the titles is the head of its section there."""
    return (
        [kicker]
        if kicker and any(kicker not in " ".join(filter(None, r)) for r in readings)
        else []
    )


def _bylines(article: InventedArticle) -> list[str | None]:
    if article.byline is None:
        return [None]
    bare = article.byline.strip("（）()□ ")
    fair: list[str | None] = [article.byline, bare, f"（{bare}）"]
    if article.byline_set == "tail" and not bare.startswith(("记者", "記者", "通讯员", "通訊員")):
        fair.append(None)  # a bare name in brackets may also be a letter writer's
    if article.dateline and article.dateline.endswith("）"):
        fair += [None] if article.byline_set != "lead" else []
    return fair


def _datelines(article: InventedArticle) -> list[str | None]:
    if article.dateline is None:
        return [None]
    word = article.dateline.split("（")[0]
    return [
        article.dateline,
        word,
        word.strip("【】"),
        article.dateline.replace("【", "").replace("】", ""),
    ]


def masthead_truth(masthead: Masthead) -> dict[str, Any]:
    printed = {
        "title": masthead.title,
        "date": masthead.date.isoformat(),
        "number": masthead.number,
        "running_number": masthead.running_number,
        "permit": masthead.permit,
        "website": masthead.website,
    }
    return {name: value for name, value in printed.items() if value is not None}


def issue_title(issue: InventedIssue) -> str:
    return issue.title
