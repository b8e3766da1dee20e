"""The index on tantivy: a folder with a stamp, and the index proper in a generation beside it.

    index/stamp.json        versions of tokeniser, schema and tantivy, and the generation in use
    index/g1732250000-4f/   the files of tantivy

A rebuild makes a new generation and then turns the stamp over; readers change at their next search.
"""

from __future__ import annotations

import contextlib
import fcntl
import importlib.metadata
import json
import os
import secrets
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import tantivy

from shuzibao.errors import ArchiveError
from shuzibao.search.atoms import TOKENISER_VERSION
from shuzibao.search.base import Facets, Found, Indexable, Order
from shuzibao.search.compile import Compiler
from shuzibao.search.query import Node
from shuzibao.search.schema import (
    SCHEMA_VERSION,
    atoms_tokeniser,
    facet_field,
    make_schema,
    to_document,
)
from shuzibao.search.stored import from_stored

STAMP, LOCK = "stamp.json", ".writing"
VERSIONS = {
    "tokeniser": TOKENISER_VERSION,
    "schema": SCHEMA_VERSION,
    "tantivy": importlib.metadata.version("tantivy"),
}
# Bytes of memory of a writer: a few issues at a time, or an archive in one go.
UPDATE_HEAP, REBUILD_HEAP = 50_000_000, 400_000_000
PATIENCE_S, PAUSE_S = 30.0, 0.02
MOST_COUNTED = 256  # queries whose facets are kept; each some 20 kB
FACET_SIZE = 200  # values shown of a facet
FACET_EXACT = 65_000  # values counted of a facet in each segment: all of them, so counts are exact


Counted = dict[tuple[Node, tuple[str, ...]], Facets]  # by the query and the names asked for


class StaleIndex(ArchiveError):
    """The index was never built, or by other code than this."""


class TantivyIndex:  # satisfies shuzibao.search.Index
    """The index in a folder. Any number of readers, one writer at a time, in any processes."""

    def __init__(self, folder: Path) -> None:
        """Raises StaleIndex: no index there, or of another version; `create` or `rebuild` makes one."""
        self.folder = folder
        self._turning = threading.Lock()
        self._shadow: Path | None = None
        self._seen: tuple[Any, ...] = ()
        self._open()

    @classmethod
    def create(cls, folder: Path) -> TantivyIndex:
        """The index in the folder; an empty one where there is none of today's version."""
        try:
            return cls(folder)
        except StaleIndex:
            build_index(folder, ())
            return cls(folder)

    def _open(self) -> None:
        stamp = read_stamp(self.folder)
        self.generation: Path = (self.folder / stamp["generation"]).absolute()
        self._seen = self._state()  # before looking: a commit in between is looked at again
        self._index = _tantivy_at(self._readable())
        self._counted: Counted = {}
        self._compiler = Compiler(self._index.schema)

    def _readable(self) -> Path:
        """The generation, or where we may not write, a shadow of it: tantivy cannot read without a lock."""
        if os.access(self.generation, os.W_OK):
            return self.generation
        self._shadow = Path(tempfile.mkdtemp(prefix="shuzibao-index-"))
        weakref.finalize(self, shutil.rmtree, self._shadow, ignore_errors=True)
        return self._follow(self._shadow)

    def _follow(self, shadow: Path) -> Path:
        """Links to all files of the generation that have none yet, to its meta.json last."""
        names = sorted(os.listdir(self.generation), key=lambda name: name == "meta.json")
        for name in names:
            if not name.endswith(".lock") and not os.path.lexists(shadow / name):
                os.symlink(self.generation / name, shadow / name)
        return shadow

    def _state(self) -> tuple[Any, ...]:
        """Changes with every commit and every rebuild."""
        stamp, meta = (self.folder / STAMP).stat(), (self.generation / "meta.json").stat()
        return stamp.st_mtime_ns, stamp.st_ino, meta.st_mtime_ns, meta.st_ino

    def _searcher(self) -> tuple[tantivy.Searcher, Compiler, Counted]:
        """A snapshot of the last commit, and the facets that have been counted of it."""
        with self._turning:
            try:
                self._turn()
            except (OSError, ValueError):  # rebuilt while we looked: the files are others now
                time.sleep(PAUSE_S)
                self._open()
            return self._index.searcher(), self._compiler, self._counted

    def _turn(self) -> None:
        """Look at the last commit, if there was one since."""
        state = self._state()
        if state == self._seen:
            return
        if state[:2] == self._seen[:2]:
            if self._shadow:
                self._follow(self._shadow)
            self._index.reload()
            self._counted = {}
            self._seen = state
        else:
            self._open()

    def find(
        self,
        query: Node,
        order: Order = "relevance",
        offset: int = 0,
        limit: int = 20,
        facets: Iterable[str] = (),
        counted: bool = True,
    ) -> Found:
        searcher, compiler, tables = self._searcher()
        asked = compiler.query(query)
        newest = order == "newest"
        result = searcher.search(
            asked,
            max(limit, 1),
            count=counted,
            offset=offset,
            order_by_field="rank" if newest else None,
        )
        hits = [
            (
                from_stored(bytes(searcher.doc(address)["article"][0])),
                0.0 if newest else float(score),
            )
            for score, address in result.hits[:limit]
        ]
        hits.sort(key=lambda hit: (-hit[1], -_day(hit[0]), hit[0].id))
        names = tuple(facets)
        divided = _facets_kept(tables, searcher, asked, (query, names)) if names else {}
        return Found(int(getattr(result, "count", 0) or 0), tuple(hits), divided)

    def update(
        self,
        add: Iterable[Indexable] = (),
        delete: Iterable[str] = (),
        delete_issues: Iterable[str] = (),
    ) -> None:
        with writing(self.folder):
            self._searcher()  # the generation may have been turned over
            writer = _tantivy_at(self.generation).writer(UPDATE_HEAP, 1)
            writer.garbage_collect_files()  # what a killed one left may have the names that this one needs
            try:
                for issue in delete_issues:
                    writer.delete_documents_by_term("issue", issue)
                for key in delete:
                    writer.delete_documents_by_term("id", key)
                for article in add:
                    writer.delete_documents_by_term("id", article.id)
                    writer.add_document(to_document(article))
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()

    def rebuild(self, articles: Iterable[Indexable]) -> int:
        return build_index(self.folder, articles)

    def digests(self) -> Mapping[str, str]:
        searcher, *_ = self._searcher()
        total = searcher.num_docs
        if not total:
            return {}
        hits = searcher.search(tantivy.Query.all_query(), limit=total).hits
        lines = (bytes(searcher.doc(address)["digest"][0]).decode() for _, address in hits)
        return dict(line.split(" ") for line in lines)


def _day(article: Indexable) -> int:
    return article.date.toordinal() if article.date else 0


def _facets_kept(
    counted: Counted,
    searcher: tantivy.Searcher,
    asked: tantivy.Query,
    key: tuple[Node, tuple[str, ...]],
) -> Facets:
    """Whoever leafs on asks for the same facets again: they are counted once for a state of the index."""
    found = counted.get(key)
    if found is None:
        if len(counted) >= MOST_COUNTED:
            counted.clear()
        found = counted[key] = _facets(searcher, asked, key[1])
    return found


def _facets(searcher: tantivy.Searcher, query: tantivy.Query, names: tuple[str, ...]) -> Facets:
    asked = {
        name: {
            "terms": {
                "field": facet_field(name),
                "size": FACET_SIZE,
                "segment_size": FACET_EXACT,
            }
        }
        for name in names
    }
    counted = searcher.aggregate(query, asked)
    facets: dict[str, tuple[tuple[str, int], ...]] = {}
    for name in names:
        rows = [
            (str(int(row["key"])) if name == "year" else str(row["key"]), int(row["doc_count"]))
            for row in counted[name]["buckets"]
        ]
        rows.sort(key=lambda row: row if name == "year" else (-row[1], row[0]))
        facets[name] = tuple(rows)
    return facets


def _tantivy_at(folder: Path) -> tantivy.Index:
    index = tantivy.Index(make_schema(), str(folder), reuse=True)
    index.register_tokenizer("atoms", atoms_tokeniser())
    index.config_reader("manual")
    index.reload()
    return index


def read_stamp(folder: Path) -> dict[str, Any]:
    """Raises StaleIndex."""
    remedy = "shuzibao rebuild"
    try:
        stamp: dict[str, Any] = json.loads((folder / STAMP).read_text("utf-8"))
    except FileNotFoundError:
        raise StaleIndex("there is no index yet", str(folder), remedy) from None
    except ValueError as error:
        raise StaleIndex("the index's stamp is damaged", str(folder), remedy) from error
    if {key: stamp.get(key) for key in VERSIONS} != VERSIONS:
        raise StaleIndex("the index was built by another version", str(folder), remedy)
    if not (folder / str(stamp.get("generation")) / "meta.json").exists():
        raise StaleIndex("the index's files are missing", str(folder), remedy)
    return stamp


def build_index(folder: Path, articles: Iterable[Indexable]) -> int:
    """A new generation with exactly these articles; the old one is read until this one is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    with writing(folder):
        generation = folder / f"g{time.time_ns() // 1_000_000}-{secrets.token_hex(2)}"
        generation.mkdir()
        try:
            count = _fill(generation, articles)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        part = folder / f"{STAMP}.part"
        part.write_text(json.dumps({**VERSIONS, "generation": generation.name}), "utf-8")
        os.replace(part, folder / STAMP)
        for old in folder.glob("g*-*"):
            if old != generation:
                shutil.rmtree(old, ignore_errors=True)
    return count


def _fill(folder: Path, articles: Iterable[Indexable]) -> int:
    count = 0
    writer = _tantivy_at(folder).writer(REBUILD_HEAP, 1)
    try:
        for article in articles:
            writer.add_document(to_document(article))
            count += 1
        writer.commit()
    finally:
        writer.wait_merging_threads()
    return count


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """One writer at a time. The kernel lets go of the lock when its process ends, however it ends.

    Raises:
        ArchiveError: another process has been writing for longer than our patience.
    """
    with (folder / LOCK).open("a") as held:
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise ArchiveError(
                        "another process is writing the index", str(folder), "try again later"
                    ) from None
                time.sleep(PAUSE_S)
        yield
