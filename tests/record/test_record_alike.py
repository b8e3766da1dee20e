"""Figures of one measure meet though they are named longer or shorter; different things never do."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)

from shuzibao.archive.store import Archive  # noqa: E402
from shuzibao.record.figures.alike import ENOUGH, Counted, tie  # noqa: E402

CARE = Counted("养老床位", "张", 4120, "云浦区", "全区共有养老床位4120张。")
BARE = Counted("床位", "张", 3900, "青禾市云浦区", "区长调研养老服务。床位3900张。")
PAPERS = {
    "2023-01-09": "区长调研养老服务\n\n截至2022年底，全区已建成养老机构25家，床位3900张。",
    "2024-01-08": "养老服务再提升\n\n截至2023年底，全区共有养老床位4120张。",
    "2025-01-06": "区中心医院扩建\n\n截至2024年底，区中心医院共有医院床位1500张。",
}


def test_a_shorter_name_is_the_longer_measure_where_its_article_says_so() -> None:
    """养老 stands in the article that says 床位; place and size agree."""
    found = tie(BARE, CARE, {"养老", "医院"})

    assert found is not None
    assert found.certainty >= ENOUGH
    assert found.reasons == ("word", "place", "size")


@pytest.mark.parametrize(
    "shorter",
    [
        Counted("床位", "张", 3900, "云浦区", "床位3900张。"),
        Counted("床位", "张", 3900, "云浦区", "养老机构与医院床位共3900张。"),
        Counted("床位", "张", 3900, "沙棠县", "养老床位3900张。"),
        Counted("床位", "处", 3900, "云浦区", "养老床位3900处。"),
        Counted("医院床位", "张", 3900, "云浦区", "养老、医院床位3900张。"),
    ],
    ids=["nothing said", "another kind said too", "another place", "another unit", "another thing"],
)
def test_what_may_be_another_thing_is_not_joined(shorter: Counted) -> None:
    """No word of it, a rival's word beside it, another place or unit, another kind of bed."""
    assert tie(shorter, CARE, {"养老", "医院"}) is None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three issues: beds for the old named twice in two ways, and those of a hospital."""
    root = tmp_path_factory.mktemp("alike")
    for day, text in PAPERS.items():
        year, month, date = (int(part) for part in day.split("-"))
        head = f"# 云浦报\n\n云浦报 {year}年{month}月{date}日 星期一\n\n## "
        (root / f"{day}-1.md").write_text(head + text + "\n", encoding="utf-8")
        with Archive.open(root / "archive", create=True, write=True) as archive:
            for _ in archive.add([root / f"{day}-1.md"]):
                pass
    return root / "archive"


@pytest.fixture
def client(folder: Path) -> Client:
    connection.use(folder)
    return Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})


def test_a_measure_shows_what_was_joined_and_how_surely(client: Client) -> None:
    """Both numbers are one line; the joined one leads to its own name and states its certainty."""
    html = unquote(client.get("/measures/养老床位（张）").content.decode())

    assert "<polyline" in html
    assert html.index("2022-12-31") < html.index("2023-12-31")
    assert 'href="/measures/床位（张）"' in html
    assert "把握 0.70：报道里说到, 数目相近" in html
    assert "1500" not in html
