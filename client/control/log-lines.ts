/** The on-air log in words. Pure. Rules CR17, CR76. */
import type { Layer } from "../../shared/cards/card-kind.ts";
import { labelOf } from "../../shared/cards/index.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { ToldAct } from "../../shared/timeline/told-act.ts";
import { formatTime } from "../i18n/format.ts";
import { actsOf, actWords } from "./acts.ts";
import { t } from "./strings.ts";

export interface LogLine {
  /** Of the act's first event; 0 for what nobody did. */
  readonly seq: number;
  readonly at: ProgramTime;
  readonly words: string;
  /** `null`: nobody did it, a part of the machine did, or it is not known yet. */
  readonly by: ToldAct["by"];
}

/**
 * Newest first. What was recalled stands in no public record, so the server's telling is the base; what ended by itself
 * nobody did, and only the record knows.
 * @param told in order of `seq`; `null`: the server has not told yet, and the record alone must do.
 */
export function logLines(told: readonly ToldAct[] | null, record: MeetingRecord, now: ProgramTime): readonly LogLine[] {
  const fromRecord = actsOf(record, now).filter(({ type }) => told === null || type === "expired");
  const lines = fromRecord.map((act) => ({ seq: 0, at: act.at, words: actWords(act), by: null }));
  if (told === null) return lines;
  return [...toldLines(told, record), ...lines].sort((one, other) => other.at - one.at || other.seq - one.seq);
}

/** Oldest first: what the server told, an act a line. */
export function toldLines(told: readonly ToldAct[], record: MeetingRecord): readonly LogLine[] {
  const titles = titlesOf(told, record);
  const recalled = new Set(told.flatMap(({ act }) => (act === undefined ? [] : [act])));
  const clears = new Set(told.flatMap(({ seq, type }) => (type === "card.cleared" ? [seq] : [])));
  return together(told).flatMap((events) => {
    const [first] = events;
    const all = [...new Set(events.flatMap(({ seq }) => titles.get(seq) ?? []))].join(", ");
    const { seq, at, by, act } = first;
    const isStillOn = act !== undefined && clears.has(act);
    const words = isStillOn ? t("act.stillOn", { title: all }) : wordsOf(first, all, record);
    if (words === null) return [];
    return [{ seq, at, by, words: recalled.has(seq) ? t("act.notSeen", { words }) : words }];
  });
}

/** Events of one act: a blackout clears several layers, and its undo fills them again. */
function together(told: readonly ToldAct[]): readonly (readonly [ToldAct, ...ToldAct[]])[] {
  const acts: [ToldAct, ...ToldAct[]][] = [];
  for (const event of told) {
    const last = acts.at(-1);
    const isSame = event.joins || (event.undoes !== undefined && event.undoes === last?.[0].undoes);
    if (last !== undefined && isSame) last.push(event);
    else acts.push([event]);
  }
  return acts;
}

function wordsOf(event: ToldAct, title: string, record: MeetingRecord): string | null {
  switch (event.type) {
    case "card.taken":
      if (event.undoes !== undefined) return t("act.restored", { title });
      return event.until === undefined
        ? t("act.taken", { title })
        : t("act.takenUntil", { title, time: formatTime(event.until) });
    case "card.cleared":
      return event.as === "blackout" ? t("act.blackout", { title }) : t("act.cleared", { title });
    case "act.recalled":
      return t("act.recalled", { title });
    case "card.changed":
      return t("act.changed", { title });
    case "figure.corrected":
      return correctionWords(event, record) ?? t("act.changed", { title });
    case "highlight.marked":
      return t("act.marked", { text: title });
    case "clip.withdrawn":
      return t("act.clipWithdrawn");
    case "highlight.withdrawn":
      return t("act.withdrawn");
    case "signal.lost":
      return t("act.signalLost");
    case "signal.restored":
      return t("act.signalRestored");
    case "meeting.opened":
      return t("act.opened");
    case "meeting.closed":
      return t("act.closed");
    case "meeting.archived":
      return t("act.archived");
    case "meeting.unarchived":
      return t("act.unarchived");
    // Made ready, not done on air.
    case "meeting.planned":
      return null;
  }
  event.type satisfies never;
  return null;
}

/** With what the number was: the record has it on the card. */
function correctionWords({ at }: ToldAct, record: MeetingRecord): string | null {
  const act = actsOf(record, at).find((one) => one.type === "corrected" && one.at === at);
  return act === undefined ? null : actWords(act);
}

/** What each event is about. A clear does not name its card: it is the one that stood there. */
function titlesOf(told: readonly ToldAct[], record: MeetingRecord): ReadonlyMap<number, readonly string[]> {
  const titles = new Map<number, readonly string[]>();
  const standing = new Map<Layer, string>();
  const before = new Map<number, readonly (readonly [Layer, string | undefined])[]>();
  let act = 0;
  for (const { seq, at, type, title, layer, joins, act: recalled } of told) {
    if (recalled !== undefined) {
      titles.set(seq, actTitles(told, titles, recalled));
      for (const [where, stood] of before.get(recalled) ?? []) put(standing, where, stood);
    } else if (layer === undefined) {
      titles.set(seq, title === undefined ? [] : [title]);
    } else {
      const stood = standing.get(layer);
      if (!joins) act = seq;
      before.set(act, [...(joins ? (before.get(act) ?? []) : []), [layer, stood]]);
      const cleared = type === "card.cleared" ? (stood ?? clearedAt(record, layer, at)) : undefined;
      titles.set(seq, [title ?? cleared ?? t(`layer.${layer}`)]);
      put(standing, layer, title);
    }
  }
  return titles;
}

const actTitles = (told: readonly ToldAct[], titles: ReadonlyMap<number, readonly string[]>, act: number) => {
  const from = told.findIndex(({ seq }) => seq === act);
  const rest = told.slice(from + 1);
  const end = rest.findIndex(({ joins }) => !joins);
  const events = from < 0 ? [] : [told[from], ...(end < 0 ? rest : rest.slice(0, end))];
  return events.flatMap((event) => (event === undefined ? [] : (titles.get(event.seq) ?? [])));
};

/** Older than what the server tells of: by the record. */
const clearedAt = ({ showings }: MeetingRecord, layer: Layer, at: ProgramTime): string | undefined => {
  const showing = showings.find((one) => one.layer === layer && one.until === at);
  return showing && labelOf(showing.card);
};

function put(standing: Map<Layer, string>, layer: Layer, title: string | undefined): void {
  if (title === undefined) standing.delete(layer);
  else standing.set(layer, title);
}
