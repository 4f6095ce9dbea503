import { expect, test } from "vitest";
import { createStreamKey, hashStreamKey, isStreamKey } from "../../../../server/ingest/stream-keys.ts";

test("[RT32] a key is 160 bits in 32 letters that need no escaping", () => {
  expect(createStreamKey()).toMatch(/^[a-z2-7]{32}$/);
});

test("[RT32] no two keys are alike", () => {
  expect(new Set(Array.from({ length: 1_000 }, createStreamKey)).size).toBe(1_000);
});

test("[RT32] a hash knows its key, and no part of it", () => {
  const key = createStreamKey();
  const hash = hashStreamKey(key);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(isStreamKey(key, hash)).toBe(true);
  expect(isStreamKey(key.slice(0, -1), hash)).toBe(false);
  expect(isStreamKey(`${key}a`, hash)).toBe(false);
  expect(isStreamKey("", hash)).toBe(false);
});

test("[RT32] a hash that is none matches nothing", () => {
  expect(isStreamKey("", "")).toBe(false);
  expect(isStreamKey("key", "not hex")).toBe(false);
});
