"""A title's name as an address: 徐匯報 and 徐汇报 are both `xuhuibao`."""

from __future__ import annotations

import re
import unicodedata

from shuzibao.model.ids import RESERVED
from shuzibao.script.fold import fold


def slug(name: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; Chinese by pinyin without tones. Empty in, empty out.

    A paper called Search becomes `search-bao`: the site has another use for `search`.
    """
    from pypinyin import lazy_pinyin

    plain = unicodedata.normalize("NFKD", "".join(lazy_pinyin(fold(name))))
    letters = plain.encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return f"{name}-bao" if name in RESERVED else name
