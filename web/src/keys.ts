// + - 0 zoom; the arrows pan while the page is enlarged, and turn the page while it is whole.

import type { Zoomer } from "./zoomer";

export const STEP = 1.6; // how much larger at a press
export const PART = 0.4; // of what is seen, moved at a press

export function listenToKeys(zoomer: Zoomer): void {
  const zooms: Record<string, () => void> = {
    "+": () => zoomer.by(STEP),
    "=": () => zoomer.by(STEP),
    "-": () => zoomer.by(1 / STEP),
    "0": () => zoomer.whole(),
  };
  const pans: Record<string, () => void> = {
    ArrowLeft: () => zoomer.pan(-PART, 0),
    ArrowRight: () => zoomer.pan(PART, 0),
    ArrowUp: () => zoomer.pan(0, -PART),
    ArrowDown: () => zoomer.pan(0, PART),
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
