"""HTML pages: what a browser would show of them, line by line; and the fields that page sites put in comments.

The decoded source of such a page is its text as shown: a block a line, entities resolved, no tags. Offsets
count in it. Digital editions 数字报 made with Founder's tools name an article's parts in a comment
(`<!--enpproperty … <introtitle>…</introtitle><title>…` and so on) and mark its text by `<!--enpcontent-->`; then
those parts are the page, and the buttons around them are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree

from shuzibao.errors import NotAPage, Undecodable
from shuzibao.model import Line, Page
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode
from shuzibao.read.lines import bounded, encoding_notice, looks_like_text
from shuzibao.read.naming import page_from_name
from shuzibao.script.characters import ems_with_space

SIGNS_WITHIN = 1 << 16  # characters looked at to recognise a source
OPENS = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)  # fmt: skip
PROPERTIES = re.compile(r"\s*enpproperty\b(?P<fields>.*?)/enpproperty\s*", re.S)
FIELD = re.compile(r"<(?P<name>[a-z]+)>(?P<value>.*?)</(?P=name)>", re.S)
TAG = re.compile(r"<[^>]*>")
DAY = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
SPACES = re.compile(r"[ \t\r\n\f]+")

# https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3, and the two of Founder's own
_BLOCKS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre search section summary table tbody td tfoot th
thead tr ul founder-title founder-content founder-author
"""
_UNSEEN = "head script style template noscript select textarea svg math iframe object audio video canvas button"
_VOID = "area base br col embed hr img input link meta source track wbr"
BLOCKS, UNSEEN, VOID = (frozenset(tags.split()) for tags in (_BLOCKS, _UNSEEN, _VOID))
BOLD, CELLS, CAPTIONS = (
    frozenset({"b", "strong"}),
    frozenset({"td", "th"}),
    frozenset({"caption", "figcaption"}),
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# How the parts of a story are marked among headings: a kicker lower than the headline that it stands above.
KICKER, HEADLINE, DECK = 3, 1, 4


@dataclass(slots=True)
class _Shown:
    """A line as a browser shows it. bold: its characters in bold type."""

    text: str = ""
    bold: int = 0
    blank_before: int = 0
    heading: int | None = None
    row: int | None = None
    listed: bool = False
    caption: bool = False


def looks_like_html(source: Source) -> bool:
    """It opens as an HTML document does, or holds Founder's marks of an article."""
    try:
        text = decode(source)[0][:SIGNS_WITHIN]
    except Undecodable:
        return False
    return OPENS.match(text) is not None or "<!--enpcontent-->" in text


class HtmlReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "html"

    def claims(self, source: Source) -> bool:
        return looks_like_text(source.data) and looks_like_html(source)

    def read(self, source: Source) -> Iterator[Page]:
        bounded(source)
        markup, encoding = decode(source)
        browser = _Browser()
        target: Any = (
            browser  # the stubs ask for methods that take bytes too, which lxml never gives
        )
        parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
        parser.feed(markup.encode())
        parser.close()
        shown = _story(browser) or browser.lines
        lines, text = _set(shown)
        if not lines:
            raise NotAPage(
                "the page shows no text", source.name,
                "save it once the browser has loaded it, or print it to a PDF",
            )  # fmt: skip
        named = page_from_name(browser.fields.get("nodename", ""))
        yield Page(
            source.name,
            "html",
            lines,
            text=text,
            encoding=encoding,
            number=source.page or named.number,
            label=named.label,
            name=named.name,
            notices=encoding_notice(source.name, encoding),
        )


class _Browser:
    """Keeps the lines that a page shows; told of by lxml, tag by tag (https://lxml.de/parsing.html#the-target-parser-interface).

    fields: what Founder's comment says. content: which lines stand between Founder's marks.
    """

    def __init__(self) -> None:
        self.lines: list[_Shown] = []
        self.fields: dict[str, str] = {}
        self.content: range | None = None
        self._open: list[str] = []
        self._within: Counter[str] = Counter()
        self._line = _Shown()
        self._begun = 0
        self._rows = 0

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag in BLOCKS:
            self._end(1 if tag in HEADINGS or tag in ("p", "hr") else 0)
        elif tag == "br":
            self._end(0)
        self._rows += tag == "tr"
        if tag not in VOID:
            self._open.append(tag)
            self._within[tag] += 1

    def end(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end(1 if tag in HEADINGS or tag == "p" else 0)
        self._leave(tag)

    def _leave(self, tag: str) -> None:
        while self._within[tag]:
            closed = self._open.pop()
            self._within[closed] -= 1
            if closed == tag:
                break

    def data(self, data: str) -> None:
        if self._in(UNSEEN):
            return
        text = data if self._within["pre"] else SPACES.sub(" ", data)
        line = self._line
        line.text += text
        if self._in(BOLD):
            line.bold += len(text.strip())
        line.heading = next((HEADINGS[tag] for tag in HEADINGS if self._within[tag]), line.heading)
        line.row = self._rows if self._in(CELLS) else None
        line.listed = self._within["li"] > 0
        line.caption = self._in(CAPTIONS)

    def _in(self, tags: frozenset[str]) -> bool:
        return any(self._within[tag] for tag in tags)

    def comment(self, data: str) -> None:
        if found := PROPERTIES.fullmatch(data):
            self.fields = {
                one["name"]: unescape(TAG.sub(" ", unescape(one["value"]))).strip()
                for one in FIELD.finditer(found["fields"])
            }
        elif data.strip() == "enpcontent":
            self._end(1)
            self._begun = len(self.lines)
        elif data.strip() == "/enpcontent":
            self._end(1)
            self.content = range(self._begun, len(self.lines))

    def close(self) -> None:
        self._end(0)

    def _end(self, blank: int) -> None:
        """The line ends here; the next one stands `blank` empty lines below it."""
        ended = self._line
        if ended.text.strip():
            for part in ended.text.split("\n"):
                if part.strip():
                    self.lines.append(
                        _Shown(
                            part,
                            ended.bold,
                            ended.blank_before,
                            ended.heading,
                            ended.row,
                            ended.listed,
                            ended.caption,
                        )
                    )
            self._line = _Shown(blank_before=blank)
        else:
            ended.text = ""
            ended.blank_before = max(ended.blank_before, blank)


def _story(browser: _Browser) -> list[_Shown]:
    """The article that Founder's marks tell of; [] where a page has none."""
    if browser.content is None:
        return []
    fields = browser.fields
    body = [browser.lines[at] for at in browser.content]
    if not body or not fields.get("title"):
        return body
    body[0].blank_before = 1
    head = [
        _Shown(fields[name], blank_before=1, heading=level)
        for name, level in (("introtitle", KICKER), ("title", HEADLINE), ("subtitle", DECK))
        if fields.get(name)
    ]
    author = fields.get("author", "")
    told = "".join(line.text for line in body)
    if author and author not in told:
        head.append(_Shown(author, blank_before=1))
    if day := DAY.match(fields.get("date", "")):
        folio = f"{day[1]}年{int(day[2])}月{int(day[3])}日 {fields.get('nodename', '')}"
        head.insert(0, _Shown(folio))
    return head + body


def _set(shown: list[_Shown]) -> tuple[tuple[Line, ...], str]:
    """The lines with their offsets, and the text that these count in."""
    lines: list[Line] = []
    told: list[str] = []
    at = 0
    for one in shown:
        bare = one.text.strip()
        above = "\n" * (1 + one.blank_before) if told else ""
        lead = one.text[: len(one.text) - len(one.text.lstrip())].lstrip(" ")
        told.append(above + lead + bare)
        start, at = at + len(above) + len(lead), at + len(told[-1])
        lines.append(
            Line(
                bare, start, start + len(bare),
                blank_before=one.blank_before, indent=ems_with_space(lead), heading=one.heading, row=one.row,
                listed=one.listed, caption=one.caption,
                weight=700 if one.bold >= len(bare) else None,
            )
        )  # fmt: skip
    return tuple(lines), "".join(told)
