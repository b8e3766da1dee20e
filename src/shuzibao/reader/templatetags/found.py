"""The page of results: what stands there many times, each as one tag, for a template's own parts cost more than
its words; and what is said of a question.

Printed words come escaped from `printed`; addresses are quoted by `Asked` and `query_of`, and hold no sign of HTML
but `&`, which `escape` is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from shuzibao.errors import BadQuery
from shuzibao.reader import printed
from shuzibao.reader.finding import Asked
from shuzibao.reader.plots import Bar, Histogram
from shuzibao.reader.templatetags.paper import (
    KINDS,
    facet_value,
    headline,
    lang,
    page_number,
    query_of,
    run,
    text,
    title_name,
    when,
)

if TYPE_CHECKING:
    from shuzibao.reader.shelf import Found
    from shuzibao.reader.views.search import Shown

register = template.Library()


@register.simple_tag(takes_context=True)
def hits(context: Mapping[str, Any], shown: Iterable[Shown], asked: Asked) -> SafeString:
    """List items: where it was printed, the headline, the sentences that were found."""
    words = f"?{query_of(asked.words)}" if asked.words else ""
    return mark_safe("\n      ".join(_hit(context, item, words) for item in shown))


def _hit(context: Mapping[str, Any], item: Shown, words: str) -> str:
    article = item.article
    title, script = article.display_title, article.script
    found = "".join(
        f'\n        <p class="snippet" lang="{lang(context, snippet.text, script)}">'
        f"{text(context, snippet.text, snippet.marks)}</p>"
        for snippet in item.hit.snippets
    )
    return (
        "<li><article>\n"
        f'        <p class="place sans">{_place(context, article, words)}</p>\n'
        f'        <h2 class="headline" lang="{lang(context, title, script)}">'
        f'<a href="/{article.pk}{words}">{headline(context, title, article.pk, item.marks)}</a></h2>'
        f"{found}\n      </article></li>"
    )


def _place(context: Mapping[str, Any], article: Found, words: str) -> str:
    """When and where an article was printed: day · paper · page and its name · kind · a link to the page."""
    page = article.page
    name = run(context, page.name, article.script)
    number = escape(page_number(page))
    parts = [
        escape(when(article.issue)),
        title_name(context, context["papers"].get(article.paper)),
        f"{number} {name}" if name else number,
    ]
    if article.kind != "article":
        parts.append(escape(str(KINDS.get(article.kind, article.kind))))
    if words and page.has_picture:
        parts.append(f'<a href="/{page.pk}{words}">{gettext("on the page")}</a>')
    return " · ".join(parts)


@register.simple_tag(takes_context=True)
def facet_rows(
    context: Mapping[str, Any], name: str, values: Iterable[tuple[str, int, str]]
) -> SafeString:
    """List items that narrow a search: the value, how many articles have it, the address."""
    return mark_safe(
        "\n      ".join(
            f'<li><a rel="nofollow" href="{escape(address)}">{facet_value(context, name, value)}'
            f' <span class="count">{count}</span></a></li>'
            for value, count, address in values
        )
    )


@register.simple_tag
def year_bars(asked: Asked, plot: Histogram) -> SafeString:
    """The bars of the histogram, each a link to its years, and the years under them."""
    return mark_safe("\n        ".join(_bar(asked, plot, bar) for bar in plot.bars))


def _bar(asked: Asked, plot: Histogram, bar: Bar) -> str:
    linked = ""
    if bar.count:
        chosen = ' aria-current="true"' if bar.name == asked.year else ""
        number = f'<text x="{bar.middle}" y="{bar.top}" dy="-4">{bar.count}</text>'
        linked = (
            f'<a href="{escape(_years(asked, bar))}" aria-label="{bar.name}: {bar.count}"{chosen}>'
            f'<rect class="room" x="{bar.left}" y="0" width="{bar.width}" height="{plot.height}"/>'
            f'<rect class="bar" x="{bar.left}" y="{bar.top}" width="{bar.width}" height="{bar.height}"/>'
            f"{number if bar.highest or bar.label else ''}</a>"
        )
    foot = f'<text class="year" x="{bar.middle}" y="{plot.foot}">{bar.first}</text>'
    return linked + (foot if bar.label else "")


def _years(asked: Asked, bar: Bar) -> str:
    """The search narrowed to a bar of the histogram."""
    if bar.first == bar.last:
        return asked.address(year=str(bar.first), since="", until="")
    return asked.address(year="", since=f"{bar.first}-01-01", until=f"{bar.last}-12-31")


@register.simple_tag
def year_rows(asked: Asked, years: Sequence[tuple[str, int]]) -> SafeString:
    """The same as rows of a table."""
    return mark_safe(
        "".join(
            format_html(
                '<tr><td><a href="{}">{}</a></td><td>{}</td></tr>',
                asked.address(year=year),
                year,
                str(count),
            )
            for year, count in years
        )
    )


NOTES: dict[str, Any] = {
    "stray_parenthesis": gettext_lazy("A closing bracket without its partner was left out."),
    "unclosed_parenthesis": gettext_lazy("An open bracket reaches to the end."),
    "stray_operator": gettext_lazy("A sign with nothing beside it was left out."),
    "unclosed_quote": gettext_lazy("A quotation mark without its partner reaches to the end."),
    "no_such_field": gettext_lazy("There is no such field; it was read as a word."),
    "empty_field": gettext_lazy("A field with nothing behind it was left out."),
    "short_prefix": gettext_lazy("A * needs more characters before it."),
}


TROUBLES: dict[str, tuple[Any, Any]] = {
    "too_long": (
        gettext_lazy("The question is too long."),
        gettext_lazy("Ask with at most %(about)s characters."),
    ),
    "no_word": (
        gettext_lazy("There is no word in it."),
        gettext_lazy("Type a word, a name or a number."),
    ),
    "too_deep": (
        gettext_lazy("Too many brackets or minus signs stand in each other."),
        gettext_lazy("Use at most %(about)s levels."),
    ),
    "too_many_words": (
        gettext_lazy("There are more than %(about)s words in it."),
        gettext_lazy("Ask with fewer words, or quote a sentence."),
    ),
    "no_kind": (
        gettext_lazy("There is no kind of article called “%(about)s”."),
        gettext_lazy("The kinds are article, advertisement, notice and picture."),
    ),
    "no_date": (
        gettext_lazy("“%(about)s” is no date."),
        gettext_lazy("Write 2021, 2021-11, 2021-11-29, or a range: 2021-11..2022-03."),
    ),
    "too_far": (
        gettext_lazy("Nobody leafs beyond hit %(about)s."),
        gettext_lazy("Narrow the search by a date."),
    ),
}


@register.filter
def trouble_text(trouble: BadQuery) -> str:
    """Why a question cannot be read and what to do, in the interface's language where we have the words."""
    if trouble.code not in TROUBLES:
        return f"{trouble.what}; {trouble.remedy}."
    what, remedy = TROUBLES[trouble.code]
    about = {"about": printed.clean(trouble.about)}
    return f"{what % about} {remedy % about}"


@register.filter
def note_text(code: str, what: str) -> str:
    """What was read leniently, in the interface's language where we have the words."""
    return str(NOTES.get(code, what))
