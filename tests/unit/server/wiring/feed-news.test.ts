import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FeedNews } from "../../../../server/wiring/feed-news.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function news() {
  const said: string[] = [];
  const parts = {
    reader: { look: () => void said.push("reader") },
    look: (slug: string) => void said.push(`look ${slug}`),
  };
  const made = new FeedNews(parts);
  made.onChanged((slug) => void said.push(`tell ${slug}`));
  return { made, said };
}

test("[FD56] what changes within a transaction is told after it, each meeting once", async () => {
  const { made, said } = news();
  for (const slug of ["itogi", "itogi", "plan", "itogi"]) made.changed(slug);
  expect(said).toEqual([]);
  await Promise.resolve();
  expect(said).toEqual(["reader", "tell itogi", "tell plan"]);
});

test("[FD56] the house looks once a second at most, however much changes", () => {
  const { made, said } = news();
  for (let index = 0; index < 20; index += 1) {
    made.changed("itogi");
    vi.advanceTimersByTime(50);
  }
  expect(said.filter((one) => one.startsWith("look"))).toEqual(["look itogi"]);
  made.changed("itogi");
  made.close();
  vi.advanceTimersByTime(5_000);
  expect(said.filter((one) => one.startsWith("look"))).toHaveLength(1);
});
