"""The page templates: what kind of paper, how it is cut, and how its make-up editor likes it."""

from __future__ import annotations

from dataclasses import dataclass

BROADSHEET = (1105.5, 1530.7)  # 390 x 540 mm
TABLOID = (765.4, 1105.5)  # 270 x 390 mm


@dataclass(frozen=True, slots=True)
class Template:
    """One template. Chances from 0 to 1; ranges as (least, most).

    cut: how the page is divided, a name in `bench.press.makeup.CUTS`.
    down: vertical setting. forms: vertical punctuation is printed as presentation forms (U+FE10, U+FE30).
    """

    name: str
    size: tuple[float, float] = BROADSHEET
    script: str = "hans"
    down: bool = False
    forms: bool = False
    front: bool = False
    cut: str = "straight"
    columns: tuple[int, int] = (5, 7)
    body: tuple[float, float] = (9.2, 10.4)
    leading: tuple[float, float] = (1.38, 1.6)
    gutter: tuple[float, float] = (10, 18)
    most: float = 1100  # characters of a story's rectangle
    boxes: float = 0.12
    pictures: float = 0.35
    sides: float = 0.0
    turned: float = 0.0
    merged: float = 0.25
    inset: float = 0.0
    headless: float = 0.0
    column_rules: float = 0.5
    story_rules: float = 0.5
    advertisement: float = 0.0  # share of the page's height at its foot
    marks_indent: float = 0.2
    centred: float = 0.5
    gallery: float = 0.0

    @property
    def direction(self) -> str:
        return "vertical" if self.down else "horizontal"

    @property
    def paper(self) -> str:
        return "broadsheet" if self.size == BROADSHEET else "tabloid"


TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        # simplified broadsheets
        Template("front-weekly", front=True, most=1300),
        Template("front-banner", front=True, cut="banner", story_rules=0.3),
        Template("inner-straight", column_rules=1.0),
        Template("inner-plain", column_rules=0.0, story_rules=0.0, leading=(1.5, 1.8)),
        Template("inner-pinwheel", cut="pinwheel", most=2600),
        Template("inner-l", cut="l"),
        Template("inner-wrap", inset=1.0, pictures=0.2, merged=0.0),
        Template("inner-boxes", boxes=0.6),
        Template("inner-briefs", cut="briefs", most=420, pictures=0.1),
        Template("inner-vertical-heads", sides=0.8, merged=0.1),
        Template("inner-headless", headless=0.35, story_rules=1.0),
        Template(
            "inner-tight", gutter=(8, 9.5), leading=(1.35, 1.4), body=(8.6, 9.4), columns=(6, 8)
        ),
        Template("inner-advertisement", advertisement=0.28),
        Template("classified-page", cut="notices", most=380, pictures=0.0),
        Template("photo-page", cut="photos", gallery=1.0, pictures=0.9),
        # simplified tabloids
        Template("tabloid-front", TABLOID, front=True, columns=(4, 5), most=700, body=(9, 10)),
        Template("tabloid-inner", TABLOID, columns=(4, 5), most=650, boxes=0.25, body=(9, 10)),
        Template(
            "tabloid-supplement",
            TABLOID,
            columns=(3, 4),
            most=900,
            leading=(1.6, 1.8),
            body=(9.6, 10.8),
            gutter=(14, 20),
            centred=1.0,
        ),
        Template(
            "tabloid-turned", TABLOID, columns=(4, 5), turned=0.3, boxes=0.3, most=700, body=(9, 10)
        ),
        # traditional and mixed, horizontal
        Template("hant-front", script="hant", front=True),
        Template("hant-inner", script="hant", column_rules=0.8, sides=0.2),
        Template("mixed-inner", script="mixed", pictures=0.3),
        # vertical
        Template(
            "vertical-front",
            script="hant",
            down=True,
            front=True,
            columns=(8, 10),
            body=(9.2, 10),
            leading=(1.5, 1.7),
            most=1000,
            centred=0.0,
            boxes=0.1,
        ),
        Template(
            "vertical-inner",
            script="hant",
            down=True,
            columns=(8, 11),
            body=(9, 10),
            leading=(1.45, 1.65),
            most=1000,
            centred=0.0,
            column_rules=0.8,
        ),
        Template(
            "vertical-forms",
            TABLOID,
            script="hant",
            down=True,
            forms=True,
            columns=(6, 7),
            body=(9, 10),
            leading=(1.5, 1.7),
            most=650,
            centred=0.0,
        ),
        Template(
            "vertical-mixed",
            script="hant",
            down=True,
            columns=(8, 10),
            turned=0.3,
            boxes=0.25,
            leading=(1.5, 1.7),
            most=1000,
            sides=0.25,
        ),
        Template(
            "vertical-hans",
            TABLOID,
            script="hans",
            down=True,
            columns=(5, 7),
            leading=(1.5, 1.8),
            most=700,
            column_rules=1.0,
        ),
        # Latin
        Template(
            "latin-broadsheet",
            script="latn",
            columns=(5, 6),
            body=(9, 10),
            leading=(1.35, 1.5),
            marks_indent=0.0,
            sides=0.0,
        ),
        Template(
            "latin-tabloid",
            TABLOID,
            script="latn",
            columns=(4, 5),
            most=700,
            body=(8.8, 9.8),
            leading=(1.35, 1.5),
            marks_indent=0.0,
        ),
    )
}
# Issues of four pages: a front page and three inner ones, with stories that go on inside.
ISSUES: dict[str, tuple[str, str, str, str]] = {
    "issue-hans": ("front-weekly", "inner-straight", "inner-l", "inner-advertisement"),
    "issue-tabloid": ("tabloid-front", "tabloid-inner", "tabloid-turned", "tabloid-supplement"),
    "issue-hant": ("hant-front", "hant-inner", "hant-inner", "hant-inner"),
    "issue-vertical": ("vertical-front", "vertical-inner", "vertical-inner", "vertical-mixed"),
    "issue-latin": ("latin-broadsheet", "latin-broadsheet", "latin-tabloid", "latin-tabloid"),
}
