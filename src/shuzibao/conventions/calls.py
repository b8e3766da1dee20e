"""A number to call, or where to go: what an advertisement ends with."""

from __future__ import annotations

import re

CALL = re.compile(
    r"(?<!\d)(?:\d{3,4}-?)?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|400-?\d{3}-?\d{4}|(?:地址|电话|总店|分店|门市部?)[：:]"
)
