"""PROVISIONAL while the rebuilder is being written: one article a Markdown heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuzibao.model import Article, Element, Given, Issue, Page, Role, Span, Title, article_id, issue_id
from shuzibao.script import script_of, slug


def rebuild_issue(pages: Sequence[Page], given: Given) -> Issue:
    numbered = [replace(page, number=page.number or n) for n, page in enumerate(pages, 1)]
    name = given.title
    iid = issue_id(slug(name) if name else None, given.date, "".join(p.text for p in pages))
    articles: list[Article] = []
    for page in numbered:
        assert page.number
        stories: list[list[Element]] = []
        for i, line in enumerate(page.lines):
            role = Role.HEADLINE if line.heading else Role.PARAGRAPH
            piece = Element(role, line.text, (Span(page.number, page.source, i, line.start, line.end, line.box, 0, len(line.text)),))
            if line.heading or not stories:
                stories.append([])
            stories[-1].append(piece)
        for n, story in enumerate(stories, 1):
            articles.append(Article(article_id(iid, page.number, n), page.number, tuple(story), story[0].text,
                                    script=script_of("".join(e.text for e in story))))
    return Issue(iid, Title(name, (name,)) if name else None, tuple(numbered), tuple(articles), date=given.date,
                 date_basis="given" if given.date else "none", year=given.date.year if given.date else None)
