"""Search: speed, size and exactness, beside SQLite FTS5 on the same articles in the same run.

    python -m bench.search                    100,000 articles, some minutes
    python -m bench.search --articles 20000   the quick form, about a minute
    python -m bench.search --million          1,000,000, recombined from 100,000; 3 GB of memory
    python -m bench.search --million --alone  without FTS5: half the time
    python -m bench.search --folder DIR       keeps the index there, and asks it again if it is there
    python -m bench.search --cpu              processor time, where others use the machine too

The peer is given its best fair form: the very same pairs and atoms as tokens, phrases of pairs, headline
and lead weighted, CROSS JOIN so that the planner starts from the words, and no total to count. Ours
counts the total in every timed call. Both fetch the text of the top 20 and cut snippets with the same code.
Truth is a plain scan: the folded words in the folded text, by substring and regular expression.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.search_corpus import POOL, SEED, Articles, queries
from bench.search_fts5 import Fts5
from bench.search_scan import Scan
from shuzibao.search import Filters, Indexable, TantivyIndex, parse, search
from shuzibao.search.match import sought
from shuzibao.search.query import Everything, wanted_phrases
from shuzibao.search.snippet import heads_of, snippets_of

ROUNDS, TOP = 5, 20
YEARS = Filters(
    date_from=dt.date(2012, 1, 1), date_to=dt.date(2014, 12, 31), sections=("民生",)
)  # of twenty years and eight sections


@dataclass(frozen=True, slots=True)
class Row:
    """Milliseconds, and how many of the queries were counted right."""

    ours: list[float]
    theirs: list[float]
    right: int
    asked: int


clock = time.perf_counter


def timed(work: Callable[[], object]) -> float:
    begun = clock()
    work()
    return (clock() - begun) * 1000


def measure(kind: str, texts: list[str], index: TantivyIndex, peer: Fts5 | None, scan: Scan) -> Row:
    filters = YEARS if kind == "+ date + section" else None
    newest = kind == "newest first"
    ours: list[float] = []
    theirs: list[float] = []
    right = 0
    for text in texts:
        node = parse(text).node

        def ask_us(text: str = text) -> int:
            return search(
                index, text, filters or Filters(), "newest" if newest else "relevance", 1, TOP, ()
            ).total

        def ask_them(text: str = text) -> None:
            assert peer
            node = parse(text).node
            phrases = sought(wanted_phrases(node))
            for article in peer.top(node, filters, newest):
                heads_of(article, phrases)
                snippets_of(article, phrases)

        counts = [ask_us(), scan.count(node, filters)]
        counts += [peer.count(node, filters)] if peer else []
        right += counts[0] == counts[1]
        if len(set(counts)) > 1:
            print(f"  {text}: {counts[0]} found, by the scan and FTS5 {counts[1:]}")
        if peer:
            ask_them()  # both warm
            theirs += [timed(ask_them) for _ in range(ROUNDS)]
        ours += [timed(ask_us) for _ in range(ROUNDS)]
    return Row(ours, theirs or [0.0], right, len(texts))


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def size_mb(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6


def run(count: int, folder: Path, alone: bool = False) -> bool:
    """Print the table; whether every query was exact."""
    made: Articles | list[Indexable] = Articles(count)
    if count <= POOL:
        made = list(made)
    else:
        print("more than fit into memory: documents/s include inventing them")
    index, peer = filled(made, folder, alone)
    scan, sample = Scan(), random.Random(SEED).sample(range(count), min(count, 5000))
    drawn = dict.fromkeys(sample)
    for number, article in enumerate(made):
        scan.add(article)
        if number in drawn:
            drawn[number] = article
    asked = queries([article for article in drawn.values() if article])
    del made, drawn
    gc.collect()
    gc.freeze()  # the scan's texts are no garbage; looking through them is no part of an answer
    exact = compared(asked, index, peer, scan)
    print(
        f"total counted in every call of ours, in none of FTS5's; exact: {'yes' if exact else 'NO'}"
    )
    return exact


def filled(
    made: Articles | list[Indexable], folder: Path, alone: bool
) -> tuple[TantivyIndex, Fts5 | None]:
    """Both indexes, with a line on each one's rate and size; ours as it is, where the folder has it."""
    count, rates, peer = len(made), [0.0, 0.0], None
    index = TantivyIndex.create(folder / "index")
    if index.find(Everything(), limit=1).total != count:
        begun = time.perf_counter()
        index.rebuild(made)
        rates[0] = count / (time.perf_counter() - begun)
    sizes = [size_mb(folder / "index"), 0.0]
    text_mb = sum(len(text.encode()) for one in made for _, text in one.pieces) / 1e6
    print(f"{count:,} invented articles, {text_mb:,.0f} MB of text")
    if not alone:
        begun = time.perf_counter()
        peer = Fts5(folder / "fts5.sqlite3", TOP)
        if not peer.size():
            peer.fill(made)
            rates[1] = count / (time.perf_counter() - begun)
        sizes[1] = (folder / "fts5.sqlite3").stat().st_size / 1e6
    print(f"{'':18}{'shuzibao':>12}{'FTS5':>12}{'ratio':>8}")
    for label, (ours, theirs), ratio in (
        ("documents/s", rates, share(*rates)),
        ("size MB", sizes, share(*reversed(sizes))),
    ):
        print(f"{label:18}{ours:12,.0f}{told(theirs, 12, ',.0f')}{told(ratio, 8, '.1f')}")
    return index, peer


def told(value: float, width: int, form: str) -> str:
    """A figure in its column; a dash where it was not measured."""
    return format(format(value, form) if value else "–", f">{width}")


def share(one: float, other: float) -> float:
    """One of the other; nothing where the other was not measured."""
    return one / other if other else 0.0


def compared(
    asked: dict[str, list[str]], index: TantivyIndex, peer: Fts5 | None, scan: Scan
) -> bool:
    """A line for every kind of query; whether all were exact."""
    what = "cpu ms, top 20" if clock is time.thread_time else "ms, top 20"
    print(f"\n{what:18}{'p50':>8}{'p99':>8}{'FTS5 p50':>10}{'p99':>8}{'ratio':>8}{'exact':>9}")
    exact = True
    for kind, texts in asked.items():
        row = measure(kind, texts, index, peer, scan)
        p50, p99 = percentile(row.ours, 0.5), percentile(row.ours, 0.99)
        q50, q99 = percentile(row.theirs, 0.5), percentile(row.theirs, 0.99)
        right = f"{row.right}/{row.asked}"
        print(
            f"{kind:18}{p50:8.2f}{p99:8.2f}{told(q50, 10, '.2f')}{told(q99, 8, '.2f')}"
            f"{told(q50 / p50, 8, '.1f')}{right:>9}",
            flush=True,
        )
        exact = exact and row.right == row.asked
    for kind in ("1 character", "2 characters"):
        # each once: the facets of a query that was asked before are kept
        facets = [timed(lambda text=text: search(index, text)) for text in set(asked[kind])]  # type: ignore[misc]
        print(
            f"{'+ all facets':18}{percentile(facets, 0.5):8.2f}{percentile(facets, 0.99):8.2f}  {kind}"
        )
    return exact


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--million", action="store_true")
    parser.add_argument(
        "--cpu", action="store_true", help="time of the processor, for a machine that others use"
    )
    parser.add_argument("--alone", action="store_true", help="without FTS5")
    parser.add_argument("--folder", type=Path, help="where the indexes are kept, and found again")
    asked = parser.parse_args()
    if asked.cpu:
        global clock  # both engines answer in the thread that asks
        clock = time.thread_time
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="shuzibao-bench-"))
    try:
        exact = run(1_000_000 if asked.million else asked.articles, folder, asked.alone)
    finally:
        if not asked.folder:
            shutil.rmtree(folder)
    raise SystemExit(0 if exact else 1)


if __name__ == "__main__":
    main()
