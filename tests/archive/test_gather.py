"""Which sources are one issue."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from shuzibao.gather import Said, gather

DAY = dt.date(2024, 3, 15)
OTHER_DAY = dt.date(2024, 3, 22)


def front(name: str = "p1.pdf", date: dt.date | None = DAY, folder: str = "week") -> Said:
    return Said(name, folder, "云泽周报", date, date.year if date else None)


def inner(
    name: str, folder: str = "week", year: int | None = None, pages: tuple[int, ...] = ()
) -> Said:
    return Said(name, folder, year=year, pages=pages)


def test_two_dumps_that_say_nothing_are_two_issues() -> None:
    """Lying side by side makes no issue."""
    assert gather([inner("a.txt"), inner("b.txt")]) == [(0,), (1,)]


def test_pages_behind_the_only_masthead_are_its_issue() -> None:
    """`add week47/*.pdf`: the front page names all of them."""
    assert gather([front(), inner("p2.pdf"), inner("p3.pdf")]) == [(0, 1, 2)]


def test_a_page_before_the_masthead_is_not_claimed_by_it() -> None:
    """An issue begins with its front page."""
    assert gather([inner("a.txt"), front("b.txt")]) == [(0,), (1,)]


def test_a_page_of_another_year_is_not_claimed() -> None:
    """A dump that speaks of 2019 is no page of 2024."""
    assert gather([front(), inner("b.txt", year=2019)]) == [(0,), (1,)]


def test_a_second_page_of_one_number_is_not_claimed() -> None:
    """Two second pages are two issues."""
    said = [front(), inner("x.pdf", pages=(2,)), inner("y.pdf", pages=(2,))]

    assert gather(said) == [(0, 1), (2,)]


def test_pages_of_another_folder_are_not_claimed() -> None:
    """A folder is the widest that silence reaches."""
    assert gather([front(), inner("p2.pdf", "other")]) == [(0,), (1,)]


def test_the_same_paper_and_day_are_one_issue_wherever_they_lie() -> None:
    """Both print who they are; either script is the same paper."""
    later = Said("x.txt", "elsewhere", "雲澤週報", DAY)

    assert gather([front(), inner("p2.pdf"), later]) == [(0, 1, 2)]


def test_a_folio_with_a_date_joins_the_paper_of_that_date() -> None:
    """Inner pages often print the date and not the name."""
    said = [front("a.txt"), front("b.txt", OTHER_DAY), Said("c.txt", "week", None, OTHER_DAY)]

    assert gather(said) == [(0,), (1, 2)]


def test_nameless_pages_of_one_date_are_one_issue() -> None:
    """What is given to all of them, `--date`, joins them."""
    said = [Said("a.txt", "week", None, DAY), Said("b.txt", "week", None, DAY)]

    assert gather(said) == [(0, 1)]


def test_two_mastheads_in_a_folder_share_pages_out_by_file_name() -> None:
    """0315-A02 follows 0315-A01, not 0322-A01."""
    said = [
        front("0315-A01.pdf"),
        inner("0315-A02.pdf"),
        front("0322-A01.pdf", OTHER_DAY),
        inner("0322-A02.pdf"),
        inner("letter.pdf"),
    ]

    assert gather(said) == [(0, 1), (2, 3), (4,)]


def test_names_without_dates_are_issues_of_their_own() -> None:
    """Two undated pages of one paper may be years apart."""
    assert gather([front("a.txt", None), front("b.txt", None)]) == [(0,), (1,)]


pages = st.builds(
    Said,
    name=st.sampled_from(["a1.txt", "a2.txt", "b1.txt", "b2.txt"]),
    folder=st.sampled_from(["one", "two"]),
    title=st.sampled_from([None, "云泽周报", "柳巷晚报"]),
    date=st.sampled_from([None, DAY, OTHER_DAY]),
    year=st.sampled_from([None, 2024]),
    pages=st.sampled_from([(), (1,), (2,)]),
)


@given(st.lists(pages, max_size=8))
def test_every_source_is_in_exactly_one_issue(said: list[Said]) -> None:
    """Nothing is lost in gathering, and nothing is doubled."""
    groups = gather(said)

    assert sorted(at for group in groups for at in group) == list(range(len(said)))


@given(st.lists(pages, max_size=8))
def test_no_issue_has_two_names_or_two_dates(said: list[Said]) -> None:
    """What the pages of an issue say of it never clashes."""
    for group in gather(said):
        assert len({said[at].title for at in group} - {None}) <= 1
        assert len({said[at].date for at in group} - {None}) <= 1
