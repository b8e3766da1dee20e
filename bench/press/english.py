"""A small English copy desk for the Latin pages; people, places and bodies are invented."""

from __future__ import annotations

import random

from bench.press.story import Story

FIRST = [
    "Ada",
    "Bram",
    "Cora",
    "Dell",
    "Edda",
    "Finn",
    "Greta",
    "Hugh",
    "Iris",
    "Joss",
    "Kit",
    "Lena",
    "Milo",
    "Nora",
    "Owen",
    "Petra",
    "Quill",
    "Rhea",
    "Saul",
    "Tess",
    "Ursa",
    "Vance",
    "Wren",
]
LAST = [
    "Ashcombe",
    "Birchall",
    "Corrigan",
    "Dunmore",
    "Ellery",
    "Farrow",
    "Gallagher",
    "Hensley",
    "Ibbotson",
    "Jessop",
    "Kerridge",
    "Lockyer",
    "Merriman",
    "Norcott",
    "Oakley",
    "Pemberton",
    "Quayle",
    "Radcliffe",
    "Sotheby",
    "Thistlewood",
    "Underhill",
    "Verney",
    "Wainwright",
]
PLACE = [
    "Harrowmere",
    "Brackenford",
    "Saltley",
    "Wexcombe",
    "Thornmouth",
    "Ellisdale",
    "Quarrybank",
    "Millhaven",
    "Otterburn",
    "Stonebridge",
    "Larkfield",
    "Dunwich",
    "Fairwater",
    "Penhallow",
]
BODY = [
    "harbour board",
    "county council",
    "library trust",
    "water company",
    "school governors",
    "railway office",
    "market committee",
    "housing panel",
    "hospital trustees",
    "parks department",
    "fire service",
    "allotment society",
]
THING = [
    "footbridge",
    "reading room",
    "tidal barrier",
    "bus shelter",
    "orchard",
    "clock tower",
    "pumping station",
    "night market",
    "ferry timetable",
    "sports hall",
    "music school",
    "cattle market",
    "bakery",
    "weather station",
]
WAS = [
    "reopened",
    "approved",
    "extended",
    "postponed",
    "repaired",
    "criticised",
    "welcomed",
    "inspected",
    "funded",
    "closed",
]
WHY = [
    "after months of consultation",
    "despite objections from traders",
    "following the winter floods",
    "at a cost of {n},000 pounds",
    "before the end of the financial year",
    "without a single dissenting vote",
    "to the relief of commuters",
]
OPEN = [
    "The {thing} in {place} was {was} on {day} {why}, the {body} has announced.",
    "Residents of {place} learned on {day} that the {thing} had been {was} {why}.",
    "A plan for the {thing} at {place} was {was} by the {body} on {day}.",
]
MORE = [
    "{who}, who speaks for the {body}, said the decision would affect about {n} households in the district.",
    '"We have waited {m} years for the {thing}," said {who}, of {place}, "and nobody believed it would happen."',
    "According to figures published last week, the number of visitors rose by {m} per cent to {n} in a single season.",
    "The {body} expects work to continue until the spring, although contractors have warned of further delay.",
    "Neighbouring {place} introduced a similar arrangement {m} years ago and has since extended it twice.",
    "A public meeting will be held in the assembly rooms at {place}, where drawings of the {thing} can be examined.",
    "Volunteers have collected {n} signatures and presented them to {who} outside the council offices.",
    "Critics argue that the money would have been better spent on the {thing}, which has been neglected for a decade.",
    "{who} told members that maintenance alone had consumed a considerable part of the annual budget.",
    "The {thing} was designed by {who} and opened in the year of the great storm.",
    "Shopkeepers along the waterfront reported brisk trading, particularly among younger customers.",
    "No date has been fixed for the next inspection, but engineers consider the structure to be sound.",
]
HEADS = [
    "{Thing} {was} {short}",
    "{place} {thing} {was}",
    "{Body} backs new {thing}",
    "Fresh doubts over {place} {thing}",
    "{place} waits for its {thing}",
]
DECKS = [
    "{Body} promises answers within {m} weeks",
    "Work on {thing} to begin in spring",
    "{who} calls for patience",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]


class Desk:
    """Tells English stories with one generator of chance."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def _say(self, template: str, fixed: dict[str, str]) -> str:
        pick = self.rng.choice
        words = {
            "who": f"{pick(FIRST)} {pick(LAST)}",
            "n": str(self.rng.randint(2, 960)),
            "m": str(self.rng.randint(2, 40)),
            "day": pick(DAYS),
            "why": pick(WHY),
            "was": pick(WAS),
            "short": pick(("at last", "again", "in haste", "after row")),
            **fixed,
        }
        return template.format(**words).replace("{n}", words["n"])

    def story(
        self, room: int, kind: str = "article", *, pictures: int = 0, brief: bool = False
    ) -> Story:
        pick = self.rng.choice
        thing, body, place = pick(THING), pick(BODY), pick(PLACE)
        fixed = {
            "thing": thing,
            "body": body,
            "place": place,
            "Thing": thing.capitalize(),
            "Body": body.capitalize(),
        }
        letters = room * 1.9  # English letters are about half as wide
        paragraphs: list[str] = [self._say(pick(OPEN), fixed)]
        bag: list[str] = []
        while sum(map(len, paragraphs)) < letters * 1.06 + 60:
            bag = bag or self.rng.sample(MORE, len(MORE))
            count = min(len(bag), self.rng.randint(1, 3))
            paragraphs.append(" ".join(self._say(bag.pop(), fixed) for _ in range(count)))
        pieces = [("paragraph", text) for text in paragraphs]
        if kind == "picture":
            return Story(None, (), captions=((self._say(pick(MORE[5:9]), fixed), None),), kind=kind)
        if room > 700 and kind == "article":
            pieces.insert(
                3,
                (
                    "crosshead",
                    pick(("Counting the cost", "A question of timing", "What happens next")),
                ),
            )
        if kind in ("advertisement", "notice"):
            pieces = pieces[:3]
        by = (
            f"By {pick(FIRST)} {pick(LAST)}"
            if not brief and kind == "article" and self.rng.random() < 0.7
            else None
        )
        deck = (
            self._say(pick(DECKS), fixed)
            if not brief and kind == "article" and self.rng.random() < 0.3
            else None
        )
        captions = (
            (
                (
                    self._say("The {thing} at {place} as it stood on {day}.", fixed),
                    f"Photograph: {pick(FIRST)} {pick(LAST)}",
                ),
            )
            if pictures
            else ()
        )
        return Story(
            self._say(pick(HEADS), fixed),
            tuple(pieces),
            deck=deck,
            byline=by,
            captions=captions,
            kind=kind,
        )
