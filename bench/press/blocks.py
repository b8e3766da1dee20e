"""From ordered blocks of a peer to an answer: a new article at each headline, which is all they allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# A line this much larger than the body is called a headline.
LARGE = 1.25


@dataclass(frozen=True, slots=True)
class Said:
    """A line as a peer gives it. size: its em in points; title: the peer itself calls it one."""

    page: int
    box: tuple[float, float, float, float]
    text: str
    size: float
    title: bool = False


def body_size(lines: Sequence[Said]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def articles_at_headlines(lines: Sequence[Said], system: str) -> dict[str, Any]:
    """Lines in the peer's order; each run that follows a headline is an article."""
    body = body_size(lines)
    out: list[dict[str, Any]] = []
    articles: list[dict[str, Any]] = []
    was_head = False
    for line in lines:
        head = line.title or line.size > LARGE * body
        if head and (not was_head or not articles):
            articles.append({"id": len(articles), "kind": "article", "headline": line.text})
        was_head = head
        out.append(
            {
                "page": line.page,
                "box": list(line.box),
                "text": line.text,
                "article": len(articles) - 1 if articles else None,
                "role": "headline" if head else "paragraph",
            }
        )
    for article in articles:
        article |= {"confidence": None, "continues_on": None, "zones": []}
    return {"schema": "press-answer/1", "system": system, "lines": out, "articles": articles}
