"""The door for the server. All views are loaded here: the first reader does not wait for them."""

from __future__ import annotations

import atexit
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shuzibao.archive.django_settings")

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import get_resolver

ORPHAN_CHECK_S = 1.0


def stop_when_orphaned(server: int) -> None:
    """End this process when the one that started it is gone, killed without a chance to tell.

    It would go on holding the port, and the next `shuzibao serve` would find it taken.
    """

    def watch() -> None:
        while os.getppid() == server:
            time.sleep(ORPHAN_CHECK_S)
        os.kill(os.getpid(), signal.SIGKILL)  # readers only: there is nothing to lose

    threading.Thread(target=watch, name="orphan-watch", daemon=True).start()


site = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The site. A whole answer is handed over in one piece: the server enters Python once for it."""
    response = site(environ, start_response)
    if not isinstance(response, HttpResponse):
        return response  # streamed
    whole = [response.content]
    response.close()
    return whole


if os.environ.get("SHUZIBAO_SERVER", "").isdecimal():
    stop_when_orphaned(int(os.environ["SHUZIBAO_SERVER"]))
    # Where readers hung up, threads may still be rendering: taking Python down under them would
    # end in an abort of the server's. Answers under way are finished by then.
    atexit.register(os._exit, 0)
