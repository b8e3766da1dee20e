"""People and posts: one post or several before a name, a list that shares a post, a post behind the
name, names run together in a headline, a surname with a title, reporters, ordinary people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shuzibao.record import gazetteer
from shuzibao.record.base import Found
from shuzibao.record.bodies import HEAD_END, body_of
from shuzibao.record.cut import Cut
from shuzibao.record.foreign import JAPANESE_NAME
from shuzibao.record.holders import Mention, Name, Post, people_of, posts_of
from shuzibao.record.jieba import in_dictionary
from shuzibao.record.names import NOT_NAMES, SPEECH, evidence, name_at, split_names
from shuzibao.record.organ_table import SUFFIX as BODY_END
from shuzibao.record.passage import Passage
from shuzibao.record.people_table import (
    BECOMES,
    BOUND,
    BYLINE,
    CONNECT,
    COURTEOUS,
    DESCRIBED,
    HEAD,
    IN_POSTS,
    LISTED,
    MADE,
    MARKS,
    NEXT_POST,
    POST_TAGS,
    ROW,
    TAKES,
)
from shuzibao.record.post_table import (
    REPORTERS,
    SHARED,
)
from shuzibao.record.surnames import GIVEN, surname_length
from shuzibao.script.surnames import COMPOUND, SINGLE


def find_people(
    passages: Sequence[Passage], cuts: Sequence[Cut], district: str | None
) -> tuple[list[Found], list[Found]]:
    """Mentions of people, and the posts they hold."""
    names: dict[str, Name] = {}
    for index, cut in enumerate(cuts):
        _read_posted(index, cut, names, district)
        _read_reporters(cut, names)
        _read_described(cut, names)
        _read_spoken(cut, names)
        _read_bound(cut, names)
        _read_row(cut, names)
        for start, end in cut.foreign.items():
            if "·" in cut.text[start:end] or "某" in cut.text[start:end]:
                _add(names, cut.text[start:end], 0.85, "rule:whole-name")
    for index, cut in enumerate(cuts):
        _read_appointed(index, cut, names, district)
        _read_guessed(cut, names)
    _read_run_together(cuts, passages, names)
    own = (
        {p for place in gazetteer.levels(district) for p in (place, gazetteer.short_of(place))}
        if district
        else set()
    )
    kept = {t: name for t, name in names.items() if name.score >= 0.5 and t not in own}
    _drop_cut_names(kept, cuts)
    people = list(_mentions(kept, cuts))
    people += _titled(kept, cuts, people)
    return people_of(kept, people, cuts), posts_of(kept, cuts)


def _add(names: dict[str, Name], text: str, score: float, by: str) -> Name:
    name = names.setdefault(text, Name(text, score, by))
    if score > name.score:
        name.score, name.by = score, by
    return name


def _post_starts(cut: Cut, head_start: int) -> int:
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
    former = cut.text[start - 1 : start] in ("前", "原") and start >= 1
    return start - 1 if former and cut.text[start - 2 : start - 1] in MARKS else start


def _heads(cut: Cut) -> Iterator[tuple[int, int]]:
    """Posts' last words that end where a word ends."""
    for match in HEAD.finditer(cut.text):
        word = cut.word_at(match.end() - 1)
        if word is not None and word.end > match.end() and word.tag not in ("PER", "ORG", "n"):
            if in_dictionary(cut.text[word.start : word.end]):
                continue
        yield match.span()


def _read_posted(index: int, cut: Cut, names: dict[str, Name], district: str | None) -> None:
    """区委副书记、区长钟晓咏; 区领导王宏伟、俞林伟参加; 王宏伟等区领导."""
    text = cut.text
    chain: list[Post] = []
    for head_start, head_end in _heads(cut):
        post = Post(_post_starts(cut, head_start), head_end)
        if not (chain and _joined(text, chain[-1].end, post.start)):
            chain = []
        chain.append(post)
        start = head_end + (
            1 if text[head_end : head_end + 1] in "： “" and text[head_end : head_end + 1] else 0
        )
        end = name_at(cut, start, backed=True)
        if end is None or _is_post(text, start):
            continue
        bodies = _bodies(text, chain, district)
        shared = SHARED.search(text[chain[-1].start : chain[-1].end]) is not None
        for first, last in _listed(cut, start, end, shared):
            name = _add(names, text[first:last], 0.93, "rule:post")
            name.posts += [(index, p, body) for p, body in zip(chain, bodies, strict=True)]
        chain = []


def _joined(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return between in ("、", " ", "兼", "，兼", "、兼", "") and start >= end


def _is_post(text: str, start: int) -> bool:
    """Whether another post begins here, as in 书记、高级工程师."""
    return HEAD.match(text, start) is not None


def _bodies(text: str, chain: Sequence[Post], district: str | None) -> list[str | None]:
    bodies: list[str | None] = []
    before: str | None = None
    for post in chain:
        body = body_of(text[post.start : post.end], district, before)
        bodies.append(body)
        before = body or before
    return bodies


def _listed(cut: Cut, start: int, end: int, shared: bool) -> list[tuple[int, int]]:
    """The name and, where the post is one that several hold, the names listed after it."""
    found = [(start, end)]
    while shared:
        connect = CONNECT.match(cut.text, found[-1][1])
        if connect is None or connect.group() == "，":
            break
        if _is_post(cut.text, connect.end()):
            break
        last = name_at(cut, connect.end(), backed=True)
        if last is None:
            break
        found.append((connect.end(), last))
    return found


def _read_reporters(cut: Cut, names: dict[str, Name]) -> None:
    """本报记者 高远 通讯员 林静；（记者 何明）；方舟/摄."""
    for match in REPORTERS.finditer(cut.text):
        start = match.end()
        while cut.text[start : start + 1] in (" ", "：", "/", "｜", "|"):
            start += 1
        role = "photographer" if "摄" in match.group() or "图" in match.group() else "reporter"
        while (end := _byline_name(cut, start)) is not None:
            name = _add(names, cut.text[start:end], 0.9, "rule:byline")
            name.reporter = role
            start = end
            while cut.text[start : start + 1] in (" ", "、"):
                start += 1
    for match in re.finditer(
        r"([一-鿿]{2,4})(?:\s?/?\s?(?:摄影|摄|供图|绘图)|\s?[/ ]\s?(?:文|图|报道))(?=[）)】\s/]|$)",
        cut.text,
    ):
        start, end = match.span(1)
        for first in range(start, end - 1):
            if name_at(cut, first, backed=True) == end:
                name = _add(names, cut.text[first:end], 0.85, "rule:byline")
                name.reporter = "photographer" if match.group()[-1] in "摄图绘" else "reporter"
                break


def _byline_name(cut: Cut, start: int) -> int | None:
    alone = BYLINE.match(cut.text, start)
    if (
        alone
        and surname_length(alone["name"])
        and alone["name"] not in NOT_NAMES
        and not REPORTERS.fullmatch(alone["name"])
    ):
        return alone.end("name")
    end = name_at(cut, start, backed=True)
    if end is None:
        return None
    after = cut.text[end : end + 1]
    return (
        end
        if not after
        or after in MARKS + "/摄文图报|｜"
        or cut.text.startswith(("报道", "通讯员", "记者", "从", "在"), end)
        else None
    )


def _read_bound(cut: Cut, names: dict[str, Name]) -> None:
    """A name that stands between two words which bind it: 任命林静为…, 免去林静的…, 林静得三百票."""
    for pattern in BOUND:
        for match in pattern.finditer(cut.text):
            text = match["name"]
            length = surname_length(text)
            if length and 0 < len(text) - length <= 2 and text not in NOT_NAMES:
                _add(names, text, 0.85, "rule:bound")


def _read_row(cut: Cut, names: dict[str, Name]) -> None:
    """李强、王毅等参加: a row of names before a verb of taking part."""
    for match in ROW.finditer(cut.text):
        row = match["names"].split("、")
        lengths = [surname_length(name) for name in row]
        if all(
            n and 0 < len(name) - n <= 2 and name not in NOT_NAMES
            for n, name in zip(lengths, row, strict=True)
        ):
            for name in row:
                _add(names, name, 0.8, "rule:row")


def _read_described(cut: Cut, names: dict[str, Name]) -> None:
    """百岁老人盛阿妹; 68岁的居民陈阿良; 盛阿妹今年100岁."""
    for match in DESCRIBED.finditer(cut.text):
        if not (cut.begins(match.start("what")) and cut.begins(match.end())):
            continue
        end = name_at(cut, match.end(), backed=True)
        if end is None or _is_post(cut.text, match.end()):
            continue
        for first, last in _listed(cut, match.end(), end, shared=True):
            name = _add(names, cut.text[first:last], 0.85, "rule:description")
            name.described = name.described or match["what"]
            name.age = name.age or match["age"]


def _read_spoken(cut: Cut, names: dict[str, Name]) -> None:
    """A name at a clause's beginning before a verb of speech: 林静说."""
    for match in re.finditer(rf"(?:^|[，。；！？”：、\s])([一-鿿]{{2,4}}){SPEECH}", cut.text):
        if name_at(cut, match.start(1), backed=False) == match.end(1) or (
            len(match.group(1)) >= 2
            and name_at(cut, match.start(1), backed=True) == match.end(1)
            and cut.begins(match.start(1))
            and evidence(cut, match.start(1), match.end(1)) >= 0.5
        ):
            _add(names, match.group(1), 0.85, "rule:speaker")


def _read_appointed(index: int, cut: Cut, names: dict[str, Name], district: str | None) -> None:
    """林静当选为区人大常委会主任; 任命林静为区民政局局长; 林静主任."""
    text = cut.text
    for head_start, head_end in _heads(cut):
        start = _post_starts(cut, head_start)
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
            bodies = _bodies(text, chain, district)
            for name in holders:
                _add(names, name, 0.8, "rule:appointed")
                names[name].posts += [(index, p, b) for p, b in zip(chain, bodies, strict=True)]
        elif start == head_start or text[start:head_start] in ("总", "副", "副总"):
            _post_behind(index, cut, names, start, head_end, district)


def _post_behind(
    index: int, cut: Cut, names: dict[str, Name], start: int, end: int, district: str | None
) -> None:
    """习近平总书记: the post directly behind a name, where it does not lead on to another name."""
    if name_at(cut, end, backed=True) is not None and cut.begins(end):
        return
    for begin in (start - 3, start - 2, start - 4):
        if begin < 0:
            continue
        word = cut.word_at(begin)
        named = cut.text[begin:start] in names or (
            word is not None and word.start == begin and word.end == start and word.tag == "PER"
        )
        if named and name_at(cut, begin, backed=True) == start:
            name = _add(names, cut.text[begin:start], 0.9, "rule:post-behind")
            name.posts.append((index, Post(start, end), body_of(cut.text[start:end], district)))
            return


def _chained(cut: Cut, start: int, end: int) -> list[Post]:
    """任研究院副院长、院长: the posts that follow one another by a mark."""
    chain = [Post(start, end)]
    while (match := NEXT_POST.match(cut.text, chain[-1].end)) is not None:
        if name_at(cut, match.end(), backed=True) is not None and cut.begins(match.end()):
            break
        chain.append(Post(match.start("post"), match.end("post")))
    return chain


def _subject(names: dict[str, Name], cut: Cut, end: int, several: bool = False) -> list[str]:
    """The one person named before in the sentence: 司马望舒1934年出生，1978年任副院长; several in a list
    for 当选."""
    begin = max(cut.text.rfind(mark, 0, end) for mark in "。；！？") + 1
    clause = cut.text[begin:end]
    run = LISTED.search(clause) if cut.text.startswith("当选", end) else None
    if several:
        return [n for n in run.group().split("、") if surname_length(n)] if run else []
    named = [n for n in names if n in clause]
    return named if len(named) == 1 else []


def _ending_at(names: dict[str, Name], cut: Cut, end: int) -> list[str]:
    """The known or readable name that ends here."""
    for begin in (end - 3, end - 2, end - 4):
        if begin < 0:
            continue
        text = cut.text[begin:end]
        if text in names:
            return [text]
        if evidence(cut, begin, end) >= 0.5 and name_at(cut, begin, backed=True) == end:
            _add(names, text, 0.8, "rule:appointed")
            return [text]
    return []


def _read_guessed(cut: Cut, names: dict[str, Name]) -> None:
    """The name finder's own people, weighed."""
    words = cut.words
    for i, word in enumerate(words):
        if word.tag != "PER":
            _read_unknown(cut, word.start, word.end, names)
            continue
        start, end = word.start, word.end
        start, end = _whole_name(cut, start, end)
        follows = words[i + 1] if i + 1 < len(words) else None
        if (
            end - start == 1
            and follows is not None
            and follows.tag == "PER"
            and follows.end - start <= 4
        ):
            end = follows.end
        text = cut.text[start:end]
        titled = HEAD_END.search(text) or COURTEOUS.search(text)
        if titled and titled.end() == len(text) and titled.start() >= 2:
            end = start + titled.start()
            text = cut.text[start:end]
        score = evidence(cut, start, end)
        if (text in names and score < 0.5) or _is_titled(text):
            continue
        if score > 0:
            _add(names, text, score, "model:name-finder")


def _whole_name(cut: Cut, start: int, end: int) -> tuple[int, int]:
    """乌云 in 乌云其木格, 昌彦 in 山下昌彦: the finder's person is part of a longer name."""
    for first, last in cut.foreign.items():
        if first < end and start < last:
            return first, last
    for first in (start - 2, start - 3):
        if first >= 0 and JAPANESE_NAME.fullmatch(cut.text, first, start):
            return first, end
    return start, end


def _read_unknown(cut: Cut, start: int, end: int, names: dict[str, Name]) -> None:
    """谈月琴, which the finder takes for a verb: no word of the dictionary, a surname, a likely given name."""
    text = cut.text[start:end]
    if (
        len(text) == 3
        and text[0] in SINGLE
        and all(c in GIVEN for c in text[1:])
        and not in_dictionary(text)
        and not in_dictionary(text[:2])
        and cut.text[start - 1 : start] not in ("“", "《", "第")
        and name_at(cut, start, backed=True) == end
    ):
        _add(names, text, 0.55, "rule:unknown-word")


def _is_titled(text: str) -> bool:
    """钟区长 is no name but a surname with a title."""
    return any(HEAD_END.fullmatch(text, n) or COURTEOUS.fullmatch(text, n) for n in (1, 2))


def _read_run_together(
    cuts: Sequence[Cut], passages: Sequence[Passage], names: dict[str, Name]
) -> None:
    """曹立强钟晓咏 in a headline: as names of the body, or by their surnames where the body is silent."""
    sure = {text for text, name in names.items() if name.score >= 0.5}
    for text in list(sure):
        if len(text) < 4 or "·" in text:
            continue
        for cut_at in range(2, len(text) - 1):
            if text[:cut_at] in sure and text[cut_at:] in sure:
                names.pop(text)
                break
    for cut, passage in zip(cuts, passages, strict=True):
        if not passage.display:
            continue
        for word in cut.words:
            text = cut.text[word.start : word.end]
            if word.tag != "PER" or len(text) < 5 or "·" in text:
                continue
            lengths = split_names(text)
            if lengths and len(lengths) > 1:
                names.pop(text, None)
                at = 0
                for length in lengths:
                    _add(names, text[at : at + length], 0.6, "rule:run-together")
                    at += length


def _drop_cut_names(names: dict[str, Name], cuts: Sequence[Cut]) -> None:
    """A short name that is only ever printed inside a longer one is that longer one cut off."""
    for text in list(names):
        longer = [other for other in names if other != text and text in other]
        if not longer or names[text].posts:
            continue
        everywhere = [m.start() for cut in cuts for m in re.finditer(re.escape(text), cut.text)]
        within = sum(cut.text.count(other) for other in longer for cut in cuts)
        if within >= len(everywhere):
            del names[text]


def _mentions(names: dict[str, Name], cuts: Sequence[Cut]) -> Iterator[Mention]:
    """Every place where an accepted name is printed, the longest name where they overlap."""
    if not names:
        return
    pattern = re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))
    for index, cut in enumerate(cuts):
        for match in pattern.finditer(cut.text):
            name = names[match.group()]
            if len(match.group()) == 2 and not _stands_alone(
                cut, match.start(), match.end(), names
            ):
                continue
            yield Mention(index, match.start(), match.end(), match.group(), name.by, name.score)


def _stands_alone(cut: Cut, start: int, end: int, names: dict[str, Name]) -> bool:
    """A two-character name is not the inside of another word: 高天 in 天高天蓝, 方雷 in 方雷同."""
    first, last = cut.word_at(start), cut.word_at(end - 1)
    if first is None or last is None:
        return True
    if (first.start == start or first.tag == "PER") and (last.end == end or last.tag == "PER"):
        return True
    return (
        any(cut.text[start - len(n) : start] == n for n in names)
        or cut.text[start - 1 : start] in MARKS
    )


def _titled(
    names: dict[str, Name], cuts: Sequence[Cut], people: Sequence[Mention]
) -> list[Mention]:
    """钟区长, 王书记: the one person of the article with that surname, with that post if told."""
    taken = {(m.passage, i) for m in people for i in range(m.start, m.end)}
    found: list[Mention] = []
    for index, cut in enumerate(cuts):
        for match in re.finditer(
            rf"({'|'.join(COMPOUND)}|[一-鿿])((?:副)?(?:{HEAD.pattern}|{COURTEOUS.pattern}))",
            cut.text,
        ):
            surname = match.group(1)
            if (surname not in SINGLE and surname not in COMPOUND) or (
                index,
                match.start(),
            ) in taken:
                continue
            if not cut.begins(match.start()) or (
                name_at(cut, match.end(), backed=True) and not cut.begins(match.end())
            ):
                continue
            whole = _bearer(surname, match.group(2), names, cuts)
            if whole:
                found.append(
                    Mention(index, match.start(), match.end(), whole, "rule:surname-and-title", 0.8)
                )
    return found


def _bearer(surname: str, title: str, names: dict[str, Name], cuts: Sequence[Cut]) -> str | None:
    bearers = [n for n in names if n.startswith(surname)]
    with_post = [
        n
        for n in bearers
        if any(cuts[i].text[p.start : p.end].endswith(title) for i, p, _ in names[n].posts)
    ]
    chosen = with_post or bearers
    return chosen[0] if len(chosen) == 1 else None
