"""The record as tables: Parquet and CSV hold the same, and say what the documents say."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from shuzibao.errors import BadInput, MissingEngine
from shuzibao.export.record import COLUMNS, columns_of, write_folder, write_table

COMMON = {
    "address": "/yunpubao/2021-11-29/1/1", "title": "yunpubao", "date": "2021-11-29", "page": 1,
    "headline": "区长调研", "text": "x", "name": "x", "value": "x", "by": "rule:x", "confidence": 0.9,
    "spans": [{"source": "p.txt", "start": 0, "end": 2}],
}  # fmt: skip
FACTS: list[dict[str, Any]] = [
    {**COMMON, "kind": "post", "key": "林若溪", "sentence": "区长林若溪", "person": "林若溪", "post": "区长",
     "body": "云浦区人民政府", "role": "区长", "former": False},
    {**COMMON, "kind": "figure", "key": "床位（张）", "sentence": "=1+1", "number": 3900, "unit": "张",
     "of": "床位", "as_of": "2020-12-31"},
    {**COMMON, "kind": "programme", "key": "三级联动", "sentence": "“三级联动”，\n以居家为基础",
     "programme_kind": "system", "parts": ["居家为基础", "社区为依托"], "bodies": []},
    {**COMMON, "kind": "event", "key": "meeting", "sentence": "召开会议", "event_kind": "meeting", "what": "会议",
     "date_told": "2021-11-24", "place": "沙棠社区", "participants": [{"person": "林若溪", "roles": ["chair"]}]},
]  # fmt: skip


def test_parquet_keeps_types_and_values(tmp_path: Path) -> None:
    """Numbers are numbers, lists are lists, what a kind has not is null."""
    count = write_table(iter(FACTS), tmp_path / "record.parquet")
    table = pq.read_table(tmp_path / "record.parquet").to_pylist()

    post, figure, programme, event = table
    assert count == 4
    assert (post["person"], post["former"], post["number"]) == ("林若溪", False, None)
    assert (figure["number"], figure["as_of"], figure["sentence"]) == (3900.0, "2020-12-31", "=1+1")
    assert programme["parts"] == ["居家为基础", "社区为依托"]
    assert (event["event_date"], event["event_place"], event["date"]) == (
        "2021-11-24", "沙棠社区", "2021-11-29",
    )  # fmt: skip
    assert json.loads(event["participants"]) == FACTS[3]["participants"]
    assert json.loads(post["spans"]) == COMMON["spans"]


def test_csv_says_the_same_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    """Line breaks and quotation marks survive; what begins like a formula is text."""
    write_table(iter(FACTS), tmp_path / "record.csv")
    with (tmp_path / "record.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert rows[1]["sentence"] == "'=1+1"
    assert rows[2]["sentence"] == FACTS[2]["sentence"]
    assert rows[2]["parts"] == "居家为基础；社区为依托"


def test_a_folder_has_a_file_a_kind_with_its_own_columns(tmp_path: Path) -> None:
    """And names.csv; no column of another kind."""
    write_folder(
        iter(FACTS), iter([{"kind": "person", "key": "林若溪", "address": "/x"}]), tmp_path / "out"
    )

    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "post.csv", "figure.csv", "programme.csv", "event.csv", "names.csv",
    }  # fmt: skip
    head = (tmp_path / "out" / "figure.csv").read_text("utf-8").splitlines()[0].split(",")
    assert head == [column.name for column in columns_of("figure")]
    assert "person" not in head


def test_without_pyarrow_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing part is named with its remedy."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingEngine, match=r"shuzibao\[parquet\]"):
        write_table(iter(FACTS), tmp_path / "record.parquet")


def test_a_name_of_no_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"neither .parquet nor .csv"):
        write_table(iter(FACTS), tmp_path / "record.xlsx")


def test_every_column_is_documented() -> None:
    """docs/record.md names each."""
    said = (Path(__file__).parents[2] / "docs" / "record.md").read_text("utf-8")

    assert [column.name for column in COLUMNS if f"`{column.name}`" not in said] == []
