"""The model as rows and back: what goes in comes out, equal in every field.

Plain data only, no Django: `issue_to_rows` gives the columns of the tables in models.py, `issue_from_rows`
takes them. A page's lines, rules, frames and pictures travel apart, as bytes for files/ (`sheet_to_bytes`).
Fields that hold their default are left out of the JSON, so it stays small and old rows stay readable.
"""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from shuzibao.errors import BadInput
from shuzibao.model import (
    Article,
    Box,
    Element,
    Flow,
    Frame,
    Issue,
    Jump,
    Kind,
    Line,
    Notice,
    Page,
    Picture,
    Role,
    Rule,
    Span,
    Title,
    Zone,
    page_id,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class IssueRows:
    """An issue as the columns of its tables, keyed as in models.py; foreign keys are left to the writer."""

    issue: Row
    pages: tuple[Row, ...]
    articles: tuple[Row, ...]
    furniture: tuple[Row, ...]


def issue_to_rows(issue: Issue) -> IssueRows:
    """The columns of an issue."""
    elements = (*issue.furniture, *(_unplaced(piece) for piece in issue.unplaced))
    first = issue.pages[0].number or 1
    return IssueRows(
        _issue_row(issue),
        tuple(_page_row(issue.id, page) for page in issue.pages),
        tuple(_article_row(article) for article in issue.articles),
        tuple(_furniture_row(piece, at, first) for at, piece in enumerate(elements, 1)),
    )


def _unplaced(piece: Element) -> Element:
    return dataclasses.replace(piece, role=Role.UNPLACED)


def _issue_row(issue: Issue) -> Row:
    return {
        "id": issue.id,
        "date": issue.date,
        "date_basis": issue.date_basis,
        "year": issue.year,
        "weekday": issue.weekday,
        "number": issue.number,
        "running_number": issue.running_number,
        "permit": issue.permit,
        "website": issue.website,
        "masthead": dict(issue.masthead),
        "notices": [{"where": notice.where, "what": notice.what} for notice in issue.notices],
    }


def _page_row(issue: str, page: Page) -> Row:
    if page.number is None:
        raise ValueError(f"page of {page.source} has no number")
    return {
        "id": page_id(issue, page.number),
        "number": page.number,
        "label": page.label,
        "name": page.name,
        "source": page.source,
        "media": page.media,
        "encoding": page.encoding,
        "width": page.width,
        "height": page.height,
    }


def _article_row(article: Article) -> Row:
    return {
        "id": article.id,
        "page": article.page,
        "position": int(article.id.rsplit("/", 1)[1]),
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "byline": article.byline,
        "dateline": article.dateline,
        "section": article.section,
        "display_title": article.display_title,
        "display_title_made": article.display_title_made,
        "kind": str(article.kind),
        "script": article.script,
        "confidence": article.confidence,
        "elements": [element_to_json(piece) for piece in article.elements],
        "text": "\n".join(piece.text for piece in article.body),
        "continues_on": _jump_to_json(article.continues_on),
        "continued_from": _jump_to_json(article.continued_from),
        "zones": [zone_to_json(zone) for zone in article.zones],
    }


def zone_to_json(zone: Zone) -> Row:
    row: Row = {"page": zone.page, "points": [list(point) for point in zone.points]}
    if zone.holes:
        row["holes"] = [[list(point) for point in hole] for hole in zone.holes]
    return row


def zone_from_json(row: Mapping[str, Any]) -> Zone:
    holes = tuple(tuple((x, y) for x, y in hole) for hole in row.get("holes", ()))
    return Zone(row["page"], tuple((x, y) for x, y in row["points"]), holes)


def _furniture_row(piece: Element, position: int, first_page: int) -> Row:
    row = element_to_json(piece)
    return {**row, "position": position, "page": piece.spans[0].page if piece.spans else first_page}


def element_to_json(piece: Element) -> Row:
    """An element as it stands in `Article.elements`."""
    return {
        "role": str(piece.role),
        "text": piece.text,
        "spans": [span_to_json(span) for span in piece.spans],
    }


def element_from_json(row: Mapping[str, Any]) -> Element:
    return Element(
        Role(row["role"]), row["text"], tuple(span_from_json(span) for span in row["spans"])
    )


def span_to_json(span: Span) -> Row:
    row: Row = {"page": span.page, "source": span.source, "line": span.line}
    if span.start is not None:
        row["start"] = span.start
    if span.end is not None:
        row["end"] = span.end
    if span.box is not None:
        row["box"] = _box_to_json(span.box)
    row["at"], row["length"] = span.at, span.length
    return row


def span_from_json(row: Mapping[str, Any]) -> Span:
    return Span(
        row["page"],
        row["source"],
        row["line"],
        row.get("start"),
        row.get("end"),
        Box(*row["box"]) if "box" in row else None,
        row["at"],
        row["length"],
    )


def _box_to_json(box: Box) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]


def _jump_to_json(jump: Jump | None) -> Row | None:
    return None if jump is None else {"page": jump.page, "article": jump.article}


def _jump_from_json(row: Mapping[str, Any] | None) -> Jump | None:
    return None if row is None else Jump(row["page"], row["article"])


def article_from_row(row: Mapping[str, Any]) -> Article:
    """The article as its stage gave it; derived columns (headline, text, …) are not read."""
    return Article(
        id=row["id"],
        page=row["page"],
        elements=tuple(element_from_json(piece) for piece in row["elements"]),
        display_title=row["display_title"],
        display_title_made=row["display_title_made"],
        byline=row["byline"],
        dateline=row["dateline"],
        kind=Kind(row["kind"]),
        script=row["script"],
        confidence=row["confidence"],
        continues_on=_jump_from_json(row["continues_on"]),
        continued_from=_jump_from_json(row["continued_from"]),
        zones=tuple(zone_from_json(zone) for zone in row["zones"]),
    )


def issue_from_rows(rows: IssueRows, title: Title | None, pages: Iterable[Page]) -> Issue:
    """The issue again.

    pages: from `sheet_from_bytes`, in order of number.
    """
    pieces = [element_from_json(row) for row in rows.furniture]
    columns = rows.issue
    return Issue(
        id=columns["id"],
        title=title,
        pages=tuple(pages),
        articles=tuple(article_from_row(row) for row in rows.articles),
        furniture=tuple(piece for piece in pieces if piece.role is not Role.UNPLACED),
        unplaced=tuple(piece for piece in pieces if piece.role is Role.UNPLACED),
        notices=tuple(Notice(row["where"], row["what"]) for row in columns["notices"]),
        date=columns["date"],
        date_basis=columns["date_basis"],
        year=columns["year"],
        weekday=columns["weekday"],
        number=columns["number"],
        running_number=columns["running_number"],
        permit=columns["permit"],
        website=columns["website"],
        masthead=tuple(columns["masthead"].items()),
    )


# A page's sheet: everything that its reader found on it, as bytes for files/.


def sheet_to_bytes(page: Page, decoded: str | None) -> bytes:
    """The page as its reader delivered it, gzip JSON; equal pages give equal bytes.

    decoded: what the original's bytes decode to in `page.encoding`; where this is the page's text, the
        text is not kept a second time.
    """
    data = _sparse(page)
    if page.text and page.text == decoded:
        data["text"] = True
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8", "surrogatepass"), compresslevel=6, mtime=0)


def sheet_from_bytes(data: bytes, decoded: str | None = None) -> Page:
    """The page again. decoded: as in `sheet_to_bytes`; without it such a page comes back without text."""
    found: Row = json.loads(gzip.decompress(data).decode("utf-8", "surrogatepass"))
    if found.get("text") is True:
        found["text"] = decoded or ""
    return Page(**_page_fields(found))


def settled(read: Page, numbered: Page) -> Row:
    """What assembling the issue changed on a page as read: its number, and whatever else, as JSON."""
    return {
        field.name: _plain(getattr(numbered, field.name))
        for field in dataclasses.fields(Page)
        if getattr(read, field.name) != getattr(numbered, field.name)
    }


def settle(read: Page, changes: Row) -> Page:
    """The page of the issue, from the page as read and `settled`."""
    return dataclasses.replace(read, **_page_fields(changes))


PAGE_PARTS = {"lines": Line, "rules": Rule, "frames": Frame, "pictures": Picture, "notices": Notice}


def _page_fields(found: Row) -> Row:
    return {
        name: tuple(_full(PAGE_PARTS[name], part) for part in held) if name in PAGE_PARTS else held
        for name, held in found.items()
    }


def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


DEFAULTS = {kind: _fields(kind) for kind in (Page, *PAGE_PARTS.values())}


def _sparse(value: Any) -> Row:
    """A model value as plain data, without the fields that hold their default."""
    found = ((name, getattr(value, name), default) for name, default in DEFAULTS[type(value)])
    return {name: _plain(held) for name, held, default in found if held != default}


def _plain(value: Any) -> Any:
    if isinstance(value, Box):
        return _box_to_json(value)
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _sparse(value) if dataclasses.is_dataclass(value) else value


def _full(kind: type, row: Row) -> Any:
    if "box" in row:
        row["box"] = Box(*row["box"])
    if "flow" in row:
        row["flow"] = Flow(row["flow"])
    if "marks" in row:
        row["marks"] = tuple((start, end) for start, end in row["marks"])
    if "edges" in row:
        row["edges"] = tuple(row["edges"])
    return kind(**row)


# In JSON: an escaped NUL that is no escaped backslash followed by the letters u0000.
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def digest_of(rows: IssueRows, sheets: Sequence[str]) -> str:
    """One number for all of an issue: the same digest, nothing to do.

    sheets: digests of what each page has in files/, in order.

    Raises:
        BadInput: a text that no database can hold (half of a surrogate pair, or NUL).
    """
    parts = [rows.issue, rows.pages, rows.articles, rows.furniture, list(sheets)]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise BadInput(
            f"holds half of a surrogate pair, U+{ord(text[error.start]):04X}",
            rows.issue["id"],
            "write the page out again as UTF-8",
        ) from error
    if NUL.search(text):
        remedy = "write the page out again without it"
        raise BadInput("holds a NUL character", rows.issue["id"], remedy)
    return hashlib.sha256(data).hexdigest()
