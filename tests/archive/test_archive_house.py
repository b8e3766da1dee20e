"""The archive's own order: no room waits for one that waits for it, be it for its types only."""

from __future__ import annotations

import ast
from pathlib import Path

import shuzibao.archive

ROOM = Path(shuzibao.archive.__file__).parent


def imports_of(path: Path) -> set[str]:
    """Modules of this room that a file names at its top, for types only too; those in functions are later."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(ast.parse(path.read_text("utf-8")).body)
    for node in waiting:
        if isinstance(node, ast.If):
            waiting += node.body
        if isinstance(node, ast.ImportFrom) and node.module == "shuzibao.archive":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "shuzibao.archive."
        ):
            found.add(str(node.module).removeprefix("shuzibao.archive."))
    return found


def test_no_ring_of_modules() -> None:
    """Taking away, again and again, what needs nothing that is left leaves nothing."""
    needs = {path.stem: imports_of(path) - {path.stem} for path in ROOM.glob("*.py")}
    while free := {name for name, wanted in needs.items() if not wanted & needs.keys()}:
        needs = {name: wanted for name, wanted in needs.items() if name not in free}

    assert needs == {}
