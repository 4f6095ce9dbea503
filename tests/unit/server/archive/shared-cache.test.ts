import { expect, test } from "vitest";
import { SharedCache } from "../../../../server/archive/shared-cache.ts";

/** Loads a text of its own length; counts. */
function aCache(most: number) {
  const loads: string[] = [];
  const cache = new SharedCache<string, string>(most, (text) => text.length);
  const get = (key: string) =>
    cache.get(key, async () => {
      loads.push(key);
      return key;
    });
  return { cache, get, loads };
}

test("[AR13] readers of the same moment share one load", async () => {
  const { get, loads } = aCache(100);
  expect(await Promise.all([get("aaaa"), get("aaaa"), get("aaaa")])).toEqual(["aaaa", "aaaa", "aaaa"]);
  expect(loads).toEqual(["aaaa"]);
});

test("[AR13] what was read least lately goes first, and the bound holds", async () => {
  const { cache, get, loads } = aCache(10);
  await get("aaaa");
  await get("bbbb");
  await get("aaaa");
  await get("cccc");
  expect(cache.weight).toBe(8);
  await get("aaaa");
  await get("bbbb");
  expect(loads).toEqual(["aaaa", "bbbb", "cccc", "bbbb"]);
});

test("[AR13] what alone is over the bound is handed on and not kept", async () => {
  const { cache, get, loads } = aCache(3);
  expect(await get("aaaa")).toBe("aaaa");
  await get("aaaa");
  expect([cache.weight, loads.length]).toEqual([0, 2]);
});

test("[AR13] a load that failed is tried again, and fails all who shared it", async () => {
  const { cache, get } = aCache(10);
  const fail = () => cache.get("aaaa", () => Promise.reject(new Error("disk")));
  expect((await Promise.allSettled([fail(), fail()])).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await get("aaaa")).toBe("aaaa");
});
