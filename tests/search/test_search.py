"""Search as readers meet it: queries, hits, highlights, filters, facets."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.search.paper import LEAD, article

from shuzibao.errors import BadQuery
from shuzibao.model import Article, Element, Role, Span
from shuzibao.search import Filters, PlainIndex, lit_places, parse, search
from shuzibao.search.query import spelled

SIMPLIFIED = article(1, "区内养老机构达到43家。", headline="家门口的养老院")
TRADITIONAL = article(2, "記者瞭解到，養老機構達到43家，床位6845張。", headline="歲月靜好")
HEADED = article(3, "重阳节将至。", headline="心系桑榆 情暖夕阳", date=dt.date(2022, 10, 4), page=2)
LATIN = article(4, "World Expo 主题周，5G 网络覆盖率99.5%。", kicker="护航花博会")
PARTED = article(5, "敬老、养、老、助老，扶老。养生。", "老有所养", "老人之家")
UNDATED = article(6, "旧闻一则。", date=None, year=2019)
EVERY = (SIMPLIFIED, TRADITIONAL, HEADED, LATIN, PARTED, UNDATED)


@pytest.fixture(params=["tantivy", "plain"])
def paper(request, index):
    """What every index promises is asked of each that we ship."""
    chosen = index if request.param == "tantivy" else PlainIndex()
    chosen.update(EVERY)
    return chosen


def numbers(paper, query, filters=None, **how):
    """The numbers of the articles found."""
    results = search(paper, query, filters or Filters(), **how)
    return {int(hit.id.rsplit("/", 1)[1]) for hit in results.hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("养老机构", {1, 2}),
        ("養老機構", {1, 2}),
        ("养老", {1, 2}),
        ("养", {1, 2, 5}),
        ("了解", {2}),
        ("瞭解", {2}),
        ("6845", {2}),
        ("６８４５", {2}),
        ("684", set()),
        ("684*", {2}),
        ("床位6845张", {2}),
        ("EXPO", {4}),
        ("exp", set()),
        ("exp*", {4}),
        ('"world expo"', {4}),
        ("worldexpo", set()),
        ("5G网络", {4}),
        ("99.5", {4}),
        ("9.5", set()),
        ("老有", {5}),
        ("养老人", set()),
        ('"养老人"', set()),
        ('"敬老、养"', {5}),
        ('"敬老养"', set()),
        ('"养、老"', {5}),
        ("桑榆 情暖", {3}),
        ('"桑榆 情暖"', {3}),
        ("桑榆情暖", set()),
        ("养老 床位", {2}),
        ("养老 -床位", {1}),
        ("养老 NOT 床位", {1}),
        ("养老 －床位", {1}),
        ("-养老 -重阳 -旧闻", {4, 5}),
        ("床位 OR 重阳", {2, 3}),
        ("床位|重阳", {2, 3}),
        ("记者 （床位 OR 重阳）", {2}),
        ("“养老机构”43家", {1, 2}),
        ("「養老機構」", {1, 2}),
        ("title:养老", {1}),
        ("标题：养老", {1}),
        ("標題：養老", {1}),
        ("headline:(养老 OR 夕阳)", {1, 3}),
        ("kicker:花博会", {4}),
        ("body:夕阳", set()),
        ("page:2", {3}),
        ("第二", set()),
        ("版:第2版", {3}),
        ("date:2021", {1, 2, 4, 5}),
        ("日期：2022年10月", {3}),
        ("date:2022-10-04..", {3}),
        ("date:..2020", {6}),
        ("date:2019-06..2020", set()),
        ("paper:蘭臺", {1, 2, 3, 4, 5, 6}),
        ("paper:xinwen", set()),
    ],
)
def test_what_a_query_finds(paper, query, found):
    """Exact phrases in either script, whole words and numbers, nothing across punctuation."""
    assert numbers(paper, query) == found


@pytest.mark.parametrize(
    ("query", "understood", "notes"),
    [
        ("养老 机构", "(养老 机构)", []),
        ("a b OR c", "((a b) OR c)", []),
        ("a (b OR c)", "(a (b OR c))", []),
        ("养老、托幼", "(养老 托幼)", []),
        ("“四级联动”机制", "(四级联动 机制)", []),
        ("covid-19", "covid|19", []),
        ("“养老", "养老", ["unclosed_quote"]),
        ("(养老", "养老", ["unclosed_parenthesis"]),
        ("养老) 机构", "(养老 机构)", ["stray_parenthesis"]),
        ("OR 养老", "养老", ["stray_operator"]),
        ("colour:red", "colour|red", ["no_such_field"]),
        ("e*", "e", ["short_prefix"]),
        ("title:", None, ["empty_field"]),
        ("养老 - 机构", "(养老 机构)", []),
        ("date:20211129", "date=2021-11-29..2021-11-29", []),
        ("date:2021-12..2021-11", "date=2021-11-01..2021-12-31", []),
        ("page:3..1", "page=1/2/3", []),
        ("kind:广告", "kind=advertisement", []),
        ("人物：梁允中", "person=梁允中", []),
    ],
)
def test_how_a_query_is_understood(query, understood, notes):
    """Leniently where it can be, and it says so."""
    if understood is None:
        with pytest.raises(BadQuery, match="no word"):
            parse(query)
        return
    found = parse(query)
    assert spelled(found.node) == understood
    assert [note.code for note in found.notes] == notes


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("，。", "no word"),
        ('""', "no word"),
        ("date:2021-13", "no date"),
        ("date:昨天", "no date"),
        ("kind:小说", "no kind"),
        ("老" * 401, "401 characters"),
        ("老 " * 40, "more than 32 words"),
        ("(" * 40 + "老", "parentheses"),
        ("-" * 399 + "老", "minuses"),
        ("NOT " * 99 + "老", "minuses"),
        ("title:(" * 50 + "老", "parentheses"),
    ],
)
def test_a_query_without_a_reading_is_refused(query, what):
    """With what is wrong and what to do."""
    with pytest.raises(BadQuery, match=what) as refusal:
        parse(query)
    assert refusal.value.remedy


def test_the_headline_comes_first_then_kicker_and_deck_then_the_body(paper):
    """Ranked by where the words stand, whatever their number."""
    paper.rebuild(
        [
            article(1, "花市花市花市花市", "花市"),
            article(2, "无", kicker="花市开张"),
            article(3, "无", deck="花市记事"),
            article(4, "无", headline="花市"),
        ]
    )

    hits = search(paper, "花市").hits

    assert [hit.id[-1] for hit in hits] == ["4", "2", "3", "1"]


def test_newest_first_puts_the_undated_last_and_equals_in_order_of_id(paper):
    """By date downwards, then by id upwards."""
    results = search(paper, "", order="newest")

    assert [int(hit.id[-1]) for hit in results.hits] == [3, 1, 2, 4, 5, 6]


def test_filters_narrow_without_changing_the_words(paper):
    """Paper, page, date, section, kind and names, each as the site's facets set them."""
    paper.update(
        [
            article(
                7, LEAD, kind="notice", sections=("要聞",), page=4, page_label="A04",
                named={"person": ("梁允中",)},
            )
        ]
    )  # fmt: skip

    assert numbers(paper, "养老机构") == {1, 2, 7}
    assert numbers(paper, "养老机构", Filters(sections=("要闻",))) == {7}
    assert numbers(paper, "养老机构", Filters(kinds=("article",))) == {1, 2}
    assert numbers(paper, "养老机构", Filters(pages=("A04", "9"))) == {7}
    assert numbers(paper, "养老机构", Filters(named=(("person", "梁允中"),))) == {7}
    assert numbers(paper, "", Filters(date_from=dt.date(2022, 1, 1))) == {3}
    assert numbers(paper, "", Filters(papers=("lantai",), date_to=dt.date(2019, 12, 31))) == {6}
    assert numbers(paper, "", Filters(papers=("other",))) == set()


def test_facets_count_all_hits(paper):
    """Not only those on the page; years in order."""
    results = search(paper, "", size=1)

    assert results.total == 6
    assert results.facets["year"] == (("2019", 1), ("2021", 4), ("2022", 1))
    assert results.facets["paper"] == (("lantai", 6),)
    assert results.facets["kind"] == (("article", 6),)


def test_pages_of_hits_follow_each_other(paper):
    """Every hit on exactly one page."""
    pages = [search(paper, "", page=page, size=4) for page in (1, 2, 3)]

    assert [len(page.hits) for page in pages] == [4, 2, 0]
    assert len({hit.id for page in pages for hit in page.hits}) == 6
    assert pages[0].pages == 2
    with pytest.raises(BadQuery, match="beyond hit"):
        search(paper, "", page=10_000)


def test_the_highlight_is_on_the_printed_characters(index):
    """In the script of the print, and nowhere else."""
    index.update([TRADITIONAL])

    [hit] = search(index, "养老机构 6845").hits

    [snippet] = hit.snippets
    assert snippet.text == "記者瞭解到，養老機構達到43家，床位6845張。"
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["養老機構", "6845"]
    assert hit.heads[0].text == "歲月靜好"
    assert hit.heads[0].marks == ()


def test_snippets_are_cut_at_the_ends_of_sentences(index):
    """Whole sentences, as many as say most of the query; a long one is cut at a clause."""
    long = (
        "大家纷纷表示，" * 30 + "要把养老服务办到家门口，" + "让老人安享晚年，" * 30 + "越来越好。"
    )
    index.update(
        [article(1, "开头一句话不长不短也就这么几个字放在前面做样子而已请勿见怪。" + long)]
    )

    [hit] = search(index, "养老服务").hits

    [snippet] = hit.snippets
    assert len(snippet.text) <= 110
    assert snippet.text.startswith("大家纷纷表示，")
    assert snippet.text.endswith("让老人安享晚年，")
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["养老服务"]


def test_a_hit_by_its_headline_alone_shows_its_lead(index):
    """Something to read, with nothing marked."""
    index.update([HEADED])

    [hit] = search(index, "夕陽").hits

    assert [hit.heads[0].text[start:end] for start, end in hit.heads[0].marks] == ["夕阳"]
    assert [(one.text, one.marks) for one in hit.snippets] == [("重阳节将至。", ())]


def test_a_highlight_leads_to_the_printed_place():
    """Across a line break, in the source's own characters, spaces and all."""
    source = "区内养老 机\n构达到43家。"
    spans = (
        Span(1, "a.txt", 0, 0, 6, at=0, length=5),
        Span(1, "a.txt", 1, 7, 14, at=5, length=7),
    )
    element = Element(Role.PARAGRAPH, "区内养老机构达到43家。", spans)
    found = Article("lantai/2021-11-29/1/1", 1, (element,), "无题")

    lit = lit_places(found, parse("養老機構"), {"a.txt": source})

    assert [source[span.start : span.end] for _, span in lit] == ["养老 机", "构"]
    assert [number for number, _ in lit] == [0, 0]


def test_markup_in_a_story_stays_text(index):
    """Marks are offsets; nothing is escaped or made of it."""
    index.update([article(1, '<script>alert("养老")</script> & ‮养老')])

    [hit] = search(index, "alert").hits

    assert hit.snippets[0].text.startswith('<script>alert("养老")</script> &')
    assert [hit.snippets[0].text[a:b] for a, b in hit.snippets[0].marks] == ["alert"]
