"""What tools do to lines and blocks: spaces put in, heads moved, columns crossed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from bench.dumps.story import SetStory
from bench.dumps.tape import Bit, Row

HAN = r"\u3400-\u9fff"
DIGIT_EDGE = re.compile(rf"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{HAN}])")
AFTER_MARK = re.compile(r"(?<=[，。、；：])(?=[^，。、；：”）\s])")
INSIDE = re.compile(rf"(?<=[{HAN}])(?=[{HAN}])")
BODY = frozenset({"paragraph", "caption"})


def spaced(rng: Random, row: Row, pattern: re.Pattern[str], share: float) -> Row:
    """The row with a space put in at this share of the places that the pattern finds."""
    bits: list[Bit] = []
    for text, owner in row.bits:
        if owner is None or (row.role not in BODY and pattern is not DIGIT_EDGE):
            bits.append((text, owner))
            continue
        cuts = [found.start() for found in pattern.finditer(text) if rng.random() < share]
        for left, right in zip([0, *cuts], [*cuts, len(text)], strict=True):
            if left:
                bits.append((" ", None))
            bits.append((text[left:right], owner))
    return Row(bits, row.role, row.indent, row.measure, row.opens, row.closes, row.slack)


def stretched(rng: Random, row: Row) -> Row:
    """Justified lines: the space that filled the line comes out behind its marks."""
    return spaced(rng, row, AFTER_MARK, 0.8) if row.slack >= 0.5 else row


# Vertical Forms and CJK Compatibility Forms (Unicode 15, U+FE10 to U+FE4F): what fonts of vertical
# pages map marks to.
VERTICAL_FORMS = str.maketrans(
    "，、。：；！？（）“”‘’《》【】", "︐︑︒︓︔︕︖︵︶﹃﹄﹁﹂︽︾︻︼"
)
UPRIGHT = {form: mark for mark, form in VERTICAL_FORMS.items()}


def with_vertical_forms(row: Row) -> Row:
    bits: list[Bit] = [(text.translate(VERTICAL_FORMS), owner) for text, owner in row.bits]
    return Row(bits, row.role, row.indent, row.measure, row.opens, row.closes, row.slack)


def bigrams(text: str) -> set[str]:
    return {
        text[at : at + 2]
        for at in range(len(text) - 1)
        if re.fullmatch(rf"[{HAN}]{{2}}", text[at : at + 2])
    }


def body_bigrams(story: SetStory) -> set[str]:
    joined = "".join(row.text for column in story.columns for row in column)
    return bigrams(joined) | bigrams("".join(row.text for row in story.pictures))


def movable(stories: Sequence[SetStory], rows: Sequence[Row], index: int) -> bool:
    """Whether a reader could give these rows back to their story from its words alone: at least
    three pairs of characters stand in its body and in no other, and no other body has as many.
    """
    words = bigrams("\n".join(row.text for row in rows))
    own = body_bigrams(stories[index])
    shares = []
    for other, story in enumerate(stories):
        if other != index:
            others = body_bigrams(story)
            shares.append(len(words & others - own))
            own_only = len(words & own - others)
            if own_only < 3 or own_only <= 2 * len(words & others - own):
                return False
    return bool(shares)
