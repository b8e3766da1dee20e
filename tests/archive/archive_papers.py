"""Invented pages for the archive's tests, and a look at everything that an archive holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shuzibao.archive.options import Options, Outcome
from shuzibao.archive.store import Archive

MASTHEAD = "# 云泽周报\n\n2024年3月15日 星期五 第12期\n\n"
LAKE = (
    "## 云泽湖清淤工程开工\n\n"
    "本报讯（记者 林晚舟）3月14日，云泽湖清淤工程在东堤开工。工程计划用时十个月，清出淤泥三十万方。\n\n"
    "工程由区水务局负责，沿湖五个街道配合。湖水水质预计明年提升一级。\n"
)
LIBRARY = (
    "## 柳巷图书馆夜间开放\n\n"
    "从本月起，柳巷图书馆每周五开放到晚上十点。馆长白舒说，夜读座位共一百二十个。\n\n"
    "首个周五，来馆读者比平日多了两成。\n"
)
SCHOOL = (
    "## 北桥小学添了新操场\n\n"
    "北桥小学的新操场昨天启用。跑道长二百米，雨水可以渗进地下的水池。\n\n"
    "校长顾言蹊说，周末操场向附近居民开放。\n"
)
FRONT = MASTHEAD + LAKE
ISSUE = "yunzezhoubao/2024-03-15"


def write(folder: Path, **pages: str) -> Path:
    """Pages as files: `write(folder, p1=FRONT)` writes p1.md."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def dated(day: int, *stories: str) -> str:
    """A front page of March 2024."""
    weekday = "一二三四五六日"[(day + 3) % 7]
    head = f"# 云泽周报\n\n2024年3月{day}日 星期{weekday} 第{day}期\n\n"
    return head + "\n".join(stories)


def add(folder: Path, *paths: Path, **options: Any) -> list[Outcome]:
    with Archive.open(folder, create=True, write=True) as archive:
        return list(archive.add(paths, Options(**options)))


def everything(folder: Path, times: bool = True) -> dict[str, Any]:
    """Every row and every file name. times: also when rows were written, and their revisions."""
    from django.apps import apps

    with Archive.open(folder) as archive:
        tables = {
            model.__name__: [_plain(row, times) for row in model.objects.order_by("pk").values()]
            for model in apps.get_models()
            if times or model.__name__ not in ("Change", "Heard", "Version", "Fact", "FollowUp")
        }
        return {**tables, "files": list(archive.files.digests())}


def _plain(row: dict[str, Any], times: bool) -> dict[str, Any]:
    left_out = () if times else ("changed", "added", "until", "made", "when", "id")
    kept = {key: value for key, value in row.items() if key not in left_out}
    return kept if times or not isinstance(row.get("id"), str) else {**kept, "id": row["id"]}


def states(outcomes: Iterable[Outcome]) -> list[tuple[str, str | None, str | None]]:
    return [(one.path.name, one.issue, one.state) for one in outcomes]
