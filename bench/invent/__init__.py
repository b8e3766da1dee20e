"""Invents newspapers: pure and deterministic by seed, so that truth needs no annotator.

    from bench.invent import invent_issue, invent_articles

    issue = invent_issue(7)                      # 4 pages; script and kind of paper by the seed
    issue = invent_issue(7, pages=2, script="hant", level="county", stories=(4, 9))
    issue = invent_issue(7, period="republican") # 中華民國, traditional; script="latn" is English
    for page in issue.pages:                     # InventedPage: number, name, articles, furniture
        for article in page.articles:            # InventedArticle: see bench/invent/model.py
            article.headline                     # printed lines; " ".join(...) is the text of a part
            [(piece.role, piece.text) for piece in article.body]
            article.continues_on                 # InventedJump(page=3, text="（下转第3版）") or None
            article.people                       # Person(name, posts), organisations, places, …
    issue.masthead.lines                         # as printed; .date, .running_number, … are the facts
    issue.leaders                                # the posts of this paper's world

    invent_articles(seed, 10_000)                # many articles of many papers, for search and speed

The grammar's words stand in rules/*.txt and packs/*.txt; nothing in them is taken from a paper.
All texts are free of spaces but those that are printed on purpose.
"""

from bench.invent.issue import invent_articles, invent_issue
from bench.invent.model import (
    CAPTION,
    CREDIT,
    CROSSHEAD,
    PARAGRAPH,
    InventedArticle,
    InventedIssue,
    InventedJump,
    InventedPage,
    Masthead,
    Person,
    Piece,
)

__all__ = [
    "CAPTION",
    "CREDIT",
    "CROSSHEAD",
    "PARAGRAPH",
    "InventedArticle",
    "InventedIssue",
    "InventedJump",
    "InventedPage",
    "Masthead",
    "Person",
    "Piece",
    "invent_articles",
    "invent_issue",
]
