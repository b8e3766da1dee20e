"""Who held a post before stands on the post's page, told so, and no bar says that he holds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.reader.markup import html, text

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)

from shuzibao.archive.store import Archive  # noqa: E402

PAGE = """# 云浦报

云浦报 2021年11月29日 星期一 第49期

## 区长看望老同志

本报讯 11月24日，云浦区区长林若溪看望了原区长韩立冬。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "1.md").write_text(PAGE, encoding="utf-8")
    with Archive.open(tmp_path / "archive", create=True, write=True) as archive:
        assert [one.error for one in archive.add([tmp_path / "1.md"])] == [None]
    return tmp_path / "archive"


def test_a_former_holder_stands_on_the_posts_page(client: Client) -> None:
    """原区长 is told under 区长: two holders, one bar."""
    page = html(client, "/posts/区长")

    assert re.search("林若溪 云浦区人民政府 2021-11-29", text(page))
    assert re.search("韩立冬 .{0,4}云浦区人民政府 2021-11-29", text(page))
    assert page.count("<rect") == 1
