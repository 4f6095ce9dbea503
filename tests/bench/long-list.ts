import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, CDPSession } from "playwright-core";
import { systemClock } from "../../server/clock.ts";
import { silentLog } from "../../server/log.ts";
import { Stage } from "../../server/packager/stage.ts";
import { systemAlarm } from "../../server/playout/alarm.ts";
import { readClip } from "../../server/playout/clip.ts";
import { ClipLoop } from "../../server/playout/clip-loop.ts";
import { HlsRoutes } from "../../server/web/hls/hls-routes.ts";
import { programTime } from "../../shared/time.ts";
import { launchChromium, until } from "../support/chromium.ts";
import { openHlsJsPage } from "../support/hls-js-page.ts";
import { ms, type Row, row } from "./figures.ts";
import { PAST_SEGMENT_MS, pastOf } from "./long-past.ts";

const watchMs = Number(process.env["BENCH_SECONDS"] ?? 15) * 1000;

/** What a list of 4 and of 24 hours costs a player beside one of a minute: the ground of ADR 14. */
export async function* longListRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const browser = stack.adopt(await launchChromium(), (it) => it.close());
  for (const [name, segments, list] of [
    ["1 min", 7200, "p2"],
    ["4 h", 7200, "dvr"],
    ["24 h", 43_200, "dvr"],
  ] as const) {
    await using stream = await startStream(segments);
    for (const slower of [1, 6]) {
      const seen = await watch(browser, stream, `${stream.url}/hls/main/${list}.m3u8`, slower);
      const { startsMs, startTaskMs, scriptShare, longestMs, firstBytes, bytesPerSecond } = seen;
      yield row(
        `${name} list, processor ${slower === 1 ? "as it is" : `${slower} times slower`}`,
        "",
        `starts in ${ms(startsMs)} with a task of ${ms(startTaskMs)}, then scripts take ${(scriptShare * 100).toFixed(1)} %, longest task ${ms(longestMs)}; first list ${kb(firstBytes)}, then ${kb(bytesPerSecond)}/s of lists`,
      );
    }
  }
}

interface Stream extends AsyncDisposable {
  readonly url: string;
  /** Bytes of playlists sent so far, as they went over the wire. */
  listBytes(): number;
  /** Those of the first playlist since the last call. */
  takeFirst(): number;
}

/** The sample's clip on a stage whose window is that long already. */
async function startStream(segments: number): Promise<Stream> {
  const windowMinutes = (segments * PAST_SEGMENT_MS) / 60_000;
  const stage = new Stage({
    ...{ name: "main", clock: systemClock, partMs: 200, windowMinutes, windowBytes: 256e6, log: silentLog },
    restored: pastOf(segments, 2_000_000),
  });
  const clip = readClip(await readFile(new URL("../../server/playout/sample/primer.flv", import.meta.url)));
  const loop = new ClipLoop(clip, systemClock, systemAlarm);
  loop.start(stage.open("loop"), programTime(0));
  const routes = new HlsRoutes({ windows: new Map([["main", stage.window]]) });
  let bytes = 0;
  let first = 0;
  const server = createServer((request, response) => {
    if (/m3u8/.test(request.url ?? "")) {
      onSent(request, response, (count) => {
        bytes += count;
        first ||= count;
      });
    }
    if (!routes.handle(request, response)) response.writeHead(404).end();
  });
  const url = await listening(server);
  return {
    url,
    listBytes: () => bytes,
    takeFirst: () => {
      const taken = first;
      first = 0;
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      loop.stop("the bench is over");
      routes.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

function onSent({ socket }: IncomingMessage, response: ServerResponse, tell: (bytes: number) => void): void {
  const before = socket.bytesWritten;
  response.once("finish", () => tell(socket.bytesWritten - before));
}

async function listening(server: Server): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Seen {
  readonly startsMs: number;
  /** The longest task until it plays. */
  readonly startTaskMs: number;
  /** Scripts' share of the main thread's time while it plays. */
  readonly scriptShare: number;
  /** The longest task while it plays. */
  readonly longestMs: number;
  readonly firstBytes: number;
  readonly bytesPerSecond: number;
}

async function watch(browser: Browser, stream: Stream, url: string, slower: number): Promise<Seen> {
  await using stack = new AsyncDisposableStack();
  const player = stack.adopt(await openHlsJsPage(browser), (it) => it.close());
  const cdp = await player.page.context().newCDPSession(player.page);
  await cdp.send("Performance.enable");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await player.page.evaluate(
    "window.tasks = []; new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration))).observe({ type: 'longtask' })",
  );
  stream.takeFirst();
  const began = performance.now();
  await player.play("main", url);
  await until(
    player.page,
    "players.main.video.currentTime > 0 && players.main.video.readyState > 2 && !players.main.video.paused && players.main.hls.playingDate !== null",
    60_000,
  );
  const startsMs = performance.now() - began;
  const firstBytes = stream.takeFirst();
  const startTaskMs = longest((await player.page.evaluate("window.tasks")) as number[]);
  await player.page.waitForTimeout(4000);
  await player.page.evaluate("window.tasks.length = 0");
  const [busyBefore, bytesBefore, at] = [await scriptSeconds(cdp), stream.listBytes(), performance.now()];
  await player.page.waitForTimeout(watchMs);
  const elapsed = (performance.now() - at) / 1000;
  const tasks = (await player.page.evaluate("window.tasks")) as number[];
  const fatal = (await player.report("main")).fatal;
  if (fatal.length > 0) throw new Error(`hls.js gave up: ${fatal.join(", ")}`);
  return {
    startsMs,
    startTaskMs,
    scriptShare: ((await scriptSeconds(cdp)) - busyBefore) / elapsed,
    longestMs: longest(tasks),
    firstBytes,
    bytesPerSecond: (stream.listBytes() - bytesBefore) / elapsed,
  };
}

/** Only tasks above 50 ms are told. */
const longest = (tasks: readonly number[]) => Math.max(0, ...tasks);

async function scriptSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
}

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
