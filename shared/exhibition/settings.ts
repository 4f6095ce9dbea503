import type { ExhibitionSettings } from "../exhibition.ts";

/** Of a meeting whose exhibition nobody has set up yet. */
export const newExhibition: ExhibitionSettings = {
  isOpen: false,
  title: "Выставка",
  intro: "",
  deadline: null,
  required: ["lead", "text", "cover"],
  showsVisits: false,
  takesQuestions: true,
  missedAfterHours: 72,
};

export const MOST_MISSED_HOURS = 24 * 60;
