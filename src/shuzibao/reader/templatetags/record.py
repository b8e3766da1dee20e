"""The templates' words for the record: addresses, links, sentences, the panel beside an article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from shuzibao.archive.models import Article, Fact, Name
from shuzibao.reader import printed
from shuzibao.reader.record import book
from shuzibao.reader.record.book import Seen
from shuzibao.reader.record.links import address_of, day_address
from shuzibao.reader.templatetags.paper import _script, lang, named, year_name
from shuzibao.reader.templatetags.paper import day as paper_day
from shuzibao.script import script_of

register = template.Library()
KINDS: Final = {
    "people": "person", "organisations": "organisation", "places": "place",
    "programmes": "programme", "measures": "figure", "posts": "post",
}  # fmt: skip
LABELS: Final[Mapping[str, Any]] = {
    "person": gettext_lazy("People"),
    "post": gettext_lazy("Posts"),
    "organisation": gettext_lazy("Organisations"),
    "place": gettext_lazy("Places"),
    "programme": gettext_lazy("Programmes"),
    "figure": gettext_lazy("Figures"),
}
# What speaks for two figures being of one measure, see shuzibao.record.figures.alike.
TIES: Final[Mapping[str, Any]] = {
    "word": gettext_lazy("its article says so"),
    "place": gettext_lazy("same place"),
    "size": gettext_lazy("like size"),
}
# What a name is, in the interface's language; what is not here is printed words and stays as it is.
NOTES: Final[Mapping[str, Any]] = {
    "party": gettext_lazy("party body"),
    "government": gettext_lazy("government"),
    "congress": gettext_lazy("congress"),
    "association": gettext_lazy("association"),
    "company": gettext_lazy("company"),
    "school": gettext_lazy("school"),
    "hospital": gettext_lazy("hospital"),
    "community": gettext_lazy("community"),
    "team": gettext_lazy("team"),
    "institution": gettext_lazy("institution"),
    "administrative": gettext_lazy("administrative area"),
    "street": gettext_lazy("street"),
    "address": gettext_lazy("address"),
    "township": gettext_lazy("township"),
    "area": gettext_lazy("area"),
    "venue": gettext_lazy("venue"),
    "transport": gettext_lazy("transport"),
    "nature": gettext_lazy("nature"),
    "place": gettext_lazy("place"),
    "scheme": gettext_lazy("scheme"),
    "mechanism": gettext_lazy("mechanism"),
    "system": gettext_lazy("system"),
    "campaign": gettext_lazy("campaign"),
    "project": gettext_lazy("project"),
    "meeting": gettext_lazy("meeting"),
    "festival": gettext_lazy("festival"),
    "founding": gettext_lazy("founding"),
    "opening": gettext_lazy("opening"),
    "visit": gettext_lazy("visit"),
    "inspection": gettext_lazy("inspection"),
    "signing": gettext_lazy("signing"),
    "award": gettext_lazy("award"),
}


@register.simple_tag
def record_address(which: str, key: str) -> str:
    """/people/林若溪, percent-encoded."""
    return address_of(KINDS[which], key)


@register.simple_tag
def name_address(row: Name) -> str:
    """The page of a name."""
    return address_of(row.kind, row.key)


@register.simple_tag(takes_context=True)
def record_link(context: Mapping[str, Any], which: str, key: str) -> SafeString:
    """A name that is known to have a page, with its link."""
    shown = named(context, key.partition("~")[0], "person" if which == "people" else "")
    return format_html('<a href="{}">{}</a>', record_address(which, key), shown) if key else shown


@register.simple_tag(takes_context=True)
def name_link(context: Any, key: str, *kinds: str) -> SafeString:
    """A name of one of these kinds, with its link where it has a page: a speaker, a body in charge."""
    known: dict[tuple[str, str], bool] = context.render_context.setdefault("names", {})
    for kind in kinds:
        if (kind, key) not in known:
            known[kind, key] = book.listed(kind).filter(key=key).exists()
        if known[kind, key]:
            shown = named(context, key, kind)
            return format_html('<a href="{}">{}</a>', address_of(kind, key), shown)
    return named(context, key, "person" if "person" in kinds else "")


@register.filter
def script(words: str) -> str:
    """Of printed words that come without their article: hans, hant or mixed."""
    return script_of(words)


@register.filter
def sentence_address(fact: Fact) -> str:
    """Where the sentence stands in its story: the paragraph's anchor (see `reader.story.Piece`)."""
    return paragraph_address(fact.article, fact.element)


@register.filter
def printed_address(fact: Fact) -> str:
    """Where the sentence stands beside its printed lines."""
    return f"/{fact.article_id}/printed#{_anchor(fact.article, fact.element)}"


def paragraph_address(article: Article, element: int) -> str:
    return f"/{article.pk}#{_anchor(article, element)}"


def _anchor(article: Article, element: int) -> str:
    back = article.continued_from or {}
    return f"{'f' if back.get('article') else 'e'}{element + 1}"


@register.simple_tag(takes_context=True)
def sentence(context: Mapping[str, Any], fact: Fact) -> SafeString:
    """The sentence as printed, the words that tell the fact marked in it."""
    at = fact.sentence.find(fact.text)
    marks = ((at, at + len(fact.text)),) if at >= 0 and fact.text != fact.sentence else ()
    tag = lang(context, fact.sentence, fact.article.script)
    html = printed.as_html(fact.sentence, _script(context), marks)
    return format_html('<span lang="{}">{}</span>', tag, html)


@register.simple_tag
def printed_span(row: Name) -> tuple[Seen, Seen] | None:
    """When a name was first and last printed, as far as that is known."""
    return book.spans([row]).get(row.pk)


@register.filter
def printed_span_among(
    row: Name, spans: Mapping[int, tuple[Seen, Seen]]
) -> tuple[Seen | None, Seen | None]:
    """The same, of a name in a list whose spans were asked for at once."""
    return spans.get(row.pk, (None, None))


@register.filter
def when_seen(day: Seen | None) -> str:
    """2021-11-29; about 2023; a dash where nothing is known."""
    if day is None:
        return "–"
    return day.text if day.known else gettext("about %(year)s") % {"year": day.first.year}


@register.filter
def day_told(value: str) -> str:
    """A day, a month or a year of the record in the interface's way: 2024年3月7日, 2024年3月, 2024年."""
    year, month, day = (int(part) for part in f"{value}-01-01".split("-")[:3])
    if len(value) == len("2024"):
        return year_name(year)
    date = dt.date(year, month, day)
    return (
        paper_day(date) if len(value) > len("2024-03") else date_format(date, "YEAR_MONTH_FORMAT")
    )


@register.filter
def day_page(value: str | None) -> str:
    return day_address(value)


@register.filter
def kind_label(kind: str) -> str:
    return str(LABELS[kind])


@register.filter
def tie_reason(reason: str) -> str:
    """What speaks for two figures being of one measure."""
    return str(TIES[reason])


@register.simple_tag(takes_context=True)
def note(context: Mapping[str, Any], said: str) -> SafeString:
    """What a name is: a kind in the interface's language, a post as it was printed."""
    if not said:
        return SafeString("")
    return format_html("{}", NOTES[said]) if said in NOTES else named(context, said)


@register.inclusion_tag("reader/record/_panel.html", takes_context=True)
def record_panel(context: Mapping[str, Any], story: Any) -> dict[str, Any]:
    """Who, what, where and when stands in a story, each with a link; its events on a time line."""
    return {
        "prefs": context["prefs"],
        "story": story,
        "told": story.told,
        "scripts": {half.article.pk: half.article.script for half in story.halves},
        "letters": {half.article.pk: "ef"[at] for at, half in enumerate(story.halves)},
    }


@register.simple_tag
def event_anchor(letters: Mapping[str, str], event: Any) -> str:
    """The paragraph of this page in which an event is told."""
    return f"#{letters[event.article]}{event.element + 1}"
