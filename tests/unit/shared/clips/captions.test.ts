import { expect, test } from "vitest";
import { captionsFrom, checkVtt, cutCaptions } from "../../../../shared/clips/captions.ts";
import { millis } from "../../../../shared/time.ts";

const span = { fromMs: millis(0), toMs: millis(60_000) };
const kept = (text: string) => {
  const outcome = captionsFrom(text, span);
  return outcome.ok ? outcome.value : outcome.problem;
};

test("[BZ20] a WebVTT file is kept as times and words, without notes, styles, settings and markup", () => {
  const file = [
    "\uFEFFWEBVTT - интервью",
    "Kind: captions",
    "",
    "STYLE",
    "::cue { background: url(//evil.example) }",
    "",
    "NOTE от редактора",
    "",
    "первая",
    "00:01.500 --> 00:03.000 align:start position:0%",
    "<v Ирина>Мы едем туда, <i>где нас ждут</i>",
    "вторая строка &amp; третья",
    "",
    "01:00:00.000 --> 01:00:01.000",
  ].join("\r\n");
  expect(kept(file)).toEqual({ line: 14, why: "TOO_LATE" });
  expect(kept(file.split("\r\n").slice(0, 12).join("\r\n"))).toBe(
    "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\nМы едем туда, где нас ждут\nвторая строка &amp; третья\n",
  );
});

test.each([
  ["00:01.000 --> 00:02.000\nбез заголовка", { line: 1, why: "NO_HEADER" }],
  ["1\n00:00:01,000 --> 00:00:02,000\nэто SRT", { line: 1, why: "NO_HEADER" }],
  ["WEBVTTX\n\n00:01.000 --> 00:02.000\nа", { line: 1, why: "NO_HEADER" }],
  ["WEBVTT\n\n00:01,000 --> 00:02,000\nа", { line: 3, why: "BAD_TIME" }],
  ["WEBVTT\n\nимя\n00:71.000 --> 00:72.000\nа", { line: 4, why: "BAD_TIME" }],
  ["WEBVTT\n\nодни слова", { line: 3, why: "BAD_TIME" }],
  ["WEBVTT\n\n00:02.000 --> 00:02.000\nа", { line: 3, why: "ENDS_EARLIER" }],
  ["WEBVTT\n\n00:05.000 --> 00:06.000\nа\n\n00:04.000 --> 00:05.000\nб", { line: 6, why: "OUT_OF_ORDER" }],
  ["WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>", { line: 3, why: "NO_TEXT" }],
  ["WEBVTT\n", { line: 2, why: "NO_CAPTIONS" }],
  [" \n \n", { line: 1, why: "NO_CAPTIONS" }],
])("[BZ21] %j is refused by its line", (text, problem) => {
  expect(kept(text)).toEqual(problem);
});

test("[BZ136] whoever mends a file is told all that is wrong with it at once", () => {
  const broken = [
    "00:01.000 --> 00:02.000\nБез заголовка",
    "00:05,000 --> 00:06,000\nЗапятая, как в SRT",
    "00:09.000 --> 00:08.000\nНазад",
    "00:03.000 --> 00:04.000",
    "00:02.000 --> 00:70.000\nРаньше",
  ].join("\n\n");
  expect(checkVtt(broken, 60_000).problems).toEqual([
    { line: 1, why: "NO_HEADER" },
    { line: 4, why: "BAD_TIME" },
    { line: 7, why: "ENDS_EARLIER" },
    { line: 10, why: "NO_TEXT" },
    { line: 12, why: "BAD_TIME" },
  ]);
});

test("[BZ22] typed lines share the film's time by their length, and go when they can have been read", () => {
  expect(kept("Мы едем туда, где нас ждут.\n\n1 < 2 & так далее.")).toBe(
    [
      "WEBVTT",
      "00:00:00.000 --> 00:00:01.800\nМы едем туда, где нас ждут.",
      "00:00:36.000 --> 00:00:37.200\n1 &lt; 2 &amp; так далее.\n",
    ].join("\n\n"),
  );
});

test("[BZ23] what is kept is read again as it was, whatever it says", () => {
  const once = kept("строка <b>раз</b>\nстрока --&gt; два\n\u202Eтри\u0007");
  expect(kept(String(once))).toBe(once);
  expect(String(once)).not.toMatch(/[<\u202E]|\p{Cc}(?<!\n)|b>/u);
});

test("[BZ24] captions of a cut film begin with it, and what was cut away says nothing", () => {
  const captions =
    "WEBVTT\n\n00:01.000 --> 00:02.000\nраз\n\n00:04.000 --> 00:06.000\nдва\n\n00:09.000 --> 00:10.000\nтри\n";
  expect(cutCaptions(captions, { fromMs: millis(5_000), toMs: millis(8_000) })).toBe(
    "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nдва\n",
  );
  expect(cutCaptions(captions, null)).toBe(captions);
});
