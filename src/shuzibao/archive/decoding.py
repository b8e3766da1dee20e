"""An original's bytes to the text that its spans count in."""

from __future__ import annotations

import codecs


def decode_again(data: bytes, encoding: str) -> str | None:
    """What these bytes decode to; None where they do not."""
    try:
        return codecs.decode(data, encoding)
    except (UnicodeError, LookupError):
        return None
