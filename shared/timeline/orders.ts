import type { Layer } from "../cards/card-kind.ts";
import type { Card } from "../cards/index.ts";
import type { Millis, ProgramTime } from "../time.ts";
import type { TimelineCommand } from "./commands.ts";
import type { FigureContent } from "./figure-correction.ts";

/** Commands of the house itself. They have no schema: nothing that comes over the wire becomes one. */
export type SystemCommand =
  /** `keepFor` makes a round-the-clock meeting, whose record stays bounded (TL14). */
  | (Extract<TimelineCommand, { type: "plan" }> & { readonly keepFor: Millis })
  /** A figure of the library was corrected: by its id, on every card of it (TL40). */
  | { readonly type: "correct-figure"; readonly figureId: string; readonly figure: FigureContent }
  /** Who speaks in a clip took their consent back: its cards leave the record (TL50). */
  | { readonly type: "withdraw-clip"; readonly clipId: string }
  | { readonly type: "lose-signal" }
  | { readonly type: "restore-signal" };

/** What the timeline decides on: a command in which everything it names has been looked up, the card and its kind's layer. */
export type TimelineOrder =
  | Exclude<TimelineCommand, { type: "take" | "recall" | "undo" }>
  | (Extract<TimelineCommand, { type: "take" }> & { readonly card: Card; readonly layer: Layer })
  | (Extract<TimelineCommand, { type: "recall" | "undo" }> & {
      /** Frames up to this one may have been seen by somebody, or will have been when a recall reaches them. */
      readonly seenUpTo: ProgramTime;
    })
  | SystemCommand;
