"""Files by their content: the name is the SHA-256 of the bytes, so what is stored can be proved."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from shuzibao.errors import ArchiveError, NotFound

DIGEST = re.compile(r"[0-9a-f]{64}")
UNFINISHED = ".part-"


def digest_of_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Files:
    """The folder `files/` of an archive: `ab/abcdef…`, fanned out by the first two digits.

    A file appears under its name whole or not at all: it is written beside, flushed to the disk, and
    renamed. A file that is there and whole is never written again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of this digest lie, or would lie."""
        if not DIGEST.fullmatch(digest):
            raise ValueError(f"not a SHA-256: {digest!r}")
        return self.folder / digest[:2] / digest

    def has(self, digest: str) -> bool:
        return self.path(digest).is_file()

    def put(self, data: bytes) -> str:
        """Keep these bytes; their digest. A file that was damaged is mended by it.

        Raises:
            ArchiveError: the disk is full, or not ours to write to.
        """
        digest = digest_of_bytes(data)
        target = self.path(digest)
        if target.exists() and target.read_bytes() == data:
            return digest
        try:
            self._write(target, data)
        except OSError as error:
            reason = error.strerror or str(error)
            remedy = "make room, or check who owns the archive's folder; then call again"
            raise ArchiveError(f"cannot be written: {reason}", str(target), remedy) from error
        return digest

    def _write(self, target: Path, data: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(
            f"{UNFINISHED}{target.name[:16]}-{os.getpid()}-{secrets.token_hex(4)}"
        )
        try:
            with part.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def get(self, digest: str) -> bytes:
        """The bytes of this digest.

        Raises:
            NotFound: they are not here.
            ArchiveError: what lies there is something else.
        """
        path = self.path(digest)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            remedy = "add the original again; `shuzibao rebuild` makes the rest of it"
            raise NotFound("the file is gone from the archive", str(path), remedy) from None
        if digest_of_bytes(data) != digest:
            raise ArchiveError(
                "the bytes are no longer those that were stored",
                str(path),
                "add the original again; `shuzibao rebuild` makes the rest of it",
            )
        return data

    def remove(self, digest: str) -> None:
        self.path(digest).unlink(missing_ok=True)

    def digests(self) -> Iterator[str]:
        """Every file that is here, in order of digest."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            if DIGEST.fullmatch(path.name):
                yield path.name

    def sweep(self) -> int:
        """Throw away what a killed writer left half written; how many."""
        parts = list(self.folder.glob(f"[0-9a-f][0-9a-f]/{UNFINISHED}*"))
        for part in parts:
            part.unlink(missing_ok=True)
        return len(parts)
