"""Which papers there are: those with an issue. One without is kept in the table for its settings alone."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from shuzibao.archive.models import Title


def printed() -> QuerySet[Any, Any]:
    """The papers with at least one issue, each with the `count` of them: what every list of papers is made of."""
    return Title.objects.annotate(count=Count("issues")).filter(count__gt=0)


def drop_empty() -> None:
    """Let go of papers that have no issue any more and nothing set. Called wherever issues may have gone."""
    Title.objects.filter(issues=None, settings={}).delete()
