"""Facts as JSON (docs/record.md) and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from shuzibao.export.spans import spans_of
from shuzibao.model import Fact

COLUMNS = ("article", "kind", "text", "name", "value", "sentence", "by", "confidence", "parts")


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


def facts_to_csv(rows: Iterable[tuple[str, Fact]]) -> str:
    """(article id, fact) rows as CSV with a header line; the parts of a kind are JSON in one column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for article, fact in rows:
        parts = json.dumps(_plain(fact.parts), ensure_ascii=False)
        writer.writerow(
            (
                article,
                str(fact.kind),
                fact.text,
                fact.name,
                fact.value or "",
                fact.sentence,
                fact.by,
                fact.confidence,
                parts,
            )
        )
    return out.getvalue()
