"""One case in full: the dump with its truth and its answer beside each line, then each article."""

from __future__ import annotations

import unicodedata
from typing import Any

from bench.dumps.answer import OUTSIDE, Answer
from bench.dumps.case import Case
from bench.dumps.fair import differences
from bench.dumps.score import match, score, truth_places
from bench.dumps.tape import FURNITURE

SHORT = {"paragraph": "p", "headline": "H", "kicker": "k", "deck": "d", "byline": "by", "crosshead": "x",
         "caption": "c", "credit": "cr", "section_head": "sec", "jump_line": "j", "furniture": "·",
         "masthead": "·", "folio": "·", "unplaced": "·"}  # fmt: skip


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def pad(text: str, size: int) -> str:
    while columns(text) > size:
        text = text[:-2] + "…"
    return text + " " * (size - columns(text))


def show(case: Case, answer: Answer) -> str:
    """Every line as `truth | answer | text`; a star marks lines where they differ. A3.2p is
    element 2 of article A3, a paragraph; answered articles carry the letter of their match.
    """
    places = truth_places(case)
    pairs = match(case, answer, places)
    names = {got: f"A{index}" for index, got in pairs.items()}
    out = [f"{case.style} {case.seed} ({case.script})"]
    if answer.error:
        out.append(answer.error)
    for file, (name, text, _) in enumerate(case.files):
        out.append(f"──── {name}")
        out += _lines(case, answer, places, names, file, text)
    out += _articles(case, answer, pairs)
    out += _extra(answer, pairs)
    out.append(f"──── masthead\n  truth  {case.truth.masthead}\n  answer {answer.masthead}")
    result = score(case, answer)
    data = {name: value for name, value in result.summary().items() if isinstance(value, float)}
    out.append("  ".join(f"{name} {value:.3f}" for name, value in data.items()))
    return "\n".join(out)


def _lines(case: Case, answer: Answer, places: Any, names: Any, file: int, text: str) -> list[str]:
    out, start = [], 0
    for line in text.split("\n"):
        spots = [(file, start + at) for at in range(len(line))]
        truth, got = [], []
        for spot in spots:
            owner = places.get(spot)
            if owner is None:
                continue
            truth.append(_label_truth(case, owner))
            got.append(_label_answer(answer.where.get(spot), names))
        left, right = "/".join(dict.fromkeys(truth)), "/".join(dict.fromkeys(got))
        star = "*" if _plain(left) != _plain(right) else " "
        out.append(f"{star} {pad(left, 14)}│{pad(right, 14)}│{line}" if line.strip() else "")
        start += len(line) + 1
    return out


def _plain(label: str) -> str:
    """Without the element's number: that the answer counts elements otherwise is no fault."""
    return "/".join(part.split(".")[0] + part.split("-")[-1] for part in label.split("/"))


def _label_truth(case: Case, owner: tuple[int, int]) -> str:
    role = SHORT[case.truth.role(owner)]
    return "·" if owner[0] == FURNITURE else f"A{owner[0]}.{owner[1]}-{role}"


def _label_answer(found: tuple[int, int, str] | None, names: dict[int, str]) -> str:
    if found is None:
        return "(lost)"
    article, element, role = found
    if article == OUTSIDE:
        return "·"
    return f"{names.get(article, f'?{article}')}.{element}-{SHORT.get(role, role)}"


def _articles(case: Case, answer: Answer, pairs: dict[int, int]) -> list[str]:
    out = []
    for index, truth in enumerate(case.truth.articles):
        got = answer.articles[pairs[index]] if index in pairs else None
        faults = differences(truth, got)
        verdict = "exact" if not faults else "WRONG: " + ", ".join(faults)
        out.append(f"──── A{index} {truth['subject']}  {verdict}")
        if faults and got is not None:
            out += _parts(truth, got)
    return out


def _parts(truth: dict[str, Any], got: dict[str, Any]) -> list[str]:
    out = []
    names = (
        "kicker",
        "headline",
        "deck",
        "byline",
        "dateline",
        "section",
        "continues_on",
        "continued_from",
    )
    for name in names:
        if truth[name] != got[name]:
            out.append(f"  {name}:\n    truth  {truth[name]}\n    answer {got[name]}")
    if len(truth["accept"]["titles"]) > 1:
        out.append(f"  fair titles: {truth['accept']['titles']}")
    want = [f"{SHORT[piece['role']]}| {piece['text']}" for piece in truth["body"]]
    have = [f"{SHORT.get(piece['role'], piece['role'])}| {piece['text']}" for piece in got["body"]]
    if want != have:
        out.append("  body (- truth, + answer):")
        out += [f"    {line}" for line in _diff(want, have)]
    return out


def _diff(want: list[str], have: list[str]) -> list[str]:
    import difflib

    lines = difflib.unified_diff(want, have, n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def _extra(answer: Answer, pairs: dict[int, int]) -> list[str]:
    out = []
    for number, article in enumerate(answer.articles):
        if number not in pairs.values():
            text = " / ".join(piece["text"] for piece in article["body"])[:160]
            out.append(f"──── ?{number} answered, not in the truth: {article['headline']} | {text}")
    return out
