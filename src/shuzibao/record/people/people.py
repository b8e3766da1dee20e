"""People and posts: one post or several before a name, a list that shares a post, a post behind the
name, names run together in a headline, a surname with a title, reporters, ordinary people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shuzibao.record.base import Found
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import word_class
from shuzibao.record.language.passage import Passage
from shuzibao.record.people.foreign import latin_at
from shuzibao.record.people.holders import Name, Post, people_of, posts_of
from shuzibao.record.people.mentions import (
    drop_called_after,
    drop_cut_names,
    known_as,
    mentions_of,
    mentions_of_forms,
    read_called,
    read_run_together,
    titled_in,
)
from shuzibao.record.people.name_signs import JOINS
from shuzibao.record.people.names import ENOUGH, best_name, name_at, probability, weight
from shuzibao.record.people.people_table import (
    BOUND,
    BOUND_LOOSELY,
    BYLINE,
    CONNECT,
    DESCRIBED,
    FIRST,
    MARKS,
    OF_A_PEOPLE,
    POST_TAGS,
    ROW,
)
from shuzibao.record.people.surnames import surname_length
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import BARE
from shuzibao.record.posts.appointed import read_appointed
from shuzibao.record.posts.post_spans import add_name, bodies_of, heads_in, is_post, post_starts
from shuzibao.record.posts.post_table import (
    REPORTERS,
    SHARED,
)
from shuzibao.script.surnames import COMPOUND

LEAST = 0.45  # of a name's score; what ENOUGH is as a probability
ALONE = -3.0  # odds that suffice for a name that stands by itself behind 记者
HELD = re.compile(r".{0,2}?(?:时任|现任|曾任|担任|身为|作为|兼任)")
NOT_REAL = re.compile("[一-鿿]{2}(?=（(?:均为|皆为|系|为)?化名）)")
DOING = frozenset(["v", "vd", "d", "ad", "a", "p", "c"])  # tags of what is no name
OFFICE_NEXT = re.compile(r"[办委局处会府院部]|副|党组|主任|主席|书记")


def find_people(
    passages: Sequence[Passage], cuts: Sequence[Cut], homes: Sequence[str | None]
) -> tuple[list[Found], list[Found]]:
    """Mentions of people, and the posts they hold. homes: what a bare level means in each passage (`homes.py`)."""
    names: dict[str, Name] = {}
    for index, cut in enumerate(cuts):
        _read_posted(index, cut, names, homes[index])
        _read_reporters(cut, names)
        _read_described(cut, names)
        _read_bound(cut, names)
        _read_of_a_people(cut, names)
        _read_row(cut, names)
        _read_not_real(cut, names)
        for start, end in cut.foreign.items():
            if "·" in cut.text[start:end] or "某" in cut.text[start:end]:
                add_name(names, cut.text[start:end], 0.85, "rule:whole-name")
    for cut in cuts:
        _read_guessed(cut, names)
    for index, cut in enumerate(cuts):
        read_appointed(index, cut, names, homes[index])
    read_run_together(cuts, passages, names)
    levels = {place for home in set(homes) if home for place in gazetteer.levels(home)}
    own = {p for place in levels for p in (place, gazetteer.short_of(place))}
    kept = {
        t: name
        for t, name in names.items()
        if name.score >= LEAST
        and (t not in own or name.reporter)  # 通讯员 吴江
        and not _level_word(t, cuts)
    }
    read_called(cuts, kept)
    drop_cut_names(kept, cuts)
    drop_called_after(kept, cuts)
    known = known_as(kept, cuts)
    people = list(mentions_of(kept, cuts))
    people += mentions_of_forms(known, kept, cuts, people)
    people += titled_in(kept, cuts, people)
    return people_of(kept, people, cuts), posts_of(kept, cuts)


def _read_not_real(cut: Cut, names: dict[str, Name]) -> None:
    """麻姐（化名）, 小豆豆（化名）: what the paper calls somebody, be it a name or none."""
    for match in NOT_REAL.finditer(cut.text):
        start = match.end() - 3
        whole = start >= 0 and cut.begins(start) and surname_length(cut.text, start, backed=True)
        add_name(
            names,
            cut.text[start if whole else start + 1 : match.end()],
            0.85,
            "rule:not-the-real-name",
        )


def _read_posted(index: int, cut: Cut, names: dict[str, Name], district: str | None) -> None:
    """区委副书记、区长钟晓咏; 区领导王宏伟、俞林伟参加; 王宏伟等区领导."""
    text = cut.text
    chain: list[Post] = []
    for head_start, head_end in heads_in(cut):
        post = Post(post_starts(cut, head_start), head_end)
        while chain and chain[-1].start >= post.start:
            chain.pop()  # 交警 in 交警支队支队长
        if not (chain and _joined(cut, chain[-1].end, post.start, chain[0].start)):
            chain = []
        if chain and GIVEN.search(text, max(0, chain[0].start - 3), chain[0].start):
            chain = []  # 会长林静任团长、|理事长高远
        if post.start == head_start and _somebodys(cut, post):
            chain = []
            continue
        chain.append(post)
        mark = text[head_end : head_end + 1]
        quoted = mark == "”" and text[head_start - 1 : head_start] == "“"  # “第一书记”林静
        start = head_end + (1 if mark and (mark in "： “" or quoted) else 0)
        if text[start : start + 1] == "的" and HELD.match(
            text[max(0, chain[-1].start - 2) : head_end]
        ):
            start += 1  # 时任镇党委书记的施永年
        if text.startswith("：", head_end) and text.endswith(("记者", "通讯员"), 0, head_end):
            continue  # who asks in an interview; writers are read as such
        end = name_at(cut, start, "post")
        if end is None and (said := SAID_OF.match(text, start)) is not None:
            start = said.end()
            end = name_at(cut, start, "described")
        end = end if end is not None else latin_at(text, start)
        if end is None or is_post(text, start):
            continue
        bodies = bodies_of(text, chain, district)
        shared = SHARED.search(text[chain[-1].start : chain[-1].end]) is not None
        for first, last in _listed(cut, start, end, shared):
            name = add_name(names, text[first:last], 0.93, "rule:post")
            name.posts += [(index, p, body) for p, body in zip(chain, bodies, strict=True)]
        chain = []


def _somebodys(cut: Cut, post: Post) -> bool:
    """王|县长、立法委员林静; 深受高|董事长|爱心感动: a title behind a surname is of whoever is called so."""
    start = post.start
    before = cut.text[start - 1 : start]
    if not (start and cut.begins(start - 1) and surname_length(before) == 1) or before in JOINS:
        return False
    behind = cut.starting(post.end)
    word = ""
    if behind is not None and behind.tag not in ("PER", "nz", "w"):
        word = word_class(cut.text[behind.start : behind.end])
    return word not in ("", "nr") or not cut.text[start - 2 : start - 1].isalnum()


def _level_word(name: str, cuts: Sequence[Cut]) -> bool:
    """区政协, 区文明|办: the district's body and nobody of the surname 区."""
    return name[0] in "区市县" and any(
        BARE.match(cut.text, m.start()) or OFFICE_NEXT.match(cut.text, m.end())
        for cut in cuts
        for m in re.finditer(re.escape(name), cut.text)
    )


# What stands between two posts of one person: 、第六至第八届|青禾市政协委员; 、“…”称号获得者、
TERM = r"(?:第[一二三四五六七八九十百\d]+(?:[至、到—-]第?[一二三四五六七八九十百\d]+)?[届任])?"
HONOURS = r"(?:[^，。；、]{2,18}(?:党员|获得者|得主|称号|模范|战士|家|会员)[、，])*"
BETWEEN_POSTS = re.compile(rf"、《[^《》]{{1,14}}》|[、，]?(?:兼任?|暨|并任|及)|、{HONOURS}{TERM}")
HONOURED = re.compile(HONOURS)
OPENING = re.compile(rf"，{HONOURS}{TERM}")
# A title that the sentence gives to whom it names before: …林静任|团长; 新任, 时任 are said of whom comes.
GIVEN = re.compile(r"(?:(?<![时现新原历前曾])任|担任|出任|当选为?|升任)$")
LONGEST_BODY = 14  # characters of a body's name before what is read of it with its title
# What is said of somebody between the last post and the name: ，著名数学家、教育家|方叔远同志.
SAID_OF = re.compile(r"(?:[、，][^，。；、：]{1,16}(?:家|党员|获得者|得主|模范|大师|战士|干部))+")


def _joined(cut: Cut, end: int, start: int, first: int) -> bool:
    """Whether nothing but marks, terms and honours stands between two posts, the first of the chain at `first`.

    Commas alone join them where they open the sentence, as in the news of a death.
    """
    if start < end:
        return False
    text = cut.text
    between = text[end:start]
    if between[:1] == "、" and _goes_on(cut, end + 1, start):
        return True
    if between in ("、", " ", "兼", "，兼", "、兼", "") or BETWEEN_POSTS.fullmatch(between):
        return True
    begin = max(text.rfind(mark, 0, first) for mark in "。　 ”：") + 1
    return (
        HONOURED.fullmatch(text, begin, first) is not None
        and OPENING.fullmatch(between) is not None
    )


def _goes_on(cut: Cut, start: int, end: int) -> bool:
    """全国人大代表、|青禾街坊会联合|总会副会长: words of a body's name between a mark and what was read of its post."""
    words = [w for w in cut.words if start <= w.start < end]
    return (
        0 < end - start <= LONGEST_BODY
        and bool(words)
        and (words[0].start, words[-1].end) == (start, end)
        and words[0].tag in ("ORG", "LOC", "n", "nz")
        and all(w.tag in POST_TAGS or w.tag == "v" for w in words)
    )


SLASHES = "/|｜"  # 记者林静/嘉义报道
TAKEN = re.compile(
    r"(?:摄影|(?<!文/)[摄图绘])$"
)  # who took the picture, and wrote nothing: 摄影|报道
ASIDE = re.compile(r"（[^（）]{1,8}）(?=[、和与及])")  # 林静（女）、高远（挂职）


def _listed(cut: Cut, start: int, end: int, shared: bool) -> list[tuple[int, int]]:
    """The name and, where the post is one that several hold, the names listed after it."""
    found = [(start, end)]
    while shared:
        aside = ASIDE.match(cut.text, found[-1][1])
        connect = CONNECT.match(cut.text, aside.end() if aside else found[-1][1])
        if connect is None or connect.group() == "，":
            break
        if is_post(cut.text, connect.end()):
            break
        last = name_at(cut, connect.end(), "listed")
        if last is None:
            break
        found.append((connect.end(), last))
    return found


def _read_reporters(cut: Cut, names: dict[str, Name]) -> None:
    """本报记者 高远 通讯员 林静；（记者 何明）；方舟/摄."""
    for match in REPORTERS.finditer(cut.text):
        start = match.end()
        while cut.text[start : start + 1] in (" ", "：", *SLASHES):
            start += 1
        role = "photographer" if "摄" in match.group() or "图" in match.group() else "reporter"
        while (end := _byline_name(cut, start)) is not None:
            name = add_name(names, cut.text[start:end], 0.9, "rule:byline")
            name.reporter = role
            start = end
            while cut.text[start : start + 1] in (" ", "、"):
                start += 1
    for match in re.finditer(
        r"([一-鿿]{2,4})(?:\s?/?\s?(?:摄影报道|摄影|摄|供图|绘图)|\s?[/ ]\s?(?:文/图|图/文|文|图|报道))(?=[）)】\s]|/(?![一-鿿]{2})|$)",
        cut.text,
    ):
        start, end = match.span(1)
        for first in range(start, end - 1):
            if name_at(cut, first, "byline") == end and not REPORTERS.fullmatch(
                cut.text, first, end
            ):
                name = add_name(names, cut.text[first:end], 0.85, "rule:byline")
                name.reporter = "photographer" if TAKEN.search(match.group()) else "reporter"
                break


def _byline_name(cut: Cut, start: int) -> int | None:
    if REPORTERS.match(cut.text, start):
        return None
    end = name_at(cut, start, "byline")
    if end is None:
        alone = BYLINE.match(cut.text, start)
        if alone is None or REPORTERS.fullmatch(alone["name"]):
            return None
        if not surname_length(alone["name"]):  # 记者 火正红）: whoever is between spaces signs
            signs = cut.text[start - 1 : start] == " " and len(alone["name"]) < 4
            closed = cut.text[alone.end("name") : alone.end("name") + 1] in ("", "）")
            return alone.end("name") if signs and closed and not word_class(alone["name"]) else None
        return (
            alone.end("name") if weight(cut, start, alone.end("name"), "byline") > ALONE else None
        )
    after = cut.text[end : end + 1]
    return (
        end
        if not after
        or after in f"{MARKS}摄文图报{SLASHES}"
        or cut.text.startswith(("报道", "通讯员", "记者", "从", "在"), end)
        else None
    )


def _read_bound(cut: Cut, names: dict[str, Name]) -> None:
    """A name that stands between two words which bind it: 任命林静为…, 免去林静的…, 林静得三百票, 林静，女，…"""
    for pattern in (*BOUND, *BOUND_LOOSELY, *FIRST):
        for match in pattern.finditer(cut.text):
            text = match["name"]
            length = surname_length(text, backed=True)
            how = pattern in BOUND_LOOSELY and _tells_how(cut, *match.span("name"))
            # 选举|投票: 投 is hardly a surname
            sure = pattern not in FIRST and surname_length(text) and not how
            if length and 0 < len(text) - length <= 2 and (sure or word_class(text) in ("", "nr")):
                add_name(names, text, 0.85, "rule:bound")


def _tells_how(cut: Cut, start: int, end: int) -> bool:
    """Whether what stands here is a word that is no name: 成功|获选."""
    word = cut.starting(start)
    return word is not None and word.end == end and word.tag in DOING


def _read_of_a_people(cut: Cut, names: dict[str, Name]) -> None:
    for match in OF_A_PEOPLE.finditer(cut.text):
        add_name(names, match["name"], 0.85, "rule:bound")


def _read_row(cut: Cut, names: dict[str, Name]) -> None:
    """李强、王毅等参加: a row of names before a verb of taking part."""
    for match in ROW.finditer(cut.text):
        row = match["names"].split("、")
        lengths = [surname_length(name) for name in row]
        if all(n and 0 < len(name) - n <= 2 for n, name in zip(lengths, row, strict=True)):
            for name in row:
                add_name(names, name, 0.8, "rule:row")


def describes(cut: Cut, match: re.Match[str]) -> bool:
    """Whether words that tell what somebody is end here: where a word ends, a surname of two characters begins,
    or the finder took them and the name for one (共青团员柏玉兰)."""
    end = match.end()
    if cut.begins(match.start("what")):
        return cut.begins(end) or cut.text[end : end + 2] in COMPOUND
    word = cut.word_at(end)
    joined = word is not None and word.tag in ("PER", "nz") and word.start < match.start("what")
    return joined and surname_length(cut.text, end) > 0


def _read_described(cut: Cut, names: dict[str, Name]) -> None:
    """百岁老人盛阿妹; 68岁的居民陈阿良; 盛阿妹今年100岁."""
    for match in DESCRIBED.finditer(cut.text):
        if not describes(cut, match):
            continue
        end = name_at(cut, match.end(), "described")
        if end is None or is_post(cut.text, match.end()):
            continue
        for first, last in _listed(cut, match.end(), end, shared=True):
            name = add_name(names, cut.text[first:last], 0.85, "rule:description")
            name.described = name.described or match["what"]
            name.age = name.age or match["age"]


def _read_guessed(cut: Cut, names: dict[str, Name]) -> None:
    """Names that nothing introduces: the likeliest ones that do not overlap."""
    found: list[tuple[float, int, int]] = []
    ends: set[int] = set()
    for start in _starts(cut):
        listed = start - 1 in ends and cut.text[start - 1] in "、和与及 "
        best = best_name(cut, start, "listed" if listed else "")
        if best is not None and best[0] > ENOUGH:
            found.append((best[0], start, best[1]))
            ends.add(best[1])
    taken: set[int] = set()
    for odds, start, end in sorted(found, reverse=True):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            add_name(names, cut.text[start:end], probability(odds), "model:names")


def _starts(cut: Cut) -> Iterator[int]:
    """Where a name may begin: with a word, or inside what the finder calls a person."""
    for word in cut.words:
        yield word.start
        if word.tag == "PER":
            yield from range(word.start + 1, word.end - 1)
