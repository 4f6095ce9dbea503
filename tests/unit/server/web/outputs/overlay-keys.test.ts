import { expect, test } from "vitest";
import { hashToken } from "../../../../../server/web/auth/token.ts";
import { OverlayKeys } from "../../../../../server/web/outputs/overlay-keys.ts";
import { millis } from "../../../../../shared/time.ts";
import { TestClock } from "../../../../support/web-app.ts";

function keys() {
  const kept = new Map<string, string>();
  const clock = new TestClock();
  const shelf = {
    get: (slug: string) => kept.get(slug) ?? null,
    set: (slug: string, value: string) => kept.set(slug, value),
  };
  return { kept, clock, keys: new OverlayKeys(shelf, clock) };
}

test("[OU2] a key opens its own meeting's overlays, and no others", () => {
  const { keys: made } = keys();
  const key = made.rotate("kollegiya");
  made.rotate("forum");

  expect([made.opens("kollegiya", key), made.opens("forum", key), made.opens("other", key)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(
    ["", key.slice(1), `${key}x`, key.toLowerCase(), hashToken(key)].map((wrong) => made.opens("kollegiya", wrong)),
  ).toEqual(Array(5).fill(false));
});

test("[OU2] a meeting without a key is opened by nothing, whatever stands in its place", () => {
  const { kept, keys: made } = keys();
  for (const value of ["", "-", "-".repeat(64), `${"-".repeat(64)} 7`]) {
    kept.set("kollegiya", value);
    expect(["", "-", "-".repeat(64)].map((key) => made.opens("kollegiya", key))).toEqual([false, false, false]);
  }
});

test("[OU3] a key has 256 bits and is kept as its hash alone, with the time it was made", () => {
  const { kept, clock, keys: made } = keys();
  expect(made.madeAt("kollegiya")).toBeNull();
  const key = made.rotate("kollegiya");

  expect(Buffer.from(key, "base64url")).toHaveLength(32);
  expect(kept.get("kollegiya")).toBe(`${hashToken(key)} ${clock.now()}`);
  expect(made.madeAt("kollegiya")).toBe(clock.now());
});

test("[OU3] a new key ends the old one", () => {
  const { clock, keys: made } = keys();
  const old = made.rotate("kollegiya");
  clock.advance(millis(1));
  const key = made.rotate("kollegiya");

  expect([made.opens("kollegiya", old), made.opens("kollegiya", key)]).toEqual([false, true]);
});
