"""A reader's line, understood. See docs/search.md for the language.

Whatever can be read leniently is, with a note; only what has no reading is a BadQuery.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from shuzibao.errors import BadQuery
from shuzibao.script import slug
from shuzibao.search.atoms import LOOSE, PARTED, Atom, atoms_of
from shuzibao.search.dates import dates_of, printed_in
from shuzibao.search.key import matching_key
from shuzibao.search.names import FIELDS, KIND_NAMES, KINDS
from shuzibao.search.query import (
    ANY,
    TEXT_FIELDS,
    And,
    Everything,
    Exact,
    Node,
    Not,
    Note,
    Or,
    Phrase,
    Query,
    name_key,
)

LONGEST_QUERY = 400  # characters
MOST_PHRASES = 32
DEEPEST = 12  # parentheses
MOST_PAGES = 200
SHORTEST_PREFIX = 2  # characters before a *

QUOTES = {'"': '"”', "“": '”"', "”": '”"', "„": "“”", "「": "」", "『": "』", "〝": "〞〟"}
MINUS = "-−﹣"
# Inside one unquoted stretch these bind words and numbers: 2.5, 12:30, covid-19, name@paper.cn
BINDING = set(".,:/-'@_&+#%")
LEXER = re.compile(
    rf"""(?P<space>\s+)
    |(?P<open>\()|(?P<close>\))
    |(?P<quote>[{"".join(QUOTES)}])
    |(?P<either>\|+)
    |(?P<word>[^\s()|{"".join(QUOTES)}]+)""",
    re.X,
)
FIELD = re.compile(r"([^\W\d_]+):(?=.|$)")


def parse(text: str) -> Query:
    """What this line asks for. An empty line asks for everything.

    Raises:
        BadQuery: too long, too many words, nothing to look for, or a date or kind that is none.
    """
    if len(text) > LONGEST_QUERY:
        raise BadQuery(
            f"{len(text)} characters are too many",
            "query",
            f"ask with at most {LONGEST_QUERY} characters",
            "too_long",
            str(LONGEST_QUERY),
        )
    if not text.strip():
        return Query(text, Everything())
    parser = _Parser(text)
    node = parser.either(0)
    while not parser.at_end:  # a ) too many
        parser.note("stray_parenthesis", "a ) without its ( was left out")
        parser.skip()
        node = _both(node, parser.either(0))
    if node is None:
        raise BadQuery(
            "there is no word in it",
            text.strip()[:40],
            "type a word, a name or a number",
            "no_word",
        )
    return Query(text, node, tuple(parser.notes))


def syntax_of(text: str) -> str:
    """The text with full-width letters, colons, parentheses and spaces made plain; same length."""
    forms = (unicodedata.normalize("NFKC", character) for character in text)
    return "".join(
        form if len(form) == 1 else character for form, character in zip(forms, text, strict=True)
    )


@dataclass(slots=True)
class _Token:
    kind: str
    start: int
    end: int


@dataclass(slots=True)
class _Parser:
    text: str
    syntax: str = ""
    at: int = 0
    phrases: int = 0
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.syntax = syntax_of(self.text)

    @property
    def at_end(self) -> bool:
        return self.at >= len(self.syntax)

    def note(self, code: str, what: str) -> None:
        self.notes.append(Note(code, what))

    def peek(self) -> _Token | None:
        """The next token that is no space."""
        while found := LEXER.match(self.syntax, self.at):
            if found.lastgroup != "space":
                return _Token(found.lastgroup or "", *found.span())
            self.at = found.end()
        return None

    def skip(self) -> None:
        if token := self.peek():
            self.at = token.end

    def says(self, *words: str) -> bool:
        token = self.peek()
        return bool(token and self.syntax[token.start : token.end] in words)

    def either(self, depth: int, name: str = ANY) -> Node | None:
        """a OR b OR c"""
        parts: list[Node] = []
        while True:
            part = self.all_of(depth, name)
            parts += [part] if part else []
            token = self.peek()
            if not (token and (token.kind == "either" or self.says("OR"))):
                break
            self.skip()
            if part is None:
                self.note("stray_operator", "an OR with nothing on one side was left out")
        return _joined(Or, parts)

    def all_of(self, depth: int, name: str) -> Node | None:
        """a b c: up to an OR, a closing parenthesis, or the end."""
        parts: list[Node] = []
        while (token := self.peek()) and token.kind not in ("close", "either"):
            if self.says("OR"):
                break
            if self.says("AND", "&&", "&"):
                self.skip()
                continue
            part = self.one(depth, name)
            parts += [part] if part else []
        return _joined(And, parts)

    def one(self, depth: int, name: str) -> Node | None:
        """A word, a phrase, a group, or one of them after a minus or a field's name."""
        if depth > DEEPEST:
            remedy = f"use at most {DEEPEST} levels"
            what = "too many parentheses or minuses in each other"
            raise BadQuery(what, "query", remedy, "too_deep", str(DEEPEST))
        token = self.peek()
        if token is None or token.kind in ("close", "either"):
            return None
        if token.kind == "open":
            return self.group(depth, name)
        if token.kind == "quote":
            return self.quoted(token, name)
        return self.word(token, depth, name)

    def group(self, depth: int, name: str) -> Node | None:
        self.skip()
        inside = self.either(depth + 1, name)
        token = self.peek()
        if token and token.kind == "close":
            self.skip()
        else:
            self.note("unclosed_parenthesis", "a ( without its ) reaches to the end")
        return inside

    def quoted(self, token: _Token, name: str) -> Node | None:
        closers = QUOTES[self.syntax[token.start]]
        ends = [at for at in (self.syntax.find(c, token.end) for c in closers) if at >= 0]
        end = min(ends, default=len(self.syntax))
        if not ends:
            self.note(
                "unclosed_quote", "a quotation mark without its other half reaches to the end"
            )
        self.at = end + 1
        return self.value(self.text[token.end : end], name, quoted=True)

    def word(self, token: _Token, depth: int, name: str) -> Node | None:
        if self.syntax[token.start] in MINUS or self.says("NOT"):
            return self.negated(token, depth, name)
        named = FIELD.match(self.syntax, token.start, token.end)
        if named:
            known = FIELDS.get(matching_key(self.text[named.start(1) : named.end(1)]))
            if known:
                self.at = named.end()
                return self.in_field(known, depth)
            if named[1].isascii():  # 某某：某事 is just Chinese
                self.note("no_such_field", f"no field is called {named[1]}: it was read as a word")
        self.at = token.end
        return self.value(self.text[token.start : token.end], name, quoted=False)

    def negated(self, token: _Token, depth: int, name: str) -> Node | None:
        plain = self.syntax[token.start] in MINUS
        self.at = token.start + 1 if plain else token.end
        stands_alone = plain and self.syntax[self.at : self.at + 1].strip() == ""
        if stands_alone:  # a dash between words
            return None
        inside = self.one(depth + 1, name)
        if inside is None:
            self.note("stray_operator", "a minus with nothing behind it was left out")
            return None
        return inside.part if isinstance(inside, Not) else Not(inside)

    def in_field(self, name: str, depth: int) -> Node | None:
        token = self.peek()
        if token is None or token.kind == "close":
            self.note("empty_field", f"{name}: has nothing behind it and was left out")
            return None
        if token.kind == "open":
            return self.group(depth, name)
        if token.kind == "quote":
            return self.quoted(token, name)
        self.at = token.end
        return self.value(self.text[token.start : token.end], name, quoted=False)

    def value(self, text: str, name: str, quoted: bool) -> Node | None:
        """Words of the text, or the value of a field that holds no text."""
        if name != ANY and name not in TEXT_FIELDS:
            return VALUES.get(name, _named)(name, text)
        phrases = [_quoted_phrase(text)] if quoted else _phrases(text)
        found = [replace(phrase, field=name) for phrase in phrases if phrase.atoms]
        if any(phrase.prefix for phrase in found):
            found = [self.checked_prefix(phrase) for phrase in found]
        self.phrases += len(found)
        if self.phrases > MOST_PHRASES:
            raise BadQuery(
                f"more than {MOST_PHRASES} words",
                "query",
                "ask with fewer words, or quote a sentence",
                "too_many_words",
                str(MOST_PHRASES),
            )
        words = _joined(And, list(found))
        printed = None if quoted or name != ANY else printed_in(syntax_of(text))
        return Or((words, printed)) if words and printed else words

    def checked_prefix(self, phrase: Phrase) -> Phrase:
        if phrase.prefix and len(phrase.atoms[0].term) < SHORTEST_PREFIX:
            self.note("short_prefix", f"a * needs {SHORTEST_PREFIX} characters before it")
            return replace(phrase, prefix=False)
        return phrase


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    flat = [
        inner
        for part in parts
        for inner in (part.parts if isinstance(part, And | Or) and type(part) is kind else (part,))
    ]
    return kind(tuple(flat))


def _both(first: Node | None, second: Node | None) -> Node | None:
    return _joined(And, [node for node in (first, second) if node])


def _phrases(text: str) -> list[Phrase]:
    """The phrases of an unquoted stretch: cut at punctuation, unless it binds words and numbers."""
    found: list[list[Atom]] = []
    last: Atom | None = None
    for atom in atoms_of(text):
        if last is None or (atom.join == PARTED and not _binds(last, text, atom)):
            found.append([])
        found[-1].append(atom)
        last = atom
    phrases = [Phrase(_opened(atoms)) for atoms in found]
    if phrases and len(phrases[-1].atoms) == 1 and last and not last.han:
        starred = text[last.end :].startswith(("*", "＊"))
        phrases[-1] = replace(phrases[-1], prefix=starred)
    return phrases


def _binds(last: Atom, text: str, atom: Atom) -> bool:
    between = syntax_of(text[last.end : atom.start])
    return not last.han and not atom.han and len(between) == 1 and between in BINDING


def _quoted_phrase(text: str) -> Phrase:
    """All of it in a row. A space between Han characters may be printed, or be punctuation, or nothing."""
    atoms = atoms_of(text, heading=True)
    loose = [
        replace(atom, join=LOOSE)
        if atom.join == PARTED and matching_key(text[last.end : atom.start]).isspace()
        else atom
        for last, atom in itertools.pairwise(atoms)
    ]
    return Phrase(_opened([*atoms[:1], *loose]))


def _opened(atoms: list[Atom]) -> tuple[Atom, ...]:
    return tuple(replace(atom, join="") if at == 0 else atom for at, atom in enumerate(atoms))


# Fields that hold a value, not text: how each reads it.


def _dates(name: str, text: str) -> Node | None:
    return dates_of(syntax_of(text))


def _kind(name: str, text: str) -> Node | None:
    found = KINDS.get(name_key(text))
    if found is None:
        raise BadQuery(
            f"there is no kind {text.strip()[:20]!r}",
            "kind",
            f"use {', '.join(KIND_NAMES)}",
            "no_kind",
            text.strip()[:20],
        )
    return Exact(name, (found,))


def _pages(name: str, text: str) -> Node | None:
    value = re.sub("[第版页]", "", name_key(text))
    span = re.fullmatch(r"(\d{1,4})(?:\.\.|~|-)(\d{1,4})", value)
    if not span:
        return Exact(name, (value.lstrip("0") if value.isdigit() else value,))
    first, last = sorted(map(int, span.groups()))
    return Exact(name, tuple(str(page) for page in range(first, last + 1)[:MOST_PAGES]))


def _named(name: str, text: str) -> Node | None:
    value = name_key(text)
    return Exact(name, (value,)) if value else None


def _paper(name: str, text: str) -> Node | None:
    """By any form of its name, or by its slug: 徐匯報, 徐汇报 and xuhuibao are one."""
    value = slug(text)
    return Exact(name, (value,)) if value else None


VALUES: dict[str, Callable[[str, str], Node | None]] = {
    "date": _dates,
    "kind": _kind,
    "page": _pages,
    "paper": _paper,
}
