"""The progress bar: rate and time left, on stderr, and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from shuzibao.cli.words import counted, visible


@contextmanager
def bar(total: int, unit: str, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A bar of `total` steps; call what it gives with the number of steps done since."""
    from tqdm import tqdm

    hidden = quiet or not sys.stderr.isatty()
    with tqdm(total=total, unit=f" {unit}", file=sys.stderr, disable=hidden) as shown:
        yield lambda count: _advance(shown, count)


def _advance(shown: object, count: int) -> None:
    shown.update(count)  # type: ignore[attr-defined]


def above_the_bar(text: str) -> None:
    """A line on stderr that a bar does not overwrite; control characters made visible."""
    from tqdm import tqdm

    tqdm.write(visible(text), file=sys.stderr)


class Reading:
    """How far `add` has come: files done, pages and lines recognised. Shown beside the bar.

    A page of a scan is recognised line by line, half a minute long; several are in hand at a time.
    """

    def __init__(self, shown: object) -> None:
        self._shown = shown
        self._at: dict[str, int] = {}
        self.pages = 0
        self.lines = 0

    def lines_done(self, name: str, done: int, total: int) -> None:
        """So many of the lines on the page of this file that is in hand are read."""
        self.lines += max(0, done - self._at.get(name, 0)) if done else 0
        self._at[name] = done
        if total and done >= total:
            self.pages += 1
            self._at.pop(name, None)
        in_hand = f", {name} {done}/{total}" if total and done < total else ""
        self._say(f"{counted(self.pages, 'page')}, {counted(self.lines, 'line')}{in_hand}")

    def _say(self, text: str) -> None:
        self._shown.set_postfix_str(text)  # type: ignore[attr-defined]


@contextmanager
def reading_bar(total: int, quiet: bool = False) -> Iterator[tuple[Callable[[int], None], Reading]]:
    """A bar of files, with the pages and lines that recognition has read."""
    from tqdm import tqdm

    hidden = quiet or not sys.stderr.isatty()
    with tqdm(total=total, unit=" file", file=sys.stderr, disable=hidden) as shown:
        yield lambda count: _advance(shown, count), Reading(shown)
