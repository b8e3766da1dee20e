"""What machines read on an article's page: schema.org NewsArticle as JSON-LD, and a line for a preview."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from shuzibao.archive.models import Article
from shuzibao.conventions.writers import names_of
from shuzibao.reader.composition import opening, paragraphs
from shuzibao.reader.photos import Photo, photos_of
from shuzibao.reader.plates import plate_of
from shuzibao.reader.printed import clean, lang_of
from shuzibao.reader.story import Story
from shuzibao.reader.whole import title_of

PREVIEW_CHARACTERS = 120
# As Django's json_script does: no way out of the <script> element, in whatever text.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def news_article(story: Story, root: str) -> SafeString:
    """https://schema.org/NewsArticle; the text as printed. root: the site's address.

    A browser runs nothing of this: a data block is not under script-src.
    """
    article = story.first.article
    issue, page, title = article.issue, article.page, article.issue.title
    address = f"{root}/{article.pk}"
    text = "\n".join(half.article.text for half in story.halves)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": title_of(article),
        "alternativeHeadline": clean(article.deck or "") or None,
        "description": preview(article) or None,
        "articleBody": clean(text),
        "articleSection": clean(article.section or page.name or "") or None,
        "inLanguage": lang_of(text, article.script),
        "datePublished": issue.date.isoformat() if issue.date else None,
        "dateline": clean(article.dateline or "") or None,
        "printEdition": edition(issue.number, issue.running_number),
        "printPage": page.label or str(page.number),
        "printSection": clean(page.name or "") or None,
        "author": _authors(clean(article.byline or "")) or None,
        "publisher": {"@type": "NewsMediaOrganization", "name": clean(title.name)}
        if title
        else None,
        "image": [root + photo.address for photo in _photos(article)] or None,
        "isPartOf": {
            "@type": "PublicationIssue",
            "@id": f"{root}/{issue.pk}",
            "issueNumber": str(issue.number) if issue.number else None,
            "isPartOf": {
                "@type": "Newspaper",
                "name": clean(title.name),
                "@id": f"{root}/{title.pk}",
            }
            if title
            else None,
        },
    }
    return mark_safe(json.dumps(_said(data), ensure_ascii=False).translate(ESCAPES))


def _photos(article: Article) -> list[Photo]:
    return photos_of(article, plate_of(article.page))


def _authors(byline: str) -> list[dict[str, str]]:
    """Each writer by name; the whole line where it names nobody that we recognise."""
    names = names_of(byline) or ((byline,) if byline else ())
    return [{"@type": "Person", "name": name} for name in names]


def edition(number: int | None, running: int | None) -> str | None:
    """第49期（总第1650期）, as far as known."""
    parts = [f"第{number}期"] if number else []
    if running:
        parts.append(f"（总第{running}期）" if number else f"总第{running}期")
    return "".join(parts) or None


def preview(article: Article) -> str:
    """The first sentences, for a search engine or a message that quotes the address."""
    return clean("".join(opening(paragraphs(article), PREVIEW_CHARACTERS)))


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """Without what the paper does not say."""
    said = {key: _said(value) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: value for key, value in said.items() if value is not None}
