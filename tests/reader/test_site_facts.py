"""Names in the running text are links: on printed offsets, in any script, beside a search's marks, and quiet."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reader.markup import html
from tests.record.yunpu import FIRST, SECOND, make

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)

from shuzibao.reader.printed import as_html  # noqa: E402
from shuzibao.reader.record.links import Link, _apart, day_address  # noqa: E402

LEAD = f"/{FIRST}/1/1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("facts"))


def links(page: str) -> dict[str, str]:
    """Words of the running text that are links, with their addresses."""
    found = re.findall(r'<a class="fact" href="([^"]+)">(.*?)</a>', page)
    return {re.sub("<[^>]+>", "", words): address for address, words in found}


def test_names_dates_and_figures_are_links(client: Client) -> None:
    """Each leads to what the record has of it."""
    found = links(html(client, LEAD))

    assert found["林若溪"] == "/people/林若溪"
    assert found["“三级联动”养老服务体系"] == "/programmes/三级联动养老服务体系"
    assert found["11月24日上午"] == "/days/2021-11-24"
    assert found["3900张"] == "/measures/养老床位（张）"
    assert found["沙棠社区"] == "/places/沙棠社区"
    assert "钱阿宝" not in found


def test_a_link_stands_in_the_converted_text_too(client: Client) -> None:
    """The offsets are those of the print; what is shown is converted."""
    found = links(html(client, f"{LEAD}?script=hant"))

    assert found["3900張"] == "/measures/养老床位（张）"
    assert found["雲浦區民政局"] == "/organisations/云浦区民政局"


def test_a_search_hit_is_marked_inside_a_link_and_across_its_end(client: Client) -> None:
    """Marks and links share the text: a mark that reaches over a link's end is cut there."""
    page = html(client, f"{LEAD}?q=林若溪来到")

    assert re.search(
        r'<a class="fact" href="/people/林若溪"><mark>林若溪</mark></a><mark>来到</mark>', page
    )


def test_the_links_can_be_put_out_and_large_print_has_none(client: Client) -> None:
    """A reader who wants plain text gets it; the panel below keeps every name."""
    client.cookies["links"] = "off"
    plain = html(client, LEAD)
    del client.cookies["links"]
    client.cookies["elder"] = "on"
    large = html(client, LEAD)

    for page in (plain, large):
        assert links(page) == {}
        assert 'href="/people/林若溪"' in page


def test_the_panel_has_a_time_line_that_leads_to_the_paragraph(client: Client) -> None:
    """Events stand by their days, each with the paragraph that tells it."""
    page = html(client, f"/{SECOND}/1/1")
    panel = page[page.index("record-panel") :]

    assert '<a href="/days/2023-10-26">2023-10-26</a>' in panel
    assert re.search(
        r'<a href="#e2"><bdi lang="zh-Hans">青石湾功能区人才公寓正式启用</bdi></a>', panel
    )


def test_an_article_asks_the_database_for_its_facts_twice_at_most(client: Client) -> None:
    """However many facts there are, marks and panel together cost two questions."""
    from django.db import connection as database
    from django.test.utils import CaptureQueriesContext

    from shuzibao.reader.record.links import _told

    _told.cache_clear()
    with CaptureQueriesContext(database) as asked:
        client.get(LEAD)
    about = [q["sql"] for q in asked if "archive_fact" in q["sql"] or "archive_name" in q["sql"]]

    facts = [sql for sql in about if sql.startswith('SELECT "archive_fact"')]
    assert len(facts) == 1
    assert len(about) == 2


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_links_never_overlap_and_the_longest_wins(spans: list[tuple[int, int]]) -> None:
    """Of words that several facts claim, the longest claim stands; each target once."""
    claims = [Link(start, start + size, f"/{at}") for at, (start, size) in enumerate(spans)]
    kept = _apart(claims)

    assert all(one.end <= two.start for one, two in itertools.pairwise(kept))
    longest = max((claim.end - claim.start for claim in claims), default=0)
    assert not claims or any(one.end - one.start == longest for one in kept)


@given(
    st.text("云浦区长<&>林a1", min_size=1, max_size=30),
    st.integers(0, 29), st.integers(1, 9), st.integers(0, 29), st.integers(1, 9),
)  # fmt: skip
def test_links_and_marks_lose_no_character(
    text: str, at: int, size: int, link_at: int, link_size: int
) -> None:
    """Whatever is linked and marked, the words are those of the text, escaped."""
    from html import unescape

    mark, link = (min(at, len(text)), min(at + size, len(text))), (
        min(link_at, len(text)), min(link_at + link_size, len(text)), "/people/x",
    )  # fmt: skip
    shown = as_html(text, "printed", (mark,), (link,) if link[0] < link[1] else ())

    assert unescape(re.sub(r"<[^>]+>", "", shown)) == text
    assert shown.count("<mark>") == shown.count("</mark>")


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("2021-11-24", "/days/2021-11-24"), ("2021-11", "/days/2021-11"), ("2021", "/days/2021"),
        ("2021-11-24T09:00", "/days/2021-11-24"), ("2021-11-24/2021-11-25", ""), ("XXXX-11-24", ""),
        ("201X", ""), ("", ""), (None, ""), ("<b>1</b>", ""),
    ],
)  # fmt: skip
def test_days_that_have_a_page(value: str | None, address: str) -> None:
    """A range and an unknown year have none."""
    assert day_address(value) == address
