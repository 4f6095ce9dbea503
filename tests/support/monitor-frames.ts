import type { Browser, Page } from "playwright-core";
import { until, watchForTrouble } from "./chromium.ts";

/** One frame of a control room's monitor, and who stood beside it as it was painted. */
interface MonitorFrame {
  readonly at: number;
  /** Name on the lower third, "" for none. */
  readonly speaker: string;
}

const place = 'document.querySelector("efir-control-page")?.shadowRoot';
const monitorPlayer = `${place}?.querySelector("efir-player")`;

/** As in frame-recorder.ts: what stands in the document before the repaint is painted with that frame. */
const recorder = `(() => {
  const room = ${place}.querySelector("efir-control-room");
  const view = room.shadowRoot.querySelector("efir-audience-view").shadowRoot;
  const speaker = () => {
    const drawn = view.querySelector("efir-card-slot.side__speaker:not([hidden])")?.drawn;
    return drawn?.shadowRoot?.querySelector("h2")?.textContent.trim() ?? "";
  };
  const frames = [];
  window.efirMonitor = { take: () => frames.splice(0) };
  room.addEventListener("efir-playhead", ({ at }) => {
    if (at !== null) requestAnimationFrame(() => void frames.push({ at, speaker: speaker() }));
  });
})()`;

/** A control room whose monitor plays, every frame of it recorded. @param cookie of whoever sits there */
export async function openMonitor(
  browser: Browser,
  { url, cookie }: { readonly url: string; readonly cookie: string },
) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "ru-RU" });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: new URL(url).origin }]);
  const page: Page = await context.newPage();
  const trouble = watchForTrouble(page, new URL(url).origin);
  await page.goto(url);
  await until(page, `${monitorPlayer}?.state.phase === "live"`);
  await page.evaluate(recorder);
  const seen: MonitorFrame[] = [];
  const frames = async (): Promise<readonly MonitorFrame[]> => {
    // The recorder's own shape.
    seen.push(...((await page.evaluate("window.efirMonitor.take()")) as MonitorFrame[]));
    return seen;
  };
  return {
    page,
    trouble,
    frames,
    /** Waits until a frame fits, from now on. @throws after `withinMs`. */
    waitFor: async (fits: (frame: MonitorFrame) => boolean, withinMs = 30_000): Promise<MonitorFrame> => {
      const from = (await frames()).length;
      for (const deadline = Date.now() + withinMs; Date.now() < deadline; await page.waitForTimeout(100)) {
        const found = (await frames()).slice(from).find(fits);
        if (found !== undefined) return found;
      }
      throw new Error(`no such frame within ${withinMs} ms; last: ${JSON.stringify(seen.at(-1))}`);
    },
    playhead: async (): Promise<number> => Number(await page.evaluate(`${monitorPlayer}.playhead`)),
  };
}
