import type { Page } from "playwright-core";

/** One frame as a viewer saw it: what time the picture says, what time the page believes, which cards stood beside it. */
export interface RecordedFrame {
  /** Programme time that the page gave to the frame. */
  readonly at: number;
  /** The bar code in the picture, `null` when unreadable. */
  readonly codeMs: number | null;
  /** Titles of the cards on screen by layer, "" for none. */
  readonly speaker: string;
  readonly slide: string;
  readonly figure: string;
  /** Kind of the card on each layer, "" for none; of the chapter the item that the programme marks as on. */
  readonly stage: string;
  readonly stageWords: string;
  readonly lowerThird: string;
  readonly side: string;
  readonly sideWords: string;
  readonly chapter: string;
  /** What the page says it is: «В эфире», «Перерыв». */
  readonly tag: string;
}

/**
 * Put into the page by `recordFrames`. A frame's callback comes before the animation callbacks of the same repaint, and
 * Lit draws in between: so what stands in the document then is what is painted with that frame.
 */
const recorder = `(() => {
  const deep = (selector, root = document) => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const element of root.querySelectorAll("*")) {
      const inside = element.shadowRoot && deep(selector, element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  // An element whose code is not there yet has drawn nothing.
  const drawnIn = (place) => {
    const drawn = document.querySelector("efir-card-slot.side__" + place + ":not([hidden])")?.drawn;
    return drawn?.shadowRoot != null && drawn.getBoundingClientRect().height > 0 ? drawn : null;
  };
  const kindIn = (place) => drawnIn(place)?.localName.slice("efir-".length, -"-card".length) ?? "";
  const words = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";
  const title = (tag, selector) => deep(tag)?.shadowRoot?.querySelector(selector)?.textContent?.trim() ?? "";
  const frames = [];
  window.efirFrames = { take: () => frames.splice(0) };
  document.addEventListener("efir-playhead", ({ at }) => {
    if (at === null) return;
    requestAnimationFrame(() => {
      frames.push({
        at,
        codeMs: window.efirBarcode.read("video"),
        speaker: title("efir-speaker-card", "h2"),
        slide: title("efir-slide-card", "h2"),
        figure: title("efir-figure-card", "[part=value], .value"),
        stage: kindIn("slide"),
        stageWords: drawnIn("slide")?.shadowRoot.textContent.trim() ?? "",
        lowerThird: kindIn("speaker"),
        side: kindIn("figure"),
        sideWords: drawnIn("figure")?.shadowRoot.textContent.trim() ?? "",
        chapter: words("#programme [aria-current=step] b"),
        tag: words(".stage__state .tag"),
      });
      if (frames.length > 20000) frames.shift();
    });
  });
})()`;

/** Starts recording each frame from now on. Needs `barcodePageScript` on the page. */
export const recordFrames = (page: Page): Promise<unknown> => page.evaluate(recorder);

/** The frames since the last call. */
export const takeFrames = (page: Page): Promise<RecordedFrame[]> =>
  page.evaluate("window.efirFrames.take()") as Promise<RecordedFrame[]>;

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
