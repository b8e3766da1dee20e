"""When a fact was printed, as the database sorts it: an issue without a day by the last one that it may be of."""

from __future__ import annotations

from typing import Final

from django.db.models import Case, CharField, F, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat

_TEXT: Final = CharField()
_YEARS_END: Final = Case(
    When(
        article__issue__year__isnull=False,
        then=Concat(Cast(F("article__issue__year"), _TEXT), Value("-12-31"), output_field=_TEXT),
    ),
    output_field=_TEXT,
)
# Days as 2023-10-30, which sort as they follow each other; NULL where not even the year is known.
PRINTED: Final = Coalesce(
    Cast(F("article__issue__date"), _TEXT),
    KeyTextTransform("last", F("article__issue__printed_between")),
    _YEARS_END,
    output_field=_TEXT,
)
