"""The facts of one story: who, where, about what; ready for the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from bench.invent import names
from bench.invent.grammar import Bag, Teller, packs
from bench.invent.model import Person
from bench.invent.world import LEVELS, World, numbers


@dataclass
class Desk:
    """What neighbouring stories on one page share: the subjects used, the bags of their words."""

    rng: Random
    world: World
    bags: dict[str, dict[str, Bag]] = field(default_factory=dict)
    subjects: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    def new_subject(self) -> str:
        """A subject that no neighbour has."""
        if not self.subjects:
            allowed = LEVELS[self.world.level].subjects or tuple(packs())
            self.subjects = list(allowed)
            self.rng.shuffle(self.subjects)
        return self.subjects.pop()


@dataclass
class Story:
    """A teller and the facts that stay fixed while it tells."""

    teller: Teller
    subject: str
    fixed: Mapping[str, str]
    leaders: tuple[Person, ...]
    voices: tuple[Person, ...]

    def say(self, template: str) -> str:
        return self.teller.say(template)

    def rule(self, name: str) -> str:
        return self.teller.rule(name)


def open_story(desk: Desk, subject: str | None = None) -> Story:
    """A story on a subject of its own, or a second one on the given subject."""
    rng, world = desk.rng, desk.world
    subject = subject or desk.new_subject()
    pack = packs()[subject]
    bags = desk.bags.setdefault(subject, {})
    teller = Teller(rng, pack, {}, bags)
    leaders = _cast(rng, world)
    words = _places(rng, world)
    for key, source in (("topic", "topics"), ("prog", "progs"), ("event", "events")):
        words[key] = teller.draw(source, pack[source])
    teller.facts.update(words)  # organisations and acts need the places
    orgs = LEVELS[world.level].orgs or pack["orgs"]
    words["org"] = teller.say(teller.draw("orgs", orgs))
    words["org2"] = teller.say(teller.draw("orgs", orgs))
    words["prog.bare"] = words["prog"]
    words["act0"] = teller.draw("acts", pack["acts"])
    words["noun0"] = teller.draw("nouns", pack["nouns"])
    words["aim0"] = teller.draw("aims", pack["aims"])
    for number, leader in enumerate(leaders, 1):
        words[f"p{number}"], words[f"p{number}.full"] = leader.name, leader.full
    teller.facts.update(numbers(rng, world.date))  # type: ignore[arg-type]
    teller.facts.update(words)
    words["meet"] = teller.rule("meet_name")
    voices = tuple(Person(names.person(rng), (teller.draw("who", pack["who"]),)) for _ in range(3))
    teller.facts.update(_callables(rng, world, teller, voices))
    teller.facts.update(words)
    return Story(teller, subject, words, leaders, voices)


def _cast(rng: Random, world: World) -> tuple[Person, ...]:
    """Five leaders, higher ranks more often first."""
    first = min(int(rng.expovariate(0.5)), len(world.leaders) - 1)
    others = [leader for number, leader in enumerate(world.leaders) if number != first]
    rng.shuffle(others)
    return (world.leaders[first], *sorted(others[:4], key=world.leaders.index))


def _places(rng: Random, world: World) -> dict[str, str]:
    return {
        "d0": world.core,
        "dist": world.district,
        "u": LEVELS[world.level].own,
        "city": world.city,
        "sub": rng.choice(world.subs),
        "comm": rng.choice(world.comms),
        "place0": rng.choice(world.places),
        "school": rng.choice(world.schools),
        "firm": rng.choice(world.firms),
        "uni": f"{world.core}{rng.choice(('大学', '理工学院', '师范学院'))}",
        "park": f"{rng.choice(world.places)[:2]}产业园",
        "village": f"{rng.choice(world.roads)[:2]}村",
        "street": rng.choice(world.roads),
        "road2": rng.choice(world.roads),
        "road3": rng.choice(world.roads),
        "daypart": rng.choice(("上午", "下午")),
    }


def _callables(
    rng: Random, world: World, teller: Teller, voices: tuple[Person, ...]
) -> dict[str, object]:
    pack = teller.pack
    near = rng.sample(world.places, 3)
    subs = rng.sample(world.subs, 3)

    def aim() -> str:
        return teller.draw("aims", pack["aims"])

    return {
        "noun": lambda: teller.draw("nouns", pack["nouns"]),
        "place": lambda: rng.choice(near),
        "sub": lambda: rng.choice(subs),
        "v": lambda: rng.choice(voices).full,
        "v.name": lambda: rng.choice(voices).name,
        "v.she": lambda: rng.choice("她他"),
        "aims.bare": aim,
        "aims.do": aim,
        "aims.do2": aim,
    }
