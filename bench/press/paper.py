"""A paper set from a template and a seed: its pages, and the truth of every line."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import dataclass, field, replace
from typing import Any

from bench.invent.issue import PAGE_NAMES
from bench.invent.masthead import folio, make_masthead, page_furniture
from bench.invent.model import Masthead
from bench.invent.world import World
from bench.press.compose import Hand, SetLine
from bench.press.copy import CopyDesk
from bench.press.makeup import Plan, make_up
from bench.press.plan import Cells, Grid
from bench.press.setter import Job, Style
from bench.press.sheet import Area, Sheet, Turn
from bench.press.slot import Slot, capacity, set_story
from bench.press.story import Story
from bench.press.template import ISSUES, TEMPLATES, Template

SECTIONS = ("简讯", "街镇动态", "一线见闻", "民生直通车", "身边人身边事", "走基层 看变化")
BANNERS = (
    "凝心聚力开新局 真抓实干谱新篇",
    "践行初心使命 办好民生实事",
    "聚焦高质量发展",
    "奋进新征程 建功新时代",
)


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
        free = _furnish(rng, paper, page, masthead, front)
        page.plan = make_up(rng, page.template, page.plan.grid, free)
        if front:
            _ear(rng, page, free)
        if page.template.foot and rng.random() < page.template.foot:
            _foot(rng, paper, page)
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


def _print(
    page: SetPage,
    role: str,
    text: str,
    turn: Turn,
    u: float,
    v: float,
    face: tuple[str, bool],
    size: float,
    colour: str = "",
) -> float:
    """One line of furniture; gives where it ends along u."""
    job = page.furniture
    number = job.element(role, text)
    return page.sheet.line(
        turn,
        u,
        v,
        SetLine(text),
        page.style.face(*face),
        size,
        role=role,
        owner=None,
        element=number,
        colour=colour,
    )


def _furnish(rng: random.Random, paper: Paper, page: SetPage, masthead: Any, front: bool) -> Cells:
    """Masthead or folio, editors and hotline; gives the grid's free cells."""
    desk = paper.desk
    across = Turn((0, 0, page.sheet.width, page.sheet.height))
    left, top, right, _bottom = page.turn.rect
    whole = page.plan.grid.whole
    page.sheet.new_block()
    if front:
        cells = _masthead(rng, paper, page, masthead)
        _print(
            page,
            "folio",
            _plain(paper, f"{page.number}版 {page.name}"),
            across,
            left,
            top - 22,
            ("hei", False),
            9.5,
        )
        return cells
    words = (
        folio(rng, desk.world, page.number, page.name, masthead)
        if paper.script != "latn"
        else (f"{page.number}  {masthead.date:%A %d %B %Y}")
    )
    _print(
        page, "folio", _plain(paper, words), across, left, top - 22, ("hei", rng.random() < 0.5), 11
    )
    if paper.script != "latn":
        for role, text in page_furniture(rng, desk.world, page.number, page.name, masthead):
            if role == "furniture":
                text = _plain(paper, text)
                hand = Hand(page.style.face("hei"), 8.5)
                _print(
                    page,
                    role,
                    text,
                    across,
                    right - hand.width(text),
                    top - 20,
                    ("hei", False),
                    8.5,
                )
                break
    page.sheet.rule((left, top - 7, right, top - 6.2))
    return whole


def _plain(paper: Paper, text: str) -> str:
    return paper.desk.text(text.replace("\u3000", "  ")).replace("％", "%")


def _masthead(rng: random.Random, paper: Paper, page: SetPage, masthead: Any) -> Cells:
    """The paper's name and facts in the first columns; the rest of the band is an ear 报眼."""
    grid, style, desk = page.plan.grid, page.style, paper.desk
    rows = max(9, round(128 / style.pitch))
    wide = max(2, round(grid.count * rng.uniform(0.5, 0.66)))
    cells = Cells(0, wide, 0, rows)
    page.masthead_columns = wide
    area = grid.rect(cells)
    title = desk.text(masthead.title)
    size = min(74.0, area.wide / max(4.0, len(title) * 1.15), (area.high - 30) / 1.1)
    v = area.v0
    gap = size * 0.12
    u = area.u0 + max(0.0, (area.wide - len(title) * (size + gap)) / 2)
    job = page.furniture
    number = job.element("masthead", title)
    page.sheet.line(
        page.turn,
        u,
        v,
        SetLine(title, tracking=gap),
        style.face("song", True),
        size,
        role="masthead",
        owner=None,
        element=number,
        colour="#b01e23" if rng.random() < 0.6 else "",
    )
    _facts(paper, page, masthead, area, v + size * 1.2)
    page.sheet.rule(page.turn.place(Area(area.u0, area.v1 + 2, area.u1, area.v1 + 3.2)))
    paper.facts = {
        "title": title,
        "date": masthead.date.isoformat(),
        "number": masthead.number,
        "running_number": masthead.running_number,
        "permit": masthead.permit,
    }
    return Cells(0, grid.count, rows, grid.rows)


def _foot(rng: random.Random, paper: Paper, page: SetPage) -> None:
    """A line of furniture across the page's foot."""
    world = paper.desk.world
    left, _, _right, bottom = page.turn.rect
    words = rng.choice(
        (
            f"社址：{world.roads[0]}{rng.randint(2, 900)}号  邮编：{rng.randint(100000, 899999)}  广告热线：{rng.randint(2, 8)}{rng.randint(1000000, 9999999)}",
            f"本报地址：{world.roads[0]}{rng.randint(2, 900)}号  新闻热线：{rng.randint(2, 8)}{rng.randint(1000000, 9999999)}  {world.title}印务中心承印",
        )
    )
    across = Turn((0, 0, page.sheet.width, page.sheet.height))
    page.sheet.rule((left, bottom + 3, page.turn.rect[2], bottom + 3.6))
    _print(page, "furniture", _plain(paper, words), across, left, bottom + 7, ("hei", False), 8.2)


def _ear(rng: random.Random, page: SetPage, free: Cells) -> None:
    """报眼: a framed notice or advertisement beside the masthead."""
    grid = page.plan.grid
    begin = page.masthead_columns
    if begin >= grid.count:
        return
    area = grid.rect(Cells(begin, grid.count, 0, free.r0))
    if page.template.index and rng.random() < page.template.index:
        page.index_area = area
        return
    kind = rng.choice(("notice", "advertisement", "article"))
    count = max(1, grid.count - begin) if kind == "article" else 1
    page.plan.slots.append(Slot(area, count, decor="box", kind=kind, brief=True))
    page.plan.leaves.append(Cells(begin, grid.count, 0, free.r0))


def _facts(paper: Paper, page: SetPage, masthead: Any, area: Area, v: float) -> None:
    """The facts side by side in lines under the name."""
    size = 8.6
    hand = Hand(page.style.face("hei"), size, page.turn.down)
    u = area.u0 + 6
    for line in masthead.lines[1:]:
        text = _plain(paper, line)
        wide = hand.width(text)
        if u + wide > area.u1 and u > area.u0 + 6:
            u, v = area.u0 + 6, v + size * 1.4
        number = page.furniture.element("masthead", text)
        page.sheet.line(
            page.turn,
            u,
            v,
            SetLine(text),
            hand.face,
            size,
            role="masthead",
            owner=None,
            element=number,
        )
        u += wide + 18


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
        _set_banners(rng, paper, page)
        _set_index(rng, paper, page)
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
        _story_rules(rng, page)


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


def _set_banners(rng: random.Random, paper: Paper, page: SetPage) -> None:
    for banner in page.plan.banners:
        latin = paper.script == "latn"
        words = "In brief" if latin else rng.choice(SECTIONS if banner.size < 21 else BANNERS)
        text = words if latin else paper.desk.text(words)
        page.sheet.new_block()
        hand = Hand(page.style.face("hei", True), banner.size * 0.82, page.turn.down)
        slack = max(0.0, banner.area.wide - hand.width(text)) / 2
        if rng.random() < 0.5:
            page.sheet.frame(page.turn.place(banner.area), rng.choice(("#dfe6ee", "#f0dfd0")), 0.0)
        else:
            page.sheet.rule(
                page.turn.place(
                    Area(banner.area.u0, banner.area.v1, banner.area.u1, banner.area.v1 + 1)
                )
            )
        number = page.furniture.element("section_head", text)
        page.sheet.line(
            page.turn,
            banner.area.u0 + slack,
            banner.area.v0 + banner.size * 0.2,
            SetLine(text),
            hand.face,
            hand.size,
            role="section_head",
            owner=None,
            element=number,
        )


def _set_index(rng: random.Random, paper: Paper, page: SetPage) -> None:
    """导读: what stands on the other pages, a line each."""
    area = page.index_area
    if area is None:
        return
    style = page.style
    page.sheet.new_block()
    page.sheet.frame(page.turn.place(area), None, 0.8)
    pad, size = style.body, style.body * 1.05
    v = area.v0 + pad
    lines = [rng.choice(("今日导读", "导读", "内页导读"))]
    while len(lines) < 7:
        head = paper.desk.story(200).headline or ""
        lines.append(f"{head[:24]}  {rng.randint(2, 8)}版")
    for number, words in enumerate(lines):
        text = words if number else paper.desk.text(words)
        hand = Hand(style.face("hei", not number), size, page.turn.down)
        if v + size > area.v1 - pad / 2 or hand.width(text) > area.wide - 2 * pad:
            continue
        element = page.furniture.element("furniture", text)
        page.sheet.line(
            page.turn,
            area.u0 + pad,
            v,
            SetLine(text),
            hand.face,
            size,
            role="furniture",
            owner=None,
            element=element,
        )
        page.sheet.marks[-1].loose = True
        v += size * 1.5


def _story_rules(rng: random.Random, page: SetPage) -> None:
    """Rules between stories: under each, and in the gutters between neighbours."""
    grid, style = page.plan.grid, page.style
    under = rng.random() < page.template.story_rules
    for cells, slot in zip(page.plan.leaves, page.plan.slots, strict=False):
        area = grid.rect(cells)
        if cells.r1 < grid.rows - 1 and not slot.decor and (under or slot.head.mode == "none"):
            v = area.v1 + 0.55 * style.pitch
            page.sheet.rule(page.turn.place(Area(area.u0, v, area.u1, v + 0.5)), 60)
        aside = slot.head.mode == "over" and slot.count > slot.head.span + slot.head.first
        if (slot.head.first or (aside and page.template.parts)) and cells.r0 and not slot.decor:
            # Text that begins beside its head needs a rule above, or nobody could tell whose it is.
            v = area.v0 - 0.6 * style.pitch
            page.sheet.rule(page.turn.place(Area(area.u0, v, area.u1, v + 0.5)), 60)
        if cells.c0 and style.column_rules and not slot.decor and not slot.columns:
            u = area.u0 - style.gutter / 2
            page.sheet.rule(page.turn.place(Area(u - 0.25, area.v0, u + 0.25, area.v1)), 90)
