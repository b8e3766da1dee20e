"""The paper's own name on each issue, and notices that speak of stories by their headlines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402
from tests.reader.markup import links, nodes, texts  # noqa: E402
from tests.reader.press import Copy, issue, print_into  # noqa: E402

from shuzibao.archive import changes, edits  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402
from shuzibao.model import Issue, Line, Notice, Title  # noqa: E402
from shuzibao.read.scan.pages import doubts  # noqa: E402

SIMPLE, FULL = "河灯报", "河燈報"
FORMS = Title(SIMPLE, (SIMPLE, FULL))


def printed_as(form: str, day: int) -> Issue:
    """An issue whose masthead has the name in this form, and a story whose end was not found."""
    stories = [Copy([("headline", "摆渡人歇了"), ("paragraph", "昨日停航。")], on=(3, None))]
    made = issue(SIMPLE, dt.date(2024, 8, day), stories, furniture=[("masthead", form)])
    [story] = made.articles
    notice = Notice(story.id, "goes on on page 3; that part is not found")
    return Issue(
        made.id, FORMS, made.pages, made.articles, made.furniture, date=made.date,
        date_basis="printed", notices=(notice,),
    )  # fmt: skip


def site(folder: Path) -> Client:
    print_into(folder, [printed_as(SIMPLE, 5), printed_as(FULL, 12)])
    connection.use(folder)
    return Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})


def test_an_issue_bears_the_name_that_its_own_masthead_prints(tmp_path: Path) -> None:
    """One paper, two forms: each issue, its pages and its stories show theirs, in its own script."""
    client = site(tmp_path)

    for day, form, lang in (("05", SIMPLE, "zh-Hans"), ("12", FULL, "zh-Hant")):
        front = client.get(f"/hedengbao/2024-08-{day}").content.decode()
        assert texts(front, "h1") == [form]
        assert next(one.attrs["lang"] for one in nodes(front, "bdi") if one.text == form) == lang
        for address in ("1", "1/1"):
            html = client.get(f"/hedengbao/2024-08-{day}/{address}").content.decode()
            assert texts(html, "p", "name") == [form]


def test_a_notice_names_the_story_and_not_its_id(tmp_path: Path) -> None:
    """In the reader's language, with a link; an id stands nowhere in the text."""
    html = site(tmp_path).get("/hedengbao/2024-08-05").content.decode()

    assert "摆渡人歇了：下转第3版，该版未收入本馆。" in texts(html, "p")
    assert "not found" not in html
    assert "/hedengbao/2024-08-05/1/1" in links(html)


def test_readers_are_told_of_doubtful_print_and_not_how_the_pages_were_read(tmp_path: Path) -> None:
    """Encodings and angles are the editors' matter, and stay in the data; hardly readable print is said in Chinese."""
    made = printed_as(SIMPLE, 5)
    [sheet] = made.pages
    [doubt] = doubts(sheet.source, [Line("糊", confidence=0.1)])
    read = [
        Notice(sheet.source, "read as gb18030"),
        Notice(sheet.source, "straightened by -0.4 degrees"),
    ]
    print_into(tmp_path, [replace(made, notices=(*read, doubt, *made.notices))])
    connection.use(tmp_path)
    client = Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})
    [aside] = nodes(client.get("/hedengbao/2024-08-05").content.decode(), "aside", "editor")

    assert aside.text.strip() == (
        "第1版：原件字迹不清，个别文字可能有误。摆渡人歇了：下转第3版，该版未收入本馆。"
    )
    with Archive.open(tmp_path) as archive:
        kept = archive.issue("hedengbao/2024-08-05").notices
    assert kept == (*read, doubt, *made.notices)


def test_no_notice_speaks_of_a_withdrawn_story(tmp_path: Path) -> None:
    client = site(tmp_path)
    with Archive.open(tmp_path, write=True) as archive:
        edits.hide("hedengbao/2024-08-05/1/1", "asked by the family", "2024-09-01")
        changes.tell(archive)

    html = client.get("/hedengbao/2024-08-05").content.decode()
    assert "摆渡人" not in html
    assert "not found" not in html
