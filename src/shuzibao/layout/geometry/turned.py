"""The frame that turns with the type.

`u` runs along a line, `v` from one line to the next. For horizontal setting that is x and y; for
vertical setting lines run down and follow right to left, so u is y and v is minus x. A column's
right-hand neighbour in horizontal setting is the band below in vertical setting: both lie at
greater u.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Flow

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Extents:
    """Boxes as four arrays in the turned frame."""

    u0: Floats
    v0: Floats
    u1: Floats
    v1: Floats

    def __len__(self) -> int:
        return len(self.u0)

    def at(self, index: int) -> tuple[float, float, float, float]:
        return (
            float(self.u0[index]),
            float(self.v0[index]),
            float(self.u1[index]),
            float(self.v1[index]),
        )

    def shared_u(self, u0: Any, u1: Any) -> Floats:
        """How much of each box's u-range lies in u0..u1, in points; not below 0."""
        return np.asarray(np.maximum(0.0, np.minimum(self.u1, u1) - np.maximum(self.u0, u0)))

    def shared_v(self, v0: Any, v1: Any) -> Floats:
        """The same along v."""
        return np.asarray(np.maximum(0.0, np.minimum(self.v1, v1) - np.maximum(self.v0, v0)))


def extents(boxes: Sequence[Box], flow: Flow) -> Extents:
    """The boxes in the frame of this flow."""
    if not boxes:
        none = np.zeros(0)
        return Extents(none, none, none, none)
    left, top, right, bottom = np.array(
        [(box.left, box.top, box.right, box.bottom) for box in boxes], np.float64
    ).T
    if flow is Flow.DOWN:
        return Extents(top, -right, bottom, -left)
    return Extents(left, top, right, bottom)
