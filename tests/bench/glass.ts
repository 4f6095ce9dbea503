import type { Browser, Page } from "playwright-core";
import { barcodePageScript, type SeenFrame } from "../support/barcode-page.ts";
import { launchChromium, until } from "../support/chromium.ts";
import { signIn } from "../support/control-client.ts";
import { adminPassword, startServer, streamKey } from "../support/running-server.ts";
import { startSlowRelay } from "../support/slow-relay.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";
import { type Baseline, startFfmpegHls } from "./ffmpeg-hls.ts";
import { ms, percentile, type Row, row, seconds } from "./figures.ts";
import { startNginxRtmp } from "./nginx-rtmp.ts";

/** How long each run is watched, after it has settled. */
const watchMs = Number(process.env["BENCH_SECONDS"] ?? 40) * 1000;
const settleMs = 8000;

/** A picture that stands still longer than this is a stall to a person. */
const stallMs = 500;

export interface Watch {
  /** Capture to screen, by the bar code, one number a frame. */
  readonly delays: readonly number[];
  readonly stalls: number;
  /** Longest time without a new frame. */
  readonly longestGapMs: number;
}

/** Watches the first video on the page, by its bar code. */
export async function watch(page: Page, forMs: number): Promise<Watch> {
  await page.evaluate('window.efirBarcode.follow("video")');
  const frames: SeenFrame[] = [];
  for (const end = Date.now() + forMs; Date.now() < end; ) {
    await page.waitForTimeout(1000);
    frames.push(...((await page.evaluate("window.efirBarcode.frames()")) as SeenFrame[]));
  }
  const shown = frames.filter((frame) => frame.codeMs !== null);
  const gaps = shown.slice(1).map((frame, index) => frame.shownAt - (shown[index]?.shownAt ?? 0));
  return {
    delays: shown.map((frame) => frame.shownAt - (frame.codeMs ?? 0)),
    stalls: gaps.filter((gap) => gap > stallMs).length,
    longestGapMs: Math.max(0, ...gaps),
  };
}

/** Opens a page with the bar code reader in it and waits for the first readable frame. */
export async function openPlaying(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript({ content: barcodePageScript });
  await page.goto(url);
  await until(page, 'window.efirBarcode.read("video")', 60_000);
  return page;
}

export async function* glassRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const browser = stack.adopt(await launchChromium(), (it) => it.close());

  const lan = await watchEfir(browser, 0);
  const p50 = percentile(lan.delays, 0.5);
  yield row("glass to glass, loopback, p50", "≤ 0.8 s", seconds(p50), p50 <= 800);
  yield row("— p95", "", seconds(percentile(lan.delays, 0.95)));
  yield row(
    `— stalls over ${stallMs} ms in ${watchMs / 1000} s`,
    "0",
    `${lan.stalls} (longest gap ${ms(lan.longestGapMs)})`,
    lan.stalls === 0,
  );

  const far = await watchEfir(browser, 125, Math.min(watchMs, 60_000));
  const farP50 = percentile(far.delays, 0.5);
  yield row("glass to glass, 250 ms round trip, p50", "≤ 2 s", seconds(farP50), farP50 <= 2000);
  yield row("— stalls", "0", `${far.stalls} (longest gap ${ms(far.longestGapMs)})`, far.stalls === 0);

  for (const outage of [8000, 15_000]) {
    const back = await recovery(browser, outage);
    yield row(`back at the target after an outage of ${outage / 1000} s`, "≤ 3 s", seconds(back), back <= 3000);
  }

  const usual = {};
  const lowest = { liveSyncDurationCount: 1 };
  const baselines = [
    { start: () => startNginxRtmp(4, usual), factor: 10 },
    { start: () => startNginxRtmp(1, lowest), factor: 2.5 },
    { start: () => startFfmpegHls(4, usual), factor: null },
    { start: () => startFfmpegHls(1, lowest), factor: null },
  ];
  for (const { start, factor } of baselines) {
    const baseline = await start();
    if (baseline === null) {
      yield row("beside nginx-rtmp", `≥ ${factor ?? 1}×`, "not installed here");
      continue;
    }
    const theirs = await watchBaseline(browser, baseline);
    const ratio = theirs / p50;
    const goal = factor === null ? "" : `≥ ${factor}×`;
    const holds = factor === null ? null : ratio >= factor;
    yield row(`beside ${baseline.name}`, goal, `${seconds(theirs)}, ${ratio.toFixed(1)}×`, holds);
  }
}

/** Median delay of the other's page; `NaN` when it did not play. */
async function watchBaseline(browser: Browser, baseline: Baseline): Promise<number> {
  await using stack = new AsyncDisposableStack();
  stack.defer(() => baseline.stop());
  // ffmpeg listens for one connection: an encoder that comes before it does is turned away for good.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const source = stack.use(new WallClockSource(baseline.rtmpUrl, { gopFrames: 30 }));
  await source.start();
  await new Promise((resolve) => setTimeout(resolve, 6000));
  try {
    const page = await openPlaying(browser, baseline.pageUrl);
    await page.waitForTimeout(settleMs);
    const { delays } = await watch(page, Math.min(watchMs, 20_000));
    await page.close();
    return percentile(delays, 0.5);
  } catch {
    return Number.NaN;
  }
}

async function watchEfir(browser: Browser, oneWayMs: number, forMs = watchMs): Promise<Watch> {
  await using onAir = await startOnAir(oneWayMs);
  const page = await openPlaying(browser, onAir.pageUrl);
  await page.waitForTimeout(settleMs);
  const seen = await watch(page, forMs);
  await page.close();
  return seen;
}

/** How long after the network is back until the delay is where it was, within a quarter of a second. */
async function recovery(browser: Browser, outageMs: number): Promise<number> {
  await using onAir = await startOnAir(1);
  const page = await openPlaying(browser, onAir.pageUrl);
  await page.waitForTimeout(settleMs);
  const target = percentile((await watch(page, 5000)).delays, 0.5);
  onAir.relay.setDead(true);
  await page.waitForTimeout(outageMs);
  onAir.relay.setDead(false);
  const backAt = await page.evaluate("performance.timeOrigin + performance.now()");
  const frames: SeenFrame[] = [];
  for (let second = 0; second < 15; second += 1) {
    await page.waitForTimeout(1000);
    frames.push(...((await page.evaluate("window.efirBarcode.frames()")) as SeenFrame[]));
  }
  await page.close();
  const there = frames.find(
    (frame) => frame.codeMs !== null && frame.shownAt > Number(backAt) && frame.shownAt - frame.codeMs < target + 250,
  );
  return there ? there.shownAt - Number(backAt) : Number.POSITIVE_INFINITY;
}

/** A server with a meeting, an encoder with a bar code, and the network between it and the viewer. */
export async function startOnAir(oneWayMs: number) {
  const stack = new AsyncDisposableStack();
  const server = stack.adopt(await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } }), (it) => it.stop());
  const control = stack.adopt(await signIn(server.httpUrl), (it) => it.close());
  await control.openMeeting("bench", "Замер");
  const source = stack.use(new WallClockSource(`${server.rtmpUrl}/${streamKey}`, { gopFrames: 30 }));
  await source.start();
  const relay = stack.adopt(
    await startSlowRelay({ targetPort: Number(new URL(server.httpUrl).port), oneWayMs }),
    (it) => it.close(),
  );
  const port = oneWayMs === 0 ? new URL(server.httpUrl).port : relay.port;
  await new Promise((resolve) => setTimeout(resolve, 5000));
  return {
    server,
    control,
    relay,
    pageUrl: `http://127.0.0.1:${port}/m/bench`,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
