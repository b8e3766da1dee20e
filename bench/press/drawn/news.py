"""News pages of the fourth press."""

from __future__ import annotations

from bench.press.drawn.furnish import advert, any_section, folio, masthead, section
from bench.press.drawn.ink import BLUE, RED, Rect
from bench.press.drawn.setting import Look, Press
from bench.press.drawn.story import tell

MARGIN = 34.0


def sheet_rect(p: Press) -> Rect:
    return (MARGIN, MARGIN, p.sheet.width - MARGIN, p.sheet.height - MARGIN - 14)


def part(p: Press, rect: Rect, *shares: float, down: bool = False) -> list[Rect]:
    """A box cut by shares side by side, or one over the other, with what this paper puts between stories."""
    left, top, right, bottom = rect
    gap = p.style.gutter + (8 if down else 4)
    whole = (bottom - top if down else right - left) - gap * (len(shares) - 1)
    at = top if down else left
    out = []
    for n, share in enumerate(shares):
        long = whole * share / sum(shares)
        out.append((left, at, right, at + long) if down else (at, top, at + long, bottom))
        at += long + gap
        if n < len(shares) - 1 and (down or p.style.between != "white"):
            middle = at - gap / 2
            if p.style.between != "white":
                ends = (left, middle, right, middle) if down else (middle, top, middle, bottom)
                p.sheet.rule(*ends, 0.5, dash=p.style.between == "dash")
    return out


def party_front(p: Press) -> None:
    """A party daily's front: a framed top story, one with its headline standing, bands of meetings."""
    rect = sheet_rect(p)
    left, top, right, bottom = rect
    rng = p.rng
    y = masthead(p, rect)
    if _name_at_left(p):  # a story stands beside it
        beside = left + (right - left) * 0.36 + 16
        tell(p, (beside, top, right, y - 6), Look(3, 22, kicker=False, deck=False, byline="tail"))
        y += 6
    lead, middle, low = part(p, (left, y, right, bottom), 0.4, 0.33, 0.27, down=True)
    big, side = part(p, lead, 0.7, 0.3)
    tell(
        p,
        big,
        Look(
            4,
            38,
            frame=rng.choice(("stroke", "double", "")),
            kicker=True,
            deck=True,
            pictures=((2, 0.5, "right-top"),) if rng.random() < 0.6 else (),
            colour=rng.choice((RED, (0, 0, 0))),
        ),
    )
    tell(p, side, Look(1, 20, form=rng.choice(("side-left", "side-right", "stacked"))))
    a, b = part(p, middle, 0.5, 0.5)
    tell(
        p,
        a,
        Look(3, 24, span=rng.choice((2, 3)), kicker=True),
        section=any_section(p) if rng.random() < 0.4 else None,
    )
    tell(p, b, Look(3, 24, form=rng.choice(("stacked", "left", "side-right"))))
    c, d, e = part(p, low, 0.4, 0.35, 0.25)
    tell(p, c, Look(2, 20, pictures=((1, 0.6, "left-top"),)))
    tell(p, d, Look(2, 20))
    tell(p, e, Look(1, 16, frame="tint", kicker=False, deck=False))


def _name_at_left(p: Press) -> bool:
    name = next(m for m in p.sheet.marks if m.role == "masthead")
    return name.box[2] < p.sheet.width * 0.45


def district(p: Press) -> None:
    """A weekly's inner page: a grid of four, five or six columns, stories of unequal measures, rules between."""
    rng = p.rng
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    grid = rng.choice((4, 5, 6))
    top, low = part(p, (left, y, right, bottom), 0.55, 0.45, down=True)
    first = rng.randint(2, grid - 1)
    a, b = (
        part(p, top, first, grid - first)
        if rng.random() < 0.5
        else part(p, top, grid - first, first)[::-1]
    )
    tell(
        p,
        a,
        Look(
            first,
            30,
            kicker=rng.random() < 0.6,
            deck=rng.random() < 0.6,
            pictures=((min(2, first), 0.4, rng.choice(("left-top", "right-top", "middle"))),),
        ),
    )
    for rest in part(p, b, 0.5, 0.5, down=True):
        tell(p, rest, Look(grid - first, 18, kicker=rng.random() < 0.3))
    second = rng.randint(1, grid - 2)
    c, d = part(p, low, second, grid - second)
    tell(p, c, Look(max(1, second), 18, frame=rng.choice(("", "stroke", "tint"))))
    e, f = part(p, d, 0.5, 0.5, down=True)
    tell(
        p,
        e,
        Look(grid - second, 22, form=rng.choice(("stacked", "side-left", "left")), kicker=True),
    )
    if rng.random() < 0.3:
        advert(p, f)
    else:
        tell(p, f, Look(grid - second, 22, span=max(1, (grid - second) // 2)))


def big_picture(p: Press) -> None:
    """One large picture with its story running around it, and what is left around that."""
    rng = p.rng
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    top, low = part(p, (left, y, right, bottom), 0.62, 0.38, down=True)
    where = rng.choice(("left-middle", "right-middle", "middle", "right-foot", "left-top"))
    tell(
        p,
        top,
        Look(
            5,
            40,
            deck=True,
            shadow=rng.random() < 0.4,
            pictures=((rng.choice((2.5, 3, 2.0)), 0.5, where),),
            form=rng.choice(("stacked", "bar")),
            colour=rng.choice(((0, 0, 0), BLUE)),
        ),
    )
    a, b, c = part(p, low, 1, 1, 1)
    for rect in (a, b, c):
        tell(p, rect, Look(rng.choice((1, 2)), 18, kicker=False, outlined=rng.random() < 0.15))


def tabloid(p: Press) -> None:
    """A tabloid's page: a white headline on a dark bar, a sidebar, two stories at the foot."""
    rng = p.rng
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    top, low = part(p, (left, y, right, bottom), 0.6, 0.4, down=True)
    main, side = part(p, top, 0.72, 0.28) if rng.random() < 0.6 else part(p, top, 0.28, 0.72)[::-1]
    tell(
        p,
        main,
        Look(
            3,
            40,
            form="bar",
            deck=True,
            pictures=((3 if rng.random() < 0.5 else 2, 0.4, "left-top"),),
        ),
    )
    inside = section(p, any_section(p), side)
    for rect in part(p, (side[0], inside, side[2], side[3]), 0.5, 0.5, down=True):
        tell(p, rect, Look(1, 15, kicker=False, deck=False))
    for rect in part(p, low, 0.5, 0.5):
        tell(p, rect, Look(2, 22, frame=rng.choice(("", "", "stroke")), shadow=rng.random() < 0.3))


def bands(p: Press) -> None:
    """Meetings and visits in bands, a band's stories beside each other under headlines of one height."""
    rng = p.rng
    left, _, right, bottom = sheet_rect(p)
    y = folio(p, sheet_rect(p))
    rows = part(p, (left, y, right, bottom), *([1] * rng.choice((3, 4))), down=True)
    for n, row in enumerate(rows):
        count = rng.choice((1, 2, 3))
        for rect in part(p, row, *[rng.choice((1, 1, 1.5)) for _ in range(count)]):
            wide = rect[2] - rect[0]
            cols = max(1, round(wide / 150))
            tell(
                p,
                rect,
                Look(
                    cols,
                    24 if n == 0 else 20,
                    span=rng.choice((0, 0, max(1, cols // 2))),
                    form=rng.choice(("stacked", "stacked", "left", "side-right")),
                ),
            )


def carried(p: Press, first: bool) -> None:
    """Two pages of an issue: a story goes on from the front to page 2."""
    left, _, right, bottom = sheet_rect(p)
    rng = p.rng
    y = masthead(p, sheet_rect(p)) if first else folio(p, sheet_rect(p))
    top, low = part(p, (left, y, right, bottom), 0.5, 0.5, down=True)
    words = (
        rng.choice(("下转第2版", "（下转2版）", "▶▶▶下转第2版")),
        rng.choice(("上接第1版", "（上接1版）", "▶▶▶上接第1版")),
    )
    jump = ("on", p.text(words[0])) if first else ("from", p.text(words[1]))
    owner = tell(
        p, top, Look(4, 34, kicker=first, deck=first, jump=jump, byline="tail" if first else None)
    )
    p.sheet.jumps[owner] = (jump[0], "a")
    a, b = part(p, low, 0.4, 0.6)
    tell(p, a, Look(2, 20))
    tell(p, b, Look(3, 22, pictures=((1, 0.5, "right-top"),)))
