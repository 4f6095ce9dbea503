import type { Browser, Page } from "playwright-core";
import { barcodePageScript } from "./barcode-page.ts";
import { until, watchForTrouble } from "./chromium.ts";
import { type RecordedFrame, recordFrames, takeFrames } from "./frame-recorder.ts";

/** A viewer's page that plays, with every frame recorded. */
export interface WatchingPage {
  readonly page: Page;
  /** Script errors, policy violations, requests to strangers so far: a test ends by expecting none. */
  readonly trouble: readonly string[];
  /** Every frame seen so far, oldest first. */
  frames(): Promise<readonly RecordedFrame[]>;
  /** Waits until a frame fits. @throws after `withinMs`. */
  waitFor(fits: (frame: RecordedFrame) => boolean, withinMs?: number): Promise<RecordedFrame>;
  /** Moves the playhead this far back from where it is. */
  seekBack(byMs: number): Promise<void>;
}

export async function openViewer(browser: Browser, url: string): Promise<WatchingPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const trouble = watchForTrouble(page, new URL(url).origin);
  await page.addInitScript({ content: barcodePageScript });
  await page.goto(url);
  await until(page, 'window.efirBarcode.read("video")');
  await recordFrames(page);
  const seen: RecordedFrame[] = [];
  const frames = async () => {
    seen.push(...(await takeFrames(page)));
    return seen;
  };
  return {
    page,
    trouble,
    frames,
    waitFor: async (fits, withinMs = 30_000) => {
      const from = (await frames()).length;
      for (const deadline = Date.now() + withinMs; Date.now() < deadline; ) {
        const found = (await frames()).slice(from).find(fits);
        if (found !== undefined) return found;
        await page.waitForTimeout(100);
      }
      throw new Error(`no such frame within ${withinMs} ms; last: ${JSON.stringify(seen.at(-1))}`);
    },
    seekBack: async (byMs) => {
      await page.evaluate(`(() => {
        const player = document.querySelector("efir-player");
        player.seekTo(player.playhead - ${byMs});
      })()`);
    },
  };
}
