"""What a page says, fetched and taken out of its HTML: for tests that ask about values, not about markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from django.test import Client  # which can be imported once Django is set up

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}


@dataclass
class Node:
    """An element: its text is that of everything in it."""

    tag: str
    attrs: dict[str, str]
    text: str = ""
    children: list[Node] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[Node] = []
        self.open: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.all.append(node)
        if self.open:
            self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for node in self.open:
            node.text += data


def nodes(html: str, tag: str, cls: str = "") -> list[Node]:
    """Elements of a page, in order."""
    reader = _Reader()
    reader.feed(html)
    return [one for one in reader.all if one.tag == tag and (not cls or cls in one.classes)]


def texts(html: str, tag: str, cls: str = "") -> list[str]:
    """Their text, white space made one space."""
    return [" ".join(one.text.split()) for one in nodes(html, tag, cls)]


def links(html: str) -> list[str]:
    return [one.attrs["href"] for one in nodes(html, "a") if "href" in one.attrs]


def html(client: Client, address: str, status: int = 200) -> str:
    """The page at an address, which must answer so; the addresses on it with their characters as one reads them."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return unquote(answer.content.decode())


def text(markup: str) -> str:
    """All words of a page or a part of one, white space made one space."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", markup))
