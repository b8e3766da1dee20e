"""The pages of the fifth press, and which of them are the test."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
# How many samples the first author drew, all up to the fourth, and all up to the fifth; the rest is the sixth's.
FIRST_SERIES, FOURTH_SERIES, FIFTH_SERIES = 18, 52, 58
# A sample's name and its page files, in the order in which they were drawn. The test is every third
# sample of the first and the fifth author's, every second of the others': pages are split, as there are no seeds.
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
        "district-front": ("district-front",),
        "broad-banner": ("broad-banner",),
        "evening-upright": ("evening-upright",),
        "briefs": ("briefs",),
        "picture-news": ("picture-news",),
        "questions": ("questions",),
        "profile": ("profile",),
        "readers-post": ("readers-post",),
        "theory": ("theory",),
        "verse": ("verse",),
        "results": ("results",),
        "small-ads": ("small-ads",),
        "hongkong": ("hongkong",),
        "taiwan": ("taiwan",),
        "figures": ("figures",),
        "two-under-one": ("two-under-one",),
        "handed-on": ("handed-on-1", "handed-on-4"),
        "school": ("school",),
        "column-head": ("column-head",),
        "both-banks": ("both-banks",),
        "lakeside-front": ("lakeside-front",),
        "corrections": ("corrections",),
        "livelihood": ("livelihood",),
        "hillside": ("hillside",),
        "county-front": ("county-front",),
        "signal-hill": ("signal-hill",),
        "forum": ("forum",),
        "lanes": ("lanes",),
        "markets": ("markets",),
        "reeds": ("reeds",),
        "half-notices": ("half-notices",),
        "works-weekly": ("works-weekly",),
        "upright-front": ("upright-front",),
        "campus": ("campus",),
        "metro-front": ("metro-front",),
        "lanes-inside": ("lanes-inside",),
        "three-frames": ("three-frames",),
        "bell-interview": ("bell-interview",),
        "harbor-upright": ("harbor-upright",),
        "neighbours-weekly": ("neighbours-weekly",),
        "estuary-front": ("estuary-front",),
        "old-lane-talk": ("old-lane-talk",),
        "opinion-lamps": ("opinion-lamps",),
        "grain-figures": ("grain-figures",),
        "county-service": ("county-service",),
        "upright-harvest": ("upright-harvest",),
        "orchard-days": ("orchard-days",),
        "night-sky": ("night-sky",),
        "strait-courier": ("strait-courier",),
        "millbrook-leader": ("millbrook-leader",),
    }.items()
}


def split_of(name: str) -> str:
    """ "dev" or "test"; the same for ever for a page once drawn."""
    place = list(DESIGNED).index(name)
    if place >= FIFTH_SERIES:
        return "test" if (place - FIFTH_SERIES) % 2 else "dev"
    if place >= FOURTH_SERIES:
        return "test" if (place - FOURTH_SERIES) % 3 == 2 else "dev"
    last_of = 3 if place < FIRST_SERIES else 2
    return "test" if place % last_of == last_of - 1 else "dev"


def of_split(split: str) -> list[str]:
    """The samples of a split."""
    return [name for name in DESIGNED if split_of(name) == split]
