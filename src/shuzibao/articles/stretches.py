"""What has more paragraphs than a page has, cut into stretches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuzibao.articles.node import Node, Sorted


def stretches(sorted_: Sorted, most: int) -> list[Sorted]:
    """The nodes in stretches of at most so many, each with its satellites; they end above headings where they can.

    One where there are no more. Furniture stays with the first.
    """
    nodes, satellites = sorted_.nodes, sorted_.satellites
    out: list[Sorted] = []
    start = 0
    while start < len(nodes) or not out:
        end = min(len(nodes), start + most)
        if end < len(nodes):
            heads = (i for i in range(end, start + most // 2, -1) if _opens_story(nodes, i))
            end = next(heads, end)
        own = [replace(node, order=n) for n, node in enumerate(nodes[start:end])]
        hung = [
            replace(one, after=one.after - start)
            for one in satellites
            if start <= max(0, one.after) < max(end, 1)
        ]
        out.append(Sorted(own, hung, [] if out else sorted_.furniture))
        start = end
    return out


def _opens_story(nodes: Sequence[Node], i: int) -> bool:
    return not nodes[i].is_text and nodes[i - 1].is_text and nodes[i - 1].closes
