import { describe, expect, test } from "vitest";
import { HealthHistory, HISTORY_SECONDS } from "../../../../client/control/health/history.ts";
import { barMeasures, loudWarnings, type MeasureId, measuresOf } from "../../../../client/control/health/measures.ts";
import { sparkline } from "../../../../client/control/health/sparkline.ts";
import { warningWords } from "../../../../client/control/health/warning-words.ts";
import type { AudienceSummary, SoundLevel, StreamHealth } from "../../../../shared/protocol.ts";
import { millis } from "../../../../shared/time.ts";
import { aHealth, anAudience } from "../../../support/told-health.ts";

const told = (more: Partial<StreamHealth> = {}, seen: Partial<AudienceSummary> = {}) => ({
  health: aHealth(more),
  audience: anAudience(seen),
  signal: more.signal ?? "encoder",
});
const sounding = (more: Partial<Extract<SoundLevel, { state: "measured" }>>): SoundLevel => ({
  state: "measured",
  momentaryLufs: -18,
  shortTermLufs: -18,
  silentMs: millis(0),
  ...more,
});
const said = (id: MeasureId, more: Partial<StreamHealth> = {}, seen: Partial<AudienceSummary> = {}) => {
  const found = measuresOf(told(more, seen)).find((measure) => measure.id === id);
  return found && `${found.value.replace(/\s/g, " ")} ${found.tone}`;
};

test("[CR4] the bar says the stream's health in figures with their units", () => {
  expect(
    barMeasures(measuresOf(told())).map(({ name, value, tone }) => `${name}: ${value.replace(/\s/g, " ")} ${tone}`),
  ).toEqual([
    "Видео: 5,8 Мбит/с ok",
    "Звук: −18 LUFS ok",
    "Потери: 0 % ok",
    "Задержка: 2,4 с ok",
    "Запись: 38 ГБ ok",
    "Зрители: 1 284 ",
  ]);
});

test("[CR4] without a signal only that is said, before anything is known nothing is claimed", () => {
  expect(measuresOf({ health: null, audience: null, signal: "none" }).map(({ value, tone }) => [value, tone])).toEqual([
    ["Нет сигнала", "warn"],
  ]);
  expect(measuresOf(told({ signal: "none" })).map(({ id }) => id)).toEqual(["source", "recording", "viewers"]);
});

test("[CR56] what the bar has no room for stands there while it is wrong", () => {
  const ids = barMeasures(measuresOf(told({ keyframeIntervalMs: millis(8000), lateMs: millis(4000) }))).map(
    ({ id }) => id,
  );
  expect(ids).toEqual(["video", "keyframes", "sound", "drops", "line", "lag", "recording", "viewers"]);
});

test.each<[string, MeasureId, Partial<StreamHealth>, string]>([
  ["no picture", "video", { videoCodec: null }, "нет bad"],
  ["a picture that stopped", "video", { warnings: ["NO_VIDEO"] }, "5,8 Мбит/с bad"],
  ["too few bits for the picture", "video", { bitrateKbps: 700 }, "0,7 Мбит/с warn"],
  ["few bits for a small picture", "video", { bitrateKbps: 700, heightPx: 360 }, "0,7 Мбит/с ok"],
  ["a slow picture", "frames", { framesPerSecond: 8 }, "8 к/с warn"],
  ["rare keyframes", "keyframes", { keyframeIntervalMs: millis(8000) }, "8 с warn"],
  ["no sound", "sound", { audioCodec: null }, "нет bad"],
  ["a pause in speech", "sound", { sound: sounding({ silentMs: millis(2_000) }) }, "−18 LUFS ok"],
  ["silence", "sound", { sound: sounding({ silentMs: millis(4_200) }) }, "тишина 4 с warn"],
  ["a microphone that is off", "sound", { sound: sounding({ silentMs: millis(12_900) }) }, "тишина 12 с bad"],
  ["too loud", "sound", { sound: sounding({ shortTermLufs: -8.6 }) }, "−9 LUFS warn"],
  ["too quiet", "sound", { sound: sounding({ shortTermLufs: -38, momentaryLufs: -37 }) }, "−38 LUFS warn"],
  ["quiet before a word", "sound", { sound: sounding({ shortTermLufs: -38, momentaryLufs: -20 }) }, "−38 LUFS ok"],
  ["too early to judge", "sound", { sound: sounding({ shortTermLufs: null, momentaryLufs: -40 }) }, "−40 LUFS ok"],
  ["no ffmpeg", "sound", { sound: { state: "unmeasured", why: "NO_FFMPEG" } }, "AAC ok"],
  ["another codec", "sound", { audioCodec: "opus", sound: { state: "unmeasured", why: "OTHER_CODEC" } }, "Opus ok"],
  ["some pictures lost", "drops", { droppedShare: 0.0123 }, "1,2 % warn"],
  ["many pictures lost", "drops", { droppedShare: 0.1 }, "10 % bad"],
  ["losses not known", "drops", { droppedShare: null }, "— ok"],
  ["a late line", "line", { lateMs: millis(1_240) }, "+1,2 с warn"],
  ["a few hours left", "recording", { recording: { writing: "on", freeBytes: 2e9, hoursLeft: 0.9 } }, "2 ГБ warn"],
  ["no room", "recording", { recording: { writing: "floor", freeBytes: 0, hoursLeft: 0 } }, "не идёт bad"],
])("[CR55] %s", (_what, id, more, words) => {
  expect(said(id, more)).toBe(words);
});

test("[CR55] viewers who lag are told, nobody who plays is no fault", () => {
  expect(said("lag", {}, { medianLagMs: millis(6_400) })).toBe("6,4 с warn");
  expect(said("lag", {}, { medianLagMs: null })).toBe("— ");
});

test("[CR53] without ffmpeg that is said", () => {
  const sound = measuresOf(told({ sound: { state: "unmeasured", why: "NO_FFMPEG" } })).find(({ id }) => id === "sound");
  expect(sound?.about).toContain("нет ffmpeg на сервере");
});

test("[CR55] of the clip and the still picture nothing is judged", () => {
  const tones = measuresOf(told({ signal: "slate", bitrateKbps: 5, sound: sounding({ silentMs: millis(60_000) }) }))
    .filter(({ id }) => id === "video" || id === "sound")
    .map(({ tone, trouble }) => [tone, trouble]);
  expect(tones).toEqual([
    ["", null],
    ["", null],
  ]);
});

describe("the room's notes", () => {
  test("[CR55] say what is badly wrong and then what else the server warns of, each once", () => {
    const more = {
      audioCodec: null,
      droppedShare: 0.5,
      lateMs: millis(1_500),
      warnings: ["CODEC_REFUSED", "NO_AUDIO"],
    };
    expect(loudWarnings(told(more))).toEqual(["NO_AUDIO", "FRAMES_DROPPED", "CODEC_REFUSED"]);
  });

  test("[CR55] say nothing of what is only not good, and of silence between broadcasts", () => {
    expect(loudWarnings(told({ droppedShare: 0.02 }))).toEqual([]);
    expect(loudWarnings(told({ signal: "slate", audioCodec: null }))).toEqual([]);
  });

  test.each([
    ["RECORDING_DISK_FLOOR", "Запись остановлена: на диске мало места. Эфир продолжается"],
    ["RECORDING_FAILING", "Запись не идёт: диск отвечает ошибкой. Эфир продолжается"],
    ["RECORDING_BEHIND", "Диск не успевает. Эфир продолжается, в записи будут пропуски"],
  ])("[RC14] %s is worded", (code, words) => {
    expect(warningWords(code)).toBe(words);
  });

  test("[CR4] a warning that this page does not know is shown by its code", () => {
    expect(warningWords("NEW_THING")).toBe("Поток с замечанием: NEW_THING");
  });
});

describe("the last minutes", () => {
  test("[CR56] are kept for three of them, once for each second that was told", () => {
    const history = new HealthHistory();
    for (let second = 0; second < 200; second += 1) {
      const now = told({ bitrateKbps: second });
      history.take(now);
      history.take(now);
    }
    const levels = history.levels.get("video") ?? [];
    expect([levels.length, levels[0], levels.at(-1)]).toEqual([HISTORY_SECONDS, 20, 199]);
  });

  test("[CR56] look small while they are", () => {
    expect(sparkline([0, 40], 2, 1_000)).toBe("M2.0 26.0L118.0 25.0");
  });

  test("[CR56] are drawn with their gaps, newest at the right", () => {
    expect(sparkline([1, 2, null, 3, 3], 5)).toBe("M2.0 18.0L31.0 10.0M89.0 2.0L118.0 2.0");
  });
});
