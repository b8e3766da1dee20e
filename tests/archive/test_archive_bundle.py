"""`export` and `import`: the whole archive in one file; a stranger's file is believed in nothing."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_papers import FRONT, ISSUE, LAKE, LIBRARY, add, dated, everything, write

from shuzibao.archive import edits
from shuzibao.archive.bundle import export
from shuzibao.archive.store import Archive
from shuzibao.archive.unbundle import BadBundle, import_
from shuzibao.errors import ArchiveError
from shuzibao.search import search

pytestmark = pytest.mark.usefixtures("either_database")

Member = tuple[zipfile.ZipInfo, bytes]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """An exported archive of two issues, one of whose articles is hidden."""
    folder = tmp_path / "a"
    add(
        folder,
        write(tmp_path / "in", p1=FRONT, p2=LIBRARY),
        write(tmp_path / "b", p=dated(8, LAKE)),
    )
    with Archive.open(folder, write=True) as archive:
        edits.hide(f"{ISSUE}/1/1", "asked", "2024-03-20")
        export(archive, tmp_path / "out.zip")
    return tmp_path / "out.zip"


def repacked(bundle: Path, change: Callable[[dict[str, Member]], None]) -> Path:
    """The file with its members changed by a stranger."""
    with zipfile.ZipFile(bundle) as old:
        members = {info.filename: (info, old.read(info)) for info in old.infolist()}
    change(members)
    target = bundle.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as new:
        for name, (info, data) in members.items():
            fresh = zipfile.ZipInfo(name)
            fresh.compress_type = info.compress_type
            new.writestr(fresh, data)
    return target


def manifest_of(members: dict[str, Member]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(members["manifest.json"][1])
    return found


def restate(members: dict[str, Member], manifest: object) -> None:
    members["manifest.json"] = (members["manifest.json"][0], json.dumps(manifest).encode())


def test_an_archive_comes_back_equal_on_another_machine(bundle: Path, tmp_path: Path) -> None:
    """Every row with its times, every file; the index is made anew, and hidden stays hidden."""
    assert import_(bundle, tmp_path / "copy") == 2

    local = {"Change": 0, "Heard": 0, "Fact": 0, "FollowUp": 0}
    assert {**everything(tmp_path / "copy"), **local} == {**everything(tmp_path / "a"), **local}
    assert search(tmp_path / "copy", "图书馆").total == 1
    assert [hit.id for hit in search(tmp_path / "copy", "清淤").hits] == [
        "yunzezhoubao/2024-03-08/1/1"
    ]


def test_the_same_archive_gives_the_same_file(bundle: Path, tmp_path: Path) -> None:
    """Exported again, and exported from the copy: not a byte is other."""
    import_(bundle, tmp_path / "copy")
    for folder in ("a", "copy"):
        with Archive.open(tmp_path / folder, write=True) as archive:
            export(archive, tmp_path / f"{folder}.zip")

    assert (tmp_path / "a.zip").read_bytes() == bundle.read_bytes()
    assert (tmp_path / "copy.zip").read_bytes() == bundle.read_bytes()


def test_an_archive_that_is_there_is_never_overwritten(bundle: Path, tmp_path: Path) -> None:
    """Neither by an import nor by an export."""
    with pytest.raises(ArchiveError, match="the folder is not empty"):
        import_(bundle, tmp_path / "a")
    with (
        Archive.open(tmp_path / "a", write=True) as archive,
        pytest.raises(ArchiveError, match="there is a file of that name"),
    ):
        export(archive, bundle)


def refused(bundle: Path, tmp_path: Path, why: str) -> None:
    with pytest.raises(BadBundle, match=why):
        import_(bundle, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert not list(tmp_path.glob(".copy*"))


@pytest.mark.parametrize(
    "name", ["../../escape.txt", "/etc/escape", "files/../../escape", "files/ab/short", "index/x"]
)
def test_a_member_that_leads_elsewhere_is_refused(bundle: Path, tmp_path: Path, name: str) -> None:
    """No name of the stranger's is ever used as a path."""

    def smuggle(members: dict[str, Member]) -> None:
        members[name] = (zipfile.ZipInfo(name), b"x")

    refused(repacked(bundle, smuggle), tmp_path, "which its manifest does not name")
    assert not list(tmp_path.rglob("escape*"))


def test_a_manifest_that_names_a_path_for_a_digest_is_refused(bundle: Path, tmp_path: Path) -> None:
    """Files are known by their digest alone."""

    def smuggle(members: dict[str, Member]) -> None:
        manifest = manifest_of(members)
        manifest["files"]["../../escape"] = 1
        restate(members, manifest)

    refused(repacked(bundle, smuggle), tmp_path, "by something else than its digest")


def test_a_file_with_other_bytes_than_its_digest_is_refused(bundle: Path, tmp_path: Path) -> None:
    """Every file is read and its digest computed."""

    def forge(members: dict[str, Member]) -> None:
        name = next(name for name in members if name.startswith("files/"))
        info, data = members[name]
        members[name] = (info, data[:-1] + bytes([data[-1] ^ 1]))

    refused(repacked(bundle, forge), tmp_path, "does not hold what its digest says")


def test_a_table_with_other_rows_than_stated_is_refused(bundle: Path, tmp_path: Path) -> None:
    """The tables have digests too."""

    def forge(members: dict[str, Member]) -> None:
        info, data = members["tables/archive.article.jsonl"]
        members["tables/archive.article.jsonl"] = (
            info,
            data.replace("图书馆".encode(), "圖書館".encode()),
        )

    refused(repacked(bundle, forge), tmp_path, "does not hold what its digest says")


def retold(members: dict[str, Member], table: str, data: bytes) -> None:
    """A table replaced, and the manifest made to fit."""
    manifest = manifest_of(members)
    size, digest = len(data), hashlib.sha256(data).hexdigest()
    manifest["tables"][table] = {"rows": 1, "size": size, "sha256": digest}
    members[table] = (members[table][0], data)
    restate(members, manifest)


@pytest.mark.parametrize(
    ("table", "old", "new", "why"),
    [
        ("issue", ISSUE, "../../etc", "is no issue's id"),
        ("article", f'"{ISSUE}/1/1"', '"elsewhere/1/1"', "is no address in"),
        ("page", '"number": 1', '"number": "one"', "do not fit together"),
        ("article", f'"page_id": "{ISSUE}/2"', '"page_id": "nowhere"', "do not fit together"),
        ("page", '"lines": "', '"lines": "/etc/', "is not in it|do not fit together"),
    ],
)
def test_rows_that_do_not_fit_are_refused(
    bundle: Path, tmp_path: Path, table: str, old: str, new: str, why: str
) -> None:
    """A manifest that fits its tables does not make their rows true."""

    def forge(members: dict[str, Member]) -> None:
        name = f"tables/archive.{table}.jsonl"
        text = members[name][1].decode()
        assert old in text
        retold(members, name, text.replace(old, new).encode())

    refused(repacked(bundle, forge), tmp_path, why)


def test_a_bomb_is_refused_before_it_goes_off(bundle: Path, tmp_path: Path) -> None:
    """A table that would swell a thousandfold is not unpacked; a packed file is not either."""

    def swell(members: dict[str, Member]) -> None:
        retold(members, "tables/archive.title.jsonl", b" " * (8 << 20))

    def pack(members: dict[str, Member]) -> None:
        name = next(name for name in members if name.startswith("files/"))
        members[name][0].compress_type = zipfile.ZIP_DEFLATED

    refused(repacked(bundle, swell), tmp_path, "would swell")
    refused(repacked(bundle, pack), tmp_path, "is packed, and files are not to be")


def test_a_missing_member_is_refused(bundle: Path, tmp_path: Path) -> None:
    """An archive with a hole is not made."""

    def lose(members: dict[str, Member]) -> None:
        del members[next(name for name in members if name.startswith("files/"))]

    refused(repacked(bundle, lose), tmp_path, "is named in its manifest and not there")


def test_an_export_of_a_newer_shuzibao_is_refused(bundle: Path, tmp_path: Path) -> None:
    """Tables that this code does not know are not dropped silently."""

    def later(members: dict[str, Member]) -> None:
        manifest = manifest_of(members)
        manifest["tables"]["tables/archive.hologram.jsonl"] = {"rows": 0, "size": 0, "sha256": ""}
        restate(members, manifest)

    refused(repacked(bundle, later), tmp_path, "newer Shuzibao")


@pytest.mark.parametrize("cut", [0, 10, 5000])
def test_a_torn_file_is_refused(bundle: Path, tmp_path: Path, cut: int) -> None:
    """A download that broke off is no archive."""
    torn = tmp_path / "torn.zip"
    torn.write_bytes(bundle.read_bytes()[:cut])

    refused(torn, tmp_path, "no archive, or a damaged one")


def test_the_record_travels_with_its_articles(tmp_path: Path, with_record: None) -> None:
    """Facts come over as they were, ids and all, and are not told a second time."""
    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))
    with Archive.open(tmp_path / "a", write=True) as archive:
        export(archive, tmp_path / "out.zip")
    import_(tmp_path / "out.zip", tmp_path / "copy")
    facts = everything(tmp_path / "copy")["Fact"]

    assert facts == everything(tmp_path / "a")["Fact"]
    assert "林晚舟" in {fact["text"] for fact in facts}


@pytest.mark.parametrize("either_database", ["sqlite"], indirect=True)
def test_a_crew_tells_the_facts_that_one_process_tells(tmp_path: Path, with_record: None) -> None:
    """Facts come back from other processes as they are."""
    pages = write(tmp_path / "in", **{f"p{n:02}": dated(n, LAKE) for n in range(1, 13)})
    add(tmp_path / "one", pages, jobs=1)
    add(tmp_path / "two", pages, jobs=2)

    facts = everything(tmp_path / "one")["Fact"]
    assert len(facts) > 12
    assert everything(tmp_path / "two")["Fact"] == facts
