"""How one reader wants the paper: script, elder mode, light or dark. Kept in cookies, nothing else is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from django.http import HttpRequest, HttpResponseBase

Shown = Literal["printed", "hans", "hant"]

# name of the cookie -> what it may say; the first is what an unset one means.
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "script": ("printed", "hans", "hant"),
    "elder": ("off", "on"),
    "theme": ("auto", "light", "dark"),
    "links": ("on", "off"),
}
YEAR_S: Final = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the reader chose, or the defaults.

    script: the script that articles are shown in; "printed" changes nothing.
    links: names, dates and figures are links in the running text. In large print they never are: they
        stand below the story, as targets of full size.
    """

    script: str = "printed"
    elder: bool = False
    theme: str = "auto"
    links: bool = True


def preferences_of(request: HttpRequest) -> Preferences:
    """The request's own `?script=` goes before the cookie; what we do not know counts as unset."""
    said = {name: _chosen(name, request.COOKIES.get(name)) for name in CHOICES}
    script = request.GET.get("script")
    if script in CHOICES["script"]:
        said["script"] = script
    elder = said["elder"] == "on"
    return Preferences(said["script"], elder, said["theme"], said["links"] == "on" and not elder)


def _chosen(name: str, value: str | None) -> str:
    allowed = CHOICES[name]
    return value if value in allowed else allowed[0]


def remember(response: HttpResponseBase, name: str, value: str) -> None:
    """Set the cookie, or take it away where the value is the default."""
    if value == CHOICES[name][0]:
        response.delete_cookie(name, samesite="Lax")
    else:
        response.set_cookie(name, value, max_age=YEAR_S, samesite="Lax", httponly=True)
