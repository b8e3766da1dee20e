"""About this archive, and the page of keys."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from shuzibao import __version__
from shuzibao.reader import shelf
from shuzibao.reader.show import show


def about(request: HttpRequest) -> HttpResponse:
    """What this is, how much of it there is, and how to use it."""
    context = {"figures": shelf.figures(), "titles": shelf.titles(), "version": __version__}
    return show(request, "about.html", context)


def keys(request: HttpRequest) -> HttpResponse:
    """The keys that the site listens to."""
    return show(request, "keys.html", {})
