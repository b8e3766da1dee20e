"""Blocks to articles: grouping, headlines, joins, continuations, the masthead."""

from shuzibao.articles.issue import rebuild_issue

__all__ = ["rebuild_issue"]
