"""晶報's folds set anew: the regions' shapes and human groups kept, the text invented, printed by our press.

A page becomes a PDF with the truth of every line, so that the whole rebuilder (PDF to articles) can be
asked for the groups that people told. Of a group's regions, in reading order, the first is the head;
what fills its rows is body text at one size, broken through the regions in order; what does not is a
deck or a crosshead; drawn titles and photographs become pictures. Neither rules between stories nor the
real type sizes are in the data: no rules are set, and a heading is as large as its region allows.
Region shapes and groups: Early Chinese Periodicals Online, Heidelberg, CC BY 4.0.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.press.compose import Hand, split_heading, take_line, units
from bench.press.copy import CopyDesk
from bench.press.face import Face
from bench.press.grow import as_regions, owners
from bench.press.regions import Fold
from bench.press.sheet import Rect, Sheet, Turn
from bench.press.story import Story, cut_body
from bench.press.truth import SCHEMA, as_box, line_truths
from shuzibao.layout.regionrows import NOBODY, Rows, pages, pictures_in_advertisements
from shuzibao.layout.regions import order

# A row (eight characters and the white below it) in points; body size and its leading in em.
ROW_PT, BODY_PT, LEADING, MARGIN_PT = 98.0, 10.5, 1.4, 30.0
# A region that was drawn as a mere point is set this large.
LEAST_PT = 8.0
SONG = Face("song", bold=False, script="TC")
HEI = Face("hei", bold=True, script="TC")
# Most that a body region is off the rows, in rows; above it is a heading.
OFF_ROWS = 0.12
PHRASE = re.compile(r"[^，。；！？「」、：（）\s]{4,8}")


@dataclass(slots=True)
class RetypedPage:
    """One page of a fold as set. regions: which region each mark of the sheet is in (index of the fold)."""

    name: str
    sheet: Sheet
    truth: dict[str, Any]
    regions: list[int]


@dataclass(slots=True)
class _Press:
    """A page being set."""

    rows: Rows
    sheet: Sheet
    desk: CopyDesk
    corner: tuple[float, float]
    regions: list[int] = field(default_factory=list)
    elements: list[list[dict[str, str]]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    zones: list[list[Rect]] = field(default_factory=list)

    def rect(self, n: int) -> Rect:
        left, top, right, bottom = (float(v) * ROW_PT for v in self.rows.boxes[n])
        x, y = self.corner
        right, bottom = max(right, left + LEAST_PT), max(bottom, top + LEAST_PT)
        return left - x, top - y, right - x, bottom - y

    def open(self, kind: str, members: Sequence[int]) -> int:
        self.elements.append([])
        self.kinds.append(kind)
        self.zones.append([self.rect(n) for n in members])
        return len(self.kinds) - 1

    def element(self, owner: int, role: str, text: str) -> int:
        self.elements[owner].append({"role": role, "text": text})
        return len(self.elements[owner]) - 1


def retype(fold: Fold) -> list[RetypedPage]:
    """Both pages of a fold; the same fold, the same pages."""
    owner = owners(fold)
    found = []
    for number, rows in enumerate(pages(as_regions(fold)), 1):
        found.append(_page(f"{fold.name}-{number}", rows, owner))
    return found


def _page(name: str, rows: Rows, owner: dict[int, int]) -> RetypedPage:
    box = rows.boxes[list(rows.members)] * ROW_PT
    left, top = float(box[:, 0].min()) - MARGIN_PT, float(box[:, 1].min()) - MARGIN_PT
    wide, high = float(box[:, 2].max()) - left + MARGIN_PT, float(box[:, 3].max()) - top + MARGIN_PT
    rng = random.Random(name)
    press = _Press(
        rows, Sheet(wide, high), CopyDesk(rng.randrange(1 << 30), "hant", down=True), (left, top)
    )
    groups: dict[tuple[int, int], list[int]] = {}
    drawn = pictures_in_advertisements(rows.kinds, rows.boxes, rows.members)
    for n in (n for n in rows.members if n not in drawn):
        groups.setdefault((owner[n], NOBODY) if n in owner else (NOBODY, n), []).append(n)
    for group in groups.values():
        _set_group(press, order(rows, group))
    return RetypedPage(name, press.sheet, _truth(name, press), press.regions)


def _set_group(press: _Press, group: Sequence[int]) -> None:
    kinds = {press.rows.kinds[n] for n in group}
    if "advertisement" in kinds:
        _advertisement(press, group)
    elif kinds & {"article", "image"}:
        _story(press, [n for n in group if press.rows.kinds[n] in ("article", "image")])
    else:
        for n in group:
            _furniture(press, n)


def _story(press: _Press, group: Sequence[int]) -> None:
    roles = _roles(press.rows, group)
    body = [n for n, role in zip(group, roles, strict=True) if role == "paragraph"]
    room = sum(_room(press.rect(n)) for n in body)
    story = press.desk.story(max(60, room), "article", brief=room < 260)
    owner = press.open("article", group)
    if len(group) == 1 and body:
        _head_and_body(press, owner, body[0], story)
        return
    text = _Running(press, owner, story, int(room * 0.97))
    phrases = _phrases(story)
    for n, role in zip(group, roles, strict=True):
        press.sheet.new_block()
        rect = press.rect(n)
        if role == "picture":
            press.sheet.picture(rect, owner, f"{len(press.sheet.pictures)}.jpg")
        elif role == "paragraph":
            text.fill(n, rect)
        else:
            words = story.headline or phrases[0] if role == "headline" else phrases.pop(0)
            _display(press, n, rect, words.replace(" ", ""), owner, role)


def _roles(rows: Rows, group: Sequence[int]) -> list[str]:
    """What each region of a story is, from its place in the order and whether it fills its rows."""
    roles: list[str] = []
    for n in group:
        wide, high = rows.boxes[n, 2:] - rows.boxes[n, :2]
        off = max(
            abs(rows.boxes[n, 1] - rows.first(n)), abs(rows.boxes[n, 3] + 0.07 - rows.last(n) - 1)
        )
        fills = off < OFF_ROWS and high > 0.8 and wide > 0.3
        if rows.kinds[n] == "image":
            roles.append("picture")
        elif len(group) > 1 and "headline" not in roles and "paragraph" not in roles:
            roles.append("headline" if wide < 1.5 or high < 0.6 else "paragraph")
        elif fills or wide * high > 0.7:
            roles.append("paragraph")
        else:
            roles.append("deck" if roles and roles[-1] == "headline" else "crosshead")
    return roles if "paragraph" in roles or len(group) == 1 else [*roles[:-1], "paragraph"]


def _room(rect: Rect) -> int:
    return int(_columns(rect) * ((rect[3] - rect[1]) // BODY_PT))


def _columns(rect: Rect) -> int:
    return max(1, int((rect[2] - rect[0] + (LEADING - 1) * BODY_PT) / (BODY_PT * LEADING)))


class _Running:
    """Body text that runs through the regions of a story."""

    def __init__(self, press: _Press, owner: int, story: Story, room: int) -> None:
        self.press, self.owner = press, owner
        self.paragraphs = [t for role, t in cut_body(story.body, room) if role == "paragraph"]
        self.rest: list[str] = []
        self.element = -1

    def fill(self, n: int, rect: Rect) -> None:
        hand, turn = Hand(SONG, BODY_PT, down=True), Turn(rect, down=True)
        measure = rect[3] - rect[1]
        fresh = False
        for column in range(_columns(rect)):
            indent = 0.0
            if not self.rest:
                if not self.paragraphs:
                    return
                paragraph = self.paragraphs.pop(0)
                self.rest, indent = units(paragraph), BODY_PT
                self.element, fresh = self.press.element(self.owner, "paragraph", ""), True
            elif not fresh and self.press.elements[self.owner][-1]["role"] != "paragraph":
                # A crosshead stood between: what follows it is a piece of its own.
                self.element, fresh = self.press.element(self.owner, "paragraph", ""), True
            line, self.rest = take_line(self.rest, hand, measure, indent)
            self.press.elements[self.owner][self.element]["text"] += line.text
            self.press.sheet.line(
                turn, 0, column * BODY_PT * LEADING, line, SONG, BODY_PT,
                role="paragraph", owner=self.owner, element=self.element,
            )  # fmt: skip
            self.press.regions.append(n)


def _head_and_body(press: _Press, owner: int, n: int, story: Story) -> None:
    """A region that is a whole story: its head at the right, the rest below it in reading."""
    left, top, right, bottom = press.rect(n)
    head = min(0.3 * (right - left), 44.0)
    title = (story.headline or _phrases(story)[0]).replace(" ", "")
    _display(press, n, (right - head, top, right, bottom), title, owner, "headline")
    rect = (left, top, right - head - BODY_PT * (LEADING - 1), bottom)
    _Running(press, owner, story, _room(rect)).fill(n, rect)


def _phrases(story: Story) -> list[str]:
    found = [piece for _, text in story.body for piece in PHRASE.findall(text)]
    return (found or ["本埠新聞"]) * 40


def _display(
    press: _Press, n: int, rect: Rect, text: str, owner: int, role: str, most: float = 46.0
) -> None:
    """A heading as large as its region takes it, down in as many lines as make it largest."""
    left, top, right, bottom = rect
    wide, high = right - left, bottom - top
    down = not (wide > 1.6 * high and high < 0.6 * ROW_PT)
    along, across = (high, wide) if down else (wide, high)
    text = text[: max(2, int(along / 11) * max(1, int(across / 13)))]
    options = [
        (min(along / -(-len(text) // lines), across / (1.15 * lines), most), lines)
        for lines in range(1, 5)
    ]
    size, lines = max(options)
    size = max(6.0, size * 0.97)
    element = press.element(owner, role, text)
    turn = Turn(rect, down=down)
    hand = Hand(HEI, size, down=down)
    for k, words in enumerate(split_heading(text, hand, along) if lines > 1 else [text]):
        line, _ = take_line(units(words), hand, max(along, hand.width(words)), 0.0)
        press.sheet.line(
            turn, 0, k * size * 1.15, line, HEI, size, role=role, owner=owner, element=element
        )
        press.regions.append(n)


def _advertisement(press: _Press, group: Sequence[int]) -> None:
    """A framed advertisement: its name large at the right, the rest in small type."""
    n = next(m for m in group if press.rows.kinds[m] == "advertisement")
    rect = press.rect(n)
    press.sheet.frame(rect)
    owner = press.open("advertisement", [n])
    left, top, right, bottom = (rect[0] + 6, rect[1] + 6, rect[2] - 6, rect[3] - 6)
    story = press.desk.story(min(400, _room(rect) // 3), "advertisement")
    press.sheet.new_block()
    head = (right - 0.3 * (right - left), top, right, bottom)
    _display(press, n, head, (story.headline or "廣吿").replace(" ", ""), owner, "headline")
    _Running(press, owner, story, 400).fill(n, (left, top, right - 0.36 * (right - left), bottom))


def _furniture(press: _Press, n: int) -> None:
    """Running heads, margins and mastheads: a line of furniture."""
    left, top, right, bottom = rect = press.rect(n)
    down = bottom - top > right - left
    along, across = (bottom - top, right - left) if down else (right - left, bottom - top)
    text = press.desk.text("晶报三日刊之创始者每份售大洋四分")[: max(2, int(along / 14))]
    size = min(across * 0.8, along / len(text), 40.0)
    hand = Hand(SONG, size, down=down)
    line, _ = take_line(units(text), hand, max(along, hand.width(text)), 0.0)
    press.sheet.new_block()
    press.sheet.line(
        Turn(rect, down=down), 0, 0, line, SONG, size, role="furniture", owner=None, element=0
    )
    press.regions.append(n)


def _truth(name: str, press: _Press) -> dict[str, Any]:
    sheet = press.sheet
    page = {
        "number": 1,
        "name": "",
        "width": sheet.width,
        "height": sheet.height,
        "lines": line_truths(sheet, 1, 0),
        "pictures": [{"box": as_box(rect), "article": owner} for rect, owner, _ in sheet.pictures],
    }
    articles = [
        {
            "id": k,
            "page": 1,
            "kind": kind,
            "elements": press.elements[k],
            "zone": [as_box(rect) for rect in press.zones[k]],
            "continues_on": None,
            "continued_from": None,
        }
        for k, kind in enumerate(press.kinds)
    ]
    return {
        "schema": SCHEMA,
        "id": name,
        "template": "jingbao",
        "source": "晶報 set anew (regions and groups: ECPO, Heidelberg, CC BY 4.0)",
        "script": "hant",
        "direction": "vertical",
        "turned": False,
        "masthead": None,
        "pages": [page],
        "articles": articles,
    }
