"""XML 1.0 as text: what may stand in it, and how it is written."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

# https://www.w3.org/TR/xml/#charsets
# Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
_NO_CHAR: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT: Final = "\ufffd"


def sound(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold, escaped or not."""
    return _NO_CHAR.sub(REPLACEMENT, text)


def child(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """A new last child; text and attributes are made sound."""
    element = ET.SubElement(parent, name, {key: sound(value) for key, value in attributes.items()})
    element.text = None if text is None else sound(text)
    return element


def to_bytes(root: ET.Element) -> bytes:
    """The document in UTF-8, with its declaration."""
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data
