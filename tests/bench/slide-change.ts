import { randomUUID } from "node:crypto";
import { createCanvas } from "@napi-rs/canvas";
import type { Page } from "playwright-core";
import { launchChromium, until } from "../support/chromium.ts";
import type { ControlClient } from "../support/control-client.ts";
import { openViewer } from "../support/viewer-page.ts";
import { ms, percentile, type Row, row } from "./figures.ts";
import { startOnAir } from "./glass.ts";

const slides = 12;

/**
 * A slide's change at a viewer: from the repaint that shows the event's frame to the repaint that shows the new slide,
 * loaded and decoded. 0: the same repaint. Pictures are of a deck page's width and answered late, as on a bad line; the
 * last row is the same without fetching ahead.
 */
export async function* slideChangeRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const browser = stack.adopt(await launchChromium(), (it) => it.close());
  const onAir = stack.use(await startOnAir(0));
  for (const { name, pictureMs, isAhead } of [
    { name: "pictures answered at once", pictureMs: 0, isAhead: true },
    { name: "pictures answered after 300 ms", pictureMs: 300, isAhead: true },
    { name: "the same, not fetched ahead", pictureMs: 300, isAhead: false },
  ]) {
    const { page } = await openViewer(browser, onAir.pageUrl);
    await page.route("**/i/*", (route) => setTimeout(() => void route.continue(), pictureMs));
    if (!isAhead) await page.evaluate("window.Image = class { decode() { return Promise.resolve(); } }");
    await page.evaluate(watcher);
    await page.waitForTimeout(5000);
    const late = await changesOf(page, onAir.control, onAir.server.httpUrl);
    const p95 = percentile(late, 0.95);
    const seen = `${ms(percentile(late, 0.5))}, p95 ${ms(p95)} (${late.length} slides)`;
    yield row(
      `slide change, ${name}: event's frame to paint, median`,
      isAhead ? "≤ 50 ms" : "",
      seen,
      isAhead ? p95 <= 50 : null,
    );
    await page.close();
  }
}

/** Programme time of each repaint's frame, and the slide that stands ready in it. */
const watcher = `(() => {
  const repaints = [];
  window.efirRepaints = () => repaints.splice(0);
  const inside = (root, ...tags) => tags.reduce((from, tag) => from?.querySelector(tag)?.shadowRoot, { querySelector: (tag) => root.querySelector(tag) });
  let at = null;
  document.addEventListener("efir-playhead", (event) => { at = event.at; });
  const look = (now) => {
    requestAnimationFrame(look);
    // Lit has drawn by the end of the frame's tasks; what is loaded then is what this repaint shows.
    queueMicrotask(() => {
      const picture = inside(document, ".side__slide", "efir-slide-card", "efir-slide-picture");
      const image = [...(picture?.querySelectorAll("img") ?? [])].at(-1);
      repaints.push({ now, at, slide: image?.complete && image.naturalWidth > 0 ? image.currentSrc : "" });
    });
  };
  requestAnimationFrame(look);
})()`;

interface Repaint {
  readonly now: number;
  readonly at: number | null;
  readonly slide: string;
}

async function changesOf(page: Page, control: ControlClient, httpUrl: string): Promise<readonly number[]> {
  const late: number[] = [];
  for (let index = 0; index < slides; index += 1) {
    const image = await uploaded(control, httpUrl);
    const id = randomUUID();
    await page.evaluate("window.efirRepaints()");
    await control.take("bench", { kind: "slide", id, title: "Замер", alt: "Замер", image });
    const record = 'document.querySelector("efir-viewer-page").session.state.record';
    const from = Number(
      await until(page, `${record}.showings.findLast((one) => one.card.id === ${JSON.stringify(id)})?.from`),
    );
    await page.waitForTimeout(2500 + Math.random() * 300);
    const repaints = (await page.evaluate("window.efirRepaints()")) as readonly Repaint[];
    const frame = repaints.find(({ at }) => at !== null && at >= from);
    const paint = repaints.find(({ slide }) => slide.endsWith(image.file));
    if (frame !== undefined && paint !== undefined) late.push(paint.now - frame.now);
  }
  return late;
}

/** A page of a deck as its converter leaves it: 1600 px wide, text and blocks, another one each time. */
async function uploaded(control: ControlClient, httpUrl: string) {
  const canvas = createCanvas(1600, 900);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, 1600, 900);
  for (let block = 0; block < 400; block += 1) {
    pen.fillStyle = `hsl(${Math.random() * 360} 40% 50%)`;
    pen.fillRect(Math.random() * 1600, Math.random() * 900, 8 + Math.random() * 90, 8 + Math.random() * 30);
  }
  const answer = await fetch(`${httpUrl}/api/images`, {
    method: "POST",
    headers: { cookie: control.cookie, origin: httpUrl, "content-type": "image/webp" },
    body: new Uint8Array(await canvas.encode("webp", 80)),
  });
  return (await answer.json()) as { readonly file: string; readonly widthPx: number; readonly heightPx: number }; // WB26.
}
