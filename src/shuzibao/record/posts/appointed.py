"""Posts behind the name: 习近平总书记, 林静当选为…, 任命林静为…."""

from __future__ import annotations

import re

from shuzibao.record.bodies.bodies import CHAIRMEN, body_of
from shuzibao.record.language.cut import Cut
from shuzibao.record.people.holders import Name, Post
from shuzibao.record.people.names import evidence, name_at
from shuzibao.record.people.people_table import (
    BECOMES,
    GIVES_UP,
    HEAD,
    LISTED,
    MADE,
    TAKES,
)
from shuzibao.record.people.surnames import surname_length
from shuzibao.record.posts.post_spans import add_name, bodies_of, heads_in, post_starts

OF_TERM = re.compile(r"[第首历前后上本一二三四五六七八九十\d]$")  # 第五|任行政长官
MOST_GIVEN = 2  # characters of a given name
LONGEST = 30  # characters of a post with its body, behind 现任 or 拟任
CAREER = ("历任", "先后任", "曾任")  # what goes on over commas
PART = re.compile(
    r"(?P<mark>[、兼，]|以及|及|和)(?:后|又|并|及|后任|再任)?(?P<post>[一-鿿“”（）]{2,30}?)(?:等职务?|等|职务)?(?=[，、。；（）]|兼|以及|及|和|$)"
)
BEING = re.compile(
    r"(?P<who>(?:^|(?<=[。，；！？”]))[他她])?(?:原|曾|现|本|也|就|都|退休前|此前|以前)?是(?:[^，。；、是]{2,24}的)?$"
)
SPOKEN_OF = re.compile("(?:^|，)(?:[他她]|氏)")
# In the list of a life whatever ends like a trade is a post: 县文化馆创作员.
HEAD_LAST = re.compile(rf"(?:{HEAD.pattern}|(?<=[一-鿿]{{2}})[员师工])$")


def read_appointed(index: int, cut: Cut, names: dict[str, Name], district: str | None) -> None:
    """林静当选为区人大常委会主任; 任命林静为区民政局局长; 林静主任."""
    text = cut.text
    for head_start, head_end in heads_in(cut):
        start = post_starts(cut, head_start)
        clause = max(text.rfind(mark, 0, head_start) for mark in "，。；、：（") + 1
        inside = [m.end() for m in TAKES.finditer(text, clause, head_start)]
        start = inside[-1] if inside and head_start - inside[-1] < LONGEST else start
        made = MADE.search(text[max(0, clause - 1) : head_end])
        if made is not None and made["name"] in names:
            start = max(0, clause - 1) + made.start("post")
        become = next(
            (m for m in BECOMES.finditer(text, max(0, start - 5)) if m.end() == start), None
        )
        if become is not None and text.endswith("不再", 0, become.start()):
            _given_up(index, cut, names, start, head_end, district)
            continue
        if become is not None and OF_TERM.search(text, 0, become.start()):
            become = None
        if become is not None:
            holders = _subject(names, cut, become.start(), several=True)
            holders = holders or _ending_at(names, cut, become.start())
            holders = holders or _subject(names, cut, become.start())
            holders = holders or _spoken_of(names, cut, become)
            chain = _chained(cut, start, head_end, become.group().removeprefix("同志") in CAREER)
            bodies = bodies_of(text, chain, district)
            for name in holders:
                add_name(names, name, 0.8, "rule:appointed")
                names[name].posts += [(index, p, b) for p, b in zip(chain, bodies, strict=True)]
        elif (
            holder := _being(names, text, start, head_end) or _beside(names, text, start, head_end)
        ) is not None:
            chain = _chained(cut, start, head_end)
            if text[chain[-1].end : chain[-1].end + 1] == "、":
                continue  # 区委书记周明远，区委副书记、区长林静
            bodies = bodies_of(text, chain, district)
            names[holder].posts += [(index, p, b) for p, b in zip(chain, bodies, strict=True)]
        elif cut.text.startswith("职务", head_end):
            _given_up(index, cut, names, start, head_end, district)
        elif start == head_start or text[start:head_start] in ("总", "副", "副总"):
            _post_behind(index, cut, names, start, head_end, district)


def _being(names: dict[str, Name], text: str, start: int, end: int) -> str | None:
    """左宗明是|原上海市第二律师事务所主任。 她是沙棠小学的|数学教师。"""
    if text[end : end + 1] not in ("，", "。", "；", ""):
        return None
    begin = max(text.rfind(mark, 0, start) for mark in "。；！？") + 1
    being = BEING.search(text, max(begin, start - 30), start)
    if being is None:
        return None
    if being["who"]:  # whom the sentence before tells of, where that is one
        before = max(text.rfind(mark, 0, max(0, begin - 1)) for mark in "。；！？") + 1
        told = [n for n in names if n in text[before:begin]]
        return told[0] if len(told) == 1 else None
    if text[being.start() - 1] == "，":  # 司马琳，34岁，原是气象局预报员
        told = [n for n in names if n in text[begin : being.start()]]
        return told[0] if len(told) == 1 and f"{told[0]}，" in text[begin:start] else None
    return next((n for n in names if text.endswith(n, 0, being.start())), None)


def _beside(names: dict[str, Name], text: str, start: int, end: int) -> str | None:
    """利海珊，沙湾中心小学语文教师，在这儿…; 利海珊（语文教师）: a name, and between marks what its bearer is."""
    bracket = text[start - 1 : start] == "（" and text[end : end + 1] in ("）", "、", "，", "；")
    comma = text[start - 1 : start] == "，" and text[end : end + 1] in ("，", "、", "。", "；")
    if not (bracket or comma):
        return None
    name = next((n for n in names if len(n) > 1 and text.endswith(n, 0, start - 1)), None)
    begin = start - 1 - len(name or "")
    listed = (
        text[begin - 1 : begin] == "、"
        or any(
            text[p.start : p.end] == text[begin - (p.end - p.start) : begin]
            for _, p, _ in names[name].posts
        )
        if name
        else False
    )
    return None if listed and not bracket else name


def _given_up(
    index: int, cut: Cut, names: dict[str, Name], start: int, end: int, district: str | None
) -> None:
    """牟怀远辞去西固区人民政府区长职务, 免去雍向阳的区水务局局长职务."""
    clause = max(cut.text.rfind(mark, 0, start) for mark in "，。；、") + 1
    gives_up = GIVES_UP.search(cut.text, clause, start)
    named = (gives_up["name"] or gives_up["removed"]) if gives_up else ""
    holder = next((n for n in names if named.endswith(n)), None)
    if holder is not None:
        posts = [Post(start, end, former=True)]
        bodies = bodies_of(cut.text, posts, district)
        names[holder].posts += [(index, p, b) for p, b in zip(posts, bodies, strict=True)]


def _post_behind(
    index: int, cut: Cut, names: dict[str, Name], start: int, end: int, district: str | None
) -> None:
    """习近平总书记: the post directly behind a name, where it does not lead on to another name."""
    if name_at(cut, end, "post") is not None and cut.begins(end):
        return
    for begin in (start - 3, start - 2, start - 4):
        if begin < 0:
            continue
        word = cut.word_at(begin)
        named = cut.text[begin:start] in names or (
            word is not None and word.start == begin and word.end == start and word.tag == "PER"
        )
        if named and name_at(cut, begin, "post") == start:
            if cut.text[start:end] == "主席" and names[cut.text[begin:start]].posts:
                return  # 县长闵松涛主席: he took the chair
            name = add_name(names, cut.text[begin:start], 0.9, "rule:post-behind")
            chairs = CHAIRMEN.get(name.text) if cut.text[start:end] == "主席" else None
            body = chairs or body_of(cut.text[start:end], district)
            name.posts.append((index, Post(start, end), body))
            return


def _chained(cut: Cut, start: int, end: int, career: bool = False) -> list[Post]:
    """任研究院副院长、院长: the posts that follow one another by a mark, with their bodies too.

    career: the list of a life, which goes on over commas: 历任机器厂技术员，太原重型机器厂车间主任、科长.
    """
    chain = [Post(start, end)]
    while (part := PART.match(cut.text, chain[-1].end)) is not None:
        head = None if part["mark"] == "，" and not career else HEAD_LAST.search(part["post"])
        if head is None or TAKES.search(part["post"]):
            break
        last = part.start("post") + head.end()
        if _leads_on(cut, last):
            break
        chain.append(Post(part.start("post"), last))
    return chain


def _leads_on(cut: Cut, end: int) -> bool:
    """Whether a post is of the name behind it."""
    return name_at(cut, end, "post") is not None and cut.begins(end)


def _subject(names: dict[str, Name], cut: Cut, end: int, several: bool = False) -> list[str]:
    """The one person named before in the sentence: 司马望舒1934年出生，1978年任副院长; several in a list
    for 当选."""
    begin = max(cut.text.rfind(mark, 0, end) for mark in "。；！？") + 1
    clause = cut.text[begin:end]
    run = LISTED.search(clause) if cut.text.startswith(("当选", "为"), end) else None
    if several:
        told = re.sub(r"（[^）]*）", "", run.group()).split("、") if run else []
        if told and told[0] not in names:  # 推|方液仙、任士刚
            told[0] = next((n for n in names if told[0].endswith(n)), told[0])
        elected = cut.text.startswith("当选", end) or "选举" in clause or "任命" in clause
        return [n for n in told if n in names or (elected and _like_a_name(n))]
    named = [n for n in names if n in clause]
    if not named and clause.count("，") >= 1:
        return []
    return named if len(named) == 1 else [n for n in named if clause.startswith(n)][:1]


def _like_a_name(text: str) -> bool:
    surname = surname_length(text)
    return surname > 0 and 0 < len(text) - surname <= MOST_GIVEN


def _spoken_of(names: dict[str, Name], cut: Cut, become: re.Match[str]) -> list[str]:
    """Whose life a sentence without a subject goes on with: 林静系河北人。历任…"""
    text = cut.text
    begin = max(text.rfind(mark, 0, become.start()) for mark in "。；！？") + 1
    if any(n in text[begin : become.start()] for n in names):
        return []
    spoken = SPOKEN_OF.search(text[begin : become.start()]) is not None
    while begin > 0:
        end = begin - 1
        begin = max(text.rfind(mark, 0, end) for mark in "。；！？") + 1
        here = [n for n in names if n in text[begin:end]]
        if here:
            return (
                here
                if spoken and len(here) == 1
                else [n for n in here if text.startswith(n, begin)]
            )
    return []


def _ending_at(names: dict[str, Name], cut: Cut, end: int) -> list[str]:
    """The known or readable name that ends here."""
    for begin in (end - 3, end - 2, end - 4):
        if begin < 0:
            continue
        text = cut.text[begin:end]
        if text in names:
            return [text]
        if evidence(cut, begin, end) >= 0.5 and name_at(cut, begin, "post") == end:
            add_name(names, text, 0.8, "rule:appointed")
            return [text]
    return []
