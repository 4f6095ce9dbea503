import { type Card, type CardOf, layerOf } from "../../shared/cards/index.ts";
import type { Occasion, Recorded } from "../../shared/ledger.ts";
import type { Refusal } from "../../shared/refusals.ts";
import type { Result } from "../../shared/result.ts";
import type { Actor, Role } from "../../shared/roles.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { emptyRecord, fold } from "../../shared/timeline/reduce.ts";

export const at = (utcMs: number): ProgramTime => programTime(utcMs);

export const anActor = (role: Role = "moderator", id = `account-${role}`): Actor => ({ id, role, name: role });

export const anOccasion = (role: Role = "moderator", now = 0): Occasion => ({ by: anActor(role), now: at(now) });

export const aSpeaker = (parts: Partial<CardOf<"speaker">> = {}): CardOf<"speaker"> => ({
  kind: "speaker",
  id: "speaker-1",
  name: "Анна Павлова",
  post: "Начальник управления",
  ...parts,
});

export const aFigure = (parts: Partial<CardOf<"figure">> = {}): CardOf<"figure"> => ({
  kind: "figure",
  id: "figure-01",
  value: "3 047",
  label: "домов построено",
  ...parts,
});

export const aSlide = (parts: Partial<CardOf<"slide">> = {}): CardOf<"slide"> => ({
  kind: "slide",
  id: "slide-001",
  title: "Итоги года",
  alt: "Таблица: план и факт по кварталам",
  image: { file: `${"0".repeat(32)}.png`, widthPx: 1920, heightPx: 1080 },
  ...parts,
});

export const aCue = (card: Card = aSpeaker(), id = `cue-${card.id}`): Cue => ({ id, card });

export const taken = (card: Card): TimelineEvent => ({ type: "card.taken", card, layer: layerOf(card) });

export const planned = { type: "meeting.planned", title: "Заседание", programme: [] } as const satisfies TimelineEvent;
export const opened = { type: "meeting.opened" } as const satisfies TimelineEvent;

/** Gives events their places from `first` on; each is `[at, event]`. */
export const recorded = <Event>(events: readonly (readonly [number, Event])[], first = 1): readonly Recorded<Event>[] =>
  events.map(([time, event], index) => ({ seq: first + index, at: at(time), event }));

/** The record of an open meeting in which this happened; planned and opened at 0, so the first event has seq 3. */
export const aRecord = (...events: readonly (readonly [number, TimelineEvent])[]): MeetingRecord =>
  fold(emptyRecord, recorded([[0, planned], [0, opened], ...events]));

/** The value of a result that must be one. */
export function accepted<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`refused: ${result.problem.code}`);
  return result.value;
}

/** The code of a result that must be a refusal. */
export const refusalOf = (result: Result<unknown, Refusal>): string => (result.ok ? "accepted" : result.problem.code);
