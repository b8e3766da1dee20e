"""The sample paper 澄湾报: an invented district weekly, two issues, in the forms that pages arrive in.

2023-09-18 is a text dump in simplified characters: no masthead, a first story without its headline,
another whose headline stands at the end of the file, indents lost, a column that grows wider.
2024-03-04 is Markdown in traditional characters with some simplified ones left in: a masthead, a
kicker marked lower than its headline, paragraphs cut at column ends, a story that turns to page 2.
The same people, posts, programmes and figures run through both.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from shuzibao.model import Given

TITLE = "澄湾报"
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SampleIssue:
    """One issue's files in page order, and what must be said of it because it is not printed."""

    files: tuple[Path, ...]
    given: Given


def sample_issues() -> tuple[SampleIssue, ...]:
    """The issues, oldest first. The dump prints no title and no date, so they are given."""
    dump = SampleIssue((HERE / "2023-09-18" / "page1.txt",), Given(TITLE, dt.date(2023, 9, 18)))
    markdown = SampleIssue(
        (HERE / "2024-03-04" / "page1.md", HERE / "2024-03-04" / "page2.md"), Given()
    )
    return (dump, markdown)


def sample_files() -> list[Path]:
    """All pages of the sample paper, oldest issue first."""
    return [path for issue in sample_issues() for path in issue.files]
