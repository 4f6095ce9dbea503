/** A process of its own: our delivery over windows of one minute and of four hours, and an archive in the folder named. */
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { Archive } from "../../server/archive/archive.ts";
import { systemClock } from "../../server/clock.ts";
import { silentLog } from "../../server/log.ts";
import { Window } from "../../server/packager/window.ts";
import { HlsRoutes } from "../../server/web/hls/hls-routes.ts";
import { createHttpServer } from "../../server/web/http-server.ts";
import { millis, programTime } from "../../shared/time.ts";
import { someTargets } from "../support/windows.ts";
import { pastOf } from "./long-past.ts";

const FRAGMENTS = 10;
const FRAGMENT_MS = 200;
const FRAGMENT_BYTES = 102_400;
/** Of the parts that come while lists are measured: their bytes do not matter. */
const SMALL_BYTES = 64;
const GROWS_EVERY_MS = 10;

const [dir = ""] = process.argv.slice(2);
const limits = { windowMinutes: 240, windowBytes: 20e6 };
const archive = await Archive.open({ dir, clock: systemClock, log: silentLog, floorBytes: 0, cacheBytes: 64e6 });
const media = new Window({ ...limits, epoch: "e1", firstSequence: 100, store: archive.stage("media") });
const short = new Window({ ...limits, windowMinutes: 1, epoch: "e1", firstSequence: 10_000 });
const long = new Window({ ...limits, epoch: "e1", firstSequence: 10_000, restored: pastOf(7200, 10_000) });

for (let count = 0; count < 40; count += 1) add(media, randomBytes(FRAGMENT_BYTES));
for (const window of [short, long]) for (let count = 0; count < 40; count += 1) add(window, Buffer.alloc(SMALL_BYTES));

const routes = new HlsRoutes({ windows: new Map(Object.entries({ media, short, long })), library: archive });
const bare = Buffer.alloc(1_100_000, "bare");
const server = createHttpServer((request, response) => {
  const bytes = /^\/bare\/(\d+)$/.exec(request.url ?? "")?.[1];
  // Node's own price of as many bytes: what no code of ours can go below.
  if (bytes !== undefined) response.writeHead(200, { "content-length": bytes }).end(bare.subarray(0, Number(bytes)));
  else if (!routes.handle(request, response)) response.writeHead(404).end();
});
server.listen(0, "127.0.0.1", () => {
  // A server that listens on a port has an address of this kind.
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
// The lists of both grow alike, so that each is written anew as often.
setInterval(() => {
  for (const window of [short, long]) grow(window);
}, GROWS_EVERY_MS);

function add(window: Window, fragment: Uint8Array): void {
  open(window);
  for (let index = 0; index < FRAGMENTS; index += 1) append(window, fragment, index);
  window.closeSegment(millis(FRAGMENTS * FRAGMENT_MS), someTargets);
}

function grow(window: Window): void {
  const last = window.segments.at(-1);
  const isOpen = last?.isClosed === false;
  if (!isOpen) open(window);
  append(window, Buffer.alloc(SMALL_BYTES), isOpen ? last.fragments.length : 0);
  if (isOpen && last.fragments.length === FRAGMENTS) window.closeSegment(millis(FRAGMENTS * FRAGMENT_MS), someTargets);
}

function open(window: Window): void {
  const last = window.segments.at(-1);
  const isFirst = last?.epoch !== window.epoch;
  const init = isFirst ? window.addInit(Buffer.from("init")) : last.init;
  const startsAt = window.edge ?? programTime(systemClock.now());
  window.openSegment({ init, source: "encoder", isDiscontinuity: isFirst && last !== undefined, startsAt });
}

function append(window: Window, bytes: Uint8Array, index: number): void {
  window.append({ bytes, duration: millis(FRAGMENT_MS), isIndependent: index === 0 });
}
