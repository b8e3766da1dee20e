"""Measuring a page that has boxes: lines to blocks, blocks to what stands over, beside and inside what.

Nothing here is assumed of a page: body size, leading and gutters are measured on it first. All
rules are written once, in a frame that turns with the type (`shuzibao.layout.geometry.turned`),
and so hold for horizontal and vertical setting alike.
"""

from shuzibao.layout.geometry.arrange import Arrangement, arrange
from shuzibao.layout.geometry.headings import Heading
from shuzibao.layout.geometry.zones import zones_of

__all__ = ["Arrangement", "Heading", "arrange", "zones_of"]
