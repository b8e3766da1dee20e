// Zooming by wheel, pinch, drag and button, on top of d3-zoom.

import { select, type Selection } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from "d3-zoom";
import "d3-transition";

type Sheet = Selection<SVGSVGElement, unknown, null, undefined>;
type Corner = [number, number];

const DURATION_MS = 200;
const DRAG_PX = 6; // a shaking hand still clicks
const MARGIN_PT = 8;

export class Zoomer {
  /** The strongest enlargement: a character of 9 pt fills a finger's breadth. */
  static readonly most = 8;

  private readonly sheet: Sheet;
  private readonly behaviour: ZoomBehavior<SVGSVGElement, unknown>;
  private readonly size: Corner;
  private at: ZoomTransform = zoomIdentity;

  /** told: the scale, after every change. */
  constructor(
    private readonly svg: SVGSVGElement,
    private readonly paper: SVGGElement,
    private readonly told: (scale: number) => void,
  ) {
    const { width, height } = svg.viewBox.baseVal;
    this.size = [width, height];
    const whole: [Corner, Corner] = [[0, 0], this.size];
    this.behaviour = zoom<SVGSVGElement, unknown>()
      .extent(whole)
      .translateExtent(whole)
      .scaleExtent([1, Zoomer.most])
      .clickDistance(DRAG_PX)
      .filter((event: Event) => this.isMeant(event))
      .wheelDelta((event) => Math.max(-0.4, Math.min(0.4, -event.deltaY * 0.01)))
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => this.draw(event.transform))
      .on("end", () => this.remember());
    this.sheet = select(svg);
    this.sheet.call(this.behaviour).on("dblclick.zoom", null); // a second click on a link is no wish to zoom
    this.told(1);
  }

  get isZoomed(): boolean {
    return this.at.k > 1;
  }

  by(factor: number): void {
    this.moved((sheet) => this.behaviour.scaleBy(sheet, factor));
  }

  whole(): void {
    this.moved((sheet) => this.behaviour.transform(sheet, zoomIdentity));
  }

  /** Pan by parts of what is seen: (0.25, 0) shows a quarter more of what lies to the right. */
  pan(across: number, down: number): void {
    const [width, height] = this.size;
    const { k } = this.at;
    this.moved((sheet) => this.behaviour.translateBy(sheet, (-across * width) / k, (-down * height) / k));
  }

  /** Where a zone has the focus and cannot be seen, its beginning is brought into view. */
  bringIntoView(target: EventTarget | null): void {
    const shape = target instanceof Element ? target.querySelector<SVGGraphicsElement>("path") : null;
    if (!shape || !this.isZoomed) return;
    const box = shape.getBBox();
    const [left, top] = this.at.invert([0, 0]);
    const [right, bottom] = this.at.invert(this.size);
    const seen = box.x >= left && box.y >= top && box.x + box.width <= right && box.y + box.height <= bottom;
    if (seen) return;
    const x = this.start(box.x, box.width, right - left);
    const y = this.start(box.y, box.height, bottom - top);
    // Where the zone lay outside of the frame, the browser has scrolled the window after it.
    requestAnimationFrame(() => this.svg.scrollIntoView({ block: "nearest" }));
    this.moved((sheet) => this.behaviour.translateTo(sheet, x + (right - left) / 2, y + (bottom - top) / 2));
  }

  /** As it was before the reader opened a story and came back. */
  restore(): void {
    const kept: unknown = history.state?.sheet;
    if (!Array.isArray(kept) || kept.length !== 3 || !kept.every(Number.isFinite)) return;
    const [k, x, y] = kept as [number, number, number];
    this.sheet.call(this.behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  }

  /** The wheel alone scrolls the page; one finger too, until the picture is enlarged. */
  private isMeant(event: Event): boolean {
    if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
    if (window.TouchEvent && event instanceof TouchEvent) return event.touches.length > 1 || this.isZoomed;
    return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey && this.isZoomed;
  }

  private moved(move: (sheet: Sheet | ReturnType<Sheet["transition"]>) => void): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    move(still ? this.sheet : this.sheet.transition().duration(DURATION_MS));
  }

  private draw(to: ZoomTransform): void {
    this.at = to;
    this.paper.setAttribute("transform", to.toString());
    this.svg.classList.toggle("zoomed", this.isZoomed);
    this.told(to.k);
    this.sharpen();
  }

  /** The large picture takes the small one's place as soon as it would be seen. */
  private sharpen(): void {
    const image = this.paper.querySelector("image");
    const large = image?.dataset.large;
    if (!image || !large) return;
    const shown = image.getBoundingClientRect().width * devicePixelRatio;
    if (shown <= Number(image.dataset.smallPx)) return;
    delete image.dataset.large;
    const better = new Image();
    better.src = large;
    better.decode().then(
      () => image.setAttribute("href", large),
      () => undefined, // the small picture stays
    );
  }

  private remember(): void {
    const { k, x, y } = this.at;
    history.replaceState({ ...history.state, sheet: [k, x, y] }, "");
  }

  private start(at: number, length: number, room: number): number {
    return length <= room ? at - (room - length) / 2 : at - MARGIN_PT / this.at.k;
  }
}
