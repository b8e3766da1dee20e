// The page view: pan and zoom of the page's picture. Without this file it is a picture with links.
//
// Picture, hot zones and search marks stand in one <g>, in page points. Zooming moves that <g> and
// nothing else, so a zone cannot part from its print.

import { listenToKeys, PART, STEP } from "./keys";
import { Zoomer } from "./zoomer";

const svg = document.querySelector<SVGSVGElement>(".sheet svg");
const paper = svg?.querySelector<SVGGElement>("g.paper");
const bar = document.querySelector<HTMLElement>(".zoomers");
const ways = document.querySelector<HTMLElement>(".panners");

if (svg && paper && bar && ways) {
  const zoomer = new Zoomer(svg, paper, (scale) => show(bar, ways, scale));
  const actions = {
    in: () => zoomer.by(STEP),
    out: () => zoomer.by(1 / STEP),
    whole: () => zoomer.whole(),
    left: () => zoomer.pan(-PART, 0),
    right: () => zoomer.pan(PART, 0),
    up: () => zoomer.pan(0, -PART),
    down: () => zoomer.pan(0, PART),
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-zoom]")) {
    button.addEventListener("click", actions[button.dataset.zoom as keyof typeof actions]);
  }
  listenToKeys(zoomer);
  // On the figure: an SVG element that listens to focus takes it, and would be a stop for Tab.
  svg.parentElement?.addEventListener("focusin", (event) => zoomer.bringIntoView(event.target));
  bar.hidden = false;
  zoomer.restore();
}

/** Says how much the page is enlarged, and which buttons would change nothing. */
function show(bar: HTMLElement, ways: HTMLElement, scale: number): void {
  // Whoever cannot drag moves about with these (WCAG 2.2, 2.5.7); a whole page has nowhere to go.
  ways.hidden = scale <= 1;
  const said = bar.querySelector("output");
  if (said) said.textContent = `${Math.round(scale * 100)}%`;
  for (const button of bar.querySelectorAll<HTMLButtonElement>("button[data-zoom]")) {
    // Not `disabled`: a button that has the focus must not lose it by being pressed.
    const useless = button.dataset.zoom === "in" ? scale >= Zoomer.most : scale <= 1;
    button.setAttribute("aria-disabled", String(useless));
  }
}
