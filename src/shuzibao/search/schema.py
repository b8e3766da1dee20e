"""The fields of the tantivy index, and an article as one of its documents."""

from __future__ import annotations

import functools

import tantivy

from shuzibao.search.atoms import ATOM, PARAGRAPH_END, links_of, pairs_of, plain_of
from shuzibao.search.base import Indexable, is_heading
from shuzibao.search.plain import exact_values, facet_values
from shuzibao.search.query import BODY, BYLINE, DECK, HEADLINE, KICKER, NAMED, SECTION
from shuzibao.search.stored import digest_of, to_stored

# Raise with every change below: an index of another version is built anew.
SCHEMA_VERSION = 3

# ANY is looked for in these three: few fields, few look-ups. LEAD holds kicker and deck together.
LEAD = "lead"
INDEXED = (HEADLINE, LEAD, BODY, KICKER, DECK, BYLINE, SECTION)
EXACT = ("paper", "page", "kind", "section", *NAMED)
FACETED = ("paper", "kind", "section", *NAMED)


def atoms_field(field: str) -> str:
    return f"{field}_atoms"


def pairs_field(field: str) -> str:
    return f"{field}_pairs"


def exact_field(field: str) -> str:
    return f"is_{field}"


def facet_field(field: str) -> str:
    return field if field == "year" else f"facet_{field}"


def make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for key in ("id", "issue"):
        builder.add_text_field(key, tokenizer_name="raw", index_option="basic")
    for field in INDEXED:
        builder.add_text_field(atoms_field(field), tokenizer_name="atoms", index_option="freq")
        builder.add_text_field(
            pairs_field(field), tokenizer_name="whitespace", index_option="position"
        )
    for field in EXACT:
        builder.add_text_field(exact_field(field), tokenizer_name="raw", index_option="basic")
    for field in FACETED:
        builder.add_text_field(
            facet_field(field), fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_unsigned_field("year", indexed=True, fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_unsigned_field("undated_year", indexed=True, fast=True)
    builder.add_unsigned_field("rank", fast=True)
    for key in ("digest", "article"):  # bytes: a text field would be indexed, as one huge term
        builder.add_bytes_field(key, stored=True)
    return builder.build()


def atoms_tokeniser() -> tantivy.TextAnalyzer:
    """Cuts a plain string (see `plain_of`) into its atoms."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(ATOM)).build()


def to_document(article: Indexable) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", article.id)
    document.add_text("issue", article.issue)
    for field, plain in plain_fields(article).items():
        document.add_text(atoms_field(field), plain)
        document.add_text(pairs_field(field), " ".join(pairs_of(links_of(plain))))
    for field in EXACT:
        for value in sorted(exact_values(article, field)):
            document.add_text(exact_field(field), value)
    for field in FACETED:
        for value in facet_values(article, field):
            document.add_text(facet_field(field), value)
    document.add_unsigned("day", article.date.toordinal() if article.date else 0)
    if article.year:
        document.add_unsigned("year", article.year)
        if not article.date:
            document.add_unsigned("undated_year", article.year)
    document.add_unsigned("rank", rank_of(article))
    stored = to_stored(article)
    document.add_bytes("digest", f"{article.id} {digest_of(stored)}".encode())
    document.add_bytes("article", stored.encode())
    return document


def plain_fields(article: Indexable) -> dict[str, str]:
    """The text fields that hold anything, each as one plain string."""
    plain = {
        field: plain_of(texts, is_heading(field))
        for field in (HEADLINE, KICKER, DECK, BYLINE, SECTION, BODY)
        if (texts := article.texts(field))
    }
    lead = [plain[field] for field in (KICKER, DECK) if field in plain]
    if lead:
        plain[LEAD] = PARAGRAPH_END.join(lead)
    return plain


# `rank` sorts newest first and then by id, in one number: 20 bits of day, 27 of the paper's name (its
# first five letters), 9 of the page, 8 of the number on the page; all but the day count downwards.
SLUG_LETTERS = "-0123456789abcdefghijklmnopqrstuvwxyz"
SLUG_SIZE, SLUG_BITS, PAGE_BITS, NUMBER_BITS = 5, 27, 9, 8


def rank_of(article: Indexable) -> int:
    day = article.date.toordinal() if article.date else 0
    slug, _, page, number = (["", "", *article.id.split("/")])[-4:]
    downwards = (
        (_slug_code(slug), SLUG_BITS),
        (int(page) if page.isdecimal() else 0, PAGE_BITS),
        (int(number) if number.isdecimal() else 0, NUMBER_BITS),
    )
    rank = day
    for value, bits in downwards:
        top = (1 << bits) - 1
        rank = rank << bits | (top - min(value, top))
    return rank


@functools.lru_cache(maxsize=1024)
def _slug_code(slug: str) -> int:
    code = 0
    for at in range(SLUG_SIZE):
        letter = slug[at : at + 1]
        code = code * (len(SLUG_LETTERS) + 1) + (SLUG_LETTERS.find(letter) + 1 if letter else 0)
    return code
