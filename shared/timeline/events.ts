import type { Layer } from "../cards/card-kind.ts";
import type { Card } from "../cards/index.ts";
import type { Millis } from "../time.ts";

/** One line of the meeting's programme, as printed on the page. */
export interface ProgrammeItem {
  readonly title: string;
  /** Planned start as read by people: `10:30`. */
  readonly time?: string | undefined;
  /** Who speaks, or what is shown. */
  readonly detail?: string | undefined;
}

/** What the as-run record says. Public: whatever stands here may be shown to anyone. */
export type TimelineEvent =
  | {
      readonly type: "meeting.planned";
      readonly title: string;
      readonly programme: readonly ProgrammeItem[];
      /** A round-the-clock sample: showings older than this before the newest take are forgotten. Absent: all are kept. */
      readonly keepFor?: Millis;
    }
  | { readonly type: "meeting.opened" }
  | { readonly type: "card.taken"; readonly card: Card; readonly layer: Layer; readonly cueId?: string }
  | { readonly type: "card.changed"; readonly card: Card }
  | { readonly type: "card.cleared"; readonly layer: Layer }
  | { readonly type: "highlight.marked"; readonly id: string; readonly text: string }
  | { readonly type: "highlight.withdrawn"; readonly id: string }
  | { readonly type: "signal.lost" }
  | { readonly type: "signal.restored" }
  | { readonly type: "meeting.closed" };
