"""One archive of the invented paper for all tests of the site that name no other; a fresh client for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)
from tests.reader.press import print_into  # noqa: E402
from tests.reader.stories import loose_page, week_one, week_two  # noqa: E402

Get = Callable[..., str]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that `client` reads; a module with a fixture of this name has its own."""
    folder = tmp_path_factory.mktemp("site") / "archive"
    print_into(folder, [week_one(), week_two(), loose_page()])
    return folder


@pytest.fixture
def client(folder: Path) -> Client:
    """A reader of the archive who wants simplified Chinese."""
    connection.use(folder)
    return Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[Client]:
    """A reader of an archive without a page."""
    print_into(tmp_path / "empty", [])
    connection.use(tmp_path / "empty")
    return Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})


@pytest.fixture
def get(client: Client) -> Get:
    """The HTML at an address; it must be there."""

    def fetch(address: str, status: int = 200) -> str:
        response = client.get(address)
        assert response.status_code == status, address
        return response.content.decode()

    return fetch
