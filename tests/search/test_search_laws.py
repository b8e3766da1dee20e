"""What holds for every text and every query."""

from __future__ import annotations

from dataclasses import astuple

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from tests.search.paper import WORDS, articles, papers, queries, texts

from shuzibao.errors import BadQuery
from shuzibao.model import Role
from shuzibao.script import convert
from shuzibao.search import PlainIndex, TantivyIndex, parse, search
from shuzibao.search.atoms import PARTED, atoms_of, cut, links_of, plain_of
from shuzibao.search.key import matching_key
from shuzibao.search.match import _by_atoms, marks_in
from shuzibao.search.query import wanted_phrases

shared = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FACETS = ("paper", "year", "kind", "section", "person")


@given(st.text())
@example("İstanbul ﬁ ㍿ ½ が \ud800 𠮷 乾坤 瞭解")
@example("1⁄2 ∕ 薴 ೀ ﾞ")
def test_the_matching_key_moves_no_offset(text):
    """Character i of the key stands for character i of the print, and the key of a part is its part."""
    key = matching_key(text)

    assert len(key) == len(text)
    assert "".join(matching_key(one) for one in text) == key
    assert matching_key(key) == key


@given(st.text(max_size=60))
def test_any_line_is_understood_or_refused_with_a_remedy(text):
    """What people type never crashes: it is a query, or a BadQuery that says what to do."""
    try:
        answer = parse(text).text
    except BadQuery as error:
        answer = error.remedy and text

    assert answer == text


@shared
@given(papers, st.lists(queries, min_size=4, max_size=8))
def test_the_index_finds_what_a_plain_scan_finds(long_lived, paper, lines):
    """Same articles, same total, same facets, whatever the query is; newest in the same order."""
    long_lived.update(paper, delete_issues={one.issue for one in long_lived_articles(long_lived)})
    plain = PlainIndex(paper)

    for line in lines:
        try:
            node = parse(line).node
        except BadQuery:
            continue
        found, truth = (one.find(node, facets=FACETS) for one in (long_lived, plain))
        assert {one.id for one, _ in found.articles} == {one.id for one, _ in truth.articles}, line
        assert found.total == truth.total == len(found.articles)
        assert found.facets == truth.facets
        newest, expected = (one.find(node, "newest") for one in (long_lived, plain))
        assert [one.id for one, _ in newest.articles] == [one.id for one, _ in expected.articles]


@given(texts, st.sampled_from([*WORDS, "老", "机构", "exp*", "21", "养老机构"]))
def test_the_short_cuts_of_a_highlight_give_what_the_atoms_give(text, word):
    """Wherever they are taken."""
    phrases = list(wanted_phrases(parse(word).node))
    atoms = list(enumerate(phrases))

    plainly = sorted(_by_atoms(cut(matching_key(text)), atoms), key=astuple)

    assert [astuple(one) for one in marks_in(text, Role.PARAGRAPH, phrases)] == [
        astuple(one) for one in plainly
    ]


def long_lived_articles(index: TantivyIndex):
    return [one for one, _ in index.find(parse("").node, limit=100).articles]


@shared
@given(articles(), st.data())
def test_every_stretch_of_print_is_found_in_either_script(long_lived, article, data):
    """A stretch without punctuation finds its article, and the highlight is that stretch."""
    role, text = data.draw(st.sampled_from(article.pieces))
    atoms = atoms_of(text, heading=role is not Role.PARAGRAPH)
    assume(atoms)
    first = data.draw(st.integers(0, len(atoms) - 1))
    last = first
    while last + 1 < len(atoms) and atoms[last + 1].join != PARTED and data.draw(st.booleans()):
        last += 1
    stretch = text[atoms[first].start : atoms[last].end]
    script = data.draw(st.sampled_from(["as printed", "hans", "hant"]))
    asked = stretch if script == "as printed" else convert(stretch, script)
    long_lived.update(
        [article], delete_issues={one.issue for one in long_lived_articles(long_lived)}
    )

    results = search(long_lived, f'"{asked}"')

    assert [hit.id for hit in results.hits] == [article.id]
    marked = {
        matching_key(piece.text[start:end])
        for piece in (*results.hits[0].heads, *results.hits[0].snippets)
        for start, end in piece.marks
    }
    assert any(_solid(matching_key(stretch)) in _solid(one) for one in marked)


def _solid(key: str) -> str:
    return "".join(one for one in key if not one.isspace() and one != "\u2060")


@given(texts | st.text(), st.booleans())
def test_the_index_cuts_as_the_highlight_does(text, heading):
    """What the index is fed by whole paragraphs is the atoms and partings found one by one."""
    one_by_one = [
        link
        for at, atom in enumerate(atoms_of(text, heading))
        for link in (
            *((PARTED,) if at and atom.join == PARTED else ()),
            atom.term if atom.han else f"_{atom.term}",
        )
    ]

    assert list(links_of(plain_of([text], heading))) == one_by_one


@given(texts, texts)
def test_a_highlight_covers_exactly_the_atoms_asked_for(text, asked):
    """What is marked, cut up again, is the phrase that was asked for."""
    try:
        phrases = list(wanted_phrases(parse(f'"{asked}"').node))
    except BadQuery:
        assume(False)

    for mark in marks_in(text, Role.PARAGRAPH, phrases):
        terms = [atom.term for atom in atoms_of(text[mark.start : mark.end])]
        assert terms == [atom.term for atom in phrases[mark.phrase].atoms]


@settings(shared, max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 4), articles()), min_size=1, max_size=5), queries)
def test_adding_and_removing_keeps_the_index_in_step(long_lived, steps, query):
    """After any sequence of writes the index holds what a plain list holds."""
    try:
        node = parse(query).node
    except BadQuery:
        assume(False)
    plain = PlainIndex()
    long_lived.update(delete_issues={one.issue for one in long_lived_articles(long_lived)})
    for number, (action, one) in enumerate(steps):
        removed = sorted(plain.articles)[: number % action]
        for index in (long_lived, plain):
            index.update([one], delete=removed)

    assert long_lived.digests() == plain.digests()
    assert {one.id for one, _ in long_lived.find(node).articles} == {
        one.id for one, _ in plain.find(node).articles
    }
