"""A small press for tests: articles given as pieces become pages of lines, an issue, an archive.

The stories are invented; so are the paper, its district and everybody in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shuzibao.archive.files import digest_of_bytes
from shuzibao.archive.store import Archive
from shuzibao.archive.write import Member, write_issue
from shuzibao.model import (
    Article,
    Element,
    Issue,
    Jump,
    Kind,
    Line,
    Notice,
    Page,
    Role,
    Span,
    Title,
    article_id,
    issue_id,
)
from shuzibao.script import script_of, slug

COLUMN = 18  # characters of a printed line


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
    lines: list[Line] = field(default_factory=list)
    text: str = ""

    def put(self, role: Role, text: str) -> Element:
        """Set the text in lines; a headline's lines are joined with a space, others with nothing."""
        spans = []
        width = 2 * COLUMN if role is not Role.PARAGRAPH else COLUMN
        for at in range(0, len(text), width):
            part = text[at : at + width]
            start = len(self.text)
            self.text += part + "\n"
            number = len(self.lines)
            self.lines.append(Line(part, start, start + len(part)))
            spans.append(
                Span(
                    self.number, self.source, number, start, start + len(part), None, at, len(part)
                )
            )
        return Element(role, text, tuple(spans))

    def page(self) -> Page:
        return Page(
            self.source, "text", tuple(self.lines), text=self.text, encoding="utf-8",
            number=self.number, name=self.name,
        )  # fmt: skip


def issue(
    name: str | None,
    date: dt.date | None,
    stories: Sequence[Copy],
    pages: Sequence[str | None] = (None,),
    furniture: Sequence[tuple[str, str]] = (),
    unplaced: Sequence[str] = (),
    **known: Any,
) -> Issue:
    """An issue of these stories. pages: their names, from page 1."""
    stem = date.isoformat() if date else "undated"
    sheets = [Sheet(n, label, f"{stem}-{n}.txt") for n, label in enumerate(pages, 1)]
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
        continues_on=_jump(copy.on, iid), continued_from=_jump(copy.back, iid),
    )  # fmt: skip


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
                data = page.text.encode()
                archive.files.put(data)
                members.append(
                    Member(
                        digest_of_bytes(data),
                        page.source,
                        len(data),
                        {},
                        {},
                        place,
                        (page,),
                        page.text,
                    )
                )
            write_issue(archive, one, members)
        changes.tell(archive)


NOTICE = Notice("2024-05-06-1.txt", "read as gb18030")
