import { type Card, labelOf } from "../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import { formatTime } from "../i18n/format.ts";
import { t } from "./strings.ts";

/** One act as the public record alone tells it. */
export type Act =
  | { readonly type: "opened" | "closed" | "archived"; readonly at: ProgramTime }
  /** `expired`: it was taken for some minutes, and they are over. `corrected`: its number was wrong. */
  | {
      readonly type: "taken" | "cleared" | "expired" | "corrected";
      readonly at: ProgramTime;
      readonly showing: Showing;
    }
  | { readonly type: "marked"; readonly at: ProgramTime; readonly text: string };

/**
 * What was done on air, newest first, read from the record: it is the same for every control room and after a reload.
 * @param now what has its end ahead of it has not ended yet.
 */
export function actsOf(record: MeetingRecord, now: ProgramTime): readonly Act[] {
  const acts: Act[] = record.showings.flatMap((showing) => shown(showing, record, now));
  acts.push(...corrections(record));
  acts.push(...record.highlights.map(({ at, text }) => ({ type: "marked", at, text }) as const));
  if (record.openedAt !== null) acts.push({ type: "opened", at: record.openedAt });
  if (record.closedAt !== null) acts.push({ type: "closed", at: record.closedAt });
  if (record.archivedAt !== null) acts.push({ type: "archived", at: record.archivedAt });
  return acts.sort((one, other) => other.at - one.at || rank[other.type] - rank[one.type]);
}

export function actWords(act: Act): string {
  switch (act.type) {
    case "opened":
      return t("act.opened");
    case "closed":
      return t("act.closed");
    case "archived":
      return t("act.archived");
    case "taken":
      return takenWords(act.showing);
    case "expired":
      return t("act.expired", { title: labelOf(act.showing.card) });
    case "corrected":
      return correctedWords(act.showing.card);
    case "cleared":
      return t("act.cleared", { title: labelOf(act.showing.card) });
    case "marked":
      return t("act.marked", { text: act.text });
  }
}

function takenWords({ card, isTimed, until }: Showing): string {
  const title = labelOf(card);
  return isTimed && until !== null
    ? t("act.takenUntil", { title, time: formatTime(until) })
    : t("act.taken", { title });
}

function correctedWords(card: Card): string {
  const was = card.kind === "figure" ? (card.corrected?.was ?? "") : "";
  return t("act.corrected", { title: labelOf(card), was });
}

// Of acts on one frame: cards are cleared before the meeting closes, and it opens before anything is shown.
const rank = { opened: 0, expired: 1, cleared: 1, taken: 2, corrected: 3, marked: 3, closed: 4, archived: 5 } as const;

function shown(showing: Showing, { showings }: MeetingRecord, now: ProgramTime): readonly Act[] {
  const take: Act = { type: "taken", at: showing.from, showing };
  const { until, layer, isTimed } = showing;
  if (until === null || until > now) return [take];
  if (showings.some((next) => next.layer === layer && next.from === until)) return [take];
  return [take, { type: isTimed ? "expired" : "cleared", at: until, showing }];
}

/** A figure shown three times was corrected once. */
function corrections({ showings }: MeetingRecord): readonly Act[] {
  const actByKey = new Map<string, Act>();
  for (const showing of showings) {
    const { card } = showing;
    if (card.kind !== "figure" || card.corrected === undefined) continue;
    const at = programTime(card.corrected.at);
    actByKey.set(`${card.figureId}@${at}`, { type: "corrected", at, showing });
  }
  return [...actByKey.values()];
}
