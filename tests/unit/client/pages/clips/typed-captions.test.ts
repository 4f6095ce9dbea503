import { expect, test } from "vitest";
import { fromTyped, toTyped, typedTime } from "../../../../../client/pages/clips/typed-captions.ts";
import { millis } from "../../../../../shared/time.ts";

const captions = [
  { fromMs: 0, toMs: 2500, text: "Он сам & поставил чайник" },
  { fromMs: 2500, toMs: 5000, text: "Две\nстроки" },
].map(({ fromMs, toMs, text }) => ({ fromMs: millis(fromMs), toMs: millis(toMs), text }));

test("[BZ137] typed lines without times share the time by their length", () => {
  const outcome = fromTyped("Раз два\nТри четыре пять", millis(2000), millis(8000));
  expect(outcome).toEqual({
    ok: true,
    value: [
      { fromMs: 2000, toMs: 4000, text: "Раз два" },
      { fromMs: 4000, toMs: 8000, text: "Три четыре пять" },
    ],
  });
});

test("[BZ137] a time holds its line, a second time ends it, and a long silence does not keep it", () => {
  const outcome = fromTyped("0:01,5–0:03 Раз\n\n0:05 Два | вниз\n0:30 Три", millis(0), millis(58_000));
  expect(outcome.ok && outcome.value).toEqual([
    { fromMs: 1500, toMs: 3000, text: "Раз" },
    { fromMs: 5000, toMs: 12_000, text: "Два\nвниз" },
    { fromMs: 30_000, toMs: 37_000, text: "Три" },
  ]);
});

test("[BZ137] mistakes in typed lines are told by line", () => {
  expect(fromTyped("0:05 а\n0:03 б\n0:07–0:06 в\n0:09", millis(0), millis(20_000))).toEqual({
    ok: false,
    problem: [
      { line: 2, why: "OUT_OF_ORDER" },
      { line: 3, why: "ENDS_EARLIER" },
      { line: 4, why: "NO_TEXT" },
    ],
  });
});

test("[BZ137] captions of a file can be typed on without losing a time", () => {
  expect(toTyped(captions)).toBe("0:00–0:02,5 Он сам & поставил чайник\n0:02,5–0:05 Две | строки");
  expect(fromTyped(toTyped(captions), millis(0), millis(58_000))).toEqual({ ok: true, value: captions });
  expect([typedTime(63_040), typedTime(999.6)]).toEqual(["1:03,04", "0:01"]);
});
