"""From an article into the record and back to the printed sentence, in the real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import Visit, served, visitor

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
LEAD = "/yunpubao/2021-11-29/1/1"


def path_of(page: Page) -> str:
    return unquote(page.evaluate("location.pathname + location.search + location.hash"))


class Clicks:
    """A reader who counts his clicks from the front page; typing into the box and Enter is one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def click(self, name: str, within: str = "main") -> None:
        self.page.locator(within).get_by_role("link", name=name, exact=True).first.click()
        self.count += 1

    def choose(self, typed: str, name: str) -> None:
        """Type, go down to the name with the keyboard, and open it."""
        box = self.page.locator("#q")
        box.press_sequentially(typed)
        expect(self.page.get_by_role("option").filter(has_text=name).first).to_be_visible()
        labels = self.page.get_by_role("option").locator("span").all_inner_texts()
        for _ in range(labels.index(name) + 1):
            box.press("ArrowDown")
        with self.page.expect_navigation():
            box.press("Enter")
        self.count += 1


def test_from_an_article_to_person_dossier_ledger_and_back_to_the_print(
    visit_record: Visit,
) -> None:
    """A name in the running text, his page, a programme, its demands, the ledger, the printed sentence."""
    page = visit_record(LEAD)

    page.locator("a.fact", has_text="林若溪").first.click()
    assert path_of(page) == "/people/林若溪"
    row = page.get_by_role("row", name="区长 云浦区人民政府")
    expect(row).to_contain_text("2023-10-30")
    page.get_by_role("link", name="三级联动养老服务体系").first.click()
    assert path_of(page) == "/programmes/三级联动养老服务体系"
    expect(page.locator(".defined blockquote")).to_contain_text(
        "以居家为基础、社区为依托、机构为支撑"
    )
    page.get_by_role("navigation", name="档案").get_by_role("link", name="台账").click()
    page.get_by_label("后续报道").select_option("yes")
    page.get_by_role("button", name="显示").click()
    page.get_by_role("link", name="要推进青石湾功能区产城融合，建好人才公寓").click()
    assert path_of(page) == "/yunpubao/2021-11-29/1/2#e2"
    page.get_by_role("link", name="对照原版").click()
    expect(page.locator(".pair#e2 .lines")).to_contain_text("产城融合")


@pytest.mark.parametrize("js", [True, False])
def test_who_was_mayor_is_answered_in_three_clicks(visit_record: Visit, js: bool) -> None:
    """The record, the posts, the post: its holder and the days; no JavaScript is needed."""
    reader = Clicks(visit_record("/", js=js))

    reader.click("档案", ".topline")
    reader.click("区长")
    row = reader.page.get_by_role("row", name="林若溪")
    expect(row).to_contain_text("云浦区人民政府")
    expect(row).to_contain_text("2021-11-29")
    assert reader.count <= 3


def test_how_many_and_since_when_is_answered_by_typing(visit_record: Visit) -> None:
    """养老床位: the series with its days, from the box on the front page."""
    reader = Clicks(visit_record("/"))

    reader.choose("养老床", "养老床位（张）")
    table = reader.page.get_by_role("table")
    expect(table).to_contain_text("3900张")
    expect(table).to_contain_text("2020-12-31")
    expect(table).to_contain_text("4120张")
    expect(reader.page.locator("svg polyline")).to_have_count(1)
    assert reader.count <= 3


def test_what_it_is_who_runs_it_what_came_of_it_in_pinyin(visit_record: Visit) -> None:
    """Initials of the programme's name lead to its dossier."""
    reader = Clicks(visit_record("/"))

    reader.choose("sjld", "三级联动养老服务体系")
    main = reader.page.locator("main")
    expect(main).to_contain_text("责任单位")
    expect(main.locator(".dossier")).to_contain_text("云浦区民政局")
    expect(main.locator(".dossier")).to_contain_text("社区为依托")
    expect(main.get_by_role("heading", name="数字", exact=True)).to_be_visible()
    assert reader.count <= 3


def test_what_was_demanded_of_a_place_and_reported_since(visit_record: Visit) -> None:
    """The place's page has the demand; the ledger has the later report beside it."""
    reader = Clicks(visit_record("/"))

    reader.choose("青石湾", "青石湾功能区")
    expect(reader.page.locator("main")).to_contain_text("要推进青石湾功能区产城融合，建好人才公寓")
    expect(reader.page.locator("main")).to_contain_text("青石湾功能区产城融合又进一步")
    assert reader.count <= 3


def test_the_question_box_is_a_combobox(visit_record: Visit) -> None:
    """Roles, states and keys as the ARIA Authoring Practices have them; the focus stays in the field."""
    page = visit_record("/")
    box = page.get_by_role("combobox", name="检索报纸")

    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("l r")
    box.press_sequentially("x")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("林若溪")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="档案中的名称")).to_be_visible()
    expect(page.locator("form[role=search] [role=status]")).to_contain_text("1 个名称")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("l rx")
    box.fill("养老机构")
    box.press("Enter")
    assert path_of(page) == "/search?q=养老机构"


def test_without_javascript_the_box_asks_and_the_results_name_the_record(
    visit_record: Visit,
) -> None:
    """The form works by itself; what the record has stands above the results."""
    page = visit_record("/", js=False)

    page.locator("#q").fill("林若溪")
    page.get_by_role("button", name="检索").click()
    page.locator(".known").get_by_role("link", name="林若溪").click()
    assert path_of(page) == "/people/林若溪"


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The two seed pages, as `shuzibao add` keeps them."""
    from shuzibao.archive.store import Archive

    folder = tmp_path_factory.mktemp("seeds") / "archive"
    with Archive.open(folder, create=True, write=True) as archive:
        outcomes = list(archive.add(sorted(SEEDS.glob("*.txt"))))
    assert all(outcome.error is None for outcome in outcomes)
    with served(folder) as address:
        yield address


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pages lie beside the repository only")
class TestTheQuestionsOfTheSeeds:
    """Each question of the record's purpose, from the front page, in at most three clicks."""

    @pytest.fixture
    def reader(self, seeds_site: str, browser: Browser) -> Iterator[Clicks]:
        with visitor(seeds_site, browser) as open_:
            yield Clicks(open_("/"))

    def test_who_was_mayor_in_november_2021(self, reader: Clicks) -> None:
        """The post's page has its holder and the day."""
        reader.choose("区长", "区长")
        row = reader.page.get_by_role("row", name="钟晓咏")
        expect(row).to_contain_text("徐汇区人民政府")
        expect(row).to_contain_text("2021-11-29")
        assert reader.count <= 3

    def test_how_many_beds_and_since_when(self, reader: Clicks) -> None:
        """The number with the day that it holds for and its sentence; asked in pinyin."""
        reader.choose("chuangwei", "床位（张）")
        row = reader.page.get_by_role("row", name="2020-12-31")
        expect(row).to_contain_text("6845")
        assert reader.count <= 3

    def test_what_the_system_is_and_who_runs_it(self, reader: Clicks) -> None:
        """The dossier: its parts and the bureau, found in either script."""
        reader.choose("五位一體", "五位一体养老服务体系")
        dossier = reader.page.locator(".dossier")
        expect(dossier).to_contain_text("徐汇区民政局")
        expect(dossier.locator(".parts li")).to_have_count(4)
        expect(reader.page.locator("figure.plot").first).to_be_visible()
        assert reader.count <= 3

    def test_what_was_demanded_of_the_zone(self, reader: Clicks) -> None:
        """The place's page has the demands; each leads to its printed sentence."""
        reader.choose("漕开发", "漕开发拓展功能区")
        page = reader.page
        expect(page.locator("main")).to_contain_text("钟晓咏")
        page.get_by_role("link", name="对照原版").first.click()
        reader.count += 1
        expect(page.locator(".pair:target .lines")).not_to_be_empty()
        assert reader.count <= 3
