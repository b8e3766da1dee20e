"""Who is who does not depend on the way it was found out: at once with each issue, or of all anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from shuzibao.archive import connection

connection.set_up()

from shuzibao.archive import identity, models  # noqa: E402  (Django must be set up first)
from shuzibao.archive.rebuilding import rebuild_archive  # noqa: E402
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
