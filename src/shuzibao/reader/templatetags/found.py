"""What stands many times on a page of results, each as one tag: a template's own parts cost more than its words.

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
from django.utils.translation import gettext

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
