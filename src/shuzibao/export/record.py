"""The record as tables: one Parquet or CSV file of all facts, or a folder with a CSV file a kind.

The columns are `COLUMNS`; docs/record.md lists them for users. Rows come as `shuzibao.archive.shown` gives
them, so who is hidden there is in no export.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from shuzibao.errors import BadInput, MissingEngine
from shuzibao.export.facts import cell

BATCH: Final = 5_000  # rows of a Parquet row group
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """name: in the file; part: in the fact, where that is another. type: text, whole, real, truth, texts, json.

    kinds: those that have it; empty: all.
    """

    name: str
    type: str
    kinds: tuple[str, ...] = ()
    part: str = ""

    def of(self, row: Row) -> Any:
        return row.get(self.part or self.name)


def _columns(kind: str, **types: str) -> tuple[Column, ...]:
    return tuple(Column(name, type_, (kind,)) for name, type_ in types.items())


FIRST: Final = tuple(
    Column(name, type_)
    for name, type_ in (
        ("address", "text"), ("title", "text"), ("date", "text"), ("page", "whole"),
        ("headline", "text"), ("kind", "text"), ("key", "text"), ("text", "text"), ("name", "text"),
        ("value", "text"), ("sentence", "text"), ("by", "text"), ("confidence", "real"), ("spans", "json"),
    )
)  # fmt: skip
COLUMNS: Final = (
    *FIRST,
    *_columns("person", public="truth", described="text", age="whole", credit="text"),
    Column("person", "text", ("post",)),
    *_columns("post", post="text", body="text", role="text", former="truth"),
    *_columns("organisation", organisation_kind="text", level="text", short_for="text"),
    *_columns("place", place_kind="text", code="text", latitude="real", longitude="real", within="text"),
    *_columns("date", precision="text", part="text", time="text"),
    *_columns(
        "figure", number="real", unit="text", of="text", as_of="text", where="text", part_of="text",
        approximate="text", low="real", high="real", change="json",
    ),
    *_columns("programme", programme_kind="text", alias="text", parts="texts", bodies="texts"),
    Column("speaker", "text", ("demand", "quotation")),
    *_columns(
        "demand", verb="text", item="text", addressee="text", demand_kind="text", ordinal="text",
        heading="text", due="text", reports="json",
    ),
    *_columns("event", event_kind="text", what="text"),
    Column("event_date", "text", ("event",), "date_told"),
    Column("event_place", "text", ("event",), "place"),
    Column("participants", "json", ("event",)),
)  # fmt: skip
NAME_COLUMNS: Final = (
    "kind", "key", "name", "note", "articles", "first", "last", "sentence", "address",
)  # fmt: skip


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns that a kind of fact has."""
    return tuple(one for one in COLUMNS if not one.kinds or kind in one.kinds)


def write_table(rows: Iterable[Row], path: Path) -> int:
    """All facts into one file, by its name: .parquet or .csv; how many they were.

    Raises:
        BadInput: the name says neither. MissingEngine: Parquet needs pyarrow.
    """
    if path.suffix == ".parquet":
        return _write_parquet(rows, path)
    if path.suffix == ".csv":
        return _write_csv(rows, path)
    raise BadInput("neither .parquet nor .csv", str(path), "or name a folder: --export DIR/")


def write_folder(rows: Iterable[Row], names: Iterable[Row], folder: Path) -> int:
    """A CSV file a kind, and names.csv; how many facts they were."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        files: dict[str, Any] = {}
        for row in rows:
            kind = str(row["kind"])
            if kind not in files:
                out = stack.enter_context(
                    (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="")
                )
                files[kind] = csv.writer(out, lineterminator="\n")
                files[kind].writerow([one.name for one in columns_of(kind)])
            files[kind].writerow([_as_cell(one.type, one.of(row)) for one in columns_of(kind)])
            count += 1
        out = stack.enter_context((folder / "names.csv").open("w", encoding="utf-8", newline=""))
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(NAME_COLUMNS)
        writer.writerows([cell(row.get(name)) for name in NAME_COLUMNS] for row in names)
    return count


def _write_csv(rows: Iterable[Row], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([one.name for one in COLUMNS])
        for row in rows:
            writer.writerow([_as_cell(one.type, _own(one, row)) for one in COLUMNS])
            count += 1
    return count


def _own(column: Column, row: Row) -> Any:
    """The value, where the row's kind has this column: two kinds may use one word for two things."""
    return column.of(row) if not column.kinds or row["kind"] in column.kinds else None


def _as_cell(type_: str, value: Any) -> Any:
    if value is None:
        return ""
    if type_ == "texts":
        return "；".join(str(one) for one in value)
    if type_ == "json":
        return json.dumps(value, ensure_ascii=False)
    if type_ == "truth":
        return "true" if value else "false"
    return cell(value if type_ in ("whole", "real") else str(value))


def _write_parquet(rows: Iterable[Row], path: Path) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingEngine(
            "Parquet needs pyarrow",
            str(path),
            "pip install 'shuzibao[parquet]', or --export facts.csv",
        ) from error
    types = {
        "text": pa.string(), "json": pa.string(), "whole": pa.int64(), "real": pa.float64(),
        "truth": pa.bool_(), "texts": pa.list_(pa.string()),
    }  # fmt: skip
    schema = pa.schema([pa.field(one.name, types[one.type]) for one in COLUMNS])
    count = 0
    with pq.ParquetWriter(str(path), schema, compression="zstd") as writer:
        for batch in _batches(rows):
            columns = [[_as_value(one.type, _own(one, row)) for row in batch] for one in COLUMNS]
            arrays = [
                pa.array(some, types[one.type]) for one, some in zip(COLUMNS, columns, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            count += len(batch)
    return count


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _as_value(type_: str, value: Any) -> Any:
    if value is None:
        return None
    if type_ == "texts":
        return [str(one) for one in value]
    if type_ == "json":
        return json.dumps(value, ensure_ascii=False)
    return {"text": str, "whole": int, "real": float, "truth": bool}[type_](value)
