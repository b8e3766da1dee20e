"""The nouns. Standard library only."""

from shuzibao.model.article import (
    BODY_ROLES,
    Article,
    Element,
    Jump,
    Kind,
    Role,
    Zone,
)
from shuzibao.model.element import printed_at
from shuzibao.model.fact import Fact, FactKind
from shuzibao.model.ids import article_id, issue_id, page_id
from shuzibao.model.issue import Given, Issue, PrintedBetween, Title
from shuzibao.model.page import RUN_IN_GAP, Frame, Line, Notice, Page, Picture, Rule
from shuzibao.model.place import Box, Flow, Span

__all__ = [
    "BODY_ROLES",
    "RUN_IN_GAP",
    "Article",
    "Box",
    "Element",
    "Fact",
    "FactKind",
    "Flow",
    "Frame",
    "Given",
    "Issue",
    "Jump",
    "Kind",
    "Line",
    "Notice",
    "Page",
    "Picture",
    "PrintedBetween",
    "Role",
    "Rule",
    "Span",
    "Title",
    "Zone",
    "article_id",
    "issue_id",
    "page_id",
    "printed_at",
]
