"""What editors decided on names, as everything else asks for it: who is one person, and who is hidden."""

from __future__ import annotations

from shuzibao.archive import models
from shuzibao.record.world import Decisions

SAME, DIFFERENT, HIDE = "same", "different", "hide"
PERSON = "person:"  # begins the subject of a decision to hide somebody


def decisions() -> Decisions:
    """The editors' decisions on names: pairs of keys, as `KEY|KEY` in `Decision.subject`."""
    rows = models.Decision.objects.filter(kind__in=(SAME, DIFFERENT))
    pairs = [(row.kind, frozenset(row.subject.split("|"))) for row in rows]
    return Decisions(
        frozenset(pair for kind, pair in pairs if kind == SAME),
        frozenset(pair for kind, pair in pairs if kind == DIFFERENT),
    )


def hidden_keys() -> set[str]:
    """People whom an editor hid, under every key that was joined to theirs: a merge shows nobody again."""
    rows = models.Decision.objects.filter(kind=HIDE, subject__startswith=PERSON)
    named = {subject.removeprefix(PERSON) for subject in rows.values_list("subject", flat=True)}
    if not named:
        return named
    decided = decisions()
    return {key for one in named for key in decided.family(one)}
