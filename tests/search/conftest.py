"""An index in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from shuzibao.search import TantivyIndex


@pytest.fixture
def index(tmp_path: Path) -> TantivyIndex:
    return TantivyIndex.create(tmp_path / "index")


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> TantivyIndex:
    """One index for the many examples of a property; each example rebuilds or empties it."""
    return TantivyIndex.create(tmp_path_factory.mktemp("search") / "index")
