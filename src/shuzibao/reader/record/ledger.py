"""The ledger 台账: what was asked and promised, by whom, and what was reported on it since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.http import QueryDict

from shuzibao.archive.models import Fact, FollowUp
from shuzibao.archive.printed_when import PRINTED
from shuzibao.reader.record.book import MOST_BESIDE, Facts, by_date, mentions, naming, told
from shuzibao.script import fold

KINDS: Final = ("demand", "promise")
SORTS: Final = ("newest", "oldest", "speaker", "due")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the ledger is wanted. body: the speaker's, or the one asked. follow: yes, no or all.

    place, org, programme: the key of what it is about, as that one's page gathers it.
    """

    speaker: str = ""
    body: str = ""
    words: str = ""
    year: str = ""
    kind: str = ""
    follow: str = ""
    sort: str = "newest"
    place: str = ""
    org: str = ""
    programme: str = ""

    @property
    def matter(self) -> tuple[str, str] | None:
        """What it is about: (kind, key)."""
        named = (("place", self.place), ("organisation", self.org), ("programme", self.programme))
        return next(((kind, key) for kind, key in named if key), None)

    @property
    def query(self) -> str:
        return urlencode({name: value for name, value in asdict(self).items() if value})


def asked_in(said: QueryDict) -> Asked:
    """What the address says; what makes no sense in it counts as not said."""
    words = {name: said.get(name, "").strip()[:80] for name in ("speaker", "body", "words")}
    year = said.get("year", "")
    about = {name: said.get(name, "").strip()[:300] for name in ("place", "org", "programme")}
    return Asked(
        **words,
        **about,
        year=year if year.isascii() and year.isdigit() and len(year) == 4 else "",
        kind=said.get("kind", "") if said.get("kind") in KINDS else "",
        follow=said.get("follow", "") if said.get("follow") in ("yes", "no") else "",
        sort=said.get("sort", "") if said.get("sort") in SORTS else "newest",
    )


def reports() -> Any:
    """Later sentences that may be shown."""
    return FollowUp.objects.filter(article__hidden__isnull=True)


def with_reports(demands: Facts) -> Facts:
    """Each with its follow-ups, the likeliest first, as `reports`."""
    joined = reports().select_related("article__issue").order_by("-score", "id")
    slim = joined.defer("article__elements", "article__text", "article__zones")
    return demands.prefetch_related(Prefetch("follow_ups", slim, to_attr="reports"))


def demands(asked: Asked) -> Facts:
    """Demands and promises in the order asked for."""
    found = told().filter(kind="demand")
    if asked.matter:
        found = found.filter(pk__in=of_matter(*asked.matter).values("pk"))
    if asked.speaker:
        found = found.filter(key__contains=fold(asked.speaker))
    if asked.body:
        found = found.filter(_of_body(fold(asked.body)))
    if asked.year:
        year = int(asked.year)
        found = found.filter(
            Q(article__issue__date__year=year)
            | Q(article__issue__date=None, article__issue__year=year)
        )
    if asked.kind:
        found = found.filter(parts__demand_kind=asked.kind)
    if asked.words:
        words = fold(asked.words)
        found = found.filter(
            Q(value__contains=words) | Q(name__contains=words) | Q(sentence__contains=asked.words)
        )
    if asked.follow:
        later = Exists(reports().filter(demand=OuterRef("pk")))
        found = found.filter(later if asked.follow == "yes" else ~later)
    return with_reports(ordered(found, asked.sort))


def _of_body(body: str) -> Q:
    """Said by the body itself, by one who holds a post in it, or asked of it."""
    holders = Fact.objects.filter(kind="post", body=body).values("key")
    return Q(key=body) | Q(key__in=holders) | Q(parts__addressee__icontains=body)


def about(forms: Iterable[str], articles: Sequence[str]) -> set[int]:
    """The demands of these articles that are about a matter: who speaks of it goes on about it.

    forms: how it is printed. All that a speaker demands in an article counts where one of his sentences
    names it, and all of an article that tells an event there (调研青石湾功能区).
    """
    named = [form for form in forms if form]
    near = told().filter(article_id__in=list(articles))
    events = near.filter(kind="event").values_list("article_id", "text", "body")
    there = {article for article, *words in events if _holds(" ".join(words), named)}
    rows = list(near.filter(kind="demand").values_list("pk", "article_id", "key", "sentence"))
    spoken = {(article, key) for _, article, key, sentence in rows if _holds(sentence, named)}
    return {pk for pk, article, key, _ in rows if article in there or (article, key) in spoken}


def _holds(text: str, forms: Iterable[str]) -> bool:
    return any(form in text for form in forms)


def of_matter(kind: str, key: str) -> Facts:
    """The demands about a place, an organisation or a programme; newest first.

    Of an organisation also those that its holders made and those that were asked of it.
    """
    named = mentions(kind, key)
    listed = list(by_date(named, newest=True)[:MOST_BESIDE])
    articles = list(dict.fromkeys(fact.article_id for fact in listed))
    if kind == "programme":
        aliases = {str(f.parts["alias"]) for f in listed if f.parts.get("alias")}
        near = told().filter(kind="demand", article_id__in=articles)
        said = {fact.sentence for fact in listed}
        found = near.filter(naming([key, *aliases]) | Q(sentence__in=said))
    else:
        forms = {key, *(fact.text for fact in listed if fact.kind == kind)}
        wanted = Q(pk__in=about(forms, articles))
        if kind == "organisation":
            wanted |= _of_body(key)
        found = told().filter(wanted, kind="demand")
    return with_reports(ordered(found, "newest"))


def ordered(found: Facts, sort: str) -> Facts:
    """With article and issue at hand."""
    day = PRINTED
    order: dict[str, tuple[Any, ...]] = {
        "newest": (day.desc(nulls_last=True),),
        "oldest": (day.asc(nulls_last=True),),
        "speaker": ("key", day.desc(nulls_last=True)),
        "due": (F("parts__due").asc(nulls_last=True), day.desc(nulls_last=True)),
    }
    joined = found.select_related("article__issue__title", "article__page")
    slim = joined.defer("article__elements", "article__text", "article__zones")
    return slim.order_by(*order.get(sort, order["newest"]), "article_id", "position")


def years() -> list[int]:
    """The years in which something was asked or promised, the latest first."""
    dated = told().filter(kind="demand", article__issue__date__isnull=False)
    found = {day.year for day in dated.dates("article__issue__date", "year")}
    undated = told().filter(kind="demand", article__issue__date=None)
    stated = undated.order_by().values_list("article__issue__year", flat=True).distinct()
    found |= {year for year in stated if year}
    return sorted(found, reverse=True)
