"""Drop caps 首字下沉: one or two large characters that open a paragraph and stand beside its first lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Flow, Page
from shuzibao.model.block import Block, Measures

LEAST, MOST = 1.6, 7.0  # of the body's size
NEAR = 1.6  # ems that the text stands from it, no more
LONGEST = 2


def caps_of(page: Page, measures: Measures) -> dict[int, int]:
    """For each line that is a drop cap, the line of text whose first characters it is."""
    found: dict[int, int] = {}
    for flow in (Flow.ACROSS, Flow.DOWN):
        body = measures.body.get(flow)
        chosen = [
            at for at, line in enumerate(page.lines) if line.flow is flow or _is_cap(line.text)
        ]
        if body is None or not chosen:
            continue
        size = np.array([page.lines[at].size or 0.0 for at in chosen])
        boxes = extents([box for at in chosen if (box := page.lines[at].box)], flow)
        text = (size < 1.3 * body) & (boxes.u1 - boxes.u0 > 3 * body)
        for k, at in enumerate(chosen):
            if (
                at in found
                or not LEAST * body < size[k] < MOST * body
                or not _is_cap(page.lines[at].text)
            ):
                continue
            _, v0, u1, v1 = boxes.at(k)
            beside = text & (boxes.u0 > u1 - 0.4 * body) & (boxes.u0 < u1 + NEAR * body)
            beside &= (boxes.v0 > v0 - 0.8 * body) & (boxes.v1 < v1 + 0.8 * body)
            if beside.any():
                first = int(np.argmin(np.where(beside, boxes.v0, np.inf)))
                if page.lines[chosen[first]].flow is flow and boxes.v0[first] < v0 + 1.2 * body:
                    found[at] = chosen[first]
    return found


def _is_cap(text: str) -> bool:
    bare = text.strip("“”\"'「『")
    return 0 < len(text) <= LONGEST and len(bare) == 1 and bare.isalnum()


def with_caps(page: Page, blocks: Sequence[Block], caps: dict[int, int]) -> list[Block]:
    """The blocks, each drop cap before the line that it opens.

    A numeral beside a short heading reaches down past it: the block ends where its own lines do, so that what stands
    under it stands under it still.
    """
    cap_of = {line: cap for cap, line in caps.items()}
    out = []
    for block in blocks:
        lines: list[int] = []
        indents: list[bool] = []
        box = block.box
        for line, indent in zip(block.lines, block.indents, strict=True):
            cap = cap_of.get(line)
            if cap is not None:
                lines.append(cap)
                indents.append(True)
                cap_box = page.lines[cap].box
                box = box.union(_as_deep(cap_box, block)) if cap_box else box
            lines.append(line)
            indents.append(indent and cap is None)
        out.append(replace(block, lines=tuple(lines), indents=tuple(indents), box=box))
    return out


def _as_deep(cap: Box, block: Block) -> Box:
    """The cap's box, cut off where the lines beside it end."""
    if block.flow is Flow.DOWN:
        return replace(cap, left=min(cap.right, max(cap.left, block.box.left)))
    return replace(cap, bottom=max(cap.top, min(cap.bottom, block.box.bottom)))
