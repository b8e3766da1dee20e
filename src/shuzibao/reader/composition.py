"""How an issue stands on its front page: the lead, second stories, the rest by page."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from shuzibao.archive.models import Article, Page
from shuzibao.model import Role

# A front page holds a lead and about three second stories before it turns to short pieces.
SECONDS: Final = 3
LEAD_CHARACTERS: Final = 420  # about twelve lines in each of two columns
SECOND_CHARACTERS: Final = 100
BRIEF_CHARACTERS: Final = 56
PHOTO: Final = 1.5  # a picture draws the eye as much as a deck, a kicker and a jump line together
ENDED: Final = re.compile(r"[。！？!?…][”’」』）)]*\Z")
SENTENCE: Final = re.compile(r".*?(?:[。！？!?…]+[”’」』）)]*|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the issue. small: advertisements, notices and second halves, named in one line."""

    page: Page
    articles: tuple[Article, ...]
    small: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """lead, seconds, and under the lead the rest of that page; then the other pages.

    All of `under` and before comes from the first page that has a story.
    """

    lead: Article | None
    seconds: tuple[Article, ...]
    under: Section | None
    sections: tuple[Section, ...]


def compose(
    pages: Sequence[Page],
    articles: Iterable[Article],
    pictured: Container[str] = (),
) -> Front:
    """The front page of an issue. articles: of all its pages, in order. pictured: ids of those that have a photograph."""
    by_page: dict[str, list[Article]] = {page.pk: [] for page in pages}
    for article in articles:
        by_page.setdefault(article.page_id, []).append(article)
    first = next((page for page in pages if any(map(is_story, by_page[page.pk]))), None)
    stories = [one for one in by_page[first.pk] if is_story(one)] if first else []
    weights = {one.pk: weight(one) + PHOTO * (one.pk in pictured) for one in stories}
    by_weight = sorted(stories, key=lambda one: weights[one.pk], reverse=True)
    lead, others = (by_weight[0], by_weight[1:]) if by_weight else (None, [])
    # Three beside a lead with nothing under it leave the paper white there; its picture would fill it.
    bare = lead is not None and lead.pk not in pictured and len(others) == SECONDS
    beside = SECONDS - 1 if bare else SECONDS
    seconds = sorted(others[:beside], key=lambda article: article.position)
    used = {article.pk for article in (lead, *seconds) if article}
    sections = [_section(page, by_page[page.pk], used) for page in pages]
    filled = [section for section in sections if section.articles or section.small]
    under = next((section for section in filled if section.page is first), None)
    return Front(
        lead, tuple(seconds), under, tuple(section for section in filled if section is not under)
    )


def _section(page: Page, articles: Sequence[Article], used: set[str]) -> Section:
    rest = [article for article in articles if article.pk not in used]
    return Section(
        page,
        tuple(article for article in rest if is_story(article)),
        tuple(article for article in rest if not is_story(article)),
    )


def is_story(article: Article) -> bool:
    """News of its own: no advertisement, no notice, no second half of a story."""
    second_half = bool((article.continued_from or {}).get("article"))
    return article.kind in ("article", "picture") and not second_half


def weight(article: Article) -> float:
    """How much of a lead it is: what the page itself gave a headline, a deck, room and an early place."""
    length = sum(map(len, paragraphs(article)))
    printed = 0.0 if article.display_title_made else 3.0
    furnished = 0.5 * bool(article.kicker) + 0.5 * bool(article.deck)
    turns = 0.5 * bool(article.continues_on)  # the story that runs on inside is rarely a small one
    return printed + furnished + turns + math.log2(1 + length / 100) - article.position


def paragraphs(article: Article) -> list[str]:
    """The running text: no crosshead, caption or credit. Asks for the article's elements."""
    return [piece["text"] for piece in article.elements if piece["role"] == Role.PARAGRAPH]


def opening(texts: Iterable[str], limit: int, runs_on: bool = False) -> list[str]:
    """The first of these paragraphs up to about `limit` characters, ending with a whole sentence.

    Where that would be next to nothing, it is cut at a comma and ends with an ellipsis.
    runs_on: the last of them goes on elsewhere in print, and ends with an ellipsis where a sentence is open.
    """
    taken: list[str] = []
    room = limit
    for paragraph in texts:
        if len(paragraph) <= room:
            taken.append(paragraph)
            room -= len(paragraph)
            continue
        runs_on = False
        part = _whole_sentences(paragraph, room)
        if not taken and len(part) < limit * 0.4:
            part = _clause(paragraph, limit)
        taken.append(part)
        break
    if runs_on and taken and not ENDED.search(taken[-1]):
        taken[-1] += "…"
    return [paragraph for paragraph in taken if paragraph]


def _whole_sentences(paragraph: str, room: int) -> str:
    end = 0
    for sentence in SENTENCE.finditer(paragraph):
        if sentence.end() > room:
            break
        end = sentence.end()
    return paragraph[:end]


def _clause(paragraph: str, limit: int) -> str:
    cut = max(paragraph.rfind(mark, 0, limit) for mark in "，；：、,; ")
    return paragraph[: cut if cut > limit // 2 else limit].rstrip("，；：、,; ") + "…"
