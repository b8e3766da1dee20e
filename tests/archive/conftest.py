"""Django stands before the tests import the modules that speak to tables."""

from collections.abc import Iterator

import pytest

from shuzibao.archive.connection import set_up

set_up()

INDEX = "shuzibao.search.archived.LISTENER"


@pytest.fixture(autouse=True)
def index_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """The record loads a model to find names, and has its own tests: here it listens where asked."""
    from django.conf import settings

    before = settings.SHUZIBAO_LISTENERS
    if "with_record" not in request.fixturenames:
        settings.SHUZIBAO_LISTENERS = [INDEX]
    yield
    settings.SHUZIBAO_LISTENERS = before


@pytest.fixture
def with_record() -> None:
    """All listeners of the settings, the record among them."""
