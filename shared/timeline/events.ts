import type { Layer } from "../cards/card-kind.ts";
import type { Card } from "../cards/index.ts";
import type { Millis, ProgramTime } from "../time.ts";
import type { FigureContent } from "./figure-correction.ts";
import type { MeetingAbout, ProgrammeItem } from "./meeting-plan.ts";

/** What the as-run record says. Public: whatever stands here may be shown to anyone. */
export type TimelineEvent =
  | {
      readonly type: "meeting.planned";
      readonly title: string;
      readonly programme: readonly ProgrammeItem[];
      /** Absent in what earlier versions wrote. */
      readonly about?: MeetingAbout;
      /** A round-the-clock sample: showings older than this before the newest take are forgotten. Absent: all are kept. */
      readonly keepFor?: Millis;
    }
  | { readonly type: "meeting.opened" }
  | {
      readonly type: "card.taken";
      readonly card: Card;
      readonly layer: Layer;
      readonly cueId?: string;
      /** When it ends by itself. */
      readonly until?: ProgramTime;
      readonly undoes?: number;
    }
  | { readonly type: "card.changed"; readonly card: Card }
  | {
      readonly type: "card.cleared";
      readonly layer: Layer;
      readonly as?: "blackout";
      /** Of one act with the event before it. */
      readonly joins?: true;
      /** The `seq` of the act that an undo took back: all events of that undo name it. */
      readonly undoes?: number;
    }
  /** An act that nobody had seen yet is as if it had never been. */
  | { readonly type: "act.recalled"; readonly act: number }
  /** On every card made of that figure, shown or past: a wrong number is nobody's history. */
  | { readonly type: "figure.corrected"; readonly figureId: string; readonly figure: FigureContent }
  /** Its cards are gone from the record, on air and past: nobody is told whose they were. */
  | { readonly type: "clip.withdrawn"; readonly clipId: string }
  | { readonly type: "highlight.marked"; readonly id: string; readonly text: string }
  | { readonly type: "highlight.withdrawn"; readonly id: string }
  | { readonly type: "signal.lost" }
  | { readonly type: "signal.restored" }
  | { readonly type: "meeting.closed" }
  /** Put away: not in the lists of what comes; its page stays. */
  | { readonly type: "meeting.archived" }
  | { readonly type: "meeting.unarchived" };
