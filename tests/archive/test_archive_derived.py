"""What is made of pictures for readers: kept, found again, and thrown away when the issue changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuzibao.archive.derived import LISTENER, Derived

pytestmark = pytest.mark.usefixtures("either_database")

ISSUE, OTHER = "hedengbao/2024-08-05", "hedengbao/undated-0a1b2c3d"


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    derived = Derived(tmp_path)
    derived.put(ISSUE, "1-thumb-0a1b.webp", b"small")

    assert derived.get(ISSUE, "1-thumb-0a1b.webp") == b"small"
    assert derived.get(OTHER, "1-thumb-0a1b.webp") is None
    assert [path.name for path in (tmp_path / "derived" / ISSUE).iterdir()] == ["1-thumb-0a1b.webp"]


def test_an_issue_that_changed_loses_its_own_and_no_other_does(tmp_path: Path) -> None:
    """Told as every listener is: by the ids of the issues that were written."""

    class Written:
        issues, whole = (ISSUE, "hedengbao/2024-08-12"), False

    class Open:
        folder = tmp_path

    derived = Derived(tmp_path)
    for issue in (ISSUE, OTHER):
        derived.put(issue, "1-page-0a1b.pdf", b"%PDF")
    LISTENER.after_write(Open(), Written())  # type: ignore[arg-type]

    assert derived.get(ISSUE, "1-page-0a1b.pdf") is None
    assert derived.get(OTHER, "1-page-0a1b.pdf") == b"%PDF"
    Written.whole = True
    LISTENER.after_write(Open(), Written())  # type: ignore[arg-type]
    assert derived.get(OTHER, "1-page-0a1b.pdf") is None


@pytest.mark.parametrize(
    ("issue", "name"),
    [("../files", "a"), ("hedengbao", "a"), (ISSUE, "../a"), (ISSUE, ".hidden"), (ISSUE, "a/b")],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, issue: str, name: str) -> None:
    with pytest.raises(ValueError, match="not "):
        Derived(tmp_path).put(issue, name, b"")

    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=20))
def test_whatever_is_asked_nothing_outside_is_read(name: str) -> None:
    """A strange name is refused, or is a name in the folder that holds nothing."""
    try:
        assert Derived(Path("/nowhere")).get(ISSUE, name) is None
    except ValueError:
        assert "/" in name or not name.isalnum() or not name.isascii() or name != name.lower()
