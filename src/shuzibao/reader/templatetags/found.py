"""What stands many times on a page of results, each as one tag: a template's own parts cost more than its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from shuzibao.archive.models import Article
from shuzibao.reader.finding import Asked
from shuzibao.reader.templatetags.paper import (
    KINDS,
    facet_value,
    page_number,
    query_of,
    run,
    title_name,
    when,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def place_of(context: Mapping[str, Any], article: Article, asked: Asked) -> SafeString:
    """When and where an article was printed: day · paper · page and its name · kind · a link to the page."""
    page, issue = article.page, article.issue
    parts = [format_html("{}", when(issue)), title_name(context, issue.title)]
    number = format_html("{}", page_number(page))
    name = run(context, page.name, article.script)
    parts.append(SafeString(f"{number} {name}") if name else number)
    if article.kind != "article":
        parts.append(format_html("{}", KINDS.get(article.kind, article.kind)))
    if asked.words and page.pictures.get("large"):
        parts.append(
            format_html(
                '<a href="/{}?{}">{}</a>', page.pk, query_of(asked.words), gettext("on the page")
            )
        )
    return format_html_join(" · ", "{}", ((part,) for part in parts))


@register.simple_tag(takes_context=True)
def facet_rows(
    context: Mapping[str, Any], name: str, values: Iterable[tuple[str, int, str]]
) -> SafeString:
    """List items that narrow a search: the value, how many articles have it, the address."""
    return format_html_join(
        "\n      ",
        '<li><a rel="nofollow" href="{}">{} <span class="count">{}</span></a></li>',
        (
            (address, facet_value(context, name, value), str(count))
            for value, count, address in values
        ),
    )
