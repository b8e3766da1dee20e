"""The templates' words: printed text, its language, where it stands, and the site's own addresses."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext

from shuzibao.archive.models import Article, Issue, Page, Title
from shuzibao.reader import citing, composition, printed, shelf
from shuzibao.reader.assets import assets
from shuzibao.reader.facsimile import Pair
from shuzibao.reader.finding import Asked
from shuzibao.reader.names import printed_name
from shuzibao.reader.photos import Block, blocks_of
from shuzibao.reader.preferences import Preferences
from shuzibao.reader.story import Half
from shuzibao.reader.structured import preview
from shuzibao.reader.whole import Whole, title_of
from shuzibao.script import script_of
from shuzibao.script.titles import unbroken

register = template.Library()
register.filter("plain_title", title_of)  # as `title_run`, for an attribute or a <title>
MONDAY = dt.date(2024, 1, 1)


def _script(context: Mapping[str, Any]) -> str:
    prefs: Preferences = context["prefs"]
    return prefs.script


@register.simple_tag(takes_context=True)
def text(context: Mapping[str, Any], words: str, marks: Any = (), links: Any = ()) -> SafeString:
    """Printed words, escaped, in the script that the reader chose."""
    return printed.as_html(words, _script(context), marks, links)


@register.simple_tag(takes_context=True)
def headline(context: Mapping[str, Any], words: str, article: str, marks: Any = ()) -> SafeString:
    """As `text`, breaking between words and inside no name. article: its id; `whole` of the context has the names."""
    whole: Whole = context["whole"]
    return printed.headline_as_html(words, _script(context), marks, whole.get(article, ()))


@register.simple_tag(takes_context=True)
def title_text(
    context: Mapping[str, Any], words: str, marks: Any = (), article: str = ""
) -> SafeString:
    """As `text`, for kickers and decks: no word of theirs stays cut by a line end of the print, and no name.

    article: the id of theirs; `whole` of the context has its names.
    """
    names = context["whole"].get(article, ()) if article else ()
    return text(context, words if marks else unbroken(words, names), marks)


@register.simple_tag(takes_context=True)
def lang(context: Mapping[str, Any], words: str, script: str) -> str:
    """The language tag of a run of printed words, as shown."""
    chosen = _script(context)
    return printed.lang_of(words, script if chosen == "printed" else chosen)


@register.simple_tag(takes_context=True)
def run(
    context: Mapping[str, Any], words: str | None, script: str = "hans", article: str = ""
) -> SafeString:
    """Printed words among ours: isolated, with their language. article: as of `title_text`."""
    if not words:
        return SafeString("")
    return _isolated(lang(context, words, script), title_text(context, words, article=article))


@register.simple_tag(takes_context=True)
def named(context: Mapping[str, Any], words: str, kind: str = "") -> SafeString:
    """As `run`, of a name or a label that the record keeps in simplified characters, whatever the paper printed.

    Whoever reads as printed reads it in the interface's script; but a name of kind "person", where 范 is not 範, as it is.
    """
    if not words:
        return SafeString("")
    script = _script_of_records(context, kind)
    return _isolated(printed.lang_of(words, script), printed.as_html(words, script))


@register.simple_tag(takes_context=True)
def named_text(context: Mapping[str, Any], words: str, kind: str = "") -> SafeString:
    """As `named`, for a drawing: without an element of its own."""
    return printed.as_html(words, _script_of_records(context, kind))


def _script_of_records(context: Mapping[str, Any], kind: str) -> str:
    chosen = _script(context)
    if chosen != "printed":
        return chosen
    return "hant" if get_language() == "zh-hant" and kind != "person" else "hans"


@register.simple_tag
def example(chinese: str, english: str = "") -> SafeString:
    """What one may type, in the interface's language and script. english: where it has words of its own."""
    language = get_language()
    if language == "en" and english:
        chinese = english
    script = "hant" if language == "zh-hant" else "hans"
    words = printed.as_html(chinese, script)
    return SafeString(format_html('<code lang="{}">{}</code>', printed.LANG[script], words))


@register.simple_tag
def colon() -> str:
    """Between a label and what it says: a full-width one in Chinese, one and a space in English."""
    return pgettext("between a label and what it says", ": ")


def _isolated(tag: str, html: str) -> SafeString:
    """A run with its language; tag: of `printed.lang_of`, html: escaped already."""
    return mark_safe(f'<bdi lang="{tag}">{html}</bdi>')


@register.simple_tag(takes_context=True)
def title_run(context: Mapping[str, Any], article: Any) -> SafeString:
    """The display title of an article, or of a line about one, among our words; `whole` of the context has its names."""
    return run(context, article.display_title, article.script, article.pk)


@register.filter
def heading(words: str) -> SafeString:
    """Words of our own in large type: broken between words."""
    return printed.headline_as_html(str(words))


@register.filter
def plain(words: str | None) -> str:
    """Printed words for an attribute or a <title>: no control turns round what stands beside them."""
    return printed.clean(unbroken(words or ""))


@register.simple_tag(takes_context=True)
def converted(context: Mapping[str, Any], script: str) -> bool:
    """Whether an article of this script is shown in another than it was printed in."""
    chosen = _script(context)
    return chosen != "printed" and chosen != script


@register.simple_tag(takes_context=True)
def title_name(context: Mapping[str, Any], title: Title | None) -> SafeString:
    """The paper's own name in its own script, whatever the articles are shown in."""
    if title is None:
        return SafeString(format_html("{}", gettext("Untitled paper")))
    return _own_name(title.name)


@functools.lru_cache(maxsize=256)
def _own_name(name: str) -> SafeString:
    return _isolated(printed.lang_of(name, script_of(name)), printed.as_html(name))


@register.simple_tag
def issue_name(issue: Issue) -> SafeString:
    """The paper's name as this issue prints it."""
    name = printed_name(issue)
    if not name:
        return SafeString(format_html("{}", gettext("Untitled paper")))
    return _own_name(name)


@register.simple_tag
def opening(article: Article, limit: int) -> list[str]:
    """The first paragraphs up to about so many characters."""
    runs_on = bool(article.continues_on)
    return composition.opening(composition.paragraphs(article), limit, runs_on)


@register.simple_tag
def blocks(half: Half) -> list[Block]:
    """A half's body, its photographs with their captions."""
    return blocks_of(half)


@register.simple_tag(takes_context=True)
def first_photo(context: Mapping[str, Any], article: Article) -> Block | None:
    """The first of the article's photographs, with what is printed about it."""
    photos: Mapping[str, Block] = context["photos"]
    return photos.get(article.pk)


@register.simple_tag
def preview_of(article: Article) -> str:
    return preview(article)


@register.simple_tag(takes_context=True)
def stretches(context: Mapping[str, Any], pair: Pair) -> list[tuple[str, SafeString]]:
    """An element's text cut at its printed lines: (key of the line, HTML)."""
    cuts = [(stretch.start, stretch.end) for stretch in pair.stretches]
    shown = printed.cut_as_html(pair.piece.text, _script(context), cuts)
    return [(stretch.line, html) for stretch, html in zip(pair.stretches, shown, strict=True)]


@register.simple_tag
def viewer_script() -> str:
    """Address of the page view's bundle; "" where it was not built, and the picture stands still."""
    bundle = assets().get("reader/viewer.js")
    return settings.STATIC_URL + bundle.named if bundle else ""


@register.filter
def day(date: dt.date) -> str:
    """The date in the interface's way: 2021年11月29日; 29 November 2021."""
    return _day(date, get_language())


@functools.lru_cache(maxsize=4096)
def _day(date: dt.date, language: str | None) -> str:
    return date_format(date, pgettext("date format", "j F Y"))


@register.filter
def day_of_week(date: dt.date) -> str:
    """The date with the day of the week: 2021年11月29日 星期一; Monday, 29 November 2021."""
    return _day_of_week(date, get_language())


@functools.lru_cache(maxsize=4096)
def _day_of_week(date: dt.date, language: str | None) -> str:
    return date_format(date, pgettext("date format with the day of the week", "l, j F Y"))


@register.filter
def when(issue: Issue | shelf.Printed) -> str:
    """The issue's date, or what is known instead of it, honestly."""
    if issue.date:
        return day(issue.date)
    if between := issue.printed_between:
        first, last = (dt.date.fromisoformat(between[end]) for end in ("first", "last"))
        if len(between["basis"]) > 1:
            words = {"first": day(first), "last": day(last)}
            return gettext("undated, between %(first)s and %(last)s") % words
        return gettext("undated, not before %(first)s") % {"first": day(first)}
    if issue.year:
        return gettext("undated, about %(year)s") % {"year": issue.year}
    return gettext("undated")


@register.filter
def numbers(issue: Issue) -> str:
    """第49期（总第1650期）, as far as printed."""
    if issue.number and issue.running_number:
        return gettext("No. %(number)s (whole number %(running)s)") % {
            "number": issue.number,
            "running": issue.running_number,
        }
    if issue.number:
        return gettext("No. %(number)s") % {"number": issue.number}
    if issue.running_number:
        return gettext("Whole number %(running)s") % {"running": issue.running_number}
    return ""


@register.filter
def page_number(page: Page | shelf.Leaf) -> str:
    """第2版, page A02: by the label printed on it."""
    return gettext("Page %(number)s") % {"number": page.label or page.number}


@register.simple_tag(takes_context=True)
def switch(context: Mapping[str, Any], name: str, value: str) -> str:
    """The address that sets a preference and leads back here."""
    return "/preferences?" + urlencode({name: value, "next": context["here"]})


ROLES: dict[str, Any] = {
    "masthead": gettext_lazy("Masthead"),
    "folio": gettext_lazy("Folio"),
    "section_head": gettext_lazy("Section head"),
    "kicker": gettext_lazy("Kicker"),
    "headline": gettext_lazy("Headline"),
    "deck": gettext_lazy("Deck"),
    "byline": gettext_lazy("Byline"),
    "dateline": gettext_lazy("Dateline"),
    "paragraph": gettext_lazy("Paragraph"),
    "crosshead": gettext_lazy("Crosshead"),
    "caption": gettext_lazy("Caption"),
    "credit": gettext_lazy("Picture credit"),
    "jump_line": gettext_lazy("Jump line"),
    "advertisement": gettext_lazy("Advertisement"),
    "notice": gettext_lazy("Notice"),
    "furniture": gettext_lazy("Furniture"),
    "unplaced": gettext_lazy("Unplaced"),
}


@register.filter
def role_name(role: str) -> str:
    """What the trade calls a piece of print."""
    return str(ROLES.get(role, role))


@register.filter
def printed_lang(half: Half) -> str:
    """The language of a half's lines as they were printed."""
    return printed.lang_of(half.article.text or half.article.display_title, half.article.script)


@register.filter
def year_name(year: int) -> str:
    return gettext("%(year)s") % {"year": year}


@register.filter
def weekday_name(number: int) -> str:
    """1 is Monday."""
    return date_format(MONDAY + dt.timedelta(days=number - 1), "l")


@register.filter
def weekday_letter(number: int) -> str:
    """一, 二 …; M, T …"""
    return pgettext("initials of the weekdays from Monday", "M T W T F S S").split()[number - 1]


register.simple_tag(citing.citation)
register.simple_tag(citing.mail_link)
register.simple_tag(citing.weibo_link)


@register.simple_tag
def address(asked: Asked, **other: str) -> str:
    """The address of a search that differs from this one."""
    return asked.address(**other)


@register.simple_tag
def query_of(words: str) -> str:
    """The words, to be marked in the article."""
    return urlencode({"q": words})


FACETS: dict[str, Any] = {
    "paper": gettext_lazy("Paper"),
    "year": gettext_lazy("Year"),
    "section": gettext_lazy("Section"),
    "kind": gettext_lazy("Kind"),
    "person": gettext_lazy("People"),
    "org": gettext_lazy("Organisations"),
    "place": gettext_lazy("Places"),
    "programme": gettext_lazy("Programmes"),
    "since": gettext_lazy("From"),
    "until": gettext_lazy("To"),
}
KINDS: dict[str, Any] = {
    "article": gettext_lazy("Article"),
    "picture": gettext_lazy("Picture"),
    "advertisement": gettext_lazy("Advertisement"),
    "notice": gettext_lazy("Notice"),
}


@register.filter
def facet_name(name: str) -> str:
    return str(FACETS[name])


@register.simple_tag(takes_context=True)
def facet_value(context: Mapping[str, Any], name: str, value: str) -> SafeString:
    """A paper by its name, a kind in the interface's language, anything else as it is."""
    if name == "kind":
        return SafeString(format_html("{}", KINDS.get(value, value)))
    if name == "paper":
        title: Title | None = context["papers"].get(value)  # fetched at once by the view
        return title_name(context, title) if title else SafeString(format_html("{}", value))
    return named(context, value, name)
