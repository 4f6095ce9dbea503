import type { DraftItem, PlanDraft } from "../../../../../client/pages/meeting-plan/plan-draft.ts";

export const anItem = (key: string, parts: Partial<DraftItem> = {}): DraftItem => ({
  key: `item-${key}`,
  title: `Пункт ${key}`,
  detail: "",
  minutes: "15",
  start: null,
  speakers: [],
  ...parts,
});

export const aDay = (date = "2026-01-30", from = "10:00", to = "") => ({ key: `day-${date}`, date, from, to });

export const aDraft = (parts: Partial<PlanDraft> = {}): PlanDraft => ({
  title: "Итоги года",
  hashtag: "",
  lead: "",
  place: "",
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  days: [aDay()],
  items: [],
  ...parts,
});

/** Ids in order, so that a test can name them. */
export function newIds(): () => string {
  let made = 0;
  return () => `fresh-${1000 + made++}`;
}
