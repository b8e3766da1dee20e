"""A small press for tests: articles given as pieces become pages of lines, an issue, an archive.

The stories are invented; so are the paper, its district and everybody in it.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from shuzibao.archive.files import digest_of_bytes
from shuzibao.archive.store import Archive
from shuzibao.archive.write import Member, write_issue
from shuzibao.model import (
    Article,
    Box,
    Element,
    Issue,
    Jump,
    Kind,
    Line,
    Notice,
    Page,
    Picture,
    Role,
    Span,
    Title,
    Zone,
    article_id,
    issue_id,
)
from shuzibao.script import script_of, slug

COLUMN = 18  # characters of a printed line
PAGE_PT = (480.0, 640.0)


@dataclass(frozen=True)
class Copy:
    """An article as it is handed to the press: pieces of (role, text), and what else is known."""

    pieces: Sequence[tuple[str, str]]
    page: int = 1
    kind: str = "article"
    made: str | None = None  # a display title, where no headline is printed
    byline: str | None = None
    dateline: str | None = None
    on: tuple[int, int | None] | None = None  # continues on page, as that page's n-th article
    back: tuple[int, int | None] | None = None


@dataclass
class Sheet:
    """One page being set."""

    number: int
    name: str | None
    source: str
    boxed: bool = False  # a page with a picture: lines have boxes instead of characters of a source
    lines: list[Line] = field(default_factory=list)
    text: str = ""
    pictures: list[Picture] = field(default_factory=list)

    def put(self, role: Role, text: str) -> Element:
        """Set the text in lines; a headline's lines are joined with a space, others with nothing."""
        spans = []
        width = 2 * COLUMN if role is not Role.PARAGRAPH else COLUMN
        for at in range(0, len(text), width):
            part = text[at : at + width]
            start = len(self.text)
            self.text += part + "\n"
            number = len(self.lines)
            if self.boxed:
                top = 40.0 + 18 * number
                box = Box(40, top, 40 + 12 * len(part), top + 14)
                self.lines.append(Line(part, box=box, size=12))
                spans.append(Span(self.number, self.source, number, None, None, box, at, len(part)))
                continue
            end = start + len(part)
            self.lines.append(Line(part, start, end))
            spans.append(Span(self.number, self.source, number, start, end, None, at, len(part)))
        return Element(role, text, tuple(spans))

    def page(self) -> Page:
        known: dict[str, Any] = {"media": "text", "text": self.text, "encoding": "utf-8"}
        if self.boxed:
            known = {"media": "pdf", "width": PAGE_PT[0], "height": PAGE_PT[1]}
        return Page(
            source=self.source,
            lines=tuple(self.lines),
            number=self.number,
            name=self.name,
            pictures=tuple(self.pictures),
            **known,
        )


def issue(
    name: str | None,
    date: dt.date | None,
    stories: Sequence[Copy],
    pages: Sequence[str | None] = (None,),
    furniture: Sequence[tuple[str, str]] = (),
    unplaced: Sequence[str] = (),
    boxed: bool = False,
    pictures: Sequence[Box] = (),
    **known: Any,
) -> Issue:
    """An issue of these stories. pages: their names, from page 1. pictures: on the first page."""
    stem = date.isoformat() if date else "undated"
    sheets = [Sheet(n, label, f"{stem}-{n}.txt", boxed) for n, label in enumerate(pages, 1)]
    sheets[0].pictures = [Picture(box) for box in pictures]
    fixed = [sheets[0].put(Role(role), text) for role, text in furniture]
    set_ = [
        (copy, [sheets[copy.page - 1].put(Role(r), t) for r, t in copy.pieces]) for copy in stories
    ]
    lost = [sheets[-1].put(Role.UNPLACED, text) for text in unplaced]
    iid = issue_id(slug(name) if name else None, date, "".join(sheet.text for sheet in sheets))
    count = dict.fromkeys(range(1, len(sheets) + 1), 0)
    articles = []
    for copy, elements in set_:
        count[copy.page] += 1
        articles.append(_article(copy, elements, iid, count[copy.page]))
    return Issue(
        iid, Title(name, (name,)) if name else None, tuple(sheet.page() for sheet in sheets),
        tuple(articles), tuple(fixed), tuple(lost), date=date,
        date_basis="printed" if date else known.pop("date_basis", "none"), **known,
    )  # fmt: skip


def _article(copy: Copy, elements: list[Element], iid: str, number: int) -> Article:
    headline = " ".join(text for role, text in copy.pieces if role == "headline")
    return Article(
        article_id(iid, copy.page, number), copy.page, tuple(elements),
        copy.made or headline, bool(copy.made), copy.byline, copy.dateline, Kind(copy.kind),
        script_of("".join(text for _, text in copy.pieces)),
        continues_on=_jump(copy.on, iid), continued_from=_jump(copy.back, iid), zones=_zones(elements),
    )  # fmt: skip


def _zones(elements: list[Element]) -> tuple[Zone, ...]:
    boxes = [span.box for element in elements for span in element.spans if span.box]
    if not boxes:
        return ()
    around = functools.reduce(Box.union, boxes)
    left, top, right, bottom = around.left, around.top, around.right, around.bottom
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return (Zone(elements[0].spans[0].page, corners),)


def _jump(to: tuple[int, int | None] | None, iid: str) -> Jump | None:
    if to is None:
        return None
    return Jump(to[0], article_id(iid, to[0], to[1]) if to[1] else None)


def print_into(folder: Path, issues: Sequence[Issue]) -> None:
    """Keep the issues in the archive in this folder, as `shuzibao add` would."""
    from shuzibao.archive import changes

    with Archive.open(folder, create=True, write=True) as archive:
        for one in issues:
            members = []
            for place, page in enumerate(one.pages):
                data = (page.text or "".join(line.text for line in page.lines)).encode()
                archive.files.put(data)
                digest, size = digest_of_bytes(data), len(data)
                drawn = (_drawn(archive, page),) if page.width else ()
                members.append(
                    Member(
                        digest, page.source, size, {}, {}, place, (page,), page.text or None, drawn
                    )
                )
            write_issue(archive, one, members)
        changes.tell(archive)


def _drawn(archive: Archive, page: Page) -> dict[str, Any]:
    """The sheet as its picture: every line a black bar on white, every picture red, a pixel a point."""
    width, height = (int(side) for side in PAGE_PT)
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for line in page.lines:
        if line.box:
            draw.rectangle((line.box.left, line.box.top, line.box.right, line.box.bottom), "black")
    for one in page.pictures:
        draw.rectangle((one.box.left, one.box.top, one.box.right, one.box.bottom), "red")
    out = io.BytesIO()
    image.save(out, "WEBP")
    digest = archive.files.put(out.getvalue())
    return {"large": digest, "small": digest, "width_px": width, "height_px": height}


NOTICE = Notice("2024-05-06-1.txt", "read as gb18030")
