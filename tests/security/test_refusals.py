"""What the site refuses, what every answer carries, and that nothing printed can act."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk import BRIDGE, FIRST, HOSTILE, SECOND, SLUG, WITHDRAWN, WITHDRAWN_WORDS, Reader

PAGES = (
    "/",
    f"/{SLUG}",
    f"/{SECOND}",
    f"/{SECOND}/1",
    f"/{HOSTILE}",
    f"/{HOSTILE}/printed",
    f"/{BRIDGE}",
    "/issues",
    "/issues/2024",
    "/about",
    "/keys",
    "/search",
    "/search?q=溪",
    "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/api/docs",
)
NO_PAGES = ("/nothing-here/at-all", f"/{WITHDRAWN}", "/static/none.css")


class Markup(HTMLParser):
    """What in a page could act: inline scripts, handlers, styles, frames, foreign addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []
        self.in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.acting.append("inline script")
        if tag in ("iframe", "object", "embed", "base", "form") and tag != "form":
            self.acting.append(tag)
        if tag == "style" or "style" in given:
            self.acting.append(f"inline style on {tag}")
        self.acting += [f"{tag} {name}" for name in given if name.startswith("on")]
        for name in ("src", "href", "action", "srcset"):
            value = (given.get(name) or "").strip().lower()
            if value.startswith(("javascript:", "data:text", "//")):
                self.acting.append(f"{tag} {name}={value}")
            if name == "src" and value.startswith("http"):
                self.acting.append(f"foreign {tag}")


def acting(page: str) -> list[str]:
    markup = Markup()
    markup.feed(page)
    return markup.acting


@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_anything_that_acts(reader: Reader, address: str) -> None:
    """No inline script, style or handler, no frame: whatever was printed stays text."""
    page = reader.text(address)

    assert acting(page) == []
    assert '<script>alert("1")' not in page


@pytest.mark.parametrize("address", [*PAGES, *NO_PAGES, "/feed.atom", "/api/issues", "/robots.txt"])
def test_every_answer_carries_the_headers(reader: Reader, address: str) -> None:
    """Errors too: that is where they are forgotten."""
    answer = reader.get(address)
    policy = answer["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Strict-Transport-Security" not in answer  # plain HTTP: it would lock readers out
    assert "Server" not in answer


def test_pages_may_load_from_this_site_alone(reader: Reader) -> None:
    """The policy of a page, word for word: a change of it is a decision."""
    assert reader.get("/about")["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert "sandbox" in reader.get("/api/issues")["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/about", "/api/docs", "/api/issues", "/feed.atom"])
def test_unchanged_changes_no_policy(reader: Reader, address: str) -> None:
    """Browsers lay the fields of a 304 over the kept answer's: what it says must be the same."""
    first = reader.get(address)
    again = reader.get(address, if_none_match=first["ETag"])

    assert again.status_code == 304
    assert all(first[name] == value for name, value in again.headers.items())


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost@evil", ""])
def test_a_foreign_name_is_not_answered_to(reader: Reader, host: str) -> None:
    """DNS rebinding and poisoned caches begin with a host name that is not ours."""
    answer = reader.get("/", host=host)

    assert answer.status_code == 400
    assert b"evil" not in answer.content


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:81", "[::1]:8000"])
def test_our_own_names_are_answered_to(reader: Reader, host: str) -> None:
    """On whatever port."""
    assert reader.get("/about", host=host).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT"])
@pytest.mark.parametrize("address", ["/", "/preferences", "/search", "/static/reader/paper.css"])
def test_the_site_only_reads(reader: Reader, method: str, address: str) -> None:
    """Nothing on it takes a request that could change anything."""
    answer = reader.ask(method, address)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        f"/{SLUG}%00",
        "/search?q=%00",
        "/search?q=a%0bb",
        "/search?%1f=1",
        "/about%0d%0aSet-Cookie:%20a=b",
        "/search?q=1&lang=%7f",
    ],
)
def test_control_characters_go_no_further_than_the_door(reader: Reader, address: str) -> None:
    """A null byte is a bad request and never a failure of the database."""
    answer = reader.get(address)

    assert answer.status_code == 400
    assert "Set-Cookie" not in answer


@pytest.mark.parametrize(
    "address", ["/" + "a" * 1025, "/search?q=" + "a" * 2047, "/" + "%E6%9F%B3" * 1025]
)
def test_long_addresses_are_refused(reader: Reader, address: str) -> None:
    """414, whatever stands behind them."""
    assert reader.get(address).status_code == 414


def test_a_request_that_brings_a_body_is_refused(reader: Reader) -> None:
    """Nothing is read from it."""
    assert reader.ask("GET", "/", data=b"x", content_type="text/plain").status_code == 413
    chunked = reader.ask("GET", "/", headers={"transfer-encoding": "chunked", "host": "localhost"})
    assert chunked.status_code == 413


@pytest.mark.parametrize(
    "address",
    [
        "/static/../archive.sqlite3",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static//etc/passwd",
        "/static/reader/../../security.py",
        "/static/",
        "/files/../archive.sqlite3",
        "/../../etc/passwd",
        "/archive.sqlite3",
        "/.git/config",
    ],
)
def test_no_path_leads_to_a_file_that_is_not_ours_to_give(reader: Reader, address: str) -> None:
    """Static files are looked up by name in a table, and no other address reaches the disk."""
    answer = reader.get(address)

    assert answer.status_code in (400, 404)
    assert b"root:" not in answer.content
    assert b"SQLite format" not in b"".join(answer)


def test_a_switch_leads_back_to_this_site_alone(reader: Reader) -> None:
    """No link to us can send a reader elsewhere."""
    for there in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"):
        for name in ("next", "back", "to", "here", "from"):
            answer = reader.get(f"/preferences?elder=on&{name}={there}")
            location = answer.headers.get("Location", "/")
            assert re.match(r"/(?![/\\])", location), location


def test_a_withdrawn_article_is_on_no_page(reader: Reader) -> None:
    """Neither its own address nor any list, search or print of the site shows it."""
    for address in (*PAGES, f"/{WITHDRAWN}", f"/{WITHDRAWN}/printed", "/search?q=不该见报"):
        page = reader.get(address).content.decode()
        assert WITHDRAWN_WORDS not in page, address
        assert f'href="/{WITHDRAWN}"' not in page, address
    assert reader.get(f"/{WITHDRAWN}").status_code in (404, 410)


ADDRESSES = st.one_of(
    st.lists(st.sampled_from([SLUG, FIRST, SECOND, "1", "0", "-1", "9" * 30, "printed", "issues",
                              "..", ".", "", "undated-00000000", "2024-02-30", "0000-00-00",
                              "9999-12-31", "search", "api", "articles", "feed.atom", "\u202e",
                              "𠀀", "a" * 99]), max_size=6).map("/".join),
    st.text(max_size=40),
)  # fmt: skip
NAMES = st.sampled_from(
    ["q", "page", "from", "to", "title", "section", "kind", "order", "script", "elder", "theme",
     "lang", "after", "limit", "year", "next", "sort", "paper", "x"]
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["-1", "0", "9" * 30, "2024-02-30", "0000-00-00", "9999-12-31", "1e9", "NaN",
                     '"', "-", "OR", "(", "title:", "date:2024", "hans", "on", "en", "a:b:c:d"]),
)  # fmt: skip


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(address=ADDRESSES, asked=st.dictionaries(NAMES, VALUES, max_size=4))
def test_no_address_makes_the_site_fail(
    reader: Reader, address: str, asked: dict[str, Any]
) -> None:
    """Whatever is typed, the answer is a page, a redirect or a refusal; a failure would raise here."""
    from urllib.parse import quote, urlencode

    path = quote(address.encode("utf-8", "replace"), safe="/")
    query = urlencode({name: value.encode("utf-8", "replace") for name, value in asked.items()})
    answer = reader.get(f"/{path}?{query}")

    assert answer.status_code in (200, 301, 302, 303, 304, 400, 404, 410, 414)
