"""The README's pictures, taken by the project itself: `.venv/bin/python tools/screenshot.py`.

Serves the sample paper, looks at it with Chromium, and writes docs/screenshot-*.png, each in at most
256 colours and 300 KB.
"""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
LARGEST = 300_000  # bytes
READY_S = 60


@dataclass(frozen=True)
class Picture:
    """One picture: file name, address, width and height in CSS pixels, cookies, and what to point at."""

    name: str
    address: str
    width: int
    height: int
    cookies: tuple[tuple[str, str], ...] = ()
    hover: str = ""
    dark: bool = False


def pictures(lead: str, search: str) -> list[Picture]:
    return [
        Picture("front", "/", 1280, 900),
        Picture(
            "printed", f"{lead}/printed", 1280, 800, hover=".is-paragraph [data-line] >> nth=1"
        ),
        Picture("page", f"{lead.rsplit('/', 1)[0]}", 1280, 900, hover=".sheet path >> nth=4"),
        Picture("search", search, 1280, 800),
        Picture("phone", lead, 390, 780),
        Picture("phone-dark", lead, 390, 780, dark=True),
        Picture("phone-large-print", lead, 390, 780, cookies=(("elder", "on"),)),
    ]


@contextmanager
def served() -> Iterator[str]:
    """The sample paper at a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    run = "from shuzibao.cli import main; main()"
    server = subprocess.Popen([sys.executable, "-c", run, "demo", "--port", str(port)], cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + READY_S
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{address}/robots.txt", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def take(browser: Browser, site: str, picture: Picture) -> None:
    """Look, shrink, write."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=1.5 if picture.width < 600 else 1,
        locale="zh-CN",
        color_scheme="dark" if picture.dark else "light",
    )
    context.add_cookies([{"name": n, "value": v, "url": site} for n, v in picture.cookies])
    page = context.new_page()
    page.goto(site + picture.address)
    if picture.hover:
        page.locator(picture.hover).hover()
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    path = DOCS / f"screenshot-{picture.name}.png"
    for colours in (256, 64, 16):
        image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            break
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} KB", file=sys.stderr)


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    DOCS.mkdir(exist_ok=True)
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(site)
        lead = page.locator(".lead h2 a").get_attribute("href") or "/"
        word = page.locator(".lead h2 a").inner_text()[:2]
        page.close()
        for picture in pictures(lead, f"/search?q={word}"):
            take(browser, site, picture)
        browser.close()


if __name__ == "__main__":
    main()
