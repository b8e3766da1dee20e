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
from shuzibao.archive.crew import hands_of_this_machine

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
    """Adds up the processor seconds spent in a function, from outside."""
    inner: Callable[..., Any] = getattr(owner, name)

    def outer(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return inner(*args, **kwargs)
        finally:
            spent[label] = spent.get(label, 0.0) + time.process_time() - start

    setattr(owner, name, outer)
    try:
        yield
    finally:
        setattr(owner, name, inner)


def added(folder: Path, pages: Path, jobs: int) -> tuple[int, float, float]:
    """`add` of the pages: how many were kept, seconds by the clock and of this process's processor."""
    from shuzibao.archive.options import Options
    from shuzibao.archive.store import Archive

    with Archive.open(folder, create=True, write=True) as archive:
        clock, processor = time.perf_counter(), time.process_time()
        kept = sum(1 for one in archive.add([pages], Options(jobs=jobs)) if not one.error)
        return kept, time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--no-record", action="store_true", help="leave out people, figures, …")
    options = parser.parse_args()
    set_up()
    from django.conf import settings

    from shuzibao.archive import assemble, reading, recording
    from shuzibao.archive.files import Files
    from shuzibao.search import archived

    if options.no_record:
        settings.SHUZIBAO_LISTENERS = ["shuzibao.search.archived.LISTENER"]
    spent: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="shuzibao-bench-") as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        chance = random.Random(7)
        for number in range(options.pages):
            (pages / f"{number:05}.md").write_text(page(number, chance), encoding="utf-8")
        with (
            timed(spent, reading, "read_pages", "reading"),
            timed(spent, reading, "rebuild", "rebuilding"),
            timed(spent, Files, "put", "files (in tables, too)"),
            timed(spent, assemble, "write_issue", "tables"),
            timed(spent, archived.IndexListener, "after_write", "index"),
            timed(spent, recording.RecordListener, "after_write", "record"),
        ):
            kept, clock, processor = added(Path(folder) / "one", pages, 1)
        again = added(Path(folder) / "one", pages, 1)
        crew = added(Path(folder) / "two", pages, hands_of_this_machine())
    print(f"{kept} pages, one process: {kept / clock:.1f} pages/s by the clock, "
          f"{kept / processor:.1f} a processor second")  # fmt: skip
    print(f"a process a core: {crew[0] / crew[1]:.1f} pages/s by the clock")
    print(f"known already: {again[0] / again[1]:.0f} pages/s")
    for label, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {label:22} {seconds:7.2f} s  {seconds / processor:4.0%}")
    made = sum(spent.get(one, 0.0) for one in ("reading", "rebuilding", "record", "index"))
    print(f"outside reading, rebuilding, record and index: {(processor - made) / processor:.0%}, "
          f"{kept / (processor - made):.0f} pages a processor second by itself")  # fmt: skip


if __name__ == "__main__":
    main()
