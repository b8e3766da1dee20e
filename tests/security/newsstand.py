"""A running `serve`, as its readers meet it: a process with an address, asked over plain sockets."""

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
from dataclasses import dataclass
from pathlib import Path

RUN = """
import sys
from pathlib import Path
from shuzibao.errors import ShuzibaoError
from shuzibao.reader.serving import serve
if __name__ == "__main__":
    try:
        serve(Path(sys.argv[1]), port=int(sys.argv[2]), processes=int(sys.argv[3]),
              when_ready=lambda address: print(address, flush=True))
    except ShuzibaoError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
"""


@dataclass(frozen=True)
class Answer:
    """status, header fields in lower case, and the body as it came."""

    status: int
    fields: dict[str, str]
    body: bytes


@dataclass
class Newsstand:
    """A server process and its port."""

    process: subprocess.Popen[str]
    port: int

    def get(self, path: str) -> Answer:
        return asyncio.run(ask(self.port, path))

    def stop(self, how: int = signal.SIGTERM) -> tuple[int, str]:
        """Its exit code and what it said on stderr."""
        self.process.send_signal(how)
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said

    def children(self) -> list[int]:
        """Process ids of the server's processes that have loaded the site."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [pid for pid in map(int, listed.split()) if b"spawn_main" in _command(pid)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(archive: Path, port: int | None = None, processes: int = 2) -> Newsstand:
    """The server on this archive, answering."""
    port = port or free_port()
    program = archive.parent / "run_server.py"
    program.write_text(RUN)
    process = subprocess.Popen(
        [sys.executable, str(program), str(archive), str(port), str(processes)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert process.stdout is not None
    ready = process.stdout.readline()
    if not ready:
        _, said = process.communicate(timeout=30)
        raise AssertionError(f"the server did not start: {said}")
    assert ready == f"http://127.0.0.1:{port}/\n"
    return Newsstand(process, port)


@contextlib.contextmanager
def newsstand(archive: Path, processes: int = 2) -> Iterator[Newsstand]:
    stand = start(archive, processes=processes)
    try:
        yield stand
    finally:
        if stand.process.poll() is None:
            stand.stop()


def request(path: str, *fields: str) -> bytes:
    head = [f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", *fields]
    return "\r\n".join([*head, "", ""]).encode()


async def ask(port: int, path: str, *fields: str) -> Answer:
    """One question over a connection of its own."""
    coming, going = await asyncio.open_connection("127.0.0.1", port)
    try:
        going.write(request(path, *fields))
        await going.drain()
        return parsed(await asyncio.wait_for(coming.read(), 60))
    finally:
        going.close()
        with contextlib.suppress(OSError):
            await going.wait_closed()


def parsed(data: bytes) -> Answer:
    """The answer; a cut one is an error."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    if "content-length" in fields:
        assert len(body) == int(fields["content-length"]), "the answer was cut"
    return Answer(int(first.split()[1]), fields, body)


def wait_until(condition: object, seconds: float = 30) -> bool:
    """Whether the condition came true in this time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False
