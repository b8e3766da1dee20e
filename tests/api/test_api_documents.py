"""What the API gives: exact values, and in exactly the forms that it states."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from kiosk import (
    BRIDGE,
    BRIDGE_LEAD,
    FIRST,
    HOSTILE,
    MARKET,
    MORNING,
    MORNING_ISSUE,
    MORNING_SLUG,
    PAPER,
    POISON,
    SCHOOL,
    SECOND,
    SLUG,
    WITHDRAWN,
    WITHDRAWN_WORDS,
    Reader,
)
from tests.api.test_api_record import RECORD

from shuzibao.archive.store import Archive
from shuzibao.cli.search import to_json
from shuzibao.export.shuzibao1 import issue_to_json
from shuzibao.search import search

BASE = "http://localhost"
EVERYTHING = (
    ("/api/", "/api/"),
    ("/api/titles", "/api/titles"),
    ("/api/titles/{slug}", f"/api/titles/{SLUG}"),
    ("/api/issues", "/api/issues"),
    ("/api/issues/{slug}/{day}", f"/api/issues/{FIRST}"),
    ("/api/pages", "/api/pages"),
    ("/api/pages/{slug}/{day}/{number}", f"/api/pages/{SECOND}/1"),
    ("/api/articles", "/api/articles"),
    ("/api/articles", "/api/articles?form=whole"),
    ("/api/articles/{slug}/{day}/{page}/{number}", f"/api/articles/{BRIDGE}"),
    ("/api/search", "/api/search?q=溪"),
)


def ids(answer: dict[str, Any]) -> list[str]:
    return [item["id"] for item in answer["items"]]


@pytest.mark.parametrize(("path", "address"), EVERYTHING)
def test_every_answer_is_what_openapi_says(reader: Reader, path: str, address: str) -> None:
    """A program written from the description alone can read every answer."""
    document = reader.json("/api/openapi.json")
    promised = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]

    jsonschema.validate(
        reader.json(address),
        {**promised["schema"], "components": document["components"]},
        cls=jsonschema.Draft202012Validator,
    )


def test_openapi_names_every_address(reader: Reader) -> None:
    """The description leaves nothing out, and promises nothing but reading."""
    paths = reader.json("/api/openapi.json")["paths"]

    assert set(paths) == {path for path, _ in (*EVERYTHING, *RECORD)}
    assert {method for methods in paths.values() for method in methods} == {"get"}


def test_an_issue_is_the_object_that_read_prints(reader: Reader) -> None:
    """Through the archive and the API, shuzibao/1 stays byte for byte the same."""
    with Archive.open(reader.folder) as archive:
        kept = issue_to_json(archive.issue(FIRST))

    assert reader.json(f"/api/issues/{FIRST}") == kept
    assert list(reader.json(f"/api/issues/{FIRST}")) == list(kept)
    assert kept["issue"]["running_number"] == 312


def test_titles_are_listed_with_their_span(reader: Reader) -> None:
    """Each newspaper says how many issues there are, and from when to when: of one without a date the year."""
    [morning, weekly] = reader.json("/api/titles")["items"]

    assert (morning["slug"], morning["name"], morning["issues"]) == (MORNING_SLUG, MORNING, 1)
    assert (weekly["name"], weekly["issues"]) == (PAPER, 3)
    assert (weekly["first"], weekly["last"]) == ("2022", "2024-05-13")
    assert weekly["links"] == {"web": f"{BASE}/{SLUG}", "api": f"{BASE}/api/titles/{SLUG}"}
    assert reader.json(f"/api/titles/{SLUG}") == weekly


def test_issues_come_newest_first_and_undated_last(reader: Reader) -> None:
    """What was printed last stands first."""
    answer = reader.json("/api/issues")

    assert ids(answer)[:3] == [MORNING_ISSUE, SECOND, FIRST]
    assert ids(answer)[3].startswith(f"{SLUG}/undated-")
    assert answer["total"] == 4
    assert answer["next"] is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title=liuxizhoubao&from=2024-05-07", [SECOND]),
        ("from=2023-01-01&to=2024-05-06", [FIRST]),
        ("from=2024-05-06&to=2024-05-13&title=dongduchenbao", [MORNING_ISSUE]),
        ("from=2025-01-01", []),
        ("title=nobody", []),
    ],
)
def test_issues_are_limited_by_title_and_dates(
    reader: Reader, query: str, expected: list[str]
) -> None:
    """Both ends of a range are included."""
    answer = reader.json(f"/api/issues?{query}")

    assert ids(answer) == expected
    assert answer["total"] == len(expected)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("from=2022-01-01&to=2022-12-31", 1), ("from=2022-01-02", 0), ("to=2022-12-30", 0),
        ("from=2021-06-01&to=2023-06-01", 1), ("to=2024-05-06", 1), ("from=2024-05-06", 0),
    ],
)  # fmt: skip
def test_a_range_finds_issues_without_a_date_where_it_covers_their_year(
    reader: Reader, query: str, found: int
) -> None:
    """As in the search; pages and articles go by their issue."""
    for kind in ("issues", "pages", "articles"):
        items = reader.json(f"/api/{kind}?{query}&limit=100")["items"]
        undated = {item["id"].split("/")[1] for item in items if "/undated-" in item["id"]}
        assert len(undated) == found, kind


def test_a_year_finds_issues_without_a_date_too(reader: Reader) -> None:
    """The inferred year of an undated paper is a filter as any other."""
    [found] = reader.json("/api/issues?year=2022")["items"]

    assert (found["date"], found["year"], found["date_basis"]) == (None, 2022, "inferred")


@pytest.mark.parametrize("kind", ["issues", "pages", "articles"])
def test_stretches_join_to_the_whole_list(reader: Reader, kind: str) -> None:
    """Following `next` one at a time gives everything once, in the same order, and ends."""
    whole = ids(reader.json(f"/api/{kind}"))
    joined = []
    address = f"/api/{kind}?limit=1"
    while address:
        answer = reader.json(address)
        joined += ids(answer)
        address = (answer["next"] or "").removeprefix(BASE)

    assert joined == whole
    assert len(whole) > 3


def test_a_stretch_that_finds_little_ends_early_and_goes_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer looks into so many issues and no more; what it left is behind its `next`."""
    from shuzibao.api import stretches

    monkeypatch.setattr(stretches, "BATCH", 1)
    monkeypatch.setattr(stretches, "MOST_BATCHES", 1)
    address, sizes, joined = "/api/articles?kind=advertisement", [], []
    while address:
        answer = reader.json(address)
        sizes.append(len(answer["items"]))
        joined += ids(answer)
        address = (answer["next"] or "").removeprefix(BASE)

    assert joined == [f"{SECOND}/1/3"]
    assert sizes == [0, 0, 1, 0, 0]  # one issue a stretch; the last finds that there is no more


def test_the_link_header_names_the_next_stretch(reader: Reader) -> None:
    """RFC 8288, for clients that do not look into the answer."""
    answer = reader.get("/api/issues?limit=1&title=liuxizhoubao")

    assert answer["Link"] == (
        f'<{BASE}/api/issues?limit=1&title=liuxizhoubao&after=liuxizhoubao%2F2024-05-13>; rel="next"'
    )


def test_an_article_leads_back_to_its_print(reader: Reader) -> None:
    """Every element's spans cut the source into exactly the element's text."""
    article = reader.json(f"/api/articles/{BRIDGE}")
    lines = reader.json(f"/api/pages/{FIRST}/1")["lines"]
    text_of = {line["index"]: line["text"] for line in lines}
    lead = next(one for one in article["elements"] if one["role"] == "paragraph")

    assert lead["text"] == BRIDGE_LEAD
    assert "".join(text_of[span["line"]] for span in lead["spans"]) == BRIDGE_LEAD
    assert article["headline"] == "新桥通车 两岸相连"
    assert article["byline"] == "记者 何雨舟"
    assert article["continues_on"] == {"page": 2, "article": SCHOOL}
    assert article["links"]["web"] == f"{BASE}/{BRIDGE}"


def test_a_made_title_is_marked_as_made(reader: Reader) -> None:
    """No headline was printed, so none is claimed."""
    article = reader.json(f"/api/articles/{MARKET}")

    assert article["headline"] is None
    assert (article["display_title"], article["display_title_basis"]) == (
        "早市搬进了室内大厅",
        "made",
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("issue=liuxizhoubao/2024-05-06&page=2", [SCHOOL]),
        ("section=市场", [MARKET]),
        ("kind=advertisement", [f"{SECOND}/1/3"]),
        ("title=dongduchenbao&script=hant", [f"{MORNING_ISSUE}/1/1"]),
        ("from=2024-05-06&to=2024-05-06", [BRIDGE, MARKET, SCHOOL]),
        ("changed_since=2999-01-01T00:00:00Z", []),
    ],
)
def test_articles_are_limited_by_what_is_known_of_them(
    reader: Reader, query: str, expected: list[str]
) -> None:
    """Each filter alone, and together: all of them hold."""
    assert ids(reader.json(f"/api/articles?{query}")) == expected


def test_whole_articles_in_a_list_are_what_their_own_address_gives(reader: Reader) -> None:
    """A harvest needs no second request an article."""
    listed = reader.json("/api/articles?form=whole&issue=liuxizhoubao/2024-05-06")["items"]

    assert [item["id"] for item in listed] == [BRIDGE, MARKET, SCHOOL]
    assert all(item == reader.json(f"/api/articles/{item['id']}") for item in listed)


def test_search_finds_the_other_script(reader: Reader) -> None:
    """A simplified word finds the traditional print, marked where it stands."""
    answer = reader.json("/api/search?q=渡口复航")
    [hit] = answer["hits"]
    snippet = hit["snippets"][0]

    assert answer["total"] == 1
    assert (hit["id"], hit["headline"], hit["title"]) == (
        f"{MORNING_ISSUE}/1/1",
        "渡口復航",
        MORNING_SLUG,
    )
    assert (snippet["role"], snippet["text"]) == ("headline", "渡口復航")
    assert "".join(snippet["text"][slice(*mark)] for mark in snippet["marks"]) == "渡口復航"
    assert {"value": MORNING_SLUG, "count": 1} in answer["facets"]["paper"]


def test_search_says_what_the_command_says(reader: Reader) -> None:
    """`shuzibao search --json` and the API are one form; the API adds to it."""
    answer = reader.json("/api/search?q=溪")
    told = to_json(search(reader.folder, "溪", facets=()))

    assert answer["total"] == told["total"] > 1
    assert [{key: hit[key] for key in told["hits"][0]} for hit in answer["hits"]] == told["hits"]


def test_search_goes_on_from_page_to_page(reader: Reader) -> None:
    """The pages of a search hold every hit once."""
    first = reader.json("/api/search?q=&limit=3&title=liuxizhoubao")
    second = reader.json(first["next"].removeprefix(BASE))
    found = [hit["id"] for hit in first["hits"] + second["hits"]]

    assert first["total"] == second["total"] == 6
    assert len(set(found)) == 6
    assert second["next"] is None


def test_hostile_text_arrives_as_it_was_printed(reader: Reader) -> None:
    """JSON needs no cleaning: every character comes back, and nothing else does."""
    answer = reader.get(f"/api/articles/{HOSTILE}")

    assert json.loads(answer.content)["headline"] == POISON
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [address for _, address in EVERYTHING]
    + [
        f"/api/issues/{SECOND}",
        f"/api/pages/{SECOND}/1",
        "/api/search?q=不该见报",
        "/api/articles?limit=100",
    ],
)
def test_a_withdrawn_article_appears_nowhere(reader: Reader, address: str) -> None:
    """Neither its id nor a word of it leaves through any address."""
    text = reader.text(address)

    assert f'"{WITHDRAWN}"' not in text
    assert WITHDRAWN_WORDS not in text
    assert "撤回的稿件" not in text


def test_a_withdrawn_article_says_that_it_is_gone(reader: Reader) -> None:
    """410 and not 404: who cited it learns what happened, and no more."""
    answer = reader.get(f"/api/articles/{WITHDRAWN}")

    assert answer.status_code == 410
    assert json.loads(answer.content) == {
        "what": "withdrawn by the editors",
        "where": WITHDRAWN,
        "remedy": "ask the paper",
    }


def test_lines_of_a_withdrawn_article_are_counted_and_not_shown(reader: Reader) -> None:
    """The page says that something is missing."""
    page = reader.json(f"/api/pages/{SECOND}/1")

    assert page["withheld"] == 2
    assert [line["text"] for line in page["lines"]][-1] == "夏季清仓 全场八折"
    assert page["articles"] == [HOSTILE, f"{SECOND}/1/3"]
