"""What is rendered once and given again: never old, never another reader's, never too much."""

from __future__ import annotations

from pathlib import Path

import pytest
from kiosk import BRIDGE, FIRST, SECOND, SLUG, Reader, open_kiosk

from shuzibao.archive.store import Archive
from shuzibao.reader.rendered import Kept, Shelf


def kept(size: int) -> Kept:
    return Kept((), b"x" * size, None)


def test_the_shelf_forgets_the_longest_unread_first() -> None:
    """What many read stays; what nobody asks for again goes."""
    shelf = Shelf(3000)
    shelf.put((1, 0), ("a",), kept(500))
    shelf.put((1, 0), ("b",), kept(500))
    shelf.put((1, 0), ("c",), kept(500))
    assert shelf.get((1, 0), ("a",)) is not None
    shelf.put((1, 0), ("d",), kept(500))

    assert shelf.get((1, 0), ("b",)) is None
    assert shelf.get((1, 0), ("a",)) is not None
    assert shelf.get((1, 0), ("d",)) is not None


def test_the_shelf_holds_one_state_of_the_archive() -> None:
    """After a write nothing from before it is given, neither then nor later."""
    shelf = Shelf(10_000)
    shelf.put((1, 0), ("a",), kept(10))
    shelf.put((2, 0), ("b",), kept(10))

    assert shelf.get((2, 0), ("a",)) is None
    assert shelf.get((1, 0), ("a",)) is None
    assert shelf.get((2, 0), ("b",)) is not None


@pytest.mark.parametrize("most", [0, 400])
def test_what_is_larger_than_the_shelf_is_not_kept(most: int) -> None:
    """A shelf of nothing keeps nothing: every answer is rendered anew."""
    shelf = Shelf(most)
    shelf.put((1, 0), ("a",), kept(10))

    assert shelf.get((1, 0), ("a",)) is None


def test_each_reader_gets_the_page_that_he_chose(reader: Reader) -> None:
    """Script, size, light and language of one reader are not given to the next."""
    wishes = (
        {},
        {"cookie": "script=hant"},
        {"cookie": "elder=on"},
        {"cookie": "theme=dark"},
        {"accept_language": "en"},
        {"accept_language": "zh-Hant"},
    )
    first = [reader.get(f"/{BRIDGE}", **wish).content for wish in wishes]
    again = [reader.get(f"/{BRIDGE}", **wish).content for wish in reversed(wishes)][::-1]

    assert first == again
    assert len(set(first)) == len(wishes)


def test_foreign_cookies_make_no_page_of_their_own(reader: Reader) -> None:
    """What others leave in the browser neither splits what is kept nor reaches a page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    plain = reader.get(f"/{FIRST}")
    with CaptureQueriesContext(connection) as asked:
        tracked = reader.get(f"/{FIRST}", cookie="_ga=GA1.2.1; session=<script>")

    assert tracked.content == plain.content
    assert len(asked) == 0


def test_an_answer_that_sets_a_cookie_is_given_to_one(reader: Reader) -> None:
    """A choice is remembered for the reader who made it, and for nobody else."""
    chosen = Reader(reader.folder).get(f"/{BRIDGE}?script=hant")
    other = Reader(reader.folder).get(f"/{BRIDGE}?script=hant")
    third = Reader(reader.folder).get(f"/{BRIDGE}")

    assert chosen.cookies["script"].value == other.cookies["script"].value == "hant"
    assert not third.cookies


def test_every_write_is_seen_by_the_next_question(tmp_path: Path) -> None:
    """Hide and show again: each page that told of the article follows at once."""
    from shuzibao.archive import edits

    reader = Reader(open_kiosk(tmp_path / "archive"))
    neighbour = (
        f"/{SECOND}/1/2"  # links to the story behind it, from what is kept of the order
    )
    addresses = (
        f"/{SLUG}", f"/{SECOND}", f"/{SECOND}/1", neighbour, "/feed.atom", f"/api/issues/{SECOND}",
    )  # fmt: skip
    hidden = f"{SECOND}/1/3"

    def told() -> list[bool]:
        return ["夏季清仓" in reader.get(address).content.decode() for address in addresses]

    before = told()
    with Archive.open(reader.folder, write=True):
        edits.hide(hidden, "到期", "2024-06-01")
    without = told()
    with Archive.open(reader.folder, write=True):
        edits.unhide(hidden)

    assert before == told()
    assert before[-1] is True
    assert without == [False] * len(addresses)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 10),
        (f"/{SLUG}", 9),
        (f"/{FIRST}", 8),
        (f"/{FIRST}/1", 6),
        (f"/{BRIDGE}", 10),
        (f"/{BRIDGE}/printed", 5),
        ("/issues", 6),
        ("/search?q=溪", 4),
    ],
)
def test_a_page_asks_the_tables_few_questions(reader: Reader, address: str, most: int) -> None:
    """However many papers, pages and stories it shows."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    fresh = Reader(reader.folder)
    with CaptureQueriesContext(connection) as asked:
        fresh.text(address)

    assert 0 < len(asked) <= most, "\n".join(query["sql"][:150] for query in asked)
