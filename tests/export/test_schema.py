"""What `shuzibao read --json` prints holds to the schema in the package."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from shuzibao import Source, make_issue
from shuzibao.cli.read import as_json_line, command
from shuzibao.sample import sample_files

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
SCHEMA = json.loads(files("shuzibao.export").joinpath("shuzibao-1.schema.json").read_text("utf-8"))
PAGES = [path for path in sample_files() if path.suffix in (".txt", ".md")] + sorted(
    SEEDS.glob("*.txt")
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_page_prints_one_valid_object(path: Path) -> None:
    """One object on one line, valid against the schema, facts included."""
    result = CliRunner().invoke(command, ["--json", str(path)])

    assert result.exit_code == 0
    [line] = result.stdout.splitlines()
    jsonschema.validate(json.loads(line), SCHEMA)


def test_several_issues_are_one_object_a_line(tmp_path: Path) -> None:
    """Two dumps that say nothing of each other are two issues, each on a line of its own."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(
            f"{name}\n近日，河岸图书馆开馆，三百位居民到场。\n", "utf-8"
        )
    result = CliRunner().invoke(
        command, ["--json", "--no-facts", str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]
    )

    ids = [json.loads(line)["issue"]["id"] for line in result.stdout.splitlines()]
    assert len(ids) == len(set(ids)) == 2


def test_a_bad_file_costs_only_itself(tmp_path: Path) -> None:
    """An empty file and a binary one are stated errors; the third is read; the exit code says partly."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.bin").write_bytes(b"\x7fELF\x00\x01\x02" * 20)
    (tmp_path / "good.txt").write_text("近日，河岸图书馆开馆，三百位居民到场。\n", "utf-8")
    result = CliRunner().invoke(
        command,
        [
            "--json",
            "--no-facts",
            *(str(tmp_path / n) for n in ("empty.txt", "binary.bin", "good.txt")),
        ],
    )

    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("error: ") == 2
    assert result.stderr.count("try: ") == 2


def test_the_form_of_an_issue_is_fixed_and_a_range_of_days_is_a_notice() -> None:
    """Whoever reads "issue" finds the nine keys that were promised; what an undated page tells of its day is said beside."""
    page = "区里开会\n本报讯 2023年10月26日，区里召开会议，部署下一阶段工作，各部门负责人参加。\n"
    data = json.loads(as_json_line(make_issue([Source("page.txt", page.encode())]), facts=True))

    assert list(data["issue"]) == [
        "id", "date", "date_basis", "year", "weekday", "number", "running_number", "permit", "website",
    ]  # fmt: skip
    assert data["notices"] == [
        {
            "where": data["issue"]["id"],
            "what": "printed between 2023-10-26 and 2023-12-31, by the days that it tells of",
        }
    ]
