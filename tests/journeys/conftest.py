"""One published archive and one real browser for all journeys of a worker."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from shuzibao.archive import connection

connection.set_up()

from tests.reader.press import print_into  # noqa: E402
from tests.reader.stories import loose_page, week_one, week_two  # noqa: E402
from tests.record.yunpu import make as make_yunpu  # noqa: E402

Visit = Callable[..., Page]
READY_S = 60


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of this archive, served as `shuzibao serve` serves it."""
    port = _free_port()
    command = [
        sys.executable,
        "-c",
        "from shuzibao.cli import main; main()",
        "serve",
        "--archive",
        str(folder),
        "--port",
        str(port),
        "--processes",
        "1",
    ]
    server = subprocess.Popen(command)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented paper."""
    folder = tmp_path_factory.mktemp("journeys") / "archive"
    print_into(folder, [week_one(), week_two(), loose_page()])
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def record_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of 云浦报, whose record has something of every kind."""
    with served(make_yunpu(tmp_path_factory.mktemp("record-journeys"))) as address:
        yield address


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_S
    while True:
        try:
            urllib.request.urlopen(f"{address}/robots.txt", timeout=2).close()
            return
        except OSError:
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server did not answer"
            time.sleep(0.1)


@pytest.fixture
def visit(site: str, browser: Browser) -> Iterator[Visit]:
    """`visitor` of the invented paper."""
    with visitor(site, browser) as open_:
        yield open_


@pytest.fixture
def visit_record(record_site: str, browser: Browser) -> Iterator[Visit]:
    """`visitor` of 云浦报."""
    with visitor(record_site, browser) as open_:
        yield open_


@contextmanager
def visitor(site: str, browser: Browser) -> Iterator[Visit]:
    """Open an address as a reader: `visit("/", width=390, elder=True, dark=True, js=False, lang="en")`.

    Anything that the browser's console calls an error fails the journey: a script that the
    Content-Security-Policy stops, a file that is not there.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(
        address: str, *, width: int = 1280, height: int = 900, elder: bool = False, dark: bool = False,
        js: bool = True, lang: str = "zh-CN", status: int = 200, touch: bool = False,
    ) -> Page:  # fmt: skip
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=lang, java_script_enabled=js,
            color_scheme="dark" if dark else "light", base_url=site, has_touch=touch,
        )  # fmt: skip
        contexts.append(context)
        if elder:
            context.add_cookies([{"name": "elder", "value": "on", "url": site}])
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == status
        if status >= 400:  # the browser itself reports the status it was given
            complaints.clear()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
