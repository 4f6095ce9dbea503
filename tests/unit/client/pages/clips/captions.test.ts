import { expect, test } from "vitest";
import { fromVtt, toVtt } from "../../../../../client/pages/clips/captions.ts";
import { fromTyped, toTyped, typedTime } from "../../../../../client/pages/clips/typed-captions.ts";
import { millis } from "../../../../../shared/time.ts";

const file = `WEBVTT - Блиц
Kind: captions

NOTE для монтажа

STYLE
::cue { color: red }

1
00:00.000 --> 00:02.500 line:0
<v Алия>Он сам &amp; поставил чайник

00:00:02.500 --> 00:00:05.000
Две
строки
`;
const captions = [
  { fromMs: 0, toMs: 2500, text: "Он сам & поставил чайник" },
  { fromMs: 2500, toMs: 5000, text: "Две\nстроки" },
].map(({ fromMs, toMs, text }) => ({ fromMs: millis(fromMs), toMs: millis(toMs), text }));

test("[BZ136] a WebVTT file is read: times with and without hours, notes and styles left out, marks taken off", () => {
  expect(fromVtt(file)).toEqual({ ok: true, value: captions });
  expect(fromVtt(`\uFEFF${file.replaceAll("\n", "\r\n")}`)).toEqual({ ok: true, value: captions });
});

test("[BZ136] what is wrong with a file is told by its lines, all at once", () => {
  const broken = `00:01.000 --> 00:02.000
Без заголовка

00:05,000 --> 00:06,000
Запятая, как в SRT

00:09.000 --> 00:08.000
Назад

00:03.000 --> 00:04.000

00:02.000 --> 00:03.000
Раньше`;
  expect(fromVtt(broken)).toEqual({
    ok: false,
    problem: [
      { line: 1, code: "NO_HEADER" },
      { line: 4, code: "BAD_TIME" },
      { line: 7, code: "ENDS_EARLIER" },
      { line: 10, code: "NO_TEXT" },
    ],
  });
  expect(fromVtt("WEBVTT\n\n")).toEqual({ ok: false, problem: [{ line: 3, code: "NO_CAPTIONS" }] });
});

test("[BZ136] captions that begin before the one above are out of order", () => {
  const text = "WEBVTT\n\n00:05.000 --> 00:06.000\nа\n\n00:04.000 --> 00:07.000\nб";
  expect(fromVtt(text)).toEqual({ ok: false, problem: [{ line: 6, code: "OUT_OF_ORDER" }] });
});

test("[BZ136] what is written is read back the same, signs of the format in a text too", () => {
  const strange = [{ fromMs: millis(1), toMs: millis(3_600_001), text: "a --> b <b> & c" }];
  expect(fromVtt(toVtt(strange))).toEqual({ ok: true, value: strange });
});

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
      { line: 2, code: "OUT_OF_ORDER" },
      { line: 3, code: "ENDS_EARLIER" },
      { line: 4, code: "NO_TEXT" },
    ],
  });
});

test("[BZ137] captions of a file can be typed on without losing a time", () => {
  expect(toTyped(captions)).toBe("0:00–0:02,5 Он сам & поставил чайник\n0:02,5–0:05 Две | строки");
  expect(fromTyped(toTyped(captions), millis(0), millis(58_000))).toEqual({ ok: true, value: captions });
  expect([typedTime(63_040), typedTime(999.6)]).toEqual(["1:03,04", "0:01"]);
});
