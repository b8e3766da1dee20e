"""Posts behind the name: 习近平总书记, 林静当选为…, 任命林静为…."""

from __future__ import annotations

from shuzibao.record.bodies import body_of
from shuzibao.record.cut import Cut
from shuzibao.record.holders import Name, Post
from shuzibao.record.names import evidence, name_at
from shuzibao.record.people_table import (
    BECOMES,
    GIVES_UP,
    LISTED,
    MADE,
    NEXT_POST,
    TAKES,
)
from shuzibao.record.post_spans import add_name, bodies_of, heads_in, post_starts
from shuzibao.record.surnames import surname_length


def read_appointed(index: int, cut: Cut, names: dict[str, Name], district: str | None) -> None:
    """林静当选为区人大常委会主任; 任命林静为区民政局局长; 林静主任."""
    text = cut.text
    for head_start, head_end in heads_in(cut):
        start = post_starts(cut, head_start)
        inside = [m.end() for m in TAKES.finditer(text, max(0, start - 2), head_start)]
        start = inside[-1] if inside else start
        clause = max(text.rfind(mark, 0, head_start) for mark in "，。；、") + 1
        made = MADE.search(text[max(0, clause - 1) : head_end])
        if made is not None and made["name"] in names:
            start = max(0, clause - 1) + made.start("post")
        become = next(
            (m for m in BECOMES.finditer(text, max(0, start - 5)) if m.end() == start), None
        )
        if become is not None:
            holders = _subject(names, cut, become.start(), several=True)
            holders = holders or _ending_at(names, cut, become.start())
            holders = holders or _subject(names, cut, become.start())
            chain = _chained(cut, start, head_end)
            bodies = bodies_of(text, chain, district)
            for name in holders:
                add_name(names, name, 0.8, "rule:appointed")
                names[name].posts += [(index, p, b) for p, b in zip(chain, bodies, strict=True)]
        elif cut.text.startswith("职务", head_end):
            _given_up(index, cut, names, start, head_end, district)
        elif start == head_start or text[start:head_start] in ("总", "副", "副总"):
            _post_behind(index, cut, names, start, head_end, district)


def _given_up(
    index: int, cut: Cut, names: dict[str, Name], start: int, end: int, district: str | None
) -> None:
    """牟怀远辞去西固区人民政府区长职务, 免去雍向阳的区水务局局长职务."""
    clause = max(cut.text.rfind(mark, 0, start) for mark in "，。；、") + 1
    gives_up = GIVES_UP.search(cut.text, clause, start)
    holder = next((n for n in names if gives_up and gives_up["name"].endswith(n)), None)
    if holder is not None:
        posts = [Post(start, end)]
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
            name.posts.append((index, Post(start, end), body_of(cut.text[start:end], district)))
            return


def _chained(cut: Cut, start: int, end: int) -> list[Post]:
    """任研究院副院长、院长: the posts that follow one another by a mark, with their bodies too."""
    chain = [Post(start, end)]
    for head_start, head_end in heads_in(cut):
        between = cut.text[chain[-1].end : post_starts(cut, head_start)]
        if head_start > chain[-1].end and between in ("、", "兼") and not _leads_on(cut, head_end):
            chain.append(Post(post_starts(cut, head_start), head_end))
    if len(chain) > 1:
        return chain
    while (match := NEXT_POST.match(cut.text, chain[-1].end)) is not None:
        if _leads_on(cut, match.end()):
            break
        chain.append(Post(match.start("post"), match.end("post")))
    return chain


def _leads_on(cut: Cut, end: int) -> bool:
    """Whether a post is of the name behind it."""
    return name_at(cut, end, "post") is not None and cut.begins(end)


def _subject(names: dict[str, Name], cut: Cut, end: int, several: bool = False) -> list[str]:
    """The one person named before in the sentence: 司马望舒1934年出生，1978年任副院长; several in a list
    for 当选."""
    begin = max(cut.text.rfind(mark, 0, end) for mark in "。；！？") + 1
    clause = cut.text[begin:end]
    run = LISTED.search(clause) if cut.text.startswith("当选", end) else None
    if several:
        return [n for n in run.group().split("、") if surname_length(n)] if run else []
    named = [n for n in names if n in clause]
    if not named and clause.count("，") >= 1:
        return []
    return named if len(named) == 1 else [n for n in named if clause.startswith(n)][:1]


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
