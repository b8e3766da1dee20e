"""Pages of stories written by hand, one by one, as a paper's reporters would: the grammar of
`bench.invent` has habits of its own, and a rebuilder fitted on it alone learns them.

    issue = invent_by_hand(7, "dev", script="hant", pages=1, stories=(3, 5))

Every third story belongs to the test split and never meets the others; of j to s whole files are dev or test. Those
take the build of their parts (how many, in what order, signed and set how) from real papers and their words from
nobody: j to q from digital editions; r and s, by one who had not read the rebuilder, from the habits of papers since
1950, a third of them in traditional characters, which stay so on any page. The files:

    = kicker        & notice (what kind the story is, "article" without)
    # headline      one printed line each
    - deck
    @ byline
    * crosshead     ! caption     % credit     all else is a paragraph a line; an empty line ends the story
    ^ who wrote it, in brackets behind the words of the last paragraph
    > the line that sends to another page (behind the body) or names the page that the story comes from (before it)
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from pathlib import Path
from random import Random

from bench.invent import InventedArticle, InventedIssue, InventedJump, Piece, invent_issue
from bench.invent.scripts import VARIANTS, changer, convert
from shuzibao.script.fold import fold

HERE = Path(__file__).resolve().parent
TEST_EVERY = 3
WHOLE = {**dict.fromkeys("jklpr", "dev"), **dict.fromkeys("mnoqs", "test")}  # files of one split
HAN = "\u4e00-\u9fff"
SIGNED = rf"[{HAN}]{{2,4}}(?:[、\s][{HAN}]{{2,4}})*?"  # one name or several
# How a story opens, folded: 本报讯（记者 林知秋）, 南江讯 记者林知秋 昨日, 【林知秋╱台北报导】, 南江时报【林知秋】, （南江日报报道）.
LEAD = re.compile(
    rf"(?P<wire>[【〔]?(?:\S{{0,6}}报)?(?:讯|特讯|专讯|消息)[】〕]?|[【〔]?据?(?:本报|新华社|中央社|中新社|[{HAN}]{{2,8}}网)\S{{0,4}}?(?:(?:\d+月)?[\d一二三四五六七八九十]{{1,3}}日)?[专综合]{{0,2}}[电讯][】〕]?"
    rf"|[{HAN}]{{2,4}}讯(?=\s)|（[{HAN}]{{2,6}}报(?:讯|报道)）)?"
    rf"\s?(?:[（〔【](?P<inside>[^）〕】]*(?:记者|通讯员)[^）〕】]+)[）〕】]|(?P<bare>(?<=\s)记者\s?{SIGNED})(?=报道|报导|[\s，：])"
    rf"|【(?P<placed>{SIGNED})[╱／/][{HAN}]{{2,5}}(?:报导|报道|电)】|[{HAN}]{{2,4}}报【(?P<named>{SIGNED})】)?"
)
# … 的脚步。报导．摄影╱林知秋: who wrote it closes the intro.
INTRO = re.compile(rf"(?<=[。！？」”])(?:报导|报道|采访|文)[．·、\s]?摄影[╱／/](?:{SIGNED})$")
DIGITS = "一二三四五六七八九"
BODY = {"*": "crosshead", "!": "caption", "%": "credit"}
TITLES = {"=": "kicker", "#": "headline", "-": "deck"}
MOST_LABEL = 6  # characters of a kicker that may as well be the name of a column of the paper

Reading = tuple[str | None, str | None, str | None]


def invent_by_hand(
    seed: int,
    split: str,
    *,
    script: str | None = None,
    pages: int = 1,
    stories: tuple[int, int],
    files: str = "",
) -> InventedIssue:
    """An issue of the invented kind whose stories are written by hand; no story comes twice in it.

    split: "dev" or "test". script, pages, stories: as for `invent_issue`. files: letters of the files to take
    stories from, "" for all.
    """
    rng = Random(f"hand/{split}/{seed}")
    script = script or rng.choices(("hans", "hant", "mixed"), (5, 3, 2))[0]
    issue = invent_issue(seed, pages=pages, script=script, stories=(1, 1), continued=False)
    pool = list(bank(split, files))
    rng.shuffle(pool)
    made = []
    for page in issue.pages:
        count = rng.randint(*stories)
        taken, pool = pool[:count], pool[count:]
        articles = tuple(
            dataclasses.replace(told, key=f"{page.number}/{at}", page=page.number)
            for at, told in enumerate(taken, 1)
        )
        if script != "hans":
            kept = rng.uniform(0.01, 0.06) if script == "mixed" else 0.0
            articles = convert(articles, changer(rng, rng.choice(VARIANTS), kept))
        made.append(dataclasses.replace(page, articles=articles))
    return dataclasses.replace(issue, pages=tuple(made))


@cache
def bank(split: str, files: str = "") -> tuple[InventedArticle, ...]:
    """The stories of a split, in the order of the files. files: their letters, "" for all."""
    texts = [
        (path.stem, text)
        for path in sorted(HERE.glob("*.txt"))
        for text in path.read_text("utf-8").strip().split("\n\n")
    ]
    return tuple(
        story(text)
        for number, (file, text) in enumerate(texts)
        if _split_of(file, number) == split and file in (files or file)
    )


def _split_of(file: str, number: int) -> str:
    return WHOLE.get(file) or ("dev" if number % TEST_EVERY else "test")


def story(text: str) -> InventedArticle:
    """One story of a file."""
    parts: dict[str, list[str]] = {"=": [], "#": [], "-": [], "@": [], "&": []}
    body: list[Piece] = []
    tail, jumps = None, {}
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "^":
            tail, body[-1] = rest, Piece("paragraph", body[-1].text + rest)
        elif mark == ">":
            jumps[bool(body)] = InventedJump(_page_of(rest), rest)
        elif mark in parts:
            parts[mark].append(rest)
        elif mark in BODY:
            body.append(Piece(BODY[mark], rest))
        else:
            body.append(Piece("paragraph", line))
    dateline, inside = _led(next((p.text for p in body if p.role == "paragraph"), body[0].text))
    own = next(iter(parts["@"]), None)
    kicker, headline, deck = (tuple(parts[mark]) for mark in TITLES)
    return InventedArticle(
        key="",
        page=0,
        kind=next(iter(parts["&"]), "article"),
        subject="verse" if _is_verse(body) else "told",
        story=headline[0],
        body=tuple(body),
        kicker=kicker,
        headline=headline,
        deck=deck,
        readings=_readings(*(" ".join(part) or None for part in (kicker, headline, deck))),
        byline=own or inside or tail,
        byline_set="line" if own else "lead" if inside else "tail" if tail else None,
        dateline=dateline,
        continues_on=jumps.get(True),
        continued_from=jumps.get(False),
    )


def _led(text: str) -> tuple[str | None, str | None]:
    """The dateline and the byline that stand inside a story's first paragraph, as printed."""
    folded = fold(text)
    lead, intro = LEAD.match(folded), INTRO.search(folded)
    assert lead is not None  # of nothing, if need be
    who = next((name for name in ("inside", "bare", "placed", "named") if lead[name]), None)
    byline = (
        text[slice(*lead.span(who))].partition("／")[0] if who else intro and text[intro.start() :]
    )
    end = lead.end("wire") if who == "bare" else lead.end()
    dateline = text[:end].strip() if lead["wire"] else None
    return dateline and (dateline.strip("（）") if dateline[0] == "（" else dateline), byline


def _page_of(line: str) -> int | str:
    """The first page that a jump line names, in digits, as one Chinese numeral, or by its letter: C3 for C03."""
    if lettered := re.search(r"([A-D])(\d+)", line):
        return f"{lettered[1]}{int(lettered[2])}"
    named = re.search(rf"\d+|[{DIGITS}](?=版)", line)
    if named is None:
        raise ValueError(f"no page in the jump line {line!r}: write 转第4版 or 四版")
    return int(named[0]) if named[0].isdigit() else DIGITS.index(named[0]) + 1


def _is_verse(body: list[Piece]) -> bool:
    return len(body) > 3 and all(len(piece.text) < 14 for piece in body)


def _readings(kicker: str | None, headline: str | None, deck: str | None) -> tuple[Reading, ...]:
    """What else is fair where no sizes are seen: neighbours read as one, a label as no title."""
    fair: list[Reading] = []
    if headline and deck:
        fair.append((kicker, f"{headline} {deck}", None))
        if not kicker and not deck.startswith("—"):
            fair.append((headline, deck, None))
    if kicker and headline:
        fair.append((None, f"{kicker} {headline}", deck))
        if len(kicker) <= MOST_LABEL:
            fair += [(None, headline, deck), *_readings(None, headline, deck)]
    first, _, second = (headline or "").partition(" ")
    if second and not kicker:
        fair.append((first, second, deck))
        fair.append((None, first, second) if not deck else (first, f"{second} {deck}", None))
    return tuple(fair)
