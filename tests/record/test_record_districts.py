"""What a bare 区长 is the head of: the district that the title's issues name, whichever of them came first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from record_papers import story

from shuzibao.archive import connection

connection.set_up()

from shuzibao.archive import models, recording, settings  # noqa: E402  (Django must be set up first)
from shuzibao.archive.rebuilding import rebuild_archive  # noqa: E402
from shuzibao.archive.remove import remove  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402
from shuzibao.record.bodies.districts import Named, by_name, learnt, named_in  # noqa: E402

PAGE = """# 晨光周刊

晨光周刊 2021年3月{day}日

## {head}

本报讯 {text}
"""
BARE = (
    1, "区长走访老旧小区",
    "2月26日，区长林若溪走访老旧小区，区委书记周明远一同前往。公安局长韩立冬、区民政局局长闻人槐陪同。",
)  # fmt: skip
NAMES = (
    8, "云浦区召开大会",
    "3月5日，云浦区召开大会。云浦区委书记周明远讲话，区长林若溪主持。云浦区民政局局长闻人槐、云浦区公安局局长韩立冬参加。",
)  # fmt: skip
GUESTS = (
    15, "棠溪县客人来访",
    "3月12日，棠溪县县长高世昀率队来访。棠溪县与我区结对多年。区委书记周明远会见客人，区长林若溪陪同。",
)  # fmt: skip
Story = tuple[int, str, str]


def added(root: Path, stories: Sequence[Story]) -> Path:
    """An archive of these issues, each added by itself."""
    for day, head, text in stories:
        page = root / f"{day}.md"
        page.write_text(PAGE.format(day=day, head=head, text=text), encoding="utf-8")
        with Archive.open(root / "archive", create=True, write=True) as archive:
            assert [one.error for one in archive.add([page])] == [None]
    connection.use(root / "archive")
    return root / "archive"


def held() -> set[tuple[str, str]]:
    """Every post's key and body."""
    return set(models.Fact.objects.filter(kind="post").values_list("key", "body"))


OURS = {
    ("林若溪", "云浦区人民政府"), ("周明远", "中共云浦区委"), ("韩立冬", "云浦区公安局"), ("闻人槐", "云浦区民政局"),
}  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations((BARE, NAMES, GUESTS))))
def test_a_bare_post_is_of_the_titles_district_in_whatever_order_issues_come(
    tmp_path: Path, order: tuple[Story, ...]
) -> None:
    """One issue names it, the others do not, a third names a guest's county: nobody is split into two."""
    added(tmp_path, order)

    assert held() == OURS | {("高世昀", "棠溪县人民政府")}
    assert models.Name.objects.get(kind="organisation", key="中共云浦区委").articles == 3


def test_only_what_was_told_with_another_district_is_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive that knows its district tells each issue once, however many follow."""
    told: list[str] = []
    real = recording.begin
    monkeypatch.setattr(
        recording, "begin", lambda archive, issue: told.append(issue[-2:]) or real(archive, issue)
    )
    added(tmp_path, [BARE, NAMES, GUESTS, (22, *BARE[1:]), (29, *NAMES[1:])])

    assert told == ["01", "08", "01", "15", "22", "29"]


def test_what_an_issue_taught_goes_with_it(tmp_path: Path) -> None:
    """Without the issue that names the district a bare post is of nobody again, and a rebuild changes nothing."""
    folder = added(tmp_path, [NAMES, BARE])
    with Archive.open(folder, write=True) as archive:
        list(rebuild_archive(archive))
    assert held() == OURS
    with Archive.open(folder, write=True) as archive:
        remove(archive, "chenguangzhoukan/2021-03-08")

    connection.use(folder)
    assert ("林若溪", "") in held()


def test_an_editors_district_goes_before_what_was_learnt(tmp_path: Path) -> None:
    """Where it is set, every issue is told with it, and with what was learnt when it is taken back."""
    folder = added(tmp_path, [BARE, NAMES])
    for district, body in (("青禾市棠浦区", "中共棠浦区委"), ("", "中共云浦区委")):
        with Archive.open(folder, write=True) as archive:
            settings.change("chenguangzhoukan", {"district": district})
            recording.changed.tell(archive)
        connection.use(folder)
        assert body in {b for _, b in held()}


@pytest.mark.parametrize(
    ("title", "stories", "district"),
    [
        ("晨光周刊", ("天河区委书记讲话。", "白云区的菜场。", "广州市长到访。", "北京传来消息。"), "广州市"),
        ("晨光周刊", ("昆山市长讲话。昆山市的菜场。", "苏州市长到访。"), "昆山市"),
        ("晨光周刊", ("鼓楼区委书记讲话。鼓楼区的菜场。", "南京市长到访。"), "南京市鼓楼区"),
        ("晨光周刊", ("天河区委书记讲话。", "杭州市长到访。", "河北省长讲话。"), None),
        ("徐汇报", ("天河区委书记讲话。",), "徐汇区"),
        ("晨光周刊", ("云浦区区长讲话。", "云浦区区长林若溪到访。"), "云浦区"),
        ("云浦报", ("棠溪县长讲话，棠溪县委书记、棠溪县政协主席也讲话。", "云浦区的菜场。"), "云浦区"),
        ("光明日报", ("天河区委书记讲话。",), "天河区"),
    ],
)  # fmt: skip
def test_the_smallest_place_that_its_issues_mostly_name(
    title: str, stories: tuple[str, ...], district: str | None
) -> None:
    """A city's paper names its districts in turn, a national one everybody; the paper's own name goes first."""
    named = Named()
    for text in stories:
        named = named.plus(named_in([story(text)], title))

    assert learnt(named, title) == district


def test_what_was_learnt_stands_while_it_nearly_holds() -> None:
    """A district that a third of all is still said of is not given up with the next issue."""
    named = Named(100, {"云浦区": 34, "棠溪县": 20})

    assert learnt(named, "晨光周刊") is None
    assert learnt(named, "晨光周刊", "云浦区") == "云浦区"


def test_a_name_that_is_a_word_first_is_no_place() -> None:
    """光明日报 is not the paper of a district 光明, nor is 中国青年报 of a level."""
    assert by_name("光明日报") is None
    assert by_name("中国青年报") is None
    assert by_name("扬州晚报") == "扬州市"
