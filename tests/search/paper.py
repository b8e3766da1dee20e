"""Invented articles for the tests of search, and chance ones."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from shuzibao.model import Role
from shuzibao.search import Indexable

LEAD = "本报讯（记者 林海）11月29日，区长梁允中走访养老机构，慰问百岁老人；全区6845户家庭受益。"


def article(
    number: int = 1,
    *paragraphs: str,
    headline: str | None = None,
    kicker: str | None = None,
    deck: str | None = None,
    date: dt.date | None = dt.date(2021, 11, 29),
    year: int | None = None,
    paper: str = "lantai",
    page: int = 1,
    issue: str | None = None,
    **more: object,
) -> Indexable:
    """An article of the invented 兰台报."""
    heads = ((Role.KICKER, kicker), (Role.HEADLINE, headline), (Role.DECK, deck))
    pieces = [(role, text) for role, text in heads if text]
    pieces += [(Role.PARAGRAPH, text) for text in paragraphs]
    issue = issue or f"{paper}/{date or 'undated-0000beef'}"
    return Indexable(
        id=f"{issue}/{page}/{number}",
        pieces=tuple(pieces),
        display_title=headline or "无题",
        display_title_made=headline is None,
        paper=paper,
        page=page,
        date=date,
        year=date.year if date else year,
        **more,  # type: ignore[arg-type]
    )


# Few words, so that chance articles share them and chance queries find something.
WORDS = (
    "养老", "養老", "机构", "機構", "老人", "了解", "瞭解", "沿着", "沿著", "梁允中", "服務", "服务", "区",
    "發展", "发展", "6845", "5G", "Expo", "world", "2.5", "A座", "２０２１", "后", "後", "〇", "fit", "é",
)  # fmt: skip
MARKS = ("，", "。", "、", "“", "”", " ", "\u3000", "（", "）", "：", "-", "\u200b", "\n", "！")

texts = st.lists(st.sampled_from([*WORDS, *WORDS, *MARKS]), min_size=1, max_size=14).map("".join)
dates = st.one_of(
    st.none(),
    st.sampled_from([dt.date(2021, 11, 29), dt.date(2021, 12, 6), dt.date(2022, 1, 3)]),
)


@st.composite
def articles(draw: st.DrawFn, number: int = 1) -> Indexable:
    """A chance article; its number makes its id."""
    date = draw(dates)
    return article(
        number,
        *draw(st.lists(texts, min_size=1, max_size=3)),
        headline=draw(st.none() | texts),
        kicker=draw(st.none() | texts),
        deck=draw(st.none() | texts),
        date=date,
        year=draw(st.sampled_from([None, 2021, 2023])),
        page=draw(st.integers(1, 3)),
        kind=draw(st.sampled_from(["article", "notice"])),
        sections=draw(st.sampled_from([(), ("要闻",), ("要聞", "民生")])),
        named={"person": draw(st.sampled_from([(), ("梁允中",), ("梁允中", "林海")]))},
        byline=draw(st.sampled_from([None, "本报记者 林海"])),
    )


papers = st.lists(st.none(), min_size=1, max_size=6).flatmap(
    lambda slots: st.tuples(*(articles(number) for number, _ in enumerate(slots, 1)))
)

WORD = st.one_of(
    st.sampled_from([*WORDS, "老", "构", "exp*", "机构6845", "5g网", "梁*"]),
    texts.map(lambda text: '"' + text.replace('"', "") + '"'),
)
CLAUSE = st.one_of(
    WORD,
    WORD.map(lambda word: f"-{word}"),
    st.tuples(st.sampled_from(["标题:", "kicker:", "body:", "副题：", "section:", "byline:"]), WORD).map(
        "".join
    ),
    st.sampled_from(
        [
            "date:2021", "date:2021-11..2021-12", "date:..2021-11-30", "date:2022..", "date:2023",
            "page:2", "page:1..2", "kind:notice", "人物:梁允中", "person:林海", "paper:兰台",
            "section:要聞", "(", ")", "OR", "|", "AND", '"', "NOT", "foo:bar", "date:",
        ]
    ),
)  # fmt: skip
queries = st.lists(CLAUSE, min_size=1, max_size=6).map(" ".join)
