"""Blocks to articles: grouping, headlines, joins, continuations, the masthead."""

from shuzibao.articles.issue import each_page, rebuild_issue
from shuzibao.articles.onepage import PageStories

__all__ = ["PageStories", "each_page", "rebuild_issue"]
