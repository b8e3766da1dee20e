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
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.invent import InventedArticle, invent_articles
from bench.search_fts5 import Fts5
from shuzibao.model import Role
from shuzibao.search import Filters, Indexable, TantivyIndex, parse, search
from shuzibao.search.base import HEADINGS
from shuzibao.search.key import matching_key
from shuzibao.search.match import sought
from shuzibao.search.query import And, Everything, Node, Not, Or, Phrase, wanted_phrases
from shuzibao.search.snippet import heads_of, snippets_of

SEED = 20211129
POOL = 100_000  # articles invented afresh; more are recombined from them
PER_KIND, ROUNDS, TOP = 20, 5, 20
SECTIONS = ("要闻", "综合", "社会", "民生", "文化", "教育", "健康", "副刊")
PAPERS = ("lantai", "yunxi", "beigang", "qinghe")
YEARS = Filters(
    date_from=dt.date(2012, 1, 1), date_to=dt.date(2014, 12, 31), sections=("民生",)
)  # of twenty years and eight sections


# The articles


class Articles:
    """The same invented articles each time one goes through them; a million is never held at once."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.pool = invent_articles(SEED, min(count, POOL))

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Indexable]:
        return articles(self.count, self.pool)


def articles(count: int, pool: Sequence[InventedArticle]) -> Iterator[Indexable]:
    """Invented articles over twenty years of four papers."""
    rng = random.Random(SEED)
    for number in range(count):
        article = pool[number] if number < len(pool) else recombined(rng, pool)
        yield (
            as_indexable(rng, number, *article)
            if isinstance(article, tuple)
            else as_indexable(
                rng, number, article, [(piece.role, piece.text) for piece in article.body]
            )
        )


def recombined(
    rng: random.Random, pool: Sequence[InventedArticle]
) -> tuple[InventedArticle, list[tuple[str, str]]]:
    """The heads of one article over paragraphs of three others."""
    others = [rng.choice(pool) for _ in range(3)]
    body = [rng.choice(other.body) for other in others if other.body]
    return rng.choice(pool), [(piece.role, piece.text) for piece in body]


def as_indexable(
    rng: random.Random, number: int, article: InventedArticle, body: list[tuple[str, str]]
) -> Indexable:
    date = dt.date(2006, 1, 2) + dt.timedelta(days=rng.randrange(7300))
    paper = rng.choice(PAPERS)
    heads = (
        (Role.KICKER, article.kicker),
        (Role.HEADLINE, article.headline),
        (Role.DECK, article.deck),
    )
    pieces = [(role, " ".join(lines)) for role, lines in heads if lines]
    pieces += [(Role(role), text) for role, text in body]
    return Indexable(
        id=f"{paper}/{date}/{1 + number // 400 % 8}/{number}",
        pieces=tuple(pieces),
        display_title=" ".join(article.headline) or "无题",
        byline=article.byline,
        paper=paper,
        page=1 + number // 400 % 8,
        date=date,
        year=date.year,
        sections=(rng.choices(SECTIONS, range(8, 0, -1))[0],),
    )


# The queries, drawn from the articles themselves


def queries(sample: list[Indexable]) -> dict[str, list[str]]:
    """Twenty of each kind; frequent words come up more often, as they do with readers."""
    rng = random.Random(SEED + 1)

    def stretch(length: int) -> str:
        while True:
            text = rng.choice(rng.choice(sample).texts("body") or [""])
            runs = [run for run in re.findall(r"[\u4e00-\u9fff]+", text) if len(run) >= length]
            if runs:
                run = rng.choice(runs)
                at = rng.randrange(len(run) - length + 1)
                return run[at : at + length]

    def word() -> str:
        texts = "".join("\n".join(rng.choice(sample).texts("body")) for _ in range(20))
        return rng.choice(re.findall(r"[0-9A-Za-z]+", texts) or ["5"])

    def many(make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(PER_KIND)]

    return {
        "1 character": many(lambda: stretch(1)),
        "2 characters": many(lambda: stretch(2)),
        "4 characters": many(lambda: stretch(4)),
        "name": many(lambda: name_in(rng, sample)),
        "phrase 5-12": many(lambda: f'"{stretch(rng.randint(5, 12))}"'),
        "number": many(word),
        "AND": many(lambda: f"{stretch(2)} {stretch(2)}"),
        "OR": many(lambda: f"{stretch(2)} OR {stretch(3)}"),
        "NOT": many(lambda: f"{stretch(3)} -{stretch(2)}"),
        "title:": many(lambda: f"title:{stretch(2)}"),
        "+ date + section": many(lambda: stretch(4)),
        "newest first": many(lambda: stretch(4)),
    }


NAME = re.compile(r"(?:书记|区长|主任|县长|局长|记者)([\u4e00-\u9fff]{3})(?=[，。、出主指说）])")


def name_in(rng: random.Random, sample: list[Indexable]) -> str:
    while True:
        found = NAME.findall("\n".join(rng.choice(sample).texts("body")))
        if found:
            return str(rng.choice(found))


# The truth


class Scan:
    """Folded texts, read from end to end for every query."""

    def __init__(self) -> None:
        self.headlines: list[str] = []
        self.texts: list[str] = []
        self.days: list[dt.date | None] = []
        self.sections: list[str] = []

    def add(self, article: Indexable) -> None:
        self.headlines.append(matching_key("\n".join(article.texts("headline"))))
        heads = [text for role, text in article.pieces if role in HEADINGS]
        body = "\n".join(article.texts("body"))
        # In running text a space between Chinese characters counts for nothing (docs/search.md).
        body = re.sub(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])", "", body)
        self.texts.append(matching_key("\n".join([*heads, body])))
        self.days.append(article.date)
        self.sections.append(article.sections[0])

    def count(self, node: Node, filters: Filters | None) -> int:
        found = self._rows(node)
        if filters:
            found = {row for row in found if self._within(row, filters)}
        return len(found)

    def _within(self, row: int, filters: Filters) -> bool:
        day = self.days[row]
        assert day
        assert filters.date_from
        assert filters.date_to
        return filters.date_from <= day <= filters.date_to and (
            self.sections[row] in filters.sections
        )

    def _rows(self, node: Node) -> set[int]:
        match node:
            case Phrase():
                return self._holding(node)
            case And():
                wanted = [part for part in node.parts if not isinstance(part, Not)]
                found = set.intersection(*map(self._rows, wanted))
                for part in node.parts:
                    if isinstance(part, Not):
                        found -= self._rows(part.part)
                return found
            case Or():
                return set.union(*map(self._rows, node.parts))
        raise ValueError(node)

    def _holding(self, phrase: Phrase) -> set[int]:
        texts = self.headlines if phrase.field == "headline" else self.texts
        words = "".join(atom.term for atom in phrase.atoms)
        if all(atom.han for atom in phrase.atoms):
            return {row for row, text in enumerate(texts) if words in text}
        whole = re.compile(rf"(?<![0-9a-z]){re.escape(words)}(?![0-9a-z])")
        return {row for row, text in enumerate(texts) if whole.search(text)}


# The measurement


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
        facets = [timed(lambda text=text: search(index, text)) for text in asked[kind] * 3]  # type: ignore[misc]
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
