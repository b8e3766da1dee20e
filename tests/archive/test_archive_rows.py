"""Rows: what goes into the tables comes out equal."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuzibao.archive import rows
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
)

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
maybe = st.none() | texts
numbers = st.integers(1, 9)
places = st.floats(-1e4, 1e4, allow_nan=False)
boxes = st.tuples(places, places, st.floats(0, 900), st.floats(0, 900)).map(
    lambda at: Box(at[0], at[1], at[0] + at[2], at[1] + at[3])
)
spans = st.builds(
    Span,
    page=numbers,
    source=texts,
    line=st.integers(0, 999),
    start=st.none() | st.integers(0, 9999),
    end=st.none() | st.integers(0, 9999),
    box=st.none() | boxes,
    at=st.integers(0, 99),
    length=st.integers(0, 99),
)


def elements(roles: st.SearchStrategy[Role]) -> st.SearchStrategy[Element]:
    return st.builds(Element, role=roles, text=texts, spans=st.lists(spans, max_size=3).map(tuple))


lines = st.builds(
    Line,
    text=texts,
    start=st.none() | st.integers(0, 99),
    end=st.none() | st.integers(0, 99),
    marks=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2).map(tuple),
    blank_before=st.integers(0, 3),
    indent=st.sampled_from([0.0, 0.5, 2.0]),
    heading=st.none() | st.integers(1, 6),
    box=st.none() | boxes,
    flow=st.sampled_from(Flow),
    size=st.none() | places,
    weight=st.none() | st.sampled_from([400, 700]),
    font=texts,
    angle=places,
    edges=st.lists(places, max_size=3).map(tuple),
    confidence=st.none() | st.floats(0, 1),
)
pages = st.builds(
    Page,
    source=texts,
    media=st.sampled_from(["text", "pdf"]),
    lines=st.lists(lines, max_size=4).map(tuple),
    text=texts,
    encoding=st.sampled_from([None, "utf-8", "gb18030"]),
    number=numbers,
    label=maybe,
    name=maybe,
    width=st.none() | places,
    height=st.none() | places,
    dpi=st.none() | places,
    rules=st.lists(st.builds(Rule, boxes), max_size=2).map(tuple),
    frames=st.lists(st.builds(Frame, boxes, st.booleans()), max_size=2).map(tuple),
    pictures=st.lists(st.builds(Picture, boxes, texts), max_size=2).map(tuple),
    notices=st.lists(st.builds(Notice, texts, texts), max_size=2).map(tuple),
)
jumps = st.none() | st.builds(Jump, page=numbers | texts, article=maybe)
zones = st.builds(
    Zone,
    page=numbers,
    points=st.lists(st.tuples(places, places), min_size=3, max_size=4).map(tuple),
)
articles = st.builds(
    Article,
    id=st.tuples(numbers, numbers).map(lambda at: f"bao/2024-01-02/{at[0]}/{at[1]}"),
    page=numbers,
    elements=st.lists(elements(st.sampled_from(Role)), max_size=4).map(tuple),
    display_title=texts,
    display_title_made=st.booleans(),
    byline=maybe,
    dateline=maybe,
    kind=st.sampled_from(Kind),
    script=st.sampled_from(["hans", "hant", "mixed"]),
    confidence=st.floats(0, 1),
    continues_on=jumps,
    continued_from=jumps,
    zones=st.lists(zones, max_size=2).map(tuple),
)
issues = st.builds(
    Issue,
    id=st.just("bao/2024-01-02"),
    title=st.none() | st.builds(Title, texts, st.lists(texts, max_size=2).map(tuple)),
    pages=st.lists(pages, min_size=1, max_size=2).map(tuple),
    articles=st.lists(articles, max_size=3).map(tuple),
    furniture=st.lists(
        elements(st.sampled_from([Role.FURNITURE, Role.MASTHEAD, Role.FOLIO])), max_size=3
    ).map(tuple),
    unplaced=st.lists(elements(st.just(Role.UNPLACED)), max_size=2).map(tuple),
    notices=st.lists(st.builds(Notice, texts, texts), max_size=2).map(tuple),
    date=st.none() | st.dates(),
    date_basis=st.sampled_from(["printed", "given", "inferred", "none"]),
    year=st.none() | st.integers(1800, 2100),
    weekday=maybe,
    number=st.none() | numbers,
    running_number=st.none() | numbers,
    permit=maybe,
    website=maybe,
    masthead=st.dictionaries(texts, texts, max_size=2).map(lambda held: tuple(held.items())),
)


def through_json(row: rows.Row) -> rows.Row:
    """A row as a JSON column gives it back; columns of other kinds stay as they are."""
    return {
        key: json.loads(json.dumps(value)) if isinstance(value, list | dict) else value
        for key, value in row.items()
    }


@settings(max_examples=50, deadline=None)
@given(issues)
def test_an_issue_comes_back_from_its_rows_equal_in_every_field(issue: Issue) -> None:
    """Search, site and exports read the very issue that the rebuilder made."""
    kept = rows.issue_to_rows(issue)
    columns = rows.IssueRows(
        through_json(kept.issue),
        (),
        tuple(through_json(row) for row in kept.articles),
        tuple(through_json(row) for row in kept.furniture),
    )

    assert rows.issue_from_rows(columns, issue.title, issue.pages) == issue


@settings(max_examples=50, deadline=None)
@given(pages, st.booleans())
def test_a_page_comes_back_from_its_sheet_equal_in_every_field(page: Page, known: bool) -> None:
    """What the reader saw on a page is kept whole; its text only where the original lacks it."""
    decoded = page.text if known else None
    sheet = rows.sheet_to_bytes(page, decoded)

    assert rows.sheet_from_bytes(sheet, decoded) == page
    assert sheet == rows.sheet_to_bytes(page, decoded)


def test_a_text_that_the_original_gives_again_is_not_kept_twice() -> None:
    """A dump's text lies in the archive once, as its original."""
    page = Page("a.txt", "text", (Line("云泽", 0, 2),), text="云泽" * 500, encoding="utf-8")
    kept = gzip.decompress(rows.sheet_to_bytes(page, page.text)).decode()

    assert json.loads(kept)["text"] is True
    assert "云泽云泽" not in kept


@settings(max_examples=40, deadline=None)
@given(pages, numbers, st.lists(lines, max_size=2).map(tuple))
def test_what_assembling_changes_on_a_page_is_kept_beside_its_sheet(
    read: Page, number: int, more: tuple[Line, ...]
) -> None:
    """The page as read stays as read, and the page of the issue comes back all the same."""
    numbered = dataclasses.replace(read, number=number, name="要闻", lines=more)
    kept = json.loads(json.dumps(rows.settled(read, numbered)))

    assert rows.settle(read, kept) == numbered


def test_half_of_a_surrogate_pair_is_bad_input_and_no_crash() -> None:
    """A text that no database can hold is refused with its name, and the batch goes on."""
    piece = Element(Role.PARAGRAPH, "云\ud800泽", ())
    article = Article("bao/2024-01-02/1/1", 1, (piece,), "云泽")
    issue = Issue("bao/2024-01-02", None, (Page("a", "text", (), number=1),), (article,))

    with pytest.raises(BadInput, match=r"half of a surrogate pair, U\+D800"):
        rows.digest_of(rows.issue_to_rows(issue), [])


def test_nul_is_refused_and_its_spelling_is_not() -> None:
    r"""The character U+0000 is refused; the six characters \u0000 are text like any other."""

    def digest(text: str) -> str:
        article = Article("bao/1-1/1/1", 1, (Element(Role.PARAGRAPH, text, ()),), "云泽")
        issue = Issue("bao/x", None, (Page("a", "text", (), number=1),), (article,))
        return rows.digest_of(rows.issue_to_rows(issue), [])

    assert len(digest(r"\u0000")) == 64
    with pytest.raises(BadInput, match="NUL"):
        digest("\0")


def test_the_digest_tells_issues_apart_by_any_field() -> None:
    """The same digest means that there is nothing to write."""
    issue = Issue("bao/x", None, (Page("a", "text", (), number=1),), (), date=dt.date(2024, 1, 2))
    other = dataclasses.replace(issue, permit="B-12")

    first = rows.digest_of(rows.issue_to_rows(issue), ["a"])
    assert first == rows.digest_of(rows.issue_to_rows(issue), ["a"])
    assert first != rows.digest_of(rows.issue_to_rows(other), ["a"])
    assert first != rows.digest_of(rows.issue_to_rows(issue), ["b"])
