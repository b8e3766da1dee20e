"""The house itself: arrows between the rooms, light imports, documents that name what there is."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from shuzibao import errors
from shuzibao.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "shuzibao"

# What a room may import besides itself, `model` and `errors`. Nothing else of the house.
GROUND = {"script", "conventions"}
CORE = {"read", "layout", "articles", "record", "pipeline", "gather", "export", "sample"}
ARROWS = {
    "model": set(),
    "errors": set(),
    "script": set(),
    "conventions": {"script"},
    "read": GROUND,
    "layout": GROUND,
    "record": GROUND,
    "articles": GROUND | {"layout"},
    "export": GROUND,
    "pipeline": GROUND | {"read", "layout", "articles", "record"},
    "gather": GROUND,
}
STANDARD = sys.stdlib_module_names


def imports_of(path: Path) -> set[str]:
    """Modules that a file imports when it is imported; imports for type checking only are left out."""
    found: set[str] = set()
    tree = ast.parse(path.read_text("utf-8"))
    for node in _outside_type_checking(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _outside_type_checking(node: ast.AST) -> list[ast.AST]:
    out: list[ast.AST] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        out.append(child)
        out.extend(_outside_type_checking(child))
    return out


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("room", sorted(ARROWS))
def test_arrows_point_one_way(room: str) -> None:
    """A room imports what stands before it in the way of the paper, and nothing behind it."""
    files = (
        [SOURCE / f"{room}.py"]
        if (SOURCE / f"{room}.py").exists()
        else list((SOURCE / room).rglob("*.py"))
    )
    allowed = ARROWS[room] | {room, "model", "errors"}
    wrong = {
        f"{path.relative_to(SOURCE)} imports {module}"
        for path in files
        for module in imports_of(path)
        if module.startswith("shuzibao.") and module.split(".")[1] not in allowed
    }

    assert wrong == set()


def test_the_core_knows_nothing_of_django() -> None:
    """From bytes to facts no module imports Django: the core is a library."""
    wrong = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if room_of(path) in CORE | {"model", "script", "conventions"}
        and any(module.split(".")[0] in ("django", "ninja") for module in imports_of(path))
    }

    assert wrong == set()


def test_the_nouns_need_the_standard_library_only() -> None:
    """`model` imports nothing that has to be installed."""
    modules = {module for path in (SOURCE / "model").rglob("*.py") for module in imports_of(path)}

    assert {
        m for m in modules if m.split(".")[0] not in STANDARD and not m.startswith("shuzibao.model")
    } == set()


def test_import_stays_light() -> None:
    """`import shuzibao` loads neither Django nor numpy nor a dictionary."""
    code = "import json, sys, shuzibao; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    )

    assert {name.split(".")[0] for name in loaded} & {
        "django",
        "numpy",
        "rjieba",
        "opencc",
        "scipy",
        "PIL",
    } == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme(command: str) -> None:
    """The README names every command."""
    assert f"`{command}`" in (ROOT / "README.md").read_text("utf-8")


def test_every_error_has_an_exit_code_that_is_documented() -> None:
    """docs/exit-codes.md has a row for every code that an error of ours ends with."""
    codes = {
        kind.exit_code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.ShuzibaoError)
    }
    table = (ROOT / "docs" / "exit-codes.md").read_text("utf-8")

    assert all(f"| {code} |" in table for code in codes)


def test_every_file_of_tests_has_a_name_of_its_own() -> None:
    """Two of one name are one module to pytest: the second is not collected when both are run together."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(name for name, times in Counter(names).items() if times > 1) == []


def test_no_machine_stands_in_the_repository() -> None:
    """No path of one machine and no host of a registry stands in what git tracks."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    texts = [
        ROOT / name
        for name in tracked.splitlines()
        if not name.endswith((".png", ".mo", ".pdf", ".tif", ".webp"))
    ]
    words = [
        "/ro" + "ot/",
        "/wo" + "rk/",
        "py" + "pi.org",
        "pythonhosted" + ".org",
        "registry.npm" + "js",
    ]
    wrong = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in texts
        if path.is_file()
        for word in words
        if word in path.read_text("utf-8", errors="replace")
    ]

    assert wrong == []
