import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SegmentStore } from "../../../../../server/packager/segment-store.ts";
import type { DiskLimits } from "../../../../../server/web/hls/disk-desk.ts";
import { createHlsRoutes } from "../../../../../server/web/hls/hls-routes.ts";
import type { MediaLibrary } from "../../../../../server/web/hls/ports.ts";
import { storedCopy } from "../../../../support/manual-store.ts";
import { addSegment, aWindow } from "../../../../support/windows.ts";
import { HandlerAtHand, settled } from "../../../../support/wire.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Waiting {
  answer(bytes: Buffer): void;
  fail(error: Error): void;
}

/** Reads that are answered when the test says so. */
class SlowDisk {
  readonly waiting: Waiting[] = [];

  readonly read = (): Promise<Buffer> =>
    new Promise((answer, fail) => {
      this.waiting.push({ answer, fail });
    });
}

const anEmptyLibrary: MediaLibrary = { find: async () => null, findInit: async () => null };

/** 100…103 are on the disk, 104…109 in memory as well. */
async function atHand(given: { readonly library?: MediaLibrary; readonly limits?: Partial<DiskLimits> } = {}) {
  const disk = new SlowDisk();
  const store: SegmentStore = {
    keep: async (segment) => ({ ...storedCopy(segment), read: disk.read }),
    forget: () => {},
  };
  const window = aWindow({ store, windowBytes: 600 });
  for (let count = 0; count < 10; count += 1) {
    addSegment(window);
    await Promise.resolve();
  }
  const routes = createHlsRoutes({ windows: new Map([["main", window]]), library: anEmptyLibrary, ...given });
  const handler = new HandlerAtHand((request, response) => void routes.handle(request, response));
  const ask = async (path: string) => {
    const wire = handler.connect();
    wire.ask(path);
    await settled();
    return wire;
  };
  return { disk, routes, handler, window, ask };
}

const gone = () => Object.assign(new Error("gone"), { problem: "gone" });
const failing = () => Object.assign(new Error("failing"), { problem: "failing" });

test("[HL47] a segment that left memory is read from the disk, with the same headers", async () => {
  const { disk, routes, ask } = await atHand();
  const wire = await ask("/hls/main/e1/101.m4s");
  expect([wire.hasReply, routes.readingRequests, disk.waiting.length]).toEqual([false, 1, 1]);
  disk.waiting[0]?.answer(Buffer.from("from the disk"));
  await settled();
  const { status, headers, body } = wire.reply();
  expect([status, String(body), routes.readingRequests]).toEqual([200, "from the disk", 0]);
  expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(headers["content-type"]).toBe("video/iso.segment");
});

test("[HL38] [HL47] a range of a segment on the disk is served", async () => {
  const { disk, handler } = await atHand();
  const wire = handler.connect();
  wire.ask("/hls/main/e1/101.m4s", { headers: ["Range: bytes=5-8"] });
  await settled();
  disk.waiting[0]?.answer(Buffer.from("from the disk"));
  await settled();
  expect([wire.reply().status, String(wire.reply().body)]).toEqual([206, "the "]);
});

test.each([
  ["was deleted meanwhile", gone, 404, undefined],
  ["fails", failing, 503, "1"],
  ["does what nobody foresaw", () => new Error("odd"), 503, "1"],
])("[HL47] a segment that %s", async (_, error, status, retryAfter) => {
  const { disk, routes, ask } = await atHand();
  const wire = await ask("/hls/main/e1/101.m4s");
  disk.waiting[0]?.fail(error());
  await settled();
  expect([wire.reply().status, wire.reply().headers["retry-after"]]).toEqual([status, retryAfter]);
  expect(routes.readingRequests).toBe(0);
});

test("[HL47] a disk that takes ten seconds is not waited for, and what it says later is not sent", async () => {
  const { disk, routes, ask } = await atHand();
  const wire = await ask("/hls/main/e1/101.m4s");
  vi.advanceTimersByTime(9_999);
  await settled();
  expect(wire.hasReply).toBe(false);
  vi.advanceTimersByTime(1);
  await settled();
  disk.waiting[0]?.answer(Buffer.from("late"));
  await settled();
  expect([wire.reply().status, String(wire.reply().body), routes.readingRequests]).toEqual([503, "try again\n", 0]);
});

test("[HL35] [HL47] who has left is not waited for", async () => {
  const { disk, routes, ask } = await atHand();
  const wire = await ask("/hls/main/e1/101.m4s");
  wire.leave();
  await settled();
  expect([routes.readingRequests, vi.getTimerCount()]).toEqual([0, 0]);
  disk.waiting[0]?.answer(Buffer.from("for nobody"));
  await settled();
  expect(wire.hasReply).toBe(false);
});

test("[HL47] so many may wait for the disk and no more; what is in memory is given all the same", async () => {
  const { routes, ask } = await atHand({ limits: { readingRequests: 2 } });
  for (let count = 0; count < 2; count += 1) await ask("/hls/main/e1/101.m4s");
  const third = await ask("/hls/main/e1/102.m4s");
  expect([routes.readingRequests, third.reply().status, third.reply().headers["retry-after"]]).toEqual([2, 503, "1"]);
  expect((await ask("/hls/main/e1/107.m4s")).reply().status).toBe(200);
});

test("[HL47] what clients do not take is bounded: then others are told to come again, until it is taken", async () => {
  const { disk, handler, ask } = await atHand({ limits: { untakenBytes: 10 } });
  const stuck = handler.connect();
  stuck.getStuck();
  stuck.ask("/hls/main/e1/101.m4s");
  await settled();
  disk.waiting[0]?.answer(Buffer.from("ten bytes."));
  await settled();
  expect((await ask("/hls/main/e1/102.m4s")).reply().status).toBe(503);
  stuck.leave();
  await settled();
  expect((await ask("/hls/main/e1/102.m4s")).hasReply).toBe(false);
});

test("[HL47] what no window lists is looked for in the archive, by its name", async () => {
  const asked: unknown[] = [];
  const library: MediaLibrary = {
    find: async (...name) => {
      asked.push(name);
      return { fragmentBytes: [4, 3, 3], read: async () => Buffer.from("ten bytes.") };
    },
    findInit: async (...name) => {
      asked.push(name);
      return { epoch: "e0", id: 3, bytes: Buffer.from("moov") };
    },
  };
  const { ask } = await atHand({ library });
  expect(String((await ask("/hls/main/e0/77.m4s")).reply().body)).toBe("ten bytes.");
  expect(String((await ask("/hls/main/e0/init-3.mp4")).reply().body)).toBe("moov");
  expect(asked).toEqual([
    ["main", "e0", 77],
    ["main", "e0", 3],
  ]);
});

test.each([
  ["0-1", 200, "ten "],
  ["1-1", 200, "byt"],
  ["0-2", 200, "ten byt"],
  ["2-2", 200, "es."],
  ["4-2", 404, "not found\n"],
  ["1-2", 404, "not found\n"],
])("[HL47] part %s of a segment on the disk, of a list that somebody still has", async (part, status, body) => {
  const shelved = { fragmentBytes: [4, 3, 3], read: async () => Buffer.from("ten bytes.") };
  const { ask } = await atHand({ library: { ...anEmptyLibrary, find: async () => shelved } });
  const reply = (await ask(`/hls/main/e1/101.${part}.m4s`)).reply();
  expect([reply.status, String(reply.body)]).toEqual([status, body]);
});

test("[HL36] [HL47] what is nowhere is not found", async () => {
  const { ask } = await atHand();
  for (const path of ["e0/77.m4s", "e1/99.m4s", "e0/init-1.mp4", "e0/77.0-2.m4s", "e1/999.m4s"]) {
    expect((await ask(`/hls/main/${path}`)).reply().status).toBe(404);
  }
});
