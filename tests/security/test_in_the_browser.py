"""The policy as the browser keeps it: nothing of ours is blocked, nothing of theirs runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kiosk import BRIDGE, HOSTILE, SECOND
from newsstand import newsstand, wait_until
from playwright.sync_api import Browser, Page

LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.broken.push(event.violatedDirective + " " + event.blockedURI));
window.alert = () => window.broken.push("alert ran");
"""


@pytest.fixture(scope="module")
def address(kiosk_folder: Path) -> Iterator[str]:
    with newsstand(kiosk_folder, processes=1) as stand:
        yield f"http://127.0.0.1:{stand.port}"


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(LISTEN)
    yield page
    context.close()


def opened(page: Page, address: str) -> dict[str, Any]:
    """What the browser complains of on this page, and its JSON-LD."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address, wait_until="networkidle")
    blocks = page.eval_on_selector_all(
        "script[type='application/ld+json']", "found => found.map(one => one.textContent)"
    )
    return {"broken": page.evaluate("window.broken"), "said": said, "data": blocks}


@pytest.mark.parametrize("path", [f"/{HOSTILE}", f"/{HOSTILE}/printed", f"/{SECOND}", "/api/docs"])
def test_nothing_of_ours_is_blocked_and_nothing_of_theirs_runs(
    browser_page: Page, address: str, path: str
) -> None:
    """A story full of markup is a story; our own style and script pass our own policy."""
    found = opened(browser_page, address + path)

    assert found["broken"] == []
    assert [line for line in found["said"] if "Content Security" in line] == []


def test_data_about_an_article_stands_in_the_page_unharmed(
    browser_page: Page, address: str
) -> None:
    """JSON-LD is data: the policy lets it stand, and a headline cannot break out of it."""
    for path in (BRIDGE, HOSTILE):
        [block] = opened(browser_page, f"{address}/{path}")["data"]
        data = json.loads(block)
        assert data["@type"] == "NewsArticle"
    assert "<script>" in data["headline"]
    assert "<script>" not in block


def test_an_inline_script_does_not_run(browser_page: Page, address: str) -> None:
    """If one got in all the same, the browser would refuse it."""
    opened(browser_page, f"{address}/{BRIDGE}")
    browser_page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.head.append(script);
        }"""
    )

    assert wait_until(lambda: browser_page.evaluate("window.broken.length"), 10)
    assert browser_page.evaluate("window.ran") is None
    assert "script-src-elem inline" in browser_page.evaluate("window.broken")


def test_the_site_cannot_be_framed(browser_page: Page, address: str) -> None:
    """Nobody lays the paper under a page of his own."""
    browser_page.goto("about:blank")
    browser_page.set_content(f'<iframe src="{address}/{BRIDGE}"></iframe>')

    assert wait_until(lambda: browser_page.frames[-1].url.startswith("chrome-error:"))
    assert "新桥" not in browser_page.frames[-1].content()
