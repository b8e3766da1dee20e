"""Search over an archive: every write reaches the index, nothing hidden does, the command prints it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from shuzibao.archive.connection import set_up
from shuzibao.archive.store import Archive
from shuzibao.cli import shuzibao
from shuzibao.search import search
from shuzibao.search.archived import agrees, rebuild_index

set_up()

PAGE = """# 云泽周报

2024年3月15日 星期五 第12期

## 云泽湖清淤工程开工

本报讯（记者 林晚舟）3月14日，云泽湖清淤工程在东堤开工。湖水水质预计明年提升一级。

## 柳巷圖書館夜間開放

從本月起，柳巷圖書館每週五開放到晚上十點。館長白舒說，夜讀座位共一百二十個。
"""


@pytest.fixture
def archive(tmp_path: Path):
    (tmp_path / "p1.md").write_text(PAGE, encoding="utf-8")
    with Archive.open(tmp_path / "archive", create=True, write=True) as opened:
        assert [one.state for one in opened.add([tmp_path / "p1.md"])] == ["new"]
        yield opened


def test_what_is_added_is_found_in_either_script(archive):
    """Straight after the write, and the index agrees with the tables."""
    assert search(archive.folder, "图书馆 夜读").total == 1
    assert search(archive.folder, "清淤工程").hits[0].headline == "云泽湖清淤工程开工"
    assert search(archive.folder, "paper:雲澤週報 date:2024-03").total == 2
    assert agrees(archive) == []


def test_a_hidden_article_is_found_by_nobody(archive):
    """From the moment it is hidden, and after a rebuild of the index."""
    from shuzibao.archive import changes, edits

    [hit] = search(archive.folder, "图书馆").hits
    edits.hide(hit.id, "更正", "2024-03-20")
    changes.tell(archive)

    assert search(archive.folder, "图书馆").total == 0
    rebuild_index(archive)
    assert search(archive.folder, "图书馆").total == 0
    assert agrees(archive) == []


def test_check_tells_every_way_in_which_an_index_differs(archive):
    """Missing, other, and too many."""
    from tests.search.paper import article

    from shuzibao.search import TantivyIndex
    from shuzibao.search.archived import indexables

    first, second = indexables()
    stranger = article(1, "不在库中")
    other = article(1, "别的文字", issue=second.issue)
    index = TantivyIndex(archive.index)
    index.update([stranger], delete=[first.id])

    assert agrees(archive) == [
        f"{first.id} is missing in the index",
        f"{stranger.id} is in the index and not to be found in it",
    ]
    index.update([other], delete=[stranger.id])
    assert agrees(archive) == [f"{first.id} is other in the index than in the archive"]


def test_a_lost_index_is_built_by_the_next_write(archive, tmp_path):
    """The index is never the only place of anything."""
    import shutil

    shutil.rmtree(archive.index)
    (tmp_path / "p2.md").write_text(PAGE.replace("3月15日 星期五", "3月22日 星期五"), "utf-8")

    list(archive.add([tmp_path / "p2.md"]))

    assert search(archive.folder, "清淤工程").total == 2
    assert agrees(archive) == []


def test_an_index_of_older_code_is_made_anew_by_the_command(archive):
    """It says so, and finds."""
    stamp = archive.index / "stamp.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "tokeniser": 0}))
    archive.close()

    run = CliRunner().invoke(shuzibao, ["search", "清淤", "--archive", str(archive.folder)])

    assert run.stdout.startswith("1 of 1\n")
    assert "made anew" in run.stderr


def test_the_command_prints_the_documented_json(archive):
    """Exactly total and hits, and what a hit holds."""
    archive.close()
    run = CliRunner().invoke(
        shuzibao, ["search", "夜读座位", "--archive", str(archive.folder), "--json"]
    )

    found = json.loads(run.stdout)
    [hit] = found["hits"]
    assert (found["total"], set(found)) == (1, {"total", "hits"})
    assert set(hit) == {"id", "headline", "date", "page", "score", "snippets"}
    assert hit["headline"] == "柳巷圖書館夜間開放"
    assert (hit["date"], hit["page"]) == ("2024-03-15", 1)
    [snippet] = hit["snippets"]
    [[start, end]] = snippet["marks"]
    assert snippet["text"][start:end] == "夜讀座位"


def test_the_command_marks_the_words_for_people(archive):
    """Brackets where it is no terminal."""
    archive.close()
    run = CliRunner().invoke(shuzibao, ["search", "夜读座位", "--archive", str(archive.folder)])

    assert "館長白舒說，【夜讀座位】共一百二十個。" in run.stdout


def test_the_command_refuses_what_has_no_reading(archive):
    """A BadQuery with its exit code, not a traceback."""
    from shuzibao.errors import BadQuery

    archive.close()
    run = CliRunner().invoke(shuzibao, ["search", "date:昨天", "--archive", str(archive.folder)])

    assert isinstance(run.exception, BadQuery)
    assert run.exception.exit_code == 5


def names_told(issues):
    """What a record would say: who is in which article."""
    return {f"{issue}/1/1": {"person": ("林晚舟",)} for issue in issues}


def test_names_that_the_record_tells_can_be_asked_for(archive, settings_of_django):
    """Whole names, in either script, with a facet."""
    settings_of_django.SHUZIBAO_NAMED = f"{__name__}.names_told"
    rebuild_index(archive)

    results = search(archive.folder, "人物:林晚舟")

    assert [hit.id for hit in results.hits] == ["yunzezhoubao/2024-03-15/1/1"]
    assert results.facets["person"] == (("林晚舟", 1),)
    assert search(archive.folder, "人物:晚舟").total == 0


@pytest.fixture
def settings_of_django():
    from django.test import override_settings

    with override_settings():
        from django.conf import settings

        yield settings
