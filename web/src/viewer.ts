// The page view: pan and zoom of the page's picture. Without this file it is a picture with links.
//
// Picture, hot zones and search marks stand in one <g>, in page points. Zooming moves that <g> and
// nothing else, so a zone cannot part from its print.

import { Zoomer } from "./zoomer";
import { listenToKeys } from "./keys";

const svg = document.querySelector<SVGSVGElement>(".sheet svg");
const paper = svg?.querySelector<SVGGElement>("g.paper");
const bar = document.querySelector<HTMLElement>(".zoomers");

if (svg && paper && bar) {
  const zoomer = new Zoomer(svg, paper, (scale) => show(bar, scale));
  const actions = {
    in: () => zoomer.by(1.6),
    out: () => zoomer.by(1 / 1.6),
    whole: () => zoomer.whole(),
  };
  for (const button of bar.querySelectorAll<HTMLButtonElement>("button[data-zoom]")) {
    button.addEventListener("click", actions[button.dataset.zoom as keyof typeof actions]);
  }
  listenToKeys(zoomer);
  // On the figure: an SVG element that listens to focus takes it, and would be a stop for Tab.
  svg.parentElement?.addEventListener("focusin", (event) => zoomer.bringIntoView(event.target));
  bar.hidden = false;
  zoomer.restore();
}

/** Says how much the page is enlarged, and which buttons would change nothing. */
function show(bar: HTMLElement, scale: number): void {
  const said = bar.querySelector("output");
  if (said) said.textContent = `${Math.round(scale * 100)}%`;
  for (const button of bar.querySelectorAll<HTMLButtonElement>("button[data-zoom]")) {
    // Not `disabled`: a button that has the focus must not lose it by being pressed.
    const useless = button.dataset.zoom === "in" ? scale >= Zoomer.most : scale <= 1;
    button.setAttribute("aria-disabled", String(useless));
  }
}
