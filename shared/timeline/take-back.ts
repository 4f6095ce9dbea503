/** Acts on air that take something back, and the frame that an act belongs to. Pure. Rules TL44–TL46. */
import type { Layer } from "../cards/card-kind.ts";
import type { Decision } from "../ledger.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { accept, type Result, refuse } from "../result.ts";
import { type ProgramTime, programTime } from "../time.ts";
import { isLastOnItsLayers } from "./acts.ts";
import type { TimelineEvent } from "./events.ts";
import type { TimelineOrder } from "./orders.ts";
import type { MeetingRecord, OnAirAct, StoodBefore } from "./record.ts";
import { standingOn } from "./standing.ts";

/** «Как я вижу» reaches back no further: beyond it somebody forgot that their monitor stands still. */
export const MOST_AS_SEEN_MS = 60_000;
/** However far the fastest viewer is: what has stood for longer was on air, and stays in the record. */
export const MOST_RECALL_MS = 30_000;
/** A monitor's clock may run a little ahead of ours. */
const CLOCK_SLACK_MS = 1_000;

type Decided = Result<readonly Decision<TimelineEvent>[], Refusal>;
type Order<Type extends TimelineOrder["type"]> = Extract<TimelineOrder, { type: Type }>;

/** Decides for the frame that the order names, or for `now`, and puts what it leads to on that frame. */
export function framed(
  { asSeen }: { readonly asSeen?: ProgramTime | undefined },
  now: ProgramTime,
  decide: (at: ProgramTime) => Decided,
): Decided {
  if (asSeen === undefined) return decide(now);
  if (asSeen < now - MOST_AS_SEEN_MS) return no("TOO_OLD", "asSeen");
  if (asSeen > now + CLOCK_SLACK_MS) return no("BAD_SHAPE", "asSeen");
  const at = programTime(Math.min(asSeen, now));
  const decided = decide(at);
  return decided.ok ? accept(decided.value.map(({ event }) => ({ event, at }))) : decided;
}

/** What lies over the picture; the agenda's item goes on. */
const onThePicture: readonly Layer[] = ["stage", "lower-third", "side"];

export function blackout(record: MeetingRecord, at: ProgramTime): Decided {
  const full = onThePicture.filter((layer) => standingOn(record, layer, at) !== null);
  return full.length === 0
    ? no("NOTHING_ON_LAYER", "all")
    : events(
        full.map((layer, index) => ({
          type: "card.cleared",
          layer,
          as: "blackout",
          ...(index === 0 ? {} : { joins: true }),
        })),
      );
}

/** Before anyone has seen it an act is undone as if it had never been; later what it took on is cleared (TL45). */
export function recall(record: MeetingRecord, { act: seq, seenUpTo }: Order<"recall">, now: ProgramTime): Decided {
  const act = record.acts.find((one) => one.seq === seq);
  if (act === undefined || !isLastOnItsLayers(record, act)) return no("STALE", "act");
  if (isUnseen(act, seenUpTo, now)) return events([{ type: "act.recalled", act: seq }]);
  if (act.kind !== "take") return no("NOTHING_TO_UNDO", "act");
  return events(
    act.before.flatMap(({ layer }) =>
      standingOn(record, layer, now) === null ? [] : [{ type: "card.cleared", layer }],
    ),
    "NOTHING_ON_LAYER",
  );
}

/** Puts back what stood before the last act (TL46). */
export function undo(record: MeetingRecord, { act: named, seenUpTo }: Order<"undo">, now: ProgramTime): Decided {
  const act = record.acts.at(-1);
  if (act === undefined) return no("NOTHING_TO_UNDO");
  if (named !== undefined && named !== act.seq) return no("STALE", "act");
  if (isUnseen(act, seenUpTo, now)) return events([{ type: "act.recalled", act: act.seq }]);
  return events(
    act.before.flatMap((stood) => putBack(record, act, stood, now)),
    "NOTHING_TO_UNDO",
  );
}

const isUnseen = ({ at }: OnAirAct, seenUpTo: ProgramTime, now: ProgramTime): boolean =>
  at > seenUpTo && now - at <= MOST_RECALL_MS;

function putBack(
  record: MeetingRecord,
  { seq: undoes }: OnAirAct,
  { layer, showing: stood }: StoodBefore,
  now: ProgramTime,
): readonly TimelineEvent[] {
  const before = record.showings.find(({ seq }) => seq === stood?.seq);
  const until = stood?.until ?? null;
  if (before !== undefined && (until === null || until > now))
    return [{ type: "card.taken", card: before.card, layer, undoes, ...(until === null ? {} : { until }) }];
  return standingOn(record, layer, now) === null ? [] : [{ type: "card.cleared", layer, undoes }];
}

function events(all: readonly TimelineEvent[], ifNone: RefusalCode = "NOTHING_TO_UNDO"): Decided {
  return all.length === 0 ? no(ifNone) : accept(all.map((event) => ({ event })));
}

const no = (code: RefusalCode, detail?: string): Decided => refuse(detail === undefined ? { code } : { code, detail });
