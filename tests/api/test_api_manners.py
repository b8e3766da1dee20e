"""How the API behaves: errors of one shape, limits, nothing sent twice, few questions to the tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from kiosk import BRIDGE, FIRST, HOSTILE, MORNING_ISSUE, SECOND, SLUG, Reader, open_kiosk

from shuzibao.archive.store import Archive


@pytest.mark.parametrize(
    ("address", "status", "where"),
    [
        ("/api/nothing", 404, "/api/nothing"),
        ("/api/titles/nobody", 404, "nobody"),
        (f"/api/issues/{SLUG}/1999-01-01", 404, f"{SLUG}/1999-01-01"),
        (f"/api/pages/{FIRST}/9", 404, f"{FIRST}/9"),
        (f"/api/articles/{FIRST}/1/99", 404, f"{FIRST}/1/99"),
        (f"/api/articles/{FIRST}/1/x", 400, "number"),
        (f"/api/articles/{FIRST}/1/99999999999999999999", 404, f"{FIRST}/1/99999999999999999999"),
        ("/api/issues?titel=x", 400, "query"),
        ("/api/issues?limit=101", 400, "limit"),
        ("/api/issues?limit=0", 400, "limit"),
        ("/api/issues?from=yesterday", 400, "from"),
        ("/api/issues?after=../../etc/passwd", 400, "after"),
        ("/api/articles?after=../../etc/passwd", 400, "after"),
        ("/api/pages?after=liuxizhoubao/2024-05-06x", 400, "after"),
        ("/api/issues?title=" + "a" * 101, 400, "title"),
        ("/api/articles?kind=poem", 400, "kind"),
        ("/api/search?q=" + "a" * 501, 400, "q"),
        ("/api/search?page=600", 400, "page"),
        ("/api/search?q=%22", 400, ""),
        ("/api/issues?" + "&".join(f"a{n}=1" for n in range(40)), 400, "query"),
        ("/api/issues?title=" + "a" * 3000, 414, None),
        ("/api/" + "a" * 2000, 414, None),
        ("/api/issues?title=%00", 400, "address"),
        ("/api/%00", 400, "address"),
        ("/api/articles/..%2f..%2fetc%2fpasswd", 400, "page"),
    ],
)
def test_trouble_has_one_shape(
    reader: Reader, address: str, status: int, where: str | None
) -> None:
    """what, where, remedy; and a wrong question is never a server's error."""
    answer = reader.get(address)
    trouble = json.loads(answer.content)

    assert (answer.status_code, set(trouble)) == (status, {"what", "where", "remedy"})
    assert trouble["what"]
    assert answer["Content-Type"] == "application/json"
    if where is not None and where != "":
        assert trouble["where"] == where


def test_a_query_that_means_nothing_is_explained(reader: Reader) -> None:
    """The words of the search room reach the asker."""
    answer = reader.get("/api/search?q=date:2024-13-99")

    assert answer.status_code == 400
    assert json.loads(answer.content)["what"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "X"])
def test_nothing_can_be_written(reader: Reader, method: str) -> None:
    """Every method but reading is refused, and the answer says which are known."""
    answer = reader.ask(method, f"/api/articles/{BRIDGE}")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(answer.content)["remedy"] == "use GET"


def test_no_body_is_taken(reader: Reader) -> None:
    """A body would only be a way to keep the server busy."""
    answer = reader.ask("GET", "/api/issues", data=b"x" * 10, content_type="text/plain")

    assert answer.status_code == 413


def test_head_says_what_get_would(reader: Reader) -> None:
    """RFC 9110 §9.3.2: the headers of GET, and no body."""
    address = f"/api/issues/{FIRST}"
    whole, head = reader.get(address), reader.ask("HEAD", address)

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == whole["ETag"]
    assert head["Content-Type"] == whole["Content-Type"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/titles",
        "/api/issues",
        f"/api/issues/{FIRST}",
        f"/api/pages/{FIRST}/1",
        f"/api/articles/{BRIDGE}",
        "/api/search?q=溪",
        "/api/openapi.json",
        "/api/docs",
    ],
)
def test_what_one_has_is_not_sent_again(reader: Reader, address: str) -> None:
    """Sent back, the ETag of any answer gives 304 without a body."""
    first = reader.get(address)
    again = reader.get(address, if_none_match=first["ETag"])
    other = reader.get(address, if_none_match='W/"other"')

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert (other.status_code, other.content) == (200, first.content)


def test_the_issue_says_when_it_changed(reader: Reader) -> None:
    """Last-Modified works where a client knows no ETags."""
    address = f"/api/issues/{FIRST}"
    first = reader.get(address)

    assert reader.get(address, if_modified_since=first["Last-Modified"]).status_code == 304
    long_ago = "Mon, 01 Jan 2001 00:00:00 GMT"
    assert reader.get(address, if_modified_since=long_ago).status_code == 200


def test_a_withdrawal_is_seen_at_once(tmp_path: Path) -> None:
    """Neither the kept answers nor a reader's copy outlive what the editors decide."""
    from shuzibao.archive import edits

    reader = Reader(open_kiosk(tmp_path / "archive"))
    issue, article = f"/api/issues/{FIRST}", f"/api/articles/{FIRST}/1/2"
    before = reader.get(issue)
    assert reader.get(article).status_code == 200
    with Archive.open(reader.folder, write=True):
        edits.hide(f"{FIRST}/1/2", "撤稿", "2024-05-20")

    after = reader.get(issue, if_none_match=before["ETag"])
    assert after.status_code == 200
    assert [one["id"] for one in json.loads(after.content)["articles"]] == [BRIDGE, f"{FIRST}/2/1"]
    assert reader.get(article).status_code == 410


def test_any_site_may_read_the_api_and_none_the_pages(reader: Reader) -> None:
    """CORS is open where programs read, and closed where people do."""
    answer = reader.get("/api/issues", origin="https://elsewhere.example")
    asked = reader.ask("OPTIONS", "/api/issues", headers={"origin": "https://elsewhere.example"})

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    page = reader.get("/about", origin="https://elsewhere.example")
    assert "Access-Control-Allow-Origin" not in page
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"


def test_packed_answers_unpack_to_the_plain_ones(reader: Reader) -> None:
    """gzip changes the bytes on the wire and nothing else."""
    import gzip

    address = f"/api/articles?form=whole&issue={FIRST}"
    plain, packed = reader.get(address), reader.get(address, accept_encoding="gzip, br")
    refused = reader.get(address, accept_encoding="gzip;q=0")

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content == refused.content
    assert "Accept-Encoding" in plain["Vary"]
    assert len(packed.content) < len(plain.content) / 2


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/api/titles", 1),
        ("/api/issues", 4),
        (f"/api/issues/{MORNING_ISSUE}", 5),
        ("/api/pages", 3),
        (f"/api/pages/{SECOND}/1", 3),
        ("/api/articles", 2),
        ("/api/articles?form=whole", 3),
        (f"/api/articles/{HOSTILE}", 2),
        ("/api/search?q=溪", 1),
    ],
)
def test_few_questions_go_to_the_tables(kiosk_folder: Path, address: str, most: int) -> None:
    """However many things an answer names, the number of queries stays."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    reader = Reader(kiosk_folder)  # a new one: nothing is kept yet
    with CaptureQueriesContext(connection) as asked:
        reader.text(address)
    with CaptureQueriesContext(connection) as again:
        reader.text(address)

    assert 0 < len(asked) <= most, [query["sql"] for query in asked]
    if not address.startswith("/api/search"):
        assert len(again) == 0


def test_the_handbook_tells_of_every_address_without_script(reader: Reader) -> None:
    """For people, under our own policy: no script but the site's, nothing from elsewhere."""
    page = reader.text("/api/docs")
    document: dict[str, Any] = reader.json("/api/openapi.json")

    assert all(f"GET {path}</code>" in page for path in document["paths"])
    assert "cdn" not in page
    assert "<script>" not in page
    assert "at most 100 a stretch" in page
