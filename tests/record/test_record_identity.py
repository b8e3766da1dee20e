"""Who is who does not depend on the way it was found out: at once with each issue, or of all anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from shuzibao.archive import connection

connection.set_up()

from shuzibao.archive import identity, models  # noqa: E402  (Django must be set up first)
from shuzibao.archive.rebuilding import rebuild_archive  # noqa: E402
from shuzibao.archive.remove import remove  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402

PAGE = """# 云浦报

云浦报 2021年{month}月{day}日

## {head}

本报讯 {month}月{day}日，{post}林若溪来到沙棠社区。{more}
"""


def test_a_name_seen_often_keeps_the_keys_that_asking_anew_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles that say nothing new are not asked about, and those that do still are."""
    monkeypatch.setattr(identity, "WELL_KNOWN", 3)
    pages = [
        ("云浦区区长", ""), ("云浦区区长", ""), ("", "林若溪要求加快建设。"), ("云浦区区长", ""), ("云浦区区长", ""),
        ("南川省白河市教育局局长", "南川省白河市的客人参观了社区。"), ("云浦区区长", ""),
    ]  # fmt: skip
    folder = tmp_path / "archive"
    asked: list[set[str]] = []
    real = identity.identify_people
    monkeypatch.setattr(
        identity, "identify_people", lambda people, only: asked.append(people) or real(people, only)
    )
    for day, (post, more) in enumerate(pages, start=1):
        page = tmp_path / f"{day}.md"
        page.write_text(
            PAGE.format(month=3, day=day, head=f"第{day}天", post=post, more=more), "utf-8"
        )
        with Archive.open(folder, create=True, write=True) as archive:
            assert [one.error for one in archive.add([page])] == [None]
    monkeypatch.setattr(identity, "identify_people", real)
    with Archive.open(folder, write=True) as archive:
        before = set(
            models.Fact.objects.filter(who="林若溪").values_list("article_id", "kind", "key")
        )
        list(rebuild_archive(archive))
        after = set(
            models.Fact.objects.filter(who="林若溪").values_list("article_id", "kind", "key")
        )

    assert len({article for article, *_ in before}) == len(pages)
    assert any("林若溪" not in people for people in asked)
    assert after == before


def test_a_reporter_who_writes_every_day_is_asked_about_until_he_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bylines are most of what is said of anybody; a mayor of the name is asked about, and is another."""
    monkeypatch.setattr(identity, "WELL_KNOWN", 3)
    asked: list[set[str]] = []
    real = identity.identify_people
    monkeypatch.setattr(
        identity, "identify_people", lambda people, only: asked.append(people) or real(people, only)
    )
    folder = tmp_path / "archive"
    for day in range(1, 8):
        post = "区长罗向晚" if day == 6 else "他"
        more = f"本报讯（记者 罗向晚）云浦区{post}说，加装电梯第{day}天。"
        text = PAGE.format(month=3, day=day, head=f"第{day}天", post="云浦区区长", more=more)
        if day == 6:
            text = text.replace("（记者 罗向晚）", "")
        (tmp_path / f"{day}.md").write_text(text, "utf-8")
        with Archive.open(folder, create=True, write=True) as archive:
            assert [one.error for one in archive.add([tmp_path / f"{day}.md"])] == [None]
    keys = dict(
        models.Fact.objects.filter(who="罗向晚", kind="person").values_list("article_id", "key")
    )

    assert ["罗向晚" in people for people in asked] == [True, True, True, False, False, True, True]
    assert [keys[f"yunpubao/2021-03-0{day}/1/1"] for day in range(1, 8)] == [
        *["罗向晚"] * 5,
        "罗向晚~2",
        "罗向晚",
    ]


def test_who_was_the_second_of_a_name_is_the_only_one_when_the_first_is_gone(
    tmp_path: Path,
) -> None:
    """A head of a bureau far away is another than the mayor; asked anew without the mayor's issue, the name is his alone."""
    pages = [("云浦区区长", ""), ("南川省白河市教育局局长", "南川省白河市的客人参观了社区。")]
    with Archive.open(tmp_path / "archive", create=True, write=True) as archive:
        for day, (post, more) in enumerate(pages, start=1):
            page = tmp_path / f"{day}.md"
            page.write_text(
                PAGE.format(month=3, day=day, head=f"第{day}天", post=post, more=more), "utf-8"
            )
            assert [one.error for one in archive.add([page])] == [None]
        facts = models.Fact.objects.filter(who="林若溪").order_by("article_id")
        both = list(facts.values_list("key", flat=True).distinct())
        remove(archive, str(models.Issue.objects.order_by("id").values_list("id", flat=True)[0]))
        identity.identify_people({"林若溪"})
        left = set(facts.values_list("key", flat=True))

    assert set(both) == {"林若溪", "林若溪~2"}
    assert left == {"林若溪"}
