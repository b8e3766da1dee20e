"""How fast `add` keeps pages: pages a second, and what share of the time is not the rebuilder's.

    python -m bench.archive             200 pages
    python -m bench.archive --pages 1000

The share is what the archive itself costs: digests, files with their flush to disk, rows, the index.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shuzibao.archive.connection import set_up

PLACES = "云泽柳巷北桥东堤南浦西河石门青溪白塔红枫"
WORKS = (
    "清淤工程",
    "夜间图书馆",
    "新操场",
    "菜场改造",
    "老屋加固",
    "河道巡查",
    "社区食堂",
    "公交新线",
)
DONE = ("开工", "启用", "完成验收", "征求意见", "延长开放", "扩大试点")


def story(chance: random.Random) -> str:
    """Six paragraphs about a place and a work, as Markdown."""
    at = chance.randrange(0, len(PLACES), 2)
    place, work = PLACES[at : at + 2], chance.choice(WORKS)
    lines = [f"## {place}{work}{chance.choice(DONE)}", ""]
    lines += [f"本报讯（记者 林晚舟）{chance.randrange(1, 28)}日，{place}{work}有了新的进展。"]
    for _ in range(5):
        number = chance.randrange(10, 9000)
        lines += [
            "",
            f"{place}街道说，{work}已经服务居民{number}人次，比去年多出{number % 90}人次，",
        ]
        lines[-1] += f"预计今年还要增加投入{number % 700}万元，由{place}居民委员会监督使用。"
    return "\n".join(lines)


def page(number: int, chance: random.Random) -> str:
    year, day = 1990 + number // 300, number % 300
    date = time.strftime("%Y年%m月%d日", time.gmtime(86_400 * (day + 365 * (year - 1970) + 5)))
    stories = "\n\n".join(story(chance) for _ in range(5))
    return f"# 云泽周报\n\n{date} 第{number}期\n\n{stories}\n"


@contextmanager
def timed(spent: dict[str, float], owner: Any, name: str, label: str) -> Iterator[None]:
    """Adds up the seconds spent in a function, from outside."""
    inner: Callable[..., Any] = getattr(owner, name)

    def outer(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return inner(*args, **kwargs)
        finally:
            spent[label] = spent.get(label, 0.0) + time.perf_counter() - start

    setattr(owner, name, outer)
    try:
        yield
    finally:
        setattr(owner, name, inner)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=200)
    wanted = parser.parse_args().pages
    set_up()
    from shuzibao.archive import assemble, changes, reading
    from shuzibao.archive.files import Files
    from shuzibao.archive.store import Archive

    spent: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="shuzibao-bench-") as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        chance = random.Random(7)
        for number in range(wanted):
            (pages / f"{number:05}.md").write_text(page(number, chance), encoding="utf-8")
        with (
            timed(spent, reading, "read_pages", "read"),
            timed(spent, reading, "rebuild", "rebuild"),
            timed(spent, assemble, "rebuild", "rebuild"),
            timed(spent, Files, "put", "files"),
            timed(spent, changes, "tell", "index"),
            timed(spent, assemble, "write_issue", "write"),
            Archive.open(Path(folder) / "archive", create=True, write=True) as archive,
        ):
            start = time.perf_counter()
            kept = sum(1 for outcome in archive.add([pages]) if not outcome.error)
            whole = time.perf_counter() - start
            start = time.perf_counter()
            same = sum(1 for outcome in archive.add([pages]) if outcome.state == "same")
            again = time.perf_counter() - start
    rebuilding = spent.get("rebuild", 0.0) + spent.get("read", 0.0)
    print(f"{kept} pages kept in {whole:.1f} s: {kept / whole:.1f} pages/s")
    print(f"{same} pages known already in {again:.1f} s: {same / again:.0f} pages/s")
    print(f"outside reading and rebuilding: {(whole - rebuilding) / whole:.0%} of the time,")
    print(f"  {kept / (whole - rebuilding):.1f} pages/s by itself")
    for label, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {label:8} {seconds:6.2f} s  {seconds / whole:4.0%}")


if __name__ == "__main__":
    main()
