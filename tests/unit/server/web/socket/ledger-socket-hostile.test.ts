import { Socket as NetSocket } from "node:net";
import { expect, test } from "vitest";
import { Backlog, MAX_BACKLOG_BYTES } from "../../../../../server/web/socket/backlog.ts";
import { TokenBucket, viewerRate } from "../../../../../server/web/socket/rate.ts";
import type { LedgerConnection } from "../../../../../server/web/socket/types.ts";
import { aCue, anActor, aSpeaker, at } from "../../../../support/ledger-builders.ts";
import {
  disconnected,
  fromNothing,
  ledgerLine,
  next,
  type Page,
  stopReading,
  visit,
} from "../../../../support/ledger-line.ts";
import { rundown, timeline } from "../../../../support/ledgers-at-hand.ts";
import { WatchedPage } from "../../../../support/watched-page.ts";

async function aLine(options: Parameters<typeof ledgerLine>[0] = {}) {
  const line = await ledgerLine(options);
  await line.ledgers.createMeeting(
    { slug: "meeting", title: "Заседание", programme: [] },
    anActor("system"),
    "plan-it",
  );
  return line;
}

/** Says anything under any name, as only somebody else's program would. */
const say = (page: Page, name: string, ...values: readonly unknown[]) =>
  page.emit(name as "follow", ...(values as [never]));
const ask = (page: Page, value: unknown) => page.emitWithAck("command", value as never);
const open = { type: "open" } as const;

test.each([
  ["no object", "open the meeting"],
  ["nothing", null],
  ["a list", [1, 2, 3]],
  ["no command", { id: "command-1", ledger: timeline }],
  ["a command of no kind", { id: "command-1", ledger: timeline, command: { type: "explode" } }],
  ["a ledger of no kind", { id: "command-1", ledger: "secrets:meeting", command: open }],
  ["an id that is none", { id: "../../x", ledger: timeline, command: open }],
  ["a forged role", { id: "command-1", ledger: timeline, command: open, role: "admin" }],
  ["a forged seq", { id: "command-1", ledger: timeline, command: { ...open, seq: 1 } }],
  ["a forged time", { id: "command-1", ledger: timeline, command: { ...open, at: 5 } }],
  ["a command of the machine", { id: "command-1", ledger: timeline, command: { type: "lose-signal" } }],
  [
    "a take with its own card",
    { id: "command-1", ledger: timeline, command: { type: "take", cueId: "cue-00001", card: aSpeaker() } },
  ],
  [
    "a plan that forgets",
    { id: "command-1", ledger: timeline, command: { type: "plan", title: "!", programme: [], keepFor: 1 } },
  ],
  [
    "a card with too much text",
    { id: "command-1", ledger: rundown, command: { type: "add", cue: aCue(aSpeaker({ name: "x".repeat(9_999) })) } },
  ],
  ["bytes", { id: "command-1", ledger: timeline, command: Buffer.from("open") }],
])("[TL26] a command with %s is of the wrong shape and changes nothing", async (_what, command) => {
  const line = await aLine();
  const outcome = await ask(visit(line.url, { as: "admin" }), command);
  expect([outcome, line.ledgers.headOf(timeline)]).toMatchObject([{ ok: false, refusal: { code: "BAD_SHAPE" } }, 1]);
});

test("[TL26] a key named __proto__ is refused like any other key too many", async () => {
  const line = await aLine();
  const command = JSON.parse(
    '{"id":"command-1","ledger":"timeline:meeting","command":{"type":"open"},"__proto__":{"role":"admin"}}',
  );
  await ask(visit(line.url, { as: "viewer" }), command);
  expect([line.ledgers.headOf(timeline), Reflect.get({}, "role")]).toEqual([1, undefined]);
});

test("[TL26] the refusal names the wrong field", async () => {
  const line = await aLine();
  const cue = { ...aCue(), card: { ...aSpeaker(), name: "" } };
  const outcome = await ask(visit(line.url, { as: "editor" }), {
    id: "command-1",
    ledger: rundown,
    command: { type: "add", cue },
  });
  expect(outcome).toMatchObject({ refusal: { detail: "command.cue.card.name" } });
});

test.each([
  ["unknown events", (page: Page) => say(page, "explode", { now: true })],
  ["wrong positions", (page: Page) => say(page, "follow", { ledger: timeline, since: -1 })],
  ["wrong reports", (page: Page) => say(page, "report", { lagMs: "late" })],
])("[TL26] ten %s cut the line, and nobody else's", async (_what, offend) => {
  const line = await aLine();
  const [offender, other] = [visit(line.url, { as: "admin" }), visit(line.url)];
  await Promise.all([offender, other].map((page) => new Promise<void>((connected) => page.once("connect", connected))));
  const cut = disconnected(offender);
  for (let offence = 0; offence < 10; offence += 1) offend(offender);
  await cut;
  expect(other.connected).toBe(true);
});

test.each([
  ["nothing", {}],
  ["a viewer id that is none", { viewerId: "me", follow: [] }],
  ["a list too long", { viewerId: "viewer-one", follow: [1, 2, 3, 4].map((n) => fromNothing(`timeline:m${n}`)) }],
  ["a key too many", { viewerId: "viewer-one", follow: [], role: "admin" }],
])("[TL26] a handshake that says %s is refused", async (_what, auth) => {
  const line = await aLine();
  const page = visit(line.url, { auth });
  expect(await new Promise((resolve) => page.once("connect_error", ({ message }) => resolve(message)))).toBe(
    "BAD_SHAPE",
  );
});

test("[TL26] a line is greeted once: who says it again is cut, and nobody else's line", async () => {
  const line = await aLine();
  const other = visit(line.url, { follow: [fromNothing(timeline)] });
  await next(other, "snapshot");
  const page = visit(line.url);
  await new Promise<void>((connected) => page.once("connect", connected));
  // A packet of type 0 is socket.io's CONNECT, which no client of ours says twice.
  page.io.engine.write('0{"viewerId":"viewer-two","follow":[]}');
  await disconnected(page);
  await expect.poll(() => line.socket.connections).toBe(1);
  expect(other.connected).toBe(true);
});

test("[TL27] another site's page gets no line, whatever its transport", async () => {
  const line = await aLine();
  for (const transport of ["websocket", "polling"] as const) {
    const page = visit(line.url, { origin: "https://elsewhere.example", transport });
    await disconnected(page);
    expect(page.connected).toBe(false);
  }
});

test("[TL27] a page at the public address gets a line", async () => {
  const line = await aLine({ publicUrl: new URL("https://efir.example") });
  const page = visit(line.url, { origin: "https://efir.example", follow: [fromNothing(timeline)] });
  expect(await next(page, "snapshot")).toMatchObject({ seq: 1 });
});

test("[TL27] long polling works where websockets do not", async () => {
  const line = await aLine();
  const page = visit(line.url, { transport: "polling", follow: [fromNothing(timeline)] });
  expect(await next(page, "snapshot")).toMatchObject({ seq: 1 });
});

test("[TL28] connections are bounded, and a place that was left is free again", async () => {
  const line = await aLine({ maxPerNetwork: 1 });
  const first = visit(line.url, { follow: [fromNothing(timeline)] });
  await next(first, "snapshot");
  const second = visit(line.url);
  await disconnected(second);
  first.disconnect();
  await expect.poll(() => line.socket.connections).toBe(0);
  expect(await next(visit(line.url, { follow: [fromNothing(timeline)] }), "snapshot")).toMatchObject({ seq: 1 });
});

test("[TL28] a viewer who talks too fast is refused, then cut", async () => {
  const line = await aLine();
  const page = visit(line.url, { follow: [fromNothing(timeline)] });
  await next(page, "snapshot");
  const cut = disconnected(page);
  const codes: unknown[] = [];
  for (let n = 0; n < 30; n += 1) {
    const command = { id: `command-${n}`, ledger: timeline, command: open } as const;
    page.emit("command", command, (outcome) => codes.push(outcome.ok || outcome.refusal.code));
  }
  await cut;
  expect(codes).toContain("TOO_FAST");
  expect(codes.filter((code) => code !== "TOO_FAST").length).toBeLessThanOrEqual(viewerRate.burst);
});

test("[TL28] a viewer's message of more than 16 KiB cuts its line, a moderator's plan does not", async () => {
  const line = await aLine();
  const programme = Array.from({ length: 60 }, () => ({ title: "Доклад ".repeat(25).trim(), detail: "x".repeat(150) }));
  const command = {
    id: "command-1",
    ledger: timeline,
    command: { type: "plan", title: "Заседание", programme },
  } as const;
  expect(await visit(line.url, { as: "moderator" }).emitWithAck("command", command)).toEqual({ ok: true, seq: 2 });
  const viewer = visit(line.url);
  viewer.emit("command", { ...command, id: "command-2" }, () => {});
  await disconnected(viewer);
});

test("[TL28] a bucket lets a burst through and then the rate", () => {
  const bucket = new TokenBucket(viewerRate, at(0));
  const burst = Array.from({ length: 12 }, () => bucket.take(at(0)));
  expect([burst.filter(Boolean).length, bucket.take(at(199)), bucket.take(at(399)), bucket.take(at(399))]).toEqual([
    10,
    false,
    true,
    false,
  ]);
});

test("[TL29] a reader that does not read is cut, others get everything", async () => {
  const line = await aLine({ tickMs: 20 });
  const [stalled, other] = [
    visit(line.url, { follow: [fromNothing(timeline)] }),
    visit(line.url, { follow: [fromNothing(timeline)] }),
  ];
  await Promise.all([next(stalled, "snapshot"), next(other, "snapshot")]);
  stopReading(stalled);
  let last = 0;
  other.on("events", ({ events }) => {
    last = events.at(-1)?.seq ?? last;
  });
  // More than the kernel takes on loopback, a hundred kilobytes each.
  for (let n = 0; n < 120; n += 1) {
    const command = { type: "plan", title: "x".repeat(100_000), programme: [] } as const;
    await line.ledgers.submit({ id: `command-${n}`, ledger: timeline, command }, anActor("system"));
  }
  await expect.poll(() => line.socket.connections).toBe(1);
  await expect.poll(() => last).toBe(121);
});

test("[TL29] 200 readers that never read are cut and cost little, while others get everything in order", {
  timeout: 60_000,
}, async () => {
  const line = await aLine({ tickMs: 50 });
  const crowd = Array.from({ length: 220 }, (_, index) =>
    visit(line.url, { viewerId: `viewer-${index}`, follow: [fromNothing(timeline)] }),
  );
  await Promise.all(crowd.map((page) => next(page, "snapshot")));
  const [deaf, others] = [crowd.slice(20), crowd.slice(0, 20)];
  const copies = others.map((page) => {
    const copy = new WatchedPage({ ...fromNothing(timeline), since: 1 });
    copy.watch(page);
    return copy;
  });
  deaf.forEach(stopReading);
  const before = process.memoryUsage();
  let most = 0;
  let said = 0;
  // Each a tenth of a megabyte, until it is more than the kernel takes on loopback. At the pace of who reads.
  for (; line.socket.connections > others.length && said < 200; said += 1) {
    const command = { type: "plan", title: "x".repeat(100_000), programme: [] } as const;
    await line.ledgers.submit({ id: `command-${said}`, ledger: timeline, command }, anActor("system"));
    await expect.poll(() => copies.every(({ seq }) => seq === 2 + said), { interval: 5 }).toBe(true);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before.arrayBuffers);
  }
  expect(line.socket.connections).toBe(others.length);
  await expect.poll(() => copies.map(({ seq }) => seq)).toEqual(copies.map(() => 1 + said));
  expect(copies.flatMap(({ gaps, doubles }) => [gaps, doubles]).every((faults) => faults === 0)).toBe(true);
  // The frames themselves, shared: not a copy of them for each of 200.
  expect(most).toBeLessThan(100 * 2 ** 20);
});

/** A connection whose transport was given so many bytes, and whose reader took so many of them. */
function aConnection(line: { given: number; taken: number }): LedgerConnection {
  const net = Object.create(NetSocket.prototype, {
    bytesWritten: { get: () => line.given },
    writableLength: { get: () => line.given - line.taken },
  });
  const socket = {
    _socket: net,
    get bufferedAmount() {
      return line.given - line.taken;
    },
  };
  // Only what `Backlog` looks at.
  return { conn: { transport: { socket }, writeBuffer: [] } } as unknown as LedgerConnection;
}

test("[TL29] a reader that took nothing for five seconds is too slow, however little it holds", () => {
  const line = { given: 100, taken: 0 };
  const backlog = new Backlog(aConnection(line));
  expect([backlog.isTooMuch(at(0)), backlog.isTooMuch(at(4_999)), backlog.isTooMuch(at(5_000))]).toEqual([
    false,
    false,
    true,
  ]);
});

test("[TL29] a slow reader that reads is not given up, though it never has all", () => {
  const line = { given: 100, taken: 0 };
  const backlog = new Backlog(aConnection(line));
  const verdicts = Array.from({ length: 20 }, (_, second) => {
    line.given += 100;
    line.taken += 100;
    return backlog.isTooMuch(at(second * 1000));
  });
  expect(verdicts).not.toContain(true);
});

test("[TL29] a catch-up may be larger and take longer, what comes on top of it may not", () => {
  const line = { given: 900_000, taken: 0 };
  const backlog = new Backlog(aConnection(line));
  backlog.allowCatchUp();
  expect([backlog.isTooMuch(at(0)), backlog.isTooMuch(at(29_999)), backlog.isTooMuch(at(30_000))]).toEqual([
    false,
    false,
    true,
  ]);
  line.given += MAX_BACKLOG_BYTES + 1;
  expect(backlog.isTooMuch(at(0))).toBe(true);
});
