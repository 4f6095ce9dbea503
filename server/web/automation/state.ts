/** A meeting as a panel of buttons wants to know it. Pure. Rules AP10–AP13 in docs/spec/api.md. */
import { layers } from "../../../shared/cards/card-kind.ts";
import { type Card, labelOf, layerOf, unreadyOf } from "../../../shared/cards/index.ts";
import type { AudienceSummary, Signal } from "../../../shared/protocol.ts";
import { itemsOf } from "../../../shared/rundown/items.ts";
import {
  lastItem,
  lastTaken,
  nextCue,
  nextInLine,
  nextItem,
  placeInLine,
  previousInLine,
} from "../../../shared/rundown/next-in-line.ts";
import type { Cue, Plan } from "../../../shared/rundown/plan.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { forecast, type ItemTiming, type MeetingTiming } from "../../../shared/timeline/forecast.ts";
import type { MeetingRecord, OnAirAct, Program, Showing } from "../../../shared/timeline/record.ts";
import { standing } from "../../../shared/timeline/standing.ts";
import { MOST_RECALL_MS } from "../../../shared/timeline/take-back.ts";
import type { AutomatedMeeting } from "./ports.ts";
import type { Cues, State } from "./shapes.ts";

/** A recall is on its way to the fastest viewer for that long (TL45). */
const RECALL_TRAVEL_MS = 250;

export interface Surroundings {
  readonly now: ProgramTime;
  readonly audience: AudienceSummary;
  readonly signal: Signal;
}

export function stateOf(meeting: AutomatedMeeting, { now, audience, signal }: Surroundings): State {
  const { slug, phase, isRehearsal, record, plan } = meeting;
  const program = standing(record, now);
  // The frame of what was just taken may lie ahead by the encoder's delay.
  const timing = forecast(record, plan.cues, programTime(Math.max(now, program.chapter?.from ?? now)));
  const deck = deckOf(plan, program);
  const lastAct = actOf(record, audience, now);
  const canUndo = record.phase === "open" && record.acts.length > 0;
  return {
    meeting: { slug, title: record.title, phase },
    isRehearsal,
    now,
    position: positionOf(meeting),
    item: itemsNow(meeting, program, timing),
    timing: {
      plannedEnd: timing.plannedEnd,
      forecastEnd: toMinute(timing.forecastEnd),
      lagMinutes: timing.lag === null ? null : Math.round(timing.lag / 60_000),
    },
    armed: armedOf(plan),
    next: briefOf(nextCue(plan.cues, placeOf(plan, record))),
    layers: {
      stage: shownOf(plan, program.stage),
      "lower-third": shownOf(plan, program["lower-third"]),
      side: shownOf(plan, program.side),
      chapter: shownOf(plan, program.chapter),
    },
    deck,
    lastAct,
    takenBack: record.revoked,
    canUndo,
    clock: { isOn: plan.clock.isOn },
    needsSecondPerson: plan.rules.needsSecondPerson,
    audience: {
      people: audience.people,
      playing: audience.playing,
      firstLagSeconds: inSeconds(audience.firstLagMs),
      medianLagSeconds: inSeconds(audience.medianLagMs),
    },
    signal,
    tally: {
      isOpen: record.phase === "open",
      isRehearsal,
      isArmed: plan.armed !== null,
      isAnythingOn: program.stage !== null || program["lower-third"] !== null || program.side !== null,
      isStageOn: program.stage !== null,
      isLowerThirdOn: program["lower-third"] !== null,
      isSideOn: program.side !== null,
      isChapterOn: program.chapter !== null,
      hasNextSlide: deck?.hasNext ?? false,
      hasPreviousSlide: deck?.hasPrevious ?? false,
      canRecallUnseen: record.phase === "open" && (lastAct?.isUnseen ?? false),
      canUndo,
      isClockOn: plan.clock.isOn,
      hasSignal: signal === "encoder" || signal === "loop",
    },
  };
}

/** The plan's cues, so that a button can be bound to each. */
export function cuesOf(meeting: AutomatedMeeting, now: ProgramTime): Cues {
  const { slug, plan, record } = meeting;
  const onAir = new Set(Object.values(standing(record, now)).map((showing) => showing?.card.id));
  const cues = itemsOf(plan.cues).flatMap(({ agenda, cues: under }) =>
    [...(agenda === null ? [] : [agenda]), ...under].map((cue) => ({
      ...brief(cue),
      item: agenda?.id ?? null,
      isSkipped: cue.isSkipped ?? false,
      isFlagged: cue.isFlagged ?? false,
      isReady: unreadyOf(cue.card) === null,
      isArmed: plan.armed?.cueId === cue.id,
      isOnAir: onAir.has(cue.card.id),
      take: `/api/v1/meetings/${slug}/cues/${cue.id}/take`,
    })),
  );
  return { position: positionOf(meeting), cues };
}

/** `12.40`: how far the plan's ledger and the record's have come. */
export const positionOf = ({ position: { rundown, record } }: AutomatedMeeting): string => `${rundown}.${record}`;

/** Where «дальше» starts from: what is prepared, else what was taken last. */
export const placeOf = ({ cues, armed }: Plan, record: MeetingRecord): string | null =>
  armed?.cueId ?? lastTaken(cues, record)?.id ?? null;

/** The cue of the card on stage, where it steps with others: a deck's slide, a ceremony's award. */
export function steppedCue({ cues }: Plan, { stage }: Program): Cue | null {
  const cue = stage === null ? null : cueOf(cues, stage.card);
  return cue !== null && placeInLine(cues, cue.id) !== null ? cue : null;
}

function deckOf(plan: Plan, program: Program): State["deck"] {
  const cue = steppedCue(plan, program);
  const place = cue && placeInLine(plan.cues, cue.id);
  if (cue === null || place === null) return null;
  return {
    cueId: cue.id,
    ...place,
    text: `${place.place} из ${place.of}`,
    hasPrevious: previousInLine(plan.cues, cue.id) !== null,
    hasNext: nextInLine(plan.cues, cue.id) !== null,
  };
}

function itemsNow({ record, plan }: AutomatedMeeting, { chapter }: Program, timing: MeetingTiming): State["item"] {
  const timingOf = (cue: Cue | null) => timing.items.find(({ cueId }) => cueId === cue?.id) ?? null;
  const next = nextItem(plan.cues, lastItem(plan.cues, record)?.id ?? null);
  const on = chapter && cueOf(plan.cues, chapter.card);
  return {
    next: next && { ...itemOf(next.card, timingOf(next)), forecastAt: toMinute(timingOf(next)?.forecastFrom ?? null) },
    onAir: chapter && { ...itemOf(chapter.card, timingOf(on)), ...runOf(chapter, timingOf(on)) },
  };
}

const itemOf = (card: Card, timing: ItemTiming | null) => ({
  // An item whose cue is gone has no timing.
  cueId: timing?.cueId ?? null,
  number: (card.kind === "agenda" ? card.number : undefined) ?? null,
  label: labelOf(card),
  plannedAt: timing?.plannedFrom ?? null,
  plannedSeconds: timing?.plannedLength == null ? null : Math.round(timing.plannedLength / 1000),
});

function runOf({ from }: Showing, timing: ItemTiming | null) {
  const elapsedSeconds = Math.floor((timing?.spent ?? 0) / 1000);
  const remainingSeconds =
    timing?.plannedLength == null ? null : Math.round(timing.plannedLength / 1000) - elapsedSeconds;
  return { startedAt: from, elapsedSeconds, remainingSeconds };
}

/** To the second it would be news every second. */
const toMinute = (at: ProgramTime | null): number | null => (at === null ? null : Math.round(at / 60_000) * 60_000);

function armedOf({ cues, armed }: Plan): State["armed"] {
  const cue = cues.find(({ id }) => id === armed?.cueId);
  if (armed === null || cue === undefined) return null;
  return { ...brief(cue), by: armed.by.name, isStale: armed.revision !== (cue.revision ?? 0) };
}

function shownOf({ cues }: Plan, showing: Showing | null): State["layers"]["stage"] {
  if (showing === null) return null;
  const { card, from, until } = showing;
  const { id: cardId, kind } = card;
  return { cardId, cueId: cueOf(cues, card)?.id ?? null, kind, label: labelOf(card), from, until };
}

function actOf(record: MeetingRecord, { firstLagMs }: AudienceSummary, now: ProgramTime): State["lastAct"] {
  const act = record.acts.at(-1);
  if (act === undefined) return null;
  const firstSeenAt = firstLagMs === null ? null : act.at + firstLagMs;
  return {
    act: act.seq,
    kind: act.kind,
    at: act.at,
    label: takenBy(record, act),
    layers: layers.filter((layer) => act.before.some((one) => one.layer === layer)),
    firstSeenAt,
    secondsUntilSeen: firstSeenAt === null ? null : inSeconds(Math.max(0, firstSeenAt - now)),
    isUnseen: firstSeenAt !== null && now < Math.min(firstSeenAt - RECALL_TRAVEL_MS, act.at + MOST_RECALL_MS),
  };
}

function takenBy({ showings }: MeetingRecord, { kind, seq }: OnAirAct): string | null {
  const showing = kind === "take" ? showings.find((one) => one.seq === seq) : undefined;
  return showing === undefined ? null : labelOf(showing.card);
}

const cueOf = (cues: readonly Cue[], card: Card): Cue | null => cues.find((cue) => cue.card.id === card.id) ?? null;

const brief = ({ id: cueId, card }: Cue) => ({ cueId, kind: card.kind, label: labelOf(card), layer: layerOf(card) });
const briefOf = (cue: Cue | null) => cue && brief(cue);

const inSeconds = <Ms extends number | null>(ms: Ms) => (ms === null ? null : Math.round(ms / 100) / 10);
