"""What stands on a page besides its stories: masthead, folio, ears, banners, contents, rules between stories."""

from __future__ import annotations

import random
from typing import Any

from bench.invent.masthead import folio, page_furniture
from bench.press.compose import Hand, SetLine
from bench.press.paper_model import Paper, SetPage
from bench.press.plan import Cells
from bench.press.sheet import Area, Turn
from bench.press.slot import Slot

SECTIONS = ("简讯", "街镇动态", "一线见闻", "民生直通车", "身边人身边事", "走基层 看变化")
BANNERS = (
    "凝心聚力开新局 真抓实干谱新篇",
    "践行初心使命 办好民生实事",
    "聚焦高质量发展",
    "奋进新征程 建功新时代",
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


def furnish(rng: random.Random, paper: Paper, page: SetPage, masthead: Any, front: bool) -> Cells:
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


def foot(rng: random.Random, paper: Paper, page: SetPage) -> None:
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


def ear(rng: random.Random, page: SetPage, free: Cells) -> None:
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


def set_banners(rng: random.Random, paper: Paper, page: SetPage) -> None:
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


def set_index(rng: random.Random, paper: Paper, page: SetPage) -> None:
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


def story_rules(rng: random.Random, page: SetPage) -> None:
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
