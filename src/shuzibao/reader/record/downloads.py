"""Lists to take along: CSV and JSON, every row with its sentence and its address."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse

from shuzibao.archive import shown
from shuzibao.archive.models import Name
from shuzibao.export.facts import as_table, cell
from shuzibao.reader.record.book import Facts
from shuzibao.reader.show import site_root

MOST_ROWS: Final = 5000  # of one download; all of it: `shuzibao facts --export`
NAME_COLUMNS: Final = (
    "kind", "key", "note", "articles", "first", "last", "sentence", "article", "address",
)  # fmt: skip


def form_of(request: HttpRequest) -> str | None:
    """What the address asks for instead of a page."""
    form = request.GET.get("as")
    return form if form in ("csv", "json") else None


def facts(request: HttpRequest, found: Facts, name: str, form: str) -> HttpResponse:
    root = site_root(request)
    rows = [
        {**row, "address": f"{root}/{row['article']}"} for row in shown.as_rows(found[:MOST_ROWS])
    ]
    if form == "json":
        return JsonResponse({"facts": rows}, json_dumps_params={"ensure_ascii": False})
    return _csv(as_table(rows), name)


def names(request: HttpRequest, rows: Iterable[Name], name: str, form: str) -> HttpResponse:
    listed = [_name(site_root(request), row) for row in rows]
    if form == "json":
        return JsonResponse({name: listed}, json_dumps_params={"ensure_ascii": False})
    return table(listed, NAME_COLUMNS, name)


def _name(root: str, row: Name) -> dict[str, Any]:
    said = {column: getattr(row, column, "") for column in NAME_COLUMNS[:-1]}
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
