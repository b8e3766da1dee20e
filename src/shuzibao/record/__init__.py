"""Articles to facts: who, what, where, when, how many, and what was promised, each with its sentence."""

from shuzibao.record.base import Context, NameFinder, Word
from shuzibao.record.bodies.districts import district_of
from shuzibao.record.tell import facts_of

__all__ = ["Context", "NameFinder", "Word", "district_of", "facts_of"]
