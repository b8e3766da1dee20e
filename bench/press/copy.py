"""The copy desk: invented stories (bench/invent) cut to the length that a slot takes, in the page's script."""

from __future__ import annotations

import datetime as dt
import functools
import random

import opencc

from bench.invent import stories
from bench.invent.grammar import packs
from bench.invent.names import person
from bench.invent.telling import Desk, open_story
from bench.invent.world import LEVELS, World, make_world
from bench.press import english
from bench.press.story import Story, cut_body

# Kinds of story by how much room there is.
LONG = ("feature", "feature", "meeting", "visit", "interview", "comment")
MIDDLE = ("news", "event", "meeting", "visit", "news")
SHORT = ("brief", "event", "news", "letter")
WEEKDAYS = "一二三四五六日"


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


class CopyDesk:
    """Invents the stories of one issue. script: "hans", "hant", "mixed" or "latn"; the same seed, the same copy."""

    def __init__(
        self, seed: int, script: str, *, down: bool = False, world: World | None = None
    ) -> None:
        self.rng = random.Random(seed)
        self.script = script
        self.down = down
        year = self.rng.randint(2004, 2026)
        self.date = dt.date(year, 1, 4) + dt.timedelta(days=self.rng.randrange(355))
        level = self.rng.choice(("district", "county", "city", "district", "university", "company"))
        self.world: World = world or make_world(self.rng, level, self.date)
        self.date = self.world.date
        self.desk = Desk(self.rng, self.world)
        self.english = english.Desk(self.rng) if script == "latn" else None

    def _subject(self) -> str:
        allowed = LEVELS[self.world.level].subjects
        if allowed and self.rng.random() < 0.5:
            return self.desk.new_subject()
        return self.rng.choice(sorted(packs()))

    def text(self, printed: str) -> str:
        """A text in the paper's script and marks."""
        if self.script in ("hant", "mixed"):
            printed = _converter().convert(printed)
        if self.down:
            printed = printed.translate(str.maketrans("“”‘’", "「」『』")).replace("%", "％")
        if self.script == "mixed":
            printed = self._mix(printed)
        return printed

    def _mix(self, printed: str) -> str:
        """Some characters left simplified, as in papers set from mixed copy."""
        folded = opencc_t2s().convert(printed)
        if len(folded) != len(printed):
            return printed
        return "".join(
            f if f != p and self.rng.random() < 0.12 else p
            for p, f in zip(printed, folded, strict=True)
        )

    def maybe(self, chance: float) -> bool:
        return self.rng.random() < chance

    def story(
        self, room: int, kind: str = "article", *, pictures: int = 0, brief: bool = False
    ) -> Story:
        """A story whose body fills `room` characters, or a little more."""
        if self.english:
            return self.english.story(room, kind, pictures=pictures, brief=brief)
        if kind == "advertisement":
            return self._advertisement(room)
        if kind == "notice":
            return self._notice(room)
        if kind == "picture":
            return self._picture(room)
        name = self.rng.choice(SHORT if brief or room < 260 else MIDDLE if room < 650 else LONG)
        desk_story = open_story(self.desk, self._subject())
        told = stories.KINDS[name](desk_story)
        body = [(p.role, p.text) for p in told.body if p.role in ("paragraph", "crosshead")]
        while sum(len(text) for _, text in body) < room * 1.06 + 30:
            rules = self.rng.sample(("did", "figs_s", "quote", "scene", "plan", "bg"), 3)
            extra = "".join(desk_story.rule(rule) for rule in rules)
            body.insert(max(1, len(body) - 1), ("paragraph", extra))
        captions: tuple[tuple[str, str | None], ...] = ()
        if pictures:
            credit = (
                f"本报记者 {self.rng.choice(self.world.reporters)} 摄" if self.maybe(0.7) else None
            )
            captions = ((desk_story.rule("caption"), credit),)
        byline = None
        if name in ("meeting", "visit", "event", "news", "brief") and self.maybe(0.5):
            body[0] = ("paragraph", self._dateline() + body[0][1])
        elif not brief and self.maybe(0.55):
            reporter = self.rng.choice(self.world.reporters)
            byline = self.rng.choice(
                ("本报记者 {}", "记者 {}", "通讯员 {}", "□ 本报记者 {}")
            ).format(reporter)
        titles = told.cluster
        join = " ".join
        return self._in_script(
            Story(
                headline=join(titles.headline) or desk_story.rule("h_news"),
                kicker=join(titles.kicker) or None,
                deck=join(titles.deck) or None,
                byline=byline,
                body=tuple(body),
                captions=captions,
            )
        )

    def _dateline(self) -> str:
        reporter = self.rng.choice(self.world.reporters)
        return self.rng.choice(
            ("本报讯 ", "本报讯（记者 {}）", "本报讯 （通讯员 {}）", "【本报讯】")
        ).format(reporter)

    def _in_script(self, story: Story) -> Story:
        def turn(text: str | None) -> str | None:
            return self.text(text) if text else text

        return Story(
            headline=turn(story.headline),
            kicker=turn(story.kicker),
            deck=turn(story.deck),
            byline=turn(story.byline),
            body=tuple((role, self.text(text)) for role, text in story.body),
            captions=tuple(
                (self.text(caption), turn(credit)) for caption, credit in story.captions
            ),
            kind=story.kind,
        )

    def _told(self, name: str) -> tuple[str, list[tuple[str, str]]]:
        told = stories.KINDS[name](open_story(self.desk, self._subject()))
        return " ".join(told.cluster.headline), [(p.role, p.text) for p in told.body]

    def _advertisement(self, room: int) -> Story:
        name = "classified" if room > 500 and self.maybe(0.4) else "advertisement"
        headline, body = self._told(name)
        return self._in_script(Story(headline, tuple(body), kind="advertisement"))

    def _notice(self, room: int) -> Story:
        headline, body = self._told("notice")
        signed = [("paragraph", self.world.district), ("paragraph", chinese_date(self.date))]
        kept = list(cut_body(body, max(60, room - 40)))
        return self._in_script(Story(headline, tuple(kept + signed), kind="notice"))

    def _picture(self, room: int) -> Story:
        headline, body = self._told("picture")
        caption = next(text for role, text in body if role == "caption")
        credit = next((text for role, text in body if role == "credit"), None)
        title = headline if self.maybe(0.6) else None
        return self._in_script(Story(title, (), captions=((caption, credit),), kind="picture"))

    def names(self, count: int) -> list[str]:
        return [self.text(person(self.rng)) for _ in range(count)]


@functools.cache
def opencc_t2s() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def chinese_date(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
