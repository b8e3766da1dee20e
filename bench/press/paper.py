"""A paper set from a template and a seed: its pages, and the truth of every line."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import replace

from bench.invent.issue import PAGE_NAMES
from bench.invent.masthead import make_masthead
from bench.invent.model import Masthead
from bench.invent.world import World
from bench.press.copy import CopyDesk
from bench.press.furnish import ear, foot, furnish, set_banners, set_index, story_rules
from bench.press.makeup import Plan, make_up
from bench.press.paper_model import Continued, Paper, SetPage
from bench.press.plan import Grid
from bench.press.setter import Job, Style
from bench.press.sheet import Area, Sheet, Turn
from bench.press.slot import Slot, capacity, set_story
from bench.press.story import Story
from bench.press.template import ISSUES, TEMPLATES, Template


def make_paper(
    template: str, seed: int, world: World | None = None, masthead: Masthead | None = None
) -> Paper:
    """Sets one sample: a single page of a template, or an issue of four. The same seed, the same paper.

    world, masthead: whose news it is and what its head says; invented too where not given.
    """
    rng = random.Random(zlib.crc32(f"{template}/{seed}".encode()))
    names = ISSUES.get(template, (template,))
    first = TEMPLATES[names[0]]
    desk = CopyDesk(rng.randrange(1 << 30), first.script, down=first.down, world=world)
    masthead = masthead or make_masthead(rng, desk.world, 4, desk.world.level)
    paper = Paper(template, seed, first.script, desk, [], {}, shuffle=rng.random() < 0.75)
    whole = len(names) > 1
    numbers = range(1, len(names) + 1) if whole else [1 if first.front else rng.randint(2, 8)]
    page_names = list(PAGE_NAMES[1:])
    rng.shuffle(page_names)
    for number, name in zip(numbers, names, strict=True):
        front = number == 1 and TEMPLATES[name].front
        page = _open_page(
            rng, paper, TEMPLATES[name], number, PAGE_NAMES[0] if front else page_names.pop()
        )
        free = furnish(rng, paper, page, masthead, front)
        page.plan = make_up(rng, page.template, page.plan.grid, free)
        if front:
            ear(rng, page, free)
        if page.template.foot and rng.random() < page.template.foot:
            foot(rng, paper, page)
        paper.pages.append(page)
    continued = _choose_continued(rng, paper) if whole else []
    _set_all(rng, paper, continued)
    return paper


def _open_page(
    rng: random.Random, paper: Paper, template: Template, number: int, name: str
) -> SetPage:
    width, height = template.size
    style = _style(rng, template)
    if paper.pages and paper.pages[0].template.paper == template.paper:
        first = paper.pages[0].style
        style = replace(first, column_rules=style.column_rules)
    sheet = Sheet(width, height, forms=template.forms)
    if template.scattered:
        sheet.scattered = rng.random() < template.scattered
        sheet.doubled = rng.random() < template.doubled
    side, top = width * rng.uniform(0.035, 0.045), height * rng.uniform(0.026, 0.034)
    turn = Turn((side, top + 26, width - side, height - top), template.down)
    u, v = turn.size()
    count = rng.randint(*template.columns)
    grid = Grid(Area(0, 0, u, v), count, style)
    furniture = Job(sheet, Turn((0, 0, width, height)), style, None, rng)
    return SetPage(number, name, template, sheet, style, turn, Plan(grid), furniture)


def _style(rng: random.Random, template: Template) -> Style:
    latin = template.script == "latn"
    return Style(
        script="TC" if template.script in ("hant", "mixed") else "SC",
        body=round(rng.uniform(*template.body), 2),
        leading=round(rng.uniform(*template.leading), 3),
        gutter=round(rng.uniform(*template.gutter), 1),
        indent=1.2 if latin else 2.0,
        head_family=rng.choice(("hei", "hei", "song")),
        centred=rng.random() < template.centred,
        latin=latin,
        column_rules=rng.random() < template.column_rules,
        marks_indent=rng.random() < template.marks_indent,
        head_colour="#b01e23" if rng.random() < 0.12 else "",
        big=rng.uniform(0.85, 1.1),
        body_family="hei" if rng.random() < 0.06 else "song",
    )


def _choose_continued(rng: random.Random, paper: Paper) -> list[Continued]:
    """Which stories of the front page go on inside, and where."""
    found: list[Continued] = []
    front = paper.pages[0]
    starts = [
        n
        for n, slot in enumerate(front.plan.slots)
        if slot.kind == "article"
        and slot.head.mode != "none"
        and not slot.brief
        and not slot.turned
        and capacity(slot, front.style) > 250
    ]
    rng.shuffle(starts)
    inner = list(range(1, len(paper.pages)))
    rng.shuffle(inner)
    for start in starts[: rng.randint(1, 3)]:
        if not inner:
            break
        page = paper.pages[inner.pop()]
        ends = [
            n
            for n, slot in enumerate(page.plan.slots)
            if slot.kind == "article"
            and not slot.brief
            and not slot.shot
            and 150 < capacity(slot, page.style) < 900
        ]
        if ends:
            found.append(
                Continued(0, start, paper.pages.index(page), rng.choice(ends), rng.random() < 0.6)
            )
    return found


def _set_all(rng: random.Random, paper: Paper, continued: list[Continued]) -> None:
    starts = {(c.page, c.slot): c for c in continued}
    ends = {(c.to_page, c.to_slot): c for c in continued}
    waiting: dict[tuple[int, int], tuple[Story, int]] = {}
    for index, page in enumerate(paper.pages):
        set_banners(rng, paper, page)
        set_index(rng, paper, page)
        for number, slot in enumerate(page.plan.slots):
            start, end = starts.get((index, number)), ends.get((index, number))
            if end and (index, number) in waiting:
                story, owner = waiting[index, number]
                paper.links.append(((end.page, owner), (index, len(page.jobs))))
                _set_one(rng, paper, page, slot, story)
                continue
            room = _room(page, slot)
            if start:
                other = paper.pages[start.to_page]
                room += int(capacity(other.plan.slots[start.to_slot], other.style) * 0.95)
            story = _copy(rng, paper, slot, room)
            if start:
                story = replace(story, goes_on=paper.pages[start.to_page].number)
            left = _set_one(rng, paper, page, slot, story)
            if start and left:
                rest = Story(
                    story.headline if start.repeated else None, left, comes_from=page.number
                )
                waiting[start.to_page, start.to_slot] = (rest, len(page.jobs) - 1)
        story_rules(rng, page)


def _room(page: SetPage, slot: Slot) -> int:
    return capacity(slot, page.style)


def _copy(rng: random.Random, paper: Paper, slot: Slot, room: int) -> Story:
    shots = slot.shot.count if slot.shot else 0
    story = paper.desk.story(room, slot.kind, pictures=shots, brief=slot.brief)
    if slot.kind != "article":
        return story
    if slot.brief:
        story = replace(story, kicker=None, deck=None, byline=None)
    story = _dressed(rng, paper, slot, story)
    if slot.head.mode == "none":
        story = replace(story, headline=None, kicker=None, deck=None, byline=None)
    narrow = slot.area.wide < 2.2 * slot.area.wide / max(1, slot.count) and slot.count == 1
    if narrow and rng.random() < 0.7:
        story = replace(story, kicker=None, deck=None)
    return story


LABELS = (
    "走基层",
    "民生直通车",
    "一线见闻",
    "街镇动态",
    "身边人身边事",
    "记者观察",
    "百姓话题",
    "新闻特写",
)


def _dressed(rng: random.Random, paper: Paper, slot: Slot, story: Story) -> Story:
    """Section head, author's name at the end, verse: where the slot asks for them."""
    if paper.script == "latn":
        return story
    text = paper.desk.text
    if slot.sectioned and story.headline:
        story = replace(story, section=text(rng.choice(LABELS)))
    if slot.tailed:
        name = paper.desk.names(1)[0]
        shown = rng.choice(("（{}）", "（记者 {}）", "（{} 文）")).format(name)
        story = replace(story, tail=text(shown), byline=None)
    if slot.verse:
        lines = [
            piece
            for role, paragraph in story.body
            if role == "paragraph"
            for piece in re.findall(r"[^，。；！？“”、：（）「」]{4,13}", paragraph)
        ]
        story = replace(
            story, body=tuple(("paragraph", line) for line in lines), kicker=None, deck=None
        )
    return story


def _set_one(
    rng: random.Random, paper: Paper, page: SetPage, slot: Slot, story: Story
) -> tuple[tuple[str, str], ...]:
    if story.kind in ("advertisement", "notice") and story.length:
        fill = (capacity(slot, page.style) * 0.62 / max(40, story.length + 60)) ** 0.5
        slot = replace(slot, body=max(1.0, min(1.9, fill)))
    owner = len(page.jobs)
    name = f"{paper.name}-{page.number}-{owner}"
    job, left = set_story(page.sheet, page.turn, page.style, slot, story, owner, rng, name)
    page.jobs.append((story, job))
    return left
