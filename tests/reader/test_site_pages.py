"""The pages of the site, by what they say."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from tests.reader.conftest import Get
from tests.reader.markup import links, nodes, texts
from tests.reader.stories import BODY, DOWN_PAGE, NASTY

from shuzibao.archive.models import Article, Page
from shuzibao.reader.composition import compose

ISSUE = "/liuyinbao/2024-05-06"
LEAD = f"{ISSUE}/1/1"


def test_the_front_page_is_the_latest_issue(get: Get) -> None:
    """Whoever opens the site sees the newest paper, named, dated and numbered."""
    html = get("/")

    assert texts(html, "h1") == ["柳荫报"]
    assert "2024年5月13日" in html
    assert "第19期（总第904期）" in html
    assert texts(html, "h2", "headline")[0] == "鄰區來學社區食堂"


def test_an_issue_stands_as_a_front_page(get: Get) -> None:
    """The lead with kicker, deck and first lines; seconds beside it; the rest by page."""
    html = get(ISSUE)

    [lead] = nodes(html, "article", "lead")
    assert "让居民走十五分钟吃上热饭" in lead.text
    assert "社区食堂年内再开八家" in lead.text
    assert BODY[0] in lead.text
    assert texts(html, "h2", "headline")[1:] == [
        "旧书修补室开门迎客",
        "青石桥加固进入尾声",
        "听雨轩重新开张",
    ]
    assert "第2版 民生" in texts(html, "h2")
    assert "Chess on Fridays" in texts(html, "h3", "headline")


@pytest.mark.parametrize(("stories", "pictured", "beside", "under"), [
    (3, False, 2, 0), (4, False, 2, 1), (4, True, 3, 0), (5, False, 3, 1),
])  # fmt: skip
def test_no_white_stands_under_the_lead(
    stories: int, pictured: bool, beside: int, under: int
) -> None:
    """Three seconds stand beside a lead that its picture, or a story under it, makes as long; else two."""
    sheet = Page(pk="p/2024-05-06/1", number=1)
    found = [
        Article(
            pk=f"p/2024-05-06/1/{number}", page=sheet, position=number, kind="article", display_title="题",
            elements=[{"role": "paragraph", "text": "字" * 100}],
        )
        for number in range(1, stories + 1)
    ]  # fmt: skip
    front = compose([sheet], found, {found[0].pk} if pictured else ())

    assert front.lead is found[0]
    assert len(front.seconds) == beside
    assert len(front.under.articles if front.under else ()) == under


def test_advertisements_and_second_halves_stand_apart_from_news(get: Get) -> None:
    """They are named in a line of small print, never as a story."""
    html = get(ISSUE)

    small = texts(html, "li")
    assert "广告 招租" in small
    assert "上接第1版 社区食堂年内再开八家" in small
    assert "招租" not in texts(html, "h3", "headline")


def test_openings_hold_no_captions(get: Get) -> None:
    """The first lines of a story are running text."""
    assert "更换支座。" not in get(ISSUE)


def test_a_page_holds_articles_furniture_and_what_could_not_be_placed(get: Get) -> None:
    """Every piece of print on a page is on its page."""
    first, second = get(f"{ISSUE}/1"), get(f"{ISSUE}/2")

    assert texts(first, "h2", "headline") == [
        "社区食堂年内再开八家", "旧书修补室开门迎客", "青石桥加固进入尾声",
        "区少年游泳赛上周末在芦花池落幕", "听雨轩重新开张", "招租",
    ]  # fmt: skip
    assert "热线 000-1234 柳荫发布" in texts(first, "dd")
    assert "一行不知归谁的字" in texts(second, "li")
    assert f"{ISSUE}/1" in [
        one.attrs["href"] for one in nodes(second, "a") if one.attrs.get("rel") == "prev"
    ]


def test_a_story_is_one_although_it_was_printed_on_two_pages(get: Get) -> None:
    """Both halves stand under either address, and the first one's is the canonical one."""
    first, second = get(LEAD), get(f"{ISSUE}/2/1")

    for html in (first, second):
        body = texts(html, "p")
        assert [body.index(one) for one in (*BODY, *DOWN_PAGE)] == sorted(
            body.index(one) for one in (*BODY, *DOWN_PAGE)
        )
        [canonical] = [
            one.attrs["href"] for one in nodes(html, "link") if one.attrs["rel"] == "canonical"
        ]
        assert canonical == f"http://127.0.0.1{LEAD}"
        assert f"{ISSUE}/2" in links(html)


def test_an_open_continuation_says_so(get: Get) -> None:
    """A story whose other half is missing names the page that it turned to."""
    assert "下转第4版，该版未收入本馆。" in get(f"{ISSUE}/2/4")


def test_an_article_has_its_head_its_place_and_its_neighbours(get: Get) -> None:
    html = get(f"{ISSUE}/1/2")

    assert texts(html, "h1") == ["旧书修补室开门迎客"]
    [line] = texts(html, "p", "byline")
    assert line == "本报记者 濮阳青 第1版 要闻 2024年5月6日"
    by_rel = {one.attrs.get("rel"): one.attrs["href"] for one in nodes(html, "a")}
    assert (by_rel["prev"], by_rel["next"]) == (LEAD, f"{ISSUE}/1/3")


def test_a_made_headline_is_marked_as_made(get: Get) -> None:
    assert "原版没有印标题，此标题取自正文开头。" in get(f"{ISSUE}/1/4")
    assert "原版没有印标题" not in get(LEAD)


def test_captions_and_crossheads_keep_their_roles(get: Get) -> None:
    assert texts(get(f"{ISSUE}/1/3"), "p", "caption") == [
        "工人在桥墩下更换支座。",
        "记者 鲜于明 摄",
    ]
    assert texts(get(LEAD), "h2", "crosshead") == ["三件事"]


def test_beside_the_print_every_character_has_its_line(get: Get) -> None:
    """What stands left in a pair is what stands right, but for spaces; keys name the same lines."""
    html = get(f"{LEAD}/printed")

    pairs = nodes(html, "div", "pair")
    assert len(pairs) == 11
    for pair in pairs:
        [read] = [one for one in pair.children if "read" in one.classes]
        [lines] = [one for one in pair.children if "lines" in one.classes]
        own = "".join(
            "".join(one.text for one in line.children[1].children) for line in lines.children
        )
        assert own == read.text
        assert [one.attrs["data-line"] for one in read.children] == [
            one.attrs["data-line"] for one in lines.children
        ]


def test_related_articles_speak_of_the_same(get: Get) -> None:
    """The neighbours' visit to the canteens is related to the canteens, in the other script."""
    html = get(LEAD)

    [aside] = nodes(html, "aside", "related")
    assert "鄰區來學社區食堂" in aside.text
    assert "听雨轩" not in aside.text


def test_the_calendar_links_the_days_of_issues(get: Get) -> None:
    html = get("/issues")

    days = [one for one in nodes(html, "td") if one.children]
    assert [one.children[0].attrs["href"] for one in days] == [ISSUE, "/liuyinbao/2024-05-13"]
    assert len(nodes(html, "table")) == 12
    assert "柳荫报 日期不详，约2023年" in texts(html, "li")


def test_search_finds_both_scripts_and_marks_exactly_the_words(get: Get) -> None:
    """社区食堂 finds 社區食堂, and what is marked is what was asked."""
    html = get("/search?q=社区食堂")

    found = texts(html, "h2", "headline")
    assert "鄰區來學社區食堂" in found
    assert "社区食堂年内再开八家" in found
    assert set(texts(html, "mark")) == {"社区食堂", "社區食堂"}


def test_search_narrows_by_section_year_kind_and_days(get: Get) -> None:
    def found(more: str) -> list[str]:
        return texts(get(f"/search?q=食堂{more}"), "h2", "headline")

    assert found("&section=民生") == ["社区食堂年内再开八家"]
    assert found("&from=2024-05-10") == ["鄰區來學社區食堂"]
    assert found("&year=2023") == []
    assert texts(get("/search?kind=advertisement"), "h2", "headline") == ["招租"]


def test_search_orders_newest_first_when_asked(get: Get) -> None:
    found = texts(get("/search?q=食堂&order=newest"), "h2", "headline")

    assert found[0] == "鄰區來學社區食堂"


def test_a_histogram_of_years_has_its_table(get: Get) -> None:
    """Every bar is a link to its year, and the same numbers stand in a table."""
    html = get("/search?q=茶馆")

    assert [one.attrs["aria-label"] for one in nodes(html, "a") if "aria-label" in one.attrs and "year=" in one.attrs["href"]] == [
        "2023: 1", "2024: 2",
    ]  # fmt: skip
    assert texts(html, "td") == ["2023", "1", "2024", "2"]


def test_the_words_of_a_search_are_marked_in_the_story(get: Get) -> None:
    html = get(f"{LEAD}?q=冷櫃")

    assert texts(html, "mark") == ["冷柜"]
    assert "/search?q=%E5%86%B7%E6%AB%83" in links(html)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/search?q=%22", 400),
        ("/search?q=date:nonsense", 400),
        ("/search?q=食堂&leaf=99999", 400),
        ("/search?q=食堂&year=abcd&leaf=x&order=worst&kind=poem&from=2024-13-40", 200),
    ],
)
def test_a_search_that_cannot_be_read_is_answered_with_help(
    get: Get, address: str, said: int
) -> None:
    """What makes no sense is refused with words, or passed over; it is never a fault."""
    html = get(address, said)

    assert ("这个检索式读不懂" in html) is (said == 400)


@pytest.mark.parametrize(
    ("address", "help_"),
    [
        ("/liuyinbao/2024-05-07", ISSUE),
        (f"{ISSUE}/9", ISSUE),
        (f"{ISSUE}/1/99", f"{ISSUE}/1"),
        ("/nosuchpaper", "/issues"),
        ("/liuyinbao/2024-02-31", "/liuyinbao/issues"),
        ("/liuyinbao/issues/1999", "/liuyinbao/issues"),
    ],
)
def test_a_wrong_address_names_the_nearest_right_one(get: Get, address: str, help_: str) -> None:
    """404 like an editor: what is there, and where to go."""
    html = get(address, 404)

    assert texts(html, "h1") == ["这个网址上没有印任何内容"]
    assert help_ in links(html)


def test_an_empty_archive_says_how_to_fill_it(empty_client: Client) -> None:
    html = empty_client.get("/").content.decode()

    assert "shuzibao add" in html
    assert empty_client.get("/issues").status_code == 200
    assert empty_client.get("/search?q=食堂").status_code == 200


def test_machines_read_where_the_article_was_printed(get: Get) -> None:
    """schema.org NewsArticle with edition, page, section and dateline."""
    kind = "application/ld+json"
    [script] = [one for one in nodes(get(LEAD), "script") if one.attrs.get("type") == kind]
    data = json.loads(script.text)

    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "社区食堂年内再开八家"
    assert data["printEdition"] == "第18期（总第903期）"
    assert (data["printPage"], data["printSection"]) == ("1", "要闻")
    assert data["dateline"] == "本报讯"
    assert data["datePublished"] == "2024-05-06"
    assert data["articleBody"].startswith(BODY[0])
    assert data["inLanguage"] == "zh-Hans"


def test_a_preview_has_title_and_first_sentences(get: Get) -> None:
    meta = {
        one.attrs.get("property"): one.attrs["content"]
        for one in nodes(get(LEAD), "meta")
        if "content" in one.attrs
    }

    assert meta["og:title"] == "社区食堂年内再开八家"
    assert meta["og:description"].startswith("本报讯（记者 顾小满）5月3日上午")
    assert meta["og:url"] == f"http://127.0.0.1{LEAD}"


def test_a_citation_follows_gb_t_7714(get: Get) -> None:
    assert "顾小满. 社区食堂年内再开八家[N]. 柳荫报, 2024-05-06(1)." in texts(get(LEAD), "dd")


def test_a_story_full_of_markup_is_only_text(get: Get) -> None:
    """No tag of the paper's text becomes a tag of ours, on any page that shows it."""
    for address in (ISSUE, f"{ISSUE}/2", f"{ISSUE}/2/2", f"{ISSUE}/2/2/printed", "/search?q=alert"):
        html = get(address)
        assert "<script>alert" not in html
        assert not [
            tag
            for tag in ("a", "p", "h1", "h2", "bdi", "meta")
            for one in nodes(html, tag)
            if "onerror" in one.attrs
        ]
        assert not nodes(html, "img")
        assert "\u202e" not in html
        assert "\u2066" not in html
    assert (
        "".join(NASTY.split("\u202e")).replace("\u2066", "") in texts(get(f"{ISSUE}/2/2"), "h1")[0]
    )


@pytest.mark.parametrize(
    "address",
    [
        "/",
        ISSUE,
        f"{ISSUE}/1",
        LEAD,
        f"{LEAD}/printed",
        "/issues",
        "/about",
        "/keys",
        "/search",
        "/search?q=食堂",
        "/nothing",
    ],
)
def test_every_page_has_the_frame_and_no_inline_code(client: Client, address: str) -> None:
    """Skip link, elder switch in the first line, search, one h1; no inline script, style or handler."""
    html = client.get(address).content.decode()

    assert links(html)[:3] == ["#main", "/", links(html)[2]]
    assert "elder=on" in links(html)[2]
    assert len(nodes(html, "h1")) == 1
    assert next(one.attrs["action"] for one in nodes(html, "form")) == "/search"
    assert not nodes(html, "style")
    assert all(
        "src" in one.attrs or one.attrs["type"] == "application/ld+json"
        for one in nodes(html, "script")
    )
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
