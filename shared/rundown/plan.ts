import type { Card } from "../cards/index.ts";
import type { ProgramTime } from "../time.ts";
import type { FigureContent } from "../timeline/figure-correction.ts";

/** What the control room alone sees of a cue, beside its card. Absent: not so. */
export interface CueMarks {
  /** Passed over by «дальше» and by the clock. */
  readonly isSkipped?: boolean | undefined;
  readonly isFlagged?: boolean | undefined;
  readonly note?: string | undefined;
  /** When clock mode takes it, from its item's start; `null` or absent: the clock leaves it alone. */
  readonly afterMs?: number | null | undefined;
}

/** A prepared card. Private to the control room until a take copies it to the timeline. */
export interface Cue extends CueMarks {
  readonly id: string;
  readonly card: Card;
  /** The `seq` of its last edit. A change names the one that it was made from. Absent in what earlier versions wrote. */
  readonly revision?: number;
}

/** The cue in «Подготовка»: one for all who run the meeting. */
export interface Armed {
  readonly cueId: string;
  /** Of the card that was looked at: once it is edited, it has to be armed again (TL47). */
  readonly revision: number;
  readonly by: { readonly id: string; readonly name: string };
}

/** The rundown's state. An `agenda` cue begins an item; the cues up to the next one are that item's. */
export interface Plan {
  readonly cues: readonly Cue[];
  readonly armed: Armed | null;
  readonly rules: {
    /** Who takes must not be who armed it. */
    readonly needsSecondPerson: boolean;
  };
  readonly clock: {
    readonly isOn: boolean;
    /** When it was switched on or off. Absent: never yet. */
    readonly since?: ProgramTime;
  };
}

export type RundownEvent =
  | { readonly type: "cue.added"; readonly cue: Cue; readonly before?: string }
  | { readonly type: "cue.edited"; readonly cue: Cue }
  | { readonly type: "cue.moved"; readonly id: string; readonly before: string | null }
  /** Together, in the order they stand in. */
  | { readonly type: "cues.moved"; readonly ids: readonly string[]; readonly before: string | null }
  | ({ readonly type: "cue.marked"; readonly id: string } & CueMarks)
  | { readonly type: "cue.armed"; readonly armed: Armed | null }
  | { readonly type: "rules.set"; readonly needsSecondPerson: boolean }
  | { readonly type: "clock.run"; readonly isOn: boolean }
  | { readonly type: "cue.dropped"; readonly id: string }
  | { readonly type: "figure.corrected"; readonly figureId: string; readonly figure: FigureContent };
