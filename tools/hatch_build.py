"""What building the wheel needs beside the sources: the page view's bundle (tools/web.py)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "src" / "shuzibao" / "reader" / "static" / "reader" / "viewer.js"


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]
    """A wheel without the bundle would be a page view without zoom, and nobody would be told."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        builder = ROOT / "tools" / "web.py"
        if builder.is_file():  # not in a source distribution, which brings the bundle along
            subprocess.run([sys.executable, str(builder)], check=True)
        if not BUNDLE.is_file():
            raise RuntimeError("reader/static/reader/viewer.js is missing; try: make web")
