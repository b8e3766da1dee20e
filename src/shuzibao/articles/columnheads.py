"""The names of columns inside a page: 评论 over an opinion, 公告 over a notice. By its words each might be the page's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuzibao.conventions.furniture import LABELS, OWN_HEAD, names_a_section
from shuzibao.layout.signs import Signs
from shuzibao.model import Line, Role


def columns_named(lines: Sequence[Line], signs: Sequence[Signs]) -> list[Signs]:
    """The signs of a page's lines; those that name a column head what is below them, and are no folio.

    The source marks them as headings below a story's text; the head of a notice, and what no page is called (图说新闻), is one
    also without a mark, where neither line beside it is of the folio.
    """
    told = list(signs)
    begun = False
    for i, sign in enumerate(signs):
        begun = begun or (sign.furniture is None and sign.ends_sentence)
        if sign.furniture is Role.FOLIO and begun and _names_a_column(sign.text):
            marked = sign.heading is not None or sign.bold
            own = OWN_HEAD.search(sign.text) or LABELS.match(sign.text)
            if marked or (own and not _beside_furniture(lines, signs, i)):
                told[i] = replace(sign, furniture=None)
    return told


def _names_a_column(text: str) -> bool:
    return names_a_section(text) or LABELS.match(text) is not None


def _beside_furniture(lines: Sequence[Line], signs: Sequence[Signs], i: int) -> bool:
    """Whether the next line either way is set apart from the page's text, or there is none."""
    above = next((k for k in range(i - 1, -1, -1) if lines[k].text), None)
    below = next((k for k in range(i + 1, len(lines)) if lines[k].text), None)
    return any(k is None or signs[k].furniture is not None for k in (above, below))
