import { language } from "../../i18n/language.ts";
import { dayWords } from "./day-words.ts";
import type { Plan } from "./plan-draft.ts";
import type { PlanField } from "./plan-versions.ts";
import { t } from "./strings.ts";
import { zoneChoices } from "./time-zones.ts";

/** What the form calls it. */
export const fieldName = (field: PlanField): string => t(field);

/** A field's contents in lines, for somebody who chooses between two versions of it. */
export function fieldLines(plan: Plan, field: PlanField): readonly string[] {
  const { about } = plan;
  switch (field) {
    case "title":
      return [plan.title];
    case "programme":
      return orNothing(plan.programme.map(itemLine));
    case "days":
      return orNothing(
        about.days.map(({ date, from, to }) => `${dayWords(date)}, ${to === undefined ? from : `${from}–${to}`}`),
      );
    case "cover":
      return [
        about.cover === undefined ? t("nothing") : `${t("hasCover")}, ${about.cover.widthPx} × ${about.cover.heightPx}`,
      ];
    case "language":
      return [t(`language.${about.language}`)];
    case "timeZone":
      return orNothing(about.timeZone === undefined ? [] : [zoneName(about.timeZone)]);
    case "hashtag":
      return orNothing(about.hashtag === undefined ? [] : [`#${about.hashtag}`]);
    case "lead":
    case "place":
      return orNothing([about[field] ?? []].flat());
  }
}

function itemLine({ title, time, minutes, detail, speakers = [] }: Plan["programme"][number]): string {
  const names = speakers.map(({ name, post }) => (post === undefined ? name : `${name}, ${post}`)).join("; ");
  const tail = [detail, names].filter(Boolean).join("; ");
  const head = [time, title].filter(Boolean).join(" ");
  const length = minutes === undefined ? "" : ` (${t("column", { minutes })})`;
  return `${head}${length}${tail === "" ? "" : ` — ${tail}`}`;
}

const zoneName = (timeZone: string): string => {
  const { russian, others } = zoneChoices(language(), timeZone);
  return [...russian, ...others].find(({ zone }) => zone === timeZone)?.name ?? timeZone;
};

const orNothing = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [t("nothing")] : lines);
