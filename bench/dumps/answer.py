"""What a system answered: article and role of each character, read from its JSON and its spans.

A system is a function from files to an `Answer`. Ours goes through `make_issue`; the naive peer
splits at empty lines. Another system can be scored by building an `Answer` of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

OUTSIDE = -1  # furniture and unplaced text


@dataclass(slots=True)
class Answer:
    """articles: as in shuzibao/1.

    where: for each file, character offset -> (article, element, role); OUTSIDE is the article of
    furniture and unplaced text. order: for each element, the (file, offset) of its non-space
    characters in the order of its text.
    masthead: facts by shuzibao/1 name; title is the name.
    """

    articles: list[dict[str, Any]]
    where: dict[tuple[int, int], tuple[int, int, str]] = field(default_factory=dict)
    order: list[list[tuple[int, int]]] = field(default_factory=list)
    masthead: dict[str, Any] = field(default_factory=dict)
    error: str | None = None


def ours(files: Sequence[tuple[str, str]]) -> Answer:
    """The answer of this project's pipeline."""
    from shuzibao.export.shuzibao1 import issue_to_json
    from shuzibao.pipeline import make_issue
    from shuzibao.read import Source

    issue = make_issue([Source(name, text.encode("utf-8")) for name, text in files])
    data = issue_to_json(issue)
    answer = Answer(data["articles"], masthead=_masthead(data))
    names = {name: number for number, (name, _) in enumerate(files)}
    for number, article in enumerate(issue.articles):
        for index, element in enumerate(article.elements):
            _place(answer, files, names, element, number, index, str(element.role))
    for index, element in enumerate((*issue.furniture, *issue.unplaced)):
        _place(answer, files, names, element, OUTSIDE, index, "furniture")
    return answer


def _place(
    answer: Answer,
    files: Sequence[tuple[str, str]],
    names: dict[str, int],
    element: Any,
    article: int,
    index: int,
    role: str,
) -> None:
    order: list[tuple[int, int]] = []
    for span in element.spans:
        file = names[span.source]
        text = files[file][1]
        for offset in range(span.start, span.end):
            if not text[offset].isspace():
                answer.where[file, offset] = (article, index, role)
                if span.length:
                    order.append((file, offset))
    if article != OUTSIDE:
        answer.order.append(order)


def _masthead(data: dict[str, Any]) -> dict[str, Any]:
    issue = data["issue"]
    facts = {name: issue[name] for name in ("number", "running_number", "permit", "website")}
    facts["title"] = data["title"]["name"] if data["title"] else None
    facts["date"] = issue["date"] if issue["date_basis"] == "printed" else None
    return {name: value for name, value in facts.items() if value is not None}
