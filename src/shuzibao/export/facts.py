"""Facts as JSON (docs/record.md) and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from shuzibao.export.spans import spans_of
from shuzibao.model import Fact

COLUMNS = ("article", "kind", "key", "text", "name", "value", "sentence", "by", "confidence")


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """One fact as plain data: the fields that every kind has, then the parts of its kind."""
    return {
        "kind": str(fact.kind),
        "text": fact.text,
        "name": fact.name,
        "value": fact.value,
        "spans": spans_of(fact.spans),
        "sentence": fact.sentence,
        "by": fact.by,
        "confidence": fact.confidence,
        **{key: _plain(value) for key, value in fact.parts.items()},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, (tuple, list)) else value


def as_table(rows: Iterable[Mapping[str, Any]]) -> str:
    """Facts in their JSON form, with article and key, as CSV; the parts of a kind are JSON in one column.

    The last column is the address: the article's id, which is its web address, unless a row knows more.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, "parts", "address"))
    writer.writerows(as_cells(row) for row in rows)
    return out.getvalue()


def as_cells(row: Mapping[str, Any]) -> list[Any]:
    """One fact as a row of `as_table`."""
    left_out = (*COLUMNS, "spans", "address")
    rest = {key: value for key, value in row.items() if key not in left_out}
    address = row.get("address", f"/{row['article']}")
    return [*(cell(row[c]) for c in COLUMNS), json.dumps(rest, ensure_ascii=False), address]


def cell(value: Any) -> Any:
    """A cell that a spreadsheet takes for text: what begins like a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@")):
        return f"'{value}"
    return "" if value is None else value
