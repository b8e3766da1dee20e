"""Lists to take along: CSV and JSON, every row with its sentence and its address."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse

from shuzibao.archive import shown
from shuzibao.archive.models import Name
from shuzibao.archive.seen import Span, iso, spans
from shuzibao.export.facts import cell
from shuzibao.export.record import COLUMNS, Column
from shuzibao.reader.record.book import Facts
from shuzibao.reader.show import site_root

MOST_ROWS: Final = 5000  # of one download; all of it: `shuzibao facts --export`
FACT_COLUMNS: Final = (
    "article", "printed", "kind", "key", "text", "name", "value", "sentence", "by", "confidence",
)  # fmt: skip
NAME_COLUMNS: Final = (
    "kind", "key", "note", "articles", "first", "last", "sentence", "article", "address",
)  # fmt: skip


def form_of(request: HttpRequest) -> str | None:
    """What the address asks for instead of a page."""
    form = request.GET.get("as")
    return form if form in ("csv", "json") else None


def facts(request: HttpRequest, found: Facts, name: str, form: str) -> HttpResponse:
    """Facts in their order, each with the day of print and, of a demand, the later reports on it."""
    rows = list(_rows(found, site_root(request)))
    if form == "json":
        return JsonResponse({"facts": rows}, json_dumps_params={"ensure_ascii": False})
    kinds = {row["kind"] for row in rows}
    own = {one.name: one for one in COLUMNS if kinds & set(one.kinds)}
    cells = [row | {key: _flat(one, row) for key, one in own.items()} for row in rows]
    return table(cells, (*FACT_COLUMNS, *own, "address"), name)


def _rows(found: Facts, root: str) -> Iterator[dict[str, Any]]:
    joined = found.select_related("article__issue").defer(
        "article__elements", "article__text", "article__zones", "article__issue__masthead"
    )
    some = list(joined[:MOST_ROWS])
    for at in range(0, len(some), shown.BATCH):
        batch = some[at : at + shown.BATCH]
        reports = shown.reports_on(batch)
        for fact, row in zip(batch, shown.as_rows(batch), strict=True):
            row["printed"] = shown.day_of(fact.article.issue)
            if fact.kind == "demand":
                row["reports"] = reports.get(fact.pk, [])
            yield row | {"address": f"{root}/{fact.article_id}"}


def _flat(column: Column, row: Mapping[str, Any]) -> Any:
    """A part of a fact as one cell."""
    if row["kind"] not in column.kinds:
        return None
    value = row.get("date") if column.name == "event_date" else column.of(row)
    if column.type == "texts" and value:
        return "；".join(str(one) for one in value)
    return json.dumps(value, ensure_ascii=False) if value and column.type == "json" else value


def names(request: HttpRequest, rows: Iterable[Name], name: str, form: str) -> HttpResponse:
    some = list(rows)
    days = spans(some)
    listed = [_name(site_root(request), row, days.get(row.pk)) for row in some]
    if form == "json":
        return JsonResponse({name: listed}, json_dumps_params={"ensure_ascii": False})
    return table(listed, NAME_COLUMNS, name)


def _name(root: str, row: Name, days: Span | None) -> dict[str, Any]:
    said = {column: getattr(row, column, "") for column in NAME_COLUMNS[:-1]}
    said["first"], said["last"] = iso(days)
    return said | {"address": f"{root}/{row.article}" if row.article else ""}


def table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], name: str) -> HttpResponse:
    """Rows as CSV, a header line first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return _csv(out.getvalue(), name)


def _csv(text: str, name: str) -> HttpResponse:
    # The mark tells spreadsheets that it is UTF-8.
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}.csv"
    return response
