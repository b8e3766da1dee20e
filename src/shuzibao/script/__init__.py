"""Chinese script: fold to simplified without moving offsets, join and break, slugs, numerals."""

from shuzibao.script.fold import Script, convert, fold, script_of
from shuzibao.script.slug import slug

__all__ = ["Script", "convert", "fold", "script_of", "slug"]
