"""Setting a web page in a real browser: its PDF, and the truth of every line as the browser placed it."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

from bench.press.picture import photograph
from bench.press.truth import SCHEMA
from bench.press.web_page import WEB_TEMPLATES, WebPage, web_page

CHROMIUM = os.environ.get("SHUZIBAO_CHROMIUM", "/usr/bin/chromium")
POINTS = 0.75  # a CSS pixel, in points

# What does not fit is cut from the end, a sentence at a time, so that every story ends as it should.
FIT = """() => {
  for (const body of document.querySelectorAll('.body')) {
    const over = () => body.scrollWidth > body.clientWidth + 2 || body.scrollHeight > body.clientHeight + 2
      || body.parentElement.scrollWidth > body.parentElement.clientWidth + 2
      || body.parentElement.scrollHeight > body.parentElement.clientHeight + 2;
    let guard = 0;
    while (over() && guard++ < 400) {
      const last = body.lastElementChild;
      if (!last) break;
      if (last.tagName === 'P' && last.dataset.role === 'paragraph') {
        const cut = last.textContent.replace(/[^。！？.!?]*[。！？.!?]+[”」』"）]*\\s*$/, '');
        if (cut.length > 12 && cut !== last.textContent) { last.textContent = cut; continue; }
      }
      if (last.tagName === 'FIGURE' && body.children.length < 2) break;
      last.remove();
      const next = body.lastElementChild;
      if (next && next.dataset.role === 'crosshead') next.remove();
    }
  }
}"""

LINES = """() => {
  const out = {lines: [], pictures: []};
  const range = document.createRange();
  for (const block of document.querySelectorAll('[data-role]')) {
    const article = block.closest('article');
    const down = getComputedStyle(block).writingMode === 'vertical-rl';
    const base = parseFloat(getComputedStyle(block).fontSize);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let line = null, element = out.lines.length;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent;
      for (let i = 0; i < text.length; i++) {
        range.setStart(node, i); range.setEnd(node, i + 1);
        const rects = [...range.getClientRects()].filter(r => r.width > 0.01 && r.height > 0.01);
        if (!rects.length) continue;
        const r = rects[rects.length - 1];
        const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
        const size = Math.min(base, down ? r.width : r.height);
        const box = down ? [x - size / 2, r.top, x + size / 2, r.bottom] : [r.left, y - size / 2, r.right, y + size / 2];
        const at = down ? x : y, along = down ? r.top : r.left;
        if (line && Math.abs(at - line.at) < 0.6 * base && along > line.end - 2) {
          line.text += text[i]; line.end = down ? r.bottom : r.right;
          line.box = [Math.min(line.box[0], box[0]), Math.min(line.box[1], box[1]), Math.max(line.box[2], box[2]), Math.max(line.box[3], box[3])];
        } else {
          line = {text: text[i], at, end: down ? r.bottom : r.right, box, size: base, down, role: block.dataset.role,
                  article: article ? +article.dataset.article : null, element};
          out.lines.push(line);
        }
      }
    }
  }
  for (const image of document.images) {
    const r = image.getBoundingClientRect(), article = image.closest('article');
    if (r.width) out.pictures.push({box: [r.left, r.top, r.right, r.bottom], article: article ? +article.dataset.article : null});
  }
  return out;
}"""


def print_web(name: str, seed: int, split: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The PDF of one page that a browser sets, and its truth; kept where it has been made before."""
    file = folder / f"{name}-{seed}.pdf"
    kept = file.with_suffix(".truth.json")
    if file.exists() and kept.exists():
        return file, json.loads(kept.read_text("utf-8"))
    from playwright.sync_api import sync_playwright

    page = web_page(name, seed)
    wide, high = page.template.size
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        view = {"width": round(wide / POINTS), "height": round(high / POINTS)}
        tab = browser.new_page(viewport=view)
        tab.emulate_media(media="print")
        tab.set_content(_with_pictures(page))
        tab.evaluate("document.fonts.ready")
        tab.evaluate(FIT)
        found = tab.evaluate(LINES)
        file.write_bytes(
            tab.pdf(width=f"{wide / POINTS}px", height=f"{high / POINTS}px", print_background=True)
        )
        browser.close()
    truth = _truth(page, found, split)
    kept.write_text(json.dumps(truth, ensure_ascii=False), "utf-8")
    return file, truth


def _with_pictures(page: WebPage) -> str:
    out, count = page.html, 0
    while "<img data-deep" in out:
        data = base64.b64encode(photograph(f"{page.template.name}{page.seed}{count}", 260, 170))
        out = out.replace(
            "<img data-deep", f'<img src="data:image/jpeg;base64,{data.decode()}" data-made', 1
        )
        count += 1
    return out


def _box(box: list[float]) -> list[float]:
    return [round(edge * POINTS, 2) for edge in box]


def _truth(page: WebPage, found: dict[str, Any], split: str) -> dict[str, Any]:
    lines = [
        {
            "id": f"{page.number}/{n}", "text": line["text"].strip(), "box": _box(line["box"]),
            "flow": "down" if line["down"] else "across", "size": round(line["size"] * POINTS, 2),
            "role": line["role"], "article": line["article"], "element": line["element"], "loose": False,
        }
        for n, line in enumerate(one for one in found["lines"] if one["text"].strip())
    ]  # fmt: skip
    elements: dict[int, dict[int, tuple[str, str]]] = {}
    for line in lines:
        if line["article"] is not None:
            own = elements.setdefault(line["article"], {})
            role, text = own.get(line["element"], (line["role"], ""))
            own[line["element"]] = (role, text + line["text"])
    articles = [
        {
            "id": n, "page": page.number, "kind": kind, "continues_on": None, "continued_from": None,
            "goes_on_page": None, "comes_from_page": None,
            "elements": [{"role": r, "text": t} for r, t in elements.get(n, {}).values()],
            "zone": [line["box"] for line in lines if line["article"] == n]
            + [_box(p["box"]) for p in found["pictures"] if p["article"] == n],
        }
        for n, kind in enumerate(page.kinds)
    ]  # fmt: skip
    wide, high = page.template.size
    return {
        "schema": SCHEMA, "id": f"{page.template.name}-{page.seed}", "template": page.template.name,
        "seed": page.seed, "split": split, "source": "invented, set by a browser", "script": page.template.script,
        "direction": "vertical" if page.template.down else "horizontal", "turned": page.template.down and page.template.front,
        "paper": "web", "leading": None, "gutter": None, "masthead": page.facts or None,
        "pages": [{
            "number": page.number, "name": page.name, "template": page.template.name, "width": wide, "height": high,
            "direction": "vertical" if page.template.down else "horizontal", "lines": lines, "rules": [], "frames": [],
            "pictures": [{"box": _box(p["box"]), "article": p["article"]} for p in found["pictures"]], "furniture": [],
        }],
        "articles": articles,
    }  # fmt: skip


__all__ = ["WEB_TEMPLATES", "print_web"]
