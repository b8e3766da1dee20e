"""Who speaks in a sentence: the person, body or meeting that the verb belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shuzibao.model.fact import FactKind
from shuzibao.record.base import Found
from shuzibao.record.passage import Passage
from shuzibao.record.speech_table import BARE, GAP, MEETING, PRONOUN, VERB

NO_VERB_AFTER = "小据听传虽所再学演俗并解照相人名号通可宣"


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of speech with its speaker: characters start … end of the passage are the verb."""

    speaker: str
    verb: str
    start: int
    end: int


def speech_in(
    passage: Passage, start: int, end: int, names: Sequence[Found], last: str | None
) -> Said | None:
    """The first verb of speech in the sentence start … end that has a speaker.

    names: people and organisations of the passage. last: who spoke or acted before, for 他 and 她.
    """
    for match in VERB.finditer(passage.text, start, end):
        if not _is_verb(passage, match):
            continue
        speaker = _speaker(passage, start, match.start(), names, last)
        if speaker is not None:
            return Said(speaker, match.group(), match.start(), match.end())
    return None


def _is_verb(passage: Passage, match: re.Match[str]) -> bool:
    """要求 in 按照要求 and 说 in 小说 are no verbs of speech; what follows the verb decides."""
    text = passage.text
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()]
    verb = match.group()
    if len(verb) == 1 and (after not in ("，", "：", "“") or before in NO_VERB_AFTER):
        return False
    word = next((w for w in passage.words if w.start <= match.start() < w.end), None)
    if word is not None and word.end > match.end() and len(verb) == 1:
        return False
    if (verb == "明确" and after not in ("，", "：")) or after in "的和与及、等书）":
        return False
    return not (
        verb
        in (
            "要求",
            "建议",
            "意见",
            "希望",
            "介绍",
            "认为",
            "总结",
            "主张",
            "提出",
            "称",
            "解释",
            "回应",
        )
        and before in "的按新提有项一些照据合高个本严关符其该充"
    )


def _speaker(
    passage: Passage, start: int, verb: int, names: Sequence[Found], last: str | None
) -> str | None:
    text = passage.text
    before = [n for n in names if start <= n.start and n.end <= verb]
    pronoun = [m for m in PRONOUN.finditer(text, start) if m.end() <= verb]
    meeting = MEETING.search(text, start, verb + 2)
    if meeting and meeting.end() == verb:
        return meeting.group()
    people = [n for n in before if n.kind is FactKind.PERSON]
    if (
        pronoun
        and (not people or pronoun[-1].start() > people[-1].end)
        and verb - pronoun[-1].end() <= 16
    ):
        return last
    if people:
        return _first_of_clause(text, people, verb)
    bodies = [n for n in before if n.kind is FactKind.ORGANISATION]
    if bodies and verb - bodies[-1].end <= 14 and GAP.search(text[bodies[-1].end : verb]):
        return bodies[-1].value
    if meeting and verb - meeting.end() <= 12:
        return meeting.group()
    bare = BARE.search(text[start:verb])
    if bare is not None:
        return bare["who"]
    return None if re.sub(r"[，\s]|同时|此外|另外|并|还|也|最后", "", text[start:verb]) else last


def _first_of_clause(text: str, people: Sequence[Found], verb: int) -> str | None:
    """The one whose sentence it is: the first name of the run that the verb's clause begins with.

    钟晓咏看望张秀清并叮嘱 is the first; 钟晓咏主持，曹立强强调 the second: a name right after a
    comma begins a new subject.
    """
    near = people[-1]
    for person in reversed(people):
        mark = text[person.start - 1 : person.start]
        if mark in "，；。" or _after_post(text, person):
            return person.value
        near = person
    return near.value


def _after_post(text: str, person: Found) -> bool:
    """Whether a post stands before the name and a comma, or nothing, before that post."""
    clause = text.rfind("，", 0, person.start)
    between = text[clause + 1 : person.start]
    return (
        0 < len(between) <= 24
        and re.search(
            r"(?:长|书记|主任|主席|委员|领导|代表|经理|总裁|教授|员|人|师|常委|民)$", between
        )
        is not None
        and not re.search(r"[看慰见向对给与和的到于]", between)
    )
