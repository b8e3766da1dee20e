"""The server that `shuzibao serve` runs: granian, one WSGI process a core, readers only.

Connections are held in Rust, so a reader who sends or takes a byte a second costs no thread:
Python is entered when a whole request is there and left when the answer is handed over. WSGI and
not ASGI: the views are synchronous, and bench/serve.py shows what that choice gives.
"""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import multiprocessing
import os
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import shuzibao.archive
from shuzibao.archive.database import SQLITE_FILE
from shuzibao.errors import ArchiveError

TARGET: Final = "shuzibao.reader.wsgi:application"
MIGRATIONS: Final = Path(shuzibao.archive.__file__).parent / "migrations"
THREADS: Final = 4  # a process: SQLite and tantivy let go of Python's lock while they read
MOST_CONNECTIONS: Final = 4096  # a process, slow ones included
HEADER_TIMEOUT_MS: Final = 15_000  # for the head of a request; the wait for the next one counts
MOST_HEADER_BYTES: Final = 64 << 10
STOP_WITHIN_S: Final = 10  # for answers under way, at SIGTERM
MOST_PROCESSES: Final = 4  # without being told; one archive on one disk gains little beyond
PORTS_TRIED: Final = 50  # for one to propose
OURSELVES: Final = ("127.0.0.1", "localhost", "[::1]")


class PortTaken(ArchiveError):
    """Something else answers there already."""


def serve(
    archive: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    url: str = "",
    names: Iterable[str] = (),
    processes: int | None = None,
    when_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the archive until SIGTERM or SIGINT; answers under way are finished.

    url: the site's public address where a proxy stands in front ("https://paper.example"): used in
        feeds, sitemaps and the API, and its host is answered to.
    names: further host names to answer to.
    processes: of the server; None for one a core, at most `MOST_PROCESSES`.
    when_ready: called once, with the address, when the site answers.

    Raises:
        ArchiveError: there is no archive in that folder, or one of a newer Shuzibao.
        PortTaken: the port is in use, or not ours to open.
    """
    _refuse_without_archive(archive)
    held = take(host, port)
    bring_up_to_date(archive)
    os.environ |= environment(archive, host, url, names)
    if when_ready is not None:
        _tell_when_ready(host, port, when_ready)
    with held:
        run(TARGET, host, port, processes or min(os.cpu_count() or 1, MOST_PROCESSES))


def environment(archive: Path, host: str, url: str, names: Iterable[str]) -> dict[str, str]:
    """What the server's processes are told; see archive/django_settings.py."""
    told = os.environ.get("SHUZIBAO_HOSTS", "")
    hosts = [*told.split(","), *hosts_of(host), *names, urlsplit(url).hostname or ""]
    return {
        "DJANGO_SETTINGS_MODULE": "shuzibao.archive.django_settings",
        "SHUZIBAO_ARCHIVE": str(archive.resolve()),
        "SHUZIBAO_READERS_ONLY": "1",
        "SHUZIBAO_HOSTS": ",".join(dict.fromkeys(name for name in hosts if name)),
        "SHUZIBAO_URL": url.rstrip("/"),
    }


def hosts_of(host: str) -> list[str]:
    """The names that a site bound to this address answers to.

    Bound to every address of the machine (0.0.0.0, ::) it answers to each of them and to the
    machine's name, never to any name at all: that would let a foreign page read it through a name
    of its own (DNS rebinding).
    """
    if host in ("0.0.0.0", "::", ""):
        return [*OURSELVES, *_names_of_machine()]
    return [*OURSELVES, bracketed(host)]


def bracketed(host: str) -> str:
    """As it stands in an address: an IPv6 number in brackets."""
    return f"[{host}]" if ":" in host else host


def _names_of_machine() -> Iterator[str]:
    name = socket.gethostname()
    yield name.lower()
    try:
        found = socket.getaddrinfo(name, None)
    except OSError:
        found = []
    for *_, address in found:
        yield bracketed(str(address[0]).partition("%")[0])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1: a UDP connect sends nothing
        except OSError:
            return
        yield str(probe.getsockname()[0])


def _refuse_without_archive(archive: Path) -> None:
    if not os.environ.get("SHUZIBAO_DATABASE") and not (archive / SQLITE_FILE).is_file():
        raise ArchiveError(
            "no archive here", str(archive), "make one: shuzibao add PAGE… --archive DIR"
        )


def bring_up_to_date(archive: Path) -> None:
    """Give the archive the tables that this code knows: the serving processes cannot write.

    Looks without Django first, which is quick: mostly there is nothing to do.
    """
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    if os.environ.get("SHUZIBAO_DATABASE") or _applied(archive / SQLITE_FILE) != known:
        from shuzibao.archive.store import Archive

        Archive.open(archive).close()


def _applied(database: Path) -> set[str]:
    """Names of the archive's own migrations that the database has; none where it has no such table."""
    with contextlib.closing(sqlite3.connect(database)) as tables:
        try:
            rows = tables.execute("SELECT name FROM django_migrations WHERE app = 'archive'")
            return {name for (name,) in rows}
        except sqlite3.DatabaseError:
            return set()


def take(host: str, port: int) -> socket.socket:
    """Hold the port from now on, so that a second `serve` is refused while this one still starts.

    The server's processes share the port with each other (SO_REUSEPORT) and so, unknowingly, with any other
    server of ours: readers would be given now one archive, now the other.

    Raises:
        PortTaken: the port is in use, or not ours to open.
    """
    try:
        with _socket(host) as probe:
            # As servers do, so that a port still cooling down after the last run counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        remedy = f"choose another: shuzibao serve --port {_next_free(host, port)}"
        raise PortTaken(_why(error), f"{bracketed(host)}:{port}", remedy) from error
    held = _socket(host)
    # elsewhere the server itself holds the one socket of all its processes
    if sys.platform == "linux":
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        with contextlib.suppress(OSError):  # cooling down after another program's run
            held.bind((host, port))  # without SO_REUSEADDR: a second probe fails on it
    return held


def _socket(host: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if _is_v6(host) else socket.AF_INET, socket.SOCK_STREAM)


def _why(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "the port is taken: something answers there already"
    if error.errno == errno.EACCES:
        return "this port is reserved for the administrator"
    return f"cannot listen there: {error.strerror}"


def _next_free(host: str, port: int) -> int:
    """The first port behind this one that is free now; of the administrator's ports from 8000 on."""
    first = port + 1 if port >= 1024 else 8000
    for other in range(first, min(first + PORTS_TRIED, 65536)):
        with _socket(host) as probe, contextlib.suppress(OSError):
            probe.bind((host, other))
            return other
    return 8000


def _is_v6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 6
    except ValueError:
        return False


def run(target: str, host: str, port: int, processes: int) -> None:
    """Serve a WSGI application with the settings of the site.

    target: "module:name", as seen from fresh processes.
    """
    # Imported here: `import shuzibao` and every other command stay light.
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    _allow_connections()
    os.environ["SHUZIBAO_SERVER"] = str(os.getpid())  # whom the processes belong to: see wsgi.py
    # Fresh processes, not copies of this one: it may hold connections, locks and threads.
    multiprocessing.set_start_method("spawn", force=True)
    Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=600,  # as long lives a thread's connection to the database
        backlog=max(MOST_CONNECTIONS, 1024),
        backpressure=MOST_CONNECTIONS,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADER_TIMEOUT_MS, max_buffer_size=MOST_HEADER_BYTES
        ),
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN_S,
    ).serve()


def _allow_connections() -> None:
    """As many open files as connections may be held, where the system lets us: often it is 1,024."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + 1024
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _tell_when_ready(host: str, port: int, tell: Callable[[str], None]) -> None:
    near = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)

    def wait() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if _answers(near, port):
                tell(f"http://{bracketed(near)}:{port}/")
                return
            time.sleep(0.05)

    threading.Thread(target=wait, name="when-ready", daemon=True).start()


def _answers(host: str, port: int) -> bool:
    """Whether the site gives an answer, not only whether the port is open."""
    ask = f"GET /robots.txt HTTP/1.1\r\nHost: {bracketed(host)}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((host, port), timeout=5) as line:
            line.sendall(ask.encode("ascii"))
            return line.recv(12).startswith(b"HTTP/1.1 ")
    except OSError:
        return False
