"""Telling others what changed: the index, the record.

Every write leaves a `Change` in its own transaction. Listeners are called after it, and each notes how far
it has heard in `Heard`. A writer killed between the two has lost nothing: the next one to open the archive
for writing tells the listener what it missed. So a listener must stand being told twice.

`SHUZIBAO_LISTENERS` in the settings names them, as dotted paths to an object with this shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.db.models import Max
from django.utils.module_loading import import_string

from shuzibao.archive import models
from shuzibao.archive.holding import Holding
from shuzibao.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Changes:
    """What is other than a listener knows it, netted: all ids are told as they stand now.

    issues: every issue touched, whether it is still there or not.
    changed: articles that are there and may be new or other. removed: articles that are gone.
    whole: everything there is; what the listener holds of anything else is to be dropped.
    """

    issues: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    whole: bool = False


class Listener(Protocol):
    """Who must know of every write. `name` is where `Heard` keeps its place."""

    name: str

    def after_write(self, archive: Holding, changes: Changes) -> None:
        """Take the changes in, durably, before returning. Called in the writer's process."""
        ...


def listeners() -> Iterator[Listener]:
    """Those that the settings name, in their order."""
    for path in settings.SHUZIBAO_LISTENERS:
        yield import_string(path)


def note(issue: str, changed: list[str], removed: list[str]) -> None:
    """Leave word of a write. Called inside its transaction."""
    models.Change.objects.create(issue_id=issue, changed=changed, removed=removed)


ROUNDS = 2  # the second for what the listeners of the first left word of themselves


class NotHeard(ArchiveError):
    """A listener failed over a write; the write itself stands."""


def tell(archive: Holding) -> None:
    """Bring every listener up to date. The caller holds the write lock.

    Raises:
        NotHeard: a listener failed, by a fault of its own; the others were told, and it is again next time.
    """
    failed: list[tuple[str, Exception]] = []
    for _ in range(ROUNDS):
        for listener in listeners():
            last = latest()  # a listener before this one may have left word of its own
            heard, _ = models.Heard.objects.get_or_create(listener=listener.name)
            if heard.revision >= last or listener.name in dict(failed):
                continue
            try:
                listener.after_write(archive, _since(heard.revision))
            except Exception as error:
                failed.append((listener.name, error))
                continue
            heard.revision = last
            heard.save()
        if failed or not lagging():
            break
    if failed:
        name, fault = failed[0]
        raise NotHeard(
            f"all is kept, but the {name} could not take it in: {type(fault).__name__}: {fault}",
            str(archive.folder),
            "report it; `shuzibao rebuild` tries again from the start",
        ) from fault


def tell_all_again(archive: Holding) -> None:
    """Every listener starts from nothing: the index and the record are made anew."""
    articles = tuple(models.Article.objects.order_by("id").values_list("id", flat=True))
    issues = tuple(models.Issue.objects.order_by("id").values_list("id", flat=True))
    for listener in listeners():
        last = latest()
        listener.after_write(archive, Changes(issues, articles, (), whole=True))
        models.Heard.objects.update_or_create(listener=listener.name, defaults={"revision": last})


def lagging() -> bool:
    """Whether a listener has not heard of the last write."""
    last = latest()
    heard = dict(models.Heard.objects.values_list("listener", "revision"))
    if len(heard) == len(settings.SHUZIBAO_LISTENERS) and all(n >= last for n in heard.values()):
        return False  # without loading them: reading an archive stays quick
    return any(heard.get(listener.name, 0) < last for listener in listeners())


def latest() -> int:
    """The number of the last write; 0 in an empty archive."""
    return models.Change.objects.aggregate(last=Max("revision"))["last"] or 0


def _since(revision: int) -> Changes:
    issues: dict[str, None] = {}
    touched: dict[str, None] = {}
    for change in models.Change.objects.filter(revision__gt=revision).order_by("revision"):
        issues[change.issue_id] = None
        touched.update(dict.fromkeys([*change.changed, *change.removed]))
    here = _present(list(touched))
    return Changes(
        tuple(issues),
        tuple(one for one in touched if one in here),
        tuple(one for one in touched if one not in here),
    )


BATCH = 900  # SQLite takes 999 parameters a query where it was built so


def _present(ids: list[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(ids), BATCH):
        some = models.Article.objects.filter(id__in=ids[at : at + BATCH])
        found.update(some.values_list("id", flat=True))
    return found
