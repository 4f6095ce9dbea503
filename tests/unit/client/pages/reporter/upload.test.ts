import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pieceSource } from "../../../../../client/pages/reporter/piece-source.ts";
import { upload } from "../../../../../client/pages/reporter/upload.ts";

const tus = vi.hoisted(() => ({ starts: 0, aborts: 0, move: () => {} }));

/** A network that swallows all, and says nothing but what the test says. */
vi.mock("tus-js-client", () => ({
  DetailedError: class extends Error {},
  Upload: class {
    readonly url = null;
    constructor(_file: Blob, { onProgress }: { readonly onProgress: (sent: number) => void }) {
      tus.move = () => onProgress(2);
    }
    start(): void {
      tus.starts += 1;
    }
    abort(): Promise<void> {
      tus.aborts += 1;
      return Promise.resolve();
    }
  },
}));

beforeEach(() => {
  Object.assign(tus, { starts: 0, aborts: 0 });
  vi.stubGlobal("location", { origin: "http://efir.test" });
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const send = (signal = new AbortController().signal) =>
  upload({
    clipId: "clip-0001",
    source: pieceSource([4], () => Promise.resolve(new ArrayBuffer(4))),
    authorization: "Pass pass_x",
    path: null,
    signal,
    onPath: () => {},
    onProgress: () => {},
    onAccepted: () => {},
  });
const offline = { ok: false, problem: { code: "OFFLINE" } };

test("[BZ117] a sending is given up when it has not moved for a minute", async () => {
  const sent = send();
  vi.advanceTimersByTime(50_000);
  tus.move();
  vi.advanceTimersByTime(50_000);
  expect(tus).toMatchObject({ starts: 1, aborts: 0 });
  vi.advanceTimersByTime(10_000);
  expect(await sent).toEqual(offline);
  expect(tus.aborts).toBe(1);
});

test("[BZ115] what was removed before its first byte is not sent", async () => {
  expect(await send(AbortSignal.abort())).toEqual(offline);
  expect(tus.starts).toBe(0);
});
