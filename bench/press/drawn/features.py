"""Pages of the fourth press that are no news: briefs, service, photographs, supplement, advertisements."""

from __future__ import annotations

from bench.press.drawn.copy import CLASSES, ESSAY_HEADS, POEMS, QUESTIONS, TIPS
from bench.press.drawn.furnish import advert, any_section, folio, section
from bench.press.drawn.ink import BLACK, BLUE, RED, Rect, Type
from bench.press.drawn.lines import Slot, broken, place, place_all
from bench.press.drawn.news import part, sheet_rect
from bench.press.drawn.setting import Look, Press, columns, framed, slots
from bench.press.drawn.story import fit, picture, set_body, tell


def briefs(p: Press) -> None:
    """Short news that run on from bold heads in their first line, and one story over them."""
    rng, s, style = p.rng, p.sheet, p.style
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    top, low = part(p, (left, y, right, bottom), 0.35, 0.65, down=True)
    tell(p, top, Look(4, 32, deck=True, pictures=((1, 0.5, "right-top"),)))
    inside = section(
        p,
        p.text(rng.choice(("简讯", "一周要览", "短新闻", "街镇快报"))),
        low,
        rng.choice(("bar", "line")),
    )
    run_in = rng.random() < 0.6
    mark = rng.choice(("", "●", "■", "▲"))
    for column in columns((left, inside, right, low[3]), 4, style.gutter):
        room, at = slots(column, style), 0
        while len(room) - at > 6:
            owner = s.article()
            want = min(rng.randint(6, 12), len(room) - at)
            told = p.writer.story(want * 14, brief=True)
            head = mark + told.headline.replace(" ", "")
            bold = style.body._replace(kind="hei-bold")
            body = told.body[0][1]
            if run_in:
                at = _run_in(p, owner, room, at, head, body, bold, at + want)
            else:
                piece = s.piece(owner, "headline", head)
                for line in broken(head, bold, s, room[at:], 0, style.squeeze)[:-1]:
                    place(s, piece, line, room[at], bold, 0, False, style.squeeze)
                    at += 1
                room_here = room[at : at + want]
                kept = fit(p, owner, room_here, list(told.body))
                at += len(room_here) - set_body(p, owner, room_here, kept)
            if at < len(room):
                s.rule(
                    column[0],
                    room[at].y + style.size * 0.5,
                    column[2],
                    room[at].y + style.size * 0.5,
                    0.3,
                    dash=True,
                )
            at += 1


def _run_in(
    p: Press, owner: int, room: list[Slot], at: int, head: str, body: str, bold: Type, stop: int
) -> int:
    """A brief whose bold head opens its first line; gives the next free slot."""
    s, style = p.sheet, p.style
    look = style.body
    inset = style.indent * look.size
    lead = head + "　"
    piece = s.piece(owner, "headline", head)
    wide = s.length(lead, bold)
    while wide + inset > room[at].length and at < stop - 2:  # the head fills a line of its own
        lines = broken(head, bold, s, room[at:], inset, "none")
        place(s, piece, lines[0], room[at], bold, inset, True, "none")
        lead = head[len(lines[0]) :] + "　"
        head, inset, at = head[len(lines[0]) :], 0.0, at + 1
        wide = s.length(lead, bold)
    place(s, piece, lead, room[at], bold, inset, False, "none")
    piece = s.piece(owner, "paragraph", body)
    lines = broken(body, look, s, room[at:stop], inset + wide, style.squeeze)
    if lines[-1]:
        cut = "".join(lines[:-1])
        cut = cut[: cut.rfind("。") + 1] or cut
        lines = broken(cut, look, s, room[at:stop], inset + wide, style.squeeze)
    place_all(s, piece, lines[:-1], room[at:], look, inset + wide, style.squeeze)
    return at + len(lines) - 1


def health(p: Press) -> None:
    """Service: tinted boxes of tips, questions answered, a story, a box of numbers to call."""
    rng, s = p.rng, p.sheet
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    main, side = part(p, (left, y, right, bottom), 0.66, 0.34)
    a, b, c = part(p, main, 0.45, 0.3, 0.25, down=True)
    tell(
        p, a, Look(3, 30, kicker=True, pictures=((1.5, 0.45, "left-top"),)), section=any_section(p)
    )
    tell(p, b, Look(3, 22, form=rng.choice(("stacked", "side-left"))))
    tell(p, c, Look(3, 20, frame="tint"))
    for rect, (head, text) in zip(
        part(p, side, 1, 1, 1, down=True), rng.sample(TIPS, 3), strict=True
    ):
        box = framed(p, rect, rng.choice(("tint", "tint", "stroke")))
        owner = s.article()
        title = p.writer.fill(head)
        size = min(17, (box[2] - box[0]) / len(title))
        s.across(
            s.piece(owner, "headline", title),
            title,
            box[0],
            box[1],
            Type("hei-bold", size, colour=rng.choice((BLUE, RED, BLACK))),
        )
        body = [("paragraph", p.text(t)) for t in text.split("|")] + [
            ("paragraph", t) for _, t in p.writer.story(600).body
        ]
        room = slots((box[0], box[1] + size * 1.5, box[2], box[3]), p.style)
        set_body(p, owner, room, fit(p, owner, room, body))


def photos(p: Press) -> None:
    """A page of photographs with a word before them; captions under them or on their right."""
    rng = p.rng
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    top, low = part(p, (left, y, right, bottom), 0.24, 0.76, down=True)
    p.sheet.shapes = [shape for shape in p.sheet.shapes if not _between(shape.box, top, low)]
    owner = tell(
        p, top, Look(3, 36, form=rng.choice(("bar", "stacked")), deck=True, byline="centre")
    )
    grid = part_quiet(low, 2, 3, p.style.gutter)
    if rng.random() < 0.5:
        grid = [(grid[0][0], grid[0][1], grid[1][2], grid[0][3]), *grid[2:]]
    for rect in grid:
        told = p.writer.story(200, pictures=1)
        caption, credit = told.captions[0]
        picture(
            p,
            rect,
            owner,
            caption,
            credit if rng.random() < 0.3 else None,
            beside=rng.random() < 0.25,
        )


def _between(box: Rect, above: Rect, below: Rect) -> bool:
    return above[3] <= box[1] <= below[1] and above[3] <= box[3] <= below[1] + 1


def part_quiet(rect: Rect, cols: int, rows: int, gap: float) -> list[Rect]:
    """A plain grid, row by row."""
    left, top, right, bottom = rect
    wide, high = (right - left - gap * (cols - 1)) / cols, (bottom - top - gap * (rows - 1)) / rows
    return [
        (
            left + c * (wide + gap),
            top + r * (high + gap),
            left + c * (wide + gap) + wide,
            top + r * (high + gap) + high,
        )
        for r in range(rows)
        for c in range(cols)
    ]


def supplement(p: Press) -> None:
    """A supplement: essays with the author under the headline, one with its headline standing, poems, a drawing."""
    rng = p.rng
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    top, low = part(p, (left, y, right, bottom), 0.52, 0.48, down=True)
    a, b = part(p, top, 0.68, 0.32)
    _essay(p, a, 3, 30, art=True)
    _poems(p, b, 2)
    c, d, e = part(p, low, 0.3, 0.42, 0.28)
    _essay(p, c, 1, 20)
    _essay(p, d, 2, 22, standing=True)
    if rng.random() < 0.5:
        _poems(p, e, 1)
    else:
        _essay(p, e, 1, 18, frame=rng.choice(("tint", "double")))


def _essay(
    p: Press,
    rect: Rect,
    cols: int,
    size: float,
    *,
    art: bool = False,
    standing: bool = False,
    frame: str = "",
) -> None:
    rng, s, style = p.rng, p.sheet, p.style
    owner = s.article()
    left, top, right, bottom = framed(p, rect, frame)
    title, author = p.text(rng.choice(ESSAY_HEADS)), p.writer.name()
    face = Type(rng.choice(("song-bold", "hei-bold", "song")), size, rng.choice((0.85, 1.0, 1.15)))
    sign = p.text(rng.choice(("{}", "□{}", "◎{}", "文/{}", "作者：{}"))).format(author)
    if standing:
        x = left + size * 0.7
        track = size * 0.4
        end = s.upright(s.piece(owner, "headline", title), title, x, top + 4, face, track)
        s.upright(
            s.piece(owner, "byline", sign),
            sign,
            x,
            end + size * 0.8,
            Type(style.quiet, style.size + 0.5),
            1,
        )
        left += size * 1.4 + style.gutter
    else:
        track = size * 0.5 if len(title) * size * 1.5 * face.stretch < right - left else 0
        long = s.length(title, face, track)
        s.across(
            s.piece(owner, "headline", title),
            title,
            left + (right - left - long) / 2,
            top + 4,
            face,
            track,
        )
        top += size * 1.35 + 6
        small = Type(style.quiet, style.size + 0.5)
        s.across(
            s.piece(owner, "byline", sign),
            sign,
            left + (right - left - s.length(sign, small)) / 2,
            top,
            small,
        )
        top += style.size * 2
    holes = []
    all_columns = columns((left, top, right, bottom), cols, style.gutter)
    if art:
        c = all_columns[cols - 1]
        holes = [(c[0], bottom - (bottom - top) * 0.35, c[2], bottom)]
        s.pictures.append((holes[0], owner))
    room = [slot for k, column in enumerate(all_columns) for slot in slots(column, style, holes, k)]
    body = p.writer.essay(int(sum(slot.length for slot in room) / style.size) + 60)
    set_body(p, owner, room, fit(p, owner, room, body))


def _poems(p: Press, rect: Rect, count: int) -> None:
    rng, s, style = p.rng, p.sheet, p.style
    for box, (title, lines) in zip(
        part(p, rect, *[1] * count, down=True), rng.sample(POEMS, count), strict=True
    ):
        owner = s.article()
        left, top, right, bottom = framed(p, box, rng.choice(("", "", "stroke")))
        title, author = p.writer.fill(title), p.writer.name()
        face = Type("song-bold", 18)
        middle = (left + right) / 2
        s.across(
            s.piece(owner, "headline", title),
            title,
            middle - s.length(title, face) / 2,
            top + 6,
            face,
        )
        small = Type(style.quiet, style.size + 0.5)
        s.across(
            s.piece(owner, "byline", author),
            author,
            middle - s.length(author, small) / 2,
            top + 32,
            small,
        )
        y = top + 54
        inset = rng.choice((0.0, 0.2, 0.3)) * (right - left)
        pitch = style.pitch * 1.12
        while y + pitch * (len(lines) + 1) < bottom:
            for line in lines:
                text = p.text(line)
                s.across(s.piece(owner, "paragraph", text), text, left + inset, y, style.body)
                y += pitch
            y += pitch
            if len(lines) < 5:
                break


def interview(p: Press) -> None:
    """Questions in bold and answers, a portrait with its caption beside it; two stories below."""
    rng, s, style = p.rng, p.sheet, p.style
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    top, low = part(p, (left, y, right, bottom), 0.66, 0.34, down=True)
    owner = s.article()
    name = p.writer.name()
    title = p.writer.fill("对话" + name + "：{work}{doing}")
    size = min(32, (top[2] - top[0]) / len(title))
    s.across(s.piece(owner, "headline", title), title, top[0], top[1], Type(style.head, size))
    deck = p.writer.fill("——访{town}镇党委书记" + name)
    s.across(s.piece(owner, "deck", deck), deck, top[0], top[1] + size * 1.3, Type(style.quiet, 14))
    y = top[1] + size * 1.3 + 26
    cols = columns((top[0], y, top[2], top[3]), 4, style.gutter)
    hole = (cols[0][0], y, cols[0][2], y + 130)
    s.pictures.append(((hole[0], y, hole[2], y + 100), owner))
    caption = p.text(f"{name}近影（资料图片）")
    s.across(s.piece(owner, "caption", caption), caption, hole[0], y + 106, Type(style.quiet, 8))
    room = [
        slot
        for k, column in enumerate(cols)
        for slot in slots(column, style, [hole] if k == 0 else [], k)
    ]
    ask, answer = rng.choice((("记者：", f"{name}："), ("问：", "答："), ("", "")))
    body: list[tuple[str, str]] = []
    while sum(len(t) for _, t in body) < sum(slot.length for slot in room) / style.size * 0.92:
        body.append(("question", p.text(ask) + p.writer.pick(QUESTIONS)))
        told = p.writer.story(220)
        body += [
            ("paragraph", p.text(answer) * (n == 0) + t)
            for n, (r, t) in enumerate(told.body)
            if r == "paragraph"
        ]
    at = 0
    for role, text in body:
        look = style.body._replace(kind="hei-bold") if role == "question" else style.body
        inset = style.indent * look.size * look.stretch
        lines = broken(text, look, s, room[at:], inset, style.squeeze)
        if lines[-1]:
            break
        piece = s.piece(owner, "paragraph", text)
        place_all(s, piece, lines[:-1], room[at:], look, inset, style.squeeze)
        at += len(lines) - 1
    for rect in part(p, low, 0.5, 0.5):
        tell(p, rect, Look(2, 20))


def classified(p: Press) -> None:
    """Classified advertisements in narrow columns under heads of their kinds, and two display advertisements."""
    rng, s, style = p.rng, p.sheet, p.style
    left, _, right, bottom = sheet_rect(p)
    s.name = p.text("分类广告")
    y = folio(p, sheet_rect(p))
    a, b = part(p, (left, y, right, y + (bottom - y) * 0.25), 0.55, 0.45)
    advert(p, a)
    advert(p, b)
    y += (bottom - y) * 0.25 + 14
    for column in columns((left, y, right, bottom), 5, 10):
        at = column[1]
        for name in rng.sample(sorted(CLASSES), len(CLASSES)):
            if at + 60 > bottom:
                break
            s.box((column[0], at, column[2], at + 16), fill=rng.choice((BLACK, RED)))
            text = p.text(name)
            s.across(
                s.piece(None, "section_head", text, loose=True),
                text,
                column[0] + 6,
                at + 2,
                Type("hei-bold", 11, colour=(1, 1, 1)),
            )
            at += 21
            for pattern in CLASSES[name][1].split("|") * 2:
                owner = s.article(CLASSES[name][0])
                text = p.writer.fill(pattern)
                room = slots((column[0] + 2, at, column[2] - 2, bottom), style)
                left_over = set_body(
                    p, owner, room, [("paragraph", text)], really=False, indent=rng.choice((0, 2))
                )
                if left_over < 0 or not room:
                    s.kinds.pop()
                    break
                used = len(room) - set_body(p, owner, room, [("paragraph", text)], indent=0)
                at = room[used - 1].y + style.pitch + 2
                s.rule(column[0], at, column[2], at, 0.3, dash=rng.random() < 0.5)
                at += 4
