"""The kiosk, printed once for all tests of a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from shuzibao.archive.connection import set_up

TESTS = Path(__file__).resolve().parent.parent
for room in ("api", "reader"):
    sys.path.append(str(TESTS / room))  # kiosk and press stand there

set_up()  # before any import of a model

from kiosk import Reader, open_kiosk  # noqa: E402


@pytest.fixture(scope="session")
def kiosk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return open_kiosk(tmp_path_factory.mktemp("kiosk") / "archive")


@pytest.fixture
def reader(kiosk_folder: Path) -> Reader:
    return Reader(kiosk_folder)
