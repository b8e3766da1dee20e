"""Stories on the sheet of the fourth press: a head, pictures with captions, a body in columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from bench.press.drawn.copy import DECKS, KICKERS
from bench.press.drawn.heads import sidelong, stacked
from bench.press.drawn.ink import BLACK, BLUE, RED, WHITE, Rect, Type
from bench.press.drawn.lines import Slot, broken, place, place_all
from bench.press.drawn.setting import Look, Press, columns, framed, slots
from bench.press.story import cut_body


def picture(
    p: Press, rect: Rect, owner: int | None, caption: str, credit: str | None, beside: bool
) -> None:
    """A picture with its caption under it, or in a narrow column on its right; rect holds both."""
    left, top, right, bottom = rect
    s, style = p.sheet, p.style
    size = max(7.5, style.size - 1)
    face = Type(style.quiet, size)
    if beside:
        room = (right - left) * 0.26
        column = (right - room, top, right, bottom)
        box = (left, top, right - room - 6, bottom)
        count = int((bottom - top) / (size * 1.35))
    else:
        count = 1 + int(sum(s.length(c, face) for c in caption + (credit or "")) / (right - left))
        column = (left, bottom - count * size * 1.35, right, bottom)
        box = (left, top, right, column[1] - 4)
    s.pictures.append((box, owner))
    lines = [
        Slot(column[0], column[1] + n * size * 1.35, column[2] - column[0]) for n in range(count)
    ]
    piece = s.piece(owner, "caption", caption)
    done = broken(caption, face, s, lines, 0, style.squeeze)
    place_all(s, piece, done[:-1], lines, face, 0, style.squeeze)
    if credit and len(done) - 1 < len(lines):
        last = lines[len(done) - 1]
        piece = s.piece(owner, "credit", credit)
        s.across(piece, credit, last.x + last.length - s.length(credit, face), last.y, face)


def set_body(
    p: Press,
    owner: int,
    room: Sequence[Slot],
    body: Sequence[tuple[str, str]],
    really: bool = True,
    indent: float | None = None,
) -> int:
    """Sets paragraphs and crossheads; gives how many slots are left, below zero where copy is left over."""
    style, at = p.style, 0
    look = style.body
    inset = (style.indent if indent is None else indent) * look.size * look.stretch
    kind = p.sheet.kinds[owner] if owner < len(p.sheet.kinds) else "article"
    for role, text in body:
        here = look if role in ("paragraph", "jump_line") else look._replace(kind=style.crosshead)
        first = inset if role == "paragraph" else 0
        done = broken(text, here, p.sheet, room[at:], first, style.squeeze)
        if done[-1]:
            return -len(done[-1])
        if really:
            piece = p.sheet.piece(
                owner, "paragraph" if kind in ("notice", "advertisement") else role, text
            )
            for n, line in enumerate(done[:-1]):
                slot = room[at + n]
                shift = first if n == 0 else 0
                if role == "crosshead":
                    shift = (
                        max(0, (slot.length - p.sheet.length(line, here)) / 2)
                        if style.centred
                        else inset
                    )
                if role in ("jump_line", "byline"):
                    shift = max(0, slot.length - p.sheet.length(line, here))
                place(p.sheet, piece, line, slot, here, shift, n < len(done) - 2, style.squeeze)
        at += len(done) - 1
    return len(room) - at


def fit(
    p: Press, owner: int, room: Sequence[Slot], body: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The longest beginning of a body that these slots hold."""
    low, high = 0, sum(len(text) for _, text in body)
    while low < high:
        middle = (low + high + 1) // 2
        if set_body(p, owner, room, cut_body(body, middle), really=False) >= 0:
            low = middle
        else:
            high = middle - 1
    return list(cut_body(body, low))


def tell(p: Press, rect: Rect, look: Look, section: str | None = None) -> int:
    """A whole story in a box; gives its number."""
    rng, s, style = p.rng, p.sheet, p.style
    owner = s.article(look.kind)
    inner = framed(p, rect, look.frame)
    left, top, right, bottom = inner
    cells = (right - left) * (bottom - top) / (style.size * style.stretch * style.pitch)
    told = p.writer.story(int(cells), look.kind, pictures=1)
    wanted_kicker = rng.random() < 0.45 if look.kicker is None else look.kicker
    wanted_deck = rng.random() < 0.4 if look.deck is None else look.deck
    texts = {
        "headline": told.headline,
        "kicker": (told.kicker or p.writer.pick(KICKERS)) if wanted_kicker else None,
        "deck": (told.deck or p.writer.pick(DECKS)) if wanted_deck else None,
        "byline": None,
    }
    where = look.byline or style.byline
    name = p.text(
        rng.choice(("本报记者 {}", "□ 本报记者 {}", "{}", "○{}", "记者 {} 文/图", "本报通讯员 {}"))
    ).format(p.writer.name())
    leads = told.body[0][1].startswith((p.text("本报讯"), p.text("【本报讯】")))
    if (
        not leads
        and where in ("centre", "right", "left")
        and look.form in ("stacked", "bar", "left")
    ):
        texts["byline"] = name
    if section:
        piece = s.piece(owner, "section_head", section, loose=True)
        size = style.size + 2
        s.box(
            (left, top, left + s.length(section, Type("hei-bold", size)) + 8, top + size + 6),
            fill=rng.choice((RED, BLUE, BLACK)),
        )
        s.across(piece, section, left + 4, top + 3, Type("hei-bold", size, colour=WHITE))
        top += size + 12
    if look.form.startswith("side"):
        all_columns = columns(
            sidelong(p, owner, texts, (left, top, right, bottom), look), look.cols, style.gutter
        )
    else:
        all_columns = columns((left, top, right, bottom), look.cols, style.gutter)
        span = look.span or look.cols
        y = stacked(p, owner, texts, (left, top, all_columns[span - 1][2], bottom), look)
        all_columns = [
            (a, y if k < span else top, b, d) for k, (a, _, b, d) in enumerate(all_columns)
        ]
    holes = _pictures(p, owner, look, all_columns, told.captions)
    if style.column_rules:
        for one, two in itertools.pairwise(all_columns):
            middle = (one[2] + two[0]) / 2
            y = max(one[1], two[1])
            if not any(h[0] < middle < h[2] for h in holes):
                s.rule(middle, y, middle, bottom, 0.3)
    room = [slot for k, column in enumerate(all_columns) for slot in slots(column, style, holes, k)]
    body = list(told.body)
    if look.jump and look.jump[0] == "from":
        room_first, room = room[:1], room[1:]
        set_body(p, owner, room_first, [("jump_line", look.jump[1])])
    tail = (
        [("byline", f"（{name}）")] if where == "tail" and not leads and rng.random() < 0.6 else []
    )
    if look.jump and look.jump[0] == "on":
        tail = [("jump_line", look.jump[1])]
    kept = fit(p, owner, room[: len(room) - len(tail)], body)
    set_body(p, owner, room, [*kept, *tail])
    return owner


def _pictures(
    p: Press,
    owner: int,
    look: Look,
    all_columns: list[Rect],
    captions: Sequence[tuple[str, str | None]],
) -> list[Rect]:
    """Puts a story's pictures into its columns; gives the holes they make."""
    holes: list[Rect] = []
    for wide, share, where in look.pictures:
        caption, credit = captions[0] if captions else (p.text("图为活动现场。"), None)
        count = max(1, int(wide))
        left_at = (
            0
            if where.startswith("left")
            else len(all_columns) - count
            if where.startswith("right")
            else (len(all_columns) - count) // 2
        )
        mine = all_columns[left_at : left_at + count]
        top, bottom = max(c[1] for c in mine), mine[0][3]
        left, right = mine[0][0], mine[-1][2]
        if wide > count:  # half a column more: the text runs around it
            extra = (wide - count) * (mine[0][2] - mine[0][0])
            right, left = (
                (right + extra + p.style.gutter, left)
                if left_at + count < len(all_columns)
                else (right, left - extra - p.style.gutter)
            )
        high = (bottom - top) * share
        y = (
            top
            if where.endswith("top")
            else bottom - high
            if where.endswith("foot")
            else top + (bottom - top - high) / 2
        )
        rect = (left, y, right, y + high)
        picture(
            p,
            rect,
            owner,
            caption,
            credit,
            beside=where.endswith("top") and count > 1 and p.rng.random() < 0.35,
        )
        holes.append(rect)
    return holes
