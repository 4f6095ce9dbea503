import type { LitElement } from "lit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RecordingWatch } from "../../../../client/pages/viewer/recording-watch.ts";

let asked: string[];
let answer: () => Promise<Response>;

function aWatch() {
  const updates = { count: 0 };
  const host = { addController: () => {}, requestUpdate: () => void updates.count++ };
  // A controller uses no more of its host than this.
  return { watch: new RecordingWatch(host as unknown as LitElement), updates };
}

beforeEach(() => {
  asked = [];
  answer = async () => new Response(null, { status: 404 });
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (address: string, { method }: RequestInit) => {
    asked.push(`${method} ${address}`);
    return answer();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("[VW45] asks at once whether there is a recording, and no more when there is", async () => {
  answer = async () => new Response(null);
  const { watch } = aWatch();
  watch.begin("kollegiya");
  watch.begin("kollegiya");
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toEqual(["HEAD /replay/kollegiya/index.m3u8"]);
  expect([watch.found, watch.address]).toEqual(["ready", "/replay/kollegiya/index.m3u8"]);
});

test("[VW45] a recording that is still being closed is found a little later", async () => {
  const { watch } = aWatch();
  watch.begin("kollegiya");
  await vi.advanceTimersByTimeAsync(1000);
  expect([watch.found, watch.address]).toEqual(["absent", ""]);
  answer = async () => new Response(null);
  await vi.advanceTimersByTimeAsync(2000);
  expect(watch.found).toBe("ready");
});

test("[VW45] a meeting without a recording is not asked for without end", async () => {
  const { watch, updates } = aWatch();
  watch.begin("kollegiya");
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).toHaveLength(8);
  expect(updates.count).toBe(1);
});

test("[VW45] a server that does not answer says nothing of recordings", async () => {
  answer = () => Promise.reject(new TypeError("network is away"));
  const { watch } = aWatch();
  watch.begin("kollegiya");
  await vi.advanceTimersByTimeAsync(300_000);
  expect(watch.found).toBe("asking");
  answer = async () => new Response(null);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(watch.found).toBe("ready");
});
