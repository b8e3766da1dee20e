"""pdftotext of poppler-utils (a program of its own): blocks in its order, a new article at each headline."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from bench.press.blocks import Said, articles_at_headlines

XHTML = "{http://www.w3.org/1999/xhtml}"


def read(path: Path) -> dict[str, Any]:
    """A PDF as an answer."""
    out = subprocess.run(
        ["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=True
    ).stdout
    clean = "".join(c for c in out.decode("utf-8", "replace") if c >= " " or c in "\n\t")
    lines: list[Said] = []
    for number, page in enumerate(ET.fromstring(clean).iter(f"{XHTML}page"), start=1):
        for line in page.iter(f"{XHTML}line"):
            box = tuple(float(line.get(key, "0")) for key in ("xMin", "yMin", "xMax", "yMax"))
            words = [word.text or "" for word in line.iter(f"{XHTML}word")]
            size = (
                min(box[3] - box[1], box[2] - box[0]) / 1.45
            )  # its boxes are as high as the face's line
            lines.append(Said(number, box, " ".join(words), size))  # type: ignore[arg-type]
    return articles_at_headlines(lines, "pdftotext")
