"""A real PostgreSQL server for tests: of its own, in a folder that goes with it, reached by a socket there."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import psycopg

DEBIAN = Path("/usr/lib/postgresql")
# A test's server may forget everything when the power fails: it goes with the test anyway.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
}
SORTS_BY_CODE_POINT = "--locale=C.UTF-8"
READY_WITHIN_S = 60.0


class Server:
    """A running server. folder: its socket and its data. user: who may do everything in it."""

    def __init__(self, folder: Path, user: str) -> None:
        self.folder, self.user = folder, user
        self._made: set[str] = set()

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        import psycopg  # only tests that ask for a server need it

        return psycopg.connect(
            host=str(self.folder), user=self.user, dbname="postgres", autocommit=True
        )

    def url(self, schema: str) -> str:
        """As SHUZIBAO_DATABASE has it. An archive in a schema of its own: a database takes ten times as long."""
        options = quote(f"-c search_path={schema}")
        return f"postgresql://{self.user}@{quote(str(self.folder), safe='')}/postgres?options={options}"

    def url_for(self, folder: Path) -> str:
        """The tables of the archive in this folder; empty at the first question."""
        name = "archive_" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        if name not in self._made:
            self.run(f"CREATE SCHEMA IF NOT EXISTS {name}")
            self._made.add(name)
        return self.url(name)

    def run(self, *statements: str) -> None:
        with self.connect() as line:
            for statement in statements:
                line.execute(statement)

    def clear(self) -> None:
        """Throw all archives away."""
        self.run(*(f"DROP SCHEMA {name} CASCADE" for name in self._made))
        self._made.clear()


def binary(name: str) -> str:
    """The server's program of this name: on the path, else the newest of Debian's."""
    debian = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = shutil.which(name) or next((str(path) for path in reversed(debian)), None)
    assert found, f"{name} of PostgreSQL is missing: make setup-test installs it"
    return found


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as this lasts. It refuses to run as root: then Debian's user runs it."""
    root = os.geteuid() == 0
    who = pwd.getpwnam("postgres" if _is_user("postgres") else "nobody") if root else None
    folder = Path(tempfile.mkdtemp(prefix="shuzibao-postgres-"))
    data = folder / "data"
    if who:
        os.chown(folder, who.pw_uid, who.pw_gid)
    as_whom = [f"--reuid={who.pw_uid}", f"--regid={who.pw_gid}", "--clear-groups"] if who else []
    # It ends with the tests, also where these are killed.
    begin = ["setpriv", "--pdeathsig=QUIT", *as_whom]
    make = ["initdb", "-D", str(data), "-U", "tester", "--auth=trust", "--no-sync"]
    subprocess.run(
        [*begin, binary(make[0]), *make[1:], "--encoding=UTF8", SORTS_BY_CODE_POINT],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
    )
    settings = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*begin, binary("postgres"), "-D", str(data), "-k", str(folder), *settings],
            stderr=log,
            cwd="/",
        )
    try:
        found = Server(folder, "tester")
        _wait_for(found, server)
        yield found
    finally:
        server.terminate()  # waits for nobody's connection longer than this:
        try:
            server.wait(2)
        except subprocess.TimeoutExpired:
            server.send_signal(3)  # SIGQUIT: at once
            server.wait(20)
        shutil.rmtree(folder)


def _is_user(name: str) -> bool:
    return any(one.pw_name == name for one in pwd.getpwall())


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    until = time.monotonic() + READY_WITHIN_S
    while True:
        try:
            server.connect().close()
            return
        except psycopg.OperationalError:
            assert process.poll() is None, (server.folder / "log").read_text()
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)
