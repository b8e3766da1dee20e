"""A client for benches where no wrk is installed: connections kept open, one question after another."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """rate: answers a second. Latencies in milliseconds. failed: answers other than 200."""

    rate: float
    p50_ms: float
    p99_ms: float
    failed: int


def read_over_and_over(port: int, paths: list[str], seconds: float, connections: int) -> Measured:
    """What this many readers get in this time, from a process of their own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_all, (port, paths, seconds, connections))


def _all(port: int, paths: Sequence[str], seconds: float, connections: int) -> Measured:
    return asyncio.run(_readers(port, paths, seconds, connections))


async def _readers(port: int, paths: Sequence[str], seconds: float, connections: int) -> Measured:
    until = time.perf_counter() + seconds
    found = await asyncio.gather(
        *(_reader(port, paths, until, random.Random(seed)) for seed in range(connections))
    )
    took = sorted(one for latencies, _ in found for one in latencies)
    failed = sum(wrong for _, wrong in found)
    return Measured(len(took) / seconds, _percentile(took, 50), _percentile(took, 99), failed)


async def _reader(
    port: int, paths: Sequence[str], until: float, chance: random.Random
) -> tuple[list[float], int]:
    coming, going = await asyncio.open_connection("127.0.0.1", port)
    took: list[float] = []
    failed = 0
    while (begun := time.perf_counter()) < until:
        path = chance.choice(paths)
        going.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        )
        failed += await _answer(coming) != 200
        took.append((time.perf_counter() - begun) * 1000)
    going.close()
    return took, failed


async def _answer(coming: asyncio.StreamReader) -> int:
    """The status; the body is read to its end."""
    head = (await coming.readuntil(b"\r\n\r\n")).lower()
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    if length:
        await coming.readexactly(int(length))
    elif b"transfer-encoding: chunked" in head:
        while size := int((await coming.readuntil(b"\r\n")).split(b";")[0], 16):
            await coming.readexactly(size + 2)
        await coming.readexactly(2)
    return int(head.split()[1])


def _percentile(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0
