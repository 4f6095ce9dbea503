import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../server/clock.ts";
import { silentLog } from "../../server/log.ts";
import type { SegmentStore, StoredSegment } from "../../server/packager/segment-store.ts";
import { Stage } from "../../server/packager/stage.ts";
import { systemAlarm } from "../../server/playout/alarm.ts";
import { readClip } from "../../server/playout/clip.ts";
import { ClipLoop } from "../../server/playout/clip-loop.ts";
import { HlsRoutes } from "../../server/web/hls/hls-routes.ts";
import { programTime } from "../../shared/time.ts";
import { launchChromium, until } from "../support/chromium.ts";
import { openHlsJsPage } from "../support/hls-js-page.ts";
import { storedCopy } from "../support/manual-store.ts";

/** What is on the disk of a server that stops and starts again: the same for each of its runs. */
class Runs {
  readonly #disk: StoredSegment[] = [];
  #routes: HlsRoutes | null = null;
  #loop: ClipLoop | null = null;

  readonly server: Server = createServer((request, response) => {
    if (this.#routes?.handle(request, response)) return;
    response.writeHead(503, { "access-control-allow-origin": "*" }).end();
  });

  /** As before the first run: nothing runs, and nothing is on the disk. */
  clear(): void {
    this.crash();
    this.#disk.length = 0;
  }

  async start(): Promise<void> {
    const store: SegmentStore = {
      keep: async (segment) => {
        const copy = storedCopy(segment);
        this.#disk.push(copy);
        return copy;
      },
      forget: () => {},
    };
    const stage = new Stage({
      ...{ name: "main", clock: systemClock, log: silentLog, partMs: 200, windowMinutes: 10, windowBytes: 1e8, store },
      restored: [...this.#disk],
    });
    const clip = readClip(await readFile(new URL("../../server/playout/sample/primer.flv", import.meta.url)));
    this.#loop = new ClipLoop(clip, systemClock, systemAlarm);
    this.#loop.start(stage.open("loop"), programTime(0));
    this.#routes = new HlsRoutes({ windows: new Map([["main", stage.window]]) });
  }

  /** As by a pulled plug: what is open is lost, and so is the last segment on its way to the disk. */
  crash(): void {
    this.#loop?.stop("the server is gone");
    this.#disk.pop();
    this.#routes?.close();
    this.#routes = null;
    this.server.closeAllConnections();
  }
}

let browser: Browser;
const runs = new Runs();
beforeAll(async () => {
  browser = await launchChromium();
  await once(runs.server.listen(0, "127.0.0.1"), "listening");
});
afterAll(async () => {
  await browser.close();
  runs.crash();
  runs.server.close();
});

const video = "players.main.video";

test.each([
  ["within a segment", (end: string) => `${end} % 2 > 0.3 && ${end} % 2 < 1.7`],
  // Then nothing but the marked gaps lies between what is buffered and what comes.
  ["on the end of a segment", (end: string) => `Math.abs(${end} - Math.round(${end} / 2) * 2) < 0.01`],
])(
  "[HL15] stock hls.js, its buffer ending %s, plays over a restart of the server without an error or a stall",
  async (_where, ends) => {
    runs.clear();
    await runs.start();
    // A server that listens on a port has an address of this kind.
    const { port } = runs.server.address() as AddressInfo;
    const player = await openHlsJsPage(browser);
    await player.play("main", `http://127.0.0.1:${port}/hls/main/dvr.m3u8`);
    await player.page.evaluate(
      `window.wrong = []; players.main.hls.on(Hls.Events.ERROR, (_, error) => window.wrong.push(error.details));
     for (const type of ["waiting", "stalled", "seeking"]) ${video}.addEventListener(type, () => window.wrong.push(type));`,
    );
    await until(player.page, `${video}.currentTime > 0 && ${video}.readyState > 2`);
    // Slowed down until it is far enough behind to bear the outage, on a machine with other work too: else it runs dry.
    await player.page.evaluate(`${video}.playbackRate = 0.1`);
    const end = `${video}.buffered.end(0)`;
    await until(player.page, `${end} - ${video}.currentTime > 11 && ${ends(end)}`, 60_000);
    await player.page.evaluate(`${video}.playbackRate = 1; window.wrong.length = 0`);
    const before = Number(await player.page.evaluate(end));
    runs.crash();
    await player.page.waitForTimeout(1500);
    await runs.start();
    await until(player.page, `${video}.currentTime > ${before} + 2`);
    const wrong = (await player.page.evaluate("window.wrong")) as string[];
    // Requests that found nobody are not the list's fault; `fragGap` names, one by one, the gaps that the list itself marks.
    expect(wrong.filter((one) => !/^level(LoadError|LoadTimeOut)$|^frag(LoadError|Gap)$/.test(one))).toEqual([]);
    expect(await player.page.evaluate(`${video}.buffered.length`)).toBe(1);
    await player.close();
  },
  120_000,
);
