import type { Layer } from "../cards/card-kind.ts";
import type { Card } from "../cards/index.ts";
import type { Millis, ProgramTime } from "../time.ts";
import type { MeetingAbout, ProgrammeItem } from "./meeting-plan.ts";

/**
 * A card's time on a layer. Half open: shown when `from <= playhead < until`. Empty (`until` equals `from`) when a later
 * event was stamped with the same or an earlier moment. No two of one layer overlap.
 */
export interface Showing {
  /** The take's `seq`: names the showing. */
  readonly seq: number;
  readonly card: Card;
  readonly layer: Layer;
  readonly from: ProgramTime;
  /** `null` while on program with no end in sight; may lie ahead for what ends by itself. */
  readonly until: ProgramTime | null;
  /** `until` was said by the take itself, and nothing has ended it since. */
  readonly isTimed?: true;
}

export interface Highlight {
  readonly id: string;
  readonly at: ProgramTime;
  readonly text: string;
}

/** A showing as it stood before an act ended it. */
export interface StoodBefore {
  readonly layer: Layer;
  /** `null`: the layer was empty. */
  readonly showing: Pick<Showing, "seq" | "until" | "isTimed"> | null;
}

/** One act on air that can be taken back. */
export interface OnAirAct {
  /** Of its first event; names the act, and the showing of a take. */
  readonly seq: number;
  readonly at: ProgramTime;
  readonly kind: "take" | "clear" | "blackout";
  /** Each layer it touched. */
  readonly before: readonly StoodBefore[];
}

/** The timeline's state: the as-run record of one meeting. Plain JSON, so a snapshot is the state itself. */
export interface MeetingRecord {
  readonly phase: "unknown" | "planned" | "open" | "closed";
  readonly title: string;
  readonly programme: readonly ProgrammeItem[];
  readonly about: MeetingAbout;
  /** The `seq` of what is planned now: a change names the one that it was made from. */
  readonly plannedBy: number;
  readonly openedAt: ProgramTime | null;
  readonly closedAt: ProgramTime | null;
  /** `null`: not put away. */
  readonly archivedAt: ProgramTime | null;
  readonly keepFor: Millis | null;
  /** When the encoder's signal was lost; `null` while there is one. */
  readonly signalLostAt: ProgramTime | null;
  /** In order of `seq`. */
  readonly showings: readonly Showing[];
  /** In order of `at`. */
  readonly highlights: readonly Highlight[];
  /** The last of them in order of `seq`, at most 20: what can be undone (TL46). */
  readonly acts: readonly OnAirAct[];
  /** What was taken back last. `isUnseen`: nobody had seen it. */
  readonly revoked: { readonly act: number; readonly isUnseen: boolean } | null;
}

/** What stands on each layer at one moment. */
export type Program = Readonly<Record<Layer, Showing | null>>;
