"""What counts as right: equal, or as fair as the truth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bench.dumps.damage import UPRIGHT

HAN = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…·"
LOOSE = re.compile(rf"(?<=[{HAN}])\s+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%℃])\s+(?=[{HAN}])")
TITLES = ("kicker", "headline", "deck")


def key(text: str | None) -> str | None:
    """A part as compared: one space where there is any, none between Han and digits or Latin;
    vertical forms of marks as their upright ones (either is fair).
    """
    if text is None:
        return None
    text = text.translate(UPRIGHT)
    return LOOSE.sub("", re.sub(r"\s+", " ", text).strip())


def squeezed(text: str | None) -> str | None:
    return None if text is None else re.sub(r"\s+", "", text).translate(UPRIGHT)


def titles_are_fair(got: dict[str, Any], readings: Sequence[Sequence[str | None]]) -> bool:
    """Whether kicker, headline and deck are one of the readings; the answer may join the lines of
    one title with a space where the compositor broke it.
    """
    have = titles_of(got)
    return any(
        all(
            squeezed(mine) == squeezed(theirs) and _cuts_are_fair(mine, theirs)
            for mine, theirs in zip(reading, have, strict=True)
        )
        for reading in readings
    )


def _cuts_are_fair(truth: str | None, got: str | None) -> bool:
    """A space that was printed must stay; at most two more may come from line breaks."""
    if truth is None or got is None:
        return True
    want, have = _spaces(key(truth) or ""), _spaces(got)
    return want <= have and len(have - want) <= 2


def titles_of(article: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(key(article[name]) for name in TITLES)


def differences(truth: dict[str, Any], got: dict[str, Any] | None) -> list[str]:
    """The parts that are wrong; empty for an article exactly right."""
    if got is None:
        return ["missing"]
    faults = []
    fair = [tuple(key(part) for part in reading) for reading in truth["accept"]["titles"]]
    if not titles_are_fair(got, fair):
        named = [name for name in TITLES if key(got[name]) != key(truth[name])]
        faults += named or ["headline"]
    for name in ("byline", "dateline"):
        if squeezed(got[name]) not in {squeezed(value) for value in truth["accept"][name]}:
            faults.append(name)
    if _unmarked(got["section"]) not in map(_unmarked, truth["accept"]["section"]):
        faults.append("section")
    for name in ("continues_on", "continued_from"):
        if page_of(got[name]) != page_of(truth[name]):
            faults.append(name)
    faults += _body_faults(truth, got["body"])
    return faults


def _unmarked(section: str | None) -> str | None:
    return None if section is None else re.sub(r"[■●【】\s]", "", section)


def page_of(jump: dict[str, Any] | None) -> str | None:
    """The page that a jump line names, as text; None without a jump."""
    return str(jump["page"]) if jump else None


def _body_faults(truth: dict[str, Any], got: list[dict[str, str]]) -> list[str]:
    """Pictures may stand anywhere among the paragraphs; all else in order."""
    if truth["accept"]["body_as_running_text"]:
        want = squeezed("".join(piece["text"] for piece in truth["body"]))
        have = squeezed("".join(piece["text"] for piece in got))
        return [] if want == re.sub("[|｜]", "", have or "") else ["body text"]
    bodies = [truth["body"], *truth["accept"].get("bodies", [])]
    unsigned = {
        squeezed(p["text"]) for p in truth["body"] if p["role"] == "caption" and not _shows(p)
    }
    have = [{**p, "role": "caption"} if squeezed(p["text"]) in unsigned else p for p in got]
    return min((_piece_faults(_apart(body), _apart(have)) for body in bodies), key=len)


# What tells a caption by itself: a sign that points, 图, a photographer.
SHOWN = re.compile(r"^[▲▼△▽▶◀←→↑↓]|[图圖攝摄繪绘①]")


def _shows(caption: dict[str, str]) -> bool:
    """Whether a caption's own words tell it from a paragraph."""
    return SHOWN.search(caption["text"]) is not None


def spaces_are_fair(truth: str, got: str) -> bool:
    """Whether the answer puts no space where none was printed, and loses none between Latin words.

    A space between two Han characters may be lost: where the line broke at it, nothing shows it.
    """
    want, have = _spaces(key(truth) or ""), _spaces(key(got) or "")
    plain = squeezed(truth) or ""
    lost = {at for at in want - have if plain[at - 1 : at + 1].isascii()}
    return not lost and not have - want


def _spaces(text: str) -> set[int]:
    """Before which non-space characters a space stands."""
    found, at = set(), 0
    for character in text:
        if character == " ":
            found.add(at)
        else:
            at += 1
    return found


# What a note of the desk is called, above it: a crosshead, or a paragraph.
NOTE = re.compile(
    r"[【■●◆]?(?:[编編]者按|[编編][后後]|(?:新[闻聞]|相[关關]|知[识識])?[链鏈]接|[開开][栏欄]的[话話]|[记記]者手[记記])[】：:]?"
)


def _apart(body: list[dict[str, str]]) -> list[dict[str, str]]:
    """The text first, then the captions; a credit is the end of its caption, on a line of its own or not."""
    pictures = ("caption", "credit")
    out: list[dict[str, str]] = []
    for piece in sorted(body, key=lambda piece: piece["role"] in pictures):
        if piece["role"] == "credit" and out and out[-1]["role"] in pictures:
            out[-1] = {**out[-1], "text": f"{out[-1]['text']} {piece['text']}"}
        else:
            out.append(piece)
    return out


def _piece_faults(truth: list[dict[str, str]], got: list[dict[str, str]]) -> list[str]:
    want, have = (squeezed("".join(piece["text"] for piece in body)) for body in (truth, got))
    if want != have:
        return ["body text"]
    want_cuts, have_cuts = ([len(squeezed(p["text"]) or "") for p in body] for body in (truth, got))
    if want_cuts != have_cuts:
        return ["paragraphs"]
    if [p["role"] for p in truth] != [p["role"] for p in got] and not all(
        mine["role"] == theirs["role"] or NOTE.fullmatch(mine["text"])
        for mine, theirs in zip(truth, got, strict=True)
    ):
        return ["body roles"]
    fair = all(
        spaces_are_fair(mine["text"], theirs["text"])
        for mine, theirs in zip(truth, got, strict=True)
    )
    return [] if fair else ["body spaces"]
