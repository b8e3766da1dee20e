"""Poems 诗 among a page's lines: short lines below a writer's name or a marked heading, to where prose or the next head begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shuzibao.articles.signed import INNER_MARK, below_kind, is_text, is_verse
from shuzibao.conventions.bylines import satellite_role
from shuzibao.conventions.furniture import OWN_HEAD
from shuzibao.layout.signs import Signs
from shuzibao.model import Role
from shuzibao.script.words import word_across

# Lines of a poem 诗行 are short, and there are some of them.
FEWEST_VERSES = 4
NARROWEST_COLUMN = 8.0  # ems
# Lines of a heading below a poem, and how many pairs of characters of one its text says again in so many lines.
MOST_HEADS, FEWEST_SAID, ECHO_LINES = 4, 2, 12
MOST_MARKED = 0.2


def verses(texts: Sequence[str], signs: Sequence[Signs], names: frozenset[int]) -> Iterator[int]:
    """A run of short lines right below a writer's name, or below a heading that the source marks, is a poem."""
    end = 0
    for i in range(len(signs) - FEWEST_VERSES):
        marked = signs[i].heading is not None
        kind = i in names and below_kind(signs, i)
        short = all(map(is_verse, signs[i + 1 : i + 1 + FEWEST_VERSES]))
        if i < end or not (marked or kind or short):
            continue
        if marked or i in names or says_who(texts[i], signs[i]):
            run = _run(texts, signs, i + (2 if i + 1 in names else 1), names)
            lines = run or (_parts(signs, i + 1) if kind else run)
            end = max([end, *(line + 1 for line in lines)])
            yield from lines


def _parts(signs: Sequence[Signs], first: int) -> list[int]:
    """The lines of several short poems, each with its title in bold; none where they are too few."""
    found: list[int] = []
    for i in range(first, len(signs)):
        title = signs[i].bold and signs[i].width <= NARROWEST_COLUMN and i + 1 < len(signs)
        title = title and is_verse(signs[i + 1])
        if is_verse(signs[i]) or title:
            found.append(i)
        elif signs[i].text:
            break
    return found if len(found) >= FEWEST_VERSES else []


def says_who(text: str, sign: Signs) -> bool:
    """A line that says by itself who wrote the story."""
    return satellite_role(text, sign.text, sign.ends_open or sign.bracket_open) is Role.BYLINE


def _run(texts: Sequence[str], signs: Sequence[Signs], first: int, names: frozenset[int]) -> range:
    """The verses from a line on; an empty range where they are too few, or the prose of a narrow column."""
    end = first
    while end < len(signs) and is_verse(signs[end]):
        after = end - first >= FEWEST_VERSES
        if after and OWN_HEAD.search(signs[end].text):
            return range(first, end)
        if after and (_is_column(signs[end : end + 2]) or says_who(texts[end], signs[end])):
            break
        end += 1
    if end < len(signs) and (
        is_text(signs[end]) or _is_column(signs[end : end + 2]) or says_who(texts[end], signs[end])
    ):
        end = _without_heads(signs, first, end, names)
    prose = sum(INNER_MARK.search(sign.text) is not None for sign in signs[first:end])
    few = end - first < FEWEST_VERSES or prose > MOST_MARKED * (end - first)
    return range(0) if few else range(first, end)


def _is_column(lines: Sequence[Signs]) -> bool:
    """Full lines of a narrow column, no verses: two as wide as each other, and a clause ends inside one; or one that the
    break ends within a word.
    """
    if len(lines) < 2 or lines[0].width < NARROWEST_COLUMN:
        return False
    above, below = lines
    alike = abs(above.width - below.width) <= 1.0
    clause = any(INNER_MARK.search(one.text) for one in lines)
    return (alike and clause) or bool(word_across(above.text, below.text))


def _without_heads(signs: Sequence[Signs], first: int, end: int, names: frozenset[int]) -> int:
    """Where a poem ends that the heads of the story below follow: what stands right above a text heads it, and so do the
    lines over that which the text says again, or which are wider than the verses; none that is set in as the verses are.
    """
    if signs[end].caption:
        return end
    if end - 1 in names:
        end -= 1
    if signs[first].indent > 0 and signs[end - 1].indent == signs[first].indent:
        return end
    below = "".join(sign.text for sign in signs[end : end + ECHO_LINES])
    for lines in range(MOST_HEADS):
        at = end - 1 - lines
        rest = signs[first:at]
        if len(rest) < FEWEST_VERSES:
            return end - lines
        wider = signs[at].width > max(one.width for one in rest) + 1.0
        said = {signs[at].text[k : k + 2] for k in range(len(signs[at].text) - 1)}
        if lines and not wider and sum(pair in below for pair in said) < FEWEST_SAID:
            return at + 1
    return end - MOST_HEADS
