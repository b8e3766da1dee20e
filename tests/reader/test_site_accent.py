"""A title's own colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402
from tests.reader.press import print_into  # noqa: E402
from tests.reader.stories import week_two  # noqa: E402

from shuzibao.cli import title  # noqa: E402
from shuzibao.reader.accent import LEAST, NIGHT, PAPER, contrast, readable  # noqa: E402

colours = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@given(colours, st.sampled_from([PAPER, NIGHT]))
def test_any_colour_becomes_one_that_can_be_read(colour: str, ground: str) -> None:
    """At least 4.5:1 by day and at night; what can be read already stays as it is."""
    made = readable(colour, ground)

    assert contrast(made, ground) >= LEAST
    assert made == colour or contrast(colour, ground) < LEAST


@pytest.mark.parametrize(
    ("one", "two", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_counted_as_wcag_counts_it(one: str, two: str, ratio: float) -> None:
    assert contrast(one, two) == pytest.approx(ratio, abs=0.01)


def test_a_paper_that_is_given_a_colour_has_it_on_its_pages_alone(tmp_path: Path) -> None:
    """Set by the command; by a style sheet, for the pages allow no style of their own."""
    print_into(tmp_path, [week_two()])
    said = CliRunner().invoke(
        title.command, ["liuyinbao", "--accent", "#0B5A3C", "--archive", str(tmp_path)]
    )
    connection.use(tmp_path)
    client = Client(headers={"host": "127.0.0.1"})

    assert said.exit_code == 0, said.output
    sheet = client.get("/liuyinbao/look.css")
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert ":root { --accent: #0b5a3c; }" in sheet.content.decode()
    assert b"/liuyinbao/look.css" in client.get("/liuyinbao/2024-05-13/1").content
    assert b"look.css" not in client.get("/about").content


def test_a_paper_without_a_colour_has_no_sheet(client: Client) -> None:
    assert client.get("/liuyinbao/look.css").status_code == 404
    assert b"look.css" not in client.get("/liuyinbao").content


def test_what_is_no_colour_is_refused() -> None:
    said = CliRunner().invoke(title.command, ["liuyinbao", "--accent", "red"])

    assert said.exit_code == 2
    assert "#RRGGBB" in said.output
