import { duplexPair } from "node:stream";
import { Ledgers } from "../../../server/ledger/ledgers.ts";
import { silentLog } from "../../../server/log.ts";
import { decideReload } from "../../../server/playlist/blocking-reload.ts";
import { headOf } from "../../../server/playlist/part-view.ts";
import { sessionCookie } from "../../../server/web/auth/cookie.ts";
import { networkOf } from "../../../server/web/client-address.ts";
import { networkReader } from "../../../server/web/client-network.ts";
import { parseHlsAddress } from "../../../server/web/hls/address.ts";
import { readRange, sliceChunks } from "../../../server/web/hls/byte-range.ts";
import { HlsRoutes } from "../../../server/web/hls/hls-routes.ts";
import { createHttpServer } from "../../../server/web/http-server.ts";
import { hostOf, isOwnOrigin } from "../../../server/web/own-origin.ts";
import { RecordSnapshots } from "../../../server/web/socket/record-snapshots.ts";
import { millis } from "../../../shared/time.ts";
import type { Target } from "../hostile-campaign.ts";
import { anActor } from "../ledger-builders.ts";
import { MemoryLog } from "../memory-log.ts";
import { pathTricks } from "../path-tricks.ts";
import { aMeeting, webApp } from "../web-app.ts";
import { addFragment, addSegment, aWindow, someTargets } from "../windows.ts";
import { captured } from "./captures.ts";

const chromium = captured<readonly string[]>("http/chromium.json");
const others = [
  "OPTIONS /hls/main/p1.m3u8 HTTP/1.1\r\nHost: efir.test\r\nOrigin: https://elsewhere.example\r\n\r\n",
  "GET /hls/main/e1/100.m4s HTTP/1.1\r\nHost: efir.test\r\nRange: bytes=10-99\r\nAccept-Encoding: gzip;q=0.0\r\n\r\n",
  'DELETE /api/session HTTP/1.1\r\nHost: efir.test\r\nOrigin: http://efir.test\r\nCookie: efir_sid="x"; a=b\r\n\r\n',
  'PATCH /api/stages/main HTTP/1.1\r\nHost: efir.test\r\nOrigin: http://efir.test\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"takeover":true}',
  "POST /api/meetings HTTP/1.1\r\nHost: efir.test\r\nOrigin: http://efir.test\r\nContent-Type: application/json; charset=utf-16\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
  "POST /api/images HTTP/1.1\r\nHost: efir.test\r\nOrigin: http://efir.test\r\nContent-Type: image/png\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x89PNG",
  'GET /m/primer/record.json HTTP/1.1\r\nHost: efir.test\r\nIf-None-Match: W/"e-1", "x"\r\nAccept-Encoding: gzip;q=0.0\r\n\r\n',
  'GET /replay/primer/index.m3u8 HTTP/1.1\r\nHost: efir.test\r\nIf-None-Match: "x", *\r\n\r\n',
  "GET /api/recordings/main-1.mp4 HTTP/1.1\r\nHost: efir.test\r\nRange: bytes=0-0,5-\r\nIf-Range: x\r\n\r\n",
  "GET /readyz HTTP/1.0\r\nX-Forwarded-For: 203.0.113.7, ::1\r\n\r\n",
  "HEAD / HTTP/1.1\r\nHost: [::1]:8080\r\nIf-None-Match: *\r\nAccept: text/html;q=0.1,*/*\r\n\r\n",
];
const tokens = [
  ...[
    "Content-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Host: evil.test\r\n",
    "Expect: 100-continue\r\n",
    "\r\n\r\n",
  ],
  ...[
    "Connection: close\r\n",
    "Upgrade: h2c\r\n",
    "Range: bytes=-0\r\n",
    "Cookie: efir_sid=",
    "Accept-Encoding: ",
    'If-None-Match: "',
  ],
  ...[
    "POST ",
    "HEAD ",
    "TRACE ",
    "CONNECT ",
    "PRI * HTTP/2.0",
    " HTTP/1.0",
    " HTTP/9.9",
    "_HLS_msn=",
    "_HLS_part=",
    "_HLS_skip=v2",
  ],
  ...[
    "/hls/",
    "/i/",
    "/m/",
    "/pult/",
    "/api/",
    "/assets/",
    ".m3u8",
    ".m4s",
    "init-1.mp4",
    "bytes=0-0",
    "%",
    "%ff",
    "::ffff:",
  ],
  ...[...pathTricks(["/i/"], ["/etc/passwd"])].slice(0, 60),
].map((text) => Buffer.from(text, "latin1"));

const window = aWindow();
for (let count = 0; count < 5; count += 1) addSegment(window);
addSegment(window, { fragments: 4, isOpen: true });
addFragment(window);

export const httpTargets = (): readonly Target[] => [
  {
    name: "requests",
    sound: [...chromium, ...others].map((text) => Buffer.from(text, "latin1")),
    tokens,
    share: 3,
    run: ask,
  },
  { name: "addresses", sound: addresses(), tokens, share: 4, run: (bytes) => address(bytes.toString("latin1")) },
  { name: "headers", sound: headers(), tokens, share: 3, run: (bytes) => header(bytes.toString("latin1")) },
];

const addresses = () =>
  [...chromium, ...others]
    .map((text) => text.split(" ")[1] ?? "")
    .concat("/hls/main/e1/100.0-5.m4s", "/hls/main/index.m3u8?_HLS_msn=105&_HLS_part=2", "/hls/main/e1/init-1.mp4")
    .map((text) => Buffer.from(text));

const headers = () =>
  [
    "bytes=0-99",
    "bytes=-5",
    "efir_sid=kkkkkkkk; a=b",
    "http://efir.test:8080",
    "[::1]:8080",
    "203.0.113.7, fe80::1%eth0",
    "2001:db8::7",
  ].map((text) => Buffer.from(text));

/** What may be read into an address is a name and numbers, and what it may wait for is near. */
function address(url: string): string {
  const [path = "", query = ""] = url.split("?");
  const named = parseHlsAddress(path);
  if (named !== null && !/^[a-z0-9-]{1,32}$/.test(named.stage)) throw new Error(`not a stage: ${named.stage}`);
  const asked = new URLSearchParams(query);
  const directives = { msn: asked.get("_HLS_msn"), part: asked.get("_HLS_part") };
  const decision = decideReload(window, someTargets, 1, directives);
  if (decision.type === "wait" && decision.wanted.msn > headOf(window, 1).msn + 2) throw new Error("waits for ever");
  return `${named?.type} ${decision.type}`;
}

const body = [Buffer.alloc(100), Buffer.alloc(0), Buffer.alloc(900)];
const cookie = sessionCookie(false);
const behindTwo = networkReader(2);

function header(text: string): string {
  const range = readRange(text, 1000);
  if (range.type === "part") {
    const length = sliceChunks(body, range.from, range.to).reduce((sum, chunk) => sum + chunk.byteLength, 0);
    if (length !== range.to - range.from || length < 1) throw new Error("the range is not what is cut");
  }
  const token = cookie.read(text);
  if (token !== null && !/^[\w-]{43}$/.test(token)) throw new Error(`not a token: ${token}`);
  const isOurs = isOwnOrigin({ host: text, origin: text }, null);
  const socket = { remoteAddress: "203.0.113.7" };
  // Only what the reader looks at.
  const network = behindTwo({ headers: { "x-forwarded-for": text }, socket } as never);
  if (network.length > 64 || networkOf(text).length > 64)
    throw new Error("a network's name is as long as its sender likes");
  return `${range.type} ${token === null} ${hostOf({ host: text }) === null} ${isOurs}`;
}

const app = webApp();
app.meetings.set("kollegiya", aMeeting());
const hls = new HlsRoutes({
  windows: new Map([["main", window]]),
  networkOf: () => "hall",
  library: { find: async () => null, findInit: async () => null },
  replays: { replay: async () => null, version: () => 0 },
});
const ledgers = new Ledgers({
  log: new MemoryLog(),
  clock: app.clock,
  encoderDelayOf: () => millis(0),
  logger: silentLog,
});
await ledgers.createMeeting({ slug: "primer", title: "Итоги", programme: [] }, anActor("system"), "plan-it1");
const records = new RecordSnapshots(ledgers);
const server = createHttpServer((request, response) => {
  if (!hls.handle(request, response) && !records.handle(request, response)) app.express(request, response);
});
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Raw bytes on a line of their own. Whatever is answered is HTTP, and never the server's own fault. */
async function ask(bytes: Buffer): Promise<string> {
  const [ours, theirs] = duplexPair();
  Object.assign(theirs, { remoteAddress: "203.0.113.7", setTimeout() {}, setNoDelay() {}, setKeepAlive() {} });
  const heard: Buffer[] = [];
  ours.on("data", (chunk: Buffer) => heard.push(chunk));
  ours.on("error", () => {});
  theirs.on("error", () => {});
  app.said.length = 0;
  server.emit("connection", theirs);
  ours.write(bytes);
  for (let turn = 0; turn < 40 && heard.length === 0; turn += 1) await nextTurn();
  ours.destroy();
  theirs.destroy();
  await nextTurn();
  const answer = Buffer.concat(heard).toString("latin1");
  const status = answer === "" ? "silence" : /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
  if (status === undefined) throw new Error(`not an answer: ${answer.slice(0, 200)}`);
  const fault = app.said.find(({ message }) => message === "request failed");
  if (fault !== undefined || status === "500") throw new Error(`a fault: ${String(fault?.fields?.["error"])}`);
  return `${status} ${answer.length}`;
}
