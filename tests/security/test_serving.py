"""The server under its readers: many, slow, rude, and in the middle of its own end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk import BRIDGE, BRIDGE_LEAD, FIRST, SLUG, open_kiosk
from newsstand import (
    Answer,
    Newsstand,
    ask,
    free_port,
    newsstand,
    request,
    start,
    wait_until,
)

from press import Copy, issue, print_into
from shuzibao.errors import ArchiveError
from shuzibao.reader.serving import PortTaken, bring_up_to_date, hosts_of, serve, take

READERS = 200
SLOW = 50


@pytest.fixture(scope="module")
def stand(kiosk_folder: Path) -> Iterator[Newsstand]:
    with newsstand(kiosk_folder) as running:
        yield running


def test_two_hundred_readers_at_once_are_all_answered(stand: Newsstand) -> None:
    """Each gets the page that it asked for, whole."""
    wanted = {
        "/": "新桥通车",
        f"/{BRIDGE}": BRIDGE_LEAD,
        f"/{FIRST}/2": "桥长八十六米",
        f"/api/articles/{BRIDGE}": BRIDGE_LEAD,
        "/search?q=溪": SLUG,
    }
    asked = [list(wanted)[number % len(wanted)] for number in range(READERS)]

    async def all_at_once() -> list[Answer]:
        return await asyncio.gather(
            *(ask(stand.port, path.replace("溪", "%E6%BA%AA")) for path in asked)
        )

    answers = asyncio.run(all_at_once())
    assert [answer.status for answer in answers] == [200] * READERS
    # The front page shows the newest issue, of the other paper or of this one.
    for path, answer in zip(asked, answers, strict=True):
        assert path == "/" or wanted[path] in answer.body.decode(), path


def test_slow_senders_stop_nobody(stand: Newsstand) -> None:
    """Fifty that send a byte a second hold fifty connections and nothing else."""

    async def drip(data: bytes, until: asyncio.Event) -> None:
        _, going = await asyncio.open_connection("127.0.0.1", stand.port)
        for at in range(len(data)):
            going.write(data[at : at + 1])
            await going.drain()
            try:
                await asyncio.wait_for(until.wait(), 1)
                break
            except TimeoutError:
                continue
        going.close()

    async def scene() -> list[Answer]:
        over = asyncio.Event()
        heads = [drip(request("/"), over) for _ in range(SLOW // 2)]
        body = b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n"
        bodies = [drip(body + b"x" * 500, over) for _ in range(SLOW // 2)]
        slow = [asyncio.ensure_future(one) for one in (*heads, *bodies)]
        await asyncio.sleep(2)
        answers = [await ask(stand.port, f"/{BRIDGE}") for _ in range(20)]
        over.set()
        await asyncio.gather(*slow, return_exceptions=True)
        return answers

    answers = asyncio.run(scene())
    assert [answer.status for answer in answers] == [200] * 20


def test_slow_takers_stop_nobody(stand: Newsstand) -> None:
    """Fifty that ask for much and do not read leave the threads free."""

    async def scene() -> list[Answer]:
        lines = []
        for _ in range(SLOW):
            line = socket.socket()
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            line.connect(("127.0.0.1", stand.port))
            line.sendall(request("/api/openapi.json"))
            lines.append(line)
        await asyncio.sleep(0.5)
        answers = [await ask(stand.port, f"/{BRIDGE}") for _ in range(20)]
        for line in lines:
            line.close()
        return answers

    answers = asyncio.run(scene())
    assert [answer.status for answer in answers] == [200] * 20


@pytest.mark.parametrize(
    "rude",
    [
        b"\x00\xff\xfe" * 100,
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\nx",
    ],
)
def test_rude_requests_are_refused_and_change_nothing(stand: Newsstand, rude: bytes) -> None:
    """No answer, or one that says no; the next reader is served."""
    with socket.create_connection(("127.0.0.1", stand.port), timeout=30) as line:
        try:
            line.sendall(rude)
            line.shutdown(socket.SHUT_WR)
            first = line.recv(64)
        except OSError:  # it hung up already
            first = b""

    assert first == b"" or first.split()[1].startswith(b"4"), first
    assert stand.get("/robots.txt").status == 200


def test_answers_do_not_say_what_serves_them(stand: Newsstand) -> None:
    """No version, no Python: what is known to be old is known to be open."""
    answer = stand.get("/nothing-here")

    assert answer.status == 404
    assert not any(character.isdigit() for character in answer.fields.get("server", ""))
    assert "x-powered-by" not in answer.fields
    assert b"Traceback" not in answer.body


def test_the_serving_process_cannot_write(kiosk_folder: Path) -> None:
    """Whatever a view did, the database would refuse it."""
    program = (
        "import django; django.setup()\n"
        "from shuzibao.archive.models import Title\n"
        "print(Title.objects.count())\n"
        "Title.objects.create(slug='x', name='x')\n"
    )
    told = {
        "DJANGO_SETTINGS_MODULE": "shuzibao.archive.django_settings",
        "SHUZIBAO_ARCHIVE": str(kiosk_folder),
        "SHUZIBAO_READERS_ONLY": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **told}, capture_output=True, text=True
    )

    assert done.stdout == "2\n"
    assert done.returncode == 1
    assert "readonly database" in done.stderr


def test_what_is_added_is_read_at_once(tmp_path: Path) -> None:
    """The site never needs a restart: the next question after a write sees it."""
    folder = open_kiosk(tmp_path / "archive")
    with newsstand(folder, processes=1) as running:
        before = [running.get(f"/{SLUG}") for _ in range(3)][-1]
        story = [Copy([("headline", "溪边新开书店"), ("paragraph", "书店昨天开门。")])]
        import datetime as dt

        print_into(folder, [issue("柳溪周报", dt.date(2024, 5, 20), story)])
        after = running.get(f"/{SLUG}")
        found = running.get("/api/search?q=%E4%B9%A6%E5%BA%97")

    assert "溪边新开书店" not in before.body.decode()
    assert "溪边新开书店" in after.body.decode()
    assert '"total":1' in found.body.decode()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_end_is_orderly(kiosk_folder: Path, how: int) -> None:
    """Told to stop, it finishes what it answers, frees the port and says nothing of errors."""
    running = start(kiosk_folder, processes=1)
    for _ in range(5):
        assert running.get(f"/{BRIDGE}").status == 200
    for number in range(30):  # they ask and hang up: their answers are still being made
        with socket.create_connection(("127.0.0.1", running.port)) as line:
            line.sendall(request(f"/search?q=%E6%BA%AA&page={number}"))
    code, said = running.stop(how)

    assert code == 0
    assert "Traceback" not in said
    assert "panicked" not in said
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", running.port))


def test_a_process_that_dies_is_replaced(kiosk_folder: Path) -> None:
    """A crash costs the requests it met and not the site."""
    with newsstand(kiosk_folder, processes=1) as running:
        [first] = running.children()
        os.kill(first, signal.SIGKILL)

        def answers() -> bool:
            try:
                return running.get("/robots.txt").status == 200
            except (OSError, AssertionError, IndexError):
                return False

        assert wait_until(lambda: running.children() not in ([], [first]))
        assert wait_until(answers)


def test_killed_it_leaves_nobody_behind(kiosk_folder: Path) -> None:
    """After kill -9 the port is free again within moments: no orphan keeps it."""
    running = start(kiosk_folder, processes=1)
    left = running.children()
    running.process.kill()
    running.process.communicate(timeout=30)

    assert left
    assert wait_until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in left))


def test_a_taken_port_is_said_with_the_next_thing_to_try(kiosk_folder: Path) -> None:
    """Two lines, and no traceback of the server's."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as caught:
            serve(kiosk_folder, port=port)

    assert caught.value.where == f"127.0.0.1:{port}"
    assert caught.value.what == "the port is taken: something answers there already"
    assert caught.value.remedy.startswith("choose another: shuzibao serve --port ")


def test_a_port_is_held_from_the_first_moment_on() -> None:
    """Before any process of the server answers: the second of two who start together is refused, with a free port."""
    port = free_port()
    with take("127.0.0.1", port):
        with pytest.raises(PortTaken) as caught:
            take("127.0.0.1", port)
        free = int(caught.value.remedy.rpartition(" ")[2])
        take("127.0.0.1", free).close()
    take("127.0.0.1", port).close()

    assert free > port
    assert caught.value.exit_code == 4


def test_no_archive_is_said_before_anything_starts(tmp_path: Path) -> None:
    """An empty folder is not served as an empty newspaper by mistake."""
    with pytest.raises(ArchiveError) as caught:
        serve(tmp_path, port=free_port())

    assert caught.value.what == "no archive here"


def test_an_older_archive_gets_its_new_tables_before_it_is_served(tmp_path: Path) -> None:
    """After an upgrade of the program `serve` just works."""
    from django.core.management import call_command
    from django.db import connection

    open_kiosk(tmp_path / "archive")
    call_command("migrate", "archive", "0001", verbosity=0, skip_checks=True)
    assert "archive_fact" not in connection.introspection.table_names()
    bring_up_to_date(tmp_path / "archive")

    assert "archive_fact" in connection.introspection.table_names()


def test_an_archive_of_a_newer_program_is_not_served(tmp_path: Path) -> None:
    """What it holds is not known here, so nothing is shown wrongly."""
    import sqlite3

    folder = open_kiosk(tmp_path / "archive")
    with contextlib.closing(sqlite3.connect(folder / "archive.sqlite3")) as tables:
        tables.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('archive', '9999_far', '')"
        )
        tables.commit()
    with pytest.raises(ArchiveError) as caught:
        bring_up_to_date(folder)

    assert "newer Shuzibao" in caught.value.what


def test_bound_to_all_addresses_it_answers_to_each_but_not_to_any_name() -> None:
    """0.0.0.0 is no licence for foreign names."""
    names = hosts_of("0.0.0.0")

    assert {"127.0.0.1", "localhost", "[::1]", socket.gethostname().lower()} <= set(names)
    assert "*" not in names
    assert hosts_of("192.0.2.7")[-1] == "192.0.2.7"
    assert hosts_of("fe80::1")[-1] == "[fe80::1]"


def test_connections_are_kept_for_the_next_question(stand: Newsstand) -> None:
    """A browser asks for page, style and script over one connection."""
    with socket.create_connection(("127.0.0.1", stand.port), timeout=30) as line:
        statuses = []
        for _ in range(3):
            line.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
            data = b""
            while b"sitemap.xml" not in data:
                data += line.recv(4096)
            statuses.append(data.split()[1])
            time.sleep(0.05)

    assert statuses == [b"200"] * 3
