"""A whole archive of one paper: added until half is in, killed, and added again to the end.

    python -m bench.many                     5,000 articles, some ten minutes on two cores
    python -m bench.many --articles 100000   keep the machine to itself for a night

Printed for every fifth of the way: articles a processor second (of all processes; the clock of a busy machine says
nothing), so that one sees whether adding stays even; then memory, size, and what `check` says. The time that is
stated for 100,000 articles on two cores is computed from the last fifth.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.invent import invent_issue
from bench.serve import as_markdown

PAPER, FIRST_DAY = "云泽日报", dt.date(1990, 1, 1)
STEPS = 5
LOOKS_EVERY_S = 0.5
TARGET = 100_000
ADD = (
    "import sys; from shuzibao.cli import main\n"
    "if __name__ == '__main__':\n"
    "    sys.argv = ['shuzibao', 'add', sys.argv[1], '--archive', sys.argv[2], '--quiet', '--jobs', sys.argv[3]]\n"
    "    main()\n"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The state at one look. processor_s: of all processes so far. memory_mb: of all of them together."""

    articles: int
    clock_s: float
    processor_s: float
    memory_mb: float


def print_pages(folder: Path, articles: int) -> int:
    """Issues of one paper, a folder each, until they hold so many articles; how many they hold."""
    held = seed = 0
    while held < articles:
        issue = invent_issue(seed, pages=4, script="hans")
        head = replace(issue.masthead, title=PAPER, date=FIRST_DAY + dt.timedelta(days=seed))
        issue = replace(issue, masthead=head)
        place = folder / f"{seed // 365:03}" / f"{seed:06}"
        place.mkdir(parents=True)
        for page in issue.pages:
            (place / f"{page.number}.md").write_text(as_markdown(issue, page.number), "utf-8")
            held += len(page.articles)
        seed += 1
    return held


def processes_of(group: int) -> Iterator[tuple[float, float]]:
    """Processor seconds (with those of its dead children) and megabytes of every process of a group."""
    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                yield sum(map(int, fields[11:15])) / tick, int(fields[21]) * page / (1 << 20)


def kept(folder: Path) -> int:
    """How many articles the archive holds, as anybody sees it who looks."""
    with contextlib.suppress(sqlite3.OperationalError):
        database = sqlite3.connect(f"file:{folder / 'archive.sqlite3'}?mode=ro", uri=True)
        with contextlib.closing(database):
            return int(database.execute("SELECT COUNT(*) FROM archive_article").fetchone()[0])
    return 0


def add(pages: Path, archive: Path, jobs: int, until: int | None, before: Seen) -> list[Seen]:
    """`shuzibao add` in processes of its own; killed, all of them, where `until` articles are in."""
    program = archive.parent / "add_for_bench.py"
    program.write_text(ADD)
    child = subprocess.Popen(
        [sys.executable, str(program), str(pages), str(archive), str(jobs)], process_group=0
    )
    begun, seen = time.perf_counter(), [before]
    while child.poll() is None:
        time.sleep(LOOKS_EVERY_S)
        used = list(processes_of(child.pid))
        if used:
            processor_s = before.processor_s + sum(one for one, _ in used)
            clock_s = before.clock_s + time.perf_counter() - begun
            seen.append(Seen(kept(archive), clock_s, processor_s, sum(mb for _, mb in used)))
        if until is not None and seen[-1].articles >= until:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            return seen
    if child.returncode:
        raise SystemExit(f"add ended with {child.returncode}")
    return seen


def show(seen: list[Seen], articles: int) -> float:
    """The table; articles a processor second in the last fifth."""
    rate = 0.0
    last = seen[0]
    print(f"{'articles':>10}{'clock':>9}{'a processor second':>21}{'memory':>10}")
    for step in range(1, STEPS + 1):
        one = next((one for one in seen if one.articles >= articles * step // STEPS), seen[-1])
        if step == STEPS:
            one = seen[-1]  # the record and the index are told after the last article
        memory = max(look.memory_mb for look in seen if last.clock_s <= look.clock_s <= one.clock_s)
        rate = (one.articles - last.articles) / max(0.01, one.processor_s - last.processor_s)
        print(f"{one.articles:>10,}{one.clock_s:>7.0f} s{rate:>21.1f}{memory:>7,.0f} MB")
        last = one
    return rate


def size_of(folder: Path) -> dict[str, float]:
    """Megabytes of each part of an archive."""
    sizes: dict[str, float] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            part = path.relative_to(folder).parts[0]
            sizes[part] = sizes.get(part, 0.0) + path.stat().st_size / (1 << 20)
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="shuzibao-many-") as scratch:
        pages, archive = Path(scratch) / "pages", Path(scratch) / "archive"
        printed = print_pages(pages, given.articles)
        print(f"{printed:,} articles are printed; {given.jobs} processes read", flush=True)
        first = add(pages, archive, given.jobs, printed // 2, Seen(0, 0.0, 0.0, 0.0))
        print(f"killed at {first[-1].articles:,} articles; again:", flush=True)
        seen = first + add(pages, archive, given.jobs, None, first[-1])
        rate = show(seen, kept(archive))
        checked = [sys.executable, "-c", "from shuzibao.cli import main; main()", "check"]
        said = subprocess.run([*checked, "--archive", str(archive)], capture_output=True, text=True)
        print(said.stdout.strip().splitlines()[-1])
        parts = size_of(archive)
        each = sum(parts.values()) * 1024 / kept(archive)
        told = ", ".join(f"{name} {mb:,.0f}" for name, mb in sorted(parts.items()) if mb >= 1)
        print(f"{sum(parts.values()):,.0f} MB on disk ({told}), {each:.1f} kB an article")
        hours = TARGET / rate / 2 / 3600
        print(
            f"at the rate of the last fifth, {TARGET:,} articles take {hours:.1f} hours of two cores"
        )
        if said.returncode:
            raise SystemExit("the archive is not whole")


if __name__ == "__main__":
    main()
