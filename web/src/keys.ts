// + - 0 zoom; the arrows pan while the page is enlarged, and turn the page while it is whole.

import type { Zoomer } from "./zoomer";

const STEP = 0.25;

export function listenToKeys(zoomer: Zoomer): void {
  const zooms: Record<string, () => void> = {
    "+": () => zoomer.by(1.6),
    "=": () => zoomer.by(1.6),
    "-": () => zoomer.by(1 / 1.6),
    "0": () => zoomer.whole(),
  };
  const pans: Record<string, () => void> = {
    ArrowLeft: () => zoomer.pan(-STEP, 0),
    ArrowRight: () => zoomer.pan(STEP, 0),
    ArrowUp: () => zoomer.pan(0, -STEP),
    ArrowDown: () => zoomer.pan(0, STEP),
  };
  const act = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
    const action = zooms[event.key] ?? (zoomer.isZoomed ? pans[event.key] : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  };
  // Before the site's own keys (paper.js), which turn the page with the same arrows.
  document.addEventListener("keydown", act, { capture: true });
}
