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
    # what makes pages hard; none of it on the plain templates
    parts: float = 0.0  # the head over some of the columns only
    middles: float = 0.0  # the head over middle columns, text begins beside it
    sections: float = 0.0  # section heads of single stories
    jitter: float = 0.0  # body sizes and leading differ from story to story, by this share
    faces: float = 0.0  # headlines in the other face
    reverses: float = 0.0  # headlines white on dark
    tails: float = 0.0  # author's name at the end
    besides: float = 0.0  # captions beside pictures
    verses: float = 0.0  # poems
    index: float = 0.0  # a list of what stands inside 导读
    foot: float = 0.0  # a line of furniture at the page's foot
    scattered: float = 0.0  # the PDF's characters are written one by one
    doubled: float = 0.0  # bold by printing twice

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
        # everything at once
        Template(
            "wild-broadsheet",
            columns=(5, 7),
            gutter=(8, 13),
            leading=(1.36, 1.7),
            boxes=0.15,
            pictures=0.4,
            sides=0.12,
            merged=0.4,
            inset=0.15,
            headless=0.06,
            column_rules=0.25,
            story_rules=0.35,
            parts=0.22,
            middles=0.12,
            sections=0.15,
            jitter=0.04,
            faces=0.3,
            reverses=0.06,
            tails=0.2,
            besides=0.2,
            foot=0.4,
            scattered=0.3,
            doubled=0.25,
            advertisement=0.0,
        ),
        Template(
            "wild-front",
            front=True,
            columns=(5, 6),
            gutter=(9, 14),
            boxes=0.15,
            pictures=0.4,
            sides=0.1,
            merged=0.4,
            column_rules=0.2,
            story_rules=0.3,
            parts=0.25,
            middles=0.12,
            sections=0.2,
            jitter=0.04,
            faces=0.3,
            reverses=0.08,
            tails=0.2,
            besides=0.2,
            index=1.0,
            foot=0.5,
            scattered=0.2,
            doubled=0.25,
            advertisement=0.16,
        ),
        Template(
            "wild-tabloid",
            TABLOID,
            columns=(4, 5),
            gutter=(8, 13),
            most=650,
            body=(8.8, 9.8),
            boxes=0.2,
            pictures=0.4,
            sides=0.1,
            merged=0.4,
            inset=0.1,
            turned=0.06,
            column_rules=0.2,
            story_rules=0.3,
            parts=0.22,
            middles=0.1,
            sections=0.15,
            jitter=0.05,
            faces=0.3,
            reverses=0.08,
            tails=0.2,
            besides=0.2,
            foot=0.5,
            scattered=0.3,
            doubled=0.2,
        ),
        Template(
            "wild-pinwheel",
            cut="pinwheel",
            gutter=(9, 14),
            boxes=0.1,
            pictures=0.4,
            merged=0.4,
            inset=0.15,
            column_rules=0.1,
            story_rules=0.2,
            parts=0.25,
            middles=0.1,
            sections=0.1,
            jitter=0.04,
            faces=0.3,
            tails=0.2,
            scattered=0.2,
            doubled=0.2,
        ),
        Template(
            "wild-l",
            script="hant",
            cut="l",
            gutter=(9, 14),
            pictures=0.35,
            merged=0.3,
            column_rules=0.1,
            story_rules=0.2,
            parts=0.2,
            middles=0.1,
            sections=0.1,
            jitter=0.03,
            faces=0.3,
            tails=0.2,
            scattered=0.2,
            doubled=0.2,
            foot=0.3,
        ),
        Template(
            "wild-literary",
            TABLOID,
            columns=(3, 4),
            most=800,
            leading=(1.55, 1.8),
            body=(9.4, 10.6),
            gutter=(12, 20),
            centred=0.7,
            verses=0.3,
            tails=0.6,
            faces=0.5,
            sections=0.3,
            middles=0.12,
            parts=0.2,
            boxes=0.25,
            pictures=0.3,
            besides=0.3,
            sides=0.2,
            story_rules=0.3,
            column_rules=0.2,
            inset=0.2,
        ),
        Template(
            "wild-vertical",
            script="hant",
            down=True,
            columns=(8, 11),
            body=(8.8, 10),
            leading=(1.4, 1.7),
            most=1000,
            centred=0.2,
            boxes=0.2,
            turned=0.15,
            sides=0.2,
            parts=0.25,
            middles=0.12,
            merged=0.35,
            sections=0.15,
            jitter=0.03,
            faces=0.3,
            tails=0.2,
            column_rules=0.4,
            story_rules=0.35,
            scattered=0.3,
            headless=0.04,
        ),
        Template(
            "wild-latin",
            script="latn",
            columns=(5, 7),
            body=(8.8, 10),
            leading=(1.3, 1.5),
            gutter=(9, 14),
            marks_indent=0.0,
            parts=0.25,
            middles=0.15,
            merged=0.3,
            boxes=0.15,
            pictures=0.4,
            inset=0.1,
            column_rules=0.3,
            story_rules=0.3,
            jitter=0.03,
            faces=0.3,
            scattered=0.2,
            doubled=0.2,
            reverses=0.05,
        ),
    )
}
# Issues of four pages: a front page and three inner ones, with stories that go on inside.
ISSUES: dict[str, tuple[str, str, str, str]] = {
    "issue-hans": ("front-weekly", "inner-straight", "inner-l", "inner-advertisement"),
    "issue-tabloid": ("tabloid-front", "tabloid-inner", "tabloid-turned", "tabloid-supplement"),
    "issue-hant": ("hant-front", "hant-inner", "hant-inner", "hant-inner"),
    "issue-vertical": ("vertical-front", "vertical-inner", "vertical-inner", "vertical-mixed"),
    "issue-wild": ("wild-front", "wild-broadsheet", "wild-pinwheel", "wild-broadsheet"),
    "issue-sample": ("tabloid-front", "tabloid-inner", "tabloid-inner", "tabloid-supplement"),
    "issue-latin": ("latin-broadsheet", "latin-broadsheet", "latin-tabloid", "latin-tabloid"),
}
