"""The record through the API: what OpenAPI says, in stretches, with addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from tests.record.yunpu import FIRST, make

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)

RECORD = (
    ("/api/names", "/api/names?q=lrx"),
    ("/api/facts", "/api/facts?limit=100"),
    ("/api/people", "/api/people"),
    ("/api/people/{key}", "/api/people/林若溪"),
    ("/api/posts", "/api/posts"),
    ("/api/programmes", "/api/programmes"),
    ("/api/programmes/{key}", "/api/programmes/三级联动养老服务体系"),
    ("/api/measures", "/api/measures"),
    ("/api/measures/{key}", "/api/measures/养老床位（张）"),
    ("/api/demands", "/api/demands?followed=true"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("api-record"))


@pytest.fixture
def client(folder: Path) -> Client:
    connection.use(folder)
    return Client(headers={"host": "127.0.0.1"})


def get(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.json()


@pytest.mark.parametrize(("path", "address"), RECORD)
def test_every_answer_is_what_openapi_says(client: Client, path: str, address: str) -> None:
    """A program written from the description alone can read every answer."""
    document = get(client, "/api/openapi.json")
    promised = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]

    jsonschema.validate(
        get(client, address),
        {**promised["schema"], "components": document["components"]},
        cls=jsonschema.Draft202012Validator,
    )


def test_following_next_gives_every_fact_once_and_in_order(client: Client) -> None:
    """Stretches of seven are the whole, cut in pieces."""
    whole = get(client, "/api/facts?limit=100")["items"]
    pieces: list[Any] = []
    address = "/api/facts?limit=7"
    while address:
        answer = get(client, address)
        pieces += answer["items"]
        rest = urlsplit(answer["next"]) if answer["next"] else None
        address = f"{rest.path}?{rest.query}" if rest else ""

    assert len(whole) > 40
    assert pieces == whole


def test_the_same_answer_is_not_sent_twice(client: Client) -> None:
    """Every list has an ETag; who sends it back gets 304."""
    first = client.get("/api/people")
    again = client.get("/api/people", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


def test_facts_narrow_by_kind_key_body_and_article(client: Client) -> None:
    """Filters hold together; keys are asked for in either script."""
    posts = get(client, "/api/posts?body=雲浦區人民政府&limit=100")["items"]
    figures = get(client, f"/api/facts?kind=figure&article={FIRST}/1/1")["items"]

    assert {(one["person"], one["post"]) for one in posts} == {
        ("林若溪", "区长"), ("高世昀", "副区长"), ("高世昫", "副区长"),
    }  # fmt: skip
    assert [one["number"] for one in figures] == [25, 3900, 120, 16]
    assert all(one["links"]["web"] == f"http://127.0.0.1/{FIRST}/1/1" for one in figures)


def test_a_demand_carries_its_later_reports(client: Client) -> None:
    """Each with its article, its sentence and its score."""
    [*found] = get(client, "/api/demands?followed=true")["items"]

    bay = next(one for one in found if "青石湾" in one["text"])
    assert "青石湾功能区产城融合又进一步" in bay["reports"][0]["sentence"]
    assert 0 < bay["reports"][0]["score"] <= 1


@pytest.mark.parametrize(
    "address",
    ["/api/facts?after=nowhere", "/api/names", "/api/people?colour=red", "/api/facts?kind=weather"],
)
def test_what_makes_no_sense_is_refused(client: Client, address: str) -> None:
    """400 with what, where and a remedy."""
    answer = client.get(address)

    assert answer.status_code == 400
    assert set(answer.json()) == {"what", "where", "remedy"}


def test_nobody_without_a_page_is_found(client: Client) -> None:
    """404 for an ordinary person as for nobody: the answers are alike but for the name."""
    ordinary, nobody = client.get("/api/people/钱阿宝"), client.get("/api/people/无此人")

    assert (ordinary.status_code, nobody.status_code) == (404, 404)
    assert ordinary.json()["what"] == nobody.json()["what"]
