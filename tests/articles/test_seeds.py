"""What the two real pages must give. Their text is read where it lies and never stands here at length."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shuzibao import Source, make_issue
from shuzibao.model import Given, Issue, Jump, Role

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
DUMP, MARKDOWN = "000_71f2679177faa161.txt", "003_4ea7fffd9326e4f5.txt"
here = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed pages are not at {SEEDS}")


def rebuilt(name: str, given: Given | None = None, change: tuple[str, str] | None = None) -> Issue:
    data = (SEEDS / name).read_bytes()
    if change:
        data = data.decode().replace(*change).encode()
    return make_issue([Source(name, data)], given or Given())


def shape(issue: Issue) -> list[tuple[str | None, str | None, str | None, list[str]]]:
    return [
        (a.kicker, a.headline, a.deck, [str(e.role)[0] for e in a.body]) for a in issue.articles
    ]


@here
def test_the_dump_gives_its_four_articles() -> None:
    """A lead without headline, a headline torn to the file's end, a headline in two lines, a couplet."""
    issue = rebuilt(DUMP)

    p, c = "p", "c"
    assert [one[3] for one in shape(issue)] == [[p] * 3, [p] * 3, [p, p, c, p, c, p, c, p], [p] * 4]
    first, second, third, fourth = issue.articles
    assert first.headline is None
    assert first.display_title_made
    assert "漕开发拓展功能区" in first.display_title
    assert (second.kicker, second.headline) == ("护航进博会", "女闪巾帼服务团成立了")
    assert third.headline is not None
    assert len(third.headline.split(" ")) == 2
    assert third.deck is not None
    assert third.deck.endswith("举行")
    assert fourth.headline == "心系桑榆 情暖重阳"
    assert fourth.deck is not None


@here
def test_the_dump_without_a_date_infers_its_year_and_takes_a_given_one() -> None:
    """No date is printed: the year is inferred, and --date sets the day."""
    inferred = rebuilt(DUMP)
    given = rebuilt(DUMP, Given(date=dt.date(2023, 10, 30)))

    assert (inferred.date, inferred.year, inferred.date_basis) == (None, 2023, "inferred")
    assert (given.date, given.date_basis) == (dt.date(2023, 10, 30), "given")


@here
def test_the_markdown_page_gives_its_masthead() -> None:
    """Name, number, running number, date with its weekday, permit, website, channels."""
    issue = rebuilt(MARKDOWN)

    assert issue.title is not None
    assert issue.title.name == "徐匯報"
    assert (issue.number, issue.running_number, issue.permit) == (49, 1650, "(B)0150")
    assert (issue.date, issue.weekday) == (dt.date(2021, 11, 29), "星期一")
    assert issue.website == "http://www.xuhuibao.com"
    assert not [notice for notice in issue.notices if "星期" in notice.what]
    channels = " ".join(e.text for e in issue.furniture)
    assert all(word in channels for word in ("徐匯通 APP", "微信", "微博", "抖音"))


@here
def test_the_markdown_page_gives_its_three_articles() -> None:
    """Headline and deck on one line, a kicker marked lower, cut paragraphs whole, crossheads without markup."""
    issue = rebuilt(MARKDOWN)

    p, c = "p", "c"
    assert [one[3] for one in shape(issue)] == [[p] * 3, [p] * 3, [p, c, p, p, p, c, p, p]]
    first, second, third = issue.articles
    assert first.continues_on == Jump(2)
    printed = (SEEDS / MARKDOWN).read_text("utf-8").splitlines()
    lead, kicker = (
        next(line for line in printed if line.startswith(mark)) for mark in ("## ", "### ")
    )
    assert f"{first.headline} {first.deck}" == lead.removeprefix("## ")
    assert first.deck == lead.split(" ")[-1]
    assert second.kicker == kicker.removeprefix("### ")
    text = "\n".join(e.text for a in issue.articles for e in a.body)
    for whole in (
        "代會精神作為當下",
        "永葆對黨忠誠的",
        "“人民城市人民建，人民城市為人民”",
        "医养相結合",
        "積極推進兒童友好城市建設",
    ):
        assert whole in text
    assert "下轉" not in text
    assert [e.text for e in third.body if e.role is Role.CROSSHEAD] == [
        "打造“五位一體”養老服務體系",
        "打造兒童友好社區",
    ]
    assert [e.text for e in issue.furniture if e.role is Role.SECTION_HEAD] == [
        "深入貫徹落實 徐匯區第十一次黨代會精神"
    ]


@here
@pytest.mark.parametrize("name", [DUMP, MARKDOWN])
@pytest.mark.parametrize(
    "change",
    [("\n", "\r\n"), ("\n\n", "\n"), ("\n", "\n\n"), ("\n", "  \n"), ("\n", "\u3000\n"), ("", "")],
    ids=[
        "crlf",
        "no blank lines",
        "doubled lines",
        "trailing spaces",
        "full-width spaces",
        "as it is",
    ],
)
def test_line_ends_and_blank_lines_change_no_article(name: str, change: tuple[str, str]) -> None:
    """CRLF, BOM, doubled or missing blank lines and trailing spaces change no article's text."""
    plain = rebuilt(name)
    changed = rebuilt(name, change=change if change[0] else None)
    marked = make_issue([Source(name, b"\xef\xbb\xbf" + (SEEDS / name).read_bytes())])

    def texts(issue: Issue) -> list[list[tuple[Role, str]]]:
        return [[(e.role, e.text) for e in a.elements] for a in issue.articles]

    assert texts(changed) == texts(plain)
    assert texts(marked) == texts(plain)
