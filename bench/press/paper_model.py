"""What the press holds of a paper while it is set: its pages, facts and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bench.press.copy import CopyDesk
from bench.press.makeup import Plan
from bench.press.setter import Job, Style
from bench.press.sheet import Area, Sheet, Turn
from bench.press.story import Story
from bench.press.template import Template


@dataclass(slots=True)
class SetPage:
    """A page as set: its sheet, the stories with their jobs, and the furniture."""

    number: int
    name: str
    template: Template
    sheet: Sheet
    style: Style
    turn: Turn
    plan: Plan
    furniture: Job
    jobs: list[tuple[Story, Job]] = field(default_factory=list)
    masthead_columns: int = 99
    index_area: Area | None = None


@dataclass(frozen=True, slots=True)
class Continued:
    """A story that goes on: from the slot of one page to the slot of another (indexes)."""

    page: int
    slot: int
    to_page: int
    to_slot: int
    repeated: bool


@dataclass(slots=True)
class Paper:
    """A whole sample: pages, masthead facts, links."""

    template: str
    seed: int
    script: str
    desk: CopyDesk
    pages: list[SetPage]
    facts: dict[str, Any]
    links: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    shuffle: bool = True

    @property
    def name(self) -> str:
        return f"{self.template}-{self.seed}"
