"""A second press: pages written as HTML and set by a browser, as word processors and web desks set them.

It shares nothing with the first press but the invented copy: other line breaking, other fonts inside the
PDF (Type 3), ragged setting, paragraphs parted by white instead of indents, links underlined, drop caps,
rules made of borders, tinted asides. It is there so that the rebuilder is never tuned to one press.
"""

from __future__ import annotations

import html
import random
from dataclasses import dataclass, field

from bench.invent.masthead import folio, make_masthead, page_furniture
from bench.invent.model import Masthead
from bench.press.copy import CopyDesk
from bench.press.story import Story, cut_body

SERIF = "'Noto Serif CJK {}', 'DejaVu Serif', serif"
SANS = "'Noto Sans CJK {}', 'DejaVu Sans', sans-serif"
SECTION = {"hans": "要闻", "hant": "要聞", "mixed": "要聞", "latn": "News"}
COLOURS = ("#1d3f72", "#8c1d18", "#111111", "#0a5c36")


@dataclass(frozen=True, slots=True)
class WebTemplate:
    """One kind of page that the browser sets. Sizes in points."""

    name: str
    script: str = "hans"
    down: bool = False
    size: tuple[float, float] = (765, 1106)
    columns: int = 5
    front: bool = False
    aside: bool = False


WEB_TEMPLATES = {
    one.name: one
    for one in (
        WebTemplate("web-tabloid"),
        WebTemplate("web-front", front=True, columns=4),
        WebTemplate("web-broadsheet", size=(1106, 1531), columns=6, front=True),
        WebTemplate("web-newsletter", size=(595, 842), columns=3, aside=True, front=True),
        WebTemplate("web-hant", script="hant", size=(1106, 1531), columns=6),
        WebTemplate("web-vertical", script="hant", down=True, size=(1106, 1531), columns=7),
        WebTemplate("web-vertical-hans", down=True, columns=5, front=True),
        WebTemplate("web-latin", script="latn", columns=4, front=True),
        WebTemplate("web-latin-newsletter", "latn", False, (612, 792), 3, True, True),
    )
}


@dataclass(frozen=True, slots=True)
class Look:
    """What the page's designer chose, once for the page. Sizes in points."""

    serif: str
    sans: str
    body: float
    leading: float
    gap: float
    rule: bool
    indent: bool
    ragged: bool
    head_sans: bool
    centred: bool
    colour: str
    lines: bool
    spaced: float


@dataclass(slots=True)
class WebPage:
    """The page as HTML, and what is known of it before it is set."""

    template: WebTemplate
    seed: int
    html: str
    kinds: list[str] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    number: int = 1
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of the page in points, and how many columns run through it."""

    left: float
    top: float
    wide: float
    high: float
    columns: int


def web_page(name: str, seed: int) -> WebPage:
    """One invented page; the same seed, the same page."""
    template = WEB_TEMPLATES[name]
    rng = random.Random(f"{name}/{seed}")
    desk = CopyDesk(rng.randrange(1 << 30), template.script, down=template.down)
    masthead = make_masthead(rng, desk.world, 4, desk.world.level)
    look = _look(rng, template)
    page = WebPage(template, seed, "", number=1 if template.front else rng.randint(2, 9))
    page.name = SECTION[template.script] if template.front else desk.text("民生新闻")
    if template.script == "latn":
        page.name = "News"
    parts: list[str] = []
    free = _furnished(rng, template, look, desk, masthead, page, parts)
    if template.aside and rng.random() < 0.8:
        free = _aside(rng, template, look, desk, page, parts, free)
    for place in _cut(rng, template, look, free):
        parts.append(_article(rng, template, look, desk, page, place))
    page.html = _document(template, look, "\n".join(parts))
    return page


def _look(rng: random.Random, template: WebTemplate) -> Look:
    tongue = "TC" if template.script in ("hant", "mixed") else "SC"
    latin = template.script == "latn"
    return Look(
        SERIF.format(tongue) if not latin else "'DejaVu Serif', serif",
        SANS.format(tongue) if not latin else "'DejaVu Sans', sans-serif",
        rng.uniform(8.6, 10.8) * (0.85 if latin else 1.0),
        rng.uniform(1.35, 1.8),
        rng.uniform(9, 20),
        rng.random() < 0.35,
        rng.random() < (0.75 if not latin else 0.5),
        latin and rng.random() < 0.5,
        rng.random() < 0.6,
        rng.random() < 0.3,
        rng.choice(COLOURS),
        rng.random() < 0.5,
        rng.choice((0, 0, 0.05, 0.12)),
    )


def _box(place: Place) -> str:
    return (
        f"left:{place.left:.2f}pt;top:{place.top:.2f}pt;"
        f"width:{place.wide:.2f}pt;height:{place.high:.2f}pt"
    )


def _furnished(
    rng: random.Random, template: WebTemplate, look: Look, desk: CopyDesk, masthead: Masthead,
    page: WebPage, parts: list[str],
) -> Place:  # fmt: skip
    """Masthead and folios; gives what is left of the page for stories."""
    wide, high = template.size
    margin = rng.uniform(24, 44)
    top, foot = margin, high - margin
    day = masthead.date
    latin = template.script == "latn"
    title = rng.choice(("The Saltley Courier", "Wexcombe Gazette", "The Larkfield Weekly"))
    if not latin:
        title = desk.text(masthead.title)
    if template.front:
        size = rng.uniform(34, 58) * wide / 765
        facts = [desk.text(line) for line in masthead.lines[1:]]
        if latin:
            facts = [f"{day:%A}, {day:%B} {day.day}, {day.year}", f"No. {rng.randint(100, 9000)}"]
        spread = f"letter-spacing:{rng.choice((0, 0.1, 0.3))}em"
        parts.append(
            f'<div class="at" style="left:{margin}pt;top:{top}pt;width:{wide - 2 * margin}pt;'
            f'text-align:{rng.choice(("left", "center"))}">'
            f'<div data-role="masthead" style="font:bold {size:.1f}pt/1.25 {look.serif};{spread};'
            f'color:{look.colour}">{html.escape(title)}</div>'
            f'<div data-role="masthead" style="font:{8.5}pt/1.7 {look.sans};'
            f'border-bottom:1pt solid #333">{html.escape("　".join(facts) if not latin else " | ".join(facts))}'
            "</div></div>"
        )
        top += size * 1.25 + 8.5 * 1.7 * (
            1 + ("　".join(facts)).__len__() * 8.5 // (wide - 2 * margin)
        )
        top += 14
        page.facts = {
            "title": title,
            "date": day.isoformat(),
        }
    else:
        line = desk.text(folio(rng, desk.world, page.number, page.name, masthead))
        if latin:
            line = f"Page {page.number}  {day:%A}, {day:%B} {day.day}, {day.year}"
        border = "border-bottom:.8pt solid #222" if rng.random() < 0.6 else ""
        parts.append(
            f'<div class="at" style="left:{margin}pt;top:{top}pt;width:{wide - 2 * margin}pt;{border}">'
            f'<div data-role="folio" style="font:9pt/1.6 {look.sans}">{html.escape(line)}</div></div>'
        )
        top += 26
    others = [
        (r, desk.text(t))
        for r, t in page_furniture(rng, desk.world, page.number, page.name, masthead)
    ]
    lines = [t for r, t in others if r == "furniture"][:1] if not latin else []
    for text in lines:
        foot -= 18
        parts.append(
            f'<div class="at" style="left:{margin}pt;top:{foot + 5}pt;width:{wide - 2 * margin}pt">'
            f'<div data-role="furniture" style="font:8pt/1.4 {look.sans};text-align:right">'
            f"{html.escape(text)}</div></div>"
        )
    return Place(margin, top, wide - 2 * margin, foot - top, template.columns)


def _aside(
    rng: random.Random, template: WebTemplate, look: Look, desk: CopyDesk, page: WebPage,
    parts: list[str], free: Place,
) -> Place:  # fmt: skip
    """A tinted column of short items at one side, each with its own small headline."""
    wide = free.wide / template.columns
    right = rng.random() < 0.5
    left = free.left + free.wide - wide if right else free.left
    parts.append(
        f'<div class="at" style="{_box(Place(left, free.top, wide, free.high, 1))};'
        f'background:#f1f1f1;border-{"left" if right else "right"}:.7pt solid #999"></div>'
    )
    top, count = free.top + 10, rng.randint(3, 4)
    each = (free.high - 20) / count
    for _ in range(count):
        place = Place(left + 9, top, wide - 18, each - 12, 1)
        parts.append(_article(rng, template, look, desk, page, place, small=True))
        top += each
    start = free.left if right else free.left + wide + 16
    return Place(start, free.top, free.wide - wide - 16, free.high, template.columns - 1)


def _cut(rng: random.Random, template: WebTemplate, look: Look, whole: Place) -> list[Place]:
    """Straight cuts, each at a column's edge."""
    column = (whole.wide - (whole.columns - 1) * look.gap) / whole.columns
    room = whole.wide * whole.high
    least = 190 if not template.down else 150
    if room < rng.uniform(0.07, 0.22) * template.size[0] * template.size[1] and whole.columns < 5:
        return [whole]
    upright = whole.columns > 1 and (rng.random() < 0.5 or whole.high < 2 * least)
    if upright:
        at = rng.randint(1, whole.columns - 1)
        first = at * column + (at - 1) * look.gap
        return _cut(rng, template, look, Place(whole.left, whole.top, first, whole.high, at)) + _cut(
            rng, template, look,
            Place(whole.left + first + look.gap, whole.top, whole.wide - first - look.gap, whole.high, whole.columns - at),
        )  # fmt: skip
    if whole.high < 2 * least:
        return [whole]
    share = rng.uniform(least / whole.high, 1 - least / whole.high)
    high = whole.high * share
    space = 1.4 * look.body
    return _cut(rng, template, look, Place(whole.left, whole.top, whole.wide, high - space / 2, whole.columns)) + _cut(
        rng, template, look,
        Place(whole.left, whole.top + high + space / 2, whole.wide, whole.high - high - space / 2, whole.columns),
    )  # fmt: skip


def _article(
    rng: random.Random, template: WebTemplate, look: Look, desk: CopyDesk, page: WebPage,
    place: Place, small: bool = False,
) -> str:  # fmt: skip
    number = len(page.kinds)
    pictured = not small and place.high > 230 and rng.random() < 0.35
    room = int(place.wide * place.high / (look.body**2 * look.leading))
    kind = (
        "notice" if not small and template.script != "latn" and rng.random() < 0.05 else "article"
    )
    story = desk.story(max(80, room), kind, pictures=int(pictured), brief=room < 250)
    page.kinds.append(story.kind)
    boxed = not small and rng.random() < 0.16
    style = _box(place)
    if boxed:
        style += f";box-sizing:border-box;padding:{rng.uniform(6, 10):.1f}pt"
        style += rng.choice(
            (
                ";border:.8pt solid #444",
                ";background:#eef2f7",
                ";background:#f6efe2;border:.6pt solid #a88",
            )
        )
    elif look.lines and not small:
        style += ";box-sizing:border-box;border-top:.7pt solid #333;padding-top:5pt"
    head = _head(rng, template, look, story, place, small)
    body = _body(rng, template, look, story, place, pictured, small)
    return f'<article class="at" data-article="{number}" style="{style}">{head}{body}</article>'


def _head(
    rng: random.Random, template: WebTemplate, look: Look, story: Story, place: Place, small: bool
) -> str:
    across = place.high if template.down else place.wide
    text = story.headline or ""
    units = sum(0.55 if c < "\u0250" else 1.0 for c in text)
    size = min(across / max(units, 4) * rng.uniform(0.7, 0.98), rng.uniform(16, 34))
    size = max(size, look.body * 1.45) if not small else look.body * 1.12
    face = look.sans if look.head_sans else look.serif
    align = "center" if look.centred else "left"
    parts = []

    def put(role: str, words: str | None, css: str) -> None:
        if words:
            parts.append(f'<div data-role="{role}" style="{css}">{html.escape(words)}</div>')

    if not small:
        put("kicker", story.kicker, f"font:{size * 0.55:.1f}pt/1.4 {look.sans};text-align:{align}")
    colour = f";color:{look.colour}" if rng.random() < 0.4 else ""
    put(
        "headline",
        story.headline,
        f"font:bold {size:.1f}pt/1.22 {face};text-align:{align}{colour};margin-block-end:.2em",
    )
    if not small:
        put(
            "deck",
            story.deck,
            f"font:{max(look.body * 1.15, size * 0.5):.1f}pt/1.4 {look.sans};text-align:{align};margin-block-end:.3em",
        )
        put(
            "byline",
            story.byline,
            f"font:{look.body:.1f}pt/1.5 {look.sans};text-align:{align};margin-block-end:.3em",
        )
    return "".join(parts)


def _body(
    rng: random.Random, template: WebTemplate, look: Look, story: Story, place: Place,
    pictured: bool, small: bool,
) -> str:  # fmt: skip
    pieces = []
    body = story.body if story.kind == "article" else cut_body(story.body, 400)
    dropped = not small and not template.down and rng.random() < 0.08
    gap = 0 if look.indent else rng.choice((0.5, 0.8, 1.0))
    for n, (role, text) in enumerate(body):
        if role == "crosshead":
            css = f"font:bold {look.body * rng.choice((1.0, 1.1)):.1f}pt/{look.leading} {look.sans};text-align:{rng.choice(('center', 'left'))};margin-block:.3em"
            pieces.append(f'<p data-role="crosshead" style="{css}">{html.escape(text)}</p>')
            continue
        words = html.escape(text)
        if look.ragged and n % 3 == 1:  # a link, underlined
            first, _, rest = words.partition(" ")
            second, _, rest = rest.partition(" ")
            words = f'<u style="color:#00e">{first} {second}</u> {rest}'
        cap = ' class="cap"' if dropped and n == 0 else ""
        indent = (
            f"text-indent:{2 if template.script != 'latn' else 1.2}em"
            if look.indent and not cap
            else ""
        )
        pieces.append(
            f'<p data-role="paragraph"{cap} style="{indent};margin-block-end:{gap}em">{words}</p>'
        )
    if pictured and story.captions:
        pieces.insert(
            rng.randint(0, min(2, len(pieces))), _figure(rng, template, look, story, place)
        )
    columns = 1 if small else place.columns
    if template.down:  # bands of 12 to 20 characters, one under the other
        columns = max(1, round(place.high / (look.body * rng.uniform(12, 20))))
    rule = ";column-rule:.5pt solid #888" if look.rule else ""
    align = "left" if look.ragged else "justify"
    return (
        f'<div class="body" style="column-count:{columns};column-gap:{look.gap:.1f}pt{rule};'
        f'font:{look.body:.2f}pt/{look.leading:.2f} {look.serif};text-align:{align}">{"".join(pieces)}</div>'
    )


def _figure(
    rng: random.Random, template: WebTemplate, look: Look, story: Story, place: Place
) -> str:
    caption, credit = story.captions[0]
    deep = rng.uniform(60, 110)
    under = f'<div data-role="caption" style="font:{look.body * 0.88:.1f}pt/1.35 {look.sans}">{html.escape(caption)}</div>'
    if credit:
        under += f'<div data-role="credit" style="font:{look.body * 0.85:.1f}pt/1.35 {look.sans};text-align:right">{html.escape(credit)}</div>'
    return (
        f'<figure><img data-deep="{deep:.0f}" style="inline-size:100%;block-size:{deep:.0f}pt;object-fit:cover">'
        f"{under}</figure>"
    )


def _document(template: WebTemplate, look: Look, inside: str) -> str:
    wide, high = template.size
    mode = "vertical-rl" if template.down else "horizontal-tb"
    tongue = {"hans": "zh-Hans", "latn": "en"}.get(template.script, "zh-Hant")
    return f"""<!doctype html><html lang="{tongue}"><meta charset="utf-8"><style>
@page {{ size: {wide}pt {high}pt; margin: 0 }}
* {{ margin: 0; padding: 0 }}
body {{ width: {wide}pt; height: {high}pt; position: relative; overflow: hidden; -webkit-print-color-adjust: exact }}
.at {{ position: absolute }}
article {{ writing-mode: {mode}; display: flex; flex-direction: column; overflow: hidden }}
article .body {{ flex: 1 1 0; min-block-size: 0; column-fill: balance; hyphens: {"auto" if template.script == "latn" else "manual"} }}
figure {{ break-inside: avoid; margin-block: 4pt }}
.cap::first-letter {{ font-size: 2.6em; line-height: 1; float: left; padding-right: 2pt }}
.body p[data-role=crosshead] {{ break-after: avoid }}
</style><body>{inside}</body></html>"""
