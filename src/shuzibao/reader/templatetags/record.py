"""The templates' words for the record: addresses, links, the panel beside an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from shuzibao.archive import recording
from shuzibao.archive.models import Article
from shuzibao.reader.record import book
from shuzibao.reader.record.views import LISTS
from shuzibao.reader.templatetags.paper import run

register = template.Library()
MOST_IN_PANEL = 14


@register.simple_tag
def record_address(which: str, key: str) -> str:
    """/people/林若溪, percent-encoded; a slash inside a key too."""
    return f"/{which}/{quote(key, safe='')}"


@register.simple_tag(takes_context=True)
def record_link(context: Mapping[str, Any], which: str, key: str) -> SafeString:
    """The name, with a link where it has a page."""
    shown = run(context, key)
    if not key or (which == "people" and not _has_page(key)):
        return shown
    return format_html('<a href="{}">{}</a>', record_address(which, key), shown)


@register.simple_tag(takes_context=True)
def speaker_link(context: Mapping[str, Any], key: str) -> SafeString:
    """Whoever asks or promises: a person, a body, or 会议, which has no page."""
    if _has_page(key):
        return record_link(context, "people", key)
    if book.told().filter(kind="organisation", key=key).exists():
        return record_link(context, "organisations", key)
    return run(context, key)


def _has_page(key: str) -> bool:
    return book.people().filter(key=key).exists()


@register.inclusion_tag("reader/record/_panel.html", takes_context=True)
def record_panel(context: Mapping[str, Any], article: Article) -> dict[str, Any]:
    """Who, what and where stands in an article, each with a link."""
    facts = list(book.told().filter(article=article).order_by("position"))
    people = set(book.people().filter(article=article).values_list("key", flat=True))
    hidden = recording.hidden_keys()
    groups = []
    for which, (kind, label) in LISTS.items():
        rows: dict[str, str] = {}
        for fact in facts:
            wanted = fact.kind == kind and fact.key and fact.key not in hidden
            if wanted and (kind != "person" or fact.key in people):
                rows.setdefault(fact.key, fact.key.partition("~")[0])
        if rows:
            groups.append((which, label, list(rows.items())[:MOST_IN_PANEL]))
    dates = {f.text: f.value for f in facts if f.kind == "date" and f.value and "X" not in f.value}
    return {**_shared(context), "groups": groups, "dates": list(dates.items())[:MOST_IN_PANEL]}


def _shared(context: Mapping[str, Any]) -> dict[str, Any]:
    return {"prefs": context["prefs"]}
