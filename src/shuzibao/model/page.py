"""A page as its reader delivers it: lines, rules, frames and pictures, nothing decided yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from shuzibao.model.place import Box, Flow


@dataclass(frozen=True, slots=True)
class Notice:
    """Trouble that did not stop the work."""

    where: str
    what: str


# The space in ems that stands between a head that runs in and its text.
RUN_IN_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    text: as printed, with its inner spaces, without markup and without the line break.
    start, end: the line's characters in the decoded source, markup included; None where the source
        has boxes instead of characters (PDF, scan).
    marks: markup inside start..end that is no part of the text, as (start, end) in the source:
        `source[start:end]` with the marks and outer spaces taken out is `text`.
    blank_before: empty lines between this line and the one above (dumps, Markdown).
    indent: leading space in ems, as the source shows it (a full-width space is 1, a narrow one 0.5). The text of
        a head that runs in, which stands on the same printed line, is set in by the head and `RUN_IN_GAP`.
    heading: Markdown or HTML heading level 1..6, None for running text.
    row: of a table that the source marks: its cells are lines that share a number. None outside of tables.
    listed: the source marks it as an item of a list. caption: as what stands below a picture.
    box, flow, size, weight, font, angle: geometry where there is any. size in points (the em),
        weight 100..900, angle in degrees clockwise. None means "the source does not say".
    edges: for each character of `text`, where it begins along the line's flow, in points, and the end
        of the last one: `len(text) + 1` numbers; empty where unknown.
    run_in: how many of its first characters are set bold where the others are not: a head that runs in. 0 for none.
    confidence: 0 to 1 as the engine states it, None where it states nothing.
    """

    text: str
    start: int | None = None
    end: int | None = None
    marks: tuple[tuple[int, int], ...] = ()
    blank_before: int = 0
    indent: float = 0.0
    heading: int | None = None
    row: int | None = None
    listed: bool = False
    caption: bool = False
    box: Box | None = None
    flow: Flow = Flow.ACROSS
    size: float | None = None
    weight: int | None = None
    font: str = ""
    angle: float = 0.0
    edges: tuple[float, ...] = ()
    run_in: int = 0
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed line that divides: its box is thin one way. dashed: drawn with gaps, as the source says."""

    box: Box
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A printed box or tinted ground around what belongs together."""

    box: Box
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A printed picture; digest is the SHA-256 of its bytes where they could be taken out."""

    box: Box
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page 版 as its reader found it.

    source: name of the file. media: "text", "markdown", "html", "pdf", "scan", "alto".
    encoding: of a text source, and `text` is the whole decoded source (offsets count in it;
        of an HTML page, what it shows).
    number, label, name: 2, "A02", 要闻, where the page or its file name says so.
    width, height: in points; None for a dump. dpi: of a scan.
    index, part: of a page that was cut out of a picture: which picture of its file, counted from 0, and
        which half of an open fold, "left" or "right", or "" for all of it. None: the page is as the file has it.
    turned: by how many degrees clockwise that picture was turned to stand upright.
    """

    source: str
    media: str
    lines: tuple[Line, ...]
    text: str = ""
    encoding: str | None = None
    number: int | None = None
    label: str | None = None
    name: str | None = None
    width: float | None = None
    height: float | None = None
    dpi: float | None = None
    rules: tuple[Rule, ...] = ()
    frames: tuple[Frame, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notices: tuple[Notice, ...] = field(default=())
    index: int | None = None
    part: str | None = None
    turned: int = 0

    @property
    def is_recognised(self) -> bool:
        """Its characters and their sizes are what text recognition made of a picture."""
        return self.media in ("scan", "alto")
