"""A small grammar: templates with `{slots}` filled from rules, packs, a world and a story's own facts.

Rules and packs are text files beside this module:

    # name          opens a rule (rules/*.txt) or a subject pack (packs/*.txt)
    a line          one template; `a|b|c` on one line of a rule are three
    key: a|b|c      a pack's list (topics, nouns, acts, aims, figs, orgs, who, quotes, heads, …)

A slot `{x|y}` chooses on the spot. A list is drawn without replacement until it is empty, so a
story repeats itself only when it has said everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
SLOT = re.compile(r"\{([^{}]+)\}")

Value = str | list[str] | Callable[[], str]


@lru_cache
def rules() -> Mapping[str, tuple[str, ...]]:
    """All rules of the Chinese papers, by name."""
    return read_rules(*sorted((HERE / "rules").glob("*.txt")))


@lru_cache
def packs() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The subjects of the Chinese papers, by name; each a set of word and phrase lists."""
    return read_packs(*sorted((HERE / "packs").glob("*.txt")))


def read_rules(*paths: Path) -> dict[str, tuple[str, ...]]:
    """Rules by name; the same name in two files is one rule."""
    found: dict[str, list[str]] = {}
    for line in _lines(paths):
        if line.startswith("# "):
            current = found.setdefault(line[2:].strip(), [])
        else:
            current += _alternatives(line)
    return {name: tuple(lines) for name, lines in found.items()}


def read_packs(*paths: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in _lines(paths):
        if line.startswith("# "):
            current = found.setdefault(line[2:].strip(), {})
        else:
            key, _, values = line.partition(": ")
            current[key] = tuple(values.split("|"))
    return found


def _lines(paths: tuple[Path, ...]) -> Iterator[str]:
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield line.strip()


def _alternatives(line: str) -> list[str]:
    """Splits at `|` outside of slots."""
    parts, depth = [""], 0
    for character in line:
        depth += (character == "{") - (character == "}")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


class Bag:
    """Draws from a list without replacement; full again when empty."""

    __slots__ = ("items", "left", "rng")

    def __init__(self, items: tuple[str, ...] | list[str], rng: Random) -> None:
        self.items, self.rng = items, rng
        self.left: list[str] = []

    def draw(self) -> str:
        if not self.left:
            self.left = list(self.items)
            self.rng.shuffle(self.left)
        return self.left.pop()


class Teller:
    """Tells one story: fills templates from its own facts, then its pack, then the rules.

    facts: what is fixed in this story; a callable is asked anew each time.
    ruleset: of another language than Chinese. bags: shared between two stories on one subject, so that they do not say the same.
    """

    def __init__(
        self,
        rng: Random,
        pack: Mapping[str, tuple[str, ...]],
        facts: Mapping[str, Value],
        bags: dict[str, Bag] | None = None,
        ruleset: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.rng, self.pack = rng, pack
        self.rules = ruleset or rules()
        self.facts: dict[str, Value] = dict(facts)
        self.bags = {} if bags is None else bags

    def say(self, template: str) -> str:
        """The template with every slot filled."""
        text = template
        while "{" in text:
            text = SLOT.sub(lambda match: self._fill(match[1]), text)
        return text

    def rule(self, name: str) -> str:
        """One line of a rule, filled."""
        return self.say("{" + name + "}")

    def draw(self, name: str, items: tuple[str, ...] | list[str]) -> str:
        bag = self.bags.get(name)
        if bag is None:
            bag = self.bags[name] = Bag(items, self.rng)
        return bag.draw()

    def _fill(self, key: str) -> str:
        if "|" in key:
            return self.rng.choice(key.split("|"))
        value = self.facts.get(key)
        if isinstance(value, str):
            return value
        if callable(value):
            return value()
        if value is not None:
            return self.draw(key, value)
        if key in self.pack:
            return self.draw(key, self.pack[key])
        return self.draw(key, self.rules[key])
