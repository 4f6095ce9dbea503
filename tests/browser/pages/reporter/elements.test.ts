import { afterEach, expect, test, vi } from "vitest";
import "../../../../client/pages/reporter/consent-form.ts";
import { ConsentEvent, RowActEvent } from "../../../../client/pages/reporter/events.ts";
import type { GivenConsent } from "../../../../client/pages/reporter/recording.ts";
import "../../../../client/pages/reporter/take-recorder.ts";
import "../../../../client/pages/reporter/take-row.ts";
import { millis } from "../../../../shared/time.ts";
import { patience } from "../../../support/patience.ts";
import { aTake } from "../../../support/takes.ts";
import { controlNamed, deepText, fill } from "../../deep-elements.ts";

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function drawn<Tag extends "efir-consent-form" | "efir-take-recorder" | "efir-take-row">(tag: Tag, more: object) {
  const element = Object.assign(document.createElement(tag), more);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test("[BZ105] nobody consents without a name, and what was agreed to is the words that stood there", async () => {
  const words = { ru: "Я согласен на показ записи.", en: "I agree." };
  const form = await drawn("efir-consent-form", { words });
  const given: GivenConsent[] = [];
  form.addEventListener(ConsentEvent.type, ({ consent }) => given.push(consent));

  controlNamed(form, /Согласен/).click();
  await form.updateComplete;
  expect(given).toEqual([]);
  expect(deepText(form)).toContain("Напишите имя");

  fill(form, "name", "  Анна Ковалёва ");
  controlNamed(form, /Согласен/).click();
  expect(given).toMatchObject([{ name: "Анна Ковалёва", words: words.ru }]);
  expect(deepText(form)).toContain(words.ru);
});

test("[BZ121] a take is removed by a second press, which says that it is for good", async () => {
  const recording = aTake({ state: "draft" });
  const acts = ["send", "look", "drop"] as const;
  const row = { id: "take-0001", state: "draft", name: "Анна", title: "", percent: null, problem: null, note: null };
  const element = await drawn("efir-take-row", { row: { ...row, acts, recording, clip: null } });
  const wished: string[] = [];
  element.addEventListener(RowActEvent.type, ({ act }) => wished.push(act));

  controlNamed(element, "Удалить").click();
  await element.updateComplete;
  expect(wished).toEqual([]);
  expect(deepText(element)).toContain("Вернуть её будет нельзя");

  controlNamed(element, "Удалить").click();
  expect(wished).toEqual(["drop"]);
});

test("[BZ106] a thumb that taps twice records one film, and Back keeps it", async () => {
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockResolvedValue(
    document.createElement("canvas").captureStream(25),
  );
  const [begin, append, finish] = [vi.fn(async () => {}), vi.fn(async () => true), vi.fn(async () => {})];
  const recorder = await drawn("efir-take-recorder", {
    desk: { begin, append, finish },
    recordingId: "take-0001",
    limitsMs: [millis(60_000)],
  });
  await vi.waitFor(
    () => expect(controlNamed(recorder, "Начать запись").hasAttribute("disabled")).toBe(false),
    patience,
  );
  controlNamed(recorder, "Начать запись").click();
  controlNamed(recorder, "Начать запись").click();
  await vi.waitFor(() => controlNamed(recorder, "Остановить"), patience);
  expect(begin).toHaveBeenCalledOnce();
  recorder.remove();
  await vi.waitFor(() => expect(finish).toHaveBeenCalledOnce(), patience);
});
