"""What tests of several rooms share: one real browser a worker, and properties that are not timed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

# Dictionaries load at their first use, which may fall into any example: no promise of ours is a time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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
