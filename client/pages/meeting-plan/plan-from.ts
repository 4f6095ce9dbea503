import "../../control/schemas-without-eval.ts";
import type { z } from "zod";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { meetingPlan } from "../../../shared/timeline/commands.ts";
import type { MeetingDay, ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import { momentIn } from "../../../shared/zone.ts";
import { minutesOf, timesOf } from "./agenda-times.ts";
import type { DraftDay, DraftItem, Plan, PlanDraft } from "./plan-draft.ts";
import { t } from "./strings.ts";
import { timeFrom } from "./wall-clock.ts";

/** What is wrong, by the field's key: `title`, `day:{key}:date`, `item:{key}:title`, `speaker:{key}:name`. */
export type Mistakes = Readonly<Record<string, string>>;

/** The plan that was written, or what is wrong with it, field by field and in words (MT35). */
export function planFrom(draft: PlanDraft): Result<Plan, Mistakes> {
  const items = draft.items.filter(isWritten);
  const days = draft.days.filter(({ date, from, to }) => `${date}${from}${to}` !== "");
  const written = { ...draft, items, days };
  const mistakes = { ...mistakesInDays(days), ...mistakesInItems(items) };
  if (Object.keys(mistakes).length > 0) return refuse(withTitle(mistakes, draft));
  const outcome = meetingPlan.safeParse({
    title: draft.title,
    programme: programmeOf(written),
    about: {
      ...filled({ hashtag: draft.hashtag, lead: draft.lead, place: draft.place, timeZone: draft.timeZone }),
      ...(draft.cover === undefined ? {} : { cover: draft.cover }),
      language: draft.language,
      days: days.map(dayOf).toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    },
  });
  if (!outcome.success) return refuse(mistakesOf(outcome.error.issues, written));
  const { title, programme, about } = outcome.data;
  return accept({ title, programme, about: about ?? { language: draft.language, days: [] } });
}

const isWritten = ({ title, detail, minutes, start, speakers }: DraftItem): boolean =>
  `${title}${detail}${minutes}${start?.time ?? ""}`.trim() !== "" || speakers.some(({ name }) => name.trim() !== "");

function mistakesInDays(days: readonly DraftDay[]): Mistakes {
  const mistakes = days.flatMap(({ key, date, from, to }, index) => {
    const isTwice = days.findIndex((day) => day.date === date) !== index;
    return [
      ...(date === ""
        ? [[`day:${key}:date`, t("error.date")]]
        : isTwice
          ? [[`day:${key}:date`, t("error.twice")]]
          : []),
      ...(timeFrom(from) === null ? [[`day:${key}:from`, t("error.time")]] : []),
      ...(to !== "" && timeFrom(to) === null ? [[`day:${key}:to`, t("error.time")]] : []),
      ...(isBefore(to, from) ? [[`day:${key}:to`, t("error.ends")]] : []),
    ];
  });
  return Object.fromEntries(mistakes);
}

function isBefore(to: string, from: string): boolean {
  const [end, start] = [timeFrom(to), timeFrom(from)];
  return end !== null && start !== null && end <= start;
}

function mistakesInItems(items: readonly DraftItem[]): Mistakes {
  const mistakes = items.flatMap((item) => [
    ...(item.title.trim() === "" ? [[`item:${item.key}:title`, t("error.item")]] : []),
    ...(item.minutes.trim() !== "" && minutesOf(item) === null
      ? [[`item:${item.key}:minutes`, t("error.minutes")]]
      : []),
    ...(item.start !== null && timeFrom(item.start.time) === null ? [[`item:${item.key}:time`, t("error.time")]] : []),
    ...item.speakers
      .filter(({ name, post, portrait }) => name.trim() === "" && (post.trim() !== "" || portrait !== undefined))
      .map(({ key }) => [`speaker:${key}:name`, t("error.name")]),
  ]);
  return Object.fromEntries(mistakes);
}

const withTitle = (mistakes: Mistakes, { title }: PlanDraft): Mistakes =>
  title.trim() === "" ? { title: t("error.title"), ...mistakes } : mistakes;

const dayOf = ({ date, from, to }: DraftDay): MeetingDay => ({
  date,
  // Looked at above: it is a time.
  from: timeFrom(from) ?? from,
  ...(timeFrom(to) === null ? {} : { to: timeFrom(to) ?? to }),
});

function programmeOf(draft: PlanDraft): readonly ProgrammeItem[] {
  const times = timesOf(draft);
  return draft.items.map((item, index) => {
    const { time = null, date = null } = times[index] ?? {};
    const minutes = minutesOf(item);
    const speakers = item.speakers.filter(({ name }) => name.trim() !== "");
    return {
      id: item.key,
      title: item.title,
      ...(time === null ? {} : { time }),
      ...(time === null || date === null ? {} : { startsAt: momentIn({ date, time }, draft.timeZone) }),
      ...(minutes === null ? {} : { minutes }),
      ...filled({ detail: item.detail }),
      ...(speakers.length === 0
        ? {}
        : {
            speakers: speakers.map(({ name, post, portrait }) => ({
              name,
              ...filled({ post }),
              ...(portrait === undefined ? {} : { portrait }),
            })),
          }),
    };
  });
}

/** What is empty is not said. */
const filled = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ""));

function mistakesOf(issues: readonly z.core.$ZodIssue[], draft: PlanDraft): Mistakes {
  const said = issues.map((issue) => [keyOf(issue.path, draft), wordsFor(issue, draft)] as const);
  // The first said of a field stands.
  return Object.fromEntries(said.toReversed());
}

/** Where in the form a place of the plan stands. Also for what the server says of a plan: `programme.3.title`. */
export function keyOf(path: readonly PropertyKey[], draft: Pick<PlanDraft, "items" | "days">): string {
  const [part, place, field, index, name] = path;
  if (part === "about") return place === "days" ? "days" : String(place);
  if (part !== "programme") return String(part);
  const item = draft.items.filter(isWritten)[Number(place)];
  if (item === undefined) return "items";
  if (field !== "speakers") return `item:${item.key}:${String(field)}`;
  return `speaker:${item.speakers[Number(index)]?.key}:${String(name)}`;
}

function wordsFor(issue: z.core.$ZodIssue, draft: PlanDraft): string {
  const key = keyOf(issue.path, draft);
  if (key === "hashtag") return t("error.hashtag");
  if (key === "title" && draft.title.trim() === "") return t("error.title");
  if (issue.code === "too_big")
    return t(key === "items" || key === "days" ? "error.many" : "error.long", { most: Number(issue.maximum) });
  return issue.code === "invalid_format" ? t("error.signs") : t("error.other");
}
