"""Requests a second and the slowest hundredth, beside a Django view that returns a constant.

    python -m bench.serve                  about a minute
    python -m bench.serve --seconds 10 --issues 200 --processes 2

Three servers with the same settings, one after the other, each address kind asked by the same
client over the same number of connections: the constant; the site keeping what it rendered (as
it is served); the site rendering each answer anew. The client runs on the same machine, so the
numbers say what the two leave each other; the ratio to the constant is what travels.
Articles, pages and searches are asked at random among all; the client is wrk where it is
installed (Debian: wrk), else one of ours, slower, in a process of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bench.invent import InventedIssue, invent_issue
from bench.readers import Measured, read_over_and_over

CONNECTIONS = 16
ADDRESSES = 400  # of each kind; asked at random
WORDS = ("社区", "会议", "服务", "养老", "學校", "工作", "居民", "“服务", "建設", "活动 -会议")
MORE_WORDS = 100  # cut out of headlines, so that few searches are asked twice

SERVE = (
    "import sys; from pathlib import Path; from shuzibao.reader import serving\n"
    "if __name__ == '__main__':\n"
    "    target, port, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])\n"
    "    serving.run(target, '127.0.0.1', port, processes)\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """kind of address, and what was measured of it."""

    kind: str
    measured: Measured


def build(folder: Path, issues: int) -> int:
    """An archive of invented papers; how many articles it holds."""
    from shuzibao.archive.options import Options
    from shuzibao.archive.store import Archive

    pages = folder.parent / "pages"
    pages.mkdir()
    paths = []
    for seed in range(issues):
        issue = invent_issue(seed, pages=4, script="hans" if seed % 2 else "hant")
        for page in issue.pages:
            path = pages / f"{seed:04d}-{page.number}.md"
            path.write_text(as_markdown(issue, page.number), encoding="utf-8")
            paths.append(path)
    with Archive.open(folder, create=True, write=True) as archive:
        for _ in archive.add(paths, Options()):
            pass
        from shuzibao.archive.models import Article

        return Article.objects.count()


def as_markdown(issue: InventedIssue, number: int) -> str:
    """A page as its paper would hand it out: name, date and page above, then the stories."""
    head = issue.masthead
    lines = [f"# {head.title}", "", f"{head.date.year}年{head.date.month}月{head.date.day}日", ""]
    lines += [f"第{number}版", ""]
    for article in issue.pages[number - 1].articles:
        lines += [f"## {' '.join(article.headline) or '简讯'}", ""]
        lines += [line for piece in article.body for line in (piece.text, "")]
    return "\n".join(lines)


def addresses(folder: Path, rng: random.Random) -> dict[str, list[str]]:
    """What is asked, by kind."""
    from shuzibao.archive.connection import use

    use(folder)
    from shuzibao.archive.models import Article, Page

    def some(found: Sequence[str]) -> list[str]:
        return rng.sample(list(found), min(ADDRESSES, len(found)))

    heads = some(Article.objects.exclude(headline=None).values_list("headline", flat=True))
    cuts = (head[at : at + 2] for head in heads for at in [rng.randrange(max(1, len(head) - 1))])
    words = [*WORDS, *[cut for cut in cuts if cut.isalnum()][:MORE_WORDS]]
    articles = some(Article.objects.values_list("id", flat=True))
    return {
        "front page": ["/"],
        "article": [f"/{name}" for name in articles],
        "page": [f"/{name}" for name in some(Page.objects.values_list("id", flat=True))],
        "search": [f"/search?q={quote(word)}&leaf={leaf}" for word in words for leaf in (1, 1, 2)],
        "API: article": [f"/api/articles/{name}" for name in articles],
        "API: search": [f"/api/search?q={quote(word)}" for word in words],
        "feed": ["/feed.atom"],
    }


@contextlib.contextmanager
def served(target: str, processes: int, told: dict[str, str]) -> Iterator[tuple[int, float]]:
    """A running server's port, and the seconds from its start to its first answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "serve_for_bench.py"
        program.write_text(SERVE)
        here = {"PYTHONPATH": os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])}
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, str(program), target, str(port), str(processes)],
            env={**os.environ, **here, **told},
        )
        try:
            wait_for(port, process)
            yield port, time.perf_counter() - begun
        finally:
            process.terminate()
            process.wait(30)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            if line.recv(12).startswith(b"HTTP/1.1 200"):
                return
        time.sleep(0.02)
    raise SystemExit("the server did not start")


def with_wrk(port: int, paths: Sequence[str], seconds: float) -> Measured:
    """wrk asks at random among the paths; its own words are read for the numbers."""
    script = (
        f"local paths = {{{','.join(repr(path) for path in paths)}}}\n"
        "math.randomseed(7)\n"
        "request = function() return wrk.format('GET', paths[math.random(#paths)]) end\n"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(script)
        lua.flush()
        asked = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "--latency",
                 "-H", "Accept-Encoding: gzip", "-s", lua.name, f"http://127.0.0.1:{port}/"]  # fmt: skip
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return Measured(rate, _at(said, 50), _at(said, 99), int(failed[1]) if failed else 0)


def _at(said: str, percent: int) -> float:
    """A percentile of wrk's latencies, in milliseconds."""
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s|m)\b", said)
    assert found, said
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}[found[2]]


def ask(port: int, paths: Sequence[str], seconds: float) -> Measured:
    if shutil.which("wrk"):
        return with_wrk(port, paths, seconds)
    return read_over_and_over(port, list(paths), seconds, CONNECTIONS)


def measure(port: int, kinds: dict[str, list[str]], seconds: float, warm: bool = True) -> list[Row]:
    rows = []
    for kind, paths in kinds.items():
        if warm:
            ask(port, paths, min(seconds, 1))
        rows.append(Row(kind, ask(port, paths, seconds)))
    return rows


def show(title: str, rows: Sequence[Row], constant: Measured) -> None:
    print(f"\n{title}")
    print(f"  {'':<14}{'requests/s':>11}{'p50 ms':>9}{'p99 ms':>9}{'of the constant':>17}  failed")
    for row in rows:
        got = row.measured
        share = got.rate / constant.rate
        print(
            f"  {row.kind:<14}{got.rate:>11,.0f}{got.p50_ms:>9.2f}{got.p99_ms:>9.2f}"
            f"{share:>16.0%}  {got.failed or '–'}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--issues", type=int, default=30, help="of four pages each")
    parser.add_argument("--seconds", type=float, default=2, help="an address kind and server")
    parser.add_argument("--processes", type=int, default=min(os.cpu_count() or 1, 4))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "archive"
        held = build(folder, given.issues)
        run(folder, held, given.seconds, given.processes)


def run(folder: Path, articles: int, seconds: float, processes: int) -> None:
    kinds = addresses(folder, random.Random(7))
    client = "wrk" if shutil.which("wrk") else "own client (wrk is not installed)"
    print(f"{articles:,} articles; {processes} processes; {CONNECTIONS} connections of {client}")
    with served("bench.constant:application", processes, {}) as (port, start):
        [constant] = measure(port, {"constant": ["/"]}, seconds)
    show(f"Django, a constant (first answer after {start:.1f} s)", [constant], constant.measured)

    from shuzibao.reader.serving import TARGET, environment

    told = environment(folder, "127.0.0.1", "", ())
    failed = 0
    for title, kept, warm in (("as served", "64", True), ("nothing kept", "0", False)):
        with served(TARGET, processes, {**told, "SHUZIBAO_KEPT_MB": kept}) as (port, start):
            rows = measure(port, kinds, seconds, warm)
        show(f"Shuzibao, {title} (first answer after {start:.1f} s)", rows, constant.measured)
        failed += sum(row.measured.failed for row in rows)
    if failed:
        raise SystemExit(f"{failed} requests were not answered with 200")


if __name__ == "__main__":
    main()
