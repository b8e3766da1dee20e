"""What tests of several rooms share: one real browser a worker, and properties that are not timed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from tests.postgres import Server, running

from shuzibao.archive import connection
from shuzibao.archive.database import database_for
from shuzibao.cli import main

# Dictionaries load at their first use, which may fall into any example: no promise of ours is a time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Shell = Callable[..., tuple[int, str, str]]
ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, one for all tests of a worker: Playwright keeps one loop a thread."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: make setup-test installs it"
    # Playwright's loop stays in this thread for the whole run; Django's tests after a journey need not mind.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """`shell("add", path)` as from a shell: exit code, stdout, stderr."""
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["shuzibao", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        told = capsys.readouterr()
        return int(end.value.code or 0), told.out, told.err

    return call


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL server, one for all tests of a worker that ask for it."""
    with running() as server:
        yield server


@pytest.fixture(params=ENGINES)
def either_database(request: pytest.FixtureRequest) -> Iterator[str]:
    """Every archive that a test makes stands on SQLite, and then again on PostgreSQL."""
    yield from _standing_on(request)


@pytest.fixture(scope="module", params=ENGINES)
def either_database_for_all(request: pytest.FixtureRequest) -> Iterator[str]:
    """The same for a module whose tests read one archive."""
    yield from _standing_on(request)


def _standing_on(request: pytest.FixtureRequest) -> Iterator[str]:
    engine: str = request.param
    if engine == "sqlite":
        yield engine
        return
    server: Server = request.getfixturevalue("postgres")

    def on_server(folder: Path) -> dict[str, Any]:
        # what is being imported is made beside its place, and moved there
        place = folder.with_name(folder.name.removeprefix(".").removesuffix(".importing"))
        return database_for(folder, server.url_for(place))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "database_for", on_server)
        yield engine
    connections.close_all()
    server.clear()
