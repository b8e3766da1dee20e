"""Search on the two real pages that the project was begun with. They are not in the repository."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from shuzibao import Source, make_issue
from shuzibao.model import Role
from shuzibao.script import convert
from shuzibao.search import TantivyIndex, indexable, parse, search
from shuzibao.search.atoms import PARTED, atoms_of
from shuzibao.search.base import field_of, is_heading
from shuzibao.search.key import matching_key

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PAGES = sorted(SEEDS.glob("*.txt"))

pytestmark = pytest.mark.skipif(not PAGES, reason=f"the real pages are not here: {SEEDS}")


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> TantivyIndex:
    made = TantivyIndex.create(tmp_path_factory.mktemp("seeds") / "index")
    issues = [make_issue([Source(page.name, page.read_bytes())]) for page in PAGES]
    made.rebuild(
        indexable(article, date=issue.date, year=issue.year)
        for issue in issues
        for article in issue.articles
    )
    return made


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("曹立强", "曹立強"),
        ("养老机构", "養老機構"),
        ("养老", "養老"),
        ("党代会精神", "黨代會精神"),
    ],
)
def test_one_script_finds_the_other(index, simplified, traditional):
    """The same articles, marked in the script of the print."""
    first, second = (search(index, query, size=100) for query in (simplified, traditional))

    assert [hit.id for hit in first.hits] == [hit.id for hit in second.hits]
    marked = {
        piece.text[start:end]
        for hit in first.hits
        for piece in (*hit.heads, *hit.snippets)
        for start, end in piece.marks
    }
    assert marked <= {one for one in marked if matching_key(one) == simplified}


def test_a_name_printed_in_both_scripts_is_found_on_both_pages(index):
    """曹立强 stands simplified on one page and traditional on the other."""
    hits = search(index, "曹立强").hits
    marked = {
        piece.text[start:end]
        for hit in hits
        for piece in (*hit.heads, *hit.snippets)
        for start, end in piece.marks
    }

    assert marked == {"曹立强", "曹立強"}


def test_every_stretch_of_the_real_pages_is_found_in_either_script(index):
    """Four hundred of them, by chance: no story loses a word on its way into the index."""
    rng = random.Random(49)
    articles = [one for one, _ in index.find(parse("").node, limit=100).articles]
    missed = []
    for _ in range(400):
        article = rng.choice(articles)
        role, text = rng.choice([one for one in article.pieces if one[0] is not Role.JUMP_LINE])
        atoms = atoms_of(text, is_heading(field_of(role)))
        first = last = rng.randrange(len(atoms))
        longest = first + rng.randint(0, 12)
        while last < min(longest, len(atoms) - 1) and atoms[last + 1].join != PARTED:
            last += 1
        stretch = text[atoms[first].start : atoms[last].end]
        for asked in (stretch, convert(stretch, "hans"), convert(stretch, "hant")):
            found = search(index, f'"{asked}"', size=100, facets=())
            if article.id not in {hit.id for hit in found.hits}:
                missed.append((asked, article.id))

    assert missed == []
