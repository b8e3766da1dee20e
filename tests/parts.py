"""A page's text rebuilt, and the parts of a story."""

from __future__ import annotations

from shuzibao import Source, make_issue
from shuzibao.model import Article, Issue, Role


def issue_of_text(text: str, name: str = "page.txt") -> Issue:
    return make_issue([Source(name, text.encode())])


def texts(article: Article, role: Role) -> list[str]:
    return [element.text for element in article.elements if element.role is role]
