"""News, advertisement, notice or picture: of a story that stands on a page with boxes."""

from __future__ import annotations

from shuzibao.articles.hung import Set
from shuzibao.articles.kinds import kind_of_words
from shuzibao.articles.offers import kind_by_signs
from shuzibao.articles.stories import Part, Story
from shuzibao.model import Kind, Role
from shuzibao.script.fold import fold


def kind_of(sheet: Set, story: Story) -> Kind:
    """News, or an advertisement or a notice, by what it says or how it is made; a picture story without a body."""
    worded = worded_kind(sheet, story)
    return worded if worded is not Kind.ARTICLE else kind_by_signs(*shown(sheet, story))


def worded_kind(sheet: Set, story: Story) -> Kind:
    """By what it says alone."""
    told = {
        role: "".join(_texts(sheet, story, role))
        for role in (Role.KICKER, Role.HEADLINE, Role.DECK, Role.PARAGRAPH, Role.CAPTION)
    }
    around = (told[Role.KICKER], told[Role.DECK], told[Role.PARAGRAPH])
    return kind_of_words(told[Role.HEADLINE], "\n".join(filter(None, around)), told[Role.CAPTION])


def shown(sheet: Set, story: Story) -> tuple[str, list[str], bool]:
    """A story's headline, its other paragraphs, and whether it has a box to itself: what `kind_by_signs` asks for."""
    printed = {piece.line for part in story.parts for piece in part.pieces}
    frames = {block.frame for block in sheet.made.blocks if not printed.isdisjoint(block.lines)}
    parts = _texts(sheet, story, Role.KICKER, Role.DECK, Role.PARAGRAPH)
    framed = len(frames) == 1 and None not in frames
    return "".join(_texts(sheet, story, Role.HEADLINE)), parts, framed


def _texts(sheet: Set, story: Story, *roles: Role) -> list[str]:
    return [_text(sheet, part) for part in story.parts if part.role in roles]


def _text(sheet: Set, part: Part) -> str:
    lines = sheet.page.lines
    return fold("".join(lines[one.line].text[one.start : one.end] for one in part.pieces))
