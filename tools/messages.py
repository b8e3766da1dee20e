"""The interface's words: check that every message is translated, and compile the catalogues.

    python tools/messages.py           write locale/*/LC_MESSAGES/django.mo from the .po files
    python tools/messages.py --check   exit 1 where a .mo is behind, or a message has no translation

GNU gettext's own tools are missing on many machines; the format is small
(https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html).
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "shuzibao"
LOCALE = PACKAGE / "locale"
MAGIC = 0x950412DE
SEPARATOR = "\x04"  # between a context and its message, as gettext keeps them
CALLS = {"gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "_": 0, "pgettext": 1, "ngettext": 0}

Catalogue = dict[str, list[str]]


def read_po(path: Path) -> Catalogue:
    """Message (with its context and plural) -> its translations."""
    found: Catalogue = {}
    for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
        parts: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            name, quote, rest = line.partition('"')
            key = name.strip() or key
            parts[key] = parts.get(key, "") + ast.literal_eval(quote + rest)
        if "msgid" not in parts:
            continue
        message = parts["msgid"]
        if "msgctxt" in parts:
            message = parts["msgctxt"] + SEPARATOR + message
        if "msgid_plural" in parts:
            message += "\0" + parts["msgid_plural"]
        texts = [parts[name] for name in sorted(parts) if name.startswith("msgstr")]
        if message in found:
            raise SystemExit(f"{path}: twice: {message!r}")
        found[message] = texts
    return found


def mo_bytes(catalogue: Catalogue) -> bytes:
    """The catalogue as gettext reads it: two tables of (length, offset), then the strings."""
    rows = sorted(
        (message.encode(), "\0".join(texts).encode())
        for message, texts in catalogue.items()
        if any(texts)
    )
    start = 7 * 4 + 16 * len(rows)
    ids = texts = b""
    id_table, text_table = [], []
    for message, _ in rows:
        id_table += [len(message), start + len(ids)]
        ids += message + b"\0"
    for _, text in rows:
        text_table += [len(text), start + len(ids) + len(texts)]
        texts += text + b"\0"
    head = [MAGIC, 0, len(rows), 7 * 4, 7 * 4 + 8 * len(rows), 0, start]
    numbers = [*head, *id_table, *text_table]
    return struct.pack(f"<{len(numbers)}I", *numbers) + ids + texts


def used() -> set[str]:
    """Every message of the templates and the code."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    found: set[str] = set()
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        found |= set(_calls(_as_python(templatize(path.read_text("utf-8"), str(path)))))
    for path in sorted((PACKAGE / "reader").rglob("*.py")):
        found |= set(_calls(path.read_text("utf-8")))
    return found


def _as_python(templatized: str) -> str:
    """Django writes the calls among X's: each on a line of its own."""
    call = r"""(?:gettext|ngettext|pgettext|npgettext|_)\((?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|[^()'"])*\)"""
    return "\n".join(re.findall(call, templatized))


def _calls(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        texts = [word for word in words if isinstance(word, str)]
        if name == "pgettext":
            yield SEPARATOR.join(texts[:2])
        elif name == "ngettext":
            yield "\0".join(texts[:2])
        elif name in CALLS and texts:
            yield texts[0]


def main(arguments: list[str]) -> int:
    wanted = used()
    trouble = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        catalogue = read_po(path)
        language = path.parent.parent.name
        known = {message for message, texts in catalogue.items() if all(texts)}
        trouble += [f"{language}: no translation of {one!r}" for one in sorted(wanted - known)]
        trouble += [
            f"{language}: nobody says {one!r}" for one in sorted(set(catalogue) - wanted - {""})
        ]
        compiled = path.with_suffix(".mo")
        data = mo_bytes(catalogue)
        if "--check" not in arguments:
            compiled.write_bytes(data)
        elif not compiled.exists() or compiled.read_bytes() != data:
            trouble.append(f"{language}: {compiled.name} is behind; run python tools/messages.py")
    print("\n".join(trouble) or "every message is translated", file=sys.stderr)
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
