"""docvortex (the engine of MinerU's "flash" tier), rules only: its blocks in its order, titles as it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docvortex

from bench.press.blocks import Said, articles_at_headlines

TITLES = frozenset({"title", "doc_title", "paragraph_title", "heading", "section_header"})


def read(path: Path) -> dict[str, Any]:
    """A PDF as an answer; docvortex gives no text for a single line, so no CER."""
    model = docvortex.analyze(str(path)).model_json.model_dump()
    sizes = model["extensions"]["docvortex_layout"]["pages"]
    lines: list[Said] = []
    for number, (blocks, size) in enumerate(zip(model["pages"], sizes, strict=True), start=1):
        for block in blocks:
            boxes = [line["bbox"] for line in block.get("lines") or []] or [block["bbox"]]
            for left, top, right, bottom in boxes:
                wide, high = size["width_pt"], size["height_pt"]
                box = (left * wide, top * high, right * wide, bottom * high)
                thick = min(box[2] - box[0], box[3] - box[1])
                lines.append(Said(number, box, _text(block), thick, block["type"] in TITLES))
    answer = articles_at_headlines(lines, "docvortex")
    answer["lines"] = [line | {"text": None} for line in answer["lines"]]
    return answer


def _text(block: dict[str, Any]) -> str:
    content = block.get("content")
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "".join(str(part.get("content", "")) for part in parts if isinstance(part, dict))
