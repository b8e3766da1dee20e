"""pdfminer.six with its default layout parameters: text boxes in its order, a new article at each headline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTTextBox, LTTextLine

from bench.press.blocks import Said, articles_at_headlines


def read(path: Path) -> dict[str, Any]:
    """A PDF as an answer."""
    lines: list[Said] = []
    parameters = LAParams(detect_vertical=True)
    for number, page in enumerate(extract_pages(str(path), laparams=parameters), start=1):
        for box in page:
            if isinstance(box, LTTextBox):
                lines += [
                    _said(line, number, page.height) for line in box if isinstance(line, LTTextLine)
                ]
    return articles_at_headlines([line for line in lines if line.text], "pdfminer")


def _said(line: LTTextLine, number: int, height: float) -> Said:
    sizes = [char.size for char in line if isinstance(char, LTChar)]
    box = (line.x0, height - line.y1, line.x1, height - line.y0)
    return Said(number, box, line.get_text().strip(), max(sizes) if sizes else line.height)
