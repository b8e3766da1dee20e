"""One case of the benchmark: an invented page, damaged in one style, and its truth."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from random import Random

from bench.dumps import markdown, textstyles
from bench.dumps.markdown import MARKDOWN_STYLES, MarkdownStyle
from bench.dumps.story import SetStory, set_story
from bench.dumps.tape import FURNITURE, Owner, Row, Tape
from bench.dumps.textstyles import TEXT_STYLES, TextStyle
from bench.dumps.toolcase import make_tool_case
from bench.dumps.tools import TOOLS, here
from bench.dumps.truth import Truth, truth_of
from bench.hand import invent_by_hand
from bench.invent import InventedArticle, InventedIssue, InventedPage, invent_issue
from bench.invent.grammar import rules
from bench.invent.scripts import traditional

# Pages of stories that the grammar did not write, in the styles that ask most of the language.
BY_HAND = ("blank-lines", "bare-lines", "full-indent", "heads-last", "heads-first", "heads-scattered",
           "banded", "columns-crossed", "kickers-torn", "spaced-out", "centred-heads", "vertical",
           "md-plain", "md-cut", "md-random-levels", "md-bold")  # fmt: skip
STYLES: dict[str, TextStyle | MarkdownStyle | None] = {
    **TEXT_STYLES,
    **MARKDOWN_STYLES,
    **{f"hand-{name}": {**TEXT_STYLES, **MARKDOWN_STYLES}[name] for name in BY_HAND},
    **{name: None for name in TOOLS if here(name)},  # not damaged by us
}
# Scored in rows of their own, not in ALL: a human could not give back shredded lines either, and
# English is not what the rebuilder is for.
UNRANKED = frozenset({"shredded", "english", "english-bare", "md-english"})
# Seeds of the two splits never meet: tune on dev, report test.
SPLITS = {"dev": 1_000_000, "test": 2_000_000}


@dataclass(slots=True)
class Case:
    """files: (name, text, owner of each character), in the order of the issue's pages."""

    style: str
    seed: int
    script: str
    files: list[tuple[str, str, list[Owner | None]]]
    truth: Truth


def make_case(style_name: str, seed: int, hand: str = "") -> Case:
    """The case of this style and seed; the same on every machine. hand: the files of stories by hand, "" for all."""
    style = STYLES[style_name]
    if style is None:
        script, files, truth = make_tool_case(
            style_name, seed, "test" if seed >= SPLITS["test"] else "dev"
        )
        return Case(style_name, seed, script, files, truth)
    rng = Random(f"dump/{style_name}/{seed}")
    issue = _issue(rng.randrange(1 << 40), seed, style_name, style, hand)
    with_masthead = rng.random() < 0.6
    masthead = issue.masthead if with_masthead else None
    articles = [article for page in issue.pages for article in page.articles]
    if isinstance(style, TextStyle) and rng.random() < style.torn:
        articles = _tear_a_head(rng, articles)
    furniture = [pair for page in issue.pages for pair in page.furniture]
    if masthead:
        furniture = [("masthead", line) for line in masthead.lines] + furniture
    if isinstance(style, MarkdownStyle) and style.pages == 1 and rng.random() < style.banner:
        furniture += [("section_head", line) for line in _banner(rng, issue)]
    truth = truth_of(articles, furniture, masthead)
    suffix = "md" if isinstance(style, MarkdownStyle) else "txt"
    files: list[tuple[str, str, list[Owner | None]]] = []
    tape = Tape()
    for page in issue.pages:
        if tape.parts and suffix == "txt":
            tape.put("\f")
        _write(rng, style, page, articles, furniture, tape, with_masthead)
        if suffix == "md" or style.file_a_page:
            files.append((f"{page.number}.{suffix}", tape.text, tape.owners))
            tape = Tape()
    if tape.parts:
        files.append(("page.txt", tape.text, tape.owners))
    return Case(style_name, seed, issue.script, files, truth)


def _issue(
    within: int, seed: int, style_name: str, style: TextStyle | MarkdownStyle, hand: str
) -> InventedIssue:
    if style_name.startswith("hand-"):
        split = "test" if seed >= SPLITS["test"] else "dev"
        return invent_by_hand(
            within, split, script=style.script, pages=1, stories=(3, 5), files=hand
        )
    return invent_issue(
        within,
        pages=style.pages,
        script=style.script,
        period=style.period if isinstance(style, TextStyle) else "today",
        stories=(2, 5),
    )


def _write(
    rng: Random,
    style: TextStyle | MarkdownStyle,
    page: InventedPage,
    articles: list[InventedArticle],
    furniture: list[tuple[str, str]],
    tape: Tape,
    with_masthead: bool,
) -> None:
    stories = _set(rng, style, page, articles)
    rows = [
        Row([(line, (FURNITURE, number))], role)
        for number, (role, line) in enumerate(furniture)
        if role in {"masthead", "section_head"} or (role, line) in page.furniture
    ]
    top = [row for row in rows if row.role == "masthead"] if page.number == 1 else []
    loose = [row for row in rows if row.role != "masthead"]
    if isinstance(style, MarkdownStyle):
        markdown.write_page(rng, style, stories, loose, top, tape)
    else:
        textstyles.write_page(rng, style, stories, loose, top, tape)


def _banner(rng: Random, issue: InventedIssue) -> list[str]:
    """The head of the whole page, in two lines: a slogan that belongs to no story."""
    line = rng.choice(rules()["banner"])
    for slot, word in (
        ("{dist}", issue.district),
        ("{d0}", issue.district[:2]),
        ("{topic}", "民生"),
    ):
        line = line.replace(slot, word)
    if issue.script != "hans":
        line = traditional(line, "s2t")
    return line.split("‖")


def _set(
    rng: Random,
    style: TextStyle | MarkdownStyle,
    page: InventedPage,
    articles: list[InventedArticle],
) -> list[SetStory]:
    """The page's stories in columns; `index` is their place in the truth, so pages may follow."""
    measure = rng.randint(*(style.measure if isinstance(style, TextStyle) else (11, 18)))
    stories = []
    for index, article in enumerate(articles):
        if article.page != page.number:
            continue
        change = (
            rng.choice((0, 0, 6, 8, -3)) if isinstance(style, TextStyle) and style.change else 0
        )
        stories.append(
            set_story(
                rng,
                index,
                article,
                measure=measure + rng.choice((0, 0, 4)),
                columns=rng.randint(1, 4),
                change=change,
                wrapped=style.wrapped if isinstance(style, TextStyle) else True,
            )
        )
    return stories


def _tear_a_head(rng: Random, articles: list[InventedArticle]) -> list[InventedArticle]:
    """One story that opens with its own lead loses its titles altogether."""
    able = [
        number
        for number, article in enumerate(articles)
        if article.subject in {"meeting", "visit", "event", "news"}
        and (article.dateline or article.body[0].text[:3].strip("0123456789").startswith("月"))
    ]
    if not able:
        return articles
    torn = rng.choice(able)
    bare = dataclasses.replace(articles[torn], kicker=(), headline=(), deck=(), readings=())
    return [bare if number == torn else article for number, article in enumerate(articles)]
