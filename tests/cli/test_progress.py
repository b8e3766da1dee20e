"""The bar beside which `add` counts."""

from __future__ import annotations

import time

from shuzibao.archive.crew import Crew, worthwhile
from shuzibao.archive.reading import source_of
from shuzibao.cli.progress import Reading


class Shown:
    said = ""

    def set_postfix_str(self, text: str) -> None:
        self.said = text


def test_pages_and_lines_of_several_files_in_hand_are_counted():
    """Two workers tell in turn; a page is done when all of its lines are."""
    shown = Shown()
    reading = Reading(shown)
    for news in [("a.png", 0, 4), ("a.png", 3, 4), ("b.png", 0, 9), ("b.png", 2, 9)]:
        reading.lines_done(*news)

    assert shown.said == "0 pages, 5 lines, b.png 2/9"

    reading.lines_done("a.png", 4, 4)
    assert shown.said == "1 page, 6 lines"


def read_two_lines(name: str) -> str:
    """As a reader of scans tells of its progress, whichever process it is in."""
    source = source_of(name, b"", {})
    assert source.progress
    source.progress(1, 2)
    source.progress(2, 2)
    return name


def test_what_a_crew_reads_is_told_to_its_captain():
    """Progress comes from the other processes."""
    told: list[tuple[str, int, int]] = []
    crew = Crew(2, lambda *news: told.append(news))
    done = [crew.begin(True, read_two_lines, name, name) for name in ("a.png", "b.png")]
    names = [wait() for wait in done]
    until = time.monotonic() + 30
    while len(told) < 4 and time.monotonic() < until:
        time.sleep(0.01)  # what is told may come after what is done
    crew.dismiss()

    assert names == ["a.png", "b.png"]
    assert sorted(told) == [("a.png", 1, 2), ("a.png", 2, 2), ("b.png", 1, 2), ("b.png", 2, 2)]


def test_two_scans_are_worth_a_crew_and_two_dumps_are_not(tmp_path):
    """A scan takes as long as a thousand dumps."""
    scans, dumps = ([tmp_path / f"{n}.{kind}" for n in range(2)] for kind in ("png", "txt"))
    for scan, dump in zip(scans, dumps, strict=True):
        scan.write_bytes(b"\x89PNG\r\n\x1a\n")
        dump.write_text("一行字", "utf-8")

    assert worthwhile(scans)
    assert not worthwhile(dumps)
    assert not worthwhile([scans[0], dumps[0]])
