"""Where a post begins and ends in the text, and the bodies of a chain of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shuzibao.record.bodies import body_of
from shuzibao.record.cut import Cut
from shuzibao.record.holders import Name, Post
from shuzibao.record.jieba import in_dictionary
from shuzibao.record.organ_table import SUFFIX as BODY_END
from shuzibao.record.people_table import (
    HEAD,
    IN_POSTS,
    MARKS,
    POST_TAGS,
)

# 粮食和|物资储备局局长 behind a mark: an office of two fields.
FIELDS_JOINED = re.compile(r"(?:^|[、，。；])(?P<field>[一-鿿]{2,8}[和与及])$")


def add_name(names: dict[str, Name], text: str, score: float, by: str) -> Name:
    name = names.setdefault(text, Name(text, score, by))
    if score > name.score:
        name.score, name.by = score, by
    return name


def post_starts(cut: Cut, head_start: int) -> int:
    """Where the post whose head word begins at `head_start` begins."""
    body = next(
        (
            m
            for m in BODY_END.finditer(cut.text, max(0, head_start - 8), head_start)
            if m.end() == head_start
        ),
        None,
    )  # 大阪市议会|议长
    position = body.start() if body and not cut.begins(head_start) else head_start
    words = cut.leftwards(position, POST_TAGS, IN_POSTS, most=30)
    while words and cut.text[words[0].start : words[0].end] in (
        "中",
        "上",
        "下",
        "内",
        "后",
        "里",
        "间",
        "前",
        "现场",
        "会议",
        "活动",
        "单位",
    ):
        words = words[1:]
    start = words[0].start if words else position
    field = FIELDS_JOINED.search(cut.text, max(0, start - 12), start)
    if field and not HEAD.search(field["field"]) and cut.text[head_start - 1] in "局委办厅处院部会":
        start = field.start("field")
    former = cut.text[start - 1 : start] in ("前", "原") and start >= 1
    return start - 1 if former and cut.text[start - 2 : start - 1] in MARKS else start


def heads_in(cut: Cut) -> Iterator[tuple[int, int]]:
    """Posts' last words that end where a word ends."""
    for match in HEAD.finditer(cut.text):
        word = cut.word_at(match.end() - 1)
        inside = word is not None and word.end > match.end() and word.tag not in ("PER", "ORG", "n")
        if word is not None and inside and in_dictionary(cut.text[word.start : word.end]):
            continue
        yield match.span()


def is_post(text: str, start: int) -> bool:
    """Whether another post begins here, as in 书记、高级工程师."""
    return HEAD.match(text, start) is not None


def bodies_of(text: str, chain: Sequence[Post], district: str | None) -> list[str | None]:
    bodies: list[str | None] = []
    before: str | None = None
    for post in chain:
        body = body_of(text[post.start : post.end], district, before)
        bodies.append(body)
        before = body or before
    return bodies
