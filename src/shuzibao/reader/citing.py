"""An article as others cite it and send it on."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from django.utils.html import format_html
from django.utils.safestring import SafeString

from shuzibao.archive.models import Article
from shuzibao.conventions.writers import names_of
from shuzibao.reader.printed import clean, lang_of
from shuzibao.reader.whole import title_of

MOST_CITED: Final = 3


def citation(article: Article) -> SafeString:
    """The article after GB/T 7714-2015, 4.5: 作者. 题名[N]. 报纸名, 日期(版次)."""
    issue = article.issue
    return SafeString(
        format_html(
            '<bdi lang="{}">{}{}[N]. {}, {}({}).</bdi>',
            lang_of(article.display_title, article.script),
            _writers(clean(article.byline or "")),
            title_of(article),
            clean(issue.title.name) if issue.title else "[s.n.]",
            issue.date.isoformat() if issue.date else f"[{issue.year or 's.d.'}]",
            article.page.label or article.page.number,
        )
    )


def mail_link(article: Article, address: str) -> str:
    """A message that sends the article's address on."""
    said = {"subject": title_of(article), "body": address}
    return "mailto:?" + urlencode(said, quote_via=quote)


def weibo_link(article: Article, address: str) -> str:
    """Weibo's page for passing the article on."""
    said = {"url": address, "title": title_of(article)}
    return "https://service.weibo.com/share/share.php?" + urlencode(said)


def _writers(byline: str) -> str:
    """The writers as GB/T 7714-2015, 8.1, lists them: three at most, then 等; "" where nobody is named."""
    names = names_of(byline) or ((byline,) if byline else ())
    more = ", 等" if len(names) > MOST_CITED else ""
    return f"{', '.join(names[:MOST_CITED])}{more}. " if names else ""
