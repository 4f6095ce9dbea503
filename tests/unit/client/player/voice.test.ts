import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLanguage } from "../../../../client/i18n/language.ts";
import { PlayerVoice, type Standing } from "../../../../client/player/voice.ts";
import { millis } from "../../../../shared/time.ts";

const lost = { phase: "lost", attempt: 0, retryIn: millis(500) } as const;

function aVoice() {
  const said: string[] = [];
  return { said, voice: new PlayerVoice((text) => said.push(text)) };
}

beforeEach(() => {
  vi.useFakeTimers();
  setLanguage("ru");
});
afterEach(() => void vi.useRealTimers());

test("[PL65] a connection lost for five seconds is said once, and so is its return", () => {
  const { voice, said } = aVoice();
  voice.stateChanged(lost);
  vi.advanceTimersByTime(4000);
  voice.stateChanged({ ...lost, attempt: 1 });
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1000);
  voice.stateChanged({ phase: "live" });
  expect(said).toEqual(["Связь прервалась. Подключаемся снова", "Связь восстановлена"]);
});

test("[PL65] a shorter break is not worth a word", () => {
  const { voice, said } = aVoice();
  voice.stateChanged(lost);
  vi.advanceTimersByTime(3000);
  voice.stateChanged({ phase: "live" });
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([]);
});

test("[PL66] the end and an error are said at once", () => {
  const { voice, said } = aVoice();
  voice.stateChanged({ phase: "ended" });
  expect(said).toEqual(["Заседание завершено. Спасибо, что были с нами"]);
});

const standing: Standing = { isPaused: false, isRecording: false, showsCaptions: false, speed: 1, video: null };

test("[PL67] of a key held down, the last value is said", () => {
  const { voice, said } = aVoice();
  for (const volume of [0.9, 0.8, 0.7]) {
    const video = { muted: false, volume };
    voice.acted({ type: "change-volume", by: -0.1 }, { ...standing, video });
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(400);
  expect(said).toEqual(["Громкость 70 %"]);
});

test("[PL68] an act that shows or speaks by itself is not announced", () => {
  const { voice, said } = aVoice();
  voice.acted({ type: "show-keys" }, standing);
  vi.advanceTimersByTime(1000);
  expect(said).toEqual([]);
});

test("[PL87] a speed chosen by key is said in numbers", () => {
  const { voice, said } = aVoice();
  voice.acted({ type: "change-speed", by: 1 }, { ...standing, speed: 1.25 });
  vi.advanceTimersByTime(400);
  expect(said).toEqual(["Скорость 1,25"]);
});

test("[PL92] the end of a recording is said at once; that one waits to be played is not", () => {
  const { voice, said } = aVoice();
  voice.stateChanged({ phase: "ready" });
  voice.stateChanged({ phase: "finished" });
  expect(said).toEqual(["Запись окончена"]);
});
