"""A picture that stands between two paragraphs of a story belongs to it, though another story says its words. All text is invented."""

from __future__ import annotations

import pytest

from shuzibao.articles.node import Node, Piece, Satellite, Sort
from shuzibao.articles.pictures import homes
from shuzibao.model import Role

TEXTS = (
    "河埠修灯",
    "渡口的路灯修好了，夜里上岸不用再打手电。",
    "修灯的师傅姓古，连着来了三个晚上。",
    "馆里添了旧船模型",
    "博物馆添了十二只旧船模型，都是老船工捐的，旧船模型按河段排开。",
    "看旧船模型的人从早排到晚，孩子最多。",
)
CAPTION = "博物馆一角，孩子们在看模型。"


@pytest.mark.parametrize(("after", "story"), [(1, 0), (4, 1), (5, 1)])
def test_a_picture_inside_a_story_is_its_own(after: int, story: int) -> None:
    """Both neighbours of the caption are of one story; at the page's end its words tell."""
    nodes = [
        Node((Piece(i, 0, len(text)),), Sort.HEADING if i in (0, 3) else Sort.TEXT, text, i)
        for i, text in enumerate(TEXTS)
    ]
    caption = Satellite(Role.CAPTION, (Piece(6, 0, len(CAPTION)),), CAPTION, after)

    assert homes([caption], nodes, [[0, 1, 2], [3, 4, 5]]) == [story]
