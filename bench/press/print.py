"""Printing: a paper becomes PDF files, by typst."""

from __future__ import annotations

import random
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import typst

from bench.press.face import FONT_FOLDER
from bench.press.paper_model import Paper, SetPage
from bench.press.picture import photograph
from bench.press.sheet import PRELUDE, Sheet


def page_source(paper: Paper, page: SetPage) -> str:
    """The typst source of one page."""
    rng = (
        random.Random(zlib.crc32(f"{paper.name}/{page.number}".encode())) if paper.shuffle else None
    )
    return page.sheet.typst(rng)


def print_pdf(paper: Paper) -> bytes:
    """The whole paper as one PDF; deterministic."""
    return typeset(
        [page.sheet for page in paper.pages], [page_source(paper, page) for page in paper.pages]
    )


def typeset(sheets: Sequence[Sheet], sources: Sequence[str]) -> bytes:
    """Sheets as one PDF, by the typst source of each."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for sheet in sheets:
            for rect, _, file in sheet.pictures:
                (root / file).write_bytes(photograph(file, rect[2] - rect[0], rect[3] - rect[1]))
        (root / "paper.typ").write_text(PRELUDE + "\n#pagebreak()\n".join(sources), "utf-8")
        return typst.compile(
            str(root / "paper.typ"),
            root=folder,
            font_paths=[str(FONT_FOLDER)],
            ignore_system_fonts=True,
            timestamp=0,
        )
