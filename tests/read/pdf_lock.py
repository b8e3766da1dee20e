"""Locks a PDF written by hand: the standard security handler, revision 2 (PDF 32000-1, 7.6.3), 40-bit RC4."""

from __future__ import annotations

import re
from hashlib import md5

from tests.read.pdf_paper import assembled

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
RIGHTS = -44  # print and copy, change nothing
KEY = 5  # bytes


def locked(objects: dict[int, bytes], user: str, owner: str = "the owner's own") -> bytes:
    """The file of these objects. user: the password that opens it, "" where it opens without one."""
    identity = bytes(16)
    stored = _rc4(md5(_padded(owner)).digest()[:KEY], _padded(user))
    said = _padded(user) + stored + RIGHTS.to_bytes(4, "little", signed=True) + identity
    key = md5(said).digest()[:KEY]
    sealed = {number: _sealed(data, number, key) for number, data in objects.items()}
    last = max(objects) + 1
    sealed[last] = (
        f"<< /Filter /Standard /V 1 /R 2 /O <{stored.hex()}> /U <{_rc4(key, PAD).hex()}> /P {RIGHTS} >>"
    ).encode()
    return assembled(
        sealed, f"/Encrypt {last} 0 R /ID [<{identity.hex()}> <{identity.hex()}>]".encode()
    )


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + PAD)[:32]


def _sealed(data: bytes, number: int, key: bytes) -> bytes:
    """The object with its stream and its strings under the object's own key."""
    own = md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[: KEY + 5]
    head, mark, rest = data.partition(b"\nstream\n")
    head = re.sub(rb"\((\w+)\)", lambda found: b"<%s>" % _rc4(own, found[1]).hex().encode(), head)
    if not mark:
        return head
    content = rest.removesuffix(b"\nendstream")
    return head + mark + _rc4(own, content) + b"\nendstream"


def _rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for n in range(256):
        at = (at + state[n] + key[n % len(key)]) % 256
        state[n], state[at] = state[at], state[n]
    out, a, b = bytearray(), 0, 0
    for byte in data:
        a = (a + 1) % 256
        b = (b + state[a]) % 256
        state[a], state[b] = state[b], state[a]
        out.append(byte ^ state[(state[a] + state[b]) % 256])
    return bytes(out)
