"""Addresses never die: what has moved is redirected for good."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect

from shuzibao.reader.shelf import Elsewhere

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def follows(view: View[P]) -> View[P]:
    """The view, with a permanent redirect where the thing at the address has another id now."""

    @functools.wraps(view)
    def followed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Elsewhere as error:
            return HttpResponsePermanentRedirect(error.address)

    return followed
