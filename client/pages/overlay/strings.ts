import { translator } from "../../i18n/translator.ts";

/** Words that are burnt into the picture: few, and none that ask for a press. */
export const t = translator({
  ru: {
    next: "Далее: {title}",
    source: "Источник: {source}",
    decision: "Решение",
    decisionNumber: "Решение {number}",
    due: "срок до {day}",
  },
  en: {
    next: "Next: {title}",
    source: "Source: {source}",
    decision: "Decision",
    decisionNumber: "Decision {number}",
    due: "by {day}",
  },
});
