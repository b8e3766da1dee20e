"""The pages of the fifth press, and which of them are the test."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
# A sample's name and its page files, in the order in which they were drawn. Every third sample is
# the test: pages are split, as there are no seeds.
DESIGNED: dict[str, tuple[str, ...]] = {
    f"designed-{name}": files
    for name, files in {
        "weekly-front": ("weekly-front",),
        "seven-stories": ("seven-stories",),
        "english-weekly": ("english-weekly",),
        "bands": ("bands",),
        "supplement": ("supplement",),
        "sports": ("sports",),
        "feature": ("feature",),
        "harbour": ("harbour",),
        "pictures": ("pictures",),
        "notices": ("notices",),
        "upright-letters": ("upright-letters",),
        "interview": ("interview",),
        "jump": ("jump-1", "jump-3"),
        "health": ("health",),
        "banner-vertical": ("banner-vertical",),
        "english-letters": ("english-letters",),
        "two-tongues": ("two-tongues",),
        "crossways": ("crossways",),
    }.items()
}


def split_of(name: str) -> str:
    """ "dev" or "test"; the same for ever for a page once drawn."""
    return "test" if list(DESIGNED).index(name) % 3 == 2 else "dev"


def of_split(split: str) -> list[str]:
    """The samples of a split."""
    return [name for name in DESIGNED if split_of(name) == split]
