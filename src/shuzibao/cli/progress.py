"""The progress bar: rate and time left, on stderr, and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
    """A line on stderr that a bar does not overwrite."""
    from tqdm import tqdm

    tqdm.write(text, file=sys.stderr)
