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
    """Facts in their JSON form, with article and key, as CSV; the parts of a kind are JSON in one column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, "parts"))
    for row in rows:
        rest = {key: value for key, value in row.items() if key not in COLUMNS and key != "spans"}
        writer.writerow([*(row[c] for c in COLUMNS), json.dumps(rest, ensure_ascii=False)])
    return out.getvalue()
