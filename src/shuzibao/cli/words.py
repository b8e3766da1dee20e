"""What the commands say, and how they are told a day and a page."""

from __future__ import annotations

import datetime as dt
import re

import click

# Controls but the line feed and the tab would move the cursor, ring or colour the terminal; embeddings, overrides
# and isolates (U+202A.., U+2066..) would turn round the words beside them.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with a sign in the place of every control character: ␛ for ESC, ⟨202E⟩ where there is none."""
    return CONTROLS.sub(lambda found: _sign(ord(found[0])), text)


def say(text: str, err: bool = False) -> None:
    """Print it, control characters made visible: whatever comes from a page or an editor goes through here."""
    click.echo(visible(text), err=err)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨{code:04X}⟩"


def counted(count: int, thing: str) -> str:
    """1 issue, 2 issues."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in some releases of click only
    """A day as 2024-03-15."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        if isinstance(value, dt.date):
            return value
        if not re.fullmatch("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", value):
            self.fail(f"{value!r} is no day: write it as 2024-03-15.", param, ctx)
        try:
            return dt.date(*map(int, value.split("-")))
        except ValueError:
            self.fail(f"there is no such day: {value}.", param, ctx)


DAY = Day()
DPI = click.FloatRange(
    50, 2400
)  # what scanners make, as LEAST_DPI and MOST_DPI of a file's own word
PAGE = click.IntRange(1, 9999)  # a page's number is part of its address
