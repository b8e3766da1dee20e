"""Every kind of page of the record, in every mode: axe-core finds nothing, and the HTML is valid."""

from __future__ import annotations

import json
import subprocess
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.test_accessible import AXE, OUTDATED, VNU, violations
from tests.record.yunpu import FIRST

KINDS = (
    f"/{FIRST}/1/1",
    f"/{FIRST}/1/1?q=林若溪&script=hant",
    "/record",
    "/record/twins",
    "/people",
    "/people/林若溪",
    "/people/高世昀",
    "/posts/区长",
    "/organisations/云浦区人民政府",
    "/places/青石湾功能区",
    "/programmes/三级联动养老服务体系",
    "/measures/养老床位（张）",
    "/days/2021-11-24",
    "/ledger",
    "/search?q=云浦&person=林若溪",
)
MODES = {
    "light": {},
    "phone, dark, zh-Hant": {"dark": True, "lang": "zh-TW", "width": 390},
    "elder": {"elder": True, "width": 390},
}


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(visit_record: Visit, mode: str) -> None:
    """WCAG 2.2 A and AA and the best practices; no page is wider than its window."""
    page = visit_record("/nothing-here", status=404, **MODES[mode])
    found: list[object] = []
    for address in KINDS:
        page.goto(address)
        found += violations(page, address)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            found.append((address, "wider than the window by", wide))

    assert found == []


def test_axe_finds_nothing_in_the_open_list_of_names(visit_record: Visit) -> None:
    """The suggestions too, with one of them chosen, in light and in large print."""
    for mode in ({}, {"elder": True}, {"dark": True}):
        page = visit_record("/", **mode)
        page.locator("#q").press_sequentially("云浦")
        page.get_by_role("option").first.wait_for()
        page.locator("#q").press("ArrowDown")
        page.evaluate(AXE)
        result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")

        assert [(one["id"], one["nodes"][0]["html"][:160]) for one in result["violations"]] == []


def test_the_html_of_every_kind_of_page_is_valid(record_site: str, tmp_path: Path) -> None:
    """The Nu Html Checker has neither error nor warning to say, in one run over all pages."""
    for number, (address, cookie) in enumerate(
        (address, cookie)
        for address in KINDS
        for cookie in ("", "elder=on; theme=dark; script=hant")
    ):
        path = tmp_path / f"{number:02}.html"
        asked = urllib.request.Request(
            record_site + urllib.parse.quote(address, safe="/?=&"), headers={"Cookie": cookie}
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            path.write_bytes(answer.read())

    command = ["java", "-Xss1m", "-jar", str(VNU), "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=True)
    told = [
        (KINDS[int(Path(one["url"]).stem) // 2], one["message"], one.get("extract", "")[:120])
        for one in json.loads(done.stderr)["messages"]
        if one["type"] == "error" or one.get("subType") == "warning"
        if not one["message"].startswith(OUTDATED)
    ]
    assert len(list(tmp_path.iterdir())) == 2 * len(KINDS)
    assert told == []
