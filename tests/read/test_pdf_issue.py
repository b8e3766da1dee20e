"""Files as they come in: locked ones, several that make one issue, one of several pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.layout.set_page import BRIDGE, READING
from tests.read.pdf_lock import locked
from tests.read.pdf_paper import Sheet, objects_of, pdf

from shuzibao.cli.read import command


def story(headline: str, text: str) -> Sheet:
    """A headline over one column."""
    sheet = Sheet().text(50, 700, 24, headline)
    rows = [text[at : at + 20] for at in range(0, len(text), 20)]
    for n, row in enumerate(rows):
        sheet.text(50, 660 - 15 * n, 10, row)
    return sheet


def front() -> Sheet:
    """The page with the paper's name and the day."""
    sheet = story("读书会在河畔开场", READING.replace("|", ""))
    return sheet.text(200, 770, 40, "梅里报").text(50, 745, 9, "2024年5月13日 星期一 第19期")


def inner() -> Sheet:
    return story("石桥又放行", BRIDGE.replace("|", ""))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, ["--json", *map(str, arguments)])


def issues(done: Result) -> list[dict]:
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A01.pdf", "A02.pdf"),
        ("01版.pdf", "02版.pdf"),
        ("node_1.pdf", "node_2.pdf"),
        ("weekly-p1.pdf", "weekly-p2.pdf"),
        ("第一版.pdf", "第二版.pdf"),
    ],
)
def test_several_files_make_one_issue_with_their_numbers(tmp_path: Path, first: str, second: str):
    """The page behind the masthead joins it; each has the number that its file's name says."""
    (tmp_path / first).write_bytes(pdf([front()]))
    (tmp_path / second).write_bytes(pdf([inner()]))
    [issue] = issues(run(tmp_path))

    assert issue["title"]["name"] == "梅里报"
    assert issue["issue"]["date"] == "2024-05-13"
    assert [page["number"] for page in issue["pages"]] == [1, 2]
    assert [(a["page"], a["headline"]) for a in issue["articles"]] == [
        (1, "读书会在河畔开场"), (2, "石桥又放行")
    ]  # fmt: skip


def test_a_number_in_a_files_name_is_kept_where_pages_are_missing(tmp_path: Path):
    """Page 1 and page 7 were sent: no page is called 2."""
    (tmp_path / "0513-A01.pdf").write_bytes(pdf([front()]))
    (tmp_path / "0513-A07.pdf").write_bytes(pdf([inner()]))
    [issue] = issues(run(tmp_path))

    assert [page["number"] for page in issue["pages"]] == [1, 7]


def test_a_file_of_several_pages_is_one_issue(tmp_path: Path):
    """Its pages are counted where nothing numbers them."""
    (tmp_path / "week.pdf").write_bytes(pdf([front(), inner(), inner()]))
    [issue] = issues(run(tmp_path / "week.pdf"))

    assert [page["number"] for page in issue["pages"]] == [1, 2, 3]
    assert [a["page"] for a in issue["articles"]] == [1, 2, 3]


def test_the_users_number_outranks_names_and_folios_and_counts_on(tmp_path: Path):
    """`--page 5` with two files, the first of two pages: 5, 6 and 7, as `add` numbers them."""
    (tmp_path / "A01.pdf").write_bytes(pdf([front(), inner()]))
    (tmp_path / "A04.pdf").write_bytes(pdf([inner()]))
    [issue] = issues(run(tmp_path, "--page", "5"))

    assert [page["number"] for page in issue["pages"]] == [5, 6, 7]


def test_a_locked_file_opens_with_its_password_alone(tmp_path: Path):
    """Without it and with a wrong one the error says which; the owner's opens it too."""
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(objects_of([front()]), "liulin"))
    without, wrong = run(path), run(path, "--password", "willow")

    assert (without.exit_code, wrong.exit_code) == (1, 1)
    assert "locked.pdf: locked with a password" in without.stderr
    assert "--password" in without.stderr
    assert "the password does not open it" in wrong.stderr
    assert "try: check it" in wrong.stderr
    for password in ("liulin", "the owner's own"):
        [issue] = issues(run(path, "--password", password))
        assert issue["title"]["name"] == "梅里报"


def test_a_file_that_is_locked_against_changes_only_is_read(tmp_path: Path):
    """Most locked papers open without a password."""
    path = tmp_path / "protected.pdf"
    path.write_bytes(locked(objects_of([front()]), ""))
    [issue] = issues(run(path))

    assert [a["headline"] for a in issue["articles"]] == ["读书会在河畔开场"]


def test_a_locked_file_costs_itself_and_the_others_are_read(tmp_path: Path):
    """The exit code says that some were not read."""
    (tmp_path / "A01.pdf").write_bytes(pdf([front()]))
    (tmp_path / "A02.pdf").write_bytes(locked(objects_of([inner()]), "liulin"))
    done = run(tmp_path)

    assert done.exit_code == 2
    [issue] = [json.loads(line) for line in done.stdout.splitlines()]
    assert [page["number"] for page in issue["pages"]] == [1]
    assert "A02.pdf: locked with a password" in done.stderr
