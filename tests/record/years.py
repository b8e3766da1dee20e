"""云浦报 over ten years, an invented paper: levels, what was added to them, and what was planned."""

from __future__ import annotations

from pathlib import Path

from shuzibao.archive import connection

connection.set_up()

from shuzibao.archive.store import Archive  # noqa: E402  (Django must be set up first)

PAPER = "yunpubao"
YEARS = range(2014, 2024)
SCHEME = "四邻守望养老服务体系"

ISSUE = """# 云浦报

云浦报 {year}年3月18日 第11期

## “四邻守望”养老服务体系又进一步

本报讯 3月16日，云浦区副区长闻人槐调研“四邻守望”养老服务体系建设。闻人槐要求，“四邻守望”养老服务体系要办好第{turn}批助餐点。

截至{before}年底，“四邻守望”养老服务体系共有养老床位{beds}张、养老机构{homes}家、助餐点{meals}个、社区食堂{kitchens}家、护理员{nurses}人、志愿者{helpers}人、活动室{rooms}间。{more}
"""
MORE = {
    2016: "今年新增养老床位465张。到2030年，养老床位将达到8000张。",
    2018: "去年全区养老床位增至3400张。",
    2020: "区民政局提出，2021年底前新增养老床位1000张。",
}


def beds(before: int) -> int:
    """How many 养老床位 there were at a year's end."""
    return 3000 + 100 * (before - YEARS[0] + 1)


def issue(year: int) -> str:
    at = year - YEARS[0]
    return ISSUE.format(
        year=year, before=year - 1, turn="一二三四五六七八九十"[at], beds=beds(year - 1), homes=20 + at,
        meals=40 + at, kitchens=10 + at, nurses=500 + at, helpers=900 + at, rooms=60 + at,
        more=MORE.get(year, ""),
    )  # fmt: skip


def make(root: Path) -> Path:
    """The archive of all ten issues, in `root/archive`."""
    pages = []
    for year in YEARS:
        pages.append(root / f"{year}-03-18-1.md")
        pages[-1].write_text(issue(year), encoding="utf-8")
    with Archive.open(root / "archive", create=True, write=True) as archive:
        assert [one.error for one in archive.add(pages) if one.error] == []
    return root / "archive"
