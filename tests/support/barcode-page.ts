import { BARCODE_HEIGHT, readBarcode } from "./barcode.ts";

/** One frame as it came to the screen. */
export interface SeenFrame {
  /** What the bar code says, `null` when unreadable. */
  readonly codeMs: number | null;
  /** When it was presented, UTC milliseconds of the page's clock (`timeOrigin` + the callback's `expectedDisplayTime`). */
  readonly shownAt: number;
  /** Its place on the media element's time line, seconds. */
  readonly mediaTime: number;
}

/**
 * Puts `window.efirBarcode` on a page. Videos are named by selectors, so that calls go over the wire:
 * - `read(selector)`: the bar code of the frame that the video shows now, in ms; `null` when there is none;
 * - `follow(selector)`: starts recording every presented frame of the video; keeps the newest 4096;
 * - `frames()`: the frames (`SeenFrame`) recorded since the last call.
 *
 * For `page.addInitScript({ content: barcodePageScript })`; then
 * `page.evaluate('window.efirBarcode.read("video")')`. Looks into open shadow roots, since the player is a Lit element.
 */
export const barcodePageScript = `
(() => {
  const readBarcode = ${readBarcode.toString()};
  const share = ${BARCODE_HEIGHT};
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const find = (selector, root = document) => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const element of root.querySelectorAll("*")) {
      const inside = element.shadowRoot && find(selector, element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const readFrom = (video) => {
    const width = video.videoWidth;
    const strip = video.videoHeight * share;
    if (width === 0) return null;
    const height = Math.max(4, Math.round(strip));
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    context.drawImage(video, 0, video.videoHeight - strip, width, strip, 0, 0, width, height);
    return readBarcode(context.getImageData(0, 0, width, height), "strip");
  };
  let seen = [];
  window.efirBarcode = {
    read: (selector) => { const video = find(selector); return video && readFrom(video); },
    follow: (selector) => {
      const video = find(selector);
      const next = (_, frame) => {
        seen.push({
          codeMs: readFrom(video),
          shownAt: performance.timeOrigin + frame.expectedDisplayTime,
          mediaTime: frame.mediaTime,
        });
        if (seen.length > 4096) seen.shift();
        video.requestVideoFrameCallback(next);
      };
      video.requestVideoFrameCallback(next);
    },
    frames: () => { const answer = seen; seen = []; return answer; },
  };
})();
`;
